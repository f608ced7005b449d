import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Server, type ServerOptions } from '@modelcontextprotocol/sdk/server/index.js';
import type { Notification, Request, Result, ServerResult } from '@modelcontextprotocol/sdk/types.js';

type CustomRequest = Request & { method: 'acme/search' };

export class Search extends Server<CustomRequest, Notification, Result> {
  constructor(options?: ServerOptions) {
    super({ name: 'search', version: '1.0.0' }, options);
  }
}

export const client: Client<CustomRequest, Notification, Result> = new Client<CustomRequest, Notification, Result>({
  name: 'search-client',
  version: '1.0.0',
});

export type Answer = ServerResult;
