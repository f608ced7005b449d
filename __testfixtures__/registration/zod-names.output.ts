import { McpServer } from '@modelcontextprotocol/server';
import { object, string as text } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const Person = object({ name: text() });

server.registerTool('greet', { inputSchema: object({ name: text() }) }, async ({ name }) => ({
  content: [{ type: 'text', text: name }],
}));
server.registerTool('person', { inputSchema: Person }, async ({ name }) => ({
  content: [{ type: 'text', text: name }],
}));
