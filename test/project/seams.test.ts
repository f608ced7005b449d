import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/project/migrate.js';
import { findSeam } from '../../src/project/seams.js';
import { tree } from './tree.js';

const message = (text: string) => findSeam('src/seam.js', text)?.message;

describe('code that reads like v1 and proves nothing', () => {
  it('is named with its lines', () => {
    const finding = findSeam(
      'src/seam.js',
      "export function register(server, schemas) {\n  server.tool('x', { a }, async () => ({}));\n  server.tool('y', async (extra) => extra.sendNotification({}));\n  server.setRequestHandler(schemas.ListToolsRequestSchema, list);\n}\n",
    );
    expect(finding).toMatchObject({ rule: 'seam', severity: 'info', file: 'src/seam.js', line: 2, column: 10 });
    expect(finding?.message).toContain('server.tool(…) (lines 2, 3)');
    expect(finding?.message).toContain('extra.sendNotification(…) (line 3)');
    expect(finding?.message).toContain('setRequestHandler(ListToolsRequestSchema, …) (line 4)');
  });

  it('is named where a context is taken apart', () => {
    const text =
      "registry.add({ name: 'a', run: async ({ a }, { requestId, sendNotification: tell }) => tell({ a, requestId }) });\n";
    expect(findSeam('src/tool.js', text)).toMatchObject({ line: 1, column: text.indexOf('sendNotification') + 1 });
    expect(message(text)).toContain('{ sendNotification } (line 1)');
    expect(message("export const Bell = ({ sendNotification }) => sendNotification('x');")).toBeUndefined();
  });

  it('is named where a context is read', () => {
    const text = 'export class Tool {\n  run(args, extra) {\n    return [args, extra.requestId, extra.own];\n  }\n}\n';
    expect(message(text)).toContain('extra.requestId (line 3)');
    expect(message('export const run = (extra) => extra.signal;')).toBeUndefined();
    expect(message('export const extra = { signal: 1 };\nexport const is = extra.signal;')).toBeUndefined();
  });

  it.each([
    ['another library', "import { Server } from 'ws-mcp';\nconst server = new Server();\nserver.tool('x', () => 1);"],
    ['an imported object of a library', "import { mcp } from 'bot';\nmcp.prompt('question', () => 1);"],
    ['no handler', "export const use = (server) => server.resource('x', 'y');"],
    ['another receiver', "export const use = (cli) => cli.tool('x', () => 1);"],
    ["v2's form", "export const use = (server) => server.setRequestHandler('tools/list', list);"],
    ['a comment', "// server.tool('x', () => 1)\nexport const sendRequest = 1;"],
    ['a file that does not parse', "server.tool('x', () => "],
    ['an ignored statement', "// mcp-v2-ignore\nserver.tool('x', () => 1);"],
  ])('leaves out %s', (_, text) => {
    expect(message(text)).toBeUndefined();
  });
});

describe('a run', () => {
  const SEAM = "export function register(server) {\n  server.tool('x', async () => ({ content: [] }));\n}\n";
  const USER = "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\n";
  const MANIFEST = JSON.stringify({ dependencies: { '@modelcontextprotocol/sdk': '^1.20.0' } });

  it('names seams of packages that use the SDK, and of no others', async () => {
    const cwd = tree({
      'a/package.json': MANIFEST,
      'a/server.js': `${USER}export const server = new McpServer({ name: 'a', version: '1' });\n`,
      'a/seam.js': SEAM,
      'b/package.json': '{}',
      'b/seam.js': SEAM,
    });
    const report = await migrate({ cwd, dryRun: true });
    expect(report.findings.filter(({ rule }) => rule === 'seam').map(({ file }) => file)).toEqual(['a/seam.js']);
  });

  it('says nothing where another file proves what the server is', async () => {
    const cwd = tree({
      'package.json': MANIFEST,
      'server.js': `${USER}import { register } from './seam.js';\nregister(new McpServer({ name: 'a', version: '1' }));\n`,
      'seam.js': SEAM,
    });
    const report = await migrate({ cwd, dryRun: true });
    expect(report.findings.filter(({ rule }) => rule === 'seam')).toEqual([]);
    expect(report.files.find(({ path }) => path === 'seam.js')?.after).toContain('registerTool');
  });
});
