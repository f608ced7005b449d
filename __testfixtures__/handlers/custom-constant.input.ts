import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { z } from 'zod';

export const SearchRequestSchema = z.object({
  method: z.literal('acme/search'),
  params: z.object({ query: z.string() }),
});
type SearchRequest = z.infer<typeof SearchRequestSchema>;

const PingSchema = z.object({ method: z.literal('acme/ping') });
const ListSchema = z.object({ method: z.literal('acme/list'), params: z.object({ cursor: z.string() }).optional() });

async function search(request: SearchRequest) {
  return { hits: [request.params.query], method: request.method };
}

export class Host {
  constructor(private readonly server: Server) {
    this.server.setRequestHandler(SearchRequestSchema, search);
    this.server.setRequestHandler(SearchRequestSchema, this.search.bind(this));
    this.server.setRequestHandler(SearchRequestSchema, (request) => this.search(request));
    this.server.setRequestHandler(SearchRequestSchema, async (request: SearchRequest) => {
      console.error(request.method);
      return { hits: [request.params.query] };
    });
    this.server.setRequestHandler(SearchRequestSchema, async (request: SearchRequest, extra) => {
      return { hits: [request.params.query, extra.requestId] };
    });
    this.server.setRequestHandler(PingSchema, async () => ({}));
    this.server.setRequestHandler(ListSchema, async (request) => ({ from: request.params?.cursor }));
  }

  private async search(request: SearchRequest) {
    return { hits: [request.params.query] };
  }
}
