import { describe, expect, it } from 'vitest';
import { formatDiagnostic, typecheck, typecheckAll } from './typescript.js';

const codes = (files: Record<string, string>, options = {}) => typecheck(files, options).map(({ code }) => code);

describe('typecheck', () => {
  it('says where and what', () => {
    const found = typecheck({ 'src/a.ts': "export {};\n  const n: number = 'x';\n" });
    expect(found.map(formatDiagnostic)).toEqual([
      "src/a.ts:2:9 TS2322 Type 'string' is not assignable to type 'number'.",
    ]);
    expect(codes({ 'a.ts': 'const = 1;' })).toContain(1134);
  });

  it('resolves the installed packages, both generations, and Node', () => {
    const text = `import { McpServer as V1 } from '@modelcontextprotocol/sdk/server/mcp.js';
import { McpServer as V2 } from '@modelcontextprotocol/server';
import { readFileSync } from 'node:fs';
new V1({ name: 'a', version: '1' }).tool('a', async () => ({ content: [] }));
new V2({ name: 'a', version: '1' }).tool('a', async () => ({ content: [] }));
readFileSync(1n);
`;
    expect(typecheck({ 'a.ts': text }).map(({ line, code }) => [line, code])).toEqual([
      [5, 2339],
      [6, 2769],
    ]);
    expect(codes({ 'a.ts': "import 'not-installed'; import { x } from 'not-installed'; x;" })).toContain(2307);
  });

  it('resolves files among each other, declarations of absent modules too', () => {
    expect(
      codes({
        'a.ts': "import { b } from './lib/b.js'; import { c } from 'absent'; export const n: number = b + c;",
        'lib/b.ts': 'export const b = 1;',
        'absent.d.ts': "declare module 'absent' { export const c: number }",
      }),
    ).toEqual([]);
  });

  it('takes .cts for CommonJS and .tsx for JSX', () => {
    expect(codes({ 'a.cts': "import fs = require('node:fs'); fs.existsSync('a');" })).toEqual([]);
    expect(codes({ 'a.tsx': 'export const a = <p id="x">{1 + true}</p>;' })).toEqual([2365]);
  });

  it('reads JavaScript only when asked to', () => {
    const files = { 'a.js': 'const n = 1;\nn.foo();\n' };
    expect(codes(files)).toEqual([]);
    expect(codes(files, { checkJs: true })).toEqual([2339]);
  });
});

describe('typecheckAll', () => {
  it('keeps projects apart', () => {
    const results = typecheckAll({
      one: { 'input.ts': 'const a = 1;\na.nope;\n', 'b.ts': 'export const b = 1;' },
      two: { 'input.ts': "const a = 1;\nimport { b } from './b.js';\n" },
      three: { 'input.ts': 'const a = 1;\n' },
    });
    const plain = [...results].map(([name, found]) => [name, found.map(({ file, code }) => `${file} ${code}`)]);
    expect(plain).toEqual([
      ['one', ['input.ts 2339']],
      ['two', ['input.ts 2307']],
      ['three', []],
    ]);
  });
});
