import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/project/types.js';
import { formatDiff, patchPaths } from '../../src/report/diff.js';
import { gitPrefix } from '../../src/report/git-prefix.js';
import { commitAll, git } from '../support/cli.js';
import { file, manifest, report } from './sample.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-v2-diff-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** A dry run in `root/at` of files given as path → [before, after]; the files are on disk and committed. */
function dryRun(changes: Record<string, [string, string]>, at = ''): Report {
  for (const [path, [before]] of Object.entries(changes)) put(join(at, path), before);
  mkdirSync(join(root, at), { recursive: true });
  return report({
    cwd: join(root, at),
    dryRun: true,
    files: Object.entries(changes).map(([path, [before, after]]) => file(path, { before, after, written: false })),
  });
}

/** Applies the diff of a dry run with `git apply` in the folder the run was started in, and compares every byte. */
function expectApplies(changes: Record<string, [string, string]>, at = '', config: string[] = []): void {
  const run = dryRun(changes, at);
  git([...config, 'init', '-q'], root);
  const diff = formatDiff(run, { gitPrefix: gitPrefix(run.cwd) });
  git([...config, 'apply'], join(root, at), diff);
  for (const [path, [, after]] of Object.entries(changes)) expect(read(join(at, path)), path).toBe(after);
}

const lines = (n: number, ending = '\n'): string => Array.from({ length: n }, (_, i) => `line ${i}${ending}`).join('');

describe('the text', () => {
  test('is a plain unified diff, sorted by path, manifests among the files', () => {
    const diff = formatDiff(
      report({
        dryRun: true,
        files: [
          file('src/b.ts', { before: 'a\nb\nc\nd\ne\nf\ng\nh\n', after: 'a\nb\nc\nd\nE\nf\ng\nh\n' }),
          file('src/a.ts', { before: 'one', after: 'two' }),
          file('src/same.ts', { before: 'same\n', after: 'same\n', changed: false }),
        ],
        manifests: [manifest('package.json'), manifest('same.json', { after: '{}\n', changed: false })],
      }),
    );
    expect(diff).toBe(`--- a/package.json
+++ b/package.json
@@ -1,1 +1,1 @@
-{}
+{ }
--- a/src/a.ts
+++ b/src/a.ts
@@ -1,1 +1,1 @@
-one
\\ No newline at end of file
+two
\\ No newline at end of file
--- a/src/b.ts
+++ b/src/b.ts
@@ -2,7 +2,7 @@
 b
 c
 d
-e
+E
 f
 g
 h
`);
  });

  test('is empty when nothing changed', () => {
    expect(formatDiff(report({ files: [file('a.ts', { after: 'before\n', changed: false })] }))).toBe('');
  });

  test('of a writing run shows what was written, not what could not be', () => {
    const diff = formatDiff(report({ files: [file('a.ts'), file('b.ts', { written: false })] }));
    expect(diff).toContain('a/a.ts');
    expect(diff).not.toContain('b.ts');
  });
});

describe('git apply takes', () => {
  test.each<[string, string, string]>([
    ['LF', lines(9), lines(9).replace('line 4', 'line four')],
    ['CRLF', lines(9, '\r\n'), lines(9, '\r\n').replace('line 4', 'line four')],
    ['mixed line ends', 'a\r\nb\nc\r\nd\n', 'a\r\nB\nc\r\nD\n'],
    ['a line end that changes', 'a\nb\nc\n', 'a\nb\r\nc\n'],
    ['no final newline', 'a\nb', 'a\nB'],
    ['a final newline that comes', 'a\nb', 'a\nb\n'],
    ['a final newline that goes', 'a\nb\n', 'a\nb'],
    ['an unchanged last line without newline', 'a\nb\nc', 'A\nb\nc'],
    ['a byte order mark', '\uFEFFa\nb\n', '\uFEFFA\nb\n'],
    ['a lone carriage return', 'a\rb\nc\rd\n\r\n', 'a\rB\nc\rd\n\r\n'],
    ['U+2028, U+2029, U+0085, form feed', 'a\u2028b\u2029c\u0085d\fe\nz\n', 'a\u2028B\u2029c\u0085d\fe\nz\n'],
    ['astral characters', "const s = '🛠️ 日本';\nx\n", "const s = '🛠️ 日本!';\nx\n"],
    [
      'lines that look like a diff',
      '-- a\n++ b\n@@ -1 +1 @@\n\\ No\n--- a/x\n',
      '++ a\n-- b\n@@ -1 +1 @@\n\\ no\n+++ b/x\n',
    ],
    ['trailing blanks', 'a  \n\t\nb\n', 'a \n\t \nb\n'],
    ['a file that becomes empty', "import '@modelcontextprotocol/sdk/types.js';\n", ''],
    ['a total rewrite', lines(3000), lines(3000).replaceAll('line', 'LINE')],
    ['a total rewrite without final newline', `${lines(3000)}x`, `${lines(3000).replaceAll('line', 'LINE')}y`],
  ])('%s', (_, before, after) => {
    expectApplies({ 'src/x.ts': [before, after] });
  });

  // Windows does not have most of these names.
  test
    .runIf(process.platform !== 'win32')
    .each([
      'with space.ts',
      'tab\there.ts',
      'new\nline.ts',
      'quote".ts',
      "it's.ts",
      'back\\slash.ts',
      'ünïcödé/日本.ts',
      ' leading and trailing .ts ',
      'bell\u0007\u001b[31m.ts',
      'dated 2020-01-01 00:00:00 +0000',
      'a/b/x.ts',
      'b/x.ts',
      '-n.ts',
      '[id]/$page.(x).ts',
    ])('the name %j', (name) => {
    expectApplies({ [name]: ['a\nb\n', 'a\nB\n'], 'plain.ts': ['a\n', 'b\n'] });
  });

  test('many files at once, in a file system order that is not ours', () => {
    expectApplies({
      'Z.ts': ['a\n', 'b\n'],
      'a/z.ts': ['a', 'b'],
      'a.ts': ['a\r\n', 'b\r\n'],
      'a-b.ts': ['1\n2\n', '1\n'],
    });
  });

  test('CRLF files where git converts line ends', () => {
    const crlf: [string, string] = [lines(9, '\r\n'), lines(9, '\r\n').replace('line 4', 'line four')];
    expectApplies({ 'x.ts': crlf }, '', ['-c', 'core.autocrlf=true']);
    put('.gitattributes', '* text=auto\n');
    expectApplies({ 'y.ts': crlf });
  });

  test('paths relative to a folder of the repository', () => {
    expectApplies({ 'src/x.ts': ['a\n', 'b\n'], 'package.json': ['{}\n', '{ }\n'] }, 'packages/app');
  });

  test('a folder that has a folder of the same name', () => {
    // "a/src/x.ts" in src: git takes it for a path from the top and would strip "a/src".
    put('src/x.ts', 'a\n');
    expectApplies({ 'src/x.ts': ['a\n', 'b\n'], 'y z.ts': ['a\n', 'b\n'] }, 'src');
    expect(read('src/x.ts')).toBe('a\n');
  });

  test('a folder named like the prefix of a diff', () => {
    expectApplies({ 'x.ts': ['a\n', 'b\n'], 'a/x.ts': ['a\n', 'b\n'], 'b/x.ts': ['a\n', 'b\n'] }, 'a');
    expectApplies({ 'x.ts': ['a\n', 'b\n'], 'b/x.ts': ['a\n', 'b\n'] }, 'a/b');
  });

  test('the diff outside any repository', () => {
    const run = dryRun({ 'src/x.ts': ['a\n', 'b\n'] });
    expect(gitPrefix(run.cwd)).toBeUndefined();
    git(['apply'], root, formatDiff(run));
    expect(read('src/x.ts')).toBe('b\n');
  });
});

describe('files outside the folder of the run', () => {
  test('are applied at the top of the repository', () => {
    const changes: Record<string, [string, string]> = {
      'x.ts': ['a\n', 'b\n'],
      '../package.json': ['{}\n', '{ }\n'],
      '../../shared/y.ts': ['a\n', 'b\n'],
    };
    const run = dryRun(changes, 'app/web/src');
    git(['init', '-q'], root);
    const prefix = gitPrefix(run.cwd);
    const { applyIn } = patchPaths(run, { gitPrefix: prefix });
    expect(applyIn).toBe('../../..');
    git(['-C', applyIn ?? '', 'apply'], run.cwd, formatDiff(run, { gitPrefix: prefix }));
    expect([read('app/web/src/x.ts'), read('app/web/package.json'), read('app/shared/y.ts')]).toEqual([
      'b\n',
      '{ }\n',
      'b\n',
    ]);
  });

  test('are refused as a whole by git apply in that folder, not applied by half', () => {
    const run = dryRun({ 'x.ts': ['a\n', 'b\n'], '../package.json': ['{}\n', '{ }\n'] }, 'app/src');
    git(['init', '-q'], root);
    const diff = formatDiff(run, { gitPrefix: gitPrefix(run.cwd) });
    expect(() => git(['apply'], run.cwd, diff)).toThrow();
    expect(read('app/src/x.ts')).toBe('a\n');
  });

  test('are applied in the nearest common folder without a repository', () => {
    const run = dryRun({ 'x.ts': ['a\n', 'b\n'], '../package.json': ['{}\n', '{ }\n'] }, 'app/src');
    const { applyIn, prefix } = patchPaths(run);
    expect({ applyIn, prefix }).toEqual({ applyIn: '..', prefix: 'src/' });
    git(['apply'], join(run.cwd, applyIn ?? ''), formatDiff(run));
    expect([read('app/src/x.ts'), read('app/package.json')]).toEqual(['b\n', '{ }\n']);
  });

  test('do not matter when they did not change', () => {
    const run = report({ manifests: [manifest('../package.json', { after: '{}\n', changed: false })] });
    expect(patchPaths(run, { gitPrefix: 'src/' })).toEqual({ prefix: '', gitHeaders: false });
  });
});

test('gitPrefix says what git rev-parse --show-prefix says', () => {
  put('packages/ünï app/x.ts', '');
  commitAll(root);
  for (const folder of ['', 'packages', 'packages/ünï app']) {
    const cwd = join(root, folder);
    expect(gitPrefix(cwd)).toBe(git(['rev-parse', '--show-prefix'], cwd).trimEnd());
  }
});
