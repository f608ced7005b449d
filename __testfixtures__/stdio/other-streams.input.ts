import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { PassThrough } from 'node:stream';

const input = new PassThrough();

function createServer() {
  return new McpServer({ name: 'notes', version: '1.0.0' });
}

export async function serve() {
  const server = createServer();
  const transport = new StdioServerTransport(input, process.stdout);
  await server.connect(transport);
}
