import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { object, string as text } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const Person = object({ name: text() });

server.tool('greet', { name: text() }, async ({ name }) => ({ content: [{ type: 'text', text: name }] }));
server.tool('person', Person.shape, async ({ name }) => ({ content: [{ type: 'text', text: name }] }));
