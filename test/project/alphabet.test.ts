import { expect, test } from 'vitest';
import { byAlphabet } from '../../src/project/manifest/alphabet.js';

const SIGNS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at));
/** A generator of its own, so that a failure can be repeated. */
let seed = 7;
const random = (below: number) => {
  seed = (seed * 1103515245 + 12345) % 2 ** 31;
  return Math.floor((seed / 2 ** 31) * below);
};
const word = (signs: readonly string[]) =>
  Array.from({ length: random(6) }, () => signs[random(signs.length)]).join('');

test.each([
  ['every sign of ASCII', SIGNS],
  ['what package names are made of', [...'abzABZ019@/._-']],
  ['two letters in both cases', [...'aAbB']],
])('sorts %s as npm does', (_, signs) => {
  for (const a of signs)
    for (const b of signs) expect([a, b, byAlphabet(a, b)]).toEqual([a, b, a.localeCompare(b, 'en')]);
  for (let round = 0; round < 5000; round++) {
    const [a, b] = [word(signs), word(signs)];
    expect([a, b, byAlphabet(a, b)]).toEqual([a, b, a.localeCompare(b, 'en')]);
  }
});

test('leaves other letters to the locale', () => {
  expect(byAlphabet('é', 'f')).toBe('é'.localeCompare('f', 'en'));
  expect(byAlphabet('z', 'é')).toBe('z'.localeCompare('é', 'en'));
});
