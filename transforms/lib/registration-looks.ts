import type { Binding } from '../../src/engine/bindings.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey, propertyKey, wrapped } from './members.js';
import { METHODS } from './registration-arguments.js';
import { expectedArguments } from './registration-expectations.js';

// What tests read of the calls a double got: v1's tool(name, description, shape, callback) by position.

/** The lists of calls mocking libraries keep on a function, and the single calls. */
const LISTS = /^(?:calls|getCalls|args)$/;
const SINGLES = /^(?:firstCall|secondCall|thirdCall|lastCall|getCall)$/;
const CALLED_WITH =
  /^(?:to(?:Have)?Be(?:en)?(?:Last|Nth)?CalledWith|toHaveBeenCalledExactlyOnceWith|lastCalledWith|nthCalledWith|called(?:Once)?With(?:Exactly|Match)?|(?:always|never)CalledWith\w*)$/;
const FAKES = /^(?:mockImplementation(?:Once)?|callsFake)$/;
const MAX_DEPTH = 8;

interface Look {
  file: SourceFile;
  /** v1's name of the method: `tool`. */
  method: string;
  /** Takes over what a fake with parameters of its own takes from the middle. */
  adapt(fake: Node): void;
  /** Gives what a fake returns the type v2's method has. */
  cast(value: Node): void;
}

/**
 * Follows a double's method (`server.tool`, a spy, a name either has) to what is read of its calls, and rewrites what
 * can only be one thing: the callback is argument 2 of three now, whatever stood before it.
 */
export function settleLooks(file: SourceFile, node: Node, method: string, hooks: Pick<Look, 'adapt' | 'cast'>): void {
  followDouble({ file, method, ...hooks }, node, 0);
}

function mark({ file, method }: Look, node: Node): void {
  const args = method === 'resource' ? '(name, uri, metadata, callback)' : '(name, config, callback)';
  file.todos.add(
    node,
    'registration/double',
    `${METHODS[method]} is called with ${args}; write the arguments expected here for that.`,
  );
}

const parentOf = (look: Look, node: Node): Node | undefined => look.file.scopes.parentOf(node);

/** The binding a value is put into: `const x = value`, `x = value`. */
function heldIn(look: Look, value: Node): Binding | undefined {
  const parent = parentOf(look, value);
  const id =
    parent?.type === 'VariableDeclarator' && parent.init === value
      ? parent.id
      : parent?.type === 'AssignmentExpression' && parent.right === value
        ? parent.left
        : undefined;
  return id?.type === 'Identifier' ? look.file.scopes.bindingOf(id) : undefined;
}

function readsOf(look: Look, binding: Binding): Node[] {
  return binding.references
    .map(({ node }) => node)
    .filter((node) => {
      const parent = parentOf(look, node);
      return !(parent?.type === 'AssignmentExpression' && parent.left === node);
    });
}

/** `at.key` or `at.key(…)`, as one value. */
function stepOf(look: Look, at: Node): { key: string; node: Node; args: Node[] } | undefined {
  const member = parentOf(look, at);
  if (!isMember(member) || member.object !== at) return undefined;
  const key = memberKey(member);
  if (key === undefined) return undefined;
  const call = parentOf(look, member);
  return isCall(call) && call.callee === member
    ? { key, node: call, args: call.arguments }
    : { key, node: member, args: [] };
}

function followDouble(look: Look, node: Node, depth: number): void {
  if (depth > MAX_DEPTH) return;
  const at = wrapped(look.file, node);
  const held = heldIn(look, at);
  if (held) {
    for (const read of readsOf(look, held)) followDouble(look, read, depth + 1);
    return;
  }
  const call = parentOf(look, at);
  if (isCall(call) && call.arguments.includes(at)) {
    const name = isMember(call.callee) ? memberKey(call.callee) : call.callee.name;
    if (name === 'mocked') followDouble(look, call, depth + 1);
    else if (name === 'expect') followExpect(look, call);
    else if (CALLED_WITH.test(name ?? '') && call.arguments[0] === at) settleExpected(look, call, 1);
    return;
  }
  const step = stepOf(look, at);
  if (!step) return;
  if (step.key === 'mock') followDouble(look, step.node, depth + 1);
  else if (CALLED_WITH.test(step.key)) settleExpected(look, step.node, 0);
  else if (step.key === 'withArgs') settleExpected(look, step.node, 0);
  else if (FAKES.test(step.key)) followFake(look, step.args[0], depth);
  else if (/^(?:mockReturnValue(?:Once)?|returns)$/.test(step.key)) {
    if (step.args[0]) look.cast(step.args[0]);
  } else if (LISTS.test(step.key)) followCalls(look, step.node, depth + 1);
  else if (SINGLES.test(step.key)) followCall(look, step.node, depth + 1);
}

/** `expect(server.tool).not.toHaveBeenCalledWith(…)` */
function followExpect(look: Look, expectation: Node): void {
  let at = expectation;
  for (let step = stepOf(look, at); step; step = stepOf(look, at)) {
    if (CALLED_WITH.test(step.key)) settleExpected(look, step.node, /Nth|nth/.test(step.key) ? 1 : 0);
    at = step.node;
  }
}

function settleExpected(look: Look, call: Node, from: number): void {
  const args = (call.arguments as Node[]).slice(from);
  if (look.method !== 'resource' && args.length === 1 && /^called(?:Once)?With$/.test(keyOfCall(call))) return;
  if (!expectedArguments(look.file, look.method, call, from)) mark(look, call);
}

const keyOfCall = (call: Node): string => (isMember(call.callee) ? (memberKey(call.callee) ?? '') : '');

function followFake(look: Look, value: Node | undefined, depth: number): void {
  const fake = value && unwrap(value);
  if (!fake?.params) return;
  for (const result of fake.body.type === 'BlockStatement' ? look.file.returnsOf(fake) : [fake.body]) look.cast(result);
  const [first] = fake.params as Node[];
  const rest = fake.params.length === 1 && first?.type === 'RestElement' ? (first.argument as Node) : undefined;
  if (rest?.type === 'Identifier') {
    for (const { node } of look.file.scopes.bindingOf(rest)?.references ?? []) followCall(look, node, depth + 1);
  } else look.adapt(fake);
}

/** A list of calls. */
function followCalls(look: Look, list: Node, depth: number): void {
  if (depth > MAX_DEPTH) return;
  const at = wrapped(look.file, list);
  const held = heldIn(look, at);
  if (held) {
    for (const read of readsOf(look, held)) followCalls(look, read, depth + 1);
    return;
  }
  const parent = parentOf(look, at);
  if (isMember(parent) && parent.object === at && parent.computed) {
    followCall(look, parent, depth + 1);
    return;
  }
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'ArrayPattern') {
    for (const element of parent.id.elements as (Node | null)[]) followPattern(look, element ?? undefined, depth + 1);
    return;
  }
  if (parent?.type === 'ForOfStatement' && parent.right === at) {
    followPattern(look, parent.left.declarations?.[0]?.id, depth + 1);
    return;
  }
  const step = stepOf(look, at);
  if (step?.key === 'length') return;
  if (step?.key === 'at') followCall(look, step.node, depth + 1);
  else if (step && /^(?:find|findLast|filter|some|every|map|forEach|flatMap|findIndex)$/.test(step.key)) {
    const callback = step.args[0] && unwrap(step.args[0]);
    if (!callback?.params) return mark(look, step.node);
    followPattern(look, callback.params[0], depth + 1);
    if (/^find(?:Last)?$/.test(step.key)) followCall(look, step.node, depth + 1);
    if (step.key === 'filter') followCalls(look, step.node, depth + 1);
  } else if (!isCall(parent) || parent.callee.name !== 'expect' || !comparesLength(look, parent)) mark(look, at);
}

const comparesLength = (look: Look, expectation: Node): boolean =>
  /^(?:toHaveLength|toHaveProperty)$/.test(stepOf(look, expectation)?.key ?? '');

/** A name or pattern that one call's arguments are put into. */
function followPattern(look: Look, pattern: Node | undefined, depth: number): void {
  if (!pattern) return;
  if (pattern.type === 'Identifier') {
    const binding = look.file.scopes.bindingOf(pattern);
    for (const { node } of binding?.references ?? []) followCall(look, node, depth + 1);
    return;
  }
  if (pattern.type === 'ObjectPattern') {
    // `({ args }) => …` of sinon's calls
    for (const property of pattern.properties as Node[])
      if (propertyKey(property) === 'args') followPattern(look, property.value, depth + 1);
    return;
  }
  if (pattern.type !== 'ArrayPattern') return;
  const elements = pattern.elements as (Node | null)[];
  const last = elements.length - 1;
  const only = last > 0 && elements.slice(1, last).every((element) => !element || isUnused(look, element));
  const end = elements[last];
  if (last <= 0) return;
  if (only && end?.type === 'Identifier' && bindingIsCalled(look, end, 0)) {
    if (last === 2) return;
    const middle = look.file.text.slice(elements[0]?.end ?? pattern.start + 1, end.start);
    if (last > 2 && !/\/[/*]/.test(middle)) {
      for (const element of elements.slice(1, last)) if (element) look.file.release(element);
      const from = elements[0]?.end ?? pattern.start + 1;
      look.file.edits.overwrite(from, end.start, elements[0] ? ', , ' : ', , ');
      return;
    }
  }
  mark(look, pattern);
}

const isUnused = (look: Look, id: Node): boolean =>
  id.type === 'Identifier' && look.file.scopes.bindingOf(id)?.references.length === 0;

/** The arguments of one call, or a library's record of it. */
function followCall(look: Look, call: Node, depth: number): void {
  if (depth > MAX_DEPTH) return;
  const { file } = look;
  const at = wrapped(file, call);
  const parent = parentOf(look, at);
  if (parent?.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'ArrayPattern') {
    followPattern(look, parent.id, depth + 1);
    return;
  }
  if (parent?.type === 'VariableDeclarator' && parent.init === at && parent.id.type === 'ObjectPattern') {
    followPattern(look, parent.id, depth + 1);
    return;
  }
  const held = heldIn(look, at);
  if (held) {
    for (const read of readsOf(look, held)) followCall(look, read, depth + 1);
    return;
  }
  if (isMember(parent) && parent.object === at && parent.computed) {
    settleElement(look, parent, depth);
    return;
  }
  const step = stepOf(look, at);
  if (step?.key === 'args') followCall(look, step.node, depth + 1);
  else if (step?.key === 'at' && isLast(step.args[0])) return;
  else if (step && /^(?:callId|calledBefore|calledAfter|returnValue|thisValue|exception|pop)$/.test(step.key)) return;
  else if (step?.key === 'length' && isMember(parentOf(look, parentOf(look, step.node)!))) return;
  else if (isTruthCheck(look, at, parent)) return;
  else mark(look, at);
}

const isLast = (node: Node | undefined): boolean =>
  node?.type === 'UnaryExpression' && node.operator === '-' && node.argument.value === 1;

/** `if (call)`, `expect(call).toBeDefined()`, `!call`: whether there was a call at all. */
function isTruthCheck(look: Look, at: Node, parent: Node | undefined): boolean {
  if (/^(?:IfStatement|ConditionalExpression)$/.test(parent?.type ?? '')) return parent!.test === at;
  if (parent?.type === 'UnaryExpression') return parent.operator === '!';
  if (parent?.type === 'ExpressionStatement') return true;
  return (
    isCall(parent) &&
    /^(?:expect|assert|ok)$/.test(parent.callee.name ?? '') &&
    /^(?:toBeDefined|toBeTruthy|toBeUndefined|not|)$/.test(stepOf(look, parent)?.key ?? '')
  );
}

/** `args[k]` */
function settleElement(look: Look, element: Node, depth: number): void {
  const { file, method } = look;
  const { property } = element;
  // `args[args.length - 1]`
  if (property.type === 'BinaryExpression' && property.right.value === 1 && property.operator === '-') return;
  if (property.type !== 'NumericLiteral') return mark(look, element);
  const index = property.value as number;
  if (index === 0 || (method === 'resource' && index === 1)) return;
  if (isCalled(look, element, depth)) {
    const now = method === 'resource' ? 3 : 2;
    if (index !== now) file.edits.overwrite(property.start, property.end, String(now));
    return;
  }
  if (method !== 'resource' && index === 1) {
    if (comparedWith(look, element)?.type === 'StringLiteral' || isSaid(look, element, 'string')) {
      file.edits.insert(element.end, '.description');
      return;
    }
  }
  // An object behind the description: the shape or the annotations, which are in the config now.
  if (method !== 'resource' && index === 2 && isSaid(look, element, 'object')) {
    file.edits.overwrite(property.start, property.end, '1');
    return;
  }
  if (index === 2 && method !== 'resource' && settleShape(look, element)) return;
  mark(look, element);
}

/**
 * `expect(args[2]).toEqual(schema.shape)`: what equals the shape of a schema was the raw shape, which is inside the
 * schema of the config now.
 */
function settleShape(look: Look, element: Node): boolean {
  const { file, method } = look;
  const shape = comparedWith(look, element);
  if (!isMember(shape) || memberKey(shape) !== 'shape') return false;
  const assertion = parentOf(look, shape)!;
  const expectation = parentOf(look, element)!;
  if (!isCall(expectation) || assertion.arguments.length !== 1) return false;
  const matcher = file.text.slice(expectation.end, shape.start).replace(/\s/g, '');
  const { quote } = file.style;
  const property = `property(${quote}shape${quote}, `;
  const fresh = /^\.to(?:Strict)?Equal\($/.test(matcher)
    ? `.toHaveP${property.slice(1)}`
    : /^\.to\.(?:deep\.equals?|eqls?)\($/.test(matcher)
      ? `.to.have.deep.${property}`
      : undefined;
  if (!fresh) return false;
  file.edits.overwrite(element.object.end, element.end, `[1].${method === 'tool' ? 'inputSchema' : 'argsSchema'}`);
  file.edits.overwrite(expectation.end, shape.start, fresh);
  return true;
}

/** What an assertion holds a value against: `expect(value).toEqual(this)`, `expect(value).to.deep.equal(this)`. */
function comparedWith(look: Look, value: Node): Node | undefined {
  const call = parentOf(look, wrapped(look.file, value));
  if (!isCall(call) || call.callee.name !== 'expect') return undefined;
  let at: Node = call;
  for (let step = stepOf(look, at); step; step = stepOf(look, at)) {
    if (/^(?:not|contain|include)$/.test(step.key)) return undefined;
    if (/^(?:toBe|toEqual|toStrictEqual|equal|eql|equals?)$/.test(step.key)) return step.args[0];
    at = step.node;
  }
  return undefined;
}

/** Whether a value is called somewhere, or said to be a function: then it can only be the callback. */
function isCalled(look: Look, value: Node, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  const { file } = look;
  let at = value;
  for (let up = parentOf(look, at); up; up = parentOf(look, at)) {
    if (/^TS(?:As|TypeAssertion)/.test(up.type) && saysFunction(up.typeAnnotation)) return true;
    if (!/^(?:Parenthesized|TSAs|TSNonNull|TSSatisfies|Await)Expression$|^TSTypeAssertion$/.test(up.type)) break;
    at = up;
  }
  const parent = parentOf(look, at);
  if (isCall(parent)) {
    if (parent.callee === at) return true;
    return parent.callee.name === 'expect' && isSaid(look, at, 'function');
  }
  if (parent?.type === 'UnaryExpression' && parent.operator === 'typeof') {
    const expectation = parentOf(look, parent);
    return isCall(expectation) && comparedWith(look, parent)?.value === 'function';
  }
  const id = parent?.type === 'VariableDeclarator' ? parent.id : parent?.left;
  if (heldIn(look, at) && id.type === 'Identifier') return bindingIsCalled(look, id, depth + 1);
  const callable =
    parent?.type === 'ReturnStatement'
      ? file.ancestor(parent, (node) => Array.isArray(node.params))
      : parent?.body === at && Array.isArray(parent?.params)
        ? parent
        : undefined;
  return !!callable && resultIsCalled(look, callable, depth + 1);
}

/** `expect(value).toBeTypeOf('function')`, `expect(value).to.be.a('function')` */
function isSaid(look: Look, value: Node, type: 'function' | 'string' | 'object'): boolean {
  const expectation = parentOf(look, wrapped(look.file, value));
  if (!isCall(expectation) || expectation.callee.name !== 'expect') return false;
  const known = new RegExp(`^(?:['"]${type}['"]|(?:expect\\.any\\()?${type[0]!.toUpperCase()}${type.slice(1)}\\)?)$`);
  let at: Node = expectation;
  for (let step = stepOf(look, at); step && step.key !== 'not'; step = stepOf(look, at)) {
    if (/^(?:toBeTypeOf|toBeInstanceOf|toEqual|an?|instanceOf)$/.test(step.key))
      return known.test(look.file.textOf(step.args[0] ?? at));
    at = step.node;
  }
  return false;
}

function bindingIsCalled(look: Look, id: Node, depth: number): boolean {
  const binding = look.file.scopes.bindingOf(id);
  if (!binding) return false;
  const annotation = binding.id.typeAnnotation?.typeAnnotation as Node | undefined;
  if (annotation && saysFunction(annotation)) return true;
  return readsOf(look, binding).some((read) => isCalled(look, read, depth + 1));
}

function resultIsCalled(look: Look, callable: Node, depth: number): boolean {
  if (callable.returnType && saysFunction(callable.returnType.typeAnnotation)) return true;
  const parent = parentOf(look, callable);
  const id = callable.id ?? (parent?.type === 'VariableDeclarator' ? parent.id : undefined);
  const binding = id?.type === 'Identifier' ? look.file.scopes.bindingOf(id) : undefined;
  return (binding?.references ?? []).some(({ node }) => {
    const call = parentOf(look, node);
    return isCall(call) && call.callee === node && isCalled(look, call, depth + 1);
  });
}

function saysFunction(type: Node | undefined): boolean {
  if (type?.type === 'TSParenthesizedType') return saysFunction(type.typeAnnotation);
  return (
    type?.type === 'TSFunctionType' ||
    (type?.type === 'TSTypeReference' && /^(?:Function|\w*(?:Callback|Handler))$/.test(type.typeName.name ?? ''))
  );
}
