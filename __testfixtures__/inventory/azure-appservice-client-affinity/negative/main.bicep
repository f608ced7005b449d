resource app 'Microsoft.Web/sites@2022-09-01' = {
  name: 'mcp-server'
  properties: {
    clientAffinityEnabled: false
    // clientAffinityEnabled: true
  }
}
resource shop 'Microsoft.Web/sites@2022-09-01' = {
  name: 'shop'
  properties: {
    clientAffinityEnabled: true
  }
}
resource existingApp 'Microsoft.Web/sites@2022-09-01' existing = {
  name: 'mcp-existing'
}
resource fn 'Microsoft.Web/sites@2022-09-01' = {
  name: 'mcp-fn'
  kind: 'functionapp,linux'
  properties: {}
}
