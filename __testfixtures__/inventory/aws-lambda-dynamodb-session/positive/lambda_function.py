from awslabs.mcp_lambda_handler import MCPLambdaHandler
from awslabs.mcp_lambda_handler.session import DynamoDBSessionStore

store = DynamoDBSessionStore(table_name="mcp_sessions")
mcp = MCPLambdaHandler(name="mcp-lambda", version="1.0.0", session_store=store)
other = MCPLambdaHandler(
    name="x",
    session_store="mcp_sessions",
)
