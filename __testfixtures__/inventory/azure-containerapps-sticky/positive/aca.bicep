resource mcp 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'mcp-server'
  properties: {
    configuration: {
      ingress: {
        external: true
        stickySessions: {
          affinity: 'sticky'
        }
      }
    }
    template: {
      containers: [
        {
          name: 'mcp'
          image: 'acme/mcp'
          args: [
            '--transport'
            'sse'
          ]
          env: [
            {
              name: 'MCP_TRANSPORT'
              value: 'sse'
            }
          ]
        }
      ]
    }
  }
}
resource mcp2 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'mcp2'
  properties: {
    configuration: {
      ingress: {
        stickySessions: {
          affinity: affinity
        }
      }
    }
  }
}
