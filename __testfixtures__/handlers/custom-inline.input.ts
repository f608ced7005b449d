import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, NotificationSchema, RequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });

server.setRequestHandler(
  z.object({
    method: z.literal('acme/search'),
    params: z.object({
      query: z.string(),
      limit: z.number().optional(),
    }),
  }),
  async (request) => {
    const { query } = request.params;
    return { hits: [`${query} ${request.params.limit ?? 10}`] };
  },
);

server.setRequestHandler(z.object({ method: z.literal('acme/get'), params: z.object({ id: z.string() }) }), async ({ params }) => {
  return { id: params.id };
});

server.setRequestHandler(z.object({ method: z.literal('acme/ping') }), () => ({ ok: true }));

server.setNotificationHandler(
  NotificationSchema.extend({ method: z.literal('notifications/acme'), params: z.object({ level: z.string() }) }),
  (notification) => console.error(notification.params.level),
);

server.setRequestHandler(
  RequestSchema.extend({ method: z.literal('acme/echo'), params: z.object({ text: z.string() }) }),
  async ({ params: { text } }) => ({ text }),
);

server.setRequestHandler(
  CallToolRequestSchema.extend({ params: z.object({ name: z.string(), tenant: z.string() }) }),
  async (request) => ({ content: [{ type: 'text', text: `${request.params.tenant} ${request.params.name}` }] }),
);
