// Modules that only the session code imported, and members of classes that other files reach.
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { scratchFolder } from '../support/corpus.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

const STORE = `const open = new Map();

export const find = (id) => open.get(id);

export function remember(id, transport) {
  open.set(id, transport);
}
`;

const HOST = `import { createServer } from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { find, remember } from './store.js';

const build = () => new McpServer({ name: 'a', version: '1.0.0' });

createServer(async (req, res) => {
  const known = find(req.headers['mcp-session-id']);
  if (known) {
    await known.handleRequest(req, res);
    return;
  }
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: () => crypto.randomUUID(),
    onsessioninitialized: (id) => {
      remember(id, transport);
    },
  });
  await build().connect(transport);
  await transport.handleRequest(req, res);
}).listen(3000);
`;

const CLASS = `import { createServer } from 'node:http';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';

export class Host {
  transports = new Map();

  listen(port) {
    return createServer((req, res) => this.handle(req, res)).listen(port);
  }

  async handle(req, res) {
    const known = this.transports.get(req.headers['mcp-session-id']);
    if (known) return known.handleRequest(req, res);
    const transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      onsessioninitialized: (id) => {
        this.transports.set(id, transport);
      },
    });
    await new McpServer({ name: 'a', version: '1.0.0' }).connect(transport);
    await transport.handleRequest(req, res);
  }
}
`;

async function migrated(files: Record<string, string>): Promise<Record<string, string>> {
  const folder = scratchFolder();
  folders.push(folder);
  const manifest = { name: 'case', type: 'module', dependencies: { '@modelcontextprotocol/sdk': '^1.20.0' } };
  const all = { 'package.json': JSON.stringify(manifest), ...files };
  for (const [name, text] of Object.entries(all)) fs.writeFileSync(path.join(folder, name), text);
  const read = () =>
    Object.fromEntries(Object.keys(files).map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
  expect((await migrate({ cwd: folder, force: true })).failures).toEqual([]);
  const first = read();
  await migrate({ cwd: folder, force: true });
  expect(read()).toEqual(first);
  return first;
}

it('marks a store that nothing imports any more, and leaves it whole', async () => {
  const { 'host.js': host, 'store.js': store } = await migrated({ 'host.js': HOST, 'store.js': STORE });
  expect(host).not.toMatch(/store|remember/);
  expect(store).toMatch(/^\/\/ TODO\(mcp-v2\/sessions\/orphan\): nothing imports this module/);
  expect(store!.slice(store!.indexOf('\n') + 1)).toBe(STORE);
});

it('leaves a store alone that others import', async () => {
  const admin = "import { find } from './store.js';\n\nexport const has = (id) => find(id) !== undefined;\n";
  const files = await migrated({ 'host.js': HOST, 'store.js': STORE, 'admin.js': admin });
  expect(files['host.js']).not.toContain('store');
  expect(files['store.js']).toBe(STORE);
});

it('makes a class stateless whose sessions nobody else reaches', async () => {
  const index = "import { Host } from './host.js';\n\nnew Host().listen(3000);\n";
  const files = await migrated({ 'host.js': CLASS, 'index.js': index });
  expect(files['host.js']).toContain('this.mcpHandler(req, res)');
  expect(files['host.js']).not.toMatch(/transports|TODO\(mcp-v2\/sessions/);
});

it('keeps the sessions of a class that another file reads', async () => {
  const index = `import { Host } from './host.js';

const host = new Host();
host.listen(3000);
process.on('SIGUSR2', () => console.log([...host.transports.keys()]));
`;
  const files = await migrated({ 'host.js': CLASS, 'index.js': index });
  expect(files['host.js']).toContain('TODO(mcp-v2/sessions/kept)');
  expect(files['host.js']).toContain('this.transports.get');
  expect(files['index.js']).toBe(index);
});
