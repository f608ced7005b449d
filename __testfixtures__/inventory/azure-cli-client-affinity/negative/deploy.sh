az webapp update --name mcp-server --client-affinity-enabled false
az containerapp ingress sticky-sessions set -n mcp -g rg --affinity none
# az webapp update --name mcp-server --client-affinity-enabled true
az webapp update --name shop --client-affinity-enabled true
