import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const text = (value: string | undefined) => ({ content: [{ type: 'text' as const, text: String(value) }] });
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

server.registerTool('fallback', {}, async extra => {
  const tenant = extra.requestInfo?.headers['x-tenant'] ?? 'default';
  const agent = extra.requestInfo?.headers['user-agent'] || 'nobody';
  return text(`${tenant} ${agent}`);
});

server.registerTool('truthy', {}, async extra => {
  const auth = extra.requestInfo?.headers.authorization;
  if (!auth) throw new Error('no token');
  if (typeof auth === 'string' && auth === 'Bearer x') return text('x');
  return text(Array.isArray(auth) ? auth[0] : auth);
});

server.registerTool('array', {}, async extra => {
  const header = extra.requestInfo?.headers['x-tenant'];
  const tenant: string | undefined = Array.isArray(header) ? header[0] : header;
  const direct = Array.isArray(extra.requestInfo?.headers['x-a'])
    ? extra.requestInfo?.headers['x-a'][0]
    : extra.requestInfo?.headers['x-a'];
  return text(tenant === undefined ? direct : tenant);
});

server.registerTool('handed', {}, async ({ requestInfo }) => {
  const name = 'x-name';
  const named = first(requestInfo?.headers[name]);
  if (requestInfo?.headers['x-flag'] === undefined) return text(named);
  return text(requestInfo!.headers['x-flag'] as string);
});

server.registerTool('kept', {}, async extra => {
  const headers = extra.requestInfo?.headers ?? {};
  if ('x-debug' in headers) console.error(headers);
  const trace = headers['x-trace']?.toString().slice(0, 8);
  return text(trace);
});
