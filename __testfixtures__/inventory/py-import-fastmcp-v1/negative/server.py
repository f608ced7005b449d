"""Once it was:

from mcp.server.fastmcp import FastMCP
"""
# from mcp.server.fastmcp import FastMCP
from mcp.server.mcpserver import MCPServer
HELP = "from mcp.server.fastmcp import FastMCP"
