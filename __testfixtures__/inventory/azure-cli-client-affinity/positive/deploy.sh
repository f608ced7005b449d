az webapp update --name mcp-server --resource-group rg --client-affinity-enabled true
az webapp update -g rg -n my-mcp-app \
    --client-affinity-enabled=true \
    --https-only true
az containerapp ingress sticky-sessions set -n mcp -g rg --affinity sticky
az webapp create -g rg -p plan -n mcp --set clientAffinityEnabled=true
