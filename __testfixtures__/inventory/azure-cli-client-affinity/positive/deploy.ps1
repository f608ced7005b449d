az webapp update `
  --name mcp-server `
  --client-affinity-enabled true
