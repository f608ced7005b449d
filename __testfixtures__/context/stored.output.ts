import { McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import type { ServerContext } from '@modelcontextprotocol/server';

class Job {
  readonly #extra: ServerContext;
  context;

  constructor(
    private readonly extra: ServerContext,
    readonly id: string,
  ) {
    this.#extra = extra;
    this.context = extra;
  }

  get cancelled(): boolean {
    return this.extra.mcpReq.signal.aborted || this.#extra.mcpReq.signal.aborted || this.context.mcpReq.signal.aborted;
  }

  who() {
    const authInfo = this.extra.http?.authInfo;
    const { signal } = this.context.mcpReq;
    const { sessionId } = this.context;
    return `${authInfo?.clientId} ${signal.aborted} ${sessionId}`;
  }
}

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const jobs = new Map<string, Job>();

server.registerResource('log', 'demo://log', {}, async (uri, ctx) => {
  const job = new Job(ctx, uri.href);
  jobs.set(job.id, job);
  const bag = { extra: ctx, uri };
  return { contents: [{ uri: uri.href, text: `${bag.extra.mcpReq.id} ${job.who()}` }] };
});

server.registerResource(
  'page',
  new ResourceTemplate('demo://page/{n}', {
    list: async ctx => ({ resources: [{ uri: 'demo://page/1', name: String(ctx.mcpReq.id) }] }),
  }),
  {},
  async (uri, { n }, extra) => {
    const ctx = { n };
    return { contents: [{ uri: uri.href, text: `${ctx.n} ${extra.mcpReq.id}` }] };
  },
);
