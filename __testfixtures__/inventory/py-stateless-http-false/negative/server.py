from fastmcp import FastMCP

mcp = FastMCP("demo")
# mcp.run(transport="http", stateless_http=False)
mcp.run(transport="http", stateless_http=True)
