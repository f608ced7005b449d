import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { ServerCapabilities } from '@modelcontextprotocol/sdk/types.js';

export function capabilities(payload: Record<string, unknown>, tuning: { [key: string]: unknown }): ServerCapabilities {
  const own: ServerCapabilities = { experimental: { payload, tuning, plain: { on: true } } };
  return own;
}

export function client(payload: Record<string, unknown>): Client {
  return new Client({ name: 'client', version: '1.0.0' }, { capabilities: { experimental: { acme: payload } } });
}

export function server(info: Record<string, any>, payload: object): Server {
  const made = new Server({ name: 'server', version: '1.0.0' }, { capabilities: {} });
  made.registerCapabilities({ experimental: { info, payload: payload as Record<string, any> } });
  return made;
}

export const other = (payload: Record<string, unknown>) => ({ experimental: { payload } });
