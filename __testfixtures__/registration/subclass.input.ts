import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const done = async () => ({ content: [] });

export class Plain extends McpServer {
  constructor() {
    super({ name: 'plain', version: '1.0.0' });
    this.tool('self', { a: z.string() }, done);
    super.resource('self', 'self://', async () => ({ contents: [] }));
  }
}

new Plain().tool('outside', done);

export class Own extends McpServer {
  readonly names: string[] = [];

  override tool(...args: any[]): any {
    this.names.push(args[0]);
    return (super.tool as any)(...args);
  }
}

// Its own method, whatever the SDK calls its.
export const own = new Own({ name: 'own', version: '1.0.0' });
own.tool('mine', done);
