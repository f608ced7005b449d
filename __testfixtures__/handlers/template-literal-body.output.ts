import { Server } from '@modelcontextprotocol/server';

export function register(low: Server): void {
  low.setRequestHandler(
    'resources/templates/list',
    async (request) => {
      const name = `two
        lines ${request.method}`;

      return { resourceTemplates: [{ uriTemplate: 'x://{id}', name }] };
    },
  );
  // Broken without need: stays.
  low.setRequestHandler(
    'resources/subscribe',
    async () => {
      return {};
    },
  );
  low.setRequestHandler(
    // Why not.
    'resources/templates/list',
    async () => ({ resourceTemplates: [] }),
  );
}
