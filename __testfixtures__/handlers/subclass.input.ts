import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ListRootsRequestSchema, PingRequestSchema, SubscribeRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export class RootsClient extends Client {
  serveRoots(): void {
    this.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [] }));
    super.setRequestHandler(PingRequestSchema, () => ({}));
  }
}

export function subscribe(mcpServer: McpServer, any: any, maybe?: Server): void {
  mcpServer.server.setRequestHandler(SubscribeRequestSchema, async (request) => {
    console.error(request.params.uri);
    return {};
  });
  any.server.setRequestHandler(SubscribeRequestSchema, () => ({}));
  maybe?.setRequestHandler(PingRequestSchema, () => ({}));
}
