import { McpServer as Mcp, ResourceTemplate as Template } from '@modelcontextprotocol/server';
import { z as zod } from 'zod';

const server = new Mcp({ name: 'demo', version: '1.0.0' });

server.registerTool('a', { inputSchema: zod.object({ b: zod.string() }) }, async ({ b }) => ({
  content: [{ type: 'text', text: b }],
}));
server.registerResource('c', new Template('c://{d}', { list: undefined }), {}, async () => ({ contents: [] }));
