import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

let client = 'unknown';

function createServer() {
  const server = new McpServer({ name: 'roots', version: '1.0.0' });

  server.registerTool('client', {}, async () => ({ content: [{ type: 'text', text: client }] }));

  // TODO(mcp-v2/client-handshake): oninitialized is not called for 2026-07-28 clients, which send no initialize; do what it does in the factory, or when a request first needs it.
  server.server.oninitialized = () => {
    client = server.server.getClientVersion()?.name ?? client;
  };

  return server;
}

serveStdio(createServer, { onerror: console.error });
