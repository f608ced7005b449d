resource og 'Microsoft.Cdn/profiles/originGroups@2023-05-01' = {
  name: 'mcp-origins'
  properties: {
    sessionAffinityState: 'Enabled'
  }
}
resource fd 'Microsoft.Network/frontDoors@2021-06-01' = {
  name: 'mcp-fd'
  properties: {
    frontendEndpoints: [
      {
        name: 'fe'
        properties: {
          hostName: 'mcp.azurefd.net'
          sessionAffinityEnabledState: 'Enabled'
        }
      }
    ]
  }
}
