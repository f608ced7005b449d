resource pool 'Microsoft.ApiManagement/service/backends@2023-09-01-preview' = {
  name: 'mcp-pool'
  properties: {
    type: 'Pool'
    pool: {
      services: []
      sessionAffinity: {
        sessionId: {
          source: 'cookie'
          name: 'Mcp-Session-Id'
        }
      }
    }
  }
}
