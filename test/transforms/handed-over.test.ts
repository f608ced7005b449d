// A server that goes from file to file in JavaScript, where nothing says what a parameter is: tables of modules, loops,
// what a module exports by name, functions that are the whole of one.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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
