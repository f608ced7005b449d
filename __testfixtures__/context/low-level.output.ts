import { Client } from '@modelcontextprotocol/client';
import { Server, type CallToolRequest } from '@modelcontextprotocol/server';
import {
  CallToolRequestSchema,
  CreateMessageRequestSchema,
  CreateMessageResultSchema,
  ListToolsRequestSchema,
} from '@modelcontextprotocol/core';

export class Gateway {
  private server = new Server({ name: 'gate', version: '1.0.0' }, { capabilities: { tools: {} } });
  private client = new Client({ name: 'gate', version: '1.0.0' }, { capabilities: { sampling: {} } });

  constructor() {
    this.server.setRequestHandler(ListToolsRequestSchema, (_request, _ctx) => ({ tools: [] }));
    this.server.setRequestHandler(CallToolRequestSchema, this.call.bind(this));
    this.client.setRequestHandler(CreateMessageRequestSchema, async (request, ctx) => ({
      model: 'm',
      role: 'assistant' as const,
      content: { type: 'text' as const, text: `${request.params.maxTokens} ${ctx.mcpReq.signal.aborted}` },
    }));
    this.server.fallbackRequestHandler = async (request, ctx) => ({ of: request.method, id: ctx.mcpReq.id });
  }

  private async call(request: CallToolRequest, ctx: any) {
    const answer = await ctx.mcpReq.send(
      { method: 'sampling/createMessage', params: { messages: [], maxTokens: 5 } },
      CreateMessageResultSchema,
      { signal: ctx.mcpReq.signal },
    );
    return this.finish(request, ctx, answer);
  }

  private finish(request: CallToolRequest, ctx: any, answer: any) {
    const auth = (ctx as any).http?.authInfo;
    return { content: [{ type: 'text' as const, text: `${request.params.name} ${answer.model} ${auth?.token} ${ctx.http?.req?.url}` }] };
  }
}
