// Migrated servers, run under v2's createMcpHandler with two clients at once: nobody may see what is another's.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { createMcpHandler, InMemoryTransport, type McpServer } from '@modelcontextprotocol/server';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { scratchFolder } from '../support/corpus.js';
import { PROJECT } from '../support/typescript.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

const V1 = "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nimport { z } from 'zod';\n";
const NEW = "const server = new McpServer({ name: 'shop', version: '1.0.0' });\n";
/** What makes the package one that is served over HTTP. */
const HTTP = `import { randomUUID } from 'node:crypto';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { createServer } from './server.js';
export const open = () => createServer().connect(new StreamableHTTPServerTransport({ sessionIdGenerator: randomUUID }));
`;
const STDIO = `import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { createServer } from './server.js';
export const open = () => createServer().connect(new StdioServerTransport());
`;

type Build = () => McpServer;

/** Migrates a project and loads its server.js. */
async function built(
  files: Record<string, string>,
  transforms?: string[],
): Promise<{ createServer: Build; text: string }> {
  const folder = scratchFolder();
  folders.push(folder);
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  const all = { 'package.json': '{ "name": "p", "type": "module" }', ...files };
  for (const [name, text] of Object.entries(all)) fs.writeFileSync(path.join(folder, name), text);
  const report = await migrate({ cwd: folder, manifest: false, transforms });
  expect(report.failures).toEqual([]);
  const file = path.join(folder, 'server.js');
  const { createServer } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as { createServer: Build };
  return { createServer, text: fs.readFileSync(file, 'utf8') };
}

/** A client of one era, connected to a server's factory over HTTP. */
async function connected(createServer: Build, mode?: 'auto'): Promise<Client> {
  const handler = createMcpHandler(() => createServer());
  const fetch = (url: string | URL, init?: RequestInit) => handler.fetch(new Request(url, init));
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { capabilities: { elicitation: { form: {} } }, ...(mode && { versionNegotiation: { mode } }) },
  );
  await client.connect(new StreamableHTTPClientTransport(new URL('http://localhost/mcp'), { fetch }));
  return client;
}

async function call(client: Client, name: string, args: Record<string, unknown> = {}) {
  const result = await client.callTool({ name, arguments: args });
  const [content] = result.content as { text: string }[];
  return { text: content?.text, isError: result.isError ?? false };
}

const SHOP = `${V1}
const carts = new Map();
const users = {};
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
const keyOf = (extra) => \`cart:\${extra.sessionId ?? 'default'}\`;

export function createServer() {
  ${NEW}
  server.registerTool('add', { inputSchema: { item: z.string() } }, async ({ item }, extra) => {
    const cart = carts.get(extra.sessionId) ?? [];
    cart.push(item);
    carts.set(extra.sessionId, cart);
    await pause();
    return { content: [{ type: 'text', text: carts.get(extra.sessionId).join() }] };
  });
  server.registerTool('login', { inputSchema: { name: z.string() } }, async ({ name }, { sessionId = 'anonymous' }) => {
    users[sessionId] = { name };
    await pause();
    return { content: [{ type: 'text', text: users[sessionId].name }] };
  });
  server.registerTool('fallback', { inputSchema: { item: z.string() } }, async ({ item }, extra) => {
    const key = keyOf(extra);
    carts.set(key, [...(carts.get(key) ?? []), item]);
    await pause();
    return { content: [{ type: 'text', text: carts.get(key).join() }] };
  });
  server.registerTool('checked', {}, async (extra) => {
    if (!extra.sessionId) return { content: [{ type: 'text', text: 'no session' }], isError: true };
    return { content: [{ type: 'text', text: String(carts.get(extra.sessionId)) }] };
  });
  server.registerTool('size', {}, async (extra) => ({ content: [{ type: 'text', text: String(carts.get(extra.sessionId)?.length) }] }));
  server.registerTool('ping', {}, async (extra) => ({ content: [{ type: 'text', text: \`pong \${extra.sessionId ?? ''}\` }] }));
  return server;
}
`;

const TOOLS = ['add', 'login', 'fallback'] as const;

describe.each([undefined, 'auto'] as const)('two callers over HTTP, versions %s', (mode) => {
  it('share state by the key undefined when nothing is done about it', async () => {
    const { createServer } = await built({ 'server.js': SHOP, 'http.js': HTTP }, [
      'imports',
      'symbols',
      'handlers',
      'registration',
      'context',
    ]);
    const [one, two] = [await connected(createServer, mode), await connected(createServer, mode)];
    const answers = await Promise.all([call(one, 'add', { item: 'a secret' }), call(two, 'add', { item: 'tea' })]);
    expect(answers[1]!.text).toContain('a secret');
  });

  it('are refused after the migration, and see nothing of each other', async () => {
    const { createServer, text } = await built({ 'server.js': SHOP, 'http.js': HTTP });
    const [one, two] = [await connected(createServer, mode), await connected(createServer, mode)];
    for (const tool of TOOLS) {
      const answers = await Promise.all([
        call(one, tool, { item: 'a secret', name: 'a secret' }),
        call(two, tool, { item: 'tea', name: 'tea' }),
      ]);
      for (const answer of answers) {
        expect(answer.isError, `${tool}: ${answer.text}`).toBe(true);
        expect(answer.text).toMatch(/^No session id to look up /);
      }
    }
    expect(await call(two, 'checked')).toEqual({ text: 'no session', isError: true });
    expect((await call(two, 'size')).isError).toBe(true);
    // What only says the id goes on.
    expect(await call(two, 'ping')).toEqual({ text: 'pong ', isError: false });
    expect(text.match(/TODO\(mcp-v2\/session-state\/keyed\)/g)).toHaveLength(4);
    expect(text.match(/TODO\(mcp-v2\/request-auth\/session-identity\)/g)).toHaveLength(1);
  });
});

describe('one caller without HTTP', () => {
  const local = async (createServer: Build) => {
    const [here, there] = InMemoryTransport.createLinkedPair();
    const client = new Client({ name: 'test', version: '1.0.0' });
    await Promise.all([createServer().connect(there), client.connect(here)]);
    return client;
  };

  it('keeps the state of a server that is served both ways', async () => {
    const { createServer, text } = await built({ 'server.js': SHOP, 'http.js': HTTP, 'stdio.js': STDIO });
    expect(text).toContain('ctx.http && !ctx.sessionId');
    const client = await local(createServer);
    expect(await call(client, 'add', { item: 'tea' })).toEqual({ text: 'tea', isError: false });
    expect(await call(client, 'add', { item: 'milk' })).toEqual({ text: 'tea,milk', isError: false });
    expect(await call(client, 'login', { name: 'me' })).toEqual({ text: 'me', isError: false });
    const over = await connected(createServer);
    for (const tool of TOOLS) expect((await call(over, tool, { item: 'x', name: 'x' })).isError).toBe(true);
  });

  it('keeps everything of a server for stdio alone, without a word', async () => {
    const { createServer, text } = await built({ 'server.js': SHOP, 'stdio.js': STDIO });
    expect(text).not.toContain('No session id');
    expect(text).not.toMatch(/TODO\(mcp-v2\/(?:session-state|request-auth)/);
    const client = await local(createServer);
    expect(await call(client, 'fallback', { item: 'tea' })).toEqual({ text: 'tea', isError: false });
  });
});

describe('stores in other files', () => {
  const server = `${V1}import { cartOf } from './store.js';
export function createServer() {
  ${NEW}
  server.tool('add', { item: z.string() }, async ({ item }, extra) => {
    const cart = cartOf(extra.sessionId);
    cart.push(item);
    return { content: [{ type: 'text', text: cart.join() }] };
  });
  return server;
}
`;
  const store = `const carts = new Map();
export function cartOf(id) {
  if (!carts.has(id)) carts.set(id, []);
  return carts.get(id);
}
`;

  it('are marked there, and refused where the session id is read', async () => {
    const folder = scratchFolder();
    folders.push(folder);
    const files = {
      'package.json': '{ "name": "p", "type": "module" }',
      'server.js': server,
      'store.js': store,
      'http.js': HTTP,
    };
    for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), text);
    await migrate({ cwd: folder, manifest: false });
    const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
    expect(read('server.js')).toContain('if (!ctx.sessionId)');
    expect(read('store.js')).toMatch(/^\/\/ TODO\(mcp-v2\/session-state\/keyed\): carts: .*\nconst carts/);
    const before = [read('server.js'), read('store.js')];
    await migrate({ cwd: folder, manifest: false });
    expect([read('server.js'), read('store.js')]).toEqual(before);
  });

  it('share nothing when run', async () => {
    const { createServer } = await built({ 'server.js': server, 'store.js': store, 'http.js': HTTP });
    const client = await connected(createServer);
    expect(await call(client, 'add', { item: 'tea' })).toEqual({
      text: 'No session id to look up carts with',
      isError: true,
    });
  });
});

describe('a question in the middle of a call', () => {
  const DEPLOY = `${V1}
export const log = [];
export function createServer() {
  ${NEW}
  server.registerTool('deploy', { inputSchema: { env: z.string() } }, async ({ env }) => {
    const target = env.toUpperCase();
    const answer = await server.server.elicitInput({
      message: \`Deploy to \${target}?\`,
      requestedSchema: { type: 'object', properties: { confirm: { type: 'boolean' } } },
    });
    if (answer.action !== 'accept' || !answer.content?.confirm) return { content: [{ type: 'text', text: answer.action }] };
    return { content: [{ type: 'text', text: 'deployed to ' + target }] };
  });
  return server;
}
`;

  it('is answered on the second call, by clients of 2026-07-28', async () => {
    const { createServer } = await built({ 'server.js': DEPLOY, 'http.js': HTTP });
    const client = await connected(createServer, 'auto');
    const asked: string[] = [];
    let answer: { action: 'accept'; content: { confirm: boolean } } | { action: 'decline' } = {
      action: 'accept',
      content: { confirm: true },
    };
    client.setRequestHandler('elicitation/create', async (request) => {
      asked.push(request.params.message);
      return answer;
    });
    expect(await call(client, 'deploy', { env: 'staging' })).toEqual({ text: 'deployed to STAGING', isError: false });
    answer = { action: 'decline' };
    expect(await call(client, 'deploy', { env: 'staging' })).toEqual({ text: 'decline', isError: false });
    expect(asked).toEqual(['Deploy to STAGING?', 'Deploy to STAGING?']);
  });

  it('is refused for clients that cannot be asked over HTTP, and asked on a connection', async () => {
    const { createServer } = await built({ 'server.js': DEPLOY, 'http.js': HTTP });
    expect((await call(await connected(createServer), 'deploy', { env: 'staging' })).isError).toBe(true);
    const [here, there] = InMemoryTransport.createLinkedPair();
    const client = new Client({ name: 'test', version: '1.0.0' }, { capabilities: { elicitation: { form: {} } } });
    client.setRequestHandler('elicitation/create', async () => ({ action: 'accept', content: { confirm: true } }));
    await Promise.all([createServer().connect(there), client.connect(here)]);
    expect(await call(client, 'deploy', { env: 'staging' })).toEqual({ text: 'deployed to STAGING', isError: false });
  });
});

describe('a log message', () => {
  it('reaches the caller over HTTP', async () => {
    const { createServer, text } = await built({
      'http.js': HTTP,
      'server.js': `${V1}
export function createServer() {
  const server = new McpServer({ name: 'a', version: '1' }, { capabilities: { logging: {} } });
  server.registerTool('work', {}, async (extra) => {
    await server.sendLoggingMessage({ level: 'info', logger: 'worker', data: 'working' }, extra.sessionId);
    return { content: [{ type: 'text', text: 'done' }] };
  });
  return server;
}
`,
    });
    expect(text).toContain("await ctx.mcpReq.log('info', 'working', 'worker');");
    const client = await connected(createServer);
    const heard: unknown[] = [];
    client.setNotificationHandler('notifications/message', (notification) => void heard.push(notification.params.data));
    expect(await call(client, 'work')).toEqual({ text: 'done', isError: false });
    expect(heard).toEqual(['working']);
  });
});
