// @ts-nocheck: Deno resolves these
// TODO(mcp-v2/unknown-module): npm:@modelcontextprotocol/sdk@1.25.0/server/mcp.js is v1 of the SDK by another way than npm's, so what it gives was left as it is; point it at the v2 package that has these names, then follow the guide.
import { McpServer } from 'npm:@modelcontextprotocol/sdk@1.25.0/server/mcp.js';
// TODO(mcp-v2/unknown-module): https://esm.sh/@modelcontextprotocol/sdk@1.25.0/client/index.js is v1 of the SDK by another way than npm's, so what it gives was left as it is; point it at the v2 package that has these names, then follow the guide.
import { Client } from 'https://esm.sh/@modelcontextprotocol/sdk@1.25.0/client/index.js';
import { other } from 'npm:@modelcontextprotocol/inspector';

export const server = new McpServer({ name: 'deno', version: '1.0.0' });
export { Client, other };
