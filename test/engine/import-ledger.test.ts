import { describe, expect, it } from 'vitest';
import type { ImportLedger } from '../../src/engine/import-ledger.js';
import type { ImportRecord } from '../../src/engine/import-record.js';
import { parse } from '../../src/engine/parse.js';
import { SourceFile } from '../../src/engine/source-file.js';

interface Desk {
  file: SourceFile;
  imports: ImportLedger;
  /** The record of a local name. */
  at(local: string): ImportRecord;
  /** Moves local names to a source. */
  move(locals: string, source: string): void;
  /** Asks for a name where the last statement of the file stands. */
  use(source: string, name: string, type?: boolean): string;
}

/** What becomes of a text when `record` has written into its ledger. The output parses, or the test fails. */
function settle(text: string, record: (desk: Desk) => void, filename = 'case.ts'): string {
  const file = new SourceFile(filename, text);
  const { imports } = file;
  const at = (local: string) => imports.records.find((one) => one.local === local)!;
  record({
    file,
    imports,
    at,
    move(locals, source) {
      for (const local of locals.split(' ')) imports.move(at(local), source);
    },
    use: (source, name, type = false) => imports.use(source, name, { at: file.program.body.at(-1), type }),
  });
  file.flush();
  const output = file.edits.apply();
  parse(output, filename);
  return output;
}

describe('a record', () => {
  it.each([
    ["import { A } from 'a';", 'named', 'A', 'A', false],
    ["import { A as B } from 'a';", 'named', 'A', 'B', false],
    ["import { default as B } from 'a';", 'named', 'default', 'B', false],
    ["import { 'x-y' as B } from 'a';", 'named', 'x-y', 'B', false],
    ["import { type A } from 'a';", 'named', 'A', 'A', true],
    ["import type { A } from 'a';", 'named', 'A', 'A', true],
    ["import B from 'a';", 'default', 'default', 'B', false],
    ["import type B from 'a';", 'default', 'default', 'B', true],
    ["import * as B from 'a';", 'namespace', '*', 'B', false],
  ])('says what %s brings', (text, kind, name, local, type) => {
    const [record] = new SourceFile('case.ts', text).imports.records;
    expect(record).toMatchObject({
      kind,
      name,
      local,
      type,
      source: 'a',
      original: { source: 'a', name },
      removed: false,
    });
  });

  it('is found by the binding it declares, and by no other', () => {
    const { imports, scopes } = new SourceFile('case.ts', "import { A } from 'a'; const b = A;");
    expect(imports.of(scopes.root.own('A', 'value'))).toBe(imports.records[0]);
    expect(imports.of(scopes.root.own('b', 'value'))).toBeUndefined();
    expect(imports.of(undefined)).toBeUndefined();
  });
});

describe('a ledger nobody wrote into', () => {
  it.each([
    ["import   {A  ,B}   from   'a'   ;\nA;", 'case.ts'],
    ["import { Unused } from 'a';\nimport 'b';\n", 'case.ts'],
    ['const a = 1;', 'case.js'],
  ])('changes nothing of %j', (text, filename) => {
    expect(settle(text, () => {}, filename)).toBe(text);
  });

  it('does not count a move to where the name is', () => {
    settle("import { A } from 'a';", ({ imports, at }) => {
      imports.move(at('A'), 'a');
      expect(imports.moves).toBe(0);
      expect(imports.changed).toBe(false);
    });
  });
});

describe('move', () => {
  it('changes the source, and nothing else of the statement', () => {
    const text = 'import Def, { A, type B as C } from "old" with { d: "e" }; // why\nDef; A;\n';
    expect(settle(text, ({ move }) => move('Def A C', 'new'))).toBe(text.replace('"old"', '"new"'));
  });

  it('changes the name, and keeps the local one', () => {
    const output = settle("import { A, B as C } from 'old';\n", ({ imports, at }) => {
      imports.move(at('A'), 'new', 'X');
      imports.move(at('C'), 'new', 'Y');
    });
    expect(output).toBe("import { X as A, Y as C } from 'new';\n");
  });

  it('moves a namespace and a default', () => {
    expect(settle("import * as A from 'a';\nimport B from 'b';\n", ({ move }) => move('A B', 'new'))).toBe(
      "import * as A from 'new';\nimport B from 'new';\n",
    );
  });

  it('takes a statement apart, in its place', () => {
    const text = "import x from 'x';\nimport { A, B, C } from 'old';\nimport y from 'y';\n";
    const output = settle(text, ({ move }) => {
      move('A C', 'one');
      move('B', 'two');
    });
    expect(output).toBe(
      "import x from 'x';\nimport { A, C } from 'one';\nimport { B } from 'two';\nimport y from 'y';\n",
    );
  });

  it('leaves behind what stays', () => {
    const output = settle("import { A, B } from 'old';\n", ({ move }) => move('B', 'new'));
    expect(output).toBe("import { A } from 'old';\nimport { B } from 'new';\n");
  });

  it('keeps a default with its statement', () => {
    const output = settle("import Def, { A } from 'old';\n", ({ move }) => move('A', 'new'));
    expect(output).toBe("import Def from 'old';\nimport { A } from 'new';\n");
  });

  it('keeps type modifiers', () => {
    const text = "import type { A } from 'a';\nimport { type B, C } from 'a';\n";
    expect(settle(text, ({ move }) => move('A B C', 'new'))).toBe(text.replaceAll("'a'", "'new'"));
  });

  it('keeps a name that is a string', () => {
    const text = "import { 'x-y' as A, B } from 'old';\n";
    expect(settle(text, ({ move }) => move('A B', 'new'))).toBe(text.replace('old', 'new'));
  });
});

describe('merging', () => {
  it('puts names of one source into one statement, the first', () => {
    const text = "import { A } from 'a';\nimport { B } from 'b';\nimport { C } from 'c';\nA;\n";
    expect(settle(text, ({ move }) => move('A B C', 'new'))).toBe("import { A, B, C } from 'new';\nA;\n");
  });

  it('prefers a statement that nothing touches, wherever it stands', () => {
    const text = "import { A } from 'a';\nimport b from 'b';\nimport { C } from 'new';\n";
    expect(settle(text, ({ move }) => move('A', 'new'))).toBe("import b from 'b';\nimport { C, A } from 'new';\n");
  });

  it('does not mix type-only statements with others', () => {
    const text = "import type { A } from 'a';\nimport { B } from 'b';\nimport type { C } from 'c';\n";
    expect(settle(text, ({ move }) => move('A B C', 'new'))).toBe(
      "import type { A, C } from 'new';\nimport { B } from 'new';\n",
    );
  });

  it('does not put braces beside a namespace', () => {
    const text = "import * as A from 'a';\nimport { B } from 'b';\n";
    expect(settle(text, ({ move }) => move('A B', 'new'))).toBe(
      "import * as A from 'new';\nimport { B } from 'new';\n",
    );
  });

  it('does not put braces beside a type-only default', () => {
    const text = "import type A from 'a';\nimport type { B } from 'b';\n";
    expect(settle(text, ({ move }) => move('A B', 'new'))).toBe(text.replace(/'[ab]'/g, "'new'"));
  });

  it('puts braces beside a default', () => {
    const text = "import A from 'new';\nimport { B } from 'b';\n";
    expect(settle(text, ({ move }) => move('B', 'new'))).toBe("import A, { B } from 'new';\n");
  });

  it('keeps a second local name for the same export', () => {
    const text = "import { A } from 'a';\nimport { A as B } from 'b';\n";
    expect(settle(text, ({ move }) => move('A B', 'new'))).toBe("import { A, A as B } from 'new';\n");
  });

  it('leaves side-effect imports alone', () => {
    const text = "import 'new';\nimport { A } from 'a';\n";
    expect(settle(text, ({ move }) => move('A', 'new'))).toBe(text.replace("'a'", "'new'"));
  });

  it('leaves statements of a later phase alone', () => {
    const text = "import defer * as A from 'new';\nimport { B } from 'b';\n";
    expect(settle(text, ({ move }) => move('B', 'new'))).toBe(text.replace("'b'", "'new'"));
  });

  it('closes the gap that a statement leaves', () => {
    const text = "import { A } from 'new';\n\nimport { B } from 'b';\n\nA(B);\n";
    expect(settle(text, ({ move }) => move('B', 'new'))).toBe("import { A, B } from 'new';\n\nA(B);\n");
  });

  it('keeps other code on the line of a statement that goes', () => {
    const text = "import { A } from 'new';\nimport { B } from 'b'; A(B);\n";
    expect(settle(text, ({ move }) => move('B', 'new'))).toBe("import { A, B } from 'new';\n A(B);\n");
  });
});

describe('release', () => {
  it('drops a name, and the statement with the last one', () => {
    const text = "import { A, B } from 'a';\nimport { C } from 'c';\nB;\n";
    const output = settle(text, ({ imports, at }) => {
      for (const name of ['A', 'C']) imports.release(at(name));
    });
    expect(output).toBe("import { B } from 'a';\nB;\n");
  });

  it('drops the default and keeps the rest', () => {
    const output = settle("import A, { B } from 'a';\n", ({ imports, at }) => imports.release(at('A')));
    expect(output).toBe("import { B } from 'a';\n");
  });

  it('drops names whose last reference is gone, none that never had one', () => {
    const text = "import { A, B, Unused } from 'a';\nA();\nB();\nB();\n";
    const output = settle(text, ({ file }) => {
      const [a, b] = file.program.body.slice(1);
      for (const statement of [a, b]) {
        file.edits.overwrite(statement.start, statement.end, 'gone;');
        file.release(statement);
      }
    });
    expect(output).toBe("import { B, Unused } from 'a';\ngone;\ngone;\nB();\n");
  });

  it('is no end of the world for a file of one import', () => {
    expect(settle("import { A } from 'a';", ({ imports, at }) => imports.release(at('A')))).toBe('');
    expect(settle("import { A } from 'a';\n\nf();\n", ({ imports, at }) => imports.release(at('A')))).toBe('f();\n');
  });

  it('leaves the byte order mark in its place', () => {
    const text = "\uFEFFimport { A } from 'a';\nf();\n";
    expect(settle(text, ({ imports, at }) => imports.release(at('A')))).toBe('\uFEFFf();\n');
  });
});

describe('rename', () => {
  const rename = (text: string, local = 'New', filename?: string) => {
    let done: boolean | undefined;
    const output = settle(
      text,
      ({ imports, at }) => {
        done = imports.rename(at('Old'), local);
      },
      filename,
    );
    return { done, output };
  };

  it('reaches every reference', () => {
    const text = `import { Old } from 'a';
const a: Old = new Old();
const b = { Old, c: Old, Old: 1 };
const { d = Old } = b;
class E extends Old implements Old {}
export { Old };
export { Old as F };
type G = typeof Old | Old.H;
`;
    expect(rename(text)).toEqual({
      done: true,
      output: `import { Old as New } from 'a';
const a: New = new New();
const b = { Old: New, c: New, Old: 1 };
const { d = New } = b;
class E extends New implements New {}
export { New as Old };
export { New as F };
type G = typeof New | New.H;
`,
    });
  });

  it('reaches elements and decorators', () => {
    const text = "import { Old } from 'a';\n@Old() class B { @Old() c(@Old() d) { return <Old><Old.E /></Old>; } }\n";
    expect(rename(text, 'New', 'case.tsx').output).toBe(
      text.replaceAll('Old', 'New').replace('{ New }', '{ Old as New }'),
    );
  });

  it('goes back to the name of the export', () => {
    expect(rename("import { New as Old } from 'a';\nOld();\n").output).toBe("import { New } from 'a';\nNew();\n");
  });

  it('leaves alone what only looks like the name', () => {
    const text = "import { Old } from 'a';\nfunction f(Old) { return Old; }\nx.Old; // Old\n'Old';\n";
    expect(rename(text).output).toBe(text.replace('{ Old }', '{ Old as New }'));
  });

  it.each([
    ['another declaration', 'const New = 1;\nOld;'],
    ['a type', 'type New = 1;\nOld;'],
    ['a global', 'New;\nOld;'],
    ['an inner declaration that would catch a reference', 'function f(New) { return Old; }'],
    ['another import', "import { New } from 'b';\nOld;"],
  ])('is refused for %s', (_, code) => {
    const text = `import { Old } from 'a';\n${code}\n`;
    expect(rename(text)).toEqual({ done: false, output: text });
  });

  it('is not refused for an inner declaration that is not in the way', () => {
    expect(rename("import { Old } from 'a';\nfunction f(New) { return New; }\nOld;\n").done).toBe(true);
  });

  it('is refused when a place is out of bounds', () => {
    const text = "import { Old } from 'a';\n// mcp-v2-ignore\nOld();\nOld();\n";
    expect(rename(text)).toEqual({ done: false, output: text });
  });

  it('joins another import of the same export', () => {
    const text = "import { A as Old } from 'a';\nimport { A } from 'a';\nOld(A);\n";
    expect(rename(text, 'A')).toEqual({ done: true, output: "import { A } from 'a';\nA(A);\n" });
  });

  it('does not join a type-only import of a value', () => {
    const text = "import { A as Old } from 'a';\nimport type { A } from 'a';\nOld();\nlet a: A;\n";
    expect(rename(text, 'A')).toEqual({ done: false, output: text });
  });

  it('follows moves: two names that became one', () => {
    const output = settle("import { Old } from 'a';\nimport { New } from 'b';\nOld(New);\n", ({ imports, at }) => {
      imports.move(at('Old'), 'c', 'New');
      imports.move(at('New'), 'c', 'New');
      expect(imports.rename(at('Old'), 'New')).toBe(true);
    });
    expect(output).toBe("import { New } from 'c';\nNew(New);\n");
  });

  it('does not give two imports one name', () => {
    settle("import { A, B } from 'a';\nA(B);\n", ({ imports, at }) => {
      expect(imports.rename(at('A'), 'C')).toBe(true);
      expect(imports.rename(at('B'), 'C')).toBe(false);
    });
  });

  it('does not write over a rename with an addition', () => {
    const output = settle("import { A } from 'a';\nA();\n", ({ imports, at, use }) => {
      expect(imports.rename(at('A'), 'C')).toBe(true);
      expect(use('c', 'C')).toBe('McpC');
    });
    expect(output).toBe("import { A as C } from 'a';\nimport { C as McpC } from 'c';\nC();\n");
  });
});

describe('use', () => {
  it('adds to a statement of the same source', () => {
    const output = settle("import { A } from 'a';\nf();\n", ({ use }) => expect(use('a', 'B')).toBe('B'));
    expect(output).toBe("import { A, B } from 'a';\nf();\n");
  });

  it('adds to the statement that the source will have', () => {
    const output = settle("import { A } from 'old';\nA();\n", ({ use, move }) => {
      move('A', 'new');
      use('new', 'B');
    });
    expect(output).toBe("import { A, B } from 'new';\nA();\n");
  });

  it('gives the name that is there already', () => {
    const text = "import { A as B, C } from 'a';\nB(C);\n";
    const output = settle(text, ({ use }) => {
      expect(use('a', 'A')).toBe('B');
      expect(use('a', 'C')).toBe('C');
      expect(use('a', 'C', true)).toBe('C');
    });
    expect(output).toBe(text);
  });

  it('gives one name to two who ask', () => {
    const output = settle('f();\n', ({ use }) => {
      expect(use('a', 'A')).toBe('A');
      expect(use('a', 'A')).toBe('A');
    });
    expect(output).toBe("import { A } from 'a';\n\nf();\n");
  });

  it('puts a new statement behind the last one, those of the SDK before others', () => {
    const text = "import { A } from '@modelcontextprotocol/client';\nimport b from 'b';\nA();\n";
    expect(settle(text, ({ use }) => use('@modelcontextprotocol/core', 'C'))).toBe(
      "import { A } from '@modelcontextprotocol/client';\nimport { C } from '@modelcontextprotocol/core';\nimport b from 'b';\nA();\n",
    );
    expect(settle("import a from 'a';\nimport b from 'b'; // b\nf();\n", ({ use }) => use('c', 'C'))).toBe(
      "import a from 'a';\nimport b from 'b'; // b\nimport { C } from 'c';\nf();\n",
    );
  });

  it('makes a type-only statement for what is a type only', () => {
    const output = settle("import a from 'a';\nf();\n", ({ use }) => use('b', 'B', true));
    expect(output).toBe("import a from 'a';\nimport type { B } from 'b';\nf();\n");
  });

  it('makes it a value as soon as one is needed', () => {
    const output = settle("import a from 'a';\nf();\n", ({ use }) => {
      use('b', 'B', true);
      use('b', 'B');
    });
    expect(output).toBe("import a from 'a';\nimport { B } from 'b';\nf();\n");
  });

  it.each([
    ["import type { A } from 'a';\nlet a: A;\n", "import { A } from 'a';\nlet a: A;\n"],
    [
      "import type { A, B } from 'a';\nlet a: A | B;\n",
      "import type { B } from 'a';\nimport { A } from 'a';\nlet a: A | B;\n",
    ],
    ["import { type A, B } from 'a';\nB<A>();\n", "import { B, A } from 'a';\nB<A>();\n"],
  ])('makes a type-only import one of the value: %s', (code, wanted) => {
    expect(settle(code, ({ use }) => expect(use('a', 'A')).toBe('A'))).toBe(wanted);
  });

  it('does not take a type-only import that is to be left alone for a value', () => {
    const code = "// mcp-v2-ignore\nimport type { A } from 'a';\nlet a: A;\n";
    const output = settle(code, ({ use }) => expect(use('a', 'A')).toBe('McpA'));
    expect(output).toContain("// mcp-v2-ignore\nimport type { A } from 'a';\n");
    expect(output).toContain("import { A as McpA } from 'a';\n");
  });

  it.each([
    ['a declaration of the module', 'const A = 1;\nf();'],
    ['a global', 'A();\nf();'],
    ['a type', 'interface A {}\nf();'],
  ])('evades %s', (_, code) => {
    const output = settle(`import b from 'b';\n${code}\n`, ({ use }) => expect(use('a', 'A')).toBe('McpA'));
    expect(output).toBe(`import b from 'b';\nimport { A as McpA } from 'a';\n${code}\n`);
  });

  it('evades what evaded before', () => {
    const text = 'const A = 1, McpA = 2;\n';
    expect(settle(text, ({ use }) => expect(use('a', 'A')).toBe('McpA2'))).toContain("import { A as McpA2 } from 'a';");
  });

  it('gives different names to exports of one name', () => {
    const output = settle("import c from 'c';\nf();\n", ({ use }) => {
      expect(use('a', 'A')).toBe('A');
      expect(use('b', 'A')).toBe('McpA');
    });
    expect(output).toBe("import c from 'c';\nimport { A } from 'a';\nimport { A as McpA } from 'b';\nf();\n");
  });

  it('gives a third export of one name a third local name', () => {
    const names = new Set<string>();
    const output = settle("import d from 'd';\nf();\n", ({ use }) => {
      for (const source of ['a', 'b', 'c']) names.add(use(source, 'A'));
    });
    expect(names.size).toBe(3);
    expect(output.match(/^import \{ A/gm)).toHaveLength(3);
  });

  it('looks only at what stands around the place of use', () => {
    const text = "import { A } from 'a';\nfunction f(A) { here(); }\nfunction g(B) {}\nA();\n";
    const output = settle(text, ({ file, imports }) => {
      const place = file.program.body[1].body.body[0];
      expect(imports.use('a', 'A', { at: place })).toBe('McpA');
      expect(imports.use('a', 'B', { at: place })).toBe('B');
    });
    expect(output).toBe(text.replace('{ A }', '{ A, A as McpA, B }'));
  });

  it('writes a marker above a new line', () => {
    const output = settle(
      "import a from 'a';\nf();\n",
      ({ file, imports }) => void imports.use('b', 'B', { at: file.program, todo: { rule: 'rule', message: 'look' } }),
    );
    expect(output).toBe("import a from 'a';\n// TODO(mcp-v2/rule): look\nimport { B } from 'b';\nf();\n");
  });
});

describe('the first import of a file', () => {
  const first = (text: string, filename?: string) => settle(text, ({ use }) => void use('a', 'A'), filename);

  it.each([
    ['code', 'f();\n', "import { A } from 'a';\n\nf();\n"],
    ['a shebang', '#!/usr/bin/env node\nf();\n', "#!/usr/bin/env node\nimport { A } from 'a';\n\nf();\n"],
    [
      'a shebang and a blank line',
      '#!/usr/bin/env node\n\nf();\n',
      "#!/usr/bin/env node\n\nimport { A } from 'a';\n\nf();\n",
    ],
    ['a directive', "'use client';\n\nf();\n", "'use client';\n\nimport { A } from 'a';\n\nf();\n"],
    ['a licence', '/*! MIT */\n\nf();\n', "/*! MIT */\n\nimport { A } from 'a';\n\nf();\n"],
    [
      'a licence in lines',
      '// Copyright me\n// MIT\n\nf();\n',
      "// Copyright me\n// MIT\n\nimport { A } from 'a';\n\nf();\n",
    ],
    ['a comment of the first statement', '// f is called\nf();\n', "import { A } from 'a';\n\n// f is called\nf();\n"],
    ['a byte order mark', '\uFEFFf();\n', "\uFEFFimport { A } from 'a';\n\nf();\n"],
    ['CRLF', "'use client';\r\n\r\nf();\r\n", "'use client';\r\n\r\nimport { A } from 'a';\r\n\r\nf();\r\n"],
    ['a file that ends without a line', '#!/usr/bin/env node', "#!/usr/bin/env node\nimport { A } from 'a';\n"],
    ['a directive on the line of code', "'use client'; f();\n", "'use client';\nimport { A } from 'a';\n\n f();\n"],
  ])('in %s', (_, text, output) => {
    expect(first(text)).toBe(output);
  });
});

describe('layout', () => {
  const NAMES = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf'];

  it('keeps a list on its line while it fits', () => {
    const output = settle("import { A } from 'a';\nf();\n", ({ use }) => {
      for (const name of NAMES.slice(0, 6)) use('a', name);
    });
    expect(output).toBe("import { A, Alpha, Bravo, Charlie, Delta, Echo, Foxtrot } from 'a';\nf();\n");
  });

  it('breaks one that does not', () => {
    const names = [...NAMES, 'Hotel', 'India'];
    const output = settle("import { A } from 'a';\nf(\n  1,\n);\n", ({ use }) => {
      for (const name of names) use('a', name);
    });
    expect(output).toBe(
      `import {\n${['A', ...names].map((name) => `  ${name},\n`).join('')}} from 'a';\nf(\n  1,\n);\n`,
    );
  });

  it('keeps a list broken that its author broke', () => {
    const output = settle("import {\n    A,\n    B\n} from 'a'\nif (A) {\n    f()\n}\n", ({ use, move }) => {
      move('A B', 'new');
      use('new', 'C');
    });
    expect(output).toBe("import {\n    A,\n    B,\n    C\n} from 'new'\nif (A) {\n    f()\n}\n");
  });

  it('keeps an overlong list on its line', () => {
    const text = `import { ${'Alpha, '.repeat(30)}Z } from 'old';\n`.replace(/Alpha/g, (_, at) => `Alpha${at}`);
    const locals = new SourceFile('case.ts', text).imports.records.map((record) => record.local).join(' ');
    expect(settle(text, ({ move }) => move(locals, 'new'))).toBe(text.replace('old', 'new'));
  });

  it('follows the quotes, semicolons and braces of the file', () => {
    const text = 'import {A} from "a"\nimport {B} from "b"\nf()\n';
    expect(settle(text, ({ use }) => void use('c', 'C'))).toBe(
      'import {A} from "a"\nimport {B} from "b"\nimport {C} from "c"\nf()\n',
    );
  });

  it('keeps CRLF', () => {
    const text = "import { A, B } from 'old';\r\nimport { C } from 'c';\r\nf();\r\n";
    const output = settle(text, ({ move, use }) => {
      move('A', 'one');
      move('B C', 'two');
      use('three', 'D');
    });
    expect(output).toBe(
      "import { A } from 'one';\r\nimport { B, C } from 'two';\r\nimport { D } from 'three';\r\nf();\r\n",
    );
  });

  it('keeps what stands on the line of a statement', () => {
    expect(settle("import { A } from 'a'; A();\n", ({ use }) => void use('b', 'B'))).toBe(
      "import { A } from 'a';\nimport { B } from 'b'; A();\n",
    );
  });
});

describe('comments', () => {
  it('stay above, behind and between statements', () => {
    const text = `// licence
/* one */ import { A } from 'a'; // behind a
// above b
import { B } from 'b'; // behind b

// code
A(B);
`;
    expect(settle(text, ({ move }) => move('A B', 'new'))).toBe(`// licence
/* one */ import { A, B } from 'new'; // behind a
// above b
 // behind b

// code
A(B);
`);
  });

  const LIST = `import {
  // the first
  A,
  B, // the second
  /* the third */ C,
} from 'old';
A(B, C);
`;
  const comments = (text: string) => text.match(/\/\/ .*|\/\* .*? \*\//g);

  it('stay in a list whose source changes', () => {
    expect(settle(LIST, ({ move }) => move('A B C', 'new'))).toBe(LIST.replace('old', 'new'));
  });

  it('stay in a list that loses a name', () => {
    const output = settle(LIST, ({ move }) => move('B', 'new'));
    expect(comments(output)).toEqual(comments(LIST));
    expect(output).toContain("import { B } from 'new';\n");
    expect(output).not.toMatch(/^ *B,/m);
  });

  it.each(['A', 'B', 'C'])('stay in a list that loses %s and wins another name', (name) => {
    const output = settle(LIST, ({ imports, at, use }) => {
      imports.release(at(name));
      use('old', 'D');
    });
    expect(comments(output)).toEqual(comments(LIST));
    const names = new SourceFile('case.ts', output).imports.records.map((record) => record.local);
    expect(names).toEqual([...['A', 'B', 'C'].filter((one) => one !== name), 'D']);
  });

  it.each([
    ['on a line of its own', "import {\n  // a\n  A,\n  B,\n} from 'old';\nA(B);\n"],
    ['on the last line', "import { // a\n  A, B } from 'old';\nA(B);\n"],
    ['with a comma and a space behind it', "import { /* a */ A, B, } from 'old';\nA(B);\n"],
  ])('stay in a list that loses its last name (%s) and wins another', (_, text) => {
    const output = settle(text, ({ imports, at, use }) => {
      imports.release(at('B'));
      use('old', 'D');
    });
    expect(comments(output)).toEqual(comments(text));
    const names = new SourceFile('case.ts', output).imports.records.map((record) => record.local);
    expect(names).toEqual(['A', 'D']);
  });

  it('stay in a list on one line', () => {
    const text = "import { A, /* b */ B, C /* c */ } from 'old';\nA(B, C);\n";
    const output = settle(text, ({ imports, at, use }) => {
      imports.move(at('A'), 'old', 'X');
      imports.release(at('C'));
      use('old', 'D');
    });
    expect(comments(output)).toEqual(['/* b */', '/* c */']);
    expect(new SourceFile('case.ts', output).imports.records.map(({ name, local }) => `${name} ${local}`)).toEqual([
      'X A',
      'B B',
      'D D',
    ]);
  });

  it('survive a statement that is merged into another', () => {
    const text = "import { A } from 'new';\nimport { /* b */ B, // more of b\n} from 'old';\nA(B);\n";
    const output = settle(text, ({ move }) => move('B', 'new'));
    expect(output).toContain("import { A, B } from 'new';\n");
    expect(comments(output)).toEqual(['/* b */', '// more of b']);
  });

  it('survive a statement that is taken apart', () => {
    const text = "import { A, /* b */ B } from 'old';\nA(B);\n";
    const output = settle(text, ({ move }) => {
      move('A', 'one');
      move('B', 'two');
    });
    expect(comments(output)).toEqual(['/* b */']);
    expect(output).toContain("import { B } from 'two';\n");
  });

  it('beside the default stay', () => {
    const text = "import A /* a */, { B } from /* here */ 'old';\nA(B);\n";
    const output = settle(text, ({ move }) => move('A B', 'new'));
    expect(output).toBe(text.replace('old', 'new'));
  });
});

describe('notes', () => {
  const note = (text: string, record: (desk: Desk) => void) => settle(text, record);

  it('stand above the statement that brings the name in the end, gathered', () => {
    const output = note("import { A, B } from 'old';\nimport { C } from 'c';\n", ({ imports, at, move }) => {
      move('A', 'one');
      move('B C', 'two');
      for (const name of ['B', 'C']) imports.note(at(name), 'rule', 'look here.');
    });
    expect(output).toBe(
      "import { A } from 'one';\n// TODO(mcp-v2/rule): B, C: look here.\nimport { B, C } from 'two';\n",
    );
  });

  it('stand above a statement that does not change', () => {
    const output = note("import { A } from 'a';\n", ({ imports, at }) => imports.note(at('A'), 'rule', 'look.'));
    expect(output).toBe("// TODO(mcp-v2/rule): A: look.\nimport { A } from 'a';\n");
  });

  it('are silent about names that go', () => {
    const output = note("import { A, B } from 'a';\nB;\n", ({ imports, at }) => {
      imports.note(at('A'), 'rule', 'look.');
      imports.release(at('A'));
    });
    expect(output).toBe("import { B } from 'a';\nB;\n");
  });

  it('come once', () => {
    const text = "// TODO(mcp-v2/rule): A: look.\nimport { A } from 'a';\n";
    expect(note(text, ({ imports, at }) => imports.note(at('A'), 'rule', 'look.'))).toBe(text);
  });
});

describe('CommonJS', () => {
  const require = (text: string, filename = 'case.cjs') => settle(text, ({ use }) => void use('a', 'A'), filename);

  it('gets new names by require', () => {
    expect(require("'use strict';\nconst b = require('b');\nb();\n")).toBe(
      "'use strict';\nconst b = require('b');\nconst { A } = require('a');\nb();\n",
    );
  });

  it('puts the first one at the top', () => {
    expect(require("'use strict';\n\nf(require('b'));\n")).toBe(
      "'use strict';\n\nconst { A } = require('a');\n\nf(require('b'));\n",
    );
  });

  it('names them with a colon', () => {
    expect(require("const b = require('b');\nlet A;\n")).toBe(
      "const b = require('b');\nconst { A: McpA } = require('a');\nlet A;\n",
    );
  });

  it('keeps the quotes and the line endings', () => {
    expect(require('const b = require("b")\r\nb()\r\n')).toBe(
      'const b = require("b")\r\nconst { A } = require("a")\r\nb()\r\n',
    );
  });

  it('is not what TypeScript or a module gets', () => {
    expect(require("const b = require('b');\nb();\n", 'case.ts')).toContain("import { A } from 'a';");
    expect(require("import b from 'b';\nrequire('c');\n", 'case.js')).toContain("import { A } from 'a';");
    expect(require('b();\n', 'case.js')).toContain("import { A } from 'a';");
  });
});

describe('an ignored statement', () => {
  it('is left as it is, whatever is asked for', () => {
    const text = "// mcp-v2-ignore\nimport { A } from 'a';\nA();\n";
    const output = settle(text, ({ imports, at, move }) => {
      move('A', 'new');
      imports.release(at('A'));
      imports.note(at('A'), 'rule', 'look');
      expect(imports.rename(at('A'), 'B')).toBe(false);
      expect(imports.moves).toBe(0);
    });
    expect(output).toBe(text);
  });

  it('is no place to merge into', () => {
    const text = "// mcp-v2-ignore\nimport { A } from 'a';\nA();\n";
    const output = settle(text, ({ use }) => void use('a', 'B'));
    expect(output).toContain(text.slice(0, text.indexOf('A()')));
    expect(output).toMatch(/^import \{ B \} from 'a';$/m);
  });
});

describe('sources', () => {
  it('are those of the final imports', () => {
    const file = new SourceFile(
      'case.ts',
      "import { A, B } from 'a';\nimport 'c';\nimport type { D } from 'd';\nA(B);\n",
    );
    const { imports } = file;
    imports.move(imports.records[0]!, 'new');
    imports.release(imports.records[1]!);
    imports.use('e', 'E', { at: file.program, type: true });
    expect(imports.sources()).toEqual([
      { source: 'new', type: false },
      { source: 'd', type: true },
      { source: 'e', type: true },
      { source: 'c', type: false },
    ]);
  });
});
