#!/bin/sh
npx -y supergateway --stdio "uvx mcp-server-git" --outputTransport sse --port 8000
npx mcp-proxy --sse-port 8080 python server.py
uv run mcp-server -t sse
docker run -e MCP_TRANSPORT=sse acme/mcp
mcp-server --sse
mcp run server.py --transport "sse"
npx @modelcontextprotocol/server-everything sse
MCP_TRANSPORT=sse python -m acme.mcp
helm upgrade --install mcp ./chart --set service.sessionAffinity=ClientIP --set env.MCP_TRANSPORT=sse
helm upgrade mcp ./chart --set-string 'ingress.annotations.nginx\.ingress\.kubernetes\.io/affinity=cookie'
kubectl annotate ingress mcp nginx.ingress.kubernetes.io/upstream-hash-by='$http_mcp_session_id'
kubectl patch svc mcp -p '{"spec":{"sessionAffinity":"ClientIP"}}'
thv run --transport sse fetch
