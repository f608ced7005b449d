import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/project/types.js';
import { exitCode } from '../../src/report/exit-code.js';
import { file, finding, manifest, marked, report, todo } from './sample.js';

const failures = [{ path: 'x.ts', kind: 'syntax', message: 'no' }];

describe('--check', () => {
  test.each<[string, Partial<Report>, number]>([
    ['nothing', {}, 0],
    ['a file to migrate', { files: [file('x.ts')] }, 1],
    ['a manifest to change', { manifests: [manifest('package.json')] }, 1],
    [
      'a manifest with a warning only',
      { manifests: [manifest('package.json', { changed: false, warnings: ['x'] })] },
      0,
    ],
    ['a marker of an earlier run', { files: [marked('x.ts', todo('sse-server', 3))] }, 1],
    ['a finding that must be fixed', { findings: [finding({ severity: 'must-fix' })] }, 1],
    ['a finding for review', { findings: [finding({ severity: 'review' })] }, 0],
    ['a file that does not parse', { failures }, 3],
    ['a failure and a file to migrate', { failures, files: [file('x.ts')] }, 3],
  ])('%s', (_, parts, code) => {
    expect(exitCode(report({ dryRun: true, ...parts }), { check: true })).toBe(code);
  });
});

describe('a run', () => {
  test.each<[string, Partial<Report>, number]>([
    ['that migrated', { files: [file('x.ts')] }, 0],
    ['that left markers', { files: [marked('x.ts', todo('sse-server', 3))] }, 0],
    ['whose markers are not in the code', { files: [file('x.ts', { written: false, todos: [todo('x', 1)] })] }, 0],
    ['with a failure', { files: [file('x.ts')], failures }, 3],
    ['that was interrupted', { interrupted: true, failures }, 130],
  ])('%s', (_, parts, code) => {
    expect(exitCode(report(parts))).toBe(code);
  });
});
