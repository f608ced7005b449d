// What each name stands for, construct by construct. `owners` gives, for every occurrence of the name in turn, the
// occurrence that declares it; `g` is a global, `-` no name at all. test/engine/scope-oracles.test.ts compares whole
// files with Babel's and TypeScript's own resolution.
import { describe, expect, it } from 'vitest';
import { doubtsOfTypeScript, owners, scopesOf } from './names.js';

type Case = [title: string, code: string, owners: string, filename?: string];

const IMPORT = "import { Tool } from 'sdk';\n";

function check(cases: Case[], lead = IMPORT): void {
  it.each(cases)('%s', (_, code, expected, filename) => {
    expect(doubtsOfTypeScript(lead + code, 'Tool', expected, filename)).toEqual([]);
    expect(owners(lead + code, 'Tool', filename)).toBe(expected);
  });
}

describe('value and type', () => {
  check([
    ['an import is both', 'const a: Tool = Tool;', '0 0 0'],
    ['a constant hides the value only', '{ const Tool = 1; let a: Tool = Tool; }', '0 1 0 1'],
    ['a parameter hides the value only', 'function f(Tool: Tool): Tool { return Tool; }', '0 1 0 0 1'],
    ['a function hides the value only', '{ function Tool(): Tool { return Tool; } }', '0 1 0 1'],
    ['an alias hides the type only', '{ type Tool = 1; let a: Tool = Tool; }', '0 1 1 0'],
    ['an interface hides the type only', '{ interface Tool {} let a: Tool = Tool; }', '0 1 1 0'],
    ['a class hides both', '{ class Tool {} let a: Tool = Tool; }', '0 1 1 1'],
    ['an enum hides both', '{ enum Tool { A } let a: Tool = Tool.A; }', '0 1 1 1'],
    ['a namespace hides the value', 'namespace N { namespace Tool { export const x = 1; } Tool.x; }', '0 1 1'],
    ['typeof in a type asks for the value', '{ const Tool = 1; type A = typeof Tool; let b: Tool; }', '0 1 1 0'],
    ['typeof of a member', 'type A = typeof Tool.member; type B = typeof Tool<string>;', '0 0 0'],
    ['keyof typeof', 'type A = keyof typeof Tool;', '0 0'],
    ['an inner scope ends', '{ const Tool = 1; Tool; } Tool;', '0 1 1 0'],
    ['type-only imports', 'let a: Tool;', '0 0'],
  ]);
  check(
    [
      ['import type', "import type { Tool } from 'sdk'; let a: Tool = Tool;", '0 0 0'],
      ['inline type', "import { type Tool } from 'sdk'; let a: Tool;", '0 0'],
      ['the alias is what counts', "import { Tool as T, Other as Tool } from 'sdk'; Tool;", '- 1 1'],
      ['a default import', "import Tool from 'sdk'; new Tool();", '0 0'],
      ['a namespace import', "import * as Tool from 'sdk'; Tool.Tool; let a: Tool.Tool;", '0 0 - 0 -'],
      ['a string as import name', "import { 'Tool' as Tool } from 'sdk'; Tool;", '- 1 1'],
      ['two in one statement', "import Tool, { Other } from 'sdk'; let a: Tool;", '0 0'],
    ],
    '',
  );
});

describe('hoisting', () => {
  check([
    ['a reference above its declaration', 'function f() { Tool; function Tool() {} }', '0 2 2'],
    ['var lands in its function', 'function f() { if (a) { var Tool = 1; } Tool; } Tool;', '0 1 1 0'],
    ['var in a loop', 'function f() { for (var Tool = 0; ; ) {} Tool; }', '0 1 1'],
    ['var in a for-of', 'function f() { for (var Tool of a) {} Tool; }', '0 1 1'],
    ['let stays in its block', 'function f() { { let Tool = 1; Tool; } Tool; }', '0 1 1 0'],
    ['let stays in its loop', 'for (let Tool = 0; Tool < 1; Tool++) { Tool; } Tool;', '0 1 1 1 1 0'],
    ['const of a for-in', 'for (const Tool in {}) Tool; Tool;', '0 1 1 0'],
    [
      'a switch is one block, what it asks about outside of it',
      'switch (Tool) { case 1: let Tool = 2; case Tool: Tool; }',
      '0 0 2 2 2',
    ],
    ['a function in a block', '{ function Tool() {} Tool; } Tool;', '0 1 1 0'],
    ['catch', 'try { Tool; } catch (Tool) { Tool; } finally { Tool; }', '0 0 2 2 0'],
    ['catch with a pattern', 'try {} catch ({ message: Tool = 1 }) { Tool; }', '0 1 1'],
    ['catch without a parameter', 'try {} catch { Tool; }', '0 0'],
    ['using', '{ using Tool = open(); Tool; } Tool;', '0 1 1 0'],
    ['a static block', 'class A { static { const Tool = 1; Tool; } }', '0 1 1'],
    ['var in a static block', 'class A { static { var Tool = 1; Tool; } }\nTool;', '0 1 1 0'],
    ['var in a namespace', 'namespace N { export var Tool = 1; Tool; }\nTool;', '0 1 1 0'],
  ]);

  it('keeps every declaration of a name that is declared more than once', () => {
    const code =
      'var a = 1; var a = 2; function f(): void; function f(x?: number): void {} interface I {} interface I {}';
    const table = scopesOf(code);
    const counts = table.bindings
      .filter(({ name }) => /^[afI]$/.test(name))
      .map((b) => [b.name, b.declarations.length]);
    expect(counts).toEqual([
      ['a', 2],
      ['f', 2],
      ['I', 2],
    ]);
  });
});

describe('functions', () => {
  check([
    ['a parameter', 'function f(Tool) { return Tool; }', '0 1 1'],
    ['an arrow', 'const f = (Tool) => Tool;', '0 1 1'],
    ['an arrow without parentheses', 'const f = Tool => Tool;', '0 1 1'],
    ['a rest parameter', 'const f = (...Tool) => Tool;', '0 1 1'],
    ['a default value', 'const f = (a = Tool) => a;', '0 0'],
    ['a default value that refers to a parameter', 'const f = (Tool, a = Tool) => a;', '0 1 1'],
    ['a default value does not see the body', 'function f(a = Tool()) { const Tool = a; return Tool; }', '0 0 2 2'],
    ['nor does a default inside a pattern', 'const f = ([a = Tool()]) => { let Tool = a; return Tool; };', '0 0 2 2'],
    ['the name of a function expression', '(function Tool() { Tool; }); Tool;', '0 1 1 0'],
    ['the name of a function declaration', '{ function Tool() { Tool; } }', '0 1 1'],
    ['overloads', '{ function Tool(a: 1): void; function Tool(a: any) {} Tool(1); }', '0 1 1 1'],
    ['a method, whose name is a key', 'const a = { Tool(Tool) { return Tool; } };', '0 - 2 2'],
    ['a getter and a setter', 'const a = { get Tool() { return Tool; }, set Tool(Tool) { Tool; } };', '0 - 0 - 4 4'],
    ['a generator', 'function* f(Tool) { yield Tool; }', '0 1 1'],
    ['this as a parameter', 'function f(this: Tool) {}', '0 0'],
    ['declared only', 'declare function f(Tool: Tool): Tool;', '0 1 0 0'],
  ]);
});

describe('destructuring', () => {
  check([
    ['an object pattern', '{ const { Tool } = a; Tool; }', '0 1 1'],
    ['with another name', '{ const { Tool: b, c: Tool } = a; Tool; }', '0 - 2 2'],
    ['with a default', '{ const { a = Tool, Tool: { b } } = c; }', '0 0 -'],
    ['shorthand with a default', '{ const { Tool = 1 } = a; Tool; }', '0 1 1'],
    ['a computed key', '{ const { [Tool]: a } = b; }', '0 0'],
    ['a rest element', '{ const { a, ...Tool } = b; Tool; }', '0 1 1'],
    ['an array pattern with holes', '{ const [, Tool, ...a] = b; Tool; }', '0 1 1'],
    ['a parameter', 'function f({ Tool, a: [b = Tool] }: Tool) { Tool; }', '0 1 1 0 1'],
    ['an assignment declares nothing', '({ Tool, a: Tool, b: [Tool] } = c); [Tool] = d;', '0 0 0 0 0'],
    ['an assignment with a default', '({ Tool = 1 } = a);', '0 0'],
    ['a loop head without declaration', 'for (Tool of a) Tool;', '0 0 0'],
    ['several declarators', '{ let a = Tool, Tool = a; }', '0 2 2'],
  ]);
});

describe('members, keys and labels', () => {
  check([
    ['a member', 'a.Tool; a?.Tool; a[Tool]; a?.[Tool];', '0 - - 0 0'],
    ['an object key', 'const a = { Tool: 1, [Tool]: 2, "Tool": 3 };', '0 - 0 -'],
    ['shorthand', 'const a = { Tool };', '0 0'],
    ['a label', 'Tool: for (;;) { if (Tool) break Tool; continue Tool; }', '0 - 0 - -'],
    ['new.target and import.meta', 'function f() { new.target; import.meta; }', '0'],
    ['a class member', 'class A { Tool = Tool; [Tool] = 1; static Tool() {} }', '0 - 0 0 -'],
    [
      'a private name',
      'class A { #Tool = Tool; m() { return this.#Tool + (#Tool in this); } #n(Tool) {} }',
      '0 - 0 - - 5',
    ],
    ['an accessor', 'class A { accessor Tool = Tool; get b() { return Tool; } }', '0 - 0 0'],
    ['an enum member', 'enum A { Tool = 1, B }', '0 -'],
    [
      'an interface member',
      'interface A { Tool: Tool; [Tool]: 1; m(Tool: Tool): Tool; get Tool(): Tool }',
      '0 - 0 0 4 0 0 - 0',
    ],
    ['an optional member', 'type A = { Tool?: Tool; readonly Tool: Tool };', '0 - 0 - 0'],
    ['a tuple label', 'type A = [Tool: Tool, ...Tool: Tool[]];', '0 - 0 - 0'],
    ['an import attribute', "import a from 'a' with { Tool: 'json' };", '0 -'],
  ]);

  it('takes an enum member for the member where the enum refers to itself', () => {
    expect(owners(`${IMPORT}enum Level { Tool = 1, Both = Tool | 2 }`, 'Tool')).not.toMatch(/0$/);
  });
});

describe('exports', () => {
  check([
    ['export { x }', 'export { Tool };', '0 0'],
    ['export { x as y }', 'export { Tool as A, A as Tool };', '0 0 -'],
    ['export from', "export { Tool } from 'a'; export * as Tool from 'b';", '0 - -'],
    ['export default', 'export default Tool;', '0 0'],
    ['export default of an expression', 'export default new Tool();', '0 0'],
    ['export =', 'export = Tool;', '0 0'],
    ['export as namespace', 'export as namespace Tool;', '0 -'],
    ['export import', 'export import Tool2 = Tool.A;', '0 0'],
  ]);
  check(
    [
      ['a value and a type of one name', 'const Tool = 1; type Tool = 2; export { Tool };', '0 1 0+1'],
      ['an interface as default', 'interface Tool {} export default Tool;', '0 0'],
      ['a type in a list', 'type Tool = 1; export { Tool }; export type { Tool as B };', '0 0 0'],
      ['a default function', 'export default function Tool() { Tool; }', '0 0'],
      ['a default class', 'export default class Tool { a = Tool; }', '0 0'],
      ['an exported declaration', 'export const Tool = 1; export { Tool as B }; Tool;', '0 0 0'],
    ],
    '',
  );
});

describe('import =', () => {
  check(
    [
      ['of a module', "import Tool = require('sdk'); Tool.Tool; let a: Tool.Tool;", '0 0 - 0 -'],
      ['of an entity', "import * as Tool from 'sdk'; import A = Tool.B; A;", '0 0'],
      [
        'with the name of its own',
        "import * as sdk from 'sdk'; import Tool = sdk.Tool; let a: Tool = Tool;",
        '0 - 0 0',
      ],
      ['type-only', "import type Tool = require('sdk'); let a: Tool.A;", '0 0'],
    ],
    '',
  );
});

describe('classes', () => {
  check([
    ['superclass, implements, type arguments', 'class A extends Tool<Tool> implements Tool, B<Tool> {}', '0 0 0 0 0'],
    ['its own name inside', '{ class Tool { a = Tool; b: Tool; } }', '0 1 1 1'],
    ['a class expression', '(class Tool { a: Tool = Tool; }); Tool;', '0 1 1 1 0'],
    ['a type parameter', 'class A<Tool> { a: Tool; b = Tool; }', '0 1 1 0'],
    ['a type parameter in the heritage', 'class A<Tool> extends B<Tool> implements C<Tool> {}', '0 1 1 1'],
    ['a method type parameter', 'class A { m<Tool>(a: Tool): Tool { return Tool; } n: Tool; }', '0 1 1 1 0 0'],
    [
      'a parameter property',
      'class A { constructor(private Tool: Tool, a = Tool) { Tool; } m() { Tool; } }',
      '0 1 0 1 1 0',
    ],
    ['a parameter property with a default', 'class A { constructor(readonly a: Tool = Tool) {} }', '0 0 0'],
    ['an abstract class', 'abstract class A { abstract Tool: Tool; abstract m(Tool: Tool): Tool; }', '0 - 0 3 0 0'],
    ['an index signature', 'class A { [Tool: string]: Tool; static [k: Tool]: B; }', '0 1 0 0'],
    ['a declared field', 'class A { declare Tool: Tool; override a!: Tool; }', '0 - 0 0'],
    ['an overloaded constructor', 'class A { constructor(Tool: Tool); constructor(a: any) { Tool; } }', '0 1 0 0'],
  ]);
});

describe('decorators', () => {
  check([
    ['of a class', '@Tool() class A {}', '0 0'],
    ['of an exported class', '@Tool export class A {}', '0 0'],
    ['of a field, a method, an accessor', 'class A { @Tool() a; @Tool m() {} @Tool get b() { return 1; } }', '0 0 0 0'],
    ['of a parameter', 'class A { m(@Tool() a, @B(Tool) b) {} }', '0 0 0'],
    ['of a constructor parameter property', 'class A { constructor(@Inject(Tool) private a: Tool) {} }', '0 0 0'],
    ['does not see the class it stands on', 'function f() { @Tool class A { Tool() {} } }', '0 0 -'],
    ['does not see the parameter it stands on', 'class A { constructor(@Inject(Tool) Tool: Tool) {} }', '0 0 2 0'],
  ]);
});

describe('types', () => {
  check([
    ['annotations', 'let a: Tool, b: Tool[], c: Promise<Tool | null>, d: [Tool, Tool?];', '0 0 0 0 0 0'],
    ['casts', 'a as Tool; <Tool>a; a satisfies Tool; a!; f<Tool>(); new F<Tool>(); g<Tool>;', '0 0 0 0 0 0 0'],
    ['a tagged template', 'f<Tool>`${Tool}`;', '0 0 0'],
    ['a template type', 'type A = `a${Tool}`;', '0 0'],
    ['a predicate', 'function f(Tool: any): Tool is Tool { return Tool; }', '0 1 1 0 1'],
    ['an assertion function', 'function f(Tool: any): asserts Tool is Tool {}', '0 1 1 0'],
    ['an assertion of a value', 'function f(Tool: any): asserts Tool {}', '0 1 1'],
    ['this as a predicate', 'class A { m(): this is Tool { return true; } }', '0 0'],
    ['a function type', 'type A = (Tool: Tool) => Tool; type B = new (Tool: Tool) => Tool;', '0 1 0 0 4 0 0'],
    ['a function type parameter', 'type A = <Tool>(a: Tool) => Tool; type B = Tool;', '0 1 1 1 0'],
    ['signatures', 'interface A { (Tool: Tool): Tool; new (Tool: Tool): Tool; <Tool>(): Tool }', '0 1 0 0 4 0 0 7 7'],
    ['an alias with a parameter', 'type A<Tool> = Tool; type B = Tool;', '0 1 1 0'],
    ['an interface with a parameter', 'interface A<Tool> extends B<Tool> { a: Tool } let b: Tool;', '0 1 1 1 0'],
    ['a default and a constraint', 'type A<B extends Tool = Tool> = B;', '0 0 0'],
    ['a const parameter', 'function f<const Tool>(a: Tool) {} let b: Tool;', '0 1 1 0'],
    ['variance', 'interface A<in out Tool> { a: Tool }', '0 1 1'],
    ['an interface heritage', 'interface A extends Tool, B.Tool, C<Tool> {}', '0 0 - 0'],
    ['a mapped type', 'type A = { [Tool in keyof B]: Tool }; type C = Tool;', '0 1 1 0'],
    ['a mapped type with another key', 'type A = { [K in Tool as `x${Tool}`]: Tool[K] };', '0 0 0 0'],
    ['an indexed access', "type A = Tool['a'][Tool];", '0 0 0'],
    ['an import type', "type A = import('Tool').Tool<Tool>; type B = typeof import('Tool');", '0 - - 0 -'],
    ['a qualified name', 'let a: Tool.Tool.Tool;', '0 0 - -'],
    ['a unique symbol and an operator', 'let a: readonly Tool[]; let b: keyof Tool;', '0 0 0'],
    ['an abstract constructor', 'type A = abstract new () => Tool;', '0 0'],
  ]);
});

describe('infer', () => {
  check([
    ['in the true branch', 'type A<T> = T extends Promise<infer Tool> ? Tool : never;', '0 1 1'],
    ['with a constraint', 'type A<T> = T extends [infer Tool extends B] ? Tool : never; let b: Tool;', '0 1 1 0'],
    ['inside a function type', 'type A<T> = T extends (...a: any[]) => infer Tool ? Tool : never;', '0 1 1'],
    ['as a parameter of a function type', 'type A<T> = T extends (a: infer Tool) => void ? Tool : never;', '0 1 1'],
    ['inside a method of an object type', 'type A<T> = T extends { m(): infer Tool } ? Tool : never;', '0 1 1'],
    ['not in the type that is asked about', 'type A = Tool extends Promise<infer Tool> ? Tool : never;', '0 0 2 2'],
    ['not in the false branch', 'type A<T> = T extends Promise<infer Tool> ? Tool : Tool;', '0 1 1 0'],
    ['not outside', 'type A<T> = T extends infer Tool ? 1 : 2; type B = Tool;', '0 1 0'],
  ]);
});

describe('namespaces', () => {
  check([
    ['a namespace', 'namespace N { const Tool = 1; Tool; } Tool;', '0 1 1 0'],
    ['a module', "declare module 'Tool' { interface Tool {} let a: Tool; } let b: Tool;", '0 - 2 2 0'],
    ['declare global', 'declare global { interface A { a: Tool } var b: Tool; }', '0 0 0'],
    ['the parts of a dotted name', 'namespace N.Tool { export type A = 1; } Tool; let a: Tool;', '0 - 0 0'],
    [
      'a namespace is no type',
      'namespace N { namespace Tool { export type A = 1; } let a: Tool; let b: Tool.A; }',
      '0 1 0 1',
    ],
  ]);
  check(
    [
      [
        'a parameter does not hide a namespace',
        "import * as Tool from 'sdk'; function f(Tool: Tool.A): Tool.B {}",
        '0 1 0 0',
      ],
      ['nor does a constant', "import * as Tool from 'sdk'; { const Tool: Tool.A = 1; }", '0 1 0'],
      ['nor does an alias', "import * as Tool from 'sdk'; namespace N { type Tool = Tool.A; }", '0 1 0'],
      [
        'nor does a parameter in a heritage',
        "import * as Tool from 'sdk'; function f(Tool) { interface A extends Tool.B {} }",
        '0 1 0',
      ],
      [
        'an enum is a namespace of its members',
        "import * as Tool from 'sdk'; { enum Tool { A } let a: Tool.A; }",
        '0 1 1',
      ],
      ['merged with a class', 'class Tool {} namespace Tool { export const a = 1; } let b: Tool = Tool.a;', '0 0 0 0'],
    ],
    '',
  );
});

describe('JSX', () => {
  const tsx = (cases: [string, string, string][]) => check(cases.map(([a, b, c]) => [a, b, c, 'case.tsx']));
  tsx([
    ['an element', '<Tool></Tool>; <Tool />;', '0 0 0 0'],
    ['a member', '<Tool.A.B></Tool.A.B>; <A.Tool />;', '0 0 0 -'],
    ['attributes', '<A Tool={Tool} b="Tool" {...Tool}>{Tool} Tool</A>;', '0 - 0 - 0 0 -'],
    ['type arguments', '<A<Tool> b={1} />;', '0 0'],
    ['a local component', 'function f(Tool) { return <Tool />; }', '0 1 1'],
    ['a namespaced name', '<a:Tool Tool:b="1" />;', '0 - -'],
    ['a fragment', '<>{Tool}</>;', '0 0'],
  ]);

  it('takes lower-case names for intrinsic elements, members of them not', () => {
    const code = "import { tool } from 'sdk';\n<tool></tool>; <tool.A />; <tool-a />; <this.tool />;";
    expect(owners(code, 'tool', 'case.tsx')).toBe('0 - - 0 - -');
  });
});

describe('the table', () => {
  it('says which node is the parent of which, and in which scope it stands', () => {
    const table = scopesOf(`${IMPORT}function f(a: Tool) { return Tool; }`);
    const [declared] = table.bindings.filter(({ name }) => name === 'Tool');
    const [type, value] = declared!.references;
    expect(table.bindingOf(declared!.id)).toBe(declared);
    expect(table.bindingOf(value!.node)).toBe(declared);
    expect(table.parentOf(value!.node)?.type).toBe('ReturnStatement');
    expect(table.parentOf(type!.node)?.type).toBe('TSTypeReference');
    expect([type!.space, value!.space]).toEqual(['type', 'value']);
    expect(table.scopeOf(value!.node).node.type).toBe('FunctionDeclaration');
    expect(table.scopeOf(value!.node).lookup('a', 'value')?.kind).toBe('param');
    expect(table.scopeOf(value!.node).lookup('a', 'type')).toBeUndefined();
    expect(table.root.own('Tool', 'any')).toBe(declared);
  });

  it.each([
    ['import', "import { x } from 'a';"],
    ['import', "import x = require('a');"],
    ['var', 'var x;'],
    ['let', 'let x;'],
    ['const', 'const x = 1;'],
    ['const', '{ using x = a; }'],
    ['function', 'function x() {}'],
    ['function', 'declare function x(): void;'],
    ['class', 'class x {}'],
    ['param', '(x) => 1;'],
    ['catch', 'try {} catch (x) {}'],
    ['type', 'type x = 1;'],
    ['interface', 'interface x {}'],
    ['enum', 'const enum x {}'],
    ['namespace', 'namespace x {}'],
    ['typeparam', 'type A<x> = 1;'],
  ])('knows a binding of kind %s in %s', (kind, code) => {
    expect(scopesOf(code).bindings.find(({ name }) => name === 'x')?.kind).toBe(kind);
  });

  it('lists globals once for each place', () => {
    const { globals } = scopesOf('process.exit(process.argv.length); let a: Promise<Map<string, URL>>;');
    expect(globals.map(({ node }) => node.name)).toEqual(['process', 'process', 'Promise', 'Map', 'URL']);
  });

  it('lists the strings and the calls of a file, wherever they stand', () => {
    const code = `'use strict';
import a, { 'b-c' as d } from 'e' with { type: 'json' };
export { a as 'f-g' } from 'h';
export * from 'i';
const j = { 'k': \`l\${d('m')}n\`, ['o']: 1, 'p'() {}, q: require('r') };
class S { 's' = 1; 't'() {} static { new S('u'); } @v('w') x?.('y'); }
enum Z { 'aa' = 'bb' }
declare module 'cc' { export type A = import('dd').B<'ee'>; }
import ff = require('gg');
interface HH { 'ii': 'jj'; 'kk'(): void }
f: { g?.('ll'); break f; }
`.replace(" @v('w') x?.('y');", " @v('w') x = y?.('y');");
    const table = scopesOf(code);
    const texts = table.strings.flatMap((node) =>
      node.type === 'TemplateElement' ? [node.value.raw] : node.type === 'TemplateLiteral' ? [] : [node.value],
    );
    const letters = [...code.matchAll(/'([^'\n]+)'/g)].map((match) => match[1]);
    expect([...texts].sort()).toEqual([...letters, 'l', 'n'].sort());
    expect(table.calls.map((node) => code.slice(node.start, node.end))).toEqual([
      "d('m')",
      "require('r')",
      "new S('u')",
      "v('w')",
      "y?.('y')",
      "g?.('ll')",
    ]);
  });
});
