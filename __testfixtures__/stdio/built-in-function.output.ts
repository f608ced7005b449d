import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { readdir } from 'node:fs/promises';

async function run(root: string) {
  const files = await readdir(root);

  const createServer = () => {
    // Made before anything can fail.
    const server = new McpServer({ name: 'files', version: '1.0.0' });
    for (const file of files) {
      server.registerTool(file, {}, async () => ({ content: [{ type: 'text', text: file }] }));
    }
    server.server.onerror = (error) => console.error(error);

    return server;
  };

  serveStdio(createServer, { onerror: console.error });
  console.error(`serving ${files.length} files`);
}

run('.').catch(console.error);
