resource og 'Microsoft.Cdn/profiles/originGroups@2023-05-01' = {
  name: 'mcp-origins'
  properties: {
    sessionAffinityState: 'Disabled'
  }
}
