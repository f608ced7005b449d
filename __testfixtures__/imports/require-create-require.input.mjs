import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { McpServer, ResourceTemplate } = require('@modelcontextprotocol/sdk/server/mcp.js');
const { StreamableHTTPServerTransport } = require('@modelcontextprotocol/sdk/server/streamableHttp.js');

export function create() {
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
  return { server: new McpServer({ name: 'esm', version: '1.0.0' }), transport, ResourceTemplate };
}

export const own = require('./package.json');
