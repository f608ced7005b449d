param clientAffinity bool = true
resource app 'Microsoft.Web/sites@2022-09-01' = {
  name: 'mcp-server'
  properties: {
    serverFarmId: plan.id
    clientAffinityEnabled: true
  }
}
resource app2 'Microsoft.Web/sites@2022-09-01' = {
  name: 'mcp-two'
  properties: {
    clientAffinityEnabled: clientAffinity
  }
}
resource app3 'Microsoft.Web/sites@2023-01-01' = {
  name: 'mcp-three'
  kind: 'app,linux'
  properties: {
    serverFarmId: plan.id
  }
}
module site 'br/public:avm/res/web/site:0.9.0' = {
  name: 'mcp-site'
  params: {
    name: 'mcp'
    clientAffinityEnabled: true
  }
}
