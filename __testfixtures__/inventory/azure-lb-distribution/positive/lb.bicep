resource lb 'Microsoft.Network/loadBalancers@2023-04-01' = {
  name: 'mcp-lb'
  properties: {
    loadBalancingRules: [
      {
        name: 'http'
        properties: {
          loadDistribution: 'SourceIP'
        }
      }
    ]
  }
}
