import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

let root = '.';

const server = new McpServer({ name: 'files', version: '1.0.0' });
server.registerTool('root', {}, async () => ({ content: [{ type: 'text', text: root }] }));

function registerAll(on: McpServer, names: readonly string[]) {
  for (const name of names) on.registerTool(name, {}, async () => ({ content: [] }));
}

async function main(): Promise<void> {
  root = await Promise.resolve('/tmp');
  const names = process.argv.slice(2);
  registerAll(server, names);

  const transport = new StdioServerTransport();
  await server.connect(transport);
}

main();
