import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { IsomorphicHeaders, RequestInfo } from '@modelcontextprotocol/sdk/types.js';

declare function send(headers: Record<string, unknown>): Promise<string>;

function tenantOf(headers: IsomorphicHeaders): string | undefined {
  const tenant = headers['x-tenant'];
  return Array.isArray(tenant) ? tenant[0] : tenant;
}

function hostOf(info: RequestInfo): string {
  return String(info.headers.host ?? info.url);
}

export interface Call {
  headers: IsomorphicHeaders;
}

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('all', {}, async extra => {
  const { headers } = extra.requestInfo!;
  const names: string[] = [];
  for (const [name, value] of Object.entries(headers)) names.push(`${name}=${value}`);
  const keys = Object.keys(headers).filter(key => key.startsWith('x-'));
  const json = JSON.stringify({ ...headers }) + JSON.stringify(extra.requestInfo!.headers);
  const answer = await send(headers);
  const { authorization } = headers;
  const { 'x-a': a, host } = headers;
  const text = [tenantOf(headers), hostOf(extra.requestInfo!), authorization, a, host, json, answer, ...keys, ...names];
  return { content: [{ type: 'text' as const, text: text.join() }] };
});

export const fixed: IsomorphicHeaders = { 'x-tenant': 'acme' };
