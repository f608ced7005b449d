import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ListResourceTemplatesRequestSchema, SubscribeRequestSchema } from '@modelcontextprotocol/sdk/types.js';

export function register(low: Server): void {
  low.setRequestHandler(
    ListResourceTemplatesRequestSchema,
    async (request) => {
      const name = `two
        lines ${request.method}`;

      return { resourceTemplates: [{ uriTemplate: 'x://{id}', name }] };
    },
  );
  // Broken without need: stays.
  low.setRequestHandler(
    SubscribeRequestSchema,
    async () => {
      return {};
    },
  );
  low.setRequestHandler(
    // Why not.
    ListResourceTemplatesRequestSchema,
    async () => ({ resourceTemplates: [] }),
  );
}
