import { expect, test } from 'vitest';
import { errorLines, interruptedLine } from '../../src/report/lines.js';
import { file, manifest, report } from './sample.js';

test('errors are lines as compilers print them', () => {
  const failures = [
    { path: 'b.ts', kind: 'unreadable', message: "EACCES: open '/home/me/project/b.ts'" },
    { path: 'a.ts', kind: 'syntax', message: 'Unexpected token\n(3:14)', line: 3, column: 14 },
  ];
  expect(errorLines(report({ failures }))).toBe(
    "error: a.ts:3:14: Unexpected token (3:14)\nerror: b.ts: EACCES: open 'b.ts'\n",
  );
  expect(errorLines(report())).toBe('');
});

test('an interrupted run says how far it came', () => {
  const files = [file('a.ts'), file('b.ts'), file('c.ts', { written: false })];
  expect(interruptedLine(report({ files, manifests: [manifest('package.json', { written: false })] }))).toBe(
    'Interrupted: 2 of 4 files written, every file is whole; run again with --force to go on.',
  );
  expect(interruptedLine(report({ files: [file('a.ts')] }))).toContain('Interrupted: 1 file written');
  expect(interruptedLine(report({ files: [file('a.ts', { written: false })] }))).toContain('nothing was written');
  expect(interruptedLine(undefined)).toContain('nothing was written');
});
