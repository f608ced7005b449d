// A server that goes from file to file in JavaScript, where nothing says what a parameter is: tables of modules, loops,
// what a module exports by name, functions that are the whole of one.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';

const FILES: Record<string, string> = {
  'package.json': '{ "name": "x", "type": "commonjs", "dependencies": { "@modelcontextprotocol/sdk": "^1.20.0" } }',
  'index.js': `const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const tools = require('./tools');
const resources = require('./resources');
const loaders = { a: require('./loader'), b: require('./named').load };
exports.create = async () => {
  const server = new McpServer({ name: 'x', version: '1.0.0' });
  for (const tool of tools) tool.register(server);
  Object.values(resources).forEach((register) => register(server));
  for (const [name, load] of Object.entries(loaders)) load(name, server);
  require('./whole')(server, { debug: true });
  const { late } = await import('./late.mjs');
  late(server);
  return server;
};
`,
  'tools/index.js': "module.exports = [require('./a'), require('./b'), require('./c')];\n",
  'tools/a.js': `module.exports.register = (server) => {
  server.tool('a', async (extra) => {
    await extra.sendNotification({ method: 'notifications/message', params: { level: 'info', data: 1 } });
    return { content: [] };
  });
};
`,
  'tools/b.js': `async function handler({ signal, requestId }) {
  signal.throwIfAborted();
  return { content: [{ type: 'text', text: String(requestId) }] };
}
function register(server) {
  server.tool('b', handler);
}
module.exports = { register, handler };
`,
  'tools/c.js': `class Tool {
  register(server) {
    this.server = server;
    server.tool('c', this.run.bind(this));
  }
  async run(extra) {
    return { content: [{ type: 'text', text: String(extra.requestId) }] };
  }
}
module.exports = new Tool();
`,
  'resources.js': `exports.one = (server) => server.resource('one', 'r://one', async () => ({ contents: [] }));
exports.two = function (mcp) {
  mcp.resource('two', 'r://two', { mimeType: 'text/plain' }, async () => ({ contents: [] }));
};
`,
  'loader.js': 'module.exports = (name, server) => {\n  server.tool(name, async () => ({ content: [] }));\n};\n',
  'named.js': "exports.load = function (name, it) {\n  it.tool(name + '2', async () => ({ content: [] }));\n};\n",
  'whole.js': `module.exports = function (server, options) {
  if (options.debug) server.tool('debug', async () => ({ content: [] }));
};
`,
  'late.mjs': "export const late = (server) => {\n  server.tool('late', async () => ({ content: [] }));\n};\n",
  // Handed to nothing of ours.
  'other.js': "exports.other = (server) => server.tool('other', async () => ({}));\n",
};

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mcp-v2-codemod-test-'));
  for (const [name, text] of Object.entries(FILES)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8');
const SOURCES = Object.keys(FILES).filter((name) => /js$/.test(name) && name !== 'other.js');

it('is followed into every file that registers with it', async () => {
  const { findings } = await migrate({ cwd: folder });
  const all = SOURCES.map(read).join('\n');
  expect(all).not.toMatch(/\.(?:tool|resource)\(|extra\.|signal, requestId|@modelcontextprotocol\/sdk/);
  expect(all.match(/\.registerTool\(/g)).toHaveLength(7);
  expect(all.match(/\.registerResource\(/g)).toHaveLength(2);
  expect(read('tools/b.js')).toContain('{ mcpReq: { signal, id: requestId } }');
  expect(read('other.js')).toBe(FILES['other.js']);
  expect(findings.map(({ file }) => file)).toEqual(['other.js']);
});

it('is followed the same in a second run, which changes nothing', async () => {
  await migrate({ cwd: folder });
  const once = SOURCES.map(read);
  const again = await migrate({ cwd: folder });
  expect(again.files.filter(({ changed }) => changed)).toEqual([]);
  expect(SOURCES.map(read)).toEqual(once);
});

describe('modules of a folder, loaded by a name worked out when the code runs', () => {
  const write = (files: Record<string, string>) => {
    fs.rmSync(folder, { recursive: true, force: true });
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
  };
  const manifest = (type: string) =>
    `{ "name": "x", "type": "${type}", "dependencies": { "@modelcontextprotocol/sdk": "^1.20.0", "zod": "^3.25.0" } }`;
  const NOTIFY =
    "await extra.sendNotification({ method: 'notifications/message', params: { level: 'info', data: 1 } })";

  it('are handed the server', async () => {
    write({
      'package.json': manifest('module'),
      'index.js': `import { readdirSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
export const server = new McpServer({ name: 'x', version: '1.0.0' });
for (const name of readdirSync(new URL('./tools/', import.meta.url))) {
  const { default: register } = await import(\`./tools/\${name}\`);
  register(server);
}
`,
      'tools/a.js': `export default (server) => {\n  server.tool('a', async (extra) => {\n    ${NOTIFY};\n    return { content: [] };\n  });\n};\n`,
      'tools/b.js':
        "import { z } from 'zod';\n\nexport default function register(mcp) {\n  mcp.tool('b', { c: z.record(z.any()) }, async () => ({ content: [] }));\n}\n",
      'other/a.js': "export default (server) => server.tool('a', async () => ({}));\n",
    });
    await migrate({ cwd: folder });
    expect(read('tools/a.js')).toContain("server.registerTool('a', {}, async (ctx) => {\n    await ctx.mcpReq.notify(");
    expect(read('tools/b.js')).toMatch(
      /mcp\.registerTool\(\s*'b',\s*\{ inputSchema: z\.object\(\{ c: z\.record\(z\.string\(\), z\.any\(\)\) \}\) \},\s*async/,
    );
    expect(read('other/a.js')).toContain('server.tool(');
    expect(read('package.json')).toMatch(/"zod": "\^4/);
    const again = await migrate({ cwd: folder });
    expect(again.files.filter(({ changed }) => changed)).toEqual([]);
  });

  it('are required and called, or read from', async () => {
    write({
      'package.json': manifest('commonjs'),
      'index.js': `const path = require('path');
const { readdirSync } = require('fs');
const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');
const folder = path.join(__dirname, 'tools');
exports.create = () => {
  const server = new McpServer({ name: 'x', version: '1.0.0' });
  for (const name of readdirSync(folder)) require(path.join(folder, name))(server);
  for (const name of readdirSync(path.join(__dirname, 'tables'))) {
    const table = require(path.join(__dirname, 'tables', name));
    server.tool(table.name, table.description, table.schema, table.handler);
  }
  return server;
};
`,
      'tools/a.js': "module.exports = (it) => {\n  it.tool('a', async () => ({ content: [] }));\n};\n",
      'tables/b.js': `const { z } = require('zod');\n\nmodule.exports = {\n  name: 'b',\n  description: 'B',\n  schema: { at: z.coerce.date() },\n  handler: async (args, extra) => {\n    ${NOTIFY};\n    return { content: [] };\n  },\n};\n`,
      'tables/c.js':
        "exports.name = 'c';\nexports.description = 'C';\nexports.schema = {};\nexports.handler = async (_, { requestId }) => ({ content: [{ type: 'text', text: `${requestId}` }] });\n",
    });
    await migrate({ cwd: folder });
    expect(read('tools/a.js')).toContain("it.registerTool('a', {}, async");
    expect(read('index.js')).toMatch(
      /server\.registerTool\(\s*table\.name,\s*\{\s*description: table\.description,\s*inputSchema: z\.object\(table\.schema\),/,
    );
    expect(read('tables/b.js')).toContain('await ctx.mcpReq.notify(');
    expect(read('tables/b.js')).toContain(
      "z.any().meta({ type: 'string', format: 'date-time' }).pipe(z.coerce.date())",
    );
    expect(read('tables/c.js')).toContain('{ mcpReq: { id: requestId } }');
  });
});

it('is followed into what a barrel passes on, looped over by name', async () => {
  const tool = (name: string) =>
    `export const ${name} = {\n  description: '${name}',\n  handler: async (args, extra) => ({ content: [{ type: 'text', text: String(extra.requestId) }] }),\n};\n`;
  const files = {
    'index.mjs': `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import * as tools from './all/index.mjs';
export const server = new McpServer({ name: 'x', version: '1.0.0' });
for (const [name, { description, handler }] of Object.entries(tools)) server.registerTool(name, { description }, handler);
`,
    'all/index.mjs': "export { a } from './a.mjs';\nexport * from './b.mjs';\n",
    'all/a.mjs': tool('a'),
    'all/b.mjs': tool('b'),
  };
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
  await migrate({ cwd: folder });
  for (const name of ['all/a.mjs', 'all/b.mjs']) expect(read(name)).toContain('String(ctx.mcpReq.id)');
});
