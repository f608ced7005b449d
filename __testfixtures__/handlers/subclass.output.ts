import { Client } from '@modelcontextprotocol/client';
import { McpServer, Server } from '@modelcontextprotocol/server';

export class RootsClient extends Client {
  serveRoots(): void {
    this.setRequestHandler('roots/list', () => ({ roots: [] }));
    super.setRequestHandler('ping', () => ({}));
  }
}

export function subscribe(mcpServer: McpServer, any: any, maybe?: Server): void {
  mcpServer.server.setRequestHandler('resources/subscribe', async (request) => {
    console.error(request.params.uri);
    return {};
  });
  any.server.setRequestHandler('resources/subscribe', () => ({}));
  maybe?.setRequestHandler('ping', () => ({}));
}
