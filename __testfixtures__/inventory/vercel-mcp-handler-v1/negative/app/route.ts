import { createMcpHandler } from '@modelcontextprotocol/server';
export const handler = createMcpHandler(() => ({}) as never, { redisUrl: 'x' } as never);
