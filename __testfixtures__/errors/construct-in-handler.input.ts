import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ErrorCode, ListToolsRequestSchema, McpError } from '@modelcontextprotocol/sdk/types.js';

export function serve(server: Server) {
  server.setRequestHandler(ListToolsRequestSchema, async () => {
    throw new McpError(ErrorCode.RequestTimeout, 'the backend is slow');
  });
}
