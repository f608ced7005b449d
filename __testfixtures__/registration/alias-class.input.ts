import { McpServer as Mcp, ResourceTemplate as Template } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z as zod } from 'zod';

const server = new Mcp({ name: 'demo', version: '1.0.0' });

server.tool('a', { b: zod.string() }, async ({ b }) => ({ content: [{ type: 'text', text: b }] }));
server.resource('c', new Template('c://{d}', { list: undefined }), async () => ({ contents: [] }));
