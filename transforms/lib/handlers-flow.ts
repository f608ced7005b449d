import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { HANDLER_METHOD, memberName, receiverOf } from './handlers-receiver.js';
import { schemaNamed } from './handlers-schema.js';
import { tableTakesMethod } from './handlers-tables.js';
import { exportedAs, functionBinding } from './values.js';

/** What one run over a file learns about where schemas go. */
export interface Flow {
  file: SourceFile;
  facts: FileFacts;
  /** Variables and parameters that held a schema (or an entry with one) and hold a method now. */
  methods: Set<Binding>;
  /** Lists that were made constant, so that their methods keep their types. */
  constant: Set<Node>;
}

const EQUALITY = /^[!=]==?$/;
const ASSERTION =
  /^(?:(?:not)?(?:equal|strictEqual|deepEqual|deepStrictEqual)|is|same|calledWith\w*|neverCalledWith\w*)$/i;
const KEYED = /^(?:get|has|delete|set)$/;

/**
 * Whether v2 has a method string where `node` stands and v1 had the schema: the first argument of a handler method,
 * what a recorded call of one is compared with, or a variable, parameter or list that only goes to such places.
 */
export function takesMethod(flow: Flow, node: Node, depth = 0): boolean {
  if (depth > 6) return false;
  const { file } = flow;
  const outer = outermost(file, node);
  const parent = file.scopes.parentOf(outer);
  switch (parent?.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
      return takesInCall(flow, parent, outer, depth);
    case 'NewExpression':
      return parent.callee.name === 'Map' || parent.callee.name === 'Set'
        ? takesMethod(flow, parent, depth + 1)
        : false;
    case 'BinaryExpression':
      return (
        EQUALITY.test(parent.operator) &&
        comesFromHandlers(flow, parent.left === outer ? parent.right : parent.left, depth)
      );
    case 'SwitchCase':
      return parent.test === outer && comesFromHandlers(flow, file.scopes.parentOf(parent)!.discriminant, depth);
    case 'VariableDeclarator':
      return (
        parent.init === outer &&
        parent.id.type === 'Identifier' &&
        !parent.id.typeAnnotation &&
        holds(flow, parent.id, depth)
      );
    case 'ArrayExpression':
    case 'ObjectProperty':
      return takesInList(flow, parent, outer, depth);
  }
  return false;
}

/** Climbs over casts and parentheses. */
function outermost(file: SourceFile, node: Node): Node {
  let at = node;
  for (let parent = file.scopes.parentOf(at); parent && unwrap(parent) !== parent && parent.expression === at; ) {
    at = parent;
    parent = file.scopes.parentOf(at);
  }
  return at;
}

function takesInCall(flow: Flow, call: Node, node: Node, depth: number): boolean {
  const { file, facts } = flow;
  const index = (call.arguments as Node[]).indexOf(node);
  if (index < 0) return false;
  const { callee } = call;
  const name = memberName(callee);
  if (name !== undefined && HANDLER_METHOD.test(name))
    return index === 0 && receiverOf(file, facts, callee.object, name) !== 'foreign';
  if (comesFromHandlers(flow, callee, depth)) return true;
  const calleeName = name ?? callee.name;
  if (ASSERTION.test(calleeName ?? ''))
    return (call.arguments as Node[]).some((other) => other !== node && comesFromHandlers(flow, other, depth));
  if (index === 0 && KEYED.test(name ?? '') && isKeyedByHandlers(flow, callee.object, depth)) return true;
  const callable = callableOf(file, callee);
  const parameter = callable?.params[index] as Node | undefined;
  if (!callable || parameter?.type !== 'Identifier' || !isLoose(parameter)) return false;
  const binding = functionBinding(file, callable);
  return !!binding && exportedAs(file, binding) === undefined && holds(flow, parameter, depth);
}

/** The function of this file that a call runs. */
function callableOf(file: SourceFile, callee: Node): Node | undefined {
  const binding = callee.type === 'Identifier' ? file.scopes.bindingOf(callee) : undefined;
  if (binding?.kind === 'function') return binding.declaration;
  const init = binding?.kind === 'const' ? (binding.declaration.init as Node | null) : undefined;
  return init?.params ? init : undefined;
}

/** Whether a parameter's type leaves open what it is: a schema's type would not take a string. */
function isLoose(parameter: Node): boolean {
  const type = parameter.typeAnnotation?.typeAnnotation?.type;
  return type === undefined || type === 'TSAnyKeyword' || type === 'TSUnknownKeyword';
}

/** Whether a variable goes to such places only. */
function holds(flow: Flow, id: Node, depth: number): boolean {
  const { file } = flow;
  const binding = file.scopes.bindingOf(id);
  if (!binding || binding.references.length === 0 || exportedAs(file, binding) !== undefined) return false;
  if (flow.methods.has(binding)) return true;
  const all = binding.references.every(({ node }) => takesMethod(flow, node, depth + 1));
  if (all) flow.methods.add(binding);
  return all;
}

/** An item of a list that is compared as a whole, or gone through: `[[Schema, handler], …]`, `[{ schema, handler }]`. */
function takesInList(flow: Flow, holder: Node, item: Node, depth: number): boolean {
  const { file } = flow;
  if (file.isIgnored(item)) return false;
  const path: (string | number)[] = [];
  let at = holder;
  let child = item;
  for (;;) {
    if (at.type === 'ArrayExpression') path.unshift((at.elements as Node[]).indexOf(child));
    else if (at.type === 'ObjectProperty' && at.value === child && !at.computed && !at.shorthand) {
      path.unshift(at.key.name ?? at.key.value);
      child = at;
      at = file.scopes.parentOf(at)!;
      if (at.type !== 'ObjectExpression') return false;
    } else return false;
    child = outermost(file, at);
    const parent = file.scopes.parentOf(child);
    if (parent?.type !== 'ArrayExpression' && parent?.type !== 'ObjectProperty') break;
    at = parent;
  }
  if (takesAsComparand(flow, child, depth)) return true;
  // What TypeScript widens to string[] no longer fits the typed overloads.
  const isWidened = file.language !== 'js' && !file.text.slice(at.end, child.end).includes('as const');
  if (at.type === 'ObjectExpression') {
    if (isWidened && (path.length > 1 || !holdsOnlySchemas(flow, at))) return false;
    const taken = tableTakesMethod(flow, child, path, depth);
    if (taken && isWidened) makeConstant(flow, at);
    return taken;
  }
  if (isWidened && (at.type !== 'ArrayExpression' || child !== at)) return false;
  const [index, ...rest] = path;
  if (typeof index !== 'number') return false;
  const patterns = loopPatterns(file, child);
  const all = !!patterns?.length && patterns.every((pattern) => patternHolds(flow, pattern, rest, depth));
  if (all && isWidened) makeConstant(flow, at);
  return all;
}

/** `{ tools: ListToolsRequestSchema, … }` and nothing else: then nobody minds that it cannot be changed. */
function holdsOnlySchemas({ file, facts }: Flow, table: Node): boolean {
  return (table.properties as Node[]).every(
    (property) => property.type === 'ObjectProperty' && schemaNamed(file, facts, property.value) !== undefined,
  );
}

function makeConstant({ file, constant }: Flow, list: Node): void {
  if (constant.has(list)) return;
  constant.add(list);
  const parent = file.scopes.parentOf(list);
  const needs = parent?.object === list;
  if (needs) file.edits.insert(list.start, '(');
  file.edits.insert(list.end, ` as const${needs ? ')' : ''}`);
}

function takesAsComparand(flow: Flow, list: Node, depth: number): boolean {
  const parent = flow.file.scopes.parentOf(list);
  return parent?.type === 'CallExpression' && parent.callee !== list && comesFromHandlers(flow, parent.callee, depth);
}

/** The variables that take the items of a list, when the list is only gone through. */
function loopPatterns(file: SourceFile, list: Node): Node[] | undefined {
  const parent = file.scopes.parentOf(list);
  if (!parent) return undefined;
  if (parent.type === 'ForOfStatement' && parent.right === list)
    return parent.left.type === 'VariableDeclaration' ? [parent.left.declarations[0].id] : undefined;
  if (memberName(parent) === 'forEach' && parent.object === list) {
    const call = file.scopes.parentOf(parent);
    const parameter = call?.type === 'CallExpression' ? call.arguments[0]?.params?.[0] : undefined;
    return parameter ? [parameter] : undefined;
  }
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier' || parent.id.typeAnnotation)
    return undefined;
  const binding = file.scopes.bindingOf(parent.id);
  if (!binding || exportedAs(file, binding) !== undefined) return undefined;
  const patterns: Node[] = [];
  for (const { node } of binding.references) {
    const inner = file.scopes.parentOf(node)?.type === 'VariableDeclarator' ? undefined : loopPatterns(file, node);
    if (!inner) return undefined;
    patterns.push(...inner);
  }
  return patterns;
}

function patternHolds(flow: Flow, pattern: Node, path: readonly (string | number)[], depth: number): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return pattern.type === 'Identifier' && holds(flow, pattern, depth);
  if (pattern.type === 'ArrayPattern' && typeof key === 'number') {
    const element = pattern.elements[key] as Node | null | undefined;
    return !!element && patternHolds(flow, element, rest, depth);
  }
  if (pattern.type === 'ObjectPattern') {
    const property = (pattern.properties as Node[]).find((candidate) => candidate.key?.name === key);
    return !!property && patternHolds(flow, property.value, rest, depth);
  }
  if (pattern.type !== 'Identifier' || rest.length > 0) return false;
  // `entry.schema`, `entry[0]`
  const binding = flow.file.scopes.bindingOf(pattern);
  const reads = (binding?.references ?? []).map(({ node }) => flow.file.scopes.parentOf(node)!);
  if (reads.some((read) => !/^(Optional)?MemberExpression$/.test(read.type))) return false;
  const ours = reads.filter((read) => keyOf(read) === key);
  const all = ours.length > 0 && ours.every((read) => takesMethod(flow, read, depth + 1));
  if (all && binding) flow.methods.add(binding);
  return all;
}

function keyOf(member: Node): string | number | undefined {
  return member.computed && member.property.type === 'NumericLiteral' ? member.property.value : memberName(member);
}

/** Whether a value is what a handler method was called with, as a mock recorded it or an own implementation got it. */
export function comesFromHandlers(flow: Flow, value: Node, depth = 0): boolean {
  if (depth > 10) return false;
  const node = unwrap(value);
  const next = (inner: Node | null | undefined) => !!inner && comesFromHandlers(flow, inner, depth + 1);
  switch (node.type) {
    case 'AwaitExpression':
    case 'SpreadElement':
      return next(node.argument);
    case 'ChainExpression':
      return next(node.expression);
    case 'ArrayExpression':
      return node.elements.length === 1 && next(node.elements[0]);
    case 'LogicalExpression':
      return next(node.left);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return HANDLER_METHOD.test(memberName(node) ?? '') || next(node.object);
    case 'CallExpression':
    case 'OptionalCallExpression': {
      if (HANDLER_METHOD.test(memberName(node.callee) ?? '')) return false;
      const [first, second] = node.arguments as Node[];
      // vi.spyOn(server, 'setRequestHandler'), sinon.stub(server, 'setRequestHandler')
      if (HANDLER_METHOD.test(stringValue(second) ?? '')) return true;
      const name = memberName(node.callee) ?? node.callee.name;
      if (/^(?:mocked|expect|from|fromEntries)$/.test(name ?? '') && next(first)) return true;
      return next(node.callee);
    }
    case 'Identifier':
      return bindingComesFromHandlers(flow, flow.file.scopes.bindingOf(node), depth);
  }
  return false;
}

function bindingComesFromHandlers(flow: Flow, binding: Binding | undefined, depth: number): boolean {
  if (!binding) return false;
  const { file } = flow;
  const { declaration } = binding;
  if (declaration.type === 'VariableDeclarator') {
    if (declaration.init && comesFromHandlers(flow, declaration.init, depth + 1)) return true;
    const loop = file.scopes.parentOf(file.scopes.parentOf(declaration)!);
    if (loop?.type === 'ForOfStatement' && loop.left.declarations?.includes(declaration))
      return comesFromHandlers(flow, loop.right, depth + 1);
    return binding.references.some(({ node }) => {
      const parent = file.scopes.parentOf(node);
      // const recorded = vi.fn(); … { setRequestHandler: recorded }
      if (parent?.type === 'ObjectProperty' && parent.value === node) return HANDLER_METHOD.test(parent.key.name ?? '');
      if (parent?.type !== 'AssignmentExpression') return false;
      if (parent.right === node) return HANDLER_METHOD.test(memberName(parent.left) ?? '');
      return parent.left === node && comesFromHandlers(flow, parent.right, depth + 1);
    });
  }
  return binding.kind === 'param' && !!declaration.params && isFedByHandlers(flow, declaration, depth);
}

/** A callback over recorded calls, or a function that stands in for a handler method. */
function isFedByHandlers(flow: Flow, callable: Node, depth: number): boolean {
  const { file } = flow;
  if (HANDLER_METHOD.test(callable.key?.name ?? '')) return file.scopes.parentOf(callable)?.type === 'ObjectExpression';
  let at = callable;
  let parent = file.scopes.parentOf(at);
  if (parent?.type === 'CallExpression' && parent.arguments.includes(at)) {
    if (comesFromHandlers(flow, parent.callee, depth + 1)) return true;
    // vi.fn((schema, handler) => …)
    at = parent;
    parent = file.scopes.parentOf(at);
  }
  if (parent?.type === 'ObjectProperty') return parent.value === at && HANDLER_METHOD.test(parent.key.name ?? '');
  if (parent?.type === 'AssignmentExpression') return HANDLER_METHOD.test(memberName(parent.left) ?? '');
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  return bindingComesFromHandlers(flow, file.scopes.bindingOf(parent.id), depth + 1);
}

/** `handlers.set(schema, handler)` in such a function: then `handlers.get(Schema)` asks by method. */
function isKeyedByHandlers(flow: Flow, map: Node, depth: number): boolean {
  const binding = map.type === 'Identifier' ? flow.file.scopes.bindingOf(map) : undefined;
  return !!binding?.references.some(({ node }) => {
    const member = flow.file.scopes.parentOf(node);
    if (!member || memberName(member) !== 'set' || member.object !== node) return false;
    const call = flow.file.scopes.parentOf(member);
    const key = call?.type === 'CallExpression' ? (call.arguments[0] as Node | undefined) : undefined;
    return !!key && comesFromHandlers(flow, key, depth + 1);
  });
}
