// @ts-nocheck: Deno resolves these
import { McpServer } from 'npm:@modelcontextprotocol/sdk@1.25.0/server/mcp.js';
import { Client } from 'https://esm.sh/@modelcontextprotocol/sdk@1.25.0/client/index.js';
import { other } from 'npm:@modelcontextprotocol/inspector';

export const server = new McpServer({ name: 'deno', version: '1.0.0' });
export { Client, other };
