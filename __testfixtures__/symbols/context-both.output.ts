import type { ServerContext, ClientRequest, ServerRequest } from '@modelcontextprotocol/server';
import type { ClientContext } from '@modelcontextprotocol/client';

/** A proxy stands on both sides. */
export interface Proxy {
  up(extra: ServerContext): void;
  down(extra: ClientContext): void;
  forward(request: ServerRequest | ClientRequest): void;
}

export const isUp = (extra: unknown): extra is ServerContext => extra === null;
