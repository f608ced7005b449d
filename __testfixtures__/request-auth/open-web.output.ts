import { toNodeHandler } from '@modelcontextprotocol/node';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import fastify from 'fastify';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import { cors } from 'hono/cors';

const handler = createMcpHandler(() => new McpServer({ name: 'open', version: '1.0.0' }));
const node = toNodeHandler(handler);

const open = new Hono();
open.use('*', cors());
// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
open.all('/mcp', (c) => handler.fetch(c.req.raw));

const gated = new Hono();
gated.use('/mcp', bearerAuth({ token: 'secret' }));
gated.all('/mcp', (c) => handler.fetch(c.req.raw));

const told = new Hono();
told.all('/mcp', (c) => handler.fetch(c.req.raw, { authInfo: c.get('auth' as never) }));

const byHand = new Hono();
byHand.all('/mcp', async (c) => {
  if (c.req.header('x-api-key') !== process.env.KEY) return c.json({ error: 'no' }, 401);
  return handler.fetch(c.req.raw);
});

const served = fastify();
// TODO(mcp-v2/request-auth/open-endpoint): nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
served.all('/mcp', async (request, reply) => {
  reply.hijack();
  await node(request.raw, reply.raw, request.body);
});

// TODO(mcp-v2/request-auth/open-endpoint): nothing in this file authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
export const POST = (request: Request) => handler.fetch(request);

// TODO(mcp-v2/request-auth/open-endpoint): nothing in this file authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.
export default { fetch: (request: Request) => handler.fetch(request) };
