import argparse
import os
from fastmcp import FastMCP
from mcp.server.sse import SseServerTransport
from mcp.client.sse import sse_client

mcp = FastMCP("demo")
sse = SseServerTransport("/messages/")
TRANSPORT = os.environ.get("MCP_TRANSPORT", "sse")
mode = os.getenv('TRANSPORT', 'sse')


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--transport", choices=["stdio", "sse"], default="sse")
    return parser.parse_args()


async def client():
    async with sse_client("http://localhost:8000/sse") as streams:
        return streams


async def main(transport: str = "sse"):
    await mcp.run_sse_async(host="0.0.0.0")
    app = mcp.sse_app()
    other = mcp.http_app(transport="sse", path="/sse")


if __name__ == "__main__":
    mcp.run(transport="sse")
    mcp.run('sse')
    mcp.run(
        transport = 'sse',
        port=8000,
    )
