// What createMcpHandler would change is said only where a run leads to it: not beside hosting that it keeps.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { tree } from '../project/tree.js';

const TOOLS = `import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

export function registerTools(server: McpServer) {
  const seen = new Map<string, number>();
  server.registerTool('ask', {}, async (extra) => {
    seen.set('ask', (seen.get('ask') ?? 0) + 1);
    const roots = await server.server.listRoots();
    server.sendToolListChanged();
    return { content: [{ type: 'text', text: roots.roots.length + ' ' + seen.get('ask') }] };
  });
}
`;

const host = (argument: string) => `import { randomUUID } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import express from 'express';
import { registerTools } from './tools.js';

function createServer(id?: string) {
  const server = new McpServer({ name: 'gateway' + (id ?? ''), version: '1.0.0' });
  registerTools(server);
  return server;
}

const app = express();
app.use(express.json());
const transports: Record<string, StreamableHTTPServerTransport> = {};

app.post('/mcp', async (req, res) => {
  const sessionId = req.headers['mcp-session-id'] as string | undefined;
  let transport = sessionId ? transports[sessionId] : undefined;
  if (!transport) {
    const id = randomUUID();
    transport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => id,
      onsessioninitialized: () => {
        transports[id] = transport!;
      },
    });
    await createServer(${argument}).connect(transport);
  }
  await transport.handleRequest(req, res, req.body);
});

app.listen(3000);
`;

async function migrated(files: Record<string, string>) {
  const dir = tree({
    'package.json': JSON.stringify({
      name: 'p',
      type: 'module',
      dependencies: { '@modelcontextprotocol/sdk': '^1.29.0' },
    }),
    ...files,
  });
  const report = await migrate({ cwd: dir, force: true });
  const again = await migrate({ cwd: dir, force: true });
  expect(again.files.filter(({ changed }) => changed)).toEqual([]);
  const rules = (file: string) =>
    [...new Set(report.files.find((one) => one.path === file)?.todos.map(({ rule }) => rule))].sort();
  return { rules, read: (file: string) => fs.readFileSync(path.join(dir, file), 'utf8') };
}

describe('what a server does between requests', () => {
  const marked = ['dropped-notifications', 'push-requests', 'session-state/per-server'];

  it('is marked where its hosting becomes stateless', async () => {
    const { rules, read } = await migrated({
      'src/a-tools.ts': TOOLS,
      'src/index.ts': host('').replace('./tools', './a-tools'),
    });
    expect(read('src/index.ts')).toContain('createMcpHandler(');
    expect(rules('src/a-tools.ts')).toEqual(marked);
  });

  it.each(['src/a-tools.ts', 'src/tools.ts'])('is not where its hosting is kept: %s', async (file) => {
    const name = path.basename(file, '.ts');
    const { rules } = await migrated({ [file]: TOOLS, 'src/index.ts': host('id').replace('./tools', `./${name}`) });
    expect(rules('src/index.ts')).toEqual(['sessions/kept']);
    expect(rules(file)).toEqual([]);
  });

  it('is marked where one of two hosts becomes stateless', async () => {
    const { rules } = await migrated({ 'src/tools.ts': TOOLS, 'src/a.ts': host('id'), 'src/z.ts': host('') });
    expect(rules('src/tools.ts')).toEqual(marked);
  });

  it('is not within a file that is kept', async () => {
    const inline = host('id').replace("import { registerTools } from './tools.js';\n", '');
    const own = `${TOOLS.replace(/^import .*\n\n/, '').replace('export ', '')}\n`;
    const { rules } = await migrated({
      'src/index.ts': inline.replace('function createServer', `${own}function createServer`),
    });
    expect(rules('src/index.ts')).toEqual(['sessions/kept']);
  });
});
