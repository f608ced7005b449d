import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const API_KEY = process.env.API_KEY;
if (!API_KEY) {
  throw new Error('API_KEY is required');
}

const server = new Server({ name: 'x', version: '1.0.0' }, { capabilities: { tools: {}, logging: {} } });

server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools: [{ name: API_KEY.trim(), inputSchema: { type: 'object' } }] }));
server.setRequestHandler(CallToolRequestSchema, handleCall);

async function handleCall(request: { params: { name: string } }) {
  await server.sendLoggingMessage({ level: "info", data: request.params.name });
  return { content: [] };
}
const transport = new StdioServerTransport();
await server.connect(transport);
