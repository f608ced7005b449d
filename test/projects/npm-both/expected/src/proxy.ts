import { Client } from '@modelcontextprotocol/client';
import { Server } from '@modelcontextprotocol/server';
import type { Transport, Implementation, ServerCapabilities } from '@modelcontextprotocol/server';
import { Unreachable } from './errors';

export interface Ends {
  upstream: Transport;
  downstream: Transport;
}

/** Stands between a client and a server, with what the server says it can do. */
export async function proxy({ upstream, downstream }: Ends, info: Implementation): Promise<Server> {
  const client = new Client(info);
  await client.connect(upstream);
  const capabilities: ServerCapabilities | undefined = client.getServerCapabilities();
  if (!capabilities) throw new Unreachable();
  const server = new Server(info, { capabilities });
  await server.connect(downstream);
  return server;
}
