import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

const createServer = 'taken';
const handle = createServer.length;
const server = new McpServer({ name: 'notes', version: '1.0.0' });

function describe(text: string) {
  server.registerTool(text, {}, async () => {
    const server = 'another';
    return { content: [{ type: 'text', text: server + handle }] };
  });
}

describe('one');
describe('two');

process.on('SIGINT', () => server.close());

export async function serveStdio() {
  await server.connect(new StdioServerTransport());
}
