import type { Client } from '@modelcontextprotocol/client';
import { Server } from '@modelcontextprotocol/server';
import { CallToolRequestSchema, EmptyResultSchema } from '@modelcontextprotocol/core';

type RequestHandler = NonNullable<Server['fallbackRequestHandler']>;
type Extra = Parameters<RequestHandler>[1];
type SendRequest = Extra['sendRequest'];
type ClientExtra = Parameters<NonNullable<Client['fallbackRequestHandler']>>[1];
// TODO(mcp-v2/types/overloads): Server.setRequestHandler has overloads in v2, and Parameters<> reads the last, which takes (method, { params, result }, handler); name the type that is meant instead.
export type Stored = Parameters<Server['setRequestHandler']>[1];

export async function alive(options: { sendRequest?: SendRequest; signal?: Extra['signal'] }) {
  const { sendRequest } = options;
  await sendRequest?.({ method: 'ping' }, EmptyResultSchema, { timeout: 5 });
}

export async function report(extra: ClientExtra, message: string) {
  await extra.sendNotification({ method: 'notifications/message', params: { level: 'info', data: message } } as never);
}

const server = new Server({ name: 'a', version: '1' }, { capabilities: { tools: {} } });
server.setRequestHandler(CallToolRequestSchema, async (_request, { sendRequest, signal }) => {
  await alive({ sendRequest, signal });
  return { content: [] };
});
