// What is left of sessions after a run is marked, also in files that do not name the SDK.
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { scratchFolder } from '../support/corpus.js';

let folder: string;
beforeEach(() => {
  folder = scratchFolder();
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const MANIFEST = '{ "name": "p", "type": "module", "dependencies": { "@modelcontextprotocol/sdk": "^1.20.0" } }';
const SERVER = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
export const server = new McpServer({ name: 'p', version: '1.0.0' });
`;

async function run(files: Record<string, string>, options: { transforms?: string[]; dryRun?: boolean } = {}) {
  for (const [name, text] of Object.entries({ 'package.json': MANIFEST, 'server.js': SERVER, ...files })) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  return migrate({ cwd: folder, ...options });
}
const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
const rules = (name: string) => [...read(name).matchAll(/TODO\(mcp-v2\/([\w/-]+)\)/g)].map((match) => match[1]);

it('marks the header, stores and event logs where nobody else has', async () => {
  const report = await run({
    'log.js': `const HEADER = 'Mcp-Session-Id';\n\nexport function log(req) {\n  console.log(req.headers[HEADER.toLowerCase()]);\n}\n`,
    'store.js': 'export const remember = (redis, id) => redis.set(`mcp:session:${id}`, 1);\n',
    'events.ts': `import type { EventStore } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
export abstract class Log implements EventStore {
  abstract storeEvent(stream: string, message: unknown): Promise<string>;
  abstract replayEventsAfter(id: string, to: { send(id: string, message: unknown): Promise<void> }): Promise<string>;
}
`,
    'terms.js': `export const TERMS = {
  'mcp.session.id': 'the session a request belongs to',
  'mcp-session-id': { description: 'its header', type: 'string' },
};
`,
    'call.js': "export const headers = { 'mcp-session-id': 'first' };\n",
    'trace.js': "export const attributes = (id) => ({ 'mcp.session.id': id });\n",
    'cors.js': "export const options = { exposedHeaders: ['Mcp-Session-Id'] };\n",
  });
  expect(rules('log.js')).toEqual(['sessions/header']);
  expect(rules('store.js')).toEqual(['sessions/store']);
  expect(rules('events.ts')).toEqual(['event-store']);
  expect(rules('terms.js')).toEqual([]);
  expect(rules('call.js')).toEqual(['sessions/header']);
  expect(rules('trace.js')).toEqual(['sessions/header']);
  expect(rules('cors.js')).toEqual(['sessions/header']);
  expect(report.files.map((file) => file.path)).toContain('store.js');
  for (const { path: name, todos } of report.files)
    for (const { line, rule } of todos) expect(read(name).split('\n')[line - 1]).toContain(`TODO(mcp-v2/${rule})`);
  expect((await run0()).filter(({ changed }) => changed)).toEqual([]);
});

async function run0() {
  return (await migrate({ cwd: folder })).files;
}

it('says it once for lines that stand together, and again further down', async () => {
  const line = (n: number) => `  const id${n} = (await ask()).headers.get('mcp-session-id');\n`;
  await run({
    'a.test.js': `test('x', async () => {\n${line(1)}${line(2)}${line(3)}${'  void 0;\n'.repeat(9)}${line(4)}});\n`,
  });
  expect(rules('a.test.js')).toEqual(['sessions/header', 'sessions/header']);
  const once = read('a.test.js');
  await run0();
  expect(read('a.test.js')).toBe(once);
});

it('has every place within eight lines of a marker, which says what is done there', async () => {
  const line = (n: number) => `  const id${n} = (await ask()).headers.get('mcp-session-id');\n`;
  const long = `  await send({\n${'    a: 1,\n'.repeat(4)}    headers: { 'mcp-session-id': 'x' },\n  });\n`;
  await run({
    'a.test.js': `test('x', async () => {\n${Array.from({ length: 12 }, (_, n) => line(n) + long + '  void 0;\n'.repeat(n % 5)).join('')}});\n`,
    'b.js': `export async function b() {\n${Array.from({ length: 12 }, (_, n) => line(n) + long).join('')}}\n`,
  });
  for (const name of ['a.test.js', 'b.js']) {
    const lines = read(name).split('\n');
    const places = lines.flatMap((text, at) => (/'mcp-session-id'/.test(text) ? [at] : []));
    expect(places).toHaveLength(24);
    for (const at of places)
      expect(
        lines.slice(Math.max(0, at - 8), at).some((text) => text.includes('TODO(mcp-v2/sessions/header)')),
        `${name}:${at + 1}`,
      ).toBe(true);
  }
  const markers = [...read('b.js').matchAll(/TODO\(mcp-v2\/sessions\/header\): (.*)\n(.*)/g)];
  expect(new Set(markers.map(([, message]) => message)).size).toBe(2);
  for (const [, message, next] of markers)
    expect(message).toMatch(next!.includes('.get(') ? /nothing is found here/ : /means nothing to/);
  const once = read('a.test.js') + read('b.js');
  await run0();
  expect(read('a.test.js') + read('b.js')).toBe(once);
});

it('marks a cookie jar around a client transport', async () => {
  await run({
    'client.ts': `import makeFetchCookie from 'fetch-cookie';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
export const open = (url: URL) => new StreamableHTTPClientTransport(url, { fetch: makeFetchCookie(fetch) });
`,
    'scrape.js': "import makeFetchCookie from 'fetch-cookie';\nexport const get = makeFetchCookie(fetch);\n",
  });
  expect(rules('client.ts')).toContain('sessions/cookies');
  expect(rules('scrape.js')).toEqual([]);
  expect((await run0()).filter(({ changed }) => changed)).toEqual([]);
});

it('leaves words about the header, other packages and ignored places alone', async () => {
  const reads = "export const id = (req) => req.headers['mcp-session-id'];\n";
  const files = {
    'words.js': "// reads mcp-session-id\nexport const text = 'send Mcp-Session-Id with each request';\n",
    'ignored.js': `// mcp-v2-ignore\n${reads}`,
    'shop/package.json': '{ "name": "shop", "type": "module" }',
    'shop/index.js': reads,
  };
  await run(files);
  for (const [name, text] of Object.entries(files)) expect(read(name)).toBe(text);
});

it('is part of the sessions transform, and writes nothing in a dry run', async () => {
  const files = { 'log.js': "export const id = (req) => req.headers['mcp-session-id'];\n" };
  await run(files, { transforms: ['imports'] });
  expect(read('log.js')).toBe(files['log.js']);
  const { files: reports } = await run(files, { dryRun: true });
  expect(read('log.js')).toBe(files['log.js']);
  expect(reports.find((file) => file.path === 'log.js')?.todos).toHaveLength(1);
});

it('says of each part of a server that is kept what it belongs to, where its own marker is out of reach', async () => {
  const files = {
    'http.js': `import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import express from 'express';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
const transports = {};
const app = express();
app.post('/mcp', async (req, res) => {
  let transport = transports[req.headers['mcp-session-id']];
  if (!transport) {
    const created = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => {
        transports[id] = created;
      },
    });
    await new Server({ name: 'bridge', version: '1.0.0' }, { capabilities: {} }).connect(created);
    const child = spawn('server');
    created.onmessage = (message) => child.stdin.write(JSON.stringify(message));
    transport = created;
  }
  await transport.handleRequest(req, res, req.body);
});
// 1
// 2
// 3
// 4
// 5
// 6
app.get('/mcp', async (req, res) => {
  const id = req.headers['mcp-session-id'];
  await transports[id].handleRequest(req, res);
});
`,
  };
  await run(files);
  expect(rules('http.js')).toEqual(['sessions/kept', 'sessions/kept', 'sessions/kept']);
  expect(read('http.js')).toContain(
    "  // TODO(mcp-v2/sessions/kept): belongs to the sessions this file still keeps; it goes with them, once the reason the other marker names is gone.\n  const id = req.headers['mcp-session-id'];",
  );
  const once = read('http.js');
  await migrate({ cwd: folder, force: true });
  expect(read('http.js')).toBe(once);
});
