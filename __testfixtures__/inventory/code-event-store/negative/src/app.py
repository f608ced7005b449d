from fastmcp import FastMCP

mcp = FastMCP("x", stateless_http=True)
app = mcp.http_app(event_store=None)
# app = mcp.http_app(event_store=store)
