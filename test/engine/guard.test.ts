// The guard stands between our mistakes and the user's files, so each test makes one.
import { describe, expect, it } from 'vitest';
import { checkEdits, checkOutput } from '../../src/engine/guard.js';
import { SourceFile } from '../../src/engine/source-file.js';
import { FileError } from '../../src/engine/types.js';
import { untouchedParts } from '../../src/engine/untouched.js';

const TEXT = `'use strict';
import { A } from 'a';
const b = { 'key': "text", [\`computed\`]: 'text' };
const c = tag\`one \${A} two\`;
enum D { 'member' = 1 }
`;

/** The complaint about `code` as the output for `TEXT`, when the ranges of `edited` were overwritten. */
function complaint(code: string, edited: string[] = [], filename = 'case.ts'): string | undefined {
  const file = new SourceFile(filename, TEXT);
  for (const words of edited) {
    const start = TEXT.indexOf(words);
    expect(start).toBeGreaterThan(-1);
    file.edits.overwrite(start, start + words.length, 'x');
  }
  try {
    checkOutput(file, code);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(FileError);
    expect((error as FileError).kind).toBe('guard');
    return (error as FileError).message;
  }
}

describe('an output that is let through', () => {
  it.each<[string, string, string[]?]>([
    ['the same text', TEXT],
    ['other code', TEXT.replace('const b', 'let bee')],
    ['more strings', `${TEXT}f('more', \`and more\`);\n`],
    ['other quotes around the same text', TEXT.replace('"text"', "'text'")],
    ['strings in another place', TEXT.split('\n').reverse().join('\n')],
    ['a string that was edited', TEXT.replace("'a'", "'b'"), ["'a'"]],
    ['a string edited in part', TEXT.replace('"text"', '"tent"'), ['xt"']],
    ['a string within what was removed', TEXT.replace(/const c.*\n/, ''), [/const c.*\n/.exec(TEXT)![0]]],
    ['a template around an edit', TEXT.replace('${A}', '${A.x}')],
  ])('%s', (_, code, edited) => {
    expect(complaint(code, edited)).toBeUndefined();
  });
});

describe('an output that is not', () => {
  it('does not parse', () => {
    expect(complaint(TEXT.replace('const b', 'const'))).toMatch(/^the migrated text would not parse \(.+, line 3\)$/);
  });

  it.each<[string, string, number]>([
    ['a string that changed', TEXT.replace("'a'", "'b'"), 2],
    ['a string that went', TEXT.replace(`, [\`computed\`]: 'text'`, ''), 3],
    ['one of two equal strings', TEXT.replace("'text'", '1'), 3],
    ['the text of a template', TEXT.replace('one ', 'one'), 4],
    ['the end of a template', TEXT.replace(' two', ' two '), 4],
    ['an untagged template', TEXT.replace('computed', 'other'), 3],
    ['a key', TEXT.replace("'key'", "'keys'"), 3],
    ['a member of an enum', TEXT.replace("'member'", "'members'"), 5],
  ])('has %s', (_, code, line) => {
    expect(complaint(code)).toBe(`the string on line ${line} would change`);
  });

  it('declares a name twice that the input declared once', () => {
    expect(complaint(`${TEXT}const b = 1;\n`)).toMatch(/^the migrated text has an error the original had not/);
  });

  it('has a change beside the one that was asked for', () => {
    expect(complaint(TEXT.replace("'a'", "'b'").replace('one ', ''), ["'a'"])).toBe(
      'the string on line 4 would change',
    );
  });

  it('is judged by the extension of the file', () => {
    expect(complaint(`${TEXT}const e = <any>A;\n`)).toBeUndefined();
    expect(complaint(`${TEXT}const e = <any>A;\n`, [], 'case.tsx')).toMatch(/would not parse/);
  });
});

describe('what it finds', () => {
  it('are the comments and the packages of the output', () => {
    const code = "// a\nimport { b } from 'c/d';\n";
    const { comments, packages } = checkOutput(new SourceFile('case.ts', 'b();'), code);
    expect(comments.map(({ value }) => value)).toEqual([' a']);
    expect(packages).toEqual([{ name: 'c', runtime: true }]);
  });
});

describe('parts no edit reaches into', () => {
  const filler = 'const text = "a body that is long enough to be worth leaving out of the second parse";';
  const source = `import x from 'x';
async function first() { ${filler}
  await import('first'); /** @type {import('types').T} */
}
class K { #p = 1; own() { ${filler} return this.#p; } }
export const second = () => { 'use asm'; ${filler} };
describe('all', () => { it('one', () => { ${filler} }); it('two', () => { ${filler} require('two'); }); });
`;
  const spared = (file: SourceFile) => untouchedParts(file).map((part) => file.textOf(part));

  it('are spared the second parse, and what they import is known all the same', () => {
    const file = new SourceFile('case.ts', source);
    file.edits.overwrite(source.indexOf("'x'"), source.indexOf("'x'") + 3, "'y'");
    file.edits.insert(source.indexOf("it('two'"), 'before(); ');
    expect(spared(file)).toHaveLength(5);
    expect(checkEdits(file).packages.map(({ name }) => name)).toEqual(['first', 'two', 'types', 'y']);
  });

  it('are not when an edit is in them, or in the head of their function', () => {
    for (const [word, instead] of [
      ['await', 'await  '],
      ['async', ' '],
    ] as const) {
      const file = new SourceFile('case.ts', source);
      const start = source.indexOf(word);
      file.edits.overwrite(start, start + word.length, instead);
      expect(spared(file).some((body) => body.includes('first'))).toBe(false);
    }
    const file = new SourceFile('case.ts', source);
    const name = source.indexOf('second =');
    file.edits.overwrite(name, name + 'second'.length, 'first');
    expect(() => checkEdits(file)).toThrow(/an error the original had not/);
  });

  it('are not when they use a private name whose declaration is edited', () => {
    const file = new SourceFile('case.ts', source);
    file.edits.remove(source.indexOf('#p = 1;'), source.indexOf('#p = 1;') + '#p = 1;'.length);
    expect(spared(file).some((body) => body.includes('this.#p'))).toBe(false);
    expect(() => checkEdits(file)).toThrow(/would not parse/);
  });

  it('leave the lines of what comes after them where they are', () => {
    const file = new SourceFile('case.ts', source);
    const at = source.indexOf('describe(');
    file.edits.insert(at, '// TODO(mcp-v2/x): y\n');
    const marker = checkEdits(file).comments.find((comment) => comment.value.includes('TODO'))!;
    expect(marker.loc.start.line).toBe(source.slice(0, at).split('\n').length);
  });
});

describe('an output with nothing but markers more', () => {
  const source = `'use strict';
import 'x';
/* a comment
of two lines */
const text = \`
inside\`;
f(); // TODO(mcp-v2/old): stands
`;

  /** What `checkEdits` says of the lines inserted, and what parsing the output finds. */
  function both(...inserts: [before: string, line: string][]) {
    const file = new SourceFile('case.ts', source);
    for (const [before, line] of inserts) file.edits.insert(source.indexOf(before), line);
    const output = new SourceFile('case.ts', file.edits.apply());
    const places = (comments: SourceFile['comments']) =>
      comments.map(({ value, loc }) => [value, loc.start.line, loc.start.column]);
    return { quick: places(checkEdits(file).comments), parsed: places(output.comments) };
  }

  it('has the comments that parsing it finds', () => {
    const { quick, parsed } = both(
      ['f();', '  // TODO(mcp-v2/a): one\n'],
      ["import 'x'", '// TODO(mcp-v2/b): two\n'],
      ['f();', '// TODO(mcp-v2/c): three\n'],
    );
    expect(quick).toHaveLength(5);
    expect(quick).toEqual(parsed);
  });

  it('is parsed when a line stands inside of a text or a comment', () => {
    const inText = new SourceFile('case.ts', source);
    inText.edits.insert(source.indexOf('inside'), '// TODO(mcp-v2/a): one\n');
    expect(() => checkEdits(inText)).toThrow(/string on line 5 would change/);
    const { quick, parsed } = both(['of two', '// TODO(mcp-v2/a): one\n']);
    expect(quick).toEqual(parsed);
  });

  it('is parsed when what is inserted is more than comments', () => {
    const file = new SourceFile('case.ts', source);
    file.edits.insert(source.indexOf('f();'), 'const text = 1;\n');
    expect(() => checkEdits(file)).toThrow(/an error the original had not/);
  });
});
