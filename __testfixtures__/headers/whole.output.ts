import { McpServer } from '@modelcontextprotocol/server';

declare function send(headers: Record<string, unknown>): Promise<string>;

function tenantOf(headers: Headers): string | undefined {
  const tenant = headers.get('x-tenant') ?? undefined;
  return tenant;
}

function hostOf(info: Request): string {
  return String(info.headers.get('host') ?? info.url);
}

// TODO(mcp-v2/headers): IsomorphicHeaders: request headers were a plain record and are a Headers object now: read them with .get(name); a repeated header comes joined with ", ", never as an array.
export interface Call {
  headers: Headers;
}

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.registerTool('all', {}, async ctx => {
  const { headers } = ctx.http!.req!;
  const names: string[] = [];
  for (const [name, value] of headers.entries()) names.push(`${name}=${value}`);
  const keys = [...headers.keys()].filter(key => key.startsWith('x-'));
  const json = JSON.stringify({ ...Object.fromEntries(headers) }) + JSON.stringify(Object.fromEntries(ctx.http!.req!.headers));
  // TODO(mcp-v2/headers): request headers are a Headers object now, not a plain record; Object.fromEntries(headers) makes one, where a record is expected.
  const answer = await send(headers);
  const authorization = headers.get('authorization') ?? undefined;
  const a = headers.get('x-a') ?? undefined;
  const host = headers.get('host') ?? undefined;
  const text = [tenantOf(headers), hostOf(ctx.http!.req!), authorization, a, host, json, answer, ...keys, ...names];
  return { content: [{ type: 'text' as const, text: text.join() }] };
});

export const fixed: Headers = new Headers({ 'x-tenant': 'acme' });
