import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

export function getServer(): McpServer {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  server.registerTool('list', {}, async () => ({ content: [] }));
  return server;
}

// A parameter of its own must not get what a factory is called with.
export async function getNamed(name = 'notes'): Promise<McpServer> {
  return new McpServer({ name, version: '1.0.0' });
}

if (process.argv[2] === 'named') {
  serveStdio(() => getNamed(), { onerror: console.error });
} else if (process.argv[2] === 'parts') {
  serveStdio(() => getParts().server, { onerror: console.error });
} else {
  serveStdio(getServer, { onerror: console.error });
}

function getParts() {
  const server = getServer();
  return { server, started: Date.now() };
}
