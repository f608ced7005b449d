resource lb 'Microsoft.Network/loadBalancers@2023-04-01' = {
  properties: {
    loadBalancingRules: [
      { name: 'mcp', properties: { loadDistribution: 'Default' } }
    ]
  }
}
