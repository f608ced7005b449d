// The invariants are only worth something if they fail: one damaged text for each of them.
import { describe, expect, it } from 'vitest';
import { checkInvariants, findUnmarkedV1 } from './invariants.js';

const BEFORE = `#!/usr/bin/env node
// licence
'use strict';
import { McpError } from '@modelcontextprotocol/sdk/types.js'; // why
import './setup.js';

/* block */
export const text = \`one
  two \${McpError.name}
three\`;
export const words = ['a', "b", /c/];
`;

function change(from: string | RegExp, to: string): string {
  const after = BEFORE.replace(from, to);
  expect(after).not.toBe(BEFORE);
  return after;
}

describe('checkInvariants', () => {
  it('has nothing to say about a migration that keeps to its business', () => {
    const after = BEFORE.replace(
      "import { McpError } from '@modelcontextprotocol/sdk/types.js'; // why",
      "// TODO(mcp-v2/x): look\nimport { ProtocolError } from '@modelcontextprotocol/server'; // why\nimport { z } from 'zod';",
    ).replace('McpError.name', 'ProtocolError.name');
    expect(checkInvariants(BEFORE, after, 'a.ts')).toEqual([]);
    expect(checkInvariants(BEFORE, BEFORE, 'a.ts')).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['a syntax error', change('export const words', 'export words'), /does not parse/],
    ['a name declared twice', `${BEFORE}const words = 1;\n`, /new error: Identifier 'words'/],
    ['a byte order mark', `\uFEFF${BEFORE}`, /byte order mark/],
    ['another shebang', change('env node', 'env nodefoo();'), /shebang/],
    ['no final newline', BEFORE.trimEnd(), /final newline/],
    ['one CRLF', change('\n\n', '\r\n\n'), /CRLF/],
    ['a comment lost', change('/* block */', ''), /comment lost: "\/\* block \*\/"/],
    ['a comment changed', change('/* block */', '/*block*/'), /comment lost/],
    ['a comment doubled', change('/* block */', '/* block */\n/* block */'), /comment repeated/],
    ['the licence below the import', change(/(\/\/ licence\n)([\s\S]*setup.js';\n)/, '$2$1'), /head of the file/],
    ['the indent inside a template', change('  two', 'two'), /string lost: "`one/],
    ['a string changed', change("'a'", "'aa'"), /string lost: "'a'"/],
    ['quotes flipped', change('"b"', "'b'"), /string lost/],
    ['a regular expression changed', change('/c/', '/d/'), /string lost: "\/c\/"/],
    [
      'a directive behind the imports',
      change(/('use strict';\n)([\s\S]*setup.js';\n)/, '$2$1'),
      /directive 'use strict'/,
    ],
    ['a side-effect import lost', change("import './setup.js';\n", ''), /import '\.\/setup\.js'/],
  ])('finds %s', (_, after, problem) => {
    expect(checkInvariants(BEFORE, after, 'a.ts')).toContainEqual(expect.stringMatching(problem));
  });

  it('finds LF in what was CRLF', () => {
    const crlf = BEFORE.replaceAll('\n', '\r\n');
    expect(checkInvariants(crlf, crlf.replace("'strict'", "'strict'").replace(';\r\n', ';\n'), 'a.ts')).toEqual([
      'the output has LF line endings, the input none',
    ]);
  });

  it('leaves files alone that do not parse', () => {
    expect(checkInvariants('const = 1;', 'const = 2;', 'a.ts')).toHaveLength(1);
  });

  it('parses by the extension', () => {
    expect(checkInvariants('a = <any>b;', 'a = <any>c;', 'a.ts')).toEqual([]);
    expect(checkInvariants('a = <b>text</b>;', 'a = <b>text</b>; //', 'a.tsx')).toEqual([]);
    expect(checkInvariants('a = <b>text</b>;', 'a = <b>words</b>;', 'a.jsx')).toHaveLength(1);
  });

  it('lets types that JSDoc imports from the SDK move', () => {
    const before = "/** @type {import('@modelcontextprotocol/sdk/types.js').Tool} a */\nlet a;\n";
    const after = before.replace('sdk/types.js', 'server');
    expect(checkInvariants(before, after, 'a.js')).toEqual([]);
    expect(checkInvariants(before, after.replace(' a *', ' b *'), 'a.js')).not.toEqual([]);
  });

  it('grants an exception once', () => {
    const twice = "f('gone');\nf('gone');\n";
    const exceptions = { strings: ["'gone'"] };
    expect(checkInvariants(twice, "f('gone');\nf();\n", 'a.ts', exceptions)).toEqual([]);
    expect(checkInvariants(twice, 'f();\nf();\n', 'a.ts', exceptions)).toEqual(['string lost: "\'gone\'"']);
  });
});

describe('findUnmarkedV1', () => {
  const sdk = '@modelcontextprotocol/sdk';

  it.each([
    `import { a } from '${sdk}/types.js';`,
    `export * from '${sdk}/types.js';`,
    `const a = await import('${sdk}/types.js');`,
    `const a = require("${sdk}/types.js");`,
    `vi.mock('${sdk}/types.js', () => ({}));`,
    `let a: import('${sdk}/types.js').Tool;`,
    `import a = require('${sdk}');`,
    `/** @type {import('${sdk}/types.js').Tool} */\nlet a;`,
    `// TODO(mcp-v2/x): too far away\n\nimport { a } from '${sdk}/types.js';`,
    `// TODO(mcp-v2/x): for the first\nimport { a } from 'a';\nimport { b } from '${sdk}/types.js';`,
  ])('finds %s', (text) => expect(findUnmarkedV1(text, 'a.ts')).toHaveLength(1));

  it.each([
    `// TODO(mcp-v2/x): here\nimport { a } from '${sdk}/types.js';`,
    `// TODO(mcp-v2/x): here\n// eslint-disable-next-line\nimport { a } from '${sdk}/types.js';`,
    `f(() => {\n  // TODO(mcp-v2/x): here\n  vi.mock('${sdk}/types.js');\n});`,
    `import {\n  // TODO(mcp-v2/x): here\n  a,\n} from '${sdk}/types.js';`,
    `// npm i ${sdk}\nconst deps = { '${sdk}': '^1' };`,
    `import { a } from '${sdk}-like/types.js';`,
  ])('is content with %s', (text) => expect(findUnmarkedV1(text, 'a.ts')).toEqual([]));
});
