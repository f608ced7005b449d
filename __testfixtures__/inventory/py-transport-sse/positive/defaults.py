from typing import ClassVar
from mcp.server.fastmcp import FastMCP


class Constants:
    DEFAULT_MCP_TRANSPORT: ClassVar[str] = "sse"


def address(base_url: str) -> str:
    return base_url.rstrip("/") + "/sse"


def endpoint(proxy_pass_url: str) -> str:
    return f"{proxy_pass_url.rstrip('/')}/sse"
