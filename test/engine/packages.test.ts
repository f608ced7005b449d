import { describe, expect, it } from 'vitest';
import { packageName, packagesUsed } from '../../src/engine/packages.js';
import { parse } from '../../src/engine/parse.js';

/** `name` for a package that is needed at run time, `name (types)` for one that is not. */
function uses(text: string, filename = 'case.ts'): string[] {
  const { ast, comments } = parse(text, filename);
  return packagesUsed(ast.program, comments).map(({ name, runtime }) => (runtime ? name : `${name} (types)`));
}

describe('packageName', () => {
  it.each([
    ['zod', 'zod'],
    ['zod/v4', 'zod'],
    ['zod/v4/core/index.js', 'zod'],
    ['@modelcontextprotocol/server', '@modelcontextprotocol/server'],
    ['@modelcontextprotocol/server/stdio', '@modelcontextprotocol/server'],
    ['lodash.merge', 'lodash.merge'],
    ['express', 'express'],
  ])('of %s is %s', (specifier, name) => {
    expect(packageName(specifier)).toBe(name);
  });

  it.each([
    './a.js',
    '../a.js',
    '.',
    '..',
    '/a.js',
    '#internal/a',
    'node:fs',
    'bun:test',
    'https://example.com/a.js',
    'data:text/javascript,',
    'C:/a.js',
    '@/components/a',
    '@scope',
    '',
  ])('there is none in %j', (specifier) => {
    expect(packageName(specifier)).toBeUndefined();
  });
});

describe('packages needed at run time', () => {
  it.each([
    ['an import', "import a from 'a';"],
    ['a named import', "import { b } from 'a/c';"],
    ['a namespace', "import * as b from 'a';"],
    ['for side effects', "import 'a';"],
    ['with one value among types', "import { type b, c } from 'a';"],
    ['a default beside types', "import b, { type c } from 'a';"],
    ['a re-export', "export { b } from 'a';"],
    ['everything', "export * from 'a';"],
    ['everything, as one', "export * as b from 'a';"],
    ['import()', "const b = await import('a');"],
    ['import() of a template', 'const b = import(`a`);'],
    ['require', "const b = require('a');"],
    ['require of a member', "const b = require('a/b').c;"],
    ['require.resolve', "require.resolve('a/package.json');"],
    ['import = require', "import b = require('a');"],
    ['deep inside', "function f() { return { g: () => import('a') }; }"],
  ])('%s', (_, text) => {
    expect(uses(text)).toEqual(['a']);
  });
});

describe('packages needed for their types only', () => {
  it.each([
    ['import type', "import type { b } from 'a';"],
    ['a type-only default', "import type b from 'a';"],
    ['inline types', "import { type b, type c } from 'a';"],
    ['export type', "export type { b } from 'a';"],
    ['export type *', "export type * from 'a';"],
    ['inline types that are exported', "export { type b, type c } from 'a';"],
    ['an import in a type', "let b: import('a').c;"],
    ['typeof import', "let b: typeof import('a/c');"],
    ['a type-only import = require', "import type b = require('a');"],
  ])('%s', (_, text) => {
    expect(uses(text)).toEqual(['a (types)']);
  });

  it.each([
    ['@type', "/** @type {import('a').B} */\nlet b;"],
    ['@param, with other quotes', '/**\n * @param {import("a/c").B} b\n */\nfunction f(b) {}'],
    ['@import', "/** @import { B } from 'a' */\nlet b;"],
    ['@import of a namespace', "/** @import * as B from 'a' */\nlet b;"],
  ])('JSDoc: %s', (_, text) => {
    expect(uses(text, 'case.js')).toEqual(['a (types)']);
  });
});

describe('the list', () => {
  it('is sorted, each package once, at run time if one use is', () => {
    const text =
      "import type { z } from 'z';\nimport type { a } from 'a';\nimport { b } from 'a/b';\nlet c: import('m').d;";
    expect(uses(text)).toEqual(['a', 'm (types)', 'z (types)']);
  });

  it('has no files, no built-in modules by their full names, no computed names', () => {
    expect(uses("import './a.js'; import fs from 'node:fs'; import(b); require('c' + d); e.require('f');")).toEqual([]);
  });

  it('has nothing that is only text', () => {
    expect(uses("const a = \"import b from 'b'\"; // import c from 'c'\n`require('d')`;")).toEqual([]);
  });
});
