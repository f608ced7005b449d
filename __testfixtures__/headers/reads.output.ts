import { McpServer } from '@modelcontextprotocol/server';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const text = (value: string | undefined) => ({ content: [{ type: 'text' as const, text: String(value) }] });
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

server.registerTool('fallback', {}, async ctx => {
  const tenant = ctx.http?.req?.headers.get('x-tenant') ?? 'default';
  const agent = ctx.http?.req?.headers.get('user-agent') || 'nobody';
  return text(`${tenant} ${agent}`);
});

server.registerTool('truthy', {}, async ctx => {
  const auth = ctx.http?.req?.headers.get('authorization') ?? undefined;
  if (!auth) throw new Error('no token');
  if (typeof auth === 'string' && auth === 'Bearer x') return text('x');
  return text(auth);
});

server.registerTool('array', {}, async ctx => {
  const header = ctx.http?.req?.headers.get('x-tenant') ?? undefined;
  const tenant: string | undefined = header;
  const direct = ctx.http?.req?.headers.get('x-a') ?? undefined;
  return text(tenant === undefined ? direct : tenant);
});

server.registerTool('handed', {}, async ({ http: { req: requestInfo } = {} }) => {
  const name = 'x-name';
  const named = first(requestInfo?.headers.get(name) ?? undefined);
  if (requestInfo?.headers.get('x-flag') == null) return text(named);
  return text((requestInfo!.headers.get('x-flag') ?? undefined) as string);
});

server.registerTool('kept', {}, async ctx => {
  const headers = ctx.http?.req?.headers ?? new Headers();
  if (headers.has('x-debug')) console.error(headers);
  const trace = headers.get('x-trace')?.toString().slice(0, 8);
  return text(trace);
});
