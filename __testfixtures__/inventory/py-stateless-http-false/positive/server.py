from mcp.server.fastmcp import FastMCP

mcp = FastMCP("demo", stateless_http=False, json_response=True)
mcp.settings.stateless_http = False
app = mcp.http_app(path="/mcp", stateless_http = False)
mcp.run(transport="http", stateless=False)
