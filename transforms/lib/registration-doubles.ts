import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isMember, wrapped } from './members.js';
import { METHODS } from './registration-arguments.js';
import { settleLooks } from './registration-looks.js';
import { settleModuleMocks } from './registration-module-mocks.js';
import { memberName } from './registration-receivers.js';
import { sourcesOf } from './registration-sources.js';
import { sdkTypeOf, typeName, typeOfBinding } from './values.js';

/** An object literal with a member of v1's name. */
const LITERAL = /[{,\s](?:tool|prompt|resource)\s*[:(,}]/;
const SPY = /\bspyOn\s*\(|\.(?:stub|spy|mock|replace|method)\s*\(/;

/**
 * Test doubles of McpServer: `{ tool: vi.fn() } as unknown as McpServer`, spies. The code under test calls the new
 * methods, so the double gets their names, and so do the places that look at it.
 */
export function settleDoubles(file: SourceFile, facts: FileFacts): void {
  if (SPY.test(file.text)) for (const call of file.scopes.calls) settleSpy(file, facts, call);
  settleModuleMocks(file, (double, binding) => renameMembers(file, facts, double, binding));
  if (!LITERAL.test(file.text)) return;
  for (const object of file.scopes.nodesOf('ObjectExpression')) settleLiteral(file, facts, object);
}

const keyOf = (property: Node): string | undefined =>
  property.computed ? undefined : (property.key?.name ?? property.key?.value);

function settleLiteral(file: SourceFile, facts: FileFacts, object: Node): void {
  const named = (object.properties as Node[]).some((property) => (keyOf(property) ?? '') in METHODS);
  const held = named ? holderOf(file, facts, object) : undefined;
  if (held) renameMembers(file, facts, object, held.binding);
}

/**
 * Gives a double's members the names of v2's methods, and the places that look at it.
 * @param double an object literal, or a class
 * @param binding what holds the object
 */
export function renameMembers(file: SourceFile, facts: FileFacts, double: Node, binding?: Binding): void {
  const members = (double.type === 'ObjectExpression' ? double.properties : double.body.body) as Node[];
  const fresh = members.filter((member) => {
    const name = keyOf(member) ?? '';
    return (
      name in METHODS &&
      !members.some((other) => keyOf(other) === METHODS[name]) &&
      !file.edits.touches(member.key.start, member.key.end)
    );
  });
  for (const member of fresh) {
    const name = keyOf(member)!;
    if (member.shorthand) file.edits.insert(member.key.start, `${METHODS[name]}: `);
    else {
      renameToken(file, member.key, METHODS[name]!);
      if (member.value || member.params) adaptFake(file, member);
    }
    const fake = member.value?.type === 'Identifier' ? file.scopes.bindingOf(member.value) : undefined;
    if (fake?.kind === 'const')
      for (const { node } of fake.references) if (node !== member.value) settleReads(file, facts, node, name);
  }
  const keys = new Set(fresh.map((member) => keyOf(member)));
  for (const { node } of binding?.references ?? []) {
    const member = file.scopes.parentOf(node);
    const name = member?.object === node ? memberName(member!) : undefined;
    if (name === undefined || !keys.has(name)) continue;
    if (binding!.kind === 'const' || isTestUse(file, member!) || isCallee(file, member!))
      renameMember(file, facts, member!, name);
  }
}

function renameToken(file: SourceFile, token: Node, name: string): void {
  const quotes = token.type === 'StringLiteral' ? 1 : 0;
  file.edits.overwrite(token.start + quotes, token.end - quotes, name);
}

/** Renames `double.tool` where it is not a registration itself, and settles what is read of its calls. */
export function renameMember(file: SourceFile, facts: FileFacts, member: Node, name: string): void {
  if (file.edits.touches(member.property.start, member.property.end)) return;
  renameToken(file, member.property, METHODS[name]!);
  settleReads(file, facts, member, name);
}

function markPositions(file: SourceFile, node: Node, name: string): void {
  const fresh = METHODS[name]!;
  const args = name === 'resource' ? '(name, uri, metadata, callback)' : '(name, config, callback)';
  file.todos.add(
    node,
    'registration/double',
    `${fresh} is called with ${args}; write the arguments expected here for that.`,
  );
}

/** What is read of the calls of a double's method: rewritten where it can only be one thing, else marked. */
function settleReads(file: SourceFile, facts: FileFacts, node: Node, name: string): void {
  // What a typed double returns is typed too.
  const isTyped = isMember(node) && wrapped(file, node) === node && sdkTypeOf(file, facts, node.object) === 'McpServer';
  settleLooks(file, node, name, {
    adapt: (fake) => adaptFunction(file, fake, fake, name),
    cast: (value) => {
      if (isTyped && name === 'tool') castResult(file, value);
    },
  });
}

/** v2's RegisteredTool has members a hand-made one of v1 lacks; only its type can tell. */
function castResult(file: SourceFile, value: Node): void {
  const binding = value.type === 'Identifier' ? file.scopes.bindingOf(value) : undefined;
  const made = binding?.declaration.type === 'VariableDeclarator' && !binding.id.typeAnnotation;
  const object = made ? (binding.declaration.init as Node | null) : value;
  if (object?.type !== 'ObjectExpression' || file.language === 'js') return;
  const name = file.imports.use('@modelcontextprotocol/server', 'RegisteredTool', { at: value, type: true });
  file.edits.insert(value.end, ` as unknown as ${name}`);
}

/** Whether a member is what a call calls. */
export function isCallee(file: SourceFile, node: Node): boolean {
  const parent = file.scopes.parentOf(node);
  return !!parent && /^(Optional)?CallExpression$/.test(parent.type) && parent.callee === node;
}

/** Words of test frameworks around a member: `expect(server.tool)`, `vi.mocked(server.tool)`, `server.tool.mock`. */
export function isTestUse(file: SourceFile, member: Node): boolean {
  let at = member;
  let parent = file.scopes.parentOf(at);
  while (parent && /^TS(As|NonNull|Satisfies)Expression$|^ParenthesizedExpression$/.test(parent.type)) {
    if (/\b(?:\w*Mock\w*|Spy|SpyInstance|Sinon(?:Stub|Spy)|(?:vi|jest)\.fn)\b/.test(typeText(file, parent)))
      return true;
    at = parent;
    parent = file.scopes.parentOf(at);
  }
  if (!parent) return false;
  if (parent.object === at) {
    const name = memberName(parent) ?? '';
    return /^(?:mock\w*|calls|callCount|called\w*|getCalls?|firstCall|lastCall|args|resolves|returns|callsFake|restore|reset\w*|should|withArgs)$/.test(
      name,
    );
  }
  if (parent.type === 'AssignmentExpression' && parent.left === at) return isFake(parent.right);
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    const references = file.scopes.bindingOf(parent.id)?.references ?? [];
    return references.length > 0 && references.every(({ node }) => isTestUse(file, node));
  }
  if (!/^(Optional)?CallExpression$/.test(parent.type) || !parent.arguments.includes(at)) return false;
  return /^(?:expect|assert|sinon\.assert\.\w+|(?:vi|jest)\.mocked|(?:vi|jest)\.is\w*|mocked)$/.test(
    file.textOf(parent.callee),
  );
}

const typeText = (file: SourceFile, cast: Node): string =>
  cast.typeAnnotation ? file.textOf(cast.typeAnnotation) : '';

function isFake(node: Node): boolean {
  if (node.type === 'TSAsExpression') return isFake(node.expression);
  if (node.type !== 'CallExpression') return false;
  const name = memberName(node.callee) ?? node.callee.name ?? '';
  return name === 'fn' || name === 'stub' || name === 'fake' || isFake(node.callee.object ?? node);
}

/** `(name, description, shape, handler) => { … }` in a double: what it takes from the middle is in the config now. */
function adaptFake(file: SourceFile, property: Node): void {
  const value = property.type === 'ObjectMethod' ? property : fakeImplementation(property.value);
  if (value) adaptFunction(file, value, property, keyOf(property)!);
}

function adaptFunction(file: SourceFile, fake: Node, place: Node, name: string): void {
  const parameters = fake.params as Node[];
  if (parameters.length < 3 || name === 'resource') return;
  const middle = parameters.slice(1, -1);
  const unused = middle.every(
    (parameter) => parameter.type === 'Identifier' && file.scopes.bindingOf(parameter)?.references.length === 0,
  );
  if (!unused || parameters.at(-1)!.type !== 'Identifier') {
    markPositions(file, place, name);
    return;
  }
  if (middle.length === 1) return;
  const type = middle[0]!.typeAnnotation ? ': unknown' : '';
  file.edits.overwrite(middle[0]!.start, middle.at(-1)!.end, `_config${type}`);
  for (const parameter of middle) file.release(parameter);
}

/** The function inside `vi.fn(function)`, or the value itself. */
function fakeImplementation(value: Node): Node | undefined {
  if (value.params) return value;
  const inner = value.type === 'CallExpression' ? (value.arguments[0] as Node | undefined) : undefined;
  return inner?.params ? inner : undefined;
}

/** `vi.spyOn(server, 'tool')`, `sinon.stub(server, 'tool')`, `t.mock.method(server, 'tool')`. */
function settleSpy(file: SourceFile, facts: FileFacts, call: Node): void {
  const [target, key] = (call.arguments ?? []) as Node[];
  const name = key?.type === 'StringLiteral' ? stringValue(key) : undefined;
  if (name === undefined || !(name in METHODS) || !target) return;
  const method = memberName(call.callee) ?? call.callee.name;
  if (!/^(?:spyOn|stub|spy|mock|replace|method)$/.test(method ?? '') || sdkTypeOf(file, facts, target) !== 'McpServer')
    return;
  renameToken(file, key!, METHODS[name]!);
  settleReads(file, facts, call, name);
}

/**
 * Whether an object literal stands for an McpServer: by a cast, a type, or by being handed to something that takes one.
 * @returns the binding that holds it, if one does
 */
function holderOf(file: SourceFile, facts: FileFacts, object: Node): { binding?: Binding } | undefined {
  let at = object;
  let isServer = false;
  for (let parent = file.scopes.parentOf(at); parent; parent = file.scopes.parentOf(at)) {
    if (/^TS(As|Satisfies)Expression$|^TSTypeAssertion$/.test(parent.type)) {
      isServer ||= typeName(file, facts, parent.typeAnnotation) === 'McpServer';
      at = parent;
      continue;
    }
    if (parent.type === 'VariableDeclarator' || parent.type === 'AssignmentExpression') {
      const id = parent.type === 'VariableDeclarator' ? parent.id : parent.left;
      const binding = id.type === 'Identifier' ? file.scopes.bindingOf(id) : undefined;
      isServer ||= binding ? bindingIsServer(file, facts, binding) : sdkTypeOf(file, facts, id) === 'McpServer';
      return isServer ? { binding } : undefined;
    }
    if (isServer) return {};
    if (parent.type === 'ReturnStatement' || parent.body === at) {
      const callable = parent.body === at ? parent : file.ancestor(parent, (node) => Array.isArray(node.params));
      return typeName(file, facts, callable?.returnType) === 'McpServer' ? {} : undefined;
    }
    return takesServer(file, facts, parent, at) ? {} : undefined;
  }
  return undefined;
}

function bindingIsServer(file: SourceFile, facts: FileFacts, binding: Binding): boolean {
  if (binding.id.typeAnnotation && typeOfBinding(file, facts, binding) === 'McpServer') return true;
  return binding.references.some(({ node }) => {
    let at = node;
    for (let parent = file.scopes.parentOf(at); parent; parent = file.scopes.parentOf(at)) {
      if (!/^TS(As|Satisfies|NonNull)Expression$|^TSTypeAssertion$/.test(parent.type))
        return takesServer(file, facts, parent, at);
      if (typeName(file, facts, parent.typeAnnotation) === 'McpServer') return true;
      at = parent;
    }
    return false;
  });
}

/** Whether a call's parameter for `argument` is an McpServer, by the declaration of what is called. */
function takesServer(file: SourceFile, facts: FileFacts, call: Node, argument: Node): boolean {
  if (!/^(Call|New|OptionalCall)Expression$/.test(call.type) || call.callee.type !== 'Identifier') return false;
  const index = (call.arguments as Node[]).indexOf(argument);
  const [target, ...more] = sourcesOf({ file, facts, node: call.callee });
  if (index < 0 || !target || more.length > 0) return false;
  const callable = /^Class/.test(target.node.type)
    ? (target.node.body.body as Node[]).find((member) => member.kind === 'constructor')
    : target.node;
  const raw = callable?.params?.[index] as Node | undefined;
  const parameter = raw?.type === 'TSParameterProperty' ? raw.parameter : raw;
  return typeName(target.file, target.facts, parameter?.typeAnnotation) === 'McpServer';
}
