import os
from mcp.server.fastmcp import FastMCP, Context
from mcp.server.fastmcp.prompts import base
import mcp.server.fastmcp as fm
from mcp.server import fastmcp
try:
    from mcp.server.fastmcp import Image
except ImportError:
    Image = None
