import { Client } from '@modelcontextprotocol/client';
import { Server, type ServerOptions } from '@modelcontextprotocol/server';
import type { Request, ServerResult } from '@modelcontextprotocol/server';

type CustomRequest = Request & { method: 'acme/search' };

export class Search extends Server {
  constructor(options?: ServerOptions) {
    super({ name: 'search', version: '1.0.0' }, options);
  }
}

export const client: Client = new Client({
  name: 'search-client',
  version: '1.0.0',
});

export type Answer = ServerResult;
