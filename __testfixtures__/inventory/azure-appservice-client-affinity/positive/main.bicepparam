using './main.bicep'
param name = 'mcp'
param clientAffinityEnabled = true
