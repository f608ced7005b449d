import { expect, test } from 'vitest';
import type { Report } from '../../src/project/types.js';
import { headline } from '../../src/report/headline.js';
import { file, finding, manifest, marked, report, todo } from './sample.js';

const failures = [{ path: 'x.ts', kind: 'syntax', message: 'no' }];
const two = [file('a.ts'), file('b.ts')];
const onlyMarked = file('a.ts', { transforms: {}, todos: [todo('sse-server', 3)] });

test.each<[string, Partial<Report>, boolean, string]>([
  ['one file', { files: [file('a.ts')] }, false, 'good: Migrated 1 file of 48 looked at.'],
  ['files', { files: two, scanned: 1204 }, false, 'good: Migrated 2 files of 1,204 looked at.'],
  ['dry run', { files: two, dryRun: true }, false, 'good: Would migrate 2 files of 48 looked at.'],
  ['check', { files: two, dryRun: true }, true, 'bad: 2 files of 48 looked at are still to migrate.'],
  ['check, one', { files: [file('a.ts')], dryRun: true }, true, 'bad: 1 file of 48 looked at is still to migrate.'],
  ['markers', { files: [...two, marked('c.ts', todo('x', 1))] }, false, 'attention: Migrated 2 files of 48 looked at.'],
  [
    'a must-fix finding',
    { files: two, findings: [finding({ severity: 'must-fix' })] },
    false,
    'attention: Migrated 2 files of 48 looked at.',
  ],
  [
    'only markers put in',
    { files: [onlyMarked] },
    false,
    'attention: Marked 1 place for you; no code could be changed automatically.',
  ],
  [
    'only markers, dry',
    { files: [onlyMarked], dryRun: true },
    false,
    'attention: Would mark 1 place for you; no code could be changed automatically.',
  ],
  [
    'failures too',
    { files: two, failures: [...failures, ...failures] },
    false,
    'bad: Migrated 2 files of 48 looked at; 1 file could not be migrated.',
  ],
  [
    'a file that could not be written',
    { files: [file('x.ts', { written: false }), file('a.ts')], failures },
    false,
    'bad: Migrated 1 file of 48 looked at; 1 file could not be migrated.',
  ],
  ['failures only', { failures }, false, 'bad: Nothing migrated: 1 file could not be.'],
  [
    'a manifest only',
    { manifests: [manifest('package.json')] },
    false,
    'good: Updated 1 manifest; no source file needs a change.',
  ],
  [
    'a manifest only, check',
    { manifests: [manifest('package.json')], dryRun: true },
    true,
    'bad: Would update 1 manifest; no source file needs a change.',
  ],
  [
    'standing markers',
    { files: [marked('c.ts', todo('x', 1), todo('x', 2))] },
    false,
    'attention: Nothing to migrate automatically; 2 places marked by an earlier run are left.',
  ],
  [
    'a standing marker',
    { files: [marked('c.ts', todo('x', 1))] },
    true,
    'bad: Nothing to migrate automatically; 1 place marked by an earlier run is left.',
  ],
  [
    'no SDK',
    { mentions: { v1: 0, v2: 0 } },
    false,
    'good: Nothing to migrate: no file mentions the MCP SDK (48 files looked at).',
  ],
  [
    'on v2',
    { mentions: { v1: 0, v2: 3 } },
    false,
    'good: Nothing to migrate: already on SDK v2 (48 files looked at, 3 import it).',
  ],
  [
    'transforms that do not apply',
    { mentions: { v1: 2, v2: 0 } },
    false,
    'attention: Nothing changed, though 2 files still mention SDK v1: no transform of this run applies there.',
  ],
  ['not known why', {}, false, 'good: Nothing to migrate (48 files looked at).'],
])('%s', (_, parts, check, expected) => {
  const { mood, text } = headline(report(parts), check);
  expect(`${mood}: ${text}`).toBe(expected);
});
