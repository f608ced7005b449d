// Serves the route the way the framework does, for local runs and tests.
import { serve } from '@hono/node-server';
import * as route from './app/mcp/route.js';

serve({
  port: Number(process.env.PORT ?? 3000),
  fetch: (request) => route[request.method]?.(request) ?? new Response(null, { status: 405 }),
});
