// Two runs of a small program, each in a process of its own: what the first compiled, the second takes.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT } from '../support/typescript.js';

let home: string;

beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'compiled-code-'));
  const source = fs.readFileSync(path.join(PROJECT, 'bin/compiled-code.ts'), 'utf8');
  const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  fs.writeFileSync(
    path.join(home, 'compiled-code.mjs'),
    ts.transpileModule(source, { compilerOptions: options }).outputText,
  );
  fs.writeFileSync(
    path.join(home, 'main.mjs'),
    `import { createRequire } from 'node:module';
import { keepCompiledCode } from './compiled-code.mjs';
const keep = keepCompiledCode('/elsewhere/program.js', process.argv[2]);
const require = createRequire(import.meta.url);
console.log(require('./library.cjs').answer(), await require('./later.cjs').later());
keep();
`,
  );
  fs.writeFileSync(path.join(home, 'later.cjs'), "exports.later = async () => (await import('node:os')).EOL.length;\n");
  library(42);
});

afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

function library(answer: number): void {
  fs.writeFileSync(
    path.join(home, 'library.cjs'),
    `const path = require('node:path');
exports.answer = () => ${answer} + ' ' + path.basename(__filename) + ' ' + typeof module.exports;
`,
  );
}

const store = () => path.join(home, 'store');
const kept = () => fs.readdirSync(store()).map((name) => path.join(store(), name));

function run(env: NodeJS.ProcessEnv = {}): string {
  fs.mkdirSync(store(), { recursive: true });
  return execFileSync(process.execPath, [path.join(home, 'main.mjs'), store()], {
    encoding: 'utf8',
    env: { ...process.env, NODE_V8_COVERAGE: '', NODE_DISABLE_COMPILE_CACHE: '', ...env },
  }).trim();
}

describe('compiled code', () => {
  it('is kept, and what is kept does the same', () => {
    expect(run()).toBe('42 library.cjs object 1');
    const [file] = kept();
    const first = fs.readFileSync(file!);
    expect(first.includes('"runs":1')).toBe(true);
    expect(run()).toBe('42 library.cjs object 1');
    expect(kept()).toEqual([file]);
    expect(fs.readFileSync(file!).includes('"runs":2')).toBe(true);
  });

  it('is left as it is once several runs have added to it', () => {
    for (let count = 0; count < 6; count++) run();
    const [file] = kept();
    const before = fs.statSync(file!).mtimeMs;
    expect(run()).toBe('42 library.cjs object 1');
    expect(fs.statSync(file!).mtimeMs).toBe(before);
  });

  it('is not taken for another text of the same module, nor when half of it is gone', () => {
    run();
    library(43);
    expect(run()).toBe('43 library.cjs object 1');
    const [file] = kept();
    fs.writeFileSync(file!, fs.readFileSync(file!).subarray(0, 300));
    expect(run()).toBe('43 library.cjs object 1');
    fs.writeFileSync(file!, 'nothing of the kind');
    expect(run()).toBe('43 library.cjs object 1');
  });

  it('is not kept where the person says so, nor where nothing can be written', () => {
    expect(run({ NODE_DISABLE_COMPILE_CACHE: '1' })).toBe('42 library.cjs object 1');
    expect(kept()).toEqual([]);
    fs.rmSync(store(), { recursive: true });
    fs.writeFileSync(store(), 'a file');
    const main = [path.join(home, 'main.mjs'), store()];
    expect(execFileSync(process.execPath, main, { encoding: 'utf8' }).trim()).toBe('42 library.cjs object 1');
  });

  it('of many programs does not pile up', () => {
    fs.mkdirSync(store());
    for (let count = 0; count < 12; count++) {
      fs.writeFileSync(path.join(store(), `${count}.bin`), '');
      fs.utimesSync(path.join(store(), `${count}.bin`), count, count);
    }
    run();
    expect(kept()).toHaveLength(8);
    expect(kept().some((file) => fs.readFileSync(file).includes('"runs":1'))).toBe(true);
  });
});
