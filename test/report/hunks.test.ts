import { applyPatch } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedHunks } from '../../src/report/hunks.js';

const text = fc
  .tuple(fc.array(fc.constantFrom('a', 'b', '', 'c\r', '\u2028'), { maxLength: 30 }), fc.boolean())
  .map(([lines, newline]) => lines.join('\n') + (newline ? '\n' : ''));

const apply = (before: string, hunks: string) =>
  applyPatch(before, `--- a\n+++ b\n${hunks}`, { autoConvertLineEndings: false });

test('hunks turn any text into any other, shortest or not', () => {
  fc.assert(
    fc.property(text, text, fc.constantFrom(0, 3, undefined), (before, after, maxEditLength) => {
      fc.pre(before !== after);
      expect(apply(before, unifiedHunks(before, after, maxEditLength))).toBe(after);
    }),
    { numRuns: 1000 },
  );
});

test('past the limit there is one hunk from the first to the last changed line', () => {
  const before = Array.from({ length: 20 }, (_, i) => `${i}\n`).join('');
  const after = before.replace('5\n', 'five\n').replace('14\n', 'fourteen\n');
  expect(unifiedHunks(before, after).match(/^@@/gm)).toHaveLength(2);
  const hunks = unifiedHunks(before, after, 1);
  expect(hunks.match(/^@@.*/gm)).toEqual(['@@ -3,16 +3,16 @@']);
  expect(apply(before, hunks)).toBe(after);
});

test('a rewrite of a huge file is quick', () => {
  const before = Array.from({ length: 20_000 }, (_, i) => `const value${i} = ${i};\n`).join('');
  const start = performance.now();
  const hunks = unifiedHunks(before, before.replaceAll('const', 'let'));
  // Unlimited, Myers' algorithm takes minutes here.
  expect(performance.now() - start).toBeLessThan(5000);
  expect(hunks.startsWith('@@ -1,20000 +1,20000 @@\n')).toBe(true);
});
