{
  service: {
    kind: 'Service',
    metadata: { name: 'mcp' },
    spec: { sessionAffinity: 'ClientIP', selector: { app: 'mcp' } },
  },
}
