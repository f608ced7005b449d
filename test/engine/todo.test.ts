import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Edits } from '../../src/engine/edits.js';
import { eachChild, type Node } from '../../src/engine/node.js';
import { parse } from '../../src/engine/parse.js';
import { SourceFile } from '../../src/engine/source-file.js';
import { readMarker, TodoWriter } from '../../src/engine/todo.js';
import { findFixtures } from '../support/fixtures.js';

/** Every node of a tree below the program, outermost first; the shebang is no code. */
function nodesOf(program: Node): Node[] {
  const nodes: Node[] = [];
  const walk = (node: Node) => {
    if (node.type === 'InterpreterDirective') return;
    if (node !== program) nodes.push(node);
    eachChild(node, walk);
  };
  walk(program);
  return nodes;
}

/** Marks every identifier called HERE. */
function mark(text: string, filename = 'case.ts', rules = ['rule']): string {
  const file = new SourceFile(filename, text);
  for (const node of nodesOf(file.program))
    if (/^(JSX)?Identifier$/.test(node.type) && node.name === 'HERE')
      for (const rule of rules) file.todos.add(node, rule, 'look');
  file.flush();
  const output = file.edits.apply();
  parse(output, filename);
  return output;
}

/** The case as it comes out: each line that begins with `>` is a marker, at the indent that follows. */
function check(expected: string, filename = 'case.ts'): void {
  const input = expected.replace(/^>.*\n/gm, '');
  const jsx = /\.[jt]sx$/.test(filename);
  const marker = (indent: string, braces: string) =>
    jsx && braces ? `${indent}{/* TODO(mcp-v2/rule): look */}\n` : `${indent}// TODO(mcp-v2/rule): look\n`;
  const output = expected.replace(/^>([ \t]*)(\{\})?\n/gm, (_, indent, braces) => marker(indent, braces));
  expect(mark(input, filename)).toBe(output);
  expect(mark(output, filename)).toBe(output);
}

describe('the line above the statement', () => {
  it.each([
    ['a statement', '>\nHERE();\n'],
    ['the second of two', 'a();\n>\nHERE();\n'],
    ['a statement in a block', 'if (a) {\n>  \n  HERE();\n}\n'],
    ['with tabs', 'if (a) {\n>\t\n\tHERE();\n}\n'],
    ['a statement over several lines', '>\nconst a = f(\n  b,\n  HERE,\n);\n'],
    ['throw', 'function f() {\n>  \n  throw new HERE();\n}\n'],
    ['return', 'function f() {\n>  \n  return a && HERE;\n}\n'],
    ['return in parentheses', 'function f() {\n>  \n  return (\n    HERE\n  );\n}\n'],
    ['if without braces', '>\nif (a)\n  HERE();\n'],
    ['else without braces', '>\nif (a) b();\nelse HERE();\n'],
    ['an else-if chain', '>\nif (a) {\n  b();\n} else if (HERE) {\n  c();\n}\n'],
    ['the body of an else-if', 'if (a) {\n  b();\n} else if (c) {\n>  \n  HERE();\n}\n'],
    ['a condition', '>\nif (HERE) {\n  b();\n}\n'],
    ['a loop without braces', '>\nfor (const a of b)\n  HERE(a);\n'],
    ['the head of a loop', '>\nwhile (\n  HERE\n) {\n  a();\n}\n'],
    ['do', '>\ndo HERE(); while (a);\n'],
    ['a label', '>\na: for (;;)\n  HERE();\n'],
    ['catch', 'try {\n  a();\n} catch (e) {\n>  \n  HERE(e);\n}\n'],
    ['a catch parameter', '>\ntry {\n  a();\n} catch ({ b = HERE }) {}\n'],
    ['an arrow with an expression', '>\nconst f = () =>\n  HERE();\n'],
    ['an arrow with a block', 'const f = () => {\n>  \n  HERE();\n};\n'],
    ['a callback', 'f(() => {\n>  \n  HERE();\n});\n'],
    ['a parameter', '>\nfunction f(\n  a: HERE,\n) {\n  b();\n}\n'],
    ['a declaration', '>\nexport function f(a: HERE): void {}\n'],
    ['an interface', '>\ninterface A extends HERE {\n  b: string;\n}\n'],
    ['a statement behind another on its line', '>\na(); HERE();\n'],
    ['a block on one line', '>\nfunction f() { HERE(); }\n'],
    ['a block that begins on a line and ends on another', '>\nf(() => { HERE();\n});\n'],
    ['a comment in front of it', 'a();\n>\n/* b */ HERE();\n'],
    ['an import', '>\nimport { HERE } from "a";\n'],
    ['an import over several lines', '>\nimport {\n  a,\n  HERE,\n} from "a";\n'],
    ['a namespace', 'namespace N {\n>  \n  HERE;\n}\n'],
    ['a static block', 'class A {\n  static {\n>    \n    HERE();\n  }\n}\n'],
  ])('%s', (_, expected) => check(expected));

  it('counts for each place on its own', () => {
    check('>\nHERE();\na();\n>\nHERE();\nif (b) {\n>  \n  HERE(HERE);\n}\n');
  });

  it('goes with the line endings of the file', () => {
    expect(mark('a();\r\nHERE();\r\n')).toBe('a();\r\n// TODO(mcp-v2/rule): look\r\nHERE();\r\n');
  });

  it('is there in a file without a final newline', () => {
    expect(mark('HERE()')).toBe('// TODO(mcp-v2/rule): look\nHERE()');
  });
});

describe('classes', () => {
  it.each([
    ['a field', 'class A {\n>  \n  a: HERE;\n}\n'],
    ['a method', 'class A {\n>  \n  m(a: HERE) {}\n}\n'],
    ['inside of a method', 'class A {\n  m() {\n>    \n    HERE();\n  }\n}\n'],
    ['a constructor parameter', 'class A {\n>  \n  constructor(\n    private a: HERE,\n  ) {}\n}\n'],
    ['the heritage', '>\nclass A\n  extends HERE {\n  b = 1;\n}\n'],
    ['a decorated class', '>\n@b()\nclass A extends HERE {}\n'],
    ['a decorator', '>\n@b(HERE)\nclass A {}\n'],
    ['a decorator of an exported class', '>\n@b({\n  c: HERE,\n})\nexport class A {}\n'],
    ['a decorated field', 'class A {\n>  \n  @b()\n  @c()\n  a: HERE;\n}\n'],
    ['a decorator of a method', 'class A {\n>  \n  @b(HERE)\n  @c() m() {}\n}\n'],
    ['a decorator of a parameter', 'class A {\n>  \n  m(\n    @b(HERE) a,\n  ) {}\n}\n'],
    ['a class expression', 'const A = class {\n>  \n  a: HERE;\n};\n'],
    ['a class on one line', '>\nclass A { a: HERE; }\n'],
  ])('%s', (_, expected) => check(expected));
});

describe('a line that speaks of the next', () => {
  it.each([
    '// eslint-disable-next-line no-console',
    '/* eslint-disable-next-line no-console */',
    '// @ts-expect-error why',
    '// @ts-ignore',
    '/* @ts-ignore */',
    '/** @ts-ignore */',
    '// prettier-ignore',
    '// biome-ignore lint: why',
    '// oxlint-disable-next-line a',
    '// tslint:disable-next-line',
    '/* istanbul ignore next */',
    '/* c8 ignore next */',
    '/* v8 ignore next */',
  ])('%s stays where it is', (directive) => {
    check(`a();\n>\n${directive}\nHERE();\n`);
    check(`if (a) {\n>  \n  ${directive}\n  HERE();\n}\n`);
  });

  it('stays where it is with others', () => {
    check('a();\n>\n// eslint-disable-next-line a\n// @ts-expect-error\nHERE();\n');
  });

  it('stays where it is at the top of a file', () => {
    check('>\n// @ts-ignore\nHERE();\n');
  });

  it('is no comment of another sort', () => {
    check('// a\n// b\n>\nHERE();\n');
    check('/*\n * eslint-disable\n */\n>\nHERE();\n');
  });

  it('stays where it is in an object, and in JSX', () => {
    const far = 'a,\n  '.repeat(8);
    check(`f({\n  ${far}\n>  \n  // @ts-expect-error\n  b: HERE,\n});\n`.replace('\n  \n', '\n'));
    const lines = '  <A />\n'.repeat(8);
    check(`f(\n  <b>\n${lines}>  {}\n  {/* @ts-expect-error */}\n  <HERE />\n  </b>,\n);\n`, 'case.tsx');
  });
});

describe('a place inside of an expression', () => {
  const many = (line: string) => `${line}\n`.repeat(8);

  it('is marked at the statement when that is near', () => {
    check('>\nconst a = {\n  b,\n  c: HERE,\n};\n');
    check('>\nconst a = [\n  b,\n  HERE,\n];\n');
    check('>\nswitch (a) {\n  case HERE:\n    b();\n}\n');
    check('>\nreturn (\n  <a>\n    <HERE />\n  </a>\n);\n', 'case.tsx');
  });

  it.each([
    ['a property', `const a = {\n${many('  b,')}>  \n  c: HERE,\n};\n`],
    ['a nested property', `const a = {\n${many('  b,')}  c: {\n>    \n    d: HERE,\n  },\n};\n`],
    ['an element', `const a = [\n${many('  b,')}>  \n  HERE,\n];\n`],
    ['a property over several lines', `const a = {\n${many('  b,')}>  \n  c: f(\n    HERE,\n  ),\n};\n`],
    ['a method', `const a = {\n${many('  b,')}>  \n  m(c: HERE) {},\n};\n`],
    ['a spread', `const a = {\n${many('  b,')}>  \n  ...HERE,\n};\n`],
    ['a member of an interface', `interface A {\n${many('  b;')}>  \n  c: HERE;\n}\n`],
    ['a member of a type', `type A = {\n${many('  b;')}>  \n  c: HERE;\n};\n`],
    ['a member of an enum', `enum A {\n${many('  b,')}>  \n  c = HERE.d,\n}\n`],
    ['a case', `switch (a) {\n${many('  case 1:')}>  \n  case HERE:\n    b();\n}\n`],
  ])('is marked at its item when the statement is far above: %s', (_, expected) => check(expected));

  it('is marked at the statement of a case', () => {
    check('switch (a) {\n  case 1:\n    b();\n>    \n    HERE();\n  default:\n>    \n    HERE();\n}\n');
    check('>\nswitch (a) {\n  case 1: HERE();\n}\n');
  });

  it('is marked with braces in JSX', () => {
    check(`f(\n  <a>\n${many('    <b />')}>    {}\n    <HERE />\n  </a>,\n);\n`, 'case.tsx');
    check(`f(\n  <>\n${many('    <b />')}>    {}\n    {HERE}\n  </>,\n);\n`, 'case.jsx');
    check(`f(\n  <a>\n${many('    <b />')}>    {}\n    <c\n      d={HERE}\n    />\n  </a>,\n);\n`, 'case.tsx');
  });

  it('is marked at the statement when there is no item between', () => {
    check(`>\nf(\n${many('  a,')}  HERE,\n);\n`);
    check(`>\nconst a = <a\n${many('  b="c"')}  d={HERE}\n/>;\n`, 'case.tsx');
  });

  it('is marked outside of a template', () => {
    check('>\nconst a = `\n  text\n  ${HERE}\n`;\n');
    check('>\nconst a = `\n${b.map((c) => `\n  ${HERE}\n`)}\n`;\n');
    check('const a = `\n${b.map((c) => {\n>  \n  return HERE;\n})}\n`;\n');
    check(`>\nconst a = \`\n${many('  text')}  \${HERE}\n\`;\n`);
  });
});

describe('a marker', () => {
  it('stands once for a place and a rule, however often it is asked for', () => {
    const file = new SourceFile('case.ts', 'f(a, b);\n');
    const [call] = file.program.body;
    for (const node of [call, ...call.expression.arguments, call]) file.todos.add(node, 'rule', 'look');
    expect(file.todos.added).toBe(1);
    file.flush();
    expect(file.edits.apply()).toBe('// TODO(mcp-v2/rule): look\nf(a, b);\n');
  });

  it('says two things of one rule in one line', () => {
    const file = new SourceFile('case.ts', 'f();\n');
    const [call] = file.program.body;
    for (const message of ['one.', 'two.', 'one.']) file.todos.add(call, 'rule', message);
    file.flush();
    expect(file.edits.apply()).toBe('// TODO(mcp-v2/rule): one. Also: two.\nf();\n');
  });

  it('stands beside one of another rule', () => {
    const output = mark('HERE();\n', 'case.ts', ['b', 'a']);
    expect(output).toBe('// TODO(mcp-v2/b): look\n// TODO(mcp-v2/a): look\nHERE();\n');
    expect(mark(output, 'case.ts', ['b', 'a'])).toBe(output);
    expect(mark(output, 'case.ts', ['a', 'c'])).toBe(
      '// TODO(mcp-v2/b): look\n// TODO(mcp-v2/a): look\n// TODO(mcp-v2/c): look\nHERE();\n',
    );
  });

  it('is not the one of a rule with a longer name', () => {
    const text = '// TODO(mcp-v2/rule/more): look\nHERE();\n';
    expect(mark(text)).toBe(text.replace('HERE', '// TODO(mcp-v2/rule): look\nHERE'));
  });

  it('is known among other comments, and when somebody wrote on', () => {
    for (const above of ['// TODO(mcp-v2/rule): look\n// a\n', '// a\n// TODO(mcp-v2/rule): we know\n// @ts-ignore\n'])
      expect(mark(`${above}HERE();\n`)).toBe(`${above}HERE();\n`);
  });

  it('does not count when a blank line is between', () => {
    const text = '// TODO(mcp-v2/rule): look\n\nHERE();\n';
    expect(mark(text)).toBe(text.replace('HERE', '// TODO(mcp-v2/rule): look\nHERE'));
  });

  it('is not written where nothing may be', () => {
    const text = '// mcp-v2-ignore\nHERE();\n';
    expect(mark(text)).toBe(text);
  });

  it('cannot end the comment it stands in', () => {
    const text = `f(\n  <a>\n${'    <b />\n'.repeat(8)}    <HERE />\n  </a>,\n);\n`;
    const file = new SourceFile('case.tsx', text);
    const here = nodesOf(file.program).find((node) => node.name === 'HERE')!;
    file.todos.add(here, 'rule', 'packages/*/src was v1');
    file.flush();
    expect(() => parse(file.edits.apply(), 'case.tsx')).not.toThrow();
  });

  it('stands above a comment it speaks of', () => {
    const text = 'a();\n  /** @type {HERE} */\n  let b;\n';
    const write = (input: string) => {
      const file = new SourceFile('case.js', input);
      for (const comment of file.comments)
        if (comment.type === 'CommentBlock') file.todos.addAtComment(comment, 'rule', 'look');
      file.flush();
      return file.edits.apply();
    };
    const output = 'a();\n  // TODO(mcp-v2/rule): look\n  /** @type {HERE} */\n  let b;\n';
    expect(write(text)).toBe(output);
    expect(write(output)).toBe(output);
  });
});

describe('readMarker', () => {
  const read = (text: string) => parse(text, 'case.tsx').comments.map(readMarker);

  it('finds rule, message and place', () => {
    expect(read('a;\n  // TODO(mcp-v2/removed/tasks): look here \n')).toEqual([
      { rule: 'removed/tasks', message: 'look here', line: 2, column: 3 },
    ]);
    expect(read('<a>{/* TODO(mcp-v2/rule): look */}</a>;')).toEqual([
      { rule: 'rule', message: 'look', line: 1, column: 5 },
    ]);
  });

  it.each(['// TODO: look', '// TODO(mcp-v2): look', '// TODO(mcp-v3/rule): look', '// TODO(mcp-v2/rule) look'])(
    'does not take %s for one',
    (text) => {
      expect(read(text)).toEqual([undefined]);
    },
  );
});

describe('every node of every file', () => {
  const TRICKY = readFileSync(new URL('./todo-places.txt', import.meta.url), 'utf8');
  const texts: [string, string, string][] = [
    ['a file of odd places', TRICKY, 'case.tsx'],
    ['the same with CRLF', TRICKY.replaceAll('\n', '\r\n'), 'case.tsx'],
    ...findFixtures().map((fixture): [string, string, string] => [
      fixture.id,
      fixture.input,
      `case.${fixture.extension}`,
    ]),
  ];

  it.each(texts)('can be marked: %s', (_, text, filename) => {
    const file = new SourceFile(filename, text);
    void file.scopes;
    void file.style;
    /** What comes out with one marker at each node: few texts, for many nodes share a place. */
    const outputs = new Map<string, number[]>();
    const nodes = codeOf(file.program);
    nodes.forEach((node, index) => {
      const output = withMarker(file, node);
      outputs.set(output, [...(outputs.get(output) ?? []), index]);
    });
    for (const [output, indexes] of outputs) {
      if (output === text) {
        // Only what is ignored, or marked already, may be left without.
        expect(indexes.filter((index) => !file.isIgnored(nodes[index]!))).toEqual([]);
        continue;
      }
      // A byte order mark stays where it is, in front of everything.
      const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
      expect(output.startsWith(mark)).toBe(true);
      const lines = output.slice(mark.length).split('\n');
      const at = lines.findIndex((line) => line.includes('TODO(mcp-v2/every)'));
      const marker = lines[at]!;
      expect(mark + lines.filter((_, index) => index !== at).join('\n')).toBe(text);
      expect(marker).toMatch(
        /^[ \t]*(?:\/\/ TODO\(mcp-v2\/every\): look|\{\/\* TODO\(mcp-v2\/every\): look \*\/\})\r?$/,
      );
      expect(/^[ \t]*/.exec(marker)![0]).toBe(/^[ \t]*/.exec(lines[at + 1]!)![0]);
      const again = new SourceFile(filename, output);
      expect(shape(again.program)).toBe(shape(file.program));
      const same = codeOf(again.program);
      for (const index of indexes) expect(withMarker(again, same[index]!)).toBe(output);
    }
  });

  /** One marker in a file that stays as it is otherwise. */
  function withMarker(file: SourceFile, node: Node): string {
    const view = Object.create(file, { edits: { value: new Edits(file.text) } }) as SourceFile;
    const todos = new TodoWriter(view);
    todos.add(node, 'every', 'look');
    todos.flush();
    return view.edits.apply();
  }

  /** A comment in braces is a node of its own among the children of an element, and divides the text around it. */
  function codeOf(program: Node): Node[] {
    return nodesOf(program).filter(
      ({ type, expression }) =>
        !/^JSX(Text|EmptyExpression)$/.test(type) &&
        !(type === 'JSXExpressionContainer' && expression.type === 'JSXEmptyExpression'),
    );
  }

  /** The tree without places: a marker must not change it. */
  function shape(program: Node): string {
    return codeOf(program)
      .map((node) => `${node.type} ${node.name ?? node.value?.raw ?? node.value ?? node.operator ?? ''}`)
      .join('\n');
  }
});
