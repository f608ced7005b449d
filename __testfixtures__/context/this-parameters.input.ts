import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import { ListToolsRequestSchema, type CallToolResult } from '@modelcontextprotocol/sdk/types.js';

interface Owner {
  prefix: string;
}

type Handler = (this: Owner, name: string, extra: RequestHandlerExtra<any, any>) => Promise<CallToolResult>;

const say = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] });

const handlers: Record<string, Handler> = {
  async method(name, extra) {
    return say(this.prefix + name + extra.requestId);
  },
  property: async function (this: Owner, name, { requestId }) {
    return say(this.prefix + name + requestId);
  },
};

const server = new McpServer({ name: 'this', version: '1.0.0' });

server.server.setRequestHandler(ListToolsRequestSchema, async function (this: unknown, request, extra) {
  console.error(request.method, extra.requestId);
  return { tools: [] };
});

export const run = (handler: Handler, extra: RequestHandlerExtra<any, any>) =>
  handler.call({ prefix: '' }, 'name', extra);

export { handlers, server };
