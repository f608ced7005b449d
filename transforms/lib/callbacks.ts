import type { Binding } from '../../src/engine/bindings.js';
import { commonjsExports } from '../../src/engine/commonjs-modules.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isContextType } from '../../src/sdk/context.js';
import { type ContextParameter, contextOfType, expectedType, memberOf, thisParameters } from './function-types.js';
import { readHanded } from './handed.js';
import { isCall, isMember, memberKey, membersCalled, propertyKey, wrapped } from './members.js';
import type { Place } from './registration-sources.js';
import { registrationContext } from './registrations.js';
import { enclosingClass, exportedAs, exportedName, functionBinding, sdkTypeOf } from './values.js';

/** Answers of the question that is being asked; a question met again inside itself has none yet. */
let answers: Map<object, ContextParameter | undefined> | undefined;

function once(key: object, find: () => ContextParameter | undefined): ContextParameter | undefined {
  if (answers?.has(key)) return answers.get(key);
  const outermost = answers === undefined;
  answers ??= new Map();
  answers.set(key, undefined);
  try {
    const found = find();
    answers.set(key, found);
    return found;
  } finally {
    if (outermost) answers = undefined;
  }
}

/**
 * The parameter of a function in which the SDK hands it the handler context: the function is registered as a handler
 * (there and then, by name, as a method, bound, through a wrapper of this file), or has a type that says so.
 * @returns undefined when that cannot be proved
 */
export function contextParameter(file: SourceFile, facts: FileFacts, callable: Node): ContextParameter | undefined {
  return once(callable, () => {
    const found = byPlace(file, facts, callable) ?? byTable(file, facts, callable);
    return found && { ...found, index: found.index + thisParameters(callable) };
  });
}

/** A member of a table or object whose values are registered somewhere: `for (const tool of tools) …`. */
function byTable(file: SourceFile, facts: FileFacts, callable: Node): ContextParameter | undefined {
  if (!memberHolding(file, callable)) return undefined;
  const handed = readHanded(file, facts).find(({ place, type }) => place.node === callable && isContextType(type));
  return handed && { index: handed.index, type: handed.type as ContextParameter['type'] };
}

function byPlace(file: SourceFile, facts: FileFacts, callable: Node): ContextParameter | undefined {
  switch (callable.type) {
    case 'FunctionDeclaration': {
      const binding = callable.id && file.scopes.bindingOf(callable.id);
      return binding && ofBinding(file, facts, binding);
    }
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      return callable.kind === 'method' ? ofMembers(file, facts, callable) : undefined;
    case 'ObjectMethod':
      return callable.kind === 'method' ? ofProperty(file, facts, callable) : undefined;
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return atPlace(file, facts, callable);
  }
  return undefined;
}

/** What a function gets that stands at a place, or is named there. */
function atPlace(file: SourceFile, facts: FileFacts, node: Node): ContextParameter | undefined {
  const parent = file.scopes.parentOf(node);
  const next = () => atPlace(file, facts, parent!);
  switch (parent?.type) {
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
      return next();
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return contextOfType({ file, facts, node: parent.typeAnnotation }) ?? next();
    case 'ConditionalExpression':
      return parent.test === node ? undefined : next();
    case 'LogicalExpression':
      return next();
    case 'MemberExpression': {
      // `handler.bind(this)`
      const call = file.scopes.parentOf(parent);
      const binds = parent.object === node && memberKey(parent) === 'bind' && isCall(call) && call.callee === parent;
      return binds && call.arguments.length === 1 ? atPlace(file, facts, call) : undefined;
    }
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression': {
      const index = (parent.arguments as Node[]).indexOf(node);
      if (index < 0) return undefined;
      return registrationContext(file, facts, parent, node) ?? ofCallback(file, facts, parent, index);
    }
    case 'VariableDeclarator': {
      if (parent.init !== node || parent.id.type !== 'Identifier') return undefined;
      const typed = contextOfType(expectedType({ file, facts, node }));
      const binding = file.scopes.bindingOf(parent.id);
      return typed ?? (binding && ofBinding(file, facts, binding));
    }
    case 'AssignmentExpression':
      return parent.right === node ? ofAssignment(file, facts, parent) : undefined;
    case 'ObjectProperty':
      return parent.value === node ? ofProperty(file, facts, parent) : undefined;
    case 'ClassProperty':
    case 'ClassPrivateProperty':
      if (parent.value !== node) return undefined;
      return contextOfType(expectedType({ file, facts, node })) ?? ofMembers(file, facts, parent);
    case 'ArrayExpression':
      return contextOfType(expectedType({ file, facts, node }));
    case 'ReturnStatement': {
      const maker = file.ancestor(parent, (at) => Array.isArray(at.params) && 'body' in at);
      return contextOfType(expectedType({ file, facts, node })) ?? (maker && ofResult(file, facts, maker));
    }
    case 'ArrowFunctionExpression':
      if (parent.body !== node) return undefined;
      return contextOfType(expectedType({ file, facts, node })) ?? ofResult(file, facts, parent);
  }
  return undefined;
}

/** A named function, or a parameter that holds one: by where the name is put, and what it is called with. */
function ofBinding(file: SourceFile, facts: FileFacts, binding: Binding): ContextParameter | undefined {
  return once(binding, () => {
    for (const { node, space } of binding.references) {
      if (space === 'type') continue;
      const found = atPlace(file, facts, node) ?? (binding.kind === 'param' ? ofItsCall(file, facts, node) : undefined);
      if (found) return found;
    }
    return undefined;
  });
}

/** `callback(args, extra)` inside a function that is handed the callback. */
function ofItsCall(file: SourceFile, facts: FileFacts, callee: Node): ContextParameter | undefined {
  const call = file.scopes.parentOf(callee);
  if (!isCall(call) || call.callee !== callee) return undefined;
  for (const [index, argument] of (call.arguments as Node[]).entries()) {
    const type = sdkTypeOf(file, facts, argument);
    if (isContextType(type)) return { index, type };
  }
  return undefined;
}

/** A function handed to another as argument number `index`: what the other's parameter does with it. */
function ofCallback(file: SourceFile, facts: FileFacts, call: Node, index: number): ContextParameter | undefined {
  const { callee } = call;
  if (callee.type === 'Identifier') {
    const binding = file.scopes.bindingOf(callee);
    const record = file.imports.of(binding);
    if (record) {
      const found =
        record.kind === 'namespace' ? undefined : facts.declarationOf?.(record.original.source, record.original.name);
      const made = found && functionAt(found);
      return made && ofParameter(made.file, made.facts, made.node, index);
    }
    const { declaration } = binding ?? {};
    const callable = declaration?.type === 'VariableDeclarator' ? declaration.init : declaration;
    return callable?.params ? ofParameter(file, facts, callable, index) : undefined;
  }
  if (!isMember(callee) || callee.object.type !== 'ThisExpression') return undefined;
  const key = memberKey(callee);
  const owner = enclosingClass(file, callee);
  const member = (owner?.body.body as Node[] | undefined)?.find((candidate) => propertyKey(candidate) === key);
  const callable = member?.params ? member : member?.value;
  return callable?.params ? ofParameter(file, facts, callable, index) : undefined;
}

/** A parameter that is itself a function: by its annotation, or by what is done with it. */
export function ofParameter(
  file: SourceFile,
  facts: FileFacts,
  callable: Node,
  index: number,
): ContextParameter | undefined {
  const parameter = callable.params[index] as Node | undefined;
  const id = parameter?.left ?? parameter;
  if (id?.type !== 'Identifier') return undefined;
  const typed = id.typeAnnotation && contextOfType({ file, facts, node: id.typeAnnotation });
  const binding = file.scopes.bindingOf(id);
  return typed ?? (binding && ofBinding(file, facts, binding));
}

/** `server.fallbackRequestHandler = …`, `let handler; handler = …`. */
function ofAssignment(file: SourceFile, facts: FileFacts, assignment: Node): ContextParameter | undefined {
  const { left } = assignment;
  if (left.type === 'Identifier') {
    const binding = file.scopes.bindingOf(left);
    return binding && ofBinding(file, facts, binding);
  }
  if (!isMember(left) || memberKey(left) !== 'fallbackRequestHandler') return undefined;
  const owner = sdkTypeOf(file, facts, left.object);
  if (owner !== 'Server' && owner !== 'Client') return undefined;
  return { index: 1, type: owner === 'Client' ? 'ClientContext' : 'ServerContext' };
}

/** A member of an object literal: by the type asked of the object, by what it configures, or where `object.member` is put. */
function ofProperty(file: SourceFile, facts: FileFacts, property: Node): ContextParameter | undefined {
  const key = propertyKey(property);
  const object = file.scopes.parentOf(property);
  if (key === undefined || object?.type !== 'ObjectExpression') return undefined;
  return (
    contextOfType(memberOf(expectedType({ file, facts, node: object }), key)) ??
    ofTemplate(file, facts, object, key) ??
    ofUpdate(file, facts, object, property) ??
    ofMembers(file, facts, property)
  );
}

/** `new ResourceTemplate(uri, { list: async (extra) => … })`. */
function ofTemplate(file: SourceFile, facts: FileFacts, object: Node, key: string): ContextParameter | undefined {
  const parent = file.scopes.parentOf(object);
  return key === 'list' &&
    parent?.type === 'NewExpression' &&
    parent.arguments[1] === object &&
    exportedName(file, facts, parent.callee) === 'ResourceTemplate'
    ? { index: 0, type: 'ServerContext' }
    : undefined;
}

/** `registered.update({ callback: async (args, extra) => … })`. */
function ofUpdate(file: SourceFile, facts: FileFacts, object: Node, property: Node): ContextParameter | undefined {
  const call = file.scopes.parentOf(object);
  if (propertyKey(property) !== 'callback' || !isCall(call) || !isMember(call.callee)) return undefined;
  if (memberKey(call.callee) !== 'update') return undefined;
  const owner = sdkTypeOf(file, facts, call.callee.object);
  const parameters = (property.params ?? property.value.params)?.length as number | undefined;
  if (owner === 'RegisteredResource') return { index: parameters === 3 ? 2 : 1, type: 'ServerContext' };
  return /^Registered(?:Tool|Prompt)$/.test(owner ?? '') && parameters === 2
    ? { index: 1, type: 'ServerContext' }
    : undefined;
}

/** A method, or a field that holds a function: by where `this.method` or `instance.method` is put. */
function ofMembers(file: SourceFile, facts: FileFacts, member: Node): ContextParameter | undefined {
  for (const use of usesOfMember(file, member)) {
    const found = atPlace(file, facts, use);
    if (found) return found;
  }
  return undefined;
}

/** `this.method` in its class, `instance.method` and `object.member` where the variable's value stands in this file. */
function usesOfMember(file: SourceFile, member: Node): Node[] {
  const key = propertyKey(member);
  const holder = file.scopes.parentOf(member);
  const owner = holder?.type === 'ClassBody' ? file.scopes.parentOf(holder) : holder;
  if (key === undefined || !owner) return [];
  return membersCalled(file, key).filter(({ object }) => {
    if (object.type === 'ThisExpression') {
      const around = enclosingClass(file, object);
      return around === owner || (around !== undefined && superClassOf(file, around) === owner);
    }
    if (object.type !== 'Identifier') return false;
    const binding = file.scopes.bindingOf(object);
    if (!binding) return false;
    if (binding.declaration === owner) return true;
    const init = binding.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : null;
    if (init?.type !== 'NewExpression') return !!init && unwrap(init) === owner;
    return init.callee.type === 'Identifier' && file.scopes.bindingOf(init.callee)?.declaration === owner;
  });
}

function superClassOf(file: SourceFile, owner: Node): Node | undefined {
  return owner.superClass?.type === 'Identifier' ? file.scopes.bindingOf(owner.superClass)?.declaration : undefined;
}

/** A function that another one returns: by where the calls of that one stand. */
function ofResult(file: SourceFile, facts: FileFacts, maker: Node): ContextParameter | undefined {
  for (const call of callsOf(file, maker)) {
    const found = atPlace(file, facts, call);
    if (found) return found;
  }
  const path = exportPath(file, maker);
  for (let index = 0; path !== undefined && index < 3; index++) {
    const type = facts.argumentOf(`${path}()`, index);
    if (isContextType(type)) return { index, type };
  }
  return undefined;
}

const CALLS = /^(?:(?:Optional)?Call|New)Expression$/;

/** The calls of a function in its own file: by its name, as a method of its class or object. */
export function callsOf(file: SourceFile, callable: Node): Node[] {
  const binding = functionBinding(file, callable);
  const member = memberHolding(file, callable);
  const uses = binding ? binding.references.map(({ node }) => node) : member ? usesOfMember(file, member) : [];
  return uses.flatMap((use) => {
    const call = file.scopes.parentOf(use);
    return call && CALLS.test(call.type) && call.callee === use ? [call] : [];
  });
}

/** The class member or object property that a function is, or is the value of. */
function memberHolding(file: SourceFile, callable: Node): Node | undefined {
  if (/^(?:Class(?:Private)?|Object)Method$/.test(callable.type)) return callable;
  const parent = file.scopes.parentOf(callable);
  return parent && /Property$/.test(parent.type) && parent.value === callable ? parent : undefined;
}

/** What other files call a function by: `name`, `Class.method`, `object.member`; undefined when they cannot. */
export function exportPath(file: SourceFile, callable: Node): string | undefined {
  const binding = functionBinding(file, callable);
  const own = binding && exportedAs(file, binding);
  if (own !== undefined) return own;
  // `exports.register = function () {}`, `module.exports = { register() {} }`
  for (const [name, value] of commonjsExports(file)) if (unwrap(value) === callable) return name;
  if (binding) return undefined;
  const member = memberHolding(file, callable);
  if (!member) {
    const holder = file.scopes.parentOf(callable);
    return holder?.type === 'ExportDefaultDeclaration' ? 'default' : undefined;
  }
  const holder = file.scopes.parentOf(member);
  const key = propertyKey(member);
  const owner = holder?.type === 'ClassBody' ? file.scopes.parentOf(holder)?.id : holder && variableOf(file, holder);
  const ownerBinding = owner && file.scopes.bindingOf(owner);
  const exported = ownerBinding && exportedAs(file, ownerBinding);
  return exported !== undefined && key !== undefined ? `${exported}.${key}` : undefined;
}

function variableOf(file: SourceFile, object: Node): Node | undefined {
  const parent = file.scopes.parentOf(wrapped(file, object));
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}

/** The function that a declaration of another file is or holds. */
export function functionAt({ file, facts, node }: Place): Place | undefined {
  if (node.params && node.body) return { file, facts, node };
  if (node.type !== 'Identifier') return undefined;
  const declaration = file.scopes.bindingOf(node)?.declaration;
  const value = declaration?.type === 'VariableDeclarator' ? declaration.init && unwrap(declaration.init) : declaration;
  return value?.params && value.body ? { file, facts, node: value } : undefined;
}
