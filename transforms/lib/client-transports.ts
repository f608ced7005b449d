import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey, propertyKey, wrapped } from './members.js';
import { enclosingClass, exportedAs, exportedName, functionBinding, typeName } from './values.js';

/** What carries a client's messages. */
export type Carrier = 'http' | 'sse' | 'stdio' | 'memory';

const CARRIERS: Readonly<Record<string, Carrier>> = {
  StreamableHTTPClientTransport: 'http',
  SSEClientTransport: 'sse',
  StdioClientTransport: 'stdio',
  InMemoryTransport: 'memory',
};

const MAX_DEPTH = 10;

/** The carrier that `new …ClientTransport(…)` makes; undefined for anything else, subclasses of the project included. */
export function carrierMade(file: SourceFile, facts: FileFacts, node: Node): Carrier | undefined {
  const name = node.type === 'NewExpression' ? exportedName(file, facts, node.callee) : undefined;
  return name !== undefined && Object.hasOwn(CARRIERS, name) ? CARRIERS[name] : undefined;
}

/**
 * The carriers an expression may be, each with the place that makes it (or declares its type).
 * @returns undefined when one of the values it may have is not known
 */
export function carriersOf(file: SourceFile, facts: FileFacts, node: Node, depth = 0): Made[] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const at = unwrap(node);
  const made = carrierMade(file, facts, at);
  if (made) return [{ carrier: made, node: at }];
  const each = (values: readonly Node[]) => join(values.map((value) => carriersOf(file, facts, value, depth + 1)));
  switch (at.type) {
    case 'AwaitExpression':
      return each([at.argument]);
    case 'ConditionalExpression':
      return each([at.consequent, at.alternate]);
    case 'LogicalExpression':
      return each(at.operator === '&&' ? [at.right] : [at.left, at.right]);
    case 'AssignmentExpression':
      return each([at.right]);
    case 'Identifier': {
      if (at.name === 'undefined') return [];
      const binding = file.scopes.bindingOf(at);
      if (!binding) return undefined;
      const values = valuesOf(file, binding);
      return (values && each(values)) ?? declared(file, facts, binding.id);
    }
    case 'NullLiteral':
      return [];
  }
  if (isMember(at) && at.object.type === 'ThisExpression') {
    const slot = fieldOf(file, at);
    const values = slot && fieldValues(file, slot);
    return (values && each(values)) ?? (slot?.declaration && declared(file, facts, slot.declaration));
  }
  if (isCall(at)) {
    const callable = callableAt(file, at.callee);
    const body = callable?.body as Node | undefined;
    if (!callable || !body) return undefined;
    const results = body.type === 'BlockStatement' ? file.returnsOf(callable) : [body];
    return results.length > 0 ? each(results) : undefined;
  }
  return undefined;
}

export interface Made {
  carrier: Carrier;
  node: Node;
}

function join(all: readonly (Made[] | undefined)[]): Made[] | undefined {
  return all.every((made) => made !== undefined) ? all.flat() : undefined;
}

/** A variable, parameter or field whose type is one of the SDK's transports. */
function declared(file: SourceFile, facts: FileFacts, id: Node): Made[] | undefined {
  const name = typeName(file, facts, id.typeAnnotation);
  return name !== undefined && Object.hasOwn(CARRIERS, name) ? [{ carrier: CARRIERS[name]!, node: id }] : undefined;
}

/** What a variable is set to, or a parameter of a function that only this file calls is given. */
function valuesOf(file: SourceFile, binding: Binding): Node[] | undefined {
  const { declaration, id } = binding;
  if (binding.kind === 'param') return argumentsFor(file, binding);
  if (declaration.type !== 'VariableDeclarator' || declaration.id !== id) return undefined;
  const values: Node[] = declaration.init ? [declaration.init] : [];
  for (const { node } of binding.references) {
    const parent = file.scopes.parentOf(node);
    if (parent?.type === 'AssignmentExpression' && parent.left === node) values.push(parent.right);
  }
  return values.length > 0 ? values : undefined;
}

function argumentsFor(file: SourceFile, binding: Binding): Node[] | undefined {
  const callable = binding.declaration;
  const own = functionBinding(file, callable);
  if (own && exportedAs(file, own) !== undefined) return undefined;
  const index = (callable.params as Node[] | undefined)?.indexOf(binding.id) ?? -1;
  const calls = index < 0 ? [] : callsTo(file, callable);
  const values = calls.map((call) => call.arguments[index] as Node | undefined);
  return values.length > 0 && values.every((value) => value !== undefined) ? (values as Node[]) : undefined;
}

/** The calls of this file that run a function: by its name, or as a method of the class it stands in. */
export function callsTo(file: SourceFile, callable: Node): Node[] {
  const key = /^Class(Private)?Method$/.test(callable.type) ? propertyKey(callable) : undefined;
  if (key !== undefined) {
    const owner = enclosingClass(file, callable);
    return file.scopes.calls.filter(
      ({ callee }) => isMember(callee) && isOwnMember(file, callee, owner) && memberKey(callee) === key,
    );
  }
  const binding = functionBinding(file, callable);
  return (binding?.references ?? []).flatMap(({ node }) => {
    const call = file.scopes.parentOf(node);
    return isCall(call) && call.callee === node ? [call] : [];
  });
}

function isOwnMember(file: SourceFile, member: Node, owner: Node | undefined): boolean {
  return member.object.type === 'ThisExpression' && enclosingClass(file, member) === owner;
}

/** The function of this file that a callee names. */
export function callableAt(file: SourceFile, callee: Node): Node | undefined {
  if (isMember(callee)) {
    if (callee.object.type !== 'ThisExpression') return undefined;
    const members = (enclosingClass(file, callee)?.body.body ?? []) as Node[];
    return members.find((member) => member.body && propertyKey(member) === memberKey(callee));
  }
  const binding = callee.type === 'Identifier' ? file.scopes.bindingOf(callee) : undefined;
  const value = binding?.kind === 'function' ? binding.declaration : binding?.declaration.init;
  return value?.params ? value : undefined;
}

/** A field of a class, by `this.key`. */
export interface Field {
  owner: Node;
  key: string;
  /** Its declaration in the class, when it has one. */
  declaration: Node | undefined;
}

export function fieldOf(file: SourceFile, member: Node): Field | undefined {
  const key = memberKey(member);
  const owner = enclosingClass(file, member);
  if (key === undefined || !owner) return undefined;
  const declaration = (owner.body.body as Node[]).find(
    (item) => /Property$/.test(item.type) && propertyKey(item) === key,
  );
  return { owner, key, declaration };
}

/** Every `this.key` of a field, its declaration apart. */
export function fieldUses(file: SourceFile, { owner, key }: Field, members: readonly Node[]): Node[] {
  return members.filter((member) => memberKey(member) === key && isOwnMember(file, member, owner));
}

function fieldValues(file: SourceFile, { owner, key, declaration }: Field): Node[] | undefined {
  const values: Node[] = declaration?.value ? [declaration.value] : [];
  for (const assignment of file.assignmentsTo(key))
    if (isOwnMember(file, assignment.left, owner)) values.push(assignment.right);
  return values.length > 0 ? values : undefined;
}

/** The expressions of this file that have the value of `node`: what it is assigned to, handed to, returned as. */
export function holdersOf(file: SourceFile, node: Node, members: readonly Node[]): Node[] {
  const found = new Set<Node>();
  const queue = [node];
  const add = (nodes: readonly Node[]) => {
    for (const next of nodes) if (!found.has(next)) queue.push(next);
  };
  const addName = (id: Node | undefined) => {
    const binding = id?.type === 'Identifier' ? file.scopes.bindingOf(id) : undefined;
    if (binding) add(binding.references.map((reference) => reference.node));
  };
  for (let at = queue.pop(); at; at = queue.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    const outer = wrapped(file, at);
    const parent = file.scopes.parentOf(outer);
    switch (parent?.type) {
      case 'AwaitExpression':
      case 'ConditionalExpression':
      case 'LogicalExpression':
        if (parent.test !== outer) queue.push(parent);
        break;
      case 'VariableDeclarator':
        if (parent.init === outer) addName(parent.id);
        break;
      case 'AssignmentExpression': {
        if (parent.right !== outer) break;
        queue.push(parent);
        if (parent.left.type === 'Identifier') addName(parent.left);
        const field =
          isMember(parent.left) && parent.left.object.type === 'ThisExpression' && fieldOf(file, parent.left);
        if (field) add(fieldUses(file, field, members));
        break;
      }
      case 'ClassProperty':
      case 'ClassPrivateProperty': {
        const owner = enclosingClass(file, parent);
        const key = propertyKey(parent);
        if (parent.value === outer && owner && key !== undefined)
          add(fieldUses(file, { owner, key, declaration: parent }, members));
        break;
      }
      case 'ReturnStatement': {
        const maker = file.ancestor(parent, (up) => Array.isArray(up.params) && 'body' in up);
        if (maker) add(callsTo(file, maker));
        break;
      }
      case 'ArrowFunctionExpression':
        if (parent.body === outer) add(callsTo(file, parent));
        break;
      case 'CallExpression': {
        const index = (parent.arguments as Node[]).indexOf(outer);
        const callable = index < 0 ? undefined : callableAt(file, parent.callee);
        const parameter = callable?.params[index] as Node | undefined;
        addName(parameter?.type === 'AssignmentPattern' ? parameter.left : parameter);
      }
    }
  }
  return [...found];
}
