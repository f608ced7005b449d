import type { Client } from '@modelcontextprotocol/client';
import { Server } from '@modelcontextprotocol/server';
import { CallToolRequestSchema, EmptyResultSchema } from '@modelcontextprotocol/core';

type RequestHandler = Parameters<Server['setRequestHandler']>[1];
type Extra = Parameters<RequestHandler>[1];
type SendRequest = Extra['mcpReq']['send'];
type ClientExtra = Parameters<Parameters<Client['setRequestHandler']>[1]>[1];
export type Stored = Parameters<Server['setRequestHandler']>[1];

export async function alive(options: { sendRequest?: SendRequest; signal?: Extra['mcpReq']['signal'] }) {
  const { sendRequest } = options;
  await sendRequest?.({ method: 'ping' }, EmptyResultSchema, { timeout: 5 });
}

export async function report(ctx: ClientExtra, message: string) {
  await ctx.mcpReq.notify({ method: 'notifications/message', params: { level: 'info', data: message } } as never);
}

const server = new Server({ name: 'a', version: '1' }, { capabilities: { tools: {} } });
server.setRequestHandler(CallToolRequestSchema, async (_request, { mcpReq: { send: sendRequest, signal } }) => {
  await alive({ sendRequest, signal });
  return { content: [] };
});
