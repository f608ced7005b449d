import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Edits } from '../../src/engine/edits.js';

/** The same cases in every run; fast-check prints it with a failure. */
const SEED = 20_251_125;

const TEXT = 'const first = second + third;';
const at = (word: string) => ({ start: TEXT.indexOf(word), end: TEXT.indexOf(word) + word.length });
const SECOND = at('second');

function edited(record: (edits: Edits) => void, text = TEXT): string {
  const edits = new Edits(text);
  record(edits);
  return edits.apply();
}

describe('one edit', () => {
  it('is a range of the original text', () => {
    expect(edited((edits) => edits.overwrite(SECOND.start, SECOND.end, '2nd'))).toBe('const first = 2nd + third;');
    expect(edited((edits) => edits.remove(SECOND.start, SECOND.end + 3))).toBe('const first = third;');
    expect(edited((edits) => edits.insert(SECOND.end, '()'))).toBe('const first = second() + third;');
  });

  it('can be at either end of the text', () => {
    expect(edited((edits) => edits.insert(0, '// a\n'))).toBe(`// a\n${TEXT}`);
    expect(edited((edits) => edits.insert(TEXT.length, '\n'))).toBe(`${TEXT}\n`);
    expect(edited((edits) => edits.overwrite(0, TEXT.length, ''))).toBe('');
    expect(edited((edits) => edits.insert(0, 'a'), '')).toBe('a');
  });

  it('is nothing when nothing would change', () => {
    const edits = new Edits(TEXT);
    expect(edits.overwrite(SECOND.start, SECOND.end, 'second')).toBe(false);
    expect(edits.insert(3, '')).toBe(false);
    expect(edits.remove(3, 3)).toBe(false);
    expect(edits.isEmpty).toBe(true);
    expect(edits.count).toBe(0);
    expect(edits.apply()).toBe(TEXT);
  });

  it('says that it was recorded', () => {
    const edits = new Edits(TEXT);
    expect(edits.overwrite(SECOND.start, SECOND.end, 'x')).toBe(true);
    expect(edits.insert(0, 'x')).toBe(true);
    expect(edits.isEmpty).toBe(false);
    expect(edits.count).toBe(2);
  });

  it('can be applied more than once', () => {
    const edits = new Edits(TEXT);
    edits.overwrite(SECOND.start, SECOND.end, 'x');
    expect(edits.apply()).toBe(edits.apply());
  });
});

describe('no edit', () => {
  it('gives the very same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => new Edits(text).apply() === text),
      { seed: SEED },
    );
  });
});

describe('edits in one place', () => {
  it('come in any order', () => {
    const forwards = edited((edits) => {
      edits.overwrite(...range('first'), 'a');
      edits.overwrite(...range('third'), 'b');
    });
    const backwards = edited((edits) => {
      edits.overwrite(...range('third'), 'b');
      edits.overwrite(...range('first'), 'a');
    });
    expect(forwards).toBe('const a = second + b;');
    expect(backwards).toBe(forwards);
  });

  it('may touch each other', () => {
    const text = edited((edits) => {
      edits.overwrite(0, 1, 'C');
      edits.overwrite(1, 5, 'ONST');
      edits.remove(5, 6);
    });
    expect(text).toBe('CONSTfirst = second + third;');
  });

  it('may say the same twice', () => {
    const text = edited((edits) => {
      edits.overwrite(...range('second'), 'x');
      edits.overwrite(...range('second'), 'x');
    });
    expect(text).toBe('const first = x + third;');
  });

  it('may not disagree', () => {
    const edits = new Edits(TEXT);
    edits.overwrite(...range('second'), 'x');
    expect(() => edits.overwrite(...range('second'), 'y')).toThrow('two edits disagree about "second"');
  });

  it.each(['before', 'after'])('give way to a removal of the same range that comes %s', (order) => {
    const text = edited((edits) => {
      if (order === 'before') edits.remove(...range('second'));
      edits.overwrite(...range('second'), 'x');
      if (order === 'after') edits.remove(...range('second'));
    });
    expect(text).toBe('const first =  + third;');
  });

  it('insert in the order they were recorded', () => {
    const text = edited((edits) => {
      edits.insert(SECOND.start, 'a');
      edits.insert(SECOND.end, 'y');
      edits.insert(SECOND.start, 'b');
      edits.insert(SECOND.end, 'z');
    });
    expect(text).toBe('const first = absecondyz + third;');
  });
});

describe('an edit within another', () => {
  const SUM = { start: SECOND.start, end: at('third').end };

  it.each([
    ['a removal', ''],
    ['an overwrite', 'x'],
  ])('is swallowed by %s', (_, outer) => {
    const records = [
      (edits: Edits) => edits.overwrite(SUM.start, SUM.end, outer),
      (edits: Edits) => edits.overwrite(...range('+'), '-'),
      (edits: Edits) => edits.overwrite(...range('second'), '2'),
      (edits: Edits) => edits.remove(...range('third')),
      (edits: Edits) => edits.insert(SECOND.end, '!'),
      (edits: Edits) => edits.insert(SUM.start + 1, '!'),
    ];
    for (const order of [records, [...records].reverse()])
      expect(
        edited((edits) => {
          for (const record of order) record(edits);
        }),
      ).toBe(`const first = ${outer};`);
  });

  it.each([
    ['a removal', ''],
    ['an overwrite', 'x'],
  ])('stays when it is an insertion at the border of %s', (_, outer) => {
    const text = edited((edits) => {
      edits.insert(SUM.start, '<');
      edits.overwrite(SUM.start, SUM.end, outer);
      edits.insert(SUM.end, '>');
    });
    expect(text).toBe(`const first = <${outer}>;`);
  });

  it('leaves wrapping in two insertions whole', () => {
    const text = edited((edits) => {
      edits.insert(SUM.start, 'wrap(');
      edits.overwrite(...range('second'), '2nd');
      edits.insert(SUM.end, ')');
    });
    expect(text).toBe('const first = wrap(2nd + third);');
  });

  it('goes with the removal around several ranges, and no further', () => {
    const text = edited((edits) => {
      edits.overwrite(...range('second'), 'x');
      edits.overwrite(...range('third'), 'y');
      edits.remove(SUM.start, SUM.end);
      edits.overwrite(...range('first'), 'z');
    });
    expect(text).toBe('const z = ;');
  });
});

describe('edits that overlap', () => {
  it.each([
    [0, 5, 3, 8],
    [3, 8, 0, 5],
    [0, 5, 4, 6],
  ])('%i-%i and %i-%i are an error', (a, b, c, d) => {
    const edits = new Edits(TEXT);
    edits.overwrite(a, b, 'x');
    edits.overwrite(c, d, 'y');
    expect(() => edits.apply()).toThrow(/overlapping edits at 0-5 and \d-\d/);
  });
});

describe('touches', () => {
  const edits = new Edits(TEXT);
  edits.overwrite(6, 11, 'x');
  edits.insert(20, 'y');

  it.each([
    [0, 6, false],
    [11, 14, false],
    [0, 7, true],
    [10, 14, true],
    [7, 8, true],
    [0, 29, true],
    [20, 21, false],
  ])('%i-%i: %s', (start, end, expected) => {
    expect(edits.touches(start, end)).toBe(expected);
  });
});

describe('protected ranges', () => {
  const isProtected = (start: number, end: number) => start < SECOND.end && end > SECOND.start;

  it('drop every edit that reaches into them', () => {
    const edits = new Edits(TEXT, isProtected);
    expect(edits.overwrite(...range('second'), 'x')).toBe(false);
    expect(edits.overwrite(SECOND.start - 2, SECOND.start + 1, 'x')).toBe(false);
    expect(edits.remove(0, TEXT.length)).toBe(false);
    expect(edits.insert(SECOND.start + 1, 'x')).toBe(false);
    expect(edits.isEmpty).toBe(true);
  });

  it('let edits pass at their borders', () => {
    const edits = new Edits(TEXT, isProtected);
    expect(edits.insert(SECOND.start, '<')).toBe(true);
    expect(edits.insert(SECOND.end, '>')).toBe(true);
    expect(edits.overwrite(SECOND.end, SECOND.end + 3, '-')).toBe(true);
    expect(edits.apply()).toBe('const first = <second>-third;');
  });
});

describe('any edits that do not overlap', () => {
  /** A text, cut into pieces; each is kept, replaced or removed, and something may be inserted before it. */
  const pieces = fc.array(
    fc.record({
      text: fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', '😀', '{', '`'), minLength: 1, maxLength: 6 }),
      replacement: fc.option(fc.string({ maxLength: 4 })),
      inserts: fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }),
    }),
    { maxLength: 12 },
  );

  it('come out as if the text were put together anew', () => {
    fc.assert(
      fc.property(pieces, fc.infiniteStream(fc.nat()), (parts, random) => {
        const text = parts.map((part) => part.text).join('');
        let expected = '';
        let offset = 0;
        const records: ((edits: Edits) => void)[] = [];
        for (const part of parts) {
          const start = offset;
          const end = start + part.text.length;
          offset = end;
          const { replacement } = part;
          // Insertions at one place keep their order, so they are recorded together.
          records.push((edits) => {
            for (const insert of part.inserts) edits.insert(start, insert);
          });
          if (replacement !== null) records.push((edits) => edits.overwrite(start, end, replacement));
          expected += part.inserts.join('') + (replacement ?? part.text);
        }
        const shuffled = records.map((record) => ({ record, key: random.next().value as number }));
        shuffled.sort((a, b) => a.key - b.key);
        const result = edited((edits) => {
          for (const { record } of shuffled) record(edits);
        }, text);
        expect(result).toBe(expected);
      }),
      { numRuns: 500, seed: SEED },
    );
  });

  it('hide what is recorded inside of them', () => {
    const inside = fc.record({
      from: fc.nat({ max: 100 }),
      length: fc.integer({ min: 1, max: 20 }),
      text: fc.string(),
    });
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 60 }), fc.array(inside, { maxLength: 5 }), (text, inner) => {
        const outer = { start: 1, end: text.length - 1 };
        const result = edited((edits) => {
          const taken: [number, number][] = [];
          for (const { from, length, text: fresh } of inner) {
            const start = outer.start + (from % (outer.end - outer.start));
            const end = Math.min(outer.end, start + length);
            if (taken.some(([a, b]) => start < b && end > a) || (start === outer.start && end === outer.end)) continue;
            taken.push([start, end]);
            edits.overwrite(start, end, fresh);
          }
          edits.overwrite(outer.start, outer.end, '…');
        }, text);
        expect(result).toBe(`${text[0]}…${text.at(-1)}`);
      }),
      { numRuns: 300, seed: SEED },
    );
  });
});

function range(word: string): [number, number] {
  const { start, end } = at(word);
  return [start, end];
}

describe('moves', () => {
  const LINES = 'one\ntwo\nthree\n';

  it('take a range to another place, in either direction', () => {
    expect(edited((edits) => edits.move(4, 8, 0), LINES)).toBe('two\none\nthree\n');
    expect(edited((edits) => edits.move(0, 4, 8), LINES)).toBe('two\none\nthree\n');
    expect(edited((edits) => edits.move(0, 4, LINES.length), LINES)).toBe('two\nthree\none\n');
  });

  it('take the edits inside along', () => {
    const record = (edits: Edits) => {
      edits.move(8, 14, 0);
      edits.overwrite(8, 11, 'THR');
      edits.insert(13, '!');
      edits.remove(0, 1);
    };
    expect(edited(record, LINES)).toBe('THRee!\nne\ntwo\n');
  });

  it('keep the order of ranges that go to one place', () => {
    const record = (edits: Edits) => {
      edits.move(4, 8, 0);
      edits.move(8, 14, 0);
    };
    expect(edited(record, LINES)).toBe('two\nthree\none\n');
  });

  it('leave what is inserted at a border with the text behind it', () => {
    const record = (edits: Edits) => {
      edits.move(4, 8, 0);
      edits.insert(0, 'head\n');
      edits.insert(4, '// two\n');
      edits.insert(8, '// three\n');
    };
    expect(edited(record, LINES)).toBe('// two\ntwo\nhead\none\n// three\nthree\n');
  });

  it('are nothing to a range that is removed or rewritten as a whole', () => {
    const remove = (edits: Edits) => {
      edits.move(4, 8, 0);
      edits.remove(4, 8);
    };
    expect(edited(remove, LINES)).toBe('one\nthree\n');
    const rewrite = (edits: Edits) => {
      edits.move(4, 8, 0);
      edits.overwrite(0, 14, 'all\n');
    };
    expect(edited(rewrite, LINES)).toBe('all\n');
  });

  it('are recorded, and respect what is protected', () => {
    const edits = new Edits(LINES);
    expect(edits.move(0, 4, 8)).toBe(true);
    expect(edits.count).toBe(1);
    expect(edits.isEmpty).toBe(false);
    const guarded = new Edits(LINES, (start, end) => start < 8 && end > 4);
    expect(guarded.move(4, 8, 0)).toBe(false);
    expect(guarded.apply()).toBe(LINES);
  });
});

describe('a line with a new indentation', () => {
  it('has whole lines above it, and words behind the indentation', () => {
    const record = (edits: Edits) => {
      edits.indentLine(4, '  ');
      edits.insert(4, 'head\n');
      edits.insert(4, '(');
    };
    expect(edited(record, 'one\ntwo\n')).toBe('one\nhead\n  (two\n');
  });

  it('keeps it below lines that are rewritten, and is none where its own beginning is', () => {
    const above = (edits: Edits) => {
      edits.indentLine(4, '  ');
      edits.overwrite(0, 4, 'head\n');
    };
    expect(edited(above, 'one\ntwo\n')).toBe('head\n  two\n');
    const through = (edits: Edits) => {
      edits.indentLine(4, '    ');
      edits.overwrite(3, 6, ',\n  key: ');
    };
    expect(edited(through, 'one\n  two\n')).toBe('one,\n  key: two\n');
  });
});
