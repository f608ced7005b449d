import { describe, expect, it } from 'vitest';
import { SourceFile } from '../../src/engine/source-file.js';
import { project } from './project.js';

const MCP = "const { McpServer } = require('@modelcontextprotocol/sdk/server/mcp.js');\n";
const CALL = "new McpServer({ name: 'a', version: '1.0.0' })";

/** What the first parameter of the function in `lib.js` is known to be, when `main.js` calls it. */
function handed(lib: string, main: string, name: string): string | undefined {
  const files: Record<string, string> = { '/p/package.json': '{}', '/p/lib.js': lib, '/p/main.js': `${MCP}${main}` };
  const memory = project(files);
  for (const path of ['/p/lib.js', '/p/main.js']) memory.index.keep(path, new SourceFile(path, files[path]!));
  memory.index.follow(() => false);
  return memory.facts('/p/lib.js').argumentOf(name, 0);
}

describe('a CommonJS function in another file', () => {
  it.each([
    [
      'an object of names',
      'function f(s) {}\nmodule.exports = { f };',
      `const { f } = require('./lib');\nf(${CALL});`,
      'f',
    ],
    [
      'another name',
      'function g(s) {}\nmodule.exports = { f: g };',
      `const { f } = require('./lib.js');\nf(${CALL});`,
      'f',
    ],
    ['a property of exports', 'exports.f = function (s) {};', `const { f: h } = require('./lib');\nh(${CALL});`, 'f'],
    ['module.exports.f', 'module.exports.f = (s) => {};', `const lib = require('./lib');\nlib.f(${CALL});`, 'f'],
    ['a method of the literal', 'module.exports = { f(s) {} };', `const f = require('./lib').f;\nf(${CALL});`, 'f'],
    [
      'the module itself',
      'module.exports = function (s) {};',
      `const f = require('./lib');\nf(${CALL});`,
      'module.exports',
    ],
    [
      'a name for the module',
      'const f = (s) => {};\nmodule.exports = f;',
      `const f = require('./lib');\nf(${CALL});`,
      'module.exports',
    ],
  ])('is reached through %s', (_, lib, main, name) => {
    expect(handed(lib, main, name)).toBe('McpServer');
  });

  it.each([
    [
      'a require of its own',
      'exports.f = (s) => {};',
      `function require() { return {}; }\nconst { f } = require('./lib');\nf(${CALL});`,
    ],
    [
      'exports of its own',
      'const exports = {};\nexports.f = (s) => {};',
      `const { g } = require('./lib');\ng(${CALL});`,
    ],
    ['another module', 'exports.f = (s) => {};', `const { f } = require('./other');\nf(${CALL});`],
  ])('is not through %s', (_, lib, main) => {
    expect(handed(lib, main, 'f')).toBeUndefined();
  });
});

describe('a CommonJS value of another file', () => {
  it.each([
    ["const { server } = require('./lib');", 'server', 'type', 'McpServer'],
    ["const { makeServer } = require('./lib');", 'makeServer', 'returns', 'McpServer'],
  ] as const)('%s', (_, name, what, type) => {
    const lib = `${MCP}const server = ${CALL};\nfunction makeServer() { return ${CALL}; }\nmodule.exports = { server, makeServer };\n`;
    const files = { '/p/package.json': '{}', '/p/lib.js': lib, '/p/main.js': '' };
    const memory = project(files);
    memory.index.keep('/p/lib.js', new SourceFile('/p/lib.js', lib));
    expect(memory.facts('/p/main.js').valueOf('./lib', name)?.[what]).toBe(type);
  });
});
