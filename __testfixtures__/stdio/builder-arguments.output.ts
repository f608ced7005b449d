import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

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
    const config = await loadConfig();
    const handle = serveStdio(() => buildServer(config, process.env.DEBUG === '1'), {
      onerror: console.error,
    });

    process.on('SIGTERM', async () => {
      await handle.close();
      process.exit(0);
    });
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

void start();
