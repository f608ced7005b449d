import { describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/report/layout.js';
import { formatPretty } from '../../src/report/pretty.js';
import { file, finding, manifest, marked, report, todo } from './sample.js';

const titles = new Map([
  ['sse-server', 'SSE is served from a frozen copy'],
  [
    'removed/tasks',
    'The experimental tasks API is gone, and no other API of the v2 packages takes its place for the time being',
  ],
]);
const ruleTitle = (rule: string) => titles.get(rule);

const full = () =>
  report({
    scanned: 1204,
    files: [
      file('src/server.ts', {
        transforms: { symbols: 12, imports: 3 },
        todos: [todo('sse-server', 88), todo('sse-server', 42), todo('removed/tasks', 5)],
      }),
      file('src/日本.ts', { transforms: { handlers: 1104 }, standing: [todo('sse-server', 9)] }),
      file('src/client.ts', { notes: ['handlers did not run: it needs imports.'] }),
      file('src/locked.ts', { todos: [todo('sse-server', 1)], written: false }),
      marked('src/old.ts', todo('of-another-version', 7)),
    ],
    manifests: [
      manifest('package.json', {
        changes: ['removed @modelcontextprotocol/sdk ^1.20.0', 'added @modelcontextprotocol/server ^2.4.0'],
        warnings: [
          'engines.node is ">=18", but SDK v2 needs Node 20: raise it when your deployments are ready for that',
        ],
      }),
      manifest('docs/package.json', { changed: false, changes: [], warnings: [] }),
    ],
    findings: [
      finding({
        severity: 'info',
        file: 'package-lock.json',
        line: 0,
        message: 'The lockfile still has v1.',
        rule: 'lockfile',
      }),
      finding({ severity: 'must-fix' }),
    ],
    skipped: [
      { path: 'src/gen/b.ts', reason: 'generated', message: 'generated (its header says so): change its generator' },
      { path: 'vendor/x.js', reason: 'minified', message: 'minified' },
      { path: 'src/gen/a.ts', reason: 'generated', message: 'generated (its header says so): change its generator' },
    ],
    failures: [
      { path: 'src/broken.ts', kind: 'syntax', message: 'Unexpected token, expected ";"', line: 3, column: 14 },
      {
        path: 'src/locked.ts',
        kind: 'unwritable',
        message: "EACCES: permission denied, open '/home/me/project/src/locked.ts'",
      },
    ],
    next: ['npm install', 'npx tsc --noEmit'],
  });

test('the whole report', () => {
  expect(formatPretty(full(), { ruleTitle, width: 80 })).toMatchInlineSnapshot(`
    "Migrated 3 files of 1,204 looked at; 2 files could not be migrated.

      imports       4 places  2 files
      symbols      12 places  1 file
      handlers  1,104 places  1 file

    Files changed  3
      src/client.ts  1 change
      src/server.ts  15 changes     3 TODOs
      src/日本.ts    1,104 changes

    Manifests
      package.json
        removed @modelcontextprotocol/sdk ^1.20.0
        added @modelcontextprotocol/server ^2.4.0
        ! engines.node is ">=18", but SDK v2 needs Node 20: raise it when your
          deployments are ready for that

    Left for you  5 places in 3 files, 2 marked by an earlier run
      sse-server          SSE is served from a frozen copy
                          src/server.ts:42, 88
                          src/日本.ts:9
      of-another-version  src/old.ts:7
      removed/tasks       The experimental tasks API is gone, and no other API of
                          the v2 packages takes its place for the time being
                          src/server.ts:5
      Each place is marked TODO(mcp-v2/<rule>) in the code; "mcp-v2-codemod explain
      <rule>" says what to do.

    Also for you  not marked in the code
      must-fix  package.json:1
                Cannot tell client from server. (package-role)
      info      package-lock.json
                The lockfile still has v1. (lockfile)

    Notes
      handlers did not run: it needs imports. (src/client.ts)

    Skipped  3
      generated (its header says so): change its generator
        src/gen/a.ts
        src/gen/b.ts
      minified
        vendor/x.js

    Could not be migrated  2 files, left as they were
      src/broken.ts:3:14
        Unexpected token, expected ";"
      src/locked.ts
        EACCES: permission denied, open 'src/locked.ts'

    Next
      npm install
      npx tsc --noEmit
    "
  `);
});

test('a dry run says "would"', () => {
  const run = report({
    dryRun: true,
    files: [file('a.ts', { written: false, todos: [todo('sse-server', 3)] })],
    manifests: [manifest('package.json', { written: false })],
  });
  expect(formatPretty(run, { ruleTitle, width: 80 })).toMatchInlineSnapshot(`
    "Would migrate 1 file of 48 looked at.

      imports  1 place  1 file

    Files that would change  1
      a.ts  1 change  1 TODO

    Manifests that would change
      package.json
        added @modelcontextprotocol/server ^2.4.0 (dependencies)

    Left for you  1 place in 1 file
      sse-server  SSE is served from a frozen copy
                  a.ts:3
      Lines are counted in the migrated text. Each place is marked
      TODO(mcp-v2/<rule>) in the code; "mcp-v2-codemod explain <rule>" says what to
      do.
    "
  `);
});

test('nothing to say is one line', () => {
  expect(formatPretty(report({ mentions: { v1: 0, v2: 0 } }))).toBe(
    'Nothing to migrate: no file mentions the MCP SDK (48 files looked at).\n',
  );
});

test('long lists are cut, and say by how much', () => {
  const files = Array.from({ length: 12 }, (_, i) =>
    file(`f${String(i).padStart(2, '0')}.ts`, { todos: [todo('sse-server', 1), todo('sse-server', 2)] }),
  );
  const skipped = files.slice(0, 6).map(({ path }) => ({ path, reason: 'minified' as const, message: 'minified' }));
  const findings = files.slice(0, 11).map(({ path }) => finding({ file: path }));
  const text = formatPretty(report({ files, skipped, findings }), { ruleTitle });
  expect(text.match(/… and .*/g)).toEqual([
    '… and 2 more files',
    '… and 14 more places',
    '… and 1 more finding',
    '… and 1 more file',
  ]);
  expect(text).toContain('24 places in 12 files');
});

test('failures are never cut', () => {
  const failures = Array.from({ length: 40 }, (_, i) => ({ path: `f${i}.ts`, kind: 'syntax', message: 'no', line: 1 }));
  expect(formatPretty(report({ failures })).match(/f\d+\.ts:1\n/g)).toHaveLength(40);
});

describe('the terminal', () => {
  test.each([40, 60, 100])('%i columns are enough', (width) => {
    const lines = formatPretty(full(), { ruleTitle, width }).split('\n');
    // Paths, rows of a table and commands are never broken: only what has several words one space apart is.
    const prose = lines.filter((line) => (line.match(/\S (?=\S)/g) ?? []).length > 4);
    for (const line of prose) expect(displayWidth(line), line).toBeLessThanOrEqual(width);
    expect(prose.length).toBeGreaterThan(4);
  });

  test('colours are the only difference between a report with and without', () => {
    const colored = formatPretty(full(), { ruleTitle, color: true });
    expect(colored).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence is what is looked for
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(formatPretty(full(), { ruleTitle }));
  });

  test('gets no escape sequence from names or messages', () => {
    const evil = 'x\u001b[2J.ts';
    const text = formatPretty(
      report({
        files: [file(evil, { todos: [todo(evil, 1)], notes: [evil] })],
        manifests: [manifest(evil, { changes: [evil], warnings: [evil] })],
        findings: [finding({ file: evil, message: evil })],
        skipped: [{ path: evil, reason: 'binary', message: evil }],
        failures: [{ path: evil, kind: 'syntax', message: evil }],
      }),
    );
    expect(text).not.toContain('\u001b');
    expect(text.match(/x\\u001b\[2J\.ts/g)).toHaveLength(14);
  });
});
