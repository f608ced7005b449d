export MCP_SESSION_TIMEOUT="1800"
export FASTMCP_STATELESS_HTTP=false
MCP_SESSION_MODE=stateful terraform-mcp-server streamable-http
