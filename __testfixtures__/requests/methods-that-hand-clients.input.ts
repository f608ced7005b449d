import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { RequestOptions } from '@modelcontextprotocol/sdk/shared/protocol.js';

class Pool {
  private readonly idle: Client[] = [];

  async with<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return work(this.idle.pop() ?? new Client({ name: 'pool', version: '1.0.0' }));
  }

  call(name: string, options: RequestOptions) {
    return this.with(async (client) => (await client.callTool({ name }, undefined, options)).content);
  }

  async first(options: RequestOptions) {
    const client = await Promise.race(this.idle.map(async (one) => one));
    return client.callTool({ name: 'first' }, undefined, options);
  }
}

const pool = new Pool();

export const run = (options: RequestOptions) =>
  pool.with((client) => client.callTool({ name: 'run' }, undefined, options));

interface Caller {
  callTool(call: { name: string }, parent: undefined, options: RequestOptions): void;
}

export const other = (caller: Caller, options: RequestOptions) => caller.callTool({ name: 'theirs' }, undefined, options);
