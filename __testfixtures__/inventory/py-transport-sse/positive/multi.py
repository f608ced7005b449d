import asyncio, os
from fastmcp import FastMCP, Client
mcp: FastMCP = FastMCP(name="x")

def main():
    transport = os.environ.get("MCP_TRANSPORT") or "sse"
    mcp.run(
        transport="sse", host="0.0.0.0", port=int(os.environ.get("PORT", 8000))
    )
    asyncio.run(mcp.run_async(transport='sse'))
    async with Client("http://localhost:8000/sse") as c:
        pass
