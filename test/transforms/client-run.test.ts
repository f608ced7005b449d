// Migrated clients are run: against a server of v1 with sessions, one of v1 over SSE, and one of v2.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { toNodeHandler } from '@modelcontextprotocol/node';
import { McpServer as V1Server } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { createMcpHandler, McpServer as V2Server } from '@modelcontextprotocol/server';
import express from 'express';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { tree } from '../project/tree.js';
import { PROJECT } from '../support/typescript.js';

const MANIFEST = JSON.stringify({
  name: 'client',
  private: true,
  type: 'module',
  dependencies: { '@modelcontextprotocol/sdk': '^1.29.0' },
});

const IMPORTS = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
`;

const REPORT = `
const { tools } = await client.listTools();
const result = await client.callTool({ name: 'greet' }, undefined, { timeout: 5000 });
console.log(JSON.stringify({ tools: tools.map(({ name }) => name), text: result.content[0].text }));
`;

/** One client for each thing the transform does. */
const CLIENTS = {
  plain: `${IMPORTS}
const client = new Client({ name: 'plain', version: '1.0.0' });
await client.connect(new StreamableHTTPClientTransport(new URL(process.argv[2])));
${REPORT}
await client.close();
`,
  stored: `${IMPORTS}import fs from 'node:fs';

const FILE = 'session.txt';
const load = () => (fs.existsSync(FILE) ? fs.readFileSync(FILE, 'utf8') : undefined);

const client = new Client({ name: 'stored', version: '1.0.0' });
const sessionId = load();
const transport = new StreamableHTTPClientTransport(new URL(process.argv[2]), { sessionId });
await client.connect(transport);
if (transport.sessionId) fs.writeFileSync(FILE, transport.sessionId);
${REPORT}
await transport.close();
`,
  ended: `${IMPORTS}
const client = new Client({ name: 'ended', version: '1.0.0' });
const transport = new StreamableHTTPClientTransport(new URL(process.argv[2]));
await client.connect(transport);
${REPORT}
await transport.terminateSession();
await client.close();
`,
  reconnecting: `${IMPORTS}
const url = new URL(process.argv[2]);
const client = new Client({ name: 'reconnecting', version: '1.0.0' });
let transport = new StreamableHTTPClientTransport(url);
await client.connect(transport);
const id = transport.sessionId;
await client.close();
transport = new StreamableHTTPClientTransport(url, { sessionId: id });
await client.connect(transport);
${REPORT}
await client.close();
`,
  fallback: `${IMPORTS}
const url = new URL(process.argv[2]);
const client = new Client({ name: 'fallback', version: '1.0.0' });
try {
  await client.connect(new StreamableHTTPClientTransport(url));
} catch (error) {
  console.error('falling back', error);
  await client.connect(new SSEClientTransport(url));
}
${REPORT}
await client.close();
`,
  sse: `${IMPORTS}
const client = new Client({ name: 'sse', version: '1.0.0' });
await client.connect(new SSEClientTransport(new URL(process.argv[2])));
${REPORT}
await client.close();
`,
  stdio: `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';

const client = new Client({ name: 'stdio', version: '1.0.0' });
await client.connect(new StdioClientTransport({ command: process.execPath, args: [process.argv[2]] }));
${REPORT}
await client.close();
`,
};

const V1_STDIO = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
const server = new McpServer({ name: 's', version: '1' });
server.registerTool('greet', { description: 'Greets' }, async () => ({ content: [{ type: 'text', text: 'hello' }] }));
await server.connect(new StdioServerTransport());
`;

const V2_STDIO = `import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
serveStdio(() => {
  const server = new McpServer({ name: 's', version: '1' });
  server.registerTool('greet', { description: 'Greets' }, async () => ({ content: [{ type: 'text', text: 'hello' }] }));
  return server;
});
`;

const ANSWER = { tools: ['greet'], text: 'hello' };
const greet = async () => ({ content: [{ type: 'text' as const, text: 'hello' }] });

/** What reached the servers: verb, MCP method, whether it named a session. */
const seen: string[] = [];
const servers: Server[] = [];
const urls = { sessions: '', sse: '', v2: '' };
let before: string;
let after: string;

async function listen(app: express.Express): Promise<string> {
  const server = await new Promise<Server>((resolve) => {
    const starting = app.listen(0, '127.0.0.1', () => resolve(starting));
  });
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function newApp(json: boolean): express.Express {
  const app = express();
  if (json) app.use(express.json());
  app.use((req, _res, next) => {
    seen.push(`${req.method} ${req.body?.method ?? '-'}${req.headers['mcp-session-id'] ? ' session' : ''}`);
    next();
  });
  return app;
}

function v1Server(): V1Server {
  const server = new V1Server({ name: 's', version: '1' });
  server.registerTool('greet', { description: 'Greets' }, greet);
  return server;
}

async function startSessions(): Promise<string> {
  const transports = new Map<string, StreamableHTTPServerTransport>();
  const app = newApp(true);
  app.all('/mcp', async (req, res) => {
    const id = req.headers['mcp-session-id'] as string | undefined;
    let transport = id ? transports.get(id) : undefined;
    if (!transport && !id && isInitializeRequest(req.body)) {
      const fresh = new StreamableHTTPServerTransport({
        sessionIdGenerator: () => crypto.randomUUID(),
        onsessioninitialized: (made) => void transports.set(made, fresh),
      });
      fresh.onclose = () => void transports.delete(fresh.sessionId!);
      await v1Server().connect(fresh);
      transport = fresh;
    }
    if (transport) await transport.handleRequest(req, res, req.body);
    else res.status(id ? 404 : 400).json({ jsonrpc: '2.0', error: { code: -32000, message: 'No session' }, id: null });
  });
  return `${await listen(app)}/mcp`;
}

async function startSse(): Promise<string> {
  const transports = new Map<string, SSEServerTransport>();
  const app = newApp(false);
  app.get('/sse', async (_req, res) => {
    const transport = new SSEServerTransport('/messages', res);
    transports.set(transport.sessionId, transport);
    await v1Server().connect(transport);
  });
  app.post('/messages', async (req, res) => {
    const transport = transports.get(String(req.query.sessionId));
    if (transport) await transport.handlePostMessage(req, res);
    else res.status(404).end();
  });
  return `${await listen(app)}/sse`;
}

async function startV2(): Promise<string> {
  const node = toNodeHandler(
    createMcpHandler(() => {
      const server = new V2Server({ name: 's', version: '1' });
      server.registerTool('greet', { description: 'Greets' }, greet);
      return server;
    }),
  );
  const app = newApp(true);
  app.all(['/mcp', '/sse'], (req, res) => void node(req, res, req.body));
  return `${await listen(app)}/mcp`;
}

function folder(): string {
  const files = Object.entries(CLIENTS).map(([name, code]) => [`${name}.js`, code]);
  const dir = tree({ 'package.json': MANIFEST, ...Object.fromEntries(files) });
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(dir, 'node_modules'));
  return dir;
}

async function run(dir: string, client: keyof typeof CLIENTS, argument: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${client}.js`, argument], {
    cwd: dir,
    timeout: 60_000,
  });
  // v2's client prints a line of its own before an empty list.
  return JSON.parse(stdout.trim().split('\n').at(-1)!);
}

const migrated = (client: keyof typeof CLIENTS) => fs.readFileSync(path.join(after, `${client}.js`), 'utf8');

beforeAll(async () => {
  before = folder();
  after = folder();
  const report = await migrate({ cwd: after, force: true });
  expect(report.failures).toEqual([]);
  for (const [name, code] of [
    ['v1-server.mjs', V1_STDIO],
    ['v2-server.mjs', V2_STDIO],
  ] as const)
    for (const dir of [before, after]) fs.writeFileSync(path.join(dir, name), code);
  urls.sessions = await startSessions();
  urls.sse = await startSse();
  urls.v2 = await startV2();
});

afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

beforeEach(() => {
  seen.length = 0;
});

describe('migrated clients', () => {
  it.each(['plain', 'stored', 'ended', 'reconnecting', 'fallback'] as const)(
    'still reach a v1 server with sessions: %s',
    async (client) => {
      expect(await run(before, client, urls.sessions)).toEqual(ANSWER);
      expect(await run(after, client, urls.sessions)).toEqual(ANSWER);
      // The second run of one that stored its session is the one that used to resume it.
      expect(await run(before, client, urls.sessions)).toEqual(ANSWER);
      expect(await run(after, client, urls.sessions)).toEqual(ANSWER);
    },
  );

  it.each(['plain', 'stored', 'ended', 'reconnecting', 'fallback'] as const)(
    'speak 2026-07-28 with a v2 server: %s',
    async (client) => {
      expect(await run(after, client, urls.v2)).toEqual(ANSWER);
      expect(seen).toContain('POST server/discover');
      expect(seen).toContain('POST tools/call');
      expect(seen.filter((line) => /initialize|session|GET|DELETE/.test(line))).toEqual([]);
    },
  );

  it('still end the session they have at a v1 server', async () => {
    await run(after, 'ended', urls.sessions);
    expect(seen).toContain('DELETE - session');
  });

  it('still reach a v1 server over SSE, where that is all they spoke', async () => {
    expect(migrated('sse')).not.toContain('versionNegotiation');
    expect(await run(before, 'sse', urls.sse)).toEqual(ANSWER);
    expect(await run(after, 'sse', urls.sse)).toEqual(ANSWER);
  });

  it.each(['v1-server.mjs', 'v2-server.mjs'])('start a server over stdio: %s', async (server) => {
    expect(migrated('stdio')).toContain("versionNegotiation: { mode: 'auto' }");
    expect(await run(before, 'stdio', server)).toEqual(ANSWER);
    expect(await run(after, 'stdio', server)).toEqual(ANSWER);
  });

  it('hold no session ids, and say what they lost', () => {
    expect(migrated('stored')).not.toMatch(/session\.txt|load\(|node:fs/);
    expect(migrated('reconnecting')).not.toContain('sessionId');
    expect(migrated('fallback')).not.toContain('SSEClientTransport(');
    expect(migrated('fallback')).toContain('TODO(mcp-v2/client/fallback)');
  });
});

describe('a list that v2 leaves empty', () => {
  it('is why a session id may not stay', async () => {
    const code = CLIENTS.stored.replaceAll(/sdk\/client\/\w+\.js/g, 'client');
    fs.writeFileSync(path.join(after, 'kept.js'), code);
    fs.rmSync(path.join(after, 'session.txt'), { force: true });
    expect(await run(after, 'kept' as 'stored', urls.sessions)).toEqual(ANSWER);
    expect(await run(after, 'kept' as 'stored', urls.sessions)).toEqual({ ...ANSWER, tools: [] });
  });
});

describe('clients of the project’s own server', () => {
  const server = (port: number) => `import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import express from 'express';

const node = toNodeHandler(createMcpHandler(() => new McpServer({ name: 's', version: '1' })));
const app = express();
app.use(express.json());
app.all(['/mcp', '/sse'], (req, res) => void node(req, res, req.body));
app.listen(${port});
`;
  const client = `import { Client, SSEClientTransport, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

export async function overSse() {
  const client = new Client({ name: 'own', version: '1.0.0' });
  await client.connect(new SSEClientTransport(new URL('http://localhost:4711/sse')));
  return client;
}

export async function overHttp(client) {
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost:4711/mcp'));
  await client.connect(transport);
  await client.listTools();
  await transport.terminateSession();
  await transport.close();
}
`;

  async function own(port: number) {
    const dir = tree({
      'package.json': JSON.stringify({ name: 'own', private: true, type: 'module' }),
      'src/server.js': server(port),
      'src/client.js': client,
    });
    const report = await migrate({ cwd: dir, force: true, transforms: ['client'] });
    expect(report.failures).toEqual([]);
    return {
      code: fs.readFileSync(path.join(dir, 'src/client.js'), 'utf8'),
      todos: report.files.flatMap(({ todos }) => todos.map(({ rule }) => rule)),
    };
  }

  it('go with it: Streamable HTTP, and no session to end', async () => {
    const { code, todos } = await own(4711);
    expect(todos).toEqual([]);
    expect(code).toBe(`import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';

export async function overSse() {
  const client = new Client({ name: 'own', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  await client.connect(new StreamableHTTPClientTransport(new URL('http://localhost:4711/mcp')));
  return client;
}

export async function overHttp(client) {
  const transport = new StreamableHTTPClientTransport(new URL('http://localhost:4711/mcp'));
  await client.connect(transport);
  await client.listTools();
  await transport.close();
}
`);
  });

  it('stay, marked, when the server listens elsewhere', async () => {
    const { code, todos } = await own(4712);
    expect(todos.sort()).toEqual(['client/session', 'sse-url']);
    expect(code).toContain("new SSEClientTransport(new URL('http://localhost:4711/sse'))");
    expect(code).toContain('await transport.terminateSession();');
  });
});

describe('a server and its client in one project on v1', () => {
  const files = {
    'package.json': JSON.stringify({
      name: 'both',
      private: true,
      type: 'module',
      dependencies: { '@modelcontextprotocol/sdk': '^1.29.0', express: '^5.0.0' },
    }),
    'src/server.js': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { SSEServerTransport } from '@modelcontextprotocol/sdk/server/sse.js';
import express from 'express';

function createServer() {
  return new McpServer({ name: 'both', version: '1.0.0' });
}

const app = express();
const transports = {};
app.get('/sse', async (req, res) => {
  const transport = new SSEServerTransport('/messages', res);
  transports[transport.sessionId] = transport;
  res.on('close', () => delete transports[transport.sessionId]);
  await createServer().connect(transport);
});
app.post('/messages', async (req, res) => {
  const transport = transports[req.query.sessionId];
  if (transport) await transport.handlePostMessage(req, res);
  else res.status(400).send('No session');
});
app.listen(4713);
`,
    'src/client.js': `import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';

const client = new Client({ name: 'both', version: '1.0.0' });
await client.connect(new SSEClientTransport(new URL('http://localhost:4713/sse')));
`,
  };

  it('move together', async () => {
    const dir = tree(files);
    await migrate({ cwd: dir, force: true });
    const code = fs.readFileSync(path.join(dir, 'src/client.js'), 'utf8');
    expect(code).toContain("new StreamableHTTPClientTransport(new URL('http://localhost:4713/mcp'))");
    expect(code).toContain("versionNegotiation: { mode: 'auto' }");
    expect(code).not.toContain('TODO');
  });

  it('stay together when the server is not moved', async () => {
    const dir = tree(files);
    await migrate({ cwd: dir, force: true, skip: ['sessions', 'sse'] });
    const code = fs.readFileSync(path.join(dir, 'src/client.js'), 'utf8');
    expect(code).toContain("new SSEClientTransport(new URL('http://localhost:4713/sse'))");
    expect(code).toContain('TODO(mcp-v2/sse-url)');
  });
});

describe('what other files of a package do with clients', () => {
  it('decides whether a 2026-07-28 connection is asked for', async () => {
    const connect = CLIENTS.plain.replace('const client', 'export const client');
    const health = `import { client } from './connect.js';
export const isAlive = () => client.ping().then(() => true, () => false);
`;
    const files = { 'package.json': MANIFEST, 'src/connect.js': connect, 'src/health.js': health };
    const dir = tree(files);
    const report = await migrate({ cwd: dir, force: true });
    const code = fs.readFileSync(path.join(dir, 'src/connect.js'), 'utf8');
    expect(report.failures).toEqual([]);
    expect(code).not.toMatch(/new Client\(.*versionNegotiation/);
    expect(code).toContain('src/health.js calls ping()');
  });
});
