import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

function createServer(): McpServer {
  const server = new McpServer({ name: 'notes', version: '1.0.0' });
  server.registerTool('list', {}, async () => ({ content: [{ type: 'text', text: 'none' }] }));
  return server;
}

async function build(name: string): Promise<McpServer> {
  return new McpServer({ name, version: '1.0.0' });
}

async function runStdio(server: McpServer): Promise<void> {
  const transport = new StdioServerTransport();
  await server.connect(transport);
  process.on('SIGINT', async () => {
    await server.close();
    process.exit(0);
  });
}

const connectAll = async (greeting: string, server: McpServer) => {
  console.error(greeting);
  await server.connect(new StdioServerTransport());
};

// It registers on what it is handed.
async function runWith(server: McpServer): Promise<void> {
  server.registerTool('time', {}, async () => ({ content: [] }));
  await server.connect(new StdioServerTransport());
}

/** Others may call it. */
export async function runFor(server: McpServer): Promise<void> {
  await server.connect(new StdioServerTransport());
}

async function runMade(server: McpServer): Promise<void> {
  await server.connect(new StdioServerTransport());
}

async function runLate(server: McpServer): Promise<void> {
  await server.connect(new StdioServerTransport());
}

async function main(): Promise<void> {
  const name = process.argv[3] ?? 'notes';
  if (process.argv[2] === 'plain') await runStdio(createServer());
  else if (process.argv[2] === 'named') await connectAll('hello', await build(name));
  else if (process.argv[2] === 'with') await runWith(createServer());
  else await runFor(createServer());
}

async function other(): Promise<void> {
  const server = new McpServer({ name: 'other', version: '1.0.0' });
  server.registerTool('ping', {}, async () => ({ content: [] }));
  await runMade(server);
}

async function late(): Promise<void> {
  const server = createServer();
  await runLate(server);
  await server.server.sendToolListChanged();
}

main().catch(console.error);
void [other, late];
