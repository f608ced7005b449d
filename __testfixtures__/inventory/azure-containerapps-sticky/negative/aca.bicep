resource mcp 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'mcp-server'
  properties: {
    configuration: {
      ingress: {
        stickySessions: {
          affinity: 'none'
        }
      }
    }
  }
}
