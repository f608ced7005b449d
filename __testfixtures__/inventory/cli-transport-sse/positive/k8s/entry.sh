exec "$@" --transport='sse' # mcp
python -m mcp_server.main --transport-type sse
uvx mcp-proxy --transport sse --port 9000 -- uvx mcp-server-time
docker run --rm -p 8000:8000 mcp/fetch --transport=sse
