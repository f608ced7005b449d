// Servers that cross files: who makes them, who registers with them, who connects them.
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { filesBelow, scratchFolder } from '../support/corpus.js';
import { formatDiagnostic, typecheck } from '../support/typescript.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

const MANIFEST = JSON.stringify({
  name: 'case',
  type: 'module',
  dependencies: { '@modelcontextprotocol/sdk': '^1.20.0', zod: '^4.2.0' },
});

/** Migrates files in a folder of their own, and once more: the second run must change nothing. */
async function migrated(files: Record<string, string>, transforms?: string[]): Promise<Record<string, string>> {
  const folder = scratchFolder();
  folders.push(folder);
  for (const [name, text] of Object.entries({ 'package.json': MANIFEST, ...files })) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  const run = () => migrate({ cwd: folder, paths: ['.'], force: true, ...(transforms && { transforms }) });
  const read = () =>
    Object.fromEntries(
      filesBelow(folder)
        .filter((name) => name !== 'package.json')
        .map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
    );
  expect((await run()).failures).toEqual([]);
  const first = read();
  expect((await run()).failures).toEqual([]);
  expect(read()).toEqual(first);
  return first;
}

const HOME = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

export const server = new McpServer({ name: 'case', version: '1.0.0' });
`;
const MAIN = `import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { server } from './server.js';
import './tools/add.js';
import './tools/list-all.js';

await server.connect(new StdioServerTransport());
`;
const ADD = `import { z } from 'zod';
import { server } from '../server.js';

const seen: number[] = [];

server.tool('add', { a: z.number() }, async ({ a }) => {
  seen.push(a);
  return { content: [] };
});
`;
const LIST = `import { server } from '../server.js';
server.tool('list', async () => ({ content: [] }));
`;

describe('a server that files register with as they are loaded', () => {
  it('is built by a function that calls theirs, in the order in which they were loaded', async () => {
    const files = await migrated({
      'src/server.ts': HOME,
      'src/index.ts': MAIN,
      'src/tools/add.ts': ADD,
      'src/tools/list-all.ts': LIST,
    });
    expect(files).toEqual({
      'src/server.ts': `import { McpServer } from '@modelcontextprotocol/server';
import { registerAdd } from './tools/add.js';
import { registerListAll } from './tools/list-all.js';

export function createServer() {
  const server = new McpServer({ name: 'case', version: '1.0.0' });
  registerAdd(server);
  registerListAll(server);
  return server;
}
`,
      'src/index.ts': `import { createServer } from './server.js';
import { serveStdio } from '@modelcontextprotocol/server/stdio';

serveStdio(createServer, { onerror: console.error });
`,
      'src/tools/add.ts': `import { z } from 'zod';
import type { McpServer } from '@modelcontextprotocol/server';

const seen: number[] = [];

export function registerAdd(server: McpServer) {
  server.registerTool(
    'add',
    { inputSchema: z.object({ a: z.number() }) },
    async ({ a }) => {
      seen.push(a);
      return { content: [] };
    },
  );
}
`,
      'src/tools/list-all.ts': `import type { McpServer } from '@modelcontextprotocol/server';

export function registerListAll(server: McpServer) {
  server.registerTool('list', {}, async () => ({ content: [] }));
}
`,
    });
    expect(typecheck(files).map(formatDiagnostic)).toEqual([]);
  });

  it('stays one object when something else holds on to it, and the marker says where', async () => {
    const files = await migrated({
      'src/server.ts': HOME,
      'src/index.ts': MAIN,
      'src/tools/add.ts': ADD,
      'src/tools/list-all.ts': `${LIST}setInterval(() => server.sendToolListChanged(), 1000);\n`,
    });
    expect(files['src/server.ts']).toContain('export const server = new McpServer(');
    expect(files['src/index.ts']).toMatch(
      /TODO\(mcp-v2\/stdio-era\): .*`server` is exported, and in list-all\.ts, `server` is also used elsewhere: `setInterval/,
    );
    expect(files['src/tools/list-all.ts']).toContain("server.registerTool('list', {}");
    expect(typecheck(files).map(formatDiagnostic)).toEqual([]);
  });

  it('stays one object when they are loaded from several places', async () => {
    const files = await migrated({
      'src/server.ts': HOME,
      'src/index.ts': MAIN.replace("import './tools/list-all.js';\n", ''),
      'src/tools/add.ts': `import './list-all.js';\n${ADD}`,
      'src/tools/list-all.ts': LIST,
    });
    expect(files['src/index.ts']).toContain('files that register with it are loaded from different places');
    expect(files['src/index.ts']).toContain('await server.connect(new StdioServerTransport())');
  });
});

describe('a server that another file connects', () => {
  it('is built there, and a handle closes what used to be closed', async () => {
    const files = await migrated({
      'server.ts': `${HOME.replace('export const', 'const')}server.tool('list', async () => ({ content: [] }));

export { server };
`,
      'index.ts': `import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { server } from './server.js';

async function main() {
  const transport = new StdioServerTransport();
  await server.connect(transport);
}

process.on('SIGINT', () => server.close());

main();
`,
      'server.test.ts': `import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { server } from './server.js';

const [, transport] = InMemoryTransport.createLinkedPair();
await server.connect(transport);
`,
    });
    expect(files['server.ts']).toContain('export { createServer };');
    expect(files['index.ts']).toContain('handle = serveStdio(createServer, { onerror: console.error });');
    expect(files['index.ts']).toContain("process.on('SIGINT', () => handle?.close());");
    expect(files['server.test.ts']).toContain('await createServer().connect(transport);');
    expect(typecheck(files).map(formatDiagnostic)).toEqual([]);
  });

  it('stays one object for whoever reads more of it', async () => {
    const files = await migrated({
      'server.ts': HOME,
      'index.ts': `import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { server } from './server.js';

await server.connect(new StdioServerTransport());
`,
      'status.ts': `import { server } from './server.js';

export const isUp = () => server.isConnected();
`,
    });
    expect(files['index.ts']).toContain('`server` is exported, and in status.ts, `server` is also used');
    expect(files['server.ts']).toContain('export const server');
  });

  it('is left where a run that does not reach its file could not follow', async () => {
    const folder = scratchFolder();
    folders.push(folder);
    fs.writeFileSync(path.join(folder, 'package.json'), MANIFEST);
    fs.writeFileSync(path.join(folder, 'server.ts'), HOME);
    fs.writeFileSync(path.join(folder, 'index.ts'), MAIN.replace(/import '\.\/tools.*\n/g, ''));
    await migrate({ cwd: folder, paths: ['index.ts'], force: true });
    expect(fs.readFileSync(path.join(folder, 'index.ts'), 'utf8')).toContain('TODO(mcp-v2/stdio-era)');
    expect(fs.readFileSync(path.join(folder, 'server.ts'), 'utf8')).toBe(HOME);
  });
});

describe('a function of another file that is handed the server', () => {
  const index = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { register } from './register.js';

const server = new McpServer({ name: 'case', version: '1.0.0' });
register(server);
await server.connect(new StdioServerTransport());
`;

  it('is called by the factory', async () => {
    const files = await migrated({
      'index.ts': index,
      'register.ts': `import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

export function register(server: McpServer) {
  server.tool('list', async () => ({ content: [] }));
}
`,
    });
    expect(files['index.ts']).toContain('serveStdio(createServer, ');
    expect(files['index.ts']).toContain('  register(server);\n\n  return server;');
    expect(typecheck(files).map(formatDiagnostic)).toEqual([]);
  });

  it.each([
    ['keeps it', 'let kept: McpServer;', 'kept = server;', 'it is kept by `kept = server`'],
    ['starts a timer', '', 'setInterval(() => server.sendToolListChanged(), 1000);', 'would be started again'],
  ])('stops the rewrite when it %s', async (_, before, line, reason) => {
    const files = await migrated({
      'index.ts': index,
      'register.ts': `import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

${before}
export function register(server: McpServer) {
  ${line}
}
`,
    });
    expect(files['index.ts']).toContain(reason);
    expect(files['index.ts']).toContain('await server.connect(');
  });
});

it('works alone on a project that is on v2 already', async () => {
  const v2 = (text: string) =>
    text
      .replace("'@modelcontextprotocol/sdk/server/mcp.js'", "'@modelcontextprotocol/server'")
      .replace("'@modelcontextprotocol/sdk/server/stdio.js'", "'@modelcontextprotocol/server/stdio'")
      .replace(
        "server.tool('add', { a: z.number() }",
        "server.registerTool('add', { inputSchema: z.object({ a: z.number() }) }",
      )
      .replace("server.tool('list', ", "server.registerTool('list', {}, ");
  const files = await migrated(
    {
      'src/server.ts': v2(HOME),
      'src/index.ts': v2(MAIN),
      'src/tools/add.ts': v2(ADD),
      'src/tools/list-all.ts': v2(LIST),
    },
    ['stdio'],
  );
  expect(files['src/index.ts']).toContain('serveStdio(createServer, { onerror: console.error });');
  expect(typecheck(files).map(formatDiagnostic)).toEqual([]);
});

describe('tools that move into the factory', () => {
  it('a call whose first argument stands on its line is laid out anew where it goes', async () => {
    const { 'index.ts': text } = await migrated({
      'index.ts': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { z } from 'zod';

const server = new McpServer({ name: 'demo', version: '1.0.0' });

server.tool('add',
  'Adds two numbers',
  { a: z.number(), b: z.number() },
  async ({ a, b }) => ({
    content: [{ type: 'text', text: String(a + b) }],
  })
);

await server.connect(new StdioServerTransport());
`,
    });
    expect(text).toContain(`
  server.registerTool(
    'add',
    {
      description: 'Adds two numbers',
      inputSchema: z.object({ a: z.number(), b: z.number() }),
    },
    async ({ a, b }) => ({
      content: [{ type: 'text', text: String(a + b) }],
    })
  );
`);
  });
});

describe('an exported function that is handed the server', () => {
  const RUN = `import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

export async function runStdio(server: McpServer): Promise<void> {
  const transport = new StdioServerTransport();
  await server.connect(transport);
  console.error('ready');
}
`;
  const SERVER = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

export function createServer(name: string): McpServer {
  return new McpServer({ name, version: '1.0.0' });
}
`;

  it('is handed the factory by every caller', async () => {
    const files = await migrated({
      'run.ts': RUN,
      'server.ts': SERVER,
      'index.ts': `import { runStdio } from './run.js';
import { createServer } from './server.js';

await runStdio(createServer('main'));
`,
    });
    expect(files['run.ts']).toContain('export async function runStdio(createServer: () => McpServer)');
    expect(files['run.ts']).toContain('serveStdio(createServer, { onerror: console.error });');
    expect(files['index.ts']).toContain("await runStdio(() => createServer('main'));");
    expect(typecheck(files).map(formatDiagnostic)).toEqual([]);
  });

  it('is handed the factory of a server with registrations, where that is its only use', async () => {
    const files = await migrated({
      'run.ts': RUN,
      'index.ts': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { runStdio } from './run.js';

const server = new McpServer({ name: 'own', version: '1.0.0' });
server.registerTool('ping', {}, async () => ({ content: [{ type: 'text', text: 'pong' }] }));

await runStdio(server);
`,
    });
    expect(files['run.ts']).toContain('serveStdio(createServer,');
    expect(files['index.ts']).toContain('function createServer() {');
    expect(files['index.ts']).toContain('await runStdio(createServer);');
    expect(typecheck(files).map(formatDiagnostic)).toEqual([]);
  });

  it.each([
    ['is handed on as a value', "import { runStdio } from './run.js';\nexport const modes = { stdio: runStdio };\n"],
    ['is re-exported', "export * from './run.js';\n"],
    [
      'is handed a server that is used afterwards',
      `import { runStdio } from './run.js';
import { createServer } from './server.js';
const server = createServer('late');
await runStdio(server);
server.sendToolListChanged();
`,
    ],
  ])('%s: all stays, with the marker', async (_, index) => {
    const files = await migrated({ 'run.ts': RUN, 'server.ts': SERVER, 'index.ts': index });
    expect(files['run.ts']).toContain('TODO(mcp-v2/stdio-era)');
    expect(files['run.ts']).toContain('runStdio(server: McpServer)');
    expect(files['index.ts']).toBe(index);
  });
});
