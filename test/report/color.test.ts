import { expect, test } from 'vitest';
import { colorDiff, wantsColor } from '../../src/report/color.js';

const terminal = { isTTY: true };
const pipe = {};

test.each<[string, object, NodeJS.ProcessEnv, boolean, boolean]>([
  ['a terminal', terminal, {}, true, true],
  ['a pipe', pipe, {}, true, false],
  ['a pipe in CI', pipe, { CI: 'true' }, true, false],
  ['a dumb terminal', terminal, { TERM: 'dumb' }, true, false],
  ['NO_COLOR', terminal, { NO_COLOR: '1' }, true, false],
  ['empty NO_COLOR', terminal, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR', pipe, { FORCE_COLOR: '1' }, true, true],
  ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, true, false],
  ['NO_COLOR against FORCE_COLOR', pipe, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['--no-color against FORCE_COLOR', terminal, { FORCE_COLOR: '1' }, false, false],
])('%s', (_, stream, env, flag, expected) => {
  expect(wantsColor(stream, env, flag)).toBe(expected);
});

test('a diff is coloured as git does it, and taking the colours out gives it back', () => {
  const diff = '--- a/x.sql\n+++ b/x.sql\n@@ -1,3 +1,3 @@\n a\n--- note\n+++ note\n\\ No newline at end of file\n';
  const colored = colorDiff(diff, true);
  expect(colored).toBe(
    '\u001b[1m--- a/x.sql\u001b[22m\n\u001b[1m+++ b/x.sql\u001b[22m\n\u001b[36m@@ -1,3 +1,3 @@\u001b[39m\n a\n' +
      '\u001b[31m--- note\u001b[39m\n\u001b[32m+++ note\u001b[39m\n\\ No newline at end of file\n',
  );
  expect(colorDiff(diff, false)).toBe(diff);
});
