export const config = {
  port: Number.parseInt(process.env.PORT ?? '8080', 10),
  endpoint: '/mcp',
} as const;
