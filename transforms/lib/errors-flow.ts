import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { exportedName } from './values.js';

const MEMBER = /^(Optional)?MemberExpression$/;

/** Assertion calls after which what they were given holds: `assert(x)`, `invariant(x)`, `assert.ok(x)`. */
const ASSERTS = /^(assert|ok|invariant)$/;

/**
 * The places that stand for an SDK export (by its v2 name): identifiers, and members of a namespace. Import specifiers
 * and what a transform of this run rewrote are left out.
 */
export function usesOfExport(file: SourceFile, facts: FileFacts, name: string): Node[] {
  const found: Node[] = [];
  for (const binding of file.scopes.root.values.values()) collect(file, facts, binding, name, found);
  for (const binding of file.scopes.root.types.values())
    if (file.scopes.root.values.get(binding.name) !== binding) collect(file, facts, binding, name, found);
  // `const { McpError } = await import(…)` inside a function.
  for (const binding of file.scopes.bindings)
    if (binding.scope !== file.scopes.root && binding.declaration.type === 'VariableDeclarator')
      collect(file, facts, binding, name, found);
  return found.filter((node) => !file.isIgnored(node)).sort((a, b) => a.start - b.start);
}

function collect(file: SourceFile, facts: FileFacts, binding: Binding, name: string, found: Node[]): void {
  const live = binding.references.length > 0 ? file.liveReferences(binding) : [];
  if (live.length === 0) return;
  const { type } = binding.declaration;
  if (!/^Import|^TSImportEquals|^VariableDeclarator$/.test(type)) return;
  if (exportedName(file, facts, binding.id) === name) {
    found.push(...live.map(({ node }) => node));
    return;
  }
  if (type === 'ImportSpecifier' || (type === 'VariableDeclarator' && binding.declaration.id.type !== 'Identifier'))
    return;
  for (const { node } of live) {
    const parent = file.scopes.parentOf(node);
    if (!parent || (parent.object ?? parent.left) !== node) continue;
    if (exportedName(file, facts, parent) === name) found.push(parent);
  }
}

/** Climbs over parentheses, casts, `!` and `?.` wrappers to the node whose parent really uses the value. */
export function outermost(file: SourceFile, node: Node): Node {
  let at = node;
  for (;;) {
    const parent = file.scopes.parentOf(at);
    if (!parent || parent.expression !== at || (unwrap(parent) === parent && parent.type !== 'ChainExpression'))
      return at;
    at = parent;
  }
}

/** One place that lets only instances of a class through. */
export interface Guard {
  /** `x instanceof C`, or the `expect(x).toBeInstanceOf(C)` call. */
  test: Node;
  kind: 'instanceof' | 'matcher';
  /** What is tested. */
  subject: Node;
  /** Where it holds. */
  regions: Node[];
  /** The other conditions that must hold with it, when it stands in a chain of them, and whether they are negated. */
  conjuncts: Node[];
  negated: boolean;
  /** It stands in `a instanceof C || a instanceof D`: the region sees others too. */
  shared: boolean;
  /** The statement whose whole body it guards, when there is one. */
  branch: Node | undefined;
}

/** Reads a use of a class as a guard; undefined when it is used for anything else. */
export function guardAt(file: SourceFile, classNode: Node): Guard | undefined {
  const parent = file.scopes.parentOf(classNode);
  if (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof' && parent.right === classNode) {
    const guard: Guard = {
      test: parent,
      kind: 'instanceof',
      subject: unwrap(parent.left),
      regions: [],
      conjuncts: [],
      negated: false,
      shared: false,
      branch: undefined,
    };
    climb(file, parent, true, guard, 0);
    return guard;
  }
  // expect(x).toBeInstanceOf(C)
  if (parent?.type === 'CallExpression' && parent.arguments[0] === classNode && MEMBER.test(parent.callee.type)) {
    if (!/^(toBeInstanceOf|instanceOf|instanceof)$/.test(parent.callee.property.name)) return undefined;
    const subject = expected(parent);
    if (!subject) return undefined;
    return {
      test: parent,
      kind: 'matcher',
      subject: unwrap(subject),
      regions: following(file, parent),
      conjuncts: [],
      negated: false,
      shared: false,
      branch: undefined,
    };
  }
  return undefined;
}

/** What an assertion is about: `expect(x).toBe(…)`, `expect(x).not.toBe(…)`, chai's `expect(x).to.be.…`. */
export function expected(call: Node): Node | undefined {
  let at = call.callee as Node;
  while (MEMBER.test(at.type)) at = at.object;
  return at.type === 'CallExpression' && at.callee.name === 'expect' ? at.arguments[0] : undefined;
}

/** Where a condition is known to hold (or, with `holds` false, not to hold), and whether others get there as well. */
export function regionsWhere(file: SourceFile, test: Node, holds: boolean): { regions: Node[]; shared: boolean } {
  const guard: Guard = {
    test,
    kind: 'instanceof',
    subject: test,
    regions: [],
    conjuncts: [],
    negated: false,
    shared: false,
    branch: undefined,
  };
  climb(file, test, holds, guard, 0);
  return guard;
}

function climb(file: SourceFile, from: Node, polarity: boolean, guard: Guard, depth: number): void {
  let at = from;
  let holds = polarity;
  for (;;) {
    const parent = file.scopes.parentOf(at);
    if (!parent) return;
    switch (parent.type) {
      case 'ParenthesizedExpression':
        break;
      case 'UnaryExpression':
        if (parent.operator !== '!') return;
        holds = !holds;
        break;
      case 'LogicalExpression': {
        const joins = holds ? '&&' : '||';
        if (parent.operator === '??') return;
        if (parent.operator !== joins) {
          if (!holds) return;
          guard.shared = true;
          break;
        }
        const other = parent.left === at ? parent.right : parent.left;
        guard.regions.push(other);
        guard.conjuncts.push(...flatten(other, joins));
        guard.negated = !holds;
        break;
      }
      case 'ConditionalExpression':
        if (parent.test === at) guard.regions.push(holds ? parent.consequent : parent.alternate);
        return;
      case 'WhileStatement':
        if (holds && parent.test === at) guard.regions.push(parent.body);
        return;
      case 'IfStatement':
        if (parent.test !== at) return;
        if (holds) {
          guard.regions.push(parent.consequent);
          guard.branch = parent;
        } else {
          if (parent.alternate) guard.regions.push(parent.alternate);
          if (exits(parent.consequent)) guard.regions.push(...following(file, parent));
        }
        return;
      case 'VariableDeclarator': {
        const binding = parent.id.type === 'Identifier' ? file.scopes.bindingOf(parent.id) : undefined;
        if (binding?.kind !== 'const' || !holds || depth > 2) return;
        for (const { node } of binding.references) climb(file, node, true, guard, depth + 1);
        return;
      }
      case 'CallExpression': {
        const name = parent.callee.property?.name ?? parent.callee.name;
        if (parent.arguments[0] === at && holds && ASSERTS.test(name)) guard.regions.push(...following(file, parent));
        else if (parent.callee.name === 'expect' && holds) {
          const matcher = file.scopes.parentOf(file.scopes.parentOf(parent) ?? parent);
          if (matcher?.type === 'CallExpression' && /^toBe(Truthy)?$|^toEqual$/.test(matcher.callee.property?.name))
            guard.regions.push(...following(file, matcher));
        }
        return;
      }
      default:
        return;
    }
    at = parent;
  }
}

function flatten(node: Node, operator: string): Node[] {
  return node.type === 'LogicalExpression' && node.operator === operator
    ? [...flatten(node.left, operator), ...flatten(node.right, operator)]
    : [node];
}

/** Whether a statement never falls through to the next. */
function exits(statement: Node): boolean {
  if (/^(Throw|Return|Continue|Break)Statement$/.test(statement.type)) return true;
  if (statement.type !== 'BlockStatement') return false;
  const last = statement.body.at(-1) as Node | undefined;
  return last !== undefined && exits(last);
}

/** The statements after the one a node stands in, in the same list. */
function following(file: SourceFile, node: Node): Node[] {
  let at: Node | undefined = node;
  for (let parent = file.scopes.parentOf(at); parent; parent = file.scopes.parentOf(at)) {
    const list: Node[] | undefined = /^(BlockStatement|Program|StaticBlock)$/.test(parent.type)
      ? parent.body
      : parent.type === 'SwitchCase'
        ? parent.consequent
        : undefined;
    if (list) return list.slice(list.indexOf(at!) + 1);
    at = parent;
  }
  return [];
}

export function within(node: Node, regions: readonly Node[]): boolean {
  return regions.some((region) => node.start >= region.start && node.end <= region.end);
}

/** A place where a member of a value is read: the member expression, or a name that was destructured from it. */
export interface MemberRead {
  /** The expression that has the member's value. */
  node: Node;
  /** The token that names the member: what to overwrite to read another one. */
  key: Node;
  /** `{ code }`: the key is the local name as well. */
  shorthand: boolean;
}

/** Where `member` of an expression is read. Identifiers are followed to all their references, `const c = x.code` too. */
export function readsOf(file: SourceFile, subject: Node, member: string, regions?: readonly Node[]): MemberRead[] {
  return occurrences(file, subject)
    .filter((node) => !regions || within(node, regions))
    .flatMap((node) => readsAt(file, outermost(file, node), member));
}

/** Every place that means the same variable, or the same path of members on one (`err.cause`). */
export function occurrences(file: SourceFile, subject: Node): Node[] {
  let root = subject;
  while (MEMBER.test(root.type) && !root.computed) root = unwrap(root.object);
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (!binding) return [];
  if (root === subject) return binding.references.map(({ node }) => node);
  const path = file.textOf(subject).replaceAll('?.', '.');
  return binding.references.flatMap(({ node }) => {
    for (let at: Node | undefined = node; at && at.start === node.start; at = file.scopes.parentOf(at))
      if (MEMBER.test(at.type) && file.textOf(at).replaceAll('?.', '.') === path) return [at];
    return [];
  });
}

/** Where `member` of one particular expression is read. */
export function readsAt(file: SourceFile, value: Node, member: string): MemberRead[] {
  const parent = file.scopes.parentOf(value);
  if (!parent) return [];
  if (MEMBER.test(parent.type) && parent.object === value && !parent.computed && parent.property.name === member)
    return [
      { node: parent, key: parent.property, shorthand: false },
      ...aliases(file, parent).map((node) => ({ node, key: parent.property, shorthand: false })),
    ];
  if (parent.type === 'VariableDeclarator' && parent.init === value && parent.id.type === 'ObjectPattern')
    for (const property of parent.id.properties as Node[]) {
      if (property.type !== 'ObjectProperty' || property.computed || property.key.name !== member) continue;
      const local = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      const binding = local.type === 'Identifier' ? file.scopes.bindingOf(local) : undefined;
      const key = { node: local, key: property.key, shorthand: property.shorthand };
      return [key, ...(binding?.references ?? []).map(({ node }) => ({ ...key, node }))];
    }
  return [];
}

/** `const code = error.code`: the places where `code` is used. */
function aliases(file: SourceFile, value: Node): Node[] {
  const holder = outermost(file, value);
  const parent = file.scopes.parentOf(holder);
  if (parent?.type !== 'VariableDeclarator' || parent.init !== holder || parent.id.type !== 'Identifier') return [];
  const binding = file.scopes.bindingOf(parent.id);
  return binding?.kind === 'const' ? binding.references.map(({ node }) => node) : [];
}

/** What a value is held against, and how. */
export interface Comparison {
  other: Node;
  how: '===' | '!==' | 'case' | 'matcher' | 'member' | 'order';
  /** The expression or statement that compares. */
  whole: Node;
}

/** Everything a read value is compared with. */
export function comparisonsOf(file: SourceFile, value: Node): Comparison[] {
  const node = outermost(file, value);
  const parent = file.scopes.parentOf(node);
  if (!parent) return [];
  if (parent.type === 'BinaryExpression') {
    const other = unwrap(parent.left === node ? parent.right : parent.left);
    if (/^===?$/.test(parent.operator)) return [{ other, how: '===', whole: parent }];
    if (/^!==?$/.test(parent.operator)) return [{ other, how: '!==', whole: parent }];
    if (/^[<>]=?$/.test(parent.operator)) return [{ other, how: 'order', whole: parent }];
    return [];
  }
  if (parent.type === 'SwitchStatement' && parent.discriminant === node)
    return (parent.cases as Node[]).flatMap((branch) =>
      branch.test ? [{ other: unwrap(branch.test), how: 'case' as const, whole: parent }] : [],
    );
  if (parent.type === 'CallExpression' && parent.arguments[0] === node) {
    // [A, B].includes(x.code)
    if (MEMBER.test(parent.callee.type) && /^(includes|indexOf|has)$/.test(parent.callee.property.name)) {
      const list = listOf(file, parent.callee.object);
      return list.map((other) => ({ other, how: 'member' as const, whole: parent }));
    }
    if (parent.callee.name === 'expect') return matchers(file, parent);
    // assert.strictEqual(x.code, C)
    if (/^(strictEqual|equal|deepEqual|deepStrictEqual)$/.test(parent.callee.property?.name) && parent.arguments[1])
      return [{ other: unwrap(parent.arguments[1]), how: 'matcher', whole: parent }];
  }
  return [];
}

function matchers(file: SourceFile, expectation: Node): Comparison[] {
  let at = expectation;
  for (let parent = file.scopes.parentOf(at); parent && MEMBER.test(parent.type); parent = file.scopes.parentOf(at))
    at = parent;
  const call = file.scopes.parentOf(at);
  if (call?.type !== 'CallExpression' || call.callee !== at || !call.arguments[0]) return [];
  return [{ other: unwrap(call.arguments[0]), how: 'matcher', whole: call }];
}

/** The elements of an array or set literal, or of the constant that holds one. */
function listOf(file: SourceFile, node: Node): Node[] {
  let at = unwrap(node);
  if (at.type === 'Identifier') {
    const binding = file.scopes.bindingOf(at);
    const init = binding?.kind === 'const' ? (binding.declaration.init as Node | null) : null;
    if (!init) return [];
    at = unwrap(init);
  }
  if (at.type === 'NewExpression' && at.callee.name === 'Set' && at.arguments[0]) at = unwrap(at.arguments[0]);
  return at.type === 'ArrayExpression' ? (at.elements as (Node | null)[]).flatMap((item) => (item ? [item] : [])) : [];
}

/** The number a literal is, negative ones included. */
export function numberValue(node: Node): number | undefined {
  if (node.type === 'NumericLiteral') return node.value;
  if (node.type === 'UnaryExpression' && node.operator === '-' && node.argument.type === 'NumericLiteral')
    return -node.argument.value;
  return undefined;
}
