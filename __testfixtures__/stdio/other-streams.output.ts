import { McpServer } from '@modelcontextprotocol/server';
import {
  StdioServerTransport,
  serveStdio,
} from '@modelcontextprotocol/server/stdio';
import { PassThrough } from 'node:stream';

const input = new PassThrough();

function createServer() {
  return new McpServer({ name: 'notes', version: '1.0.0' });
}

export async function serve() {
  const transport = new StdioServerTransport(input, process.stdout);
  serveStdio(createServer, { transport, onerror: console.error });
}
