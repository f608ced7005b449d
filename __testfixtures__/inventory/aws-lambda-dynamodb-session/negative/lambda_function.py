from awslabs.mcp_lambda_handler import MCPLambdaHandler

mcp = MCPLambdaHandler(name="mcp-lambda", version="1.0.0")
# mcp = MCPLambdaHandler(name="x", session_store=store)
none = MCPLambdaHandler(name="y", session_store=None)
