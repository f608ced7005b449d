import { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

const tool = server.registerTool('add', { inputSchema: z.object({ a: z.number() }) }, async ({ a }) => ({
  content: [{ type: 'text', text: String(a) }],
}));
tool.update({ paramsSchema: z.object({ b: z.number() }) });
server.registerResource('x', 'x://', {}, async () => ({ contents: [] }));

export function widen(schema: Parameters<typeof tool.update>[0]['paramsSchema']) {
  tool.update({ paramsSchema: schema });
}
