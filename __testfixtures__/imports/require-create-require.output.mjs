import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { McpServer, ResourceTemplate } = require('@modelcontextprotocol/server');
const { NodeStreamableHTTPServerTransport } = require('@modelcontextprotocol/node');

export function create() {
  const transport = new NodeStreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  return { server: new McpServer({ name: 'esm', version: '1.0.0' }), transport, ResourceTemplate };
}

export const own = require('./package.json');
