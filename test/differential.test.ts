// Servers before and after a migration, driven by the real clients of both generations: the same lists, the same words,
// the same arguments accepted. `bench/differential.mjs` does the same with servers of other people.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { argumentsFor } from '../bench/differential/arguments.mjs';
import { compareCalls, compareListings, compareSchemas } from '../bench/differential/compare.mjs';
import { connect } from '../bench/differential/session.mjs';
import { migrate } from '../src/project/migrate.js';
import { tree } from './project/tree.js';
import { PROJECT } from './support/typescript.js';

const SERVERS = path.join(PROJECT, 'test/differential');
const installed = path.join(PROJECT, 'node_modules');

/** A project with one server and the packages it needs; `zod` is the major version that 'zod' is there. */
function project(name: string, zod: 3 | 4): string {
  const manifest = {
    name,
    type: 'module',
    dependencies: { '@modelcontextprotocol/sdk': '^1.20.0', zod: zod === 3 ? '^3.25.0' : '^4.2.0' },
  };
  const root = tree({
    'package.json': JSON.stringify(manifest, null, 2),
    'server.js': fs.readFileSync(path.join(SERVERS, `${name}.js`)),
    'node_modules/@modelcontextprotocol/': '',
  });
  for (const each of fs.readdirSync(path.join(installed, '@modelcontextprotocol')))
    link(root, `@modelcontextprotocol/${each}`);
  if (zod === 4) link(root, 'zod');
  else useZod3(root);
  return root;
}

function link(root: string, name: string): void {
  fs.symlinkSync(path.join(installed, name), path.join(root, 'node_modules', name), 'junction');
}

/** zod 4 carries zod 3 with it; a project on zod 3 gets that under the name of the package. */
function useZod3(root: string): void {
  const dir = path.join(root, 'node_modules/zod');
  fs.mkdirSync(dir, { recursive: true });
  const exported = { '.': './index.js', './v3': './index.js' };
  const manifest = { name: 'zod', version: '3.25.76', type: 'module', exports: exported };
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify(manifest));
  const target = new URL(`file://${path.join(installed, 'zod/v3/index.js')}`).href;
  fs.writeFileSync(path.join(dir, 'index.js'), `export * from ${JSON.stringify(target)};\n`);
}

/** What npm does after the migration: the zod that package.json now asks for. */
function reinstall(root: string): void {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  expect(dependencies.zod).toMatch(/^\^4\./);
  expect(dependencies['@modelcontextprotocol/sdk']).toBeUndefined();
  fs.rmSync(path.join(root, 'node_modules/zod'), { recursive: true });
  link(root, 'zod');
}

const start = (root: string) => ({ command: process.execPath, args: ['server.js'], cwd: root });

describe.each([
  ['features', 4],
  ['table', 4],
  ['zod3', 3],
] as const)('%s', (name, zod) => {
  it.each(['v1', 'v2'] as const)('is the same server to a client of %s', async (generation) => {
    const [before, after] = [project(name, zod), project(name, zod)];
    const report = await migrate({ cwd: after, force: true });
    expect(report.failures).toEqual([]);
    expect(report.files.flatMap((file) => file.todos)).toEqual([]);
    reinstall(after);
    const sides = await Promise.all([connect('v1', start(before)), connect(generation, start(after))]);
    try {
      const listing = await sides[0]!.listing();
      expect(listing.tools?.length).toBeGreaterThan(1);
      expect(compareListings(listing, await sides[1]!.listing())).toEqual([]);
      const calls = await compareCalls(sides[0]!, sides[1]!, listing, { answers: true });
      expect(calls.differences).toEqual([]);
      expect(calls.tried.silent).toBe(0);
      for (const count of [calls.tried.accepted, calls.tried.rejected]) expect(count).toBeGreaterThan(3);
    } finally {
      await Promise.all(sides.map((side) => side.close()));
    }
  });
});

describe('what the comparison sees', () => {
  const object = (properties: object, required: string[] = []) => ({ type: 'object', properties, required });

  it.each<[string, object, object]>([
    ['a type', object({ a: { type: 'string' } }), object({ a: { type: 'number' } })],
    ['a required property', object({ a: { type: 'string' } }), object({ a: { type: 'string' } }, ['a'])],
    ['a bound', object({ a: { type: 'number', minimum: 1 } }), object({ a: { type: 'number', minimum: 2 } })],
    ['an enum', object({ a: { enum: ['x', 'y'] } }), object({ a: { enum: ['x'] } })],
    ['a list', object({ a: { type: 'array', maxItems: 2 } }), object({ a: { type: 'array', maxItems: 3 } })],
    ['a nested object', object({ a: object({ b: {} }, ['b']) }), object({ a: object({ b: {} }) })],
    [
      'a record',
      object({ a: { additionalProperties: { type: 'string' }, type: 'object' } }),
      object({ a: { type: 'object' } }),
    ],
  ])('%s', (_, before, after) => {
    expect(compareSchemas('x', before, before)).toEqual([]);
    expect(compareSchemas('x', before, after)).not.toEqual([]);
    expect(compareSchemas('x', after, before)).not.toEqual([]);
  });

  it('arguments that fit are among those generated', () => {
    const values = argumentsFor(
      object({ a: { type: 'integer', minimum: 3 }, b: { format: 'email', type: 'string' } }, ['a']),
    );
    expect(values.map(({ value }) => value)).toContainEqual({ a: 3 });
    expect(values.map(({ value }) => value)).toContainEqual({ a: 3, b: 'a@example.com' });
  });
});
