import { Server } from '@modelcontextprotocol/server';
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
    this.server.setRequestHandler(
      'acme/search',
      { params: SearchRequestSchema.shape.params },
      (params) => search({ method: 'acme/search', params }),
    );
    this.server.setRequestHandler(
      'acme/search',
      { params: SearchRequestSchema.shape.params },
      (params) => this.search({ method: 'acme/search', params }),
    );
    this.server.setRequestHandler(
      'acme/search',
      { params: SearchRequestSchema.shape.params },
      (params) => this.search({ method: 'acme/search', params }),
    );
    this.server.setRequestHandler(
      'acme/search',
      { params: SearchRequestSchema.shape.params },
      async (params: SearchRequest['params']) => {
        const request: SearchRequest = { method: 'acme/search', params };
        console.error(request.method);
        return { hits: [request.params.query] };
      },
    );
    this.server.setRequestHandler(
      'acme/search',
      { params: SearchRequestSchema.shape.params },
      async (params: SearchRequest['params'], extra) => {
        return { hits: [params.query, extra.requestId] };
      },
    );
    this.server.setRequestHandler('acme/ping', { params: z.object({}) }, async () => ({}));
    // TODO(mcp-v2/handlers/schema): v1 passed undefined when 'acme/list' came without params; v2 validates {} against this schema, which must accept it.
    this.server.setRequestHandler(
      'acme/list',
      { params: ListSchema.shape.params },
      async (params) => ({ from: params?.cursor }),
    );
  }

  private async search(request: SearchRequest) {
    return { hits: [request.params.query] };
  }
}
