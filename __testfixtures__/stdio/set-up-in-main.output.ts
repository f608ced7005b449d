import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

let root = '.';

function createServer() {
  const server = new McpServer({ name: 'files', version: '1.0.0' });
  server.registerTool('root', {}, async () => ({ content: [{ type: 'text', text: root }] }));

  return server;
}

function registerAll(on: McpServer, names: readonly string[]) {
  for (const name of names) on.registerTool(name, {}, async () => ({ content: [] }));
}

async function main(): Promise<void> {
  root = await Promise.resolve('/tmp');
  const names = process.argv.slice(2);

  const setupServer = () => {
    const server = createServer();
    registerAll(server, names);
    return server;
  };

  serveStdio(setupServer, { onerror: console.error });
}

main();
