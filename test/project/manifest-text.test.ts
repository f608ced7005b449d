import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { addObject, editObject, parseJsonText, setString, sourceAt } from '../../src/project/manifest/json-text.js';
import { editMap, parseYamlText, setScalar } from '../../src/project/manifest/yaml-text.js';

const word = fc.stringMatching(/^[a-z]{1,4}$/);
/** A JSON object with every kind of spacing between its parts. */
const oddObject = fc
  .record({
    entries: fc.uniqueArray(fc.tuple(word, word), { selector: ([key]) => key, minLength: 1, maxLength: 6 }),
    space: fc.array(fc.constantFrom('', ' ', '\n  ', '\r\n\t', '  '), { minLength: 40, maxLength: 40 }),
  })
  .map(({ entries, space }) => {
    let i = 0;
    const next = () => space[i++ % space.length]!;
    const items = entries.map(([key, value]) => `"${key}"${next()}:${next()}"${value}"`);
    const body = items.map((item) => next() + item + next()).join(',');
    return { text: `${next()}{"d"${next()}:${next()}{${body}}${next()}}${next()}`, entries, items };
  });

describe('editing JSON text', () => {
  it('yields the object that was asked for, and leaves every other entry as it is written', () => {
    fc.assert(
      fc.property(
        oddObject,
        fc.array(fc.nat(9), { maxLength: 3 }),
        fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,3}$/), { maxLength: 3 }),
        fc.boolean(),
        (object, picks, names, bom) => {
          const removed = new Set(picks.map((pick) => object.entries[pick]?.[0]).filter((key) => key !== undefined));
          const before = (bom ? '\ufeff' : '') + object.text;
          const anchor = object.entries[0]![0];
          const after = editObject(before, ['d'], {
            remove: [...removed],
            insert: names.map((key) => ({ key, value: '"new"' })),
            anchor,
          });
          const expected = Object.fromEntries([
            ...object.entries.filter(([key]) => !removed.has(key)),
            ...names.map((name) => [name, 'new']),
          ]);
          expect(JSON.parse(after.replace(/^\ufeff/, ''))).toEqual({ d: expected });
          expect(after.startsWith('\ufeff')).toBe(bom);
          object.entries.forEach(([key], i) => {
            if (!removed.has(key)) expect(after).toContain(object.items[i]);
          });
          if (removed.size === 0 && names.length === 0) expect(after).toBe(before);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps duplicate keys, of which the last counts', () => {
    const text = '{"d":{"a":"1"},"d":{"a":"2","x":"1"}}';
    expect(editObject(text, ['d'], { remove: ['x'] })).toBe('{"d":{"a":"1"},"d":{"a":"2"}}');
    expect(setString(text, ['d', 'a'], '3')).toBe('{"d":{"a":"1"},"d":{"a":"3","x":"1"}}');
    expect(editObject('{"d":{"x":"1","a":"1","x":"2"}}', ['d'], { remove: ['x'] })).toBe('{"d":{"a":"1"}}');
  });

  it('finds keys that are written with escapes', () => {
    expect(editObject('{"d":{"\\u0061\\/b":"1","c":"2"}}', ['d'], { remove: ['a/b'] })).toBe('{"d":{"c":"2"}}');
    expect(sourceAt('{"d": {"x": 1e3 }}', ['d', 'x'])).toBe('1e3');
    expect(sourceAt('{"d": 1}', ['d', 'x'])).toBeUndefined();
  });

  it('fills an empty object, and an empty file', () => {
    const insert = [{ key: 'a', value: '"1"' }];
    expect(editObject('{\n  "d": {}\n}\n', ['d'], { insert })).toBe('{\n  "d": {\n    "a": "1"\n  }\n}\n');
    expect(editObject('{\r\n\t"d": {\r\n\t}\r\n}', ['d'], { insert })).toBe(
      '{\r\n\t"d": {\r\n\t\t"a": "1"\r\n\t}\r\n}',
    );
    expect(addObject('{}\n', 'd', insert, { after: [], before: [] })).toBe('{\n  "d": {\n    "a": "1"\n  }\n}\n');
  });

  it('puts a new object in its place', () => {
    const insert = [{ key: 'a', value: '"1"' }];
    const added = '"d": {\n    "a": "1"\n  }';
    const text = '{\n  "x": 1,\n  "y": 2\n}';
    expect(addObject(text, 'd', insert, { after: ['x'], before: [] })).toBe(`{\n  "x": 1,\n  ${added},\n  "y": 2\n}`);
    expect(addObject(text, 'd', insert, { after: ['z'], before: ['x'] })).toBe(
      `{\n  ${added},\n  "x": 1,\n  "y": 2\n}`,
    );
    expect(addObject(text, 'd', insert, { after: [], before: [] })).toBe(`{\n  "x": 1,\n  "y": 2,\n  ${added}\n}`);
  });

  it.each([
    ['', 1, 1, 'the file is empty'],
    ['{\n  "a": 1,\n}', 3, 1, 'is there a comma too many?'],
    ['{\r\n  "a": 1\r\n  "b": 2\r\n}', 3, 3, 'a comma was expected'],
    ['{\n  // x\n}', 2, 3, 'comments are not allowed'],
    ['{ "a": 1 ', 1, 10, 'a closing } was expected'],
    ['{ "a": tru }', 1, 8, 'unexpected text'],
    ['{\n<<<<<<< HEAD\n  "a": 1\n}', 2, 1, 'a merge conflict is not resolved'],
    ['[]', 1, 1, 'a JSON object was expected'],
    ['{} {}', 1, 4, 'text after the end'],
    ['{} x', 1, 4, 'unexpected text'],
    ['{"a":"\t"}', 1, 6, 'control character'],
    ['{"a":01}', 1, 7, 'a comma was expected'],
    ['{"a":1.}', 1, 6, 'a number that does not end'],
  ])('%j is refused with its place', (text, row, column, message) => {
    const result = parseJsonText(text);
    expect(result).toEqual({ error: { message: expect.stringContaining(message), line: row, column } });
  });

  it('refuses what JSON.parse refuses, and nothing else', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '1',
      'true',
      ' ',
      '\n',
      '//',
      '-',
      '"',
      '\\',
      '.',
      'e',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('');
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch {
          value = undefined;
        }
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        expect('value' in parseJsonText(text)).toBe(isObject);
      }),
      { numRuns: 2000 },
    );
  });
});

const scalar = fc.tuple(fc.constantFrom('', "'", '"'), word).map(([quote, text]) => quote + text + quote);
/** A block map below `m`, with comments and blank lines between its entries. */
const oddMap = fc
  .record({
    entries: fc.uniqueArray(
      fc.tuple(
        word.filter((key) => !/^(y|n|on|off|no|yes|true|null)$/.test(key)),
        scalar,
      ),
      { selector: ([key]) => key, minLength: 1, maxLength: 6 },
    ),
    comments: fc.array(fc.constantFrom('', ' # c', '   # keep'), { minLength: 6, maxLength: 6 }),
    gaps: fc.array(fc.constantFrom('', '\n', '  # above\n', '\n  # group\n'), { minLength: 7, maxLength: 7 }),
    end: fc.constantFrom('', '\n', '\nz: 1\n', '\n\n# end\n'),
    crlf: fc.boolean(),
  })
  .map(({ entries, comments, gaps, end, crlf }) => {
    const lines = entries.map(([key, value], i) => `${gaps[i]}  ${key}: ${value}${comments[i]}`);
    const text = `a: 1\nm:\n${lines.join('\n')}${end}`;
    return { entries, text: crlf ? text.replaceAll('\n', '\r\n') : text };
  });

const commentsOf = (text: string) => (text.match(/#[^\r\n]*/g) ?? []).map((comment) => comment.trim()).sort();

describe('editing YAML text', () => {
  it('yields the map that was asked for, with all comments', () => {
    fc.assert(
      fc.property(
        oddMap,
        fc.array(fc.nat(9), { maxLength: 3 }),
        fc.uniqueArray(fc.stringMatching(/^@[A-Z]{1,3}$/), { maxLength: 3 }),
        (map, picks, names) => {
          const removed = new Set(picks.map((pick) => map.entries[pick]?.[0]).filter((key) => key !== undefined));
          const after = editMap(map.text, ['m'], {
            remove: [...removed],
            insert: names.map((key) => ({ key, value: '^1.0.0' })),
            anchor: map.entries[0]![0],
          })!;
          const before = parseYaml(map.text) as { m: Record<string, unknown> };
          const expected: Record<string, unknown> = {
            ...before.m,
            ...Object.fromEntries(names.map((name) => [name, '^1.0.0'])),
          };
          for (const key of removed) delete expected[key];
          expect(parseYaml(after)).toEqual({ ...before, m: expected });
          expect(commentsOf(after)).toEqual(commentsOf(map.text));
          expect(/\r\n/.test(after) && /[^\r]\n/.test(after)).toBe(false);
          if (removed.size === 0 && names.length === 0) expect(after).toBe(map.text);
          if (removed.size < map.entries.length) expect(after.endsWith('\n')).toBe(map.text.endsWith('\n'));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('flow maps, on one line and on several', () => {
    const change = { remove: ['a'], insert: [{ key: '@x', value: '^1' }], anchor: 'a' };
    expect(editMap('m: { a: 1, b: 2 }\n', ['m'], change)).toBe("m: { '@x': ^1, b: 2 }\n");
    expect(editMap('m: {\n  a: "1",\n  b: 2\n}\n', ['m'], change)).toBe('m: {\n  \'@x\': "^1",\n  b: 2\n}\n');
    expect(editMap('m: { a: 1 }\n', ['m'], { ...change, insert: [] })).toBe('m: {}\n');
    expect(editMap('m: {}\n', ['m'], change)).toBe("m: { '@x': ^1 }\n");
    expect(editMap('m: {\n  a: 1, # one\n  b: 2\n}\n', ['m'], change)).toBeUndefined();
  });

  it('sets a value in its quotes', () => {
    expect(setScalar('m:\n  a: "1" # x\n', ['m', 'a'], '^2')).toBe('m:\n  a: "^2" # x\n');
    expect(setScalar("m: { a: '1', b: 2 }", ['m', 'b'], '^2')).toBe("m: { a: '1', b: ^2 }");
    expect(setScalar('m:\n  a: &x 1\n  b: *x\n', ['m', 'a'], '^2')).toBeUndefined();
    expect(setScalar('m:\n  a: &x 1\n  b: *x\n', ['m', 'b'], '^2')).toBeUndefined();
  });

  it.each([
    ['a: [1\nb: 2\n', 2],
    ['a:\n\t- b\n', 2],
    ['a: 1\na: 2\n', 2],
    ['- a\n', 1],
    ['a: *missing\n', 1],
  ])('%j is refused with its place', (text, row) => {
    expect(parseYamlText(text)).toEqual({
      error: { message: expect.stringMatching(/./), line: row, column: expect.any(Number) },
    });
  });

  it('an empty file is an empty map', () => {
    expect(parseYamlText('')).toEqual({ value: {} });
    expect(parseYamlText('# nothing\n')).toEqual({ value: {} });
  });
});
