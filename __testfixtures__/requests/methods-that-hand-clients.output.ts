import { Client } from '@modelcontextprotocol/client';
import type { RequestOptions } from '@modelcontextprotocol/client';

class Pool {
  private readonly idle: Client[] = [];

  async with<T>(work: (client: Client) => Promise<T>): Promise<T> {
    return work(this.idle.pop() ?? new Client({ name: 'pool', version: '1.0.0' }));
  }

  call(name: string, options: RequestOptions) {
    return this.with(async (client) => (await client.callTool({ name }, options)).content);
  }

  async first(options: RequestOptions) {
    const client = await Promise.race(this.idle.map(async (one) => one));
    // TODO(mcp-v2/requests/schema): if this is the SDK's client, its options come second in v2, callTool(params, options), and what stands third is not read.
    return client.callTool({ name: 'first' }, undefined, options);
  }
}

const pool = new Pool();

export const run = (options: RequestOptions) =>
  pool.with((client) => client.callTool({ name: 'run' }, options));

interface Caller {
  callTool(call: { name: string }, parent: undefined, options: RequestOptions): void;
}

export const other = (caller: Caller, options: RequestOptions) => caller.callTool({ name: 'theirs' }, undefined, options);
