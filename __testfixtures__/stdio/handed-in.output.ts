import { McpServer } from '@modelcontextprotocol/server';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';

function createServer(): McpServer {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  server.registerTool('list', {}, async () => ({ content: [{ type: 'text', text: 'none' }] }));
  return server;
}

async function build(name: string): Promise<McpServer> {
  return new McpServer({ name, version: '1.0.0' });
}

async function runStdio(createServer: () => McpServer): Promise<void> {
  const handle = serveStdio(createServer, { onerror: console.error });
  process.on('SIGINT', async () => {
    await handle.close();
    process.exit(0);
  });
}

const connectAll = async (greeting: string, createServer: () => McpServer | Promise<McpServer>) => {
  console.error(greeting);
  serveStdio(createServer, { onerror: console.error });
};

// It registers on what it is handed.
async function runWith(server: McpServer): Promise<void> {
  server.registerTool('time', {}, async () => ({ content: [] }));
  // TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `server` is handed in, so it was made elsewhere. serveStdio(factory) serves both eras, and builds the server anew for each connection.
  await server.connect(new StdioServerTransport());
}

/** Others may call it. */
export async function runFor(server: McpServer): Promise<void> {
  // TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `server` is handed in, so it was made elsewhere. serveStdio(factory) serves both eras, and builds the server anew for each connection.
  await server.connect(new StdioServerTransport());
}

async function runMade(createServer: () => McpServer): Promise<void> {
  serveStdio(createServer, { onerror: console.error });
}

async function runLate(server: McpServer): Promise<void> {
  // TODO(mcp-v2/stdio-era): speaks to 2025-era clients only: it stays on connect(), for `server` is handed in, so it was made elsewhere. serveStdio(factory) serves both eras, and builds the server anew for each connection.
  await server.connect(new StdioServerTransport());
}

async function main(): Promise<void> {
  const name = process.argv[3] ?? 'notes';
  if (process.argv[2] === 'plain') await runStdio(createServer);
  else if (process.argv[2] === 'named') await connectAll('hello', () => build(name));
  else if (process.argv[2] === 'with') await runWith(createServer());
  else await runFor(createServer());
}

async function other(): Promise<void> {
  const createMcpServer = () => {
    const server = new McpServer({ name: 'other', version: '1.0.0' });
    server.registerTool('ping', {}, async () => ({ content: [] }));

    return server;
  };

  await runMade(createMcpServer);
}

async function late(): Promise<void> {
  const server = createServer();
  await runLate(server);
  await server.server.sendToolListChanged();
}

main().catch(console.error);
void [other, late];
