import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';

class Job {
  readonly #extra: RequestHandlerExtra<ServerRequest, ServerNotification>;
  context;

  constructor(
    private readonly extra: RequestHandlerExtra<ServerRequest, ServerNotification>,
    readonly id: string,
  ) {
    this.#extra = extra;
    this.context = extra;
  }

  get cancelled(): boolean {
    return this.extra.signal.aborted || this.#extra.signal.aborted || this.context.signal.aborted;
  }

  who() {
    const { authInfo } = this.extra;
    const { signal, sessionId } = this.context;
    return `${authInfo?.clientId} ${signal.aborted} ${sessionId}`;
  }
}

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const jobs = new Map<string, Job>();

server.registerResource('log', 'demo://log', {}, async (uri, extra) => {
  const job = new Job(extra, uri.href);
  jobs.set(job.id, job);
  const bag = { extra, uri };
  return { contents: [{ uri: uri.href, text: `${bag.extra.requestId} ${job.who()}` }] };
});

server.registerResource(
  'page',
  new ResourceTemplate('demo://page/{n}', {
    list: async extra => ({ resources: [{ uri: 'demo://page/1', name: String(extra.requestId) }] }),
  }),
  {},
  async (uri, { n }, extra) => {
    const ctx = { n };
    return { contents: [{ uri: uri.href, text: `${ctx.n} ${extra.requestId}` }] };
  },
);
