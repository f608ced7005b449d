import { expect, test } from 'vitest';
import { count, displayWidth, fill, hanging, pad, printable, words } from '../../src/report/layout.js';

test('number words', () => {
  expect([0, 1, 2, 1204].map((n) => count(n, 'file'))).toEqual(['0 files', '1 file', '2 files', '1,204 files']);
  expect([1, 2].map((n) => count(n, 'entry', 'entries'))).toEqual(['1 entry', '2 entries']);
});

test.each([
  ['abc', 3],
  ['日本.ts', 7],
  ['é', 1],
  ['e\u0301', 1],
  ['a\u200db', 2],
  ['🛠', 1],
  ['🚀', 2],
  ['한글', 4],
])('%s takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
  expect(displayWidth(pad(text, 10))).toBe(10);
});

test('padding goes before or behind, and never cuts', () => {
  expect([pad('7', 3, 'start'), pad('7', 3), pad('long', 3)]).toEqual(['  7', '7  ', 'long']);
});

test('lines are filled to the width, longer words get a line of their own', () => {
  expect(fill(words('one two three\n four'), 9)).toEqual(['one two', 'three', 'four']);
  expect(fill(['a', 'muchtoolongword', 'b'], 5)).toEqual(['a', 'muchtoolongword', 'b']);
  expect(fill([], 5)).toEqual([]);
});

test('further lines hang under the first word', () => {
  const paint = { label: (text: string) => text.toUpperCase(), text: (text: string) => `<${text}>` };
  const sentence = words('some words that do not fit into one line');
  expect(hanging('label  ', sentence, 30, paint)).toEqual([
    'LABEL  <some words that do not>',
    '       <fit into one line>',
  ]);
  expect(hanging('label  ', [], 30, paint)).toEqual(['LABEL']);
});

test('nothing in a name reaches the terminal as a command', () => {
  expect(printable('\u001b[2Jevil\r\n\u202etxt.ts')).toBe('\\u001b[2Jevil\\u000d\\u000a\\u202etxt.ts');
  expect(printable('日本 ünï 🚀.ts')).toBe('日本 ünï 🚀.ts');
});
