import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

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
  const server = await getNamed();
  await server.connect(new StdioServerTransport());
} else if (process.argv[2] === 'parts') {
  const { server } = getParts();
  await server.connect(new StdioServerTransport());
} else {
  await getServer().connect(new StdioServerTransport());
}

function getParts() {
  const server = getServer();
  return { server, started: Date.now() };
}
