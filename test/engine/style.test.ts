import { describe, expect, it } from 'vitest';
import { parse } from '../../src/engine/parse.js';
import { detectStyle, type Style } from '../../src/engine/style.js';

function styleOf(text: string, configured?: Partial<Style>): Style {
  return detectStyle(text, parse(text, 'case.ts').ast.program, configured);
}

/** Every choice the other way round from the defaults. */
const CONFIGURED: Partial<Style> = {
  quote: '"',
  semi: false,
  indent: '\t',
  eol: '\r\n',
  trailingComma: false,
  bracketSpacing: false,
  width: 66,
};

describe('a file that says nothing', () => {
  it('gets what most projects have', () => {
    expect(styleOf('')).toEqual({
      quote: "'",
      semi: true,
      indent: '  ',
      eol: '\n',
      trailingComma: true,
      bracketSpacing: true,
      width: 80,
    });
  });

  it("gets the project's settings", () => {
    const { eol: _, ...configured } = CONFIGURED;
    expect(styleOf('let a', configured)).toEqual({ ...configured, eol: '\n' });
  });
});

describe('a file that speaks for itself', () => {
  it("overrules the project's settings, save for the width", () => {
    const text = "import { a } from 'a';\n\nexport const b = {\n  c: [\n    a,\n    'c',\n  ],\n};\n";
    expect(styleOf(text, CONFIGURED)).toEqual({
      quote: "'",
      semi: true,
      indent: '  ',
      eol: '\n',
      trailingComma: true,
      bracketSpacing: true,
      width: 66,
    });
  });
});

describe('quotes', () => {
  it.each([
    ["those of the imports: '", `import a from 'a';\nf("b", "c", "d");`, "'"],
    ['those of the imports: "', `import a from "a";\nf('b', 'c', 'd');`, '"'],
    ['the majority of them', `import a from "a";\nimport b from 'b';\nexport * from 'c';`, "'"],
    ['those of re-exports', `export { a } from "a";`, '"'],
    ['those of other strings where there are no imports', `const a = "a", b = "b", c = 'c';`, '"'],
    ['an apostrophe in text is no quote', `const a = "don't", b = "can't", c = "d";`, '"'],
  ])('%s', (_, text, quote) => {
    expect(styleOf(text, { quote: quote === '"' ? "'" : '"' }).quote).toBe(quote);
  });

  it('a tie leaves it to the project', () => {
    const text = `import a from "a";\nimport b from 'b';`;
    expect(styleOf(text).quote).toBe("'");
    expect(styleOf(text, { quote: '"' }).quote).toBe('"');
  });
});

describe('semicolons', () => {
  it.each([
    ['there', 'a();\nconst b = 1;', true],
    ['not there', 'a()\nconst b = 1', false],
    ['mostly there', 'a();\nb();\nc()', true],
    ['not there, but for the one that guards', "import a from 'a'\nconst b = 1\n;[1].map(a)", false],
    ['of declarations that have none, no word', 'function f() {}\nclass A {}\na()', false],
    ['exports from elsewhere', "export * from 'a'\nexport { b } from 'b'", false],
  ])('%s', (_, text, semi) => {
    expect(styleOf(text, { semi: !semi }).semi).toBe(semi);
  });
});

describe('the unit of indentation', () => {
  it.each([
    ['two', 'if (a) {\n  if (b) {\n    c();\n  }\n}', '  '],
    ['four', 'if (a) {\n    if (b) {\n        c();\n    }\n}', '    '],
    ['a tab', 'if (a) {\n\tb();\n}', '\t'],
    ['tabs, and spaces to align', 'if (a) {\n\tf(b,\n\t  c);\n\td();\n}', '\t'],
    ['not what a block comment has', '/**\n * a\n * b\n */\nif (a) {\n    b();\n}', '    '],
    ['not what blank lines have', 'if (a) {\n    b();\n  \n  \n  \n    c();\n}', '    '],
    ['with CRLF', 'if (a) {\r\n    b();\r\n}\r\n', '    '],
    ['the more frequent one', 'f(\n    a);\nif (a) {\n  b();\n}\nif (c) {\n  d();\n}', '  '],
  ])('%s', (_, text, indent) => {
    expect(styleOf(text).indent).toBe(indent);
  });
});

describe('line endings', () => {
  it.each([
    ['LF', 'a;\nb;\n', '\n'],
    ['CRLF', 'a;\r\nb;\r\n', '\r\n'],
    ['mostly CRLF', 'a;\r\nb;\r\nc;\n', '\r\n'],
    ['mostly LF', 'a;\r\nb;\nc;\n', '\n'],
  ])('%s', (_, text, eol) => {
    expect(styleOf(text, { eol: eol === '\n' ? '\r\n' : '\n' }).eol).toBe(eol);
  });
});

describe('a comma after the last item', () => {
  it.each([
    ['there', 'f([\n  a,\n  b,\n]);', true],
    ['not there', 'f([\n  a,\n  b\n]);', false],
    ['there, with CRLF', 'const a = {\r\n  b,\r\n};', true],
    ['not there in objects', 'const a = {\n  b: 1\n};\nconst c = {\n  d: 2\n};', false],
    ['not there in imports', "import {\n  a,\n  b\n} from 'a';\nimport {\n  c\n} from 'c';", false],
    ['a block is no list', 'if (a) {\n  b();\n}\nfunction f() {\n  c\n}', true],
  ])('%s', (_, text, trailingComma) => {
    expect(styleOf(text).trailingComma).toBe(trailingComma);
  });
});

describe('spaces inside braces', () => {
  it.each([
    ['there', "import { a } from 'a';", true],
    ['not there', "import {a} from 'a';", false],
    ['not there in exports', "export {a} from 'a';\nexport type {b} from 'b';", false],
    ['by majority', "import {a} from 'a';\nimport {b} from 'b';\nimport { c } from 'c';", false],
  ])('%s', (_, text, bracketSpacing) => {
    expect(styleOf(text, { bracketSpacing: !bracketSpacing }).bracketSpacing).toBe(bracketSpacing);
  });
});

describe('the width', () => {
  const line = (length: number) => `${'f('.padEnd(length - 2, 'a')});`.slice(0, length - 2) + ');';

  it.each([
    [60, 80],
    [80, 80],
    [81, 100],
    [100, 100],
    [101, 120],
    [150, 120],
  ])('lines of %i go with %i', (length, width) => {
    const text = Array(10).fill(line(length)).join('\n');
    expect(text.split('\n')[0]).toHaveLength(length);
    expect(styleOf(text).width).toBe(width);
  });

  it('overlooks comments, long strings and one line in a hundred', () => {
    const long = line(110);
    const rest = Array(150).fill('a();');
    expect(styleOf([`// ${long}`, ` /* ${long} */`, `f('${'a'.repeat(100)}');`, ...rest].join('\n')).width).toBe(80);
    expect(styleOf([long, ...rest].join('\n')).width).toBe(80);
    expect(styleOf([long, long, ...rest].join('\n')).width).toBe(120);
  });

  it('is the one of the settings when they have one', () => {
    expect(styleOf(line(150), { width: 90 }).width).toBe(90);
  });
});
