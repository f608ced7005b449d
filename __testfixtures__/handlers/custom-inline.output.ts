import { Server } from '@modelcontextprotocol/server';
import { z } from 'zod';

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });

server.setRequestHandler(
  'acme/search',
  {
    params: z.object({
      query: z.string(),
      limit: z.number().optional(),
    }),
  },
  async (params) => {
    const { query } = params;
    return { hits: [`${query} ${params.limit ?? 10}`] };
  },
);

server.setRequestHandler('acme/get', { params: z.object({ id: z.string() }) }, async (params) => {
  return { id: params.id };
});

server.setRequestHandler('acme/ping', { params: z.object({}) }, () => ({ ok: true }));

server.setNotificationHandler(
  'notifications/acme',
  { params: z.object({ level: z.string() }) },
  (params) => console.error(params.level),
);

server.setRequestHandler(
  'acme/echo',
  { params: z.object({ text: z.string() }) },
  async ({ text }) => ({ text }),
);

server.setRequestHandler(
  'tools/call',
  { params: z.object({ name: z.string(), tenant: z.string() }) },
  async (params) => ({ content: [{ type: 'text', text: `${params.tenant} ${params.name}` }] }),
);
