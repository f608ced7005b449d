// Servers of the fixtures, run over stdio before and after: the migrated server gives v1 clients and those of 2026-07-28
// what the v1 server gave.
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transformSource } from '../../src/index.js';
import { exercise, type Probe } from '../../src/verify/exercise.js';
import { comparable } from '../behaviour/comparable.js';
import { MODERN, V1, V2, V2_AUTO } from '../behaviour/sdk.js';
import { scratchFolder } from '../support/corpus.js';
import { PROJECT } from '../support/typescript.js';

const FIXTURES = path.join(PROJECT, '__testfixtures__', 'stdio');

interface Shape {
  input: string;
  calls: Probe['calls'];
  env?: Record<string, string>;
}

const SHAPES: Shape[] = [
  { input: 'builder-arguments.input.ts', calls: [{ name: 'state' }], env: { DEBUG: '1' } },
  { input: 'interleaved.input.ts', calls: [{ name: 'add', arguments: { a: 1, b: 2 } }] },
  { input: 'set-up-in-main.input.ts', calls: [{ name: 'root' }] },
  { input: 'class.input.ts', calls: [{ name: 'get' }] },
  { input: 'class-field.input.ts', calls: [{ name: 'add' }, { name: 'list' }] },
  { input: 'require-in-function.input.js', calls: [{ name: 'names' }, { name: 'port', arguments: { of: 'x' } }] },
];

let folder: string;

beforeAll(() => {
  folder = scratchFolder();
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
});

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Writes a source where Node runs it. */
function runnable(name: string, text: string): string {
  const isScript = /\brequire\(/.test(text);
  const file = path.join(folder, name.replace(/\.[jt]s$/, isScript ? '.cjs' : '.mjs'));
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  fs.writeFileSync(file, isScript ? text : ts.transpileModule(text, { compilerOptions: options }).outputText);
  return file;
}

const target = (file: string, { env }: Shape) => ({
  command: process.execPath,
  args: [file],
  cwd: folder,
  env: { ...(process.env as Record<string, string>), ...env },
});

describe.each(SHAPES.map((shape) => [shape.input, shape] as const))('%s', (input, shape) => {
  it('serves every client what v1 served', async () => {
    const probe: Probe = { calls: shape.calls };
    const text = fs.readFileSync(path.join(FIXTURES, input), 'utf8');
    const { code } = transformSource(text, { filename: input, role: 'server' });
    expect(code).not.toMatch(/StdioServerTransport\b|TODO\(mcp-v2\/stdio-era/);
    const before = target(runnable(`before-${input}`, text), shape);
    const after = target(runnable(`after-${input}`, code), shape);
    const [expected, ...served] = await Promise.all([
      exercise(V1, before, probe),
      exercise(V1, after, probe),
      exercise(V2, after, probe),
      exercise(V2_AUTO, after, probe),
    ]);
    for (const { transcript } of served) expect(comparable(transcript)).toEqual(comparable(expected.transcript));
    expect(served.map(({ revision }) => revision === MODERN)).toEqual([false, false, true]);
  });
});
