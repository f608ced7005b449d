set -gx MCP_TRANSPORT sse
set -x MCP_PORT 3000
