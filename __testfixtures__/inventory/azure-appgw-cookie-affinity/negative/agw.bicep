resource agw 'Microsoft.Network/applicationGateways@2023-04-01' = {
  properties: {
    backendHttpSettingsCollection: [
      {
        name: 'mcp'
        properties: {
          cookieBasedAffinity: 'Disabled'
        }
      }
    ]
  }
}
