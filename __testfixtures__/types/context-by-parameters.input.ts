import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, EmptyResultSchema } from '@modelcontextprotocol/sdk/types.js';

type RequestHandler = Parameters<Server['setRequestHandler']>[1];
type Extra = Parameters<RequestHandler>[1];
type SendRequest = Extra['sendRequest'];
type ClientExtra = Parameters<Parameters<Client['setRequestHandler']>[1]>[1];
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
