import { McpServer } from '@modelcontextprotocol/server';
import {
  serveStdio as McpserveStdio,
  type StdioServerHandle,
} from '@modelcontextprotocol/server/stdio';

const createServer = 'taken';
const handle = createServer.length;

function describe(server: McpServer, text: string) {
  server.registerTool(text, {}, async () => {
    const server = 'another';
    return { content: [{ type: 'text', text: server + handle }] };
  });
}

function createMcpServer() {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });

  describe(server, 'one');
  describe(server, 'two');

  return server;
}

let handle2: StdioServerHandle | undefined;

process.on('SIGINT', () => handle2?.close());

export async function serveStdio() {
  handle2 = McpserveStdio(createMcpServer, { onerror: console.error });
}
