import { McpServer, type CallToolResult } from '@modelcontextprotocol/server';
import type { ServerContext } from '@modelcontextprotocol/server';
import { ListToolsRequestSchema } from '@modelcontextprotocol/core';

interface Owner {
  prefix: string;
}

type Handler = (this: Owner, name: string, extra: ServerContext) => Promise<CallToolResult>;

const say = (text: string): CallToolResult => ({ content: [{ type: 'text', text }] });

const handlers: Record<string, Handler> = {
  async method(name, ctx) {
    return say(this.prefix + name + ctx.mcpReq.id);
  },
  property: async function (this: Owner, name, { mcpReq: { id: requestId } }) {
    return say(this.prefix + name + requestId);
  },
};

const server = new McpServer({ name: 'this', version: '1.0.0' });

server.server.setRequestHandler(ListToolsRequestSchema, async function (this: unknown, request, ctx) {
  console.error(request.method, ctx.mcpReq.id);
  return { tools: [] };
});

export const run = (handler: Handler, ctx: ServerContext) =>
  handler.call({ prefix: '' }, 'name', ctx);

export { handlers, server };
