resource agw 'Microsoft.Network/applicationGateways@2023-04-01' = {
  name: 'agw'
  properties: {
    backendHttpSettingsCollection: [
      {
        name: 'mcp'
        properties: {
          port: 80
          cookieBasedAffinity: 'Enabled'
          affinityCookieName: 'x'
        }
      }
      {
        name: 'mcp2'
        properties: {
          cookieBasedAffinity: sticky ? 'Enabled' : 'Disabled'
        }
      }
    ]
  }
}
