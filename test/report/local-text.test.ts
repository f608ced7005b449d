import { expect, test } from 'vitest';
import { localText } from '../../src/report/local-text.js';

test.each([
  ["open '/home/me/p/src/x.ts'", '/home/me/p', "open 'src/x.ts'"],
  ["open '/home/me/p/src/x.ts'", '/home/me/p/', "open 'src/x.ts'"],
  ['in /home/me/p and /home/me/p/a', '/home/me/p', 'in . and a'],
  ['/home/me/project2/x is another folder', '/home/me/project', '/home/me/project2/x is another folder'],
  ['/home/me/project.old/x is another folder', '/home/me/project', '/home/me/project.old/x is another folder'],
  ['a/b stays', '/', 'a/b stays'],
  ['C:\\me\\p\\src\\x.ts', 'C:\\me\\p', 'src\\x.ts'],
  ['C:\\x', 'C:\\', 'C:\\x'],
  ['a (b)+ folder: /srv/(b)+/x', '/srv/(b)+', 'a (b)+ folder: x'],
])('%j in %j', (text, cwd, expected) => {
  expect(localText(text, cwd)).toBe(expected);
});
