import { createMcpHandler } from 'mcp-handler';
export const handler = createMcpHandler(() => {}, {}, {
  basePath: '/api',
  redisUrl: process.env.REDIS_URL,
  sseEndpoint: '/sse',
});
