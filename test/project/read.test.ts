import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_SOURCE_BYTES,
  mentionsSdk,
  pathMentionsSdk,
  readSource,
  type SourceReading,
} from '../../src/project/read.js';
import { asNobody, put, tree } from './tree.js';

const IMPORT = "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\n";

/** Reads contents as the file `a.ts`. */
function read(contents: string | Buffer, needles?: string[]): SourceReading {
  const root = tree({ 'src/a.ts': contents });
  return readSource(join(root, 'src/a.ts'), root, needles);
}

/** The reason a text was skipped, or the kind of the reading. */
function verdict(contents: string | Buffer): string {
  const reading = read(contents);
  if (reading.kind !== 'skipped') return reading.kind;
  expect(reading.skipped.path).toBe('src/a.ts');
  expect(reading.skipped.message).toMatch(/^[^\n]{10,160}$/);
  return reading.skipped.reason;
}

describe('mention', () => {
  it('is what makes a source of a file', () => {
    expect(read(IMPORT)).toEqual({ kind: 'source', text: IMPORT, bytes: Buffer.from(IMPORT) });
    expect(read("import x from '@modelcontext/sdk';\n").kind).toBe('no-mention');
    expect(read('').kind).toBe('no-mention');
  });

  it('comes before every other question', () => {
    for (const contents of ['// @generated\n', '\0\0', Buffer.from([0xff, 0x80]), 'x'.repeat(2 << 20)]) {
      expect(read(contents).kind).toBe('no-mention');
    }
  });

  it('can be of something else', () => {
    const barrel = "export { server } from './größe/mcp';\n";
    expect(read(barrel).kind).toBe('no-mention');
    expect(read(barrel, ['./größe/mcp']).kind).toBe('source');
    expect(read(barrel, ['./other', './größe/mcp']).kind).toBe('source');
    expect(read(IMPORT, ['./other']).kind).toBe('no-mention');
    expect(read(IMPORT, []).kind).toBe('no-mention');
  });

  it('is found in UTF-16 of either byte order', () => {
    expect(mentionsSdk(Buffer.from(`\uFEFF${IMPORT}`, 'utf16le'))).toBe(true);
    expect(mentionsSdk(Buffer.from(`\uFEFF${IMPORT}`, 'utf16le').swap16())).toBe(true);
    expect(mentionsSdk(Buffer.from('\uFEFFimport x', 'utf16le'))).toBe(false);
  });

  it('is found in files and folders that were skipped', () => {
    const root = tree({
      'a.js': IMPORT,
      'b.js': 'x',
      'dist/deep/c.js': IMPORT,
      'out/d.js': 'x',
      'out/node_modules/e.js': IMPORT,
      'out/notes.txt': IMPORT,
    });
    symlinkSync('../dist', join(root, 'out/link'));
    const asked = ['a.js', 'b.js', 'dist', 'out', 'nowhere'].map((path) => pathMentionsSdk(join(root, path)));
    expect(asked).toEqual([true, false, true, false, false]);
    expect(pathMentionsSdk(join(root, 'b.js'), ['x'])).toBe(true);
  });
});

describe('size', () => {
  it('takes a file of exactly 1 MiB, and no byte more', () => {
    const filler = '/* padding */\n'.repeat(80_000);
    const text = (size: number) => (IMPORT + filler).slice(0, size);
    expect(verdict(text(MAX_SOURCE_BYTES))).toBe('source');
    expect(verdict(text(MAX_SOURCE_BYTES + 1))).toBe('too-large');
  });

  it('finds a mention anywhere in 5 MB, across the pieces it is read in', () => {
    const needle = Buffer.from('@modelcontextprotocol/');
    for (const at of [0, 262_144 - 5, 524_288 - 21, 1_048_570, 5_000_000 - needle.length]) {
      const bytes = Buffer.alloc(5_000_000, 'x');
      needle.copy(bytes, at);
      expect(verdict(bytes), `at ${at}`).toBe('too-large');
    }
    expect(verdict(Buffer.alloc(5_000_000, '@modelcontextprotocol'))).toBe('no-mention');
  });

  it('finds it in 5 MB of UTF-16 too', () => {
    const text = `\uFEFF${'x'.repeat(262_144 - 7)}@modelcontextprotocol/${'x'.repeat(2_000_000)}`;
    expect(verdict(Buffer.from(text, 'utf16le'))).toBe('too-large');
    expect(verdict(Buffer.from(text, 'utf16le').swap16())).toBe('too-large');
  });
});

describe('encoding', () => {
  it('keeps byte order mark, CRLF, mixed line ends and a missing final newline', () => {
    for (const text of [
      `\uFEFF${IMPORT}`,
      `\uFEFF#!/usr/bin/env node\r\n${IMPORT.replace('\n', '\r\n')}const x = 1`,
      `${IMPORT}\r\nconst a = '\u2028 ü 日本 😀';\n\rconst b = 1;`,
    ]) {
      const reading = read(text);
      expect(reading).toEqual({ kind: 'source', text, bytes: Buffer.from(text) });
    }
  });

  it('gives back for every file it takes the bytes that were there', () => {
    const root = tree();
    const file = join(root, 'a.ts');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), (noise, text) => {
        const bytes = Buffer.concat([Buffer.from(IMPORT), Buffer.from(text), Buffer.from(noise)]);
        put(root, { 'a.ts': bytes });
        const reading = readSource(file, root);
        const isText = !bytes.includes(0) && Buffer.from(bytes.toString('utf8')).equals(bytes);
        expect(reading.kind).toBe(isText ? 'source' : 'skipped');
        if (reading.kind === 'source') {
          expect(Buffer.from(reading.text, 'utf8').equals(bytes)).toBe(true);
          expect(reading.bytes.equals(bytes)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not take text in another encoding', () => {
    expect(verdict(Buffer.from(`\uFEFF${IMPORT}`, 'utf16le'))).toBe('not-utf8');
    expect(verdict(Buffer.from(`\uFEFF${IMPORT}`, 'utf16le').swap16())).toBe('not-utf8');
    expect(verdict(Buffer.from(`// Größe\n${IMPORT}`, 'latin1'))).toBe('not-utf8');
    expect(verdict(Buffer.concat([Buffer.from(IMPORT), Buffer.from([0xed, 0xa0, 0x80])]))).toBe('not-utf8');
    expect(verdict(Buffer.concat([Buffer.from(IMPORT), Buffer.from([0xc0, 0xaf])]))).toBe('not-utf8');
  });

  it('does not take binary files, whatever their name', () => {
    const video = Buffer.concat([Buffer.from([0x47, 0x40, 0x00, 0x10, 0x00]), Buffer.from(IMPORT)]);
    expect(verdict(video)).toBe('binary');
  });
});

describe('generated files', () => {
  it.each([
    '// @generated\n',
    '// @generated by protoc-gen-es v1.10.0 with parameter "target=ts"\n',
    '/* @generated SignedSource<<0123456789abcdef>> */\n',
    '/**\n * Copyright (c) Somebody.\n *\n * @generated\n */\n',
    '#!/usr/bin/env node\n// @generated\n',
    "'use client';\n\n// @generated\n",
    '\uFEFF// @generated\r\n',
    '// Code generated by protoc-gen-ts_proto. DO NOT EDIT.\n// versions:\n//   protoc-gen-ts_proto  v2.6.1\n',
    '// Code generated by sqlc v1.27.0.\n',
    '/* eslint-disable */\n/**\n * This file was automatically generated by json-schema-to-typescript.\n * DO NOT MODIFY IT BY HAND.\n */\n',
    '/**\n * This file was auto-generated by openapi-typescript.\n * Do not make direct changes to the file.\n */\n',
    '// This file is auto-generated by @hey-api/openapi-ts\n',
    '/* NOTE: This class is auto generated by OpenAPI Generator (https://openapi-generator.tech).\n * Do not edit the class manually.\n */\n',
    '/**\n * Generated by orval v7.1.0\n * Do not edit manually.\n * Weather API\n */\n',
    '/* !!! This is code generated by Prisma. Do not edit directly. !!!\n/* eslint-disable */\n// */\n',
    '// GENERATED CODE -- DO NOT EDIT!\n',
    '// GENERATED FILE - DO NOT EDIT\n',
    '// AUTO-GENERATED, DO NOT EDIT\n',
    '// AUTOGENERATED FILE\n',
    '// DO NOT EDIT\n',
    '/******** DO NOT EDIT THIS FILE ********/\n',
    '// Please do not edit this file directly; run `npm run generate`.\n',
    '//----------------------\n// <auto-generated>\n//     Generated using the NSwag toolchain\n// </auto-generated>\n//----------------------\n',
    '// Auto-generated by scripts/build-tools.mjs\n',
    `${'// licence text\n'.repeat(20)}\n// @generated\n`,
  ])('are left alone: %j', (header) => {
    expect(verdict(header + IMPORT)).toBe('generated');
  });

  it.each([
    '// Generated by create-mcp-server. Edit away!\n',
    '// This file was generated by a scaffold and is yours now.\n',
    '// Generated by an assistant, reviewed by hand.\n',
    '// Code generated by the model is run in a sandbox, see run().\n',
    '// Skips files with an @generated header.\n',
    '// This file is not auto-generated.\n',
    '// This file is not generated, do as you like.\n',
    '// @partially-generated: keep the marked region.\n',
    '// @generated-ids are stable across runs.\n',
    '// Auto-generated ids are 12 characters long.\n',
    '// Auto-generated by the client when missing.\n',
    '// DO NOT EDIT the constants below without asking the platform team.\n',
    '// DO NOT EDIT ABOVE THIS LINE\n',
    '/** Registry of all tools. Do not modify directly, use register(). */\n',
    '// Do not edit this line.\n',
    "export const banner = '// @generated';\n",
    'export const banner = `\n// @generated\n// Code generated by x. DO NOT EDIT.\n`;\n',
    'export const a = 1;\n// @generated\n',
    `${'// licence text\n'.repeat(40)}// @generated\n`,
    'const x = 1; // DO NOT EDIT\n',
    "'@generated';\n",
  ])('are not confused with: %j', (header) => {
    expect(verdict(header + IMPORT)).toBe('source');
  });

  it('are named with the line that says so', () => {
    const reading = read(`/**\n * @generated by protoc-gen-es\n */\n${IMPORT}`);
    expect(reading).toMatchObject({
      skipped: {
        message: 'generated ("@generated by protoc-gen-es"); update what generates it, or remove that comment',
      },
    });
  });
});

describe('the ignore comment', () => {
  it.each([
    '// mcp-v2-ignore-file\n',
    '// mcp-v2-ignore-file: vendored from upstream\n',
    '/* mcp-v2-ignore-file */ ',
    '/**\n * Licence.\n * mcp-v2-ignore-file\n */\n',
    '#!/usr/bin/env node\n// Copyright\n\n// mcp-v2-ignore-file\n',
    "'use strict';\n// mcp-v2-ignore-file\n",
    '// mcp-v2-ignore\n\n',
    '// mcp-v2-ignore\r\n\r\n',
    '/* mcp-v2-ignore */\n\n',
    '// mcp-v2-ignore: stays on v1 until the gateway moves\n\n',
    '// Copyright\n// mcp-v2-ignore\n  \n',
  ])('takes the file out: %j', (header) => {
    expect(verdict(header + IMPORT)).toBe('ignore-comment');
  });

  it.each([
    // Directly above a statement it is about that statement.
    '// mcp-v2-ignore\n',
    '/* mcp-v2-ignore */ ',
    '// Copyright\n\n// mcp-v2-ignore\n',
    '// mcp-v2-ignore would take this file out, if it stood alone\n\n',
    '// see mcp-v2-ignore-file in the docs\n',
    '// mcp-v2-ignore-files\n',
    'const x = 1;\n// mcp-v2-ignore-file\n',
    'const s = `\n// mcp-v2-ignore-file\n`;\n',
  ])('does not take it out: %j', (header) => {
    expect(verdict(header + IMPORT)).toBe('source');
  });
});

describe('minified files', () => {
  const bundle = `${IMPORT.trim()}${'function a(b,c){var d=b.e(c);return d?f(d,"g"):h=>i(h)}'.repeat(400)}`;

  it('are left alone, with and without a banner', () => {
    expect(verdict(bundle)).toBe('minified');
    expect(verdict(`/*! licence\n * ${'words '.repeat(20)}\n */\n${bundle}\n//# sourceMappingURL=x.js.map\n`)).toBe(
      'minified',
    );
    expect(verdict(`import{a}from"b";\nimport{c}from"d";\n${bundle}\n${bundle}\n`)).toBe('minified');
  });

  it.each([
    ['a short one-liner', `${IMPORT.trim()}${'a(b);'.repeat(1000)}`],
    [
      'an embedded image',
      `${IMPORT}export const icon = 'data:image/png;base64,${'iVBORw0KGgo=;return;'.repeat(5000)}';\n`,
    ],
    [
      'an embedded page',
      `${IMPORT}export const page = \`${'<p onclick="return a=>b;">x</p>'.repeat(2000)}\`;\nserve(page);\n`,
    ],
    ['a string full of escapes', `${IMPORT}export const s = "${'\\"\\n;'.repeat(100_000)}";\n`],
    [
      'a schema on one line',
      `${IMPORT}export const schema = ${JSON.stringify(Array.from({ length: 2000 }, (_, id) => ({ id, type: 'object', required: ['a', 'b'] })))};\n`,
    ],
    ['a table of numbers', `${IMPORT}export const table = [${'0.25,-1,'.repeat(5000)}];\n`],
    [
      'one very long line in much code',
      `${IMPORT}${'const value = call(argument);\n'.repeat(2000)}${'x(y);'.repeat(4000)}\n`,
    ],
    ['many lines of 300', `${IMPORT}${`call(${'argument, '.repeat(29)}last);\n`.repeat(100)}`],
  ])('are not confused with %s', (_, text) => {
    expect(verdict(text)).toBe('source');
  });
});

describe('what cannot be read', () => {
  it('is a failure of one line', () => {
    const root = tree({ 'a.ts': IMPORT, 'dir.ts/x': '' });
    chmodSync(join(root, 'a.ts'), 0);
    expect(asNobody(() => readSource(join(root, 'a.ts'), root))).toEqual({
      kind: 'failure',
      failure: {
        path: 'a.ts',
        kind: 'unreadable',
        message: 'cannot be read (permission denied); make it readable and run again',
      },
    });
    expect(readSource(join(root, 'dir.ts'), root)).toMatchObject({ failure: { message: 'not a regular file' } });
    expect(readSource(join(root, 'gone.ts'), root)).toMatchObject({
      failure: { kind: 'unreadable', message: 'cannot be read (it does not exist); make it readable and run again' },
    });
  });

  it('does not wait for a pipe', () => {
    const root = tree();
    execFileSync('mkfifo', [join(root, 'pipe.ts')]);
    expect(readSource(join(root, 'pipe.ts'), root)).toMatchObject({ failure: { message: 'not a regular file' } });
    expect(pathMentionsSdk(join(root, 'pipe.ts'))).toBe(false);
  });

  it('reads a link where it leads', () => {
    const root = tree({ 'real.ts': IMPORT });
    symlinkSync('real.ts', join(root, 'link.ts'));
    expect(readSource(join(root, 'link.ts'), root)).toMatchObject({ kind: 'source', text: IMPORT });
  });
});

it('takes an ordinary file, although it speaks of all these things', () => {
  const file = new URL('../../src/project/read.ts', import.meta.url);
  const own = `${IMPORT}${readFileSync(file, 'utf8')}`;
  expect(verdict(own)).toBe('source');
});
