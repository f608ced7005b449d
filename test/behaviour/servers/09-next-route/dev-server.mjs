// Serves app/api/*/route the way the framework does, for local runs and tests.
import { serve } from '@hono/node-server';
import * as route from './app/api/mcp/route.js';

serve({
  port: Number(process.env.PORT ?? 3000),
  fetch: (request) => {
    if (new URL(request.url).pathname !== '/api/mcp') return new Response('Not found', { status: 404 });
    const handler = route[request.method];
    return handler ? handler(request) : new Response(null, { status: 405 });
  },
});
console.log('gallery-site ready');
