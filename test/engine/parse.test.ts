import { describe, expect, it } from 'vitest';
import { languageOf, parse } from '../../src/engine/parse.js';
import { FileError } from '../../src/engine/types.js';

function errorOf(text: string, filename: string): FileError | undefined {
  try {
    parse(text, filename);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(FileError);
    return error as FileError;
  }
}

describe('the language of a file', () => {
  it.each([
    ['a.ts', 'ts'],
    ['a.mts', 'ts'],
    ['a.cts', 'ts'],
    ['a.d.ts', 'ts'],
    ['A.TS', 'ts'],
    ['a.tsx', 'tsx'],
    ['a.js', 'js'],
    ['a.mjs', 'js'],
    ['a.cjs', 'js'],
    ['a.jsx', 'js'],
    ['a.ts.js', 'js'],
    ['some.tsx/a.js', 'js'],
    ['a', 'js'],
  ])('of %s is %s', (filename, language) => {
    expect(languageOf(filename)).toBe(language);
  });
});

describe('what parses', () => {
  it.each<[title: string, text: string, filename: string]>([
    ['a cast in angle brackets', 'const a = <any>b;', 'a.ts'],
    ['the same in a module', 'const a = <any>b;', 'a.mts'],
    ['a generic arrow', 'const f = <T>(a: T) => a;', 'a.ts'],
    ['a generic arrow beside JSX', 'const f = <T,>(a: T) => <b>{a}</b>;', 'a.tsx'],
    ['JSX in JavaScript', 'const a = <b c={1}>d</b>;', 'a.js'],
    ['Flow where the file asks for it', "// @flow\nimport type { A } from 'a';\nconst b: A = (c: any);", 'a.js'],
    ['Flow in a block comment', '/**\n * @flow strict\n */\ntype A = {| b: 1 |};', 'a.jsx'],
    [
      'decorators in every place',
      '@a() class B { @c d; @e() f() {} @g get h() { return 1; } constructor(@i j) {} }',
      'a.ts',
    ],
    ['decorators in JavaScript', '@a class B { @c d; e(@f g) {} }', 'a.js'],
    ['a decorator in front of export', '@a export class B {}', 'a.ts'],
    ['a decorator in front of export default', '@a export default class {}', 'a.ts'],
    ['auto-accessors', 'class A { accessor b = 1; static accessor c; }', 'a.ts'],
    ['import attributes', "import a from 'a' with { type: 'json' };\nexport * from 'b' with { c: 'd' };", 'a.ts'],
    ['import attributes as they were first spelt', "import a from './package.json' assert { type: 'json' };", 'a.mjs'],
    ['using', '{ using a = b(); await using c = d(); }', 'a.ts'],
    ['deferred imports', "import defer * as a from 'a';", 'a.ts'],
    ['source imports', "import source a from 'a';", 'a.js'],
    ['satisfies and const type parameters', 'const a = b satisfies C as const; function f<const T>() {}', 'a.ts'],
    ['import types with attributes', "type A = typeof import('a', { with: { 'resolution-mode': 'import' } });", 'a.ts'],
    ['export type *', "export type * from 'a'; export type * as b from 'b';", 'a.ts'],
    ['import and export by assignment', "import a = require('a'); export = a;", 'a.cts'],
    ['a shebang', '#!/usr/bin/env node\na;', 'a.ts'],
    ['a byte order mark', '\uFEFFa;', 'a.ts'],
    ['CRLF', "import a from 'a';\r\na;\r\n", 'a.ts'],
    ['an empty file', '', 'a.ts'],
    ['a module without imports', 'await a; export {};', 'a.js'],
    ['await and return at the top', 'await a; if (b) return;', 'a.js'],
    ['new.target and super anywhere', 'new.target; super.a;', 'a.js'],
    ['an HTML comment in a script', '<!-- a\n--> b', 'a.js'],
    ['a CommonJS file', "'use strict';\nmodule.exports = require('a');", 'a.cjs'],
    ['a reserved word of strict mode in a script', "const package = require('./package.json');\nvar let = 1;", 'a.cjs'],
    ['a function as the body of an if, in a script', 'if (a) function f() {}', 'a.js'],
    ['a declaration file', 'export const a: string;\nexport default function f(): void;', 'a.d.ts'],
  ])('%s', (_, text, filename) => {
    expect(errorOf(text, filename)).toBeUndefined();
  });

  it("leaves it to the type checker what is the type checker's", () => {
    const problems = [
      ['a.ts', 'let a; var a; let a;'],
      ['a.ts', "import a from 'a'; import a from 'b';"],
      ['a.ts', 'export { missing };'],
      ['a.ts', 'export const a = 1; export { a };'],
      ['a.ts', 'class A { constructor() {} constructor() {} }'],
      ['a.ts', 'class A { private private a; }'],
      ['a.ts', 'class A { override a; }'],
      ['a.ts', 'class A { private #a; }'],
      ['a.ts', 'class A { abstract m(): void; }'],
      ['a.ts', 'class A { set a(b: 1): void {} }'],
      ['a.ts', 'class A { @a constructor() {} }'],
      ['a.ts', 'abstract class A { abstract m() {} abstract a = 1; abstract #b; }'],
      ['a.ts', 'declare function f() {}\ndeclare let a = 1;\ndeclare const b = c;'],
      ['a.ts', 'interface A { public a: 1 }'],
      ['a.ts', 'type A = [B?, C]; type D = [e: F?];'],
      ['a.js', '({ __proto__: a, __proto__: b });'],
      ['a.js', 'function f(a, a) {}'],
      ['a.js', "'use strict'; delete a; with (b) {} 010; '\\01'; eval = 1; let arguments;"],
    ].filter(([filename, text]) => errorOf(text!, filename!));
    expect(problems).toEqual([]);
  });
});

describe('what does not', () => {
  it.each<[title: string, text: string, filename: string, line: number, column: number]>([
    ['a missing semicolon', 'a;\nlet b = 1 let c;', 'a.ts', 2, 10],
    ['a missing brace', 'if (a) {\n', 'a.ts', 2, 1],
    ['a missing name', 'const = 1;', 'a.ts', 1, 7],
    ['a constant without a value', 'const a;', 'a.ts', 1, 8],
    ['await in a function that is not async', 'function f() {\n  await a;\n}', 'a.ts', 2, 3],
    ['break without a loop', 'break;', 'a.ts', 1, 1],
    ['an assignment to a number', '1 = a;', 'a.ts', 1, 1],
    ['an unknown private name', 'class A { m() { return this.#b; } }', 'a.ts', 1, 29],
    ['an unclosed string', "'a", 'a.ts', 1, 1],
    ['an unclosed template', '`${a', 'a.ts', 1, 5],
    ['an unclosed element', '<a></b>;', 'a.tsx', 1, 4],
    ['a cast in a file with JSX', 'const a = <any>b;', 'a.tsx', 1, 16],
    ['JSX in a file without', 'const a = <b>c</b>;', 'a.ts', 1, 17],
    ['types in JavaScript', 'const a: string = 1;', 'a.js', 1, 8],
    ['a decorator behind export', 'export @a class B {}', 'a.ts', 1, 8],
    ['merge conflicts', '<<<<<<< HEAD\na;\n=======\nb;\n>>>>>>> b\n', 'a.ts', 1, 1],
    ['JSON', '{ "a": 1, "b": 2 }', 'a.js', 1, 6],
    ['a shebang behind a byte order mark', '\uFEFF#!/usr/bin/env node\na;', 'a.js', 1, 2],
  ])('%s', (_, text, filename, line, column) => {
    const error = errorOf(text, filename);
    expect(error).toMatchObject({ kind: 'syntax', line, column });
    // The position is said once, in its fields.
    expect(error!.message).not.toMatch(/\(\d+:\d+\)|\n/);
  });
});

describe('a parsed file', () => {
  it('has its comments, in order', () => {
    const { comments } = parse('// a\nf(/* b */ c); /** d */', 'a.ts');
    expect(comments.map(({ type, value, start }) => [type, value, start])).toEqual([
      ['CommentLine', ' a', 0],
      ['CommentBlock', ' b ', 7],
      ['CommentBlock', '* d ', 19],
    ]);
  });

  it.each([
    ["import a from 'a';", true],
    ["export * from 'a';", true],
    ['export {};', true],
    ["const a = require('a'); module.exports = a;", false],
    ["const a = import('a');", false],
    ["'use strict';", false],
    ['', false],
  ])('is a module or not: %s', (text, isModule) => {
    expect(parse(text, 'a.js').isModule).toBe(isModule);
  });

  it('hangs no comments on the tree, where an edit could lose them', () => {
    const { ast } = parse('// a\nf(); // b\n', 'a.ts');
    expect(JSON.stringify(ast.program)).not.toMatch(/leadingComments|trailingComments|innerComments/);
  });
});
