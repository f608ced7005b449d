"""mcp.run(transport="sse") was the old way."""
from fastmcp import FastMCP

mcp = FastMCP("demo", stateless_http=True)
# mcp.run(transport="sse")
print('use transport="sse" no more')
if __name__ == "__main__":
    mcp.run(transport="streamable-http")
