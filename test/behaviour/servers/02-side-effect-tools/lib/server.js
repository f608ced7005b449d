import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

/** The one server of this process. */
export const server = new McpServer({
  name: 'ticket-mcp',
  version: '0.9.2',
});
