// Low-level handlers across files, and before and after: the same program against the real v1 SDK and, migrated,
// against the real v2 packages must give its client the same answers.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { migrate, transformSource } from '../../src/index.js';
import { tree } from '../project/tree.js';
import { PROJECT } from '../support/typescript.js';

const MANIFEST = JSON.stringify({
  name: 'program',
  private: true,
  type: 'module',
  dependencies: { '@modelcontextprotocol/sdk': '^1.29.0', zod: '^4.2.0' },
});

const read = (dir: string, file: string) => fs.readFileSync(path.join(dir, file), 'utf8');

/** What every program imports, and how it connects its two ends. */
const HEAD = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import * as z from 'zod';

async function connect(server, client) {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await server.connect(ours);
  await client.connect(theirs);
}
const server = new Server(
  { name: 's', version: '1' },
  { capabilities: { tools: {}, prompts: {}, resources: { subscribe: true }, logging: {}, completions: {} } },
);
const client = new Client({ name: 'c', version: '1' }, { capabilities: { sampling: {}, elicitation: {}, roots: { listChanged: true } } });
const tried = (promise) => promise.then((value) => value, (error) => ({ failed: error.code }));
`;

const PROGRAMS: Record<string, string> = {
  'tools by schema': `import { CallToolRequestSchema, CallToolResultSchema, ListToolsRequestSchema, ListToolsResultSchema } from '@modelcontextprotocol/sdk/types.js';
const tools = [{ name: 'echo', description: 'Echo', inputSchema: { type: 'object', properties: { text: { type: 'string' } } } }];
server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
  if (params.name === 'bad') return { content: [{ type: 'text', text: 'no' }], isError: true };
  return { content: [{ type: 'text', text: JSON.stringify(params.arguments) }] };
});
export async function run() {
  await connect(server, client);
  return [
    await client.request({ method: 'tools/list' }, ListToolsResultSchema),
    await client.request({ method: 'tools/call', params: { name: 'echo', arguments: { a: 1 } } }, CallToolResultSchema),
    await client.callTool({ name: 'bad' }, CallToolResultSchema, { timeout: 1000 }),
    await client.callTool({ name: 'echo', arguments: {} }, undefined, { timeout: 1000 }),
  ];
}`,
  'prompts and completion': `import { CompleteRequestSchema, CompleteResultSchema, GetPromptRequestSchema, GetPromptResultSchema, ListPromptsRequestSchema, ListPromptsResultSchema } from '@modelcontextprotocol/sdk/types.js';
server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts: [{ name: 'p', arguments: [{ name: 'who', required: true }] }] }));
server.setRequestHandler(GetPromptRequestSchema, (request) => ({
  messages: [{ role: 'user', content: { type: 'text', text: 'Hi ' + request.params.arguments?.who } }],
}));
server.setRequestHandler(CompleteRequestSchema, (request) => ({ completion: { values: [request.params.argument.value + '!'] } }));
export async function run() {
  await connect(server, client);
  const ref = { type: 'ref/prompt', name: 'p' };
  return [
    await client.request({ method: 'prompts/list' }, ListPromptsResultSchema),
    await client.request({ method: 'prompts/get', params: { name: 'p', arguments: { who: 'you' } } }, GetPromptResultSchema),
    await client.request({ method: 'completion/complete', params: { ref, argument: { name: 'who', value: 'a' } } }, CompleteResultSchema),
  ];
}`,
  'resources and subscriptions': `import { EmptyResultSchema, ListResourcesRequestSchema, ListResourcesResultSchema, ListResourceTemplatesRequestSchema, ReadResourceRequestSchema, ResourceUpdatedNotificationSchema, SubscribeRequestSchema, UnsubscribeRequestSchema } from '@modelcontextprotocol/sdk/types.js';
const subscribed = new Set();
server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: [{ uri: 'x://1', name: 'one' }] }));
server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({ resourceTemplates: [{ uriTemplate: 'x://{id}', name: 'any' }] }));
server.setRequestHandler(ReadResourceRequestSchema, ({ params: { uri } }) => ({ contents: [{ uri, text: 'text of ' + uri }] }));
server.setRequestHandler(SubscribeRequestSchema, async (request) => {
  subscribed.add(request.params.uri);
  await server.sendResourceUpdated({ uri: request.params.uri });
  return {};
});
server.setRequestHandler(UnsubscribeRequestSchema, async (request) => {
  subscribed.delete(request.params.uri);
  return {};
});
export async function run() {
  const seen = [];
  client.setNotificationHandler(ResourceUpdatedNotificationSchema, (notification) => void seen.push(notification.params.uri));
  await connect(server, client);
  const list = await client.request({ method: 'resources/list' }, ListResourcesResultSchema);
  const none = await client.request({ method: 'resources/subscribe', params: { uri: 'x://1' } }, EmptyResultSchema, { timeout: 1000 });
  const had = [...subscribed];
  await client.unsubscribeResource({ uri: 'x://1' });
  return [list, none, had, [...subscribed], seen, await client.listResourceTemplates(), await client.readResource({ uri: 'x://2' })];
}`,
  'requests of the server': `import { CallToolRequestSchema, CreateMessageRequestSchema, CreateMessageResultSchema, ElicitRequestSchema, ElicitResultSchema, ListRootsRequestSchema, ListRootsResultSchema } from '@modelcontextprotocol/sdk/types.js';
client.setRequestHandler(CreateMessageRequestSchema, async (request) => ({
  model: 'm', role: 'assistant', content: { type: 'text', text: 'to ' + request.params.messages.length },
}));
client.setRequestHandler(ElicitRequestSchema, (request) => ({ action: 'accept', content: { said: request.params.message } }));
client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [{ uri: 'file:///a' }] }));
server.setRequestHandler(CallToolRequestSchema, async (request, extra) => {
  const roots = await extra.sendRequest({ method: 'roots/list' }, ListRootsResultSchema);
  const sampled = await extra.sendRequest(
    { method: 'sampling/createMessage', params: { messages: [{ role: 'user', content: { type: 'text', text: 'x' } }], maxTokens: 5 } },
    CreateMessageResultSchema,
    { timeout: 1000 },
  );
  const asked = await server.request(
    { method: 'elicitation/create', params: { message: 'sure?', requestedSchema: { type: 'object', properties: { said: { type: 'string' } } } } },
    ElicitResultSchema,
  );
  return { content: [{ type: 'text', text: JSON.stringify([roots, sampled, asked]) }] };
});
export async function run() {
  await connect(server, client);
  return client.callTool({ name: 'any' });
}`,
  'custom requests and notifications': `const Search = z.object({ method: z.literal('acme/search'), params: z.object({ query: z.string(), limit: z.number().optional() }) });
const seen = [];
server.setRequestHandler(Search, async (request) => ({ hits: [request.params.query + (request.params.limit ?? '')] }));
server.setRequestHandler(z.object({ method: z.literal('acme/echo'), params: z.object({ a: z.unknown() }) }), ({ params }) => ({ got: params }));
server.setRequestHandler(z.object({ method: z.literal('acme/ping') }), () => ({ ok: true }));
const whole = (request) => ({ method: request.method, query: request.params.query });
server.setRequestHandler(z.object({ method: z.literal('acme/whole'), params: z.object({ query: z.string() }) }), whole);
server.setRequestHandler(z.object({ method: z.literal('acme/all'), params: z.object({ query: z.string() }) }), async (request) => {
  const copy = { ...request };
  return { copy, method: request.method };
});
server.setNotificationHandler(z.object({ method: z.literal('notifications/acme'), params: z.object({ n: z.number() }) }), (notification) => {
  seen.push(notification.params.n);
});
const Any = z.looseObject({});
export async function run() {
  await connect(server, client);
  const answers = [];
  for (const [name, params] of [['search', { query: 'a' }], ['search', { query: 'b', limit: 2, more: 1 }], ['echo', { a: [1] }], ['ping'], ['whole', { query: 'w' }], ['all', { query: 'z' }]])
    answers.push(await client.request({ method: 'acme/' + name, params }, Any));
  await client.notification({ method: 'notifications/acme', params: { n: 7 } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return [answers, seen];
}`,
  'extended schemas': `import { CallToolRequestSchema, NotificationSchema, RequestSchema } from '@modelcontextprotocol/sdk/types.js';
const seen = [];
server.setRequestHandler(
  CallToolRequestSchema.extend({ params: z.object({ name: z.string(), tenant: z.string().optional() }) }),
  async (request) => ({ content: [{ type: 'text', text: String(request.params.tenant) + request.params.name }] }),
);
server.setRequestHandler(RequestSchema.extend({ method: z.literal('acme/x'), params: z.object({ v: z.number() }) }), (request) => ({ v: request.params.v }));
server.setNotificationHandler(NotificationSchema.extend({ method: z.literal('notifications/x'), params: z.object({ v: z.number() }) }), ({ params }) => void seen.push(params.v));
export async function run() {
  await connect(server, client);
  const Any = z.looseObject({});
  const first = await client.request({ method: 'tools/call', params: { name: 'n', tenant: 't' } }, Any);
  const second = await client.request({ method: 'acme/x', params: { v: 3 } }, Any);
  await client.notification({ method: 'notifications/x', params: { v: 4 } });
  await new Promise((resolve) => setTimeout(resolve, 20));
  return [first, second, seen];
}`,
  'removed and asserted handlers': `import { InitializedNotificationSchema, ListToolsRequestSchema, ListToolsResultSchema, PingRequestSchema, SetLevelRequestSchema } from '@modelcontextprotocol/sdk/types.js';
let ready = 0;
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [] }));
server.setNotificationHandler(InitializedNotificationSchema, () => void ready++);
const asserted = [];
for (const method of ['tools/list', 'prompts/list'])
  try {
    server.assertCanSetRequestHandler(method);
    asserted.push(true);
  } catch {
    asserted.push(false);
  }
export async function run() {
  await connect(server, client);
  await new Promise((resolve) => setTimeout(resolve, 20));
  const before = await tried(client.request({ method: 'tools/list' }, ListToolsResultSchema));
  server.removeRequestHandler(ListToolsRequestSchema.shape.method.value);
  server.removeRequestHandler('ping');
  const after = await tried(client.request({ method: 'tools/list' }, ListToolsResultSchema));
  const ping = await tried(client.ping());
  server.setRequestHandler(PingRequestSchema, () => ({}));
  server.setRequestHandler(SetLevelRequestSchema, () => ({}));
  return [ready, asserted, before, after, ping, await client.ping(), await client.setLoggingLevel('info')];
}`,
  'tables, loops and helpers': `import { CallToolRequestSchema, ListPromptsRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
function register(schema, handler) {
  server.setRequestHandler(schema, handler);
}
register(ListPromptsRequestSchema, () => ({ prompts: [] }));
const table = [
  [ListToolsRequestSchema, () => ({ tools: [{ name: 'a', inputSchema: { type: 'object' } }] })],
  [CallToolRequestSchema, ({ params }) => ({ content: [{ type: 'text', text: params.name }] })],
];
for (const [schema, handler] of table) server.setRequestHandler(schema, handler);
export async function run() {
  await connect(server, client);
  return [await client.listPrompts(), await client.listTools(), await client.callTool({ name: 'b' })];
}`,
  'a relay': `import { CallToolRequestSchema, CallToolResultSchema, ListToolsRequestSchema, ListToolsResultSchema, ResultSchema, ToolListChangedNotificationSchema } from '@modelcontextprotocol/sdk/types.js';
const upstream = new Server({ name: 'u', version: '1' }, { capabilities: { tools: { listChanged: true } } });
upstream.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [{ name: 'up', inputSchema: { type: 'object' } }] }));
upstream.setRequestHandler(CallToolRequestSchema, ({ params }) => ({ content: [{ type: 'text', text: 'up ' + params.name }], extra: 1 }));
const down = new Client({ name: 'd', version: '1' });
server.setRequestHandler(ListToolsRequestSchema, (request) => down.request({ method: 'tools/list', params: request.params }, ListToolsResultSchema));
server.setRequestHandler(CallToolRequestSchema, async ({ method, params }) => down.request({ method, params }, ResultSchema));
export async function run() {
  let changed = 0;
  down.setNotificationHandler(ToolListChangedNotificationSchema, () => void changed++);
  await connect(upstream, down);
  await connect(server, client);
  await upstream.sendToolListChanged();
  await new Promise((resolve) => setTimeout(resolve, 20));
  return [changed, await client.listTools(), await client.request({ method: 'tools/call', params: { name: 'q' } }, CallToolResultSchema)];
}`,
};

/** Runs a program where both SDKs are installed. */
async function outcome(dir: string): Promise<unknown> {
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(dir, 'node_modules'), 'dir');
  const { run } = await import(/* @vite-ignore */ pathToFileURL(path.join(dir, 'program.mjs')).href);
  return JSON.parse(JSON.stringify(await run()));
}

describe('a program of low-level handlers', () => {
  it.each(Object.entries(PROGRAMS))('answers as before: %s', async (_, program) => {
    const files = { 'package.json': MANIFEST, 'program.mjs': HEAD + program };
    const before = await outcome(tree(files));
    const dir = tree(files);
    // What such a server sends by itself, or asks its client, is for other transforms to say.
    const report = await migrate({ cwd: dir, force: true, skip: ['push-requests', 'dropped-notifications'] });
    expect(report.failures).toEqual([]);
    expect(report.files.flatMap(({ todos }) => todos)).toEqual([]);
    const text = read(dir, 'program.mjs');
    expect(text).not.toContain('@modelcontextprotocol/sdk');
    expect(text).not.toMatch(/set\w+Handler\(\w*Schema/);
    expect(await outcome(dir)).toEqual(before);
  });
});

describe('across files', () => {
  const files = {
    'package.json': MANIFEST,
    'mcp.ts':
      "export { CallToolRequestSchema as CallSchema, PingRequestSchema } from '@modelcontextprotocol/sdk/types.js';\n",
    'schemas.ts': `import { z } from 'zod';
export const SearchSchema = z.object({ method: z.literal('acme/search'), params: z.object({ q: z.string() }) });
`,
    'tools.ts': `export const tools = [{ name: 'a', inputSchema: { type: 'object' } }];
export async function call(name: string) {
  return { content: [{ type: 'text', text: name }] };
}
`,
    'register.ts': `import { CallSchema, PingRequestSchema } from './mcp.js';
import { SearchSchema } from './schemas.js';

export function register(server) {
  server.setRequestHandler(PingRequestSchema, () => ({}));
  server.setRequestHandler(SearchSchema, async (request) => ({ hits: [request.params.q] }));
  server.setRequestHandler(CallSchema, async () => ({ content: [] }));
}
`,
    'index.ts': `import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { register } from './register.js';
import { call, tools } from './tools.js';

const server = new Server({ name: 's', version: '1' }, { capabilities: { tools: {} } });
register(server);
server.setRequestHandler(ListToolsRequestSchema, async () => ({ tools }));
server.setRequestHandler(CallToolRequestSchema, async (request) => {
  const result = await call(request.params.name);
  return result;
});
`,
  };

  it('follows barrels, schemas and values of other files', async () => {
    const dir = tree(files);
    const report = await migrate({ cwd: dir, force: true });
    expect(report.failures).toEqual([]);
    expect(report.files.flatMap(({ todos }) => todos)).toEqual([]);
    const register = read(dir, 'register.ts');
    expect(register).toContain("server.setRequestHandler('ping', () => ({}));");
    expect(register).toContain('{ params: SearchSchema.shape.params },');
    expect(register).toContain('async (params) => ({ hits: [params.q] })');
    expect(register).toContain("server.setRequestHandler('tools/call', async");
    expect(register).not.toContain('./mcp.js');
    const index = read(dir, 'index.ts');
    expect(index).toContain('({ tools: tools as Tool[] })');
    expect(index).toMatch(/\(await call\(request\.params\.name\)\) as CallToolResult|return result as CallToolResult/);
    expect(read(dir, 'tools.ts')).toBe(files['tools.ts']);
  });

  it('marks a schema of another package, once', async () => {
    const source = `import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ThingSchema } from 'things';

export function register(server: Server) {
  server.setRequestHandler(ThingSchema, async () => ({}));
}
`;
    const dir = tree({ 'package.json': MANIFEST, 'index.ts': source });
    const report = await migrate({ cwd: dir, force: true });
    expect(report.files.flatMap(({ todos }) => todos.map(({ rule }) => rule))).toEqual(['handlers/schema']);
    const again = await migrate({ cwd: dir, force: true });
    expect(again.files.flatMap(({ todos }) => todos)).toEqual([]);
  });
});

describe('on its own', () => {
  const source = `import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { PingRequestSchema } from '@modelcontextprotocol/sdk/types.js';
declare const server: Server;
server.setRequestHandler(PingRequestSchema, () => ({}));
`;

  it('says that it needs the imports moved, and changes nothing', () => {
    const result = transformSource(source, { filename: 'a.ts', transforms: ['handlers'] });
    expect(result.changed).toBe(false);
    expect(result.notes.join()).toContain('handlers changed nothing here');
  });

  it('leaves a statement under mcp-v2-ignore alone', () => {
    const ignored = source.replace('server.set', '// mcp-v2-ignore\nserver.set');
    expect(transformSource(ignored, { filename: 'a.ts' }).code).toContain('setRequestHandler(PingRequestSchema');
  });
});
