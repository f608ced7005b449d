import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate, transformSource } from '../../src/index.js';
import { CONTEXT_MEMBERS, REMOVED_CONTEXT_MEMBERS } from '../../src/sdk/context.js';
import { scratchFolder } from '../support/corpus.js';
import { formatDiagnostic, PROJECT, typecheck } from '../support/typescript.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

describe('the table', () => {
  const errors = (text: string) => typecheck({ 'table.ts': text }).map((error) => formatDiagnostic(error));

  it("has every member of v1's context, and no other", () => {
    const keys = [...Object.keys(CONTEXT_MEMBERS), ...REMOVED_CONTEXT_MEMBERS];
    expect(
      errors(`import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
export const all: Record<keyof RequestHandlerExtra<any, any>, 1> = { ${keys.map((key) => `${key}: 1`).join(', ')} };`),
    ).toEqual([]);
  });

  it.each(Object.entries(CONTEXT_MEMBERS))('%s is where the server package has it', (_, { group, name }) => {
    const whole = group === 'http' ? "NonNullable<ServerContext['http']>" : `ServerContext${group ? "['mcpReq']" : ''}`;
    expect(
      errors(`import type { ServerContext } from '@modelcontextprotocol/server';
export type Member = ${whole}['${name}'];`),
    ).toEqual([]);
  });

  it.each(Object.entries(CONTEXT_MEMBERS).filter(([, { name }]) => !/^(?:req|close)/.test(name)))(
    '%s is where the client package has it',
    (_, { group, name }) => {
      const whole =
        group === 'http' ? "NonNullable<ClientContext['http']>" : `ClientContext${group ? "['mcpReq']" : ''}`;
      expect(
        errors(`import type { ClientContext } from '@modelcontextprotocol/client';
export type Member = ${whole}['${name}'];`),
      ).toEqual([]);
    },
  );

  it.each([...REMOVED_CONTEXT_MEMBERS])('%s is nowhere in v2', (name) => {
    expect(
      errors(`import type { ServerContext } from '@modelcontextprotocol/server';
export type Member = ServerContext['${name}'];
export type Inner = ServerContext['mcpReq']['${name}'];`),
    ).toHaveLength(2);
  });
});

/** Migrates a project given as texts. @returns the texts after the run */
async function migrated(files: Record<string, string>): Promise<Record<string, string>> {
  const folder = scratchFolder();
  folders.push(folder);
  const all = { 'package.json': '{ "name": "p", "type": "module" }', ...files };
  for (const [name, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const report = await migrate({ cwd: folder, manifest: false });
  expect(report.failures).toEqual([]);
  return Object.fromEntries(Object.keys(files).map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}

const SERVER = "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\n";
const NEW = "const server = new McpServer({ name: 'a', version: '1' });\n";

describe('contexts in other files', () => {
  it('are followed into a helper that imports nothing', async () => {
    const files = await migrated({
      'server.js': `${SERVER}import { report } from './report.js';\n${NEW}server.registerTool('a', {}, async (extra) => report(extra, 1));\n`,
      'report.js':
        'export const report = (extra, n) => extra.sendNotification({ method: "n/" + n, id: extra.requestId });\n',
      'other.js': 'export const report = (extra) => extra.requestId;\n',
    });
    expect(files['report.js']).toBe(
      'export const report = (ctx, n) => ctx.mcpReq.notify({ method: "n/" + n, id: ctx.mcpReq.id });\n',
    );
    expect(files['other.js']).toContain('extra.requestId');
  });

  it('are followed into a handler that is handed over by name, bound, made, or a method', async () => {
    const files = await migrated({
      'server.js': `${SERVER}import { byName, makeHandler, Tools, tool } from './handlers.js';
${NEW}const tools = new Tools();
server.registerTool('a', { inputSchema: {} }, byName);
server.registerTool('b', {}, makeHandler('b'));
server.registerTool('c', { inputSchema: {} }, tools.run.bind(tools));
server.registerTool('d', { inputSchema: {} }, tool.handler);
`,
      'handlers.js': `export async function byName(args, extra) { return extra.requestId; }
export const makeHandler = (name) => async ({ signal }) => [name, signal];
export class Tools { run(args, extra) { return extra.authInfo?.token; } stop(extra) { return extra.requestId; } }
export const tool = { handler: async (args, { requestId }) => requestId };
`,
    });
    expect(files['handlers.js']).toBe(`export async function byName(args, ctx) { return ctx.mcpReq.id; }
export const makeHandler = (name) => async ({ mcpReq: { signal } }) => [name, signal];
export class Tools { run(args, ctx) { return ctx.http?.authInfo?.token; } stop(extra) { return extra.requestId; } }
export const tool = { handler: async (args, { mcpReq: { id: requestId } }) => requestId };
`);
  });

  it('are followed into a table of tools that the server loops over', async () => {
    const files = await migrated({
      'server.js': `${SERVER}import { tools } from './tools.js';
${NEW}for (const tool of tools) server.registerTool(tool.name, { inputSchema: tool.schema }, tool.handler);
`,
      'tools.js': `export const tools = [
  { name: 'a', schema: {}, handler: async (args, extra) => extra.requestId },
  { name: 'b', schema: {}, async handler(args, extra) { return extra.sessionId; } },
];
`,
    });
    expect(files['tools.js']).toContain('async (args, ctx) => ctx.mcpReq.id');
    expect(files['tools.js']).toContain('handler(args, ctx) { return ctx.sessionId; }');
  });

  it('are known by the types of another file', async () => {
    const files = await migrated({
      'types.ts': `import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import type { ServerNotification, ServerRequest } from '@modelcontextprotocol/sdk/types.js';
export type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;
export type Handler<A> = (args: A, extra: Extra) => Promise<unknown>;
export interface Tool { name: string; run: Handler<string> }
`,
      'tool.ts': `import type { Extra, Handler, Tool } from './types.js';
export const one: Tool = { name: 'one', run: async (args, extra) => extra.requestId };
export const two: Handler<number> = async (args, { authInfo }) => authInfo;
export const three = (extra: Extra) => extra.signal;
`,
    });
    expect(files['tool.ts']).toBe(`import type { Extra, Handler, Tool } from './types.js';
export const one: Tool = { name: 'one', run: async (args, ctx) => ctx.mcpReq.id };
export const two: Handler<number> = async (args, { http: { authInfo } = {} }) => authInfo;
export const three = (ctx: Extra) => ctx.mcpReq.signal;
`);
  });

  it('in tests take the new shape', async () => {
    const files = await migrated({
      'handler.js': `${SERVER}${NEW}export async function handler(args, extra) { return extra.requestId; }
server.registerTool('a', { inputSchema: {} }, handler);
`,
      'handler.test.js': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { handler } from './handler.js';
void McpServer;
await handler({}, { requestId: 1, signal: AbortSignal.timeout(5) });
console.log({ requestId: 1 });
`,
    });
    expect(files['handler.test.js']).toContain('handler({}, { mcpReq: { id: 1, signal: AbortSignal.timeout(5) } })');
    expect(files['handler.test.js']).toContain('console.log({ requestId: 1 })');
  });
});

describe('what is not proved', () => {
  it.each([
    ['a parameter called extra of anybody', 'export const f = (extra) => extra.signal;'],
    [
      'a method of the same name',
      'class A { handle(extra) { return extra.requestId; } }\nnew A().handle({ requestId: 1 });',
    ],
    [
      "a tool's arguments",
      `${NEW}server.registerTool('a', { inputSchema: {} }, async ({ requestId, signal }) => [requestId, signal]);`,
    ],
    ['a notification handler', `${NEW}server.server.setNotificationHandler(X, (extra) => extra.signal);`],
  ])('stays: %s', (_, text) => {
    const { code } = transformSource(`${SERVER}${text}\n`, {
      filename: 'a.js',
      role: 'server',
      transforms: ['imports', 'symbols', 'context'],
    });
    expect(code.split('\n').slice(1).join('\n')).toBe(`${text}\n`);
  });
});

const PROGRAM = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { CreateMessageRequestSchema, CreateMessageResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });
const text = (value) => ({ content: [{ type: 'text', text: JSON.stringify(value ?? null) }] });
const seen = [];

async function progress({ _meta, sendNotification }, steps) {
  const progressToken = _meta?.progressToken;
  for (let step = 1; step <= steps; step++)
    await sendNotification({ method: 'notifications/progress', params: { progressToken, progress: step, total: steps } });
}

server.registerTool('who', {}, async (extra) => {
  const { authInfo, sessionId } = extra;
  if (extra.authInfo) seen.push(extra.authInfo.scopes.join());
  return text([authInfo, extra.authInfo?.clientId, sessionId, typeof extra.requestId, extra.requestInfo]);
});
server.registerTool('count', { inputSchema: z.object({ to: z.number() }) }, async ({ to }, extra) => {
  await progress(extra, to);
  return text(to);
});
server.registerTool('ask', { inputSchema: z.object({ q: z.string() }) }, async ({ q }, { sendRequest, ...rest }) => {
  return text([q, Object.keys(rest).length > 0, typeof sendRequest]);
});
server.registerTool('sample', { inputSchema: z.object({ q: z.string() }) }, async ({ q }, extra) => {
  const params = { messages: [{ role: 'user', content: { type: 'text', text: q } }], maxTokens: 3 };
  const answer = await extra.sendRequest({ method: 'sampling/createMessage', params }, CreateMessageResultSchema);
  return text([answer.model, answer.content]);
});
server.registerTool('wait', {}, ({ signal }) => new Promise((resolve) => {
  signal.addEventListener('abort', () => {
    seen.push('aborted ' + signal.aborted);
    resolve(text('aborted'));
  });
}));
server.registerTool('throws', {}, async (extra) => text(extra.authInfo.token));

const client = new Client({ name: 'demo', version: '1.0.0' }, { capabilities: { sampling: {} } });
client.setRequestHandler(CreateMessageRequestSchema, async (request, extra) => ({
  model: 'm' + request.params.maxTokens,
  role: 'assistant',
  content: { type: 'text', text: 'aborted ' + extra.signal.aborted + typeof extra.requestId },
}));

const [a, b] = InMemoryTransport.createLinkedPair();
await Promise.all([server.connect(b), client.connect(a)]);
const auth = { token: 't', clientId: 'c', scopes: ['read', 'write'] };
const call = async (name, args, options) => (await client.callTool({ name, arguments: args }, undefined, options)).content;
const results = {
  anonymous: await call('who'),
  counted: await call('count', { to: 3 }, { onprogress: ({ progress, total }) => seen.push(progress + '/' + total) }),
  sampled: await call('sample', { q: 'hello' }),
  failed: (await client.callTool({ name: 'throws' })).isError,
};
const send = a.send.bind(a);
a.send = (message, options) => send(message, { ...options, authInfo: auth });
results.known = await call('who');
results.token = await call('throws');
const controller = new AbortController();
const waiting = call('wait', {}, { signal: controller.signal }).catch(() => 'cancelled');
setTimeout(() => controller.abort('enough'), 20);
results.waited = await waiting;
await new Promise((resolve) => setTimeout(resolve, 20));
await client.close();
console.log(JSON.stringify({ results, seen }));
`;

describe('behaviour', () => {
  it('is the same on both SDKs', () => {
    const { code } = transformSource(PROGRAM, { filename: 'program.mjs', role: 'both' });
    expect(code).not.toContain('@modelcontextprotocol/sdk');
    expect(code).toContain('{ sendRequest, ...rest }');
    const before = run(PROGRAM);
    expect(run(code)).toEqual(before);
    expect(before).toMatchObject({
      results: { failed: true, waited: 'cancelled', token: [{ text: '"t"' }] },
      seen: ['1/3', '2/3', '3/3', 'read,write', 'aborted true'],
    });
  }, 30_000);
});

/** What a program says on both SDKs, which its folder can import. */
function run(program: string): unknown {
  const folder = scratchFolder();
  folders.push(folder);
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  fs.writeFileSync(path.join(folder, 'program.mjs'), program);
  return JSON.parse(execFileSync(process.execPath, ['program.mjs'], { cwd: folder, encoding: 'utf8' }));
}
