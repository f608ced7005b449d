import { McpServer } from '@modelcontextprotocol/server';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

export const tenantOf = (request: IncomingMessage) => request.headers['x-tenant'];
export const path = (request: { headers: Record<string, string>; url: URL }) => request.url.pathname + request.headers.host;

const server = new McpServer({ name: 'demo', version: '1.0.0' });
server.registerTool('done', { inputSchema: z.object({}) }, async (_args, ctx) => {
  const headers = ctx.http?.req?.headers;
  const tenant = headers?.get('x-tenant') ?? ctx.http?.req?.headers.get('x-other');
  const all = [...(headers ?? new Headers()).entries()];
  return { content: [{ type: 'text', text: `${tenant} ${all.length} ${headers?.has('x')}` }] };
});
