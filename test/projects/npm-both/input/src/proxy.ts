import { Client } from '@modelcontextprotocol/sdk/client/index';
import { Server } from '@modelcontextprotocol/sdk/server/index';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport';
import type { Implementation, ServerCapabilities } from '@modelcontextprotocol/sdk/types';
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
