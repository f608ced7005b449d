import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

interface Config {
  name: string;
}

async function loadConfig(): Promise<Config> {
  return { name: 'notes' };
}

function buildServer(config: Config, debug = false) {
  const server = new McpServer({ name: config.name, version: '1.0.0' });
  if (debug) server.registerTool('state', {}, async () => ({ content: [] }));
  return server;
}

async function start() {
  try {
    const server = buildServer(await loadConfig(), process.env.DEBUG === '1');
    const transport = new StdioServerTransport();
    await server.connect(transport);

    process.on('SIGTERM', async () => {
      await server.close();
      process.exit(0);
    });
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

void start();
