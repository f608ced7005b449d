import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { readdir } from 'node:fs/promises';

async function run(root: string) {
  // Made before anything can fail.
  const server = new McpServer({ name: 'files', version: '1.0.0' });
  const files = await readdir(root);
  for (const file of files) {
    server.registerTool(file, {}, async () => ({ content: [{ type: 'text', text: file }] }));
  }
  server.server.onerror = (error) => console.error(error);

  await server.connect(new StdioServerTransport());
  console.error(`serving ${files.length} files`);
}

run('.').catch(console.error);
