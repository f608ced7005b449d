// Real v1 code (bench/corpus.json, fetched into bench/.cache) goes through the whole tool; what must hold for any input
// is asserted, nothing about the particular packages.
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../bench/fetch.mjs';
import { listTransforms, migrate, transformSource } from '../src/index.js';
import { buildCli, commitAll, git, runCli } from './support/cli.js';
import {
  addOddNames,
  copyProject,
  corpus,
  filesBelow,
  scratchFolder,
  snapshot,
  sourcesBelow,
  toCrlf,
} from './support/corpus.js';
import { checkInvariants, findUnmarkedV1 } from './support/invariants.js';

/** v2 puts no `MCP error <code>: ` before a message, and `errors` takes it out of what tests compare with. */
const isPrefix = (problem: string) => /string lost.*MCP error -\d+: /.test(problem);

const USES_SDK = /(from|import|import\(|require\()\s*['"]@modelcontextprotocol\/sdk\//;
const LINE_ENDINGS = ['lf', 'crlf'] as const;

let scratch: string;
const originals = new Map<string, string>();

beforeAll(async () => {
  scratch = scratchFolder();
  for (const { id, dir } of await corpus()) originals.set(id, dir);
  buildCli();
});

afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** A fresh copy of a project of the corpus, in a folder of its own. */
function copyOf(id: string, name: string, eol: (typeof LINE_ENDINGS)[number]): string {
  const dir = path.join(scratch, `${id} ${eol}`, name);
  fs.rmSync(dir, { recursive: true, force: true });
  copyProject(originals.get(id) as string, dir, eol);
  return dir;
}

function read(dir: string, file: string): string {
  return fs.readFileSync(path.join(dir, file), 'utf8');
}

/** Transforms that take whole statements out: what stood in those goes too, and other tests say what must not. */
const TAKES_STATEMENTS = ['sessions', 'sse', 'stdio', 'client', 'request-auth', 'push-requests'];
const KEEPS_STATEMENTS = listTransforms()
  .map(({ name }) => name)
  .filter((name) => !TAKES_STATEMENTS.includes(name));

describe.each(readCorpus().map((entry) => entry.id))('%s', (id) => {
  it.each(LINE_ENDINGS)('keeps every invariant when it is migrated (%s)', async (eol) => {
    const before = copyOf(id, 'before', eol);
    const after = copyOf(id, 'after', eol);
    const first = await migrate({ cwd: after, paths: ['.'], force: true, skip: TAKES_STATEMENTS });
    expect(first.failures).toEqual([]);

    const users = sourcesBelow(before).filter((file) => USES_SDK.test(read(before, file)));
    expect(users.length).toBeGreaterThan(0);
    expect(first.files.map((file) => file.path)).toEqual(expect.arrayContaining(users));
    expect(filesBelow(after)).toEqual(filesBelow(before));

    const problems: string[] = [];
    for (const file of sourcesBelow(before)) {
      const text = read(after, file);
      for (const problem of checkInvariants(read(before, file), text, file))
        if (!isPrefix(problem)) problems.push(`${file}: ${problem}`);
      for (const place of findUnmarkedV1(text, file)) problems.push(`${file}: v1 is left without a TODO, ${place}`);
    }
    expect(problems).toEqual([]);

    const settled = snapshot(after);
    const second = await migrate({ cwd: after, paths: ['.'], force: true, skip: TAKES_STATEMENTS });
    expect([...second.files, ...second.manifests].filter((file) => file.changed).map((file) => file.path)).toEqual([]);
    expect(snapshot(after)).toEqual(settled);
  });

  it('does the same to CRLF files as to LF files', async () => {
    const lf = copyOf(id, 'same', 'lf');
    const crlf = copyOf(id, 'same', 'crlf');
    await migrate({ cwd: lf, paths: ['.'], force: true });
    await migrate({ cwd: crlf, paths: ['.'], force: true });
    for (const file of filesBelow(lf)) expect(read(crlf, file), file).toBe(toCrlf(read(lf, file)));
  });

  it('parses, leaves nothing of v1 unmarked and is done after one run, with every transform', async () => {
    const dir = copyOf(id, 'whole', 'lf');
    const first = await migrate({ cwd: dir, paths: ['.'], force: true });
    expect(first.failures).toEqual([]);
    const left = sourcesBelow(dir).flatMap((file) => findUnmarkedV1(read(dir, file), file));
    expect(left).toEqual([]);
    const second = await migrate({ cwd: dir, paths: ['.'], force: true });
    expect(second.failures).toEqual([]);
    expect([...second.files, ...second.manifests].filter((file) => file.changed).map((file) => file.path)).toEqual([]);
  });

  it('keeps every invariant for each file on its own', () => {
    const dir = originals.get(id) as string;
    const problems: string[] = [];
    for (const filename of sourcesBelow(dir)) {
      const before = read(dir, filename);
      const { code, changed } = transformSource(before, { filename, transforms: KEEPS_STATEMENTS });
      if (changed !== (code !== before)) problems.push(`${filename}: 'changed' is ${changed}, which it is not`);
      for (const problem of checkInvariants(before, code, filename))
        if (!isPrefix(problem)) problems.push(`${filename}: ${problem}`);
      for (const place of findUnmarkedV1(code, filename)) problems.push(`${filename}: v1 without a TODO, ${place}`);
      if (transformSource(toCrlf(before), { filename, transforms: KEEPS_STATEMENTS }).code !== toCrlf(code)) {
        problems.push(`${filename}: CRLF comes out otherwise than LF`);
      }
      if (transformSource(code, { filename, transforms: KEEPS_STATEMENTS }).code !== code)
        problems.push(`${filename}: the second run changes it again`);
    }
    expect(problems).toEqual([]);
  });

  it.each(LINE_ENDINGS)('--dry-run | git apply is what a run writes (%s)', async (eol) => {
    const applied = copyOf(id, 'applied', eol);
    const odd = addOddNames(applied);
    commitAll(applied);
    const before = snapshot(applied);
    const written = path.join(path.dirname(applied), 'written');
    fs.rmSync(written, { recursive: true, force: true });
    fs.cpSync(applied, written, { recursive: true });

    const dry = await runCli(['--dry-run', '.'], applied);
    expect(dry).toMatchObject({ code: 0 });
    expect(snapshot(applied)).toEqual(before);
    expect(git(['status', '--porcelain'], applied)).toBe('');
    const real = await runCli(['.'], written);
    expect(real).toMatchObject({ code: 0 });

    git(['apply'], applied, dry.stdout);
    const after = snapshot(applied);
    expect(after).toEqual(snapshot(written));
    const changed = Object.keys(before).filter((name) => after[name] !== before[name]);
    expect(changed).toEqual(expect.arrayContaining(odd));
  });
});

it('--dry-run | git apply works in a folder below the top of the repository', async () => {
  const folders = ['applied', 'written'].map((name) => path.join(scratch, 'monorepo', name));
  for (const dir of folders) {
    for (const [index, original] of [...originals.values()].slice(0, 2).entries()) {
      copyProject(original, path.join(dir, 'pakker æøå', `nr ${index}`));
    }
    commitAll(dir);
  }
  const [applied, written] = folders.map((dir) => path.join(dir, 'pakker æøå', 'nr 0')) as [string, string];
  const dry = await runCli(['--dry-run', '.'], applied);
  expect(dry).toMatchObject({ code: 0 });
  expect(await runCli(['.'], written)).toMatchObject({ code: 0 });
  expect(git(['status', '--porcelain'], written)).not.toBe('');
  git(['apply'], applied, dry.stdout);
  expect(snapshot(folders[0] as string)).toEqual(snapshot(folders[1] as string));
});
