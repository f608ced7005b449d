import { describe, expect, it } from 'vitest';
import { SourceFile } from '../../src/engine/source-file.js';
import { FactIndex } from '../../src/project/facts/index.js';
import { memoryDisk, project } from './project.js';

const V1 = '@modelcontextprotocol/sdk';

/** What `user` gets when it imports `name` from `source`, in a project of these files. */
function origin(files: Record<string, string>, source: string, name: string, user = '/p/src/user.ts', packages = {}) {
  const found = project({ '/p/package.json': '{}', [user]: 'export {};', ...files }, packages)
    .facts(user)
    .origin(source, name);
  return found && `${found.module} ${found.name}`;
}

describe('a barrel', () => {
  it.each([
    ['export from', `export { McpError } from '${V1}/types.js';`, 'McpError', 'types McpError'],
    ['with another name', `export { McpError as Failure } from '${V1}/types.js';`, 'Failure', 'types McpError'],
    ['of a type', `export type { Tool } from '${V1}/types.js';`, 'Tool', 'types Tool'],
    ['of an inline type', `export { type Tool } from '${V1}/types.js';`, 'Tool', 'types Tool'],
    ['of a name in quotes', `export { McpError as 'the-error' } from '${V1}/types.js';`, 'the-error', 'types McpError'],
    ['export *', `export * from '${V1}/types.js';`, 'McpError', 'types McpError'],
    ['export type *', `export type * from '${V1}/types.js';`, 'Tool', 'types Tool'],
    [
      'import, then export',
      `import { McpError } from '${V1}/types.js';\nexport { McpError };`,
      'McpError',
      'types McpError',
    ],
    [
      'import and export with other names',
      `import { McpError as E } from '${V1}/types.js';\nexport { E as Failure };`,
      'Failure',
      'types McpError',
    ],
    ['a short specifier', `export { Client } from '${V1}/client';`, 'Client', 'client/index Client'],
    ['the default', `export { McpError as default } from '${V1}/types.js';`, 'default', 'types McpError'],
    ['across lines', `export {\n  McpError,\n} from '${V1}/types.js';`, 'McpError', 'types McpError'],
  ])('passes on by %s', (_, barrel, name, expected) => {
    expect(origin({ '/p/src/mcp.ts': barrel }, './mcp.js', name)).toBe(expected);
  });

  it.each([
    ['another name', `export { McpError as Failure } from '${V1}/types.js';`, 'McpError'],
    ['a name that v1 does not have', `export * from '${V1}/types.js';`, 'NotThere'],
    ['the default of `export *`', `export * from '${V1}/types.js';`, 'default'],
    ['a name of its own', 'export class McpError extends Error {}', 'McpError'],
    ['a module as a namespace', `export * as types from '${V1}/types.js';`, 'types'],
    ['an import it keeps to itself', `import { McpError } from '${V1}/types.js';\nnew McpError(1, 'x');`, 'McpError'],
    ['a name of a package that begins alike', `export { McpError } from '${V1}-extra/types.js';`, 'McpError'],
    ['a path v1 does not have', `export * from '${V1}/examples/x.js';\nexport { a } from '${V1}/nothing.js';`, 'a'],
    [
      'a shadowed name',
      `import { McpError } from '${V1}/types.js';\n{ const McpError = 1; }\nexport const a = McpError;`,
      'a',
    ],
  ])('does not pass on %s', (_, barrel, name) => {
    expect(origin({ '/p/src/mcp.ts': barrel }, './mcp.js', name)).toBeUndefined();
  });

  it.each([
    ['a class', 'export class McpError extends Error {}'],
    ['a constant', 'export const McpError = class {};'],
    ['a type', 'export interface McpError {}'],
    ['a list', 'class McpError {}\nexport { McpError };'],
    ['another module', "export { McpError } from './own.js';"],
  ])('whose own name hides that of `export *`: %s', (_, own) => {
    const files = {
      '/p/src/mcp.ts': `export * from '${V1}/types.js';\n${own}`,
      '/p/src/own.ts': 'export class McpError {}',
    };
    expect(origin(files, './mcp.js', 'McpError')).toBeUndefined();
    expect(origin(files, './mcp.js', 'ErrorCode')).toBe('types ErrorCode');
  });
});

describe('a barrel of barrels', () => {
  const chain = {
    '/p/src/index.ts': "export * from './a/index.js';\nexport { Own } from './own.js';",
    '/p/src/own.ts': 'export class Own {}',
    '/p/src/a/index.ts': "export { Failure as Oops } from './b.js';\nexport * from './c.js';",
    '/p/src/a/b.ts': `import { McpError } from '${V1}/types.js';\nexport { McpError as Failure };`,
    '/p/src/a/c.ts': `export * from '${V1}/server/mcp.js';\nexport { a } from './d.js';`,
  };

  it.each([
    ['Oops', 'types McpError'],
    ['McpServer', 'server/mcp McpServer'],
    ['Failure', undefined],
    ['Own', undefined],
    ['a', undefined],
  ])('gives %s', (name, expected) => {
    expect(origin(chain, './index.js', name)).toBe(expected);
  });

  it('may go in circles', () => {
    const files = {
      '/p/src/a.ts': `export * from './b.js';\nexport { x } from './b.js';\nexport { McpError } from '${V1}/types.js';`,
      '/p/src/b.ts': "export * from './a.js';\nexport { x } from './a.js';",
    };
    expect(origin(files, './b.js', 'McpError')).toBe('types McpError');
    expect(origin(files, './b.js', 'NotThere')).toBeUndefined();
    expect(origin(files, './b.js', 'x')).toBeUndefined();
    expect(project(files).imports('/p/src/user.ts', "import { y } from './b.js';")).toBe(true);
  });

  it('may export itself', () => {
    expect(origin({ '/p/src/a.ts': "export * from './a.js';\nexport * from '.';" }, './a.js', 'x')).toBeUndefined();
  });

  it('may be tangled, without end to the ways through', () => {
    // Every file exports everything of every other one; there are millions of ways from one to the next, 12 long.
    const names = ['a', 'b', 'c', 'd'];
    const files = Object.fromEntries(
      names.map((name) => [
        `/p/src/${name}.ts`,
        names.flatMap((other) => (other === name ? [] : `export * from './${other}.js';`)).join('\n'),
      ]),
    );
    const started = performance.now();
    expect(origin(files, './a.js', 'NotThere')).toBeUndefined();
    expect(project(files).imports('/p/src/user.ts', "import { x } from './a.js';")).toBe(false);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('a specifier of a barrel', () => {
  const barrel = `export { McpError } from '${V1}/types.js';`;

  it.each([
    ['./mcp.js', '/p/src/mcp.ts', '/p/src/user.ts'],
    ['./mcp', '/p/src/mcp.ts', '/p/src/user.ts'],
    ['./mcp.ts', '/p/src/mcp.ts', '/p/src/user.ts'],
    ['./mcp.mjs', '/p/src/mcp.mts', '/p/src/user.ts'],
    ['./mcp.jsx', '/p/src/mcp.tsx', '/p/src/user.ts'],
    ['./mcp.server.js', '/p/src/mcp.server.ts', '/p/src/user.ts'],
    ['./mcp', '/p/src/mcp/index.ts', '/p/src/user.ts'],
    ['./mcp/index', '/p/src/mcp/index.ts', '/p/src/user.ts'],
    ['./mcp/index.js', '/p/src/mcp/index.ts', '/p/src/user.ts'],
    ['./mcp/', '/p/src/mcp/index.ts', '/p/src/user.ts'],
    ['.', '/p/src/index.ts', '/p/src/user.ts'],
    ['./', '/p/src/index.ts', '/p/src/user.ts'],
    ['./index.js', '/p/src/index.ts', '/p/src/user.ts'],
    ['..', '/p/src/index.ts', '/p/src/deep/user.ts'],
    ['../', '/p/src/index.ts', '/p/src/deep/user.ts'],
    ['../..', '/p/src/index.ts', '/p/src/deep/er/user.ts'],
    ['../../', '/p/src/index.ts', '/p/src/deep/er/user.ts'],
    ['../index', '/p/src/index.ts', '/p/src/deep/user.ts'],
    ['../mcp.js', '/p/src/mcp.ts', '/p/src/deep/user.ts'],
    ['./../deep/../mcp.js', '/p/src/mcp.ts', '/p/src/deep/user.ts'],
    ['..', '/p/index.js', '/p/src/user.js'],
  ])('%s is %s for %s', (specifier, path, user) => {
    expect(origin({ [path]: barrel }, specifier, 'McpError', user)).toBe('types McpError');
    const text = `import { McpError } from '${specifier}';`;
    const { index, imports } = project({ [path]: barrel });
    expect(imports(user, text)).toBe(true);
    // The cheap look for a text comes first; what it does not find is never parsed.
    expect(index.needles().some((needle) => text.includes(needle))).toBe(true);
  });

  it.each(['./mcp-extra.js', './src/mcp.js', '../mcp.js', 'mcp.js', '/p/src/other/mcp.js'])(
    '%s is another file',
    (specifier) => {
      expect(origin({ '/p/src/mcp.ts': barrel }, specifier, 'McpError')).toBeUndefined();
    },
  );
});

describe('a text that imports a barrel', () => {
  const files = {
    '/p/src/mcp.ts': `export { McpError } from '${V1}/types.js';`,
    '/p/src/own.ts': "export { own } from './other.js';\nexport * from './other.js';",
    '/p/src/through.ts': "export { McpError } from './mcp.js';",
  };

  it.each([
    "import { McpError } from './mcp.js';",
    'import { McpError } from "./mcp.js"',
    "import './mcp.js';",
    "export * from './mcp.js';",
    "import {\n  McpError,\n} from './mcp.js';",
    "const { McpError } = require('./mcp');",
    "const { McpError } = await import('./mcp.js');",
    "import mcp = require('./mcp');",
    "import { McpError } from './through.js';",
  ])('is %j', (text) => {
    expect(project(files).imports('/p/src/user.ts', text)).toBe(true);
  });

  it.each([
    "import { own } from './own.js';",
    "import { McpError } from './nowhere.js';",
    "// see './mcp.js'",
    "read('./mcp.js');",
    `import { McpError } from '${V1}/types.js';`,
    '',
  ])('is not %j', (text) => {
    expect(project(files).imports('/p/src/user.ts', text)).toBe(false);
  });

  it('is not the barrel itself', () => {
    expect(project(files).imports('/p/src/mcp.ts', "import { McpError } from './mcp.js';")).toBe(false);
  });
});

describe('the facts of a file', () => {
  const files = (user: string) => ({ '/p/src/mcp.ts': `export * from '${V1}/types.js';`, '/p/src/user.ts': user });
  const through = (user: string) => project(files(user)).facts('/p/src/user.ts').throughBarrel;

  it.each([
    ['a named import', "import { McpError } from './mcp.js';", true],
    ['a type', "import type { Tool } from './mcp.js';", true],
    ['another name for it', "import { McpError as E } from './mcp.js';", true],
    ['nothing of v1', "import { own } from './mcp.js';", false],
    ['v1 itself', `import { McpError } from '${V1}/types.js';`, false],
    ['for side effects', "import './mcp.js';", false],
  ])('say whether it goes through a barrel: %s', (_, user, expected) => {
    expect(through(user)).toBe(expected);
  });

  it('say so for a default import', () => {
    const user = "import Failure from './mcp.js';";
    const { throughBarrel } = project({
      '/p/src/mcp.ts': `export { McpError as default } from '${V1}/types.js';`,
      '/p/src/user.ts': user,
    }).facts('/p/src/user.ts');
    expect(throughBarrel).toBe(true);
  });
});

describe('taking a file in', () => {
  it('says whether others may get v1 through it', () => {
    const index = new FactIndex(() => undefined, new Map(), memoryDisk({}));
    const add = (path: string, text: string) => index.add(path, text, () => new SourceFile(path, text));
    expect(add('/p/a.ts', `export * from '${V1}/types.js';`)).toBe(true);
    expect(add('/p/b.ts', `export { McpError } from '${V1}/types.js';`)).toBe(true);
    expect(add('/p/c.ts', `import { McpError } from '${V1}/types.js';\nexport { McpError };`)).toBe(true);
    expect(add('/p/d.ts', `import { McpError } from '${V1}/types.js';\nexport const a = McpError;`)).toBe(false);
    expect(add('/p/e.ts', `export function f() {}`)).toBe(false);
  });
});
