import type { Binding } from '../../src/engine/bindings.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import { classMembers } from './hosting-class.js';
import { isExchange } from './hosting-effects.js';
import { isParsedBody } from './hosting-http.js';
import { bare, functionCalled, type Hosting, rootOf } from './hosting-model.js';
import { storeFunction } from './hosting-modules.js';
import { isPlumbing, isSessionIdRead } from './hosting-plumbing.js';
import { isCall, isMember, memberKey } from './members.js';
import { exportedName } from './values.js';

// What conditions come to when every request is the first and only one of its session: no id, an empty store, a POST
// that may initialize.

/** What is known of a value: `absent` is undefined or null, `present` any object. Undefined: nothing is known. */
export type Value = 'absent' | 'present' | boolean | number | string | undefined;

export type Env = Map<Binding, Value>;

/** Whether a value counts as true, when that is known. */
export function truth(value: Value): boolean | undefined {
  if (value === undefined) return undefined;
  if (value === 'absent') return false;
  return value === 'present' ? true : Boolean(value);
}

/** Evaluates an expression as far as statelessness decides it. */
export function worthOf(hosting: Hosting, env: Env, node: Node, depth = 0): Value {
  if (depth > 16) return undefined;
  const { file } = hosting;
  const next = (inner: Node) => worthOf(hosting, env, inner, depth + 1);
  const at = bare(node);
  if ((isMember(at) || isCall(at)) && isSessionIdRead(at)) return 'absent';
  switch (at.type) {
    case 'BooleanLiteral':
      return at.value;
    case 'NullLiteral':
      return 'absent';
    case 'NumericLiteral':
      return at.value;
    case 'StringLiteral':
      return at.value === '' ? '' : at.value;
    case 'Identifier': {
      const binding = file.scopes.bindingOf(at);
      if (!binding) return at.name === 'undefined' ? 'absent' : undefined;
      if (env.has(binding)) return env.get(binding);
      return hosting.stores.has(binding) && binding.declaration.init ? 'present' : undefined;
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return valueOfMember(hosting, env, at, depth);
    case 'NewExpression':
      return 'present';
    case 'ObjectExpression':
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return 'present';
    case 'CallExpression':
    case 'OptionalCallExpression':
      return valueOfCall(hosting, env, at, depth);
    case 'UnaryExpression': {
      if (at.operator === '!') {
        const inner = truth(next(at.argument));
        return inner === undefined ? undefined : !inner;
      }
      if (at.operator === 'typeof') return next(at.argument) === 'absent' ? 'undefined' : undefined;
      return undefined;
    }
    case 'LogicalExpression':
      return valueOfLogical(next(at.left), () => next(at.right), at.operator);
    case 'ConditionalExpression': {
      const test = truth(next(at.test));
      if (test !== undefined) return next(test ? at.consequent : at.alternate);
      const [a, b] = [next(at.consequent), next(at.alternate)];
      return a === b ? a : undefined;
    }
    case 'BinaryExpression':
      return valueOfBinary(hosting, env, at, depth);
    case 'AssignmentExpression':
      return at.operator === '=' ? next(at.right) : undefined;
  }
  return undefined;
}

function valueOfLogical(left: Value, right: () => Value, operator: string): Value {
  const test = truth(left);
  if (operator === '??') return left === 'absent' ? right() : left;
  if (operator === '&&') {
    if (test === false) return left;
    const other = right();
    if (test === true) return other;
    return truth(other) === false ? false : undefined;
  }
  if (test === true) return left;
  const other = right();
  if (test === false) return other;
  return truth(other) === true ? true : undefined;
}

function valueOfMember(hosting: Hosting, env: Env, at: Node, depth: number): Value {
  const { file } = hosting;
  const key = memberKey(at);
  const object = bare(at.object);
  if (isStore(hosting, object)) return key === 'size' || key === 'length' ? 0 : at.computed ? 'absent' : undefined;
  if (key === 'length' && isPlumbing(hosting, object) && isCall(object)) return 0;
  const holder = worthOf(hosting, env, object, depth + 1);
  if (holder === 'absent') return 'absent';
  // A transport without a session has no id.
  if (key === 'sessionId' && isPlumbing(hosting, object)) return 'absent';
  if (hosting.web && key === 'method') {
    if (isWebRequest(hosting, object)) return 'POST';
    if (isWebBody(hosting, object)) return 'initialize';
  }
  if (isExchange(hosting, object) && rootOf(object) === object) {
    if (key === 'method') return 'POST';
    if (key === 'body' && !file.scopes.bindingOf(at)) return 'present';
  }
  if (key === 'method' && isMember(object) && memberKey(object) === 'body' && isExchange(hosting, object))
    return 'initialize';
  if (key === 'method' && isParsedBody(hosting, object)) return 'initialize';
  return undefined;
}

/** `request`, `c.req`, `c.req.raw`: what a web-standard host calls the request. */
function isWebRequest(hosting: Hosting, node: Node): boolean {
  return isExchange(hosting, node) && /^[\w$]+(?:\.(?:req|request|raw))*$/.test(hosting.file.textOf(node));
}

/** `await request.json()`, or the name of what it gave. */
function isWebBody(hosting: Hosting, node: Node): boolean {
  const at = bare(node);
  if (isCall(at))
    return (
      isMember(bare(at.callee)) && memberKey(bare(at.callee)) === 'json' && isExchange(hosting, bare(at.callee).object)
    );
  const declaration = at.type === 'Identifier' ? hosting.file.scopes.bindingOf(at)?.declaration : undefined;
  return (
    declaration?.type === 'VariableDeclarator' &&
    declaration.id.type === 'Identifier' &&
    !!declaration.init &&
    isCall(bare(declaration.init)) &&
    isWebBody(hosting, declaration.init)
  );
}

function valueOfCall(hosting: Hosting, env: Env, at: Node, depth: number): Value {
  const { file, facts } = hosting;
  const callee = bare(at.callee);
  if (exportedName(file, facts, callee) === 'isInitializeRequest') return true;
  if (isMember(callee)) {
    const key = memberKey(callee);
    const object = bare(callee.object);
    if (isStore(hosting, object))
      return key === 'has' ? false : /^(?:get|find|peek|take)$/.test(key ?? '') ? 'absent' : undefined;
    if (/^(?:Object\.hasOwn|Array\.isArray)$/.test(file.textOf(callee))) {
      if (at.arguments[0] && isStore(hosting, at.arguments[0])) return false;
      return at.arguments[0] && worthOf(hosting, env, at.arguments[0], depth + 1) === 'absent' ? false : undefined;
    }
    if (key === 'includes' && object.type === 'ArrayExpression' && at.arguments[0])
      return includesVerb(object, worthOf(hosting, env, at.arguments[0], depth + 1));
    if ((key === 'some' || key === 'find' || key === 'every') && isInitializeTest(hosting, env, at.arguments[0], depth))
      return true;
    if (worthOf(hosting, env, object, depth + 1) === 'absent') return 'absent';
    return valueElsewhere(hosting, env, at, depth);
  }
  if (
    /^(?:String|Boolean)$/.test(file.textOf(callee)) &&
    callee.type === 'Identifier' &&
    !file.scopes.bindingOf(callee)
  ) {
    const inner = at.arguments[0] ? worthOf(hosting, env, at.arguments[0], depth + 1) : 'absent';
    if (callee.name === 'Boolean') return truth(inner);
    return inner === 'absent' || inner === '' ? inner : undefined;
  }
  const callable = functionCalled(file, callee);
  return callable
    ? valueOfFunction(hosting, callable, valuesOf(hosting, env, at, depth), depth)
    : valueElsewhere(hosting, env, at, depth);
}

/** `['GET', 'DELETE'].includes(req.method)` */
function includesVerb(list: Node, value: Value): Value {
  if (value !== 'POST') return undefined;
  const verbs = (list.elements as (Node | null)[]).map((item) => stringValue(item ?? undefined));
  if (verbs.includes('POST')) return true;
  return verbs.every((verb) => verb === 'GET' || verb === 'DELETE') ? false : undefined;
}

const valuesOf = (hosting: Hosting, env: Env, call: Node, depth: number): Value[] =>
  (call.arguments as Node[]).map((argument) => worthOf(hosting, env, argument, depth + 1));

/** A lookup in a store that another module keeps. */
function valueElsewhere(hosting: Hosting, env: Env, call: Node, depth: number): Value {
  const found = storeFunction(hosting, call);
  return found && valueOfFunction(found.hosting, found.callable, valuesOf(hosting, env, call, depth), depth + 1);
}

/** What a function gives whose arguments come to something. */
export const worthOfFunction = (hosting: Hosting, callable: Node, args: readonly Value[]): Value =>
  valueOfFunction(hosting, callable, args, 0);

/** What a function of the file gives, when its returns say so: a lookup in the store, a test of the request. */
function valueOfFunction(hosting: Hosting, callable: Node, args: readonly Value[], depth: number): Value {
  const { file } = hosting;
  const inner: Env = new Map();
  (callable.params as Node[]).forEach((parameter, index) => {
    const binding = parameter.type === 'Identifier' ? file.scopes.bindingOf(parameter) : undefined;
    if (!binding) return;
    inner.set(binding, index < args.length ? args[index] : 'absent');
  });
  if (callable.body.type !== 'BlockStatement') return worthOf(hosting, inner, callable.body, depth + 1);
  const returned = file.returnsOf(callable);
  // Early answers of lookups: every way out must come to the same.
  if (returned.length === 0) return undefined;
  const locals = localsOf(hosting, inner, callable, depth);
  const values = returned.map((value) => worthOf(hosting, locals, value, depth + 1));
  return values.every((value) => value === values[0]) ? values[0] : undefined;
}

function localsOf(hosting: Hosting, env: Env, callable: Node, depth: number): Env {
  for (const statement of callable.body.body as Node[])
    if (statement.type === 'VariableDeclaration')
      for (const declarator of statement.declarations as Node[]) {
        const binding = declarator.id.type === 'Identifier' ? hosting.file.scopes.bindingOf(declarator.id) : undefined;
        if (binding && declarator.init) env.set(binding, worthOf(hosting, env, declarator.init, depth + 1));
      }
  return env;
}

/** `isInitializeRequest`, `(message) => isInitializeRequest(message)`, `(m) => m.method === 'initialize'`. */
function isInitializeTest(hosting: Hosting, env: Env, node: Node | undefined, depth: number): boolean {
  if (!node) return false;
  const at = bare(node);
  if (exportedName(hosting.file, hosting.facts, at) === 'isInitializeRequest') return true;
  if (at.type !== 'ArrowFunctionExpression' || at.body.type === 'BlockStatement') return false;
  const body = bare(at.body);
  if (body.type === 'BinaryExpression' && /^===?$/.test(body.operator) && stringValue(body.right) === 'initialize')
    return isMember(bare(body.left)) && memberKey(bare(body.left)) === 'method';
  return worthOf(hosting, env, at.body, depth + 1) === true;
}

function valueOfBinary(hosting: Hosting, env: Env, at: Node, depth: number): Value {
  const { operator } = at;
  if (operator === 'in') return isStore(hosting, at.right) ? false : undefined;
  const left = worthOf(hosting, env, at.left, depth + 1);
  if (operator === 'instanceof') return left === 'absent' ? false : undefined;
  const right = worthOf(hosting, env, at.right, depth + 1);
  if (/^[!=]==?$/.test(operator)) {
    const same = isSame(left, right);
    return same === undefined ? undefined : operator.startsWith('!') ? !same : same;
  }
  // The number of open sessions is none, and no limit is below that.
  if (/^[<>]=?$/.test(operator)) {
    const count = left === 0 && isPlumbing(hosting, at.left);
    const limit = right === 0 && isPlumbing(hosting, at.right);
    if (count && typeof right !== 'number') return operator.startsWith('<');
    if (limit && typeof left !== 'number') return operator.startsWith('>');
    if (typeof left === 'number' && typeof right === 'number')
      return operator === '<'
        ? left < right
        : operator === '<='
          ? left <= right
          : operator === '>'
            ? left > right
            : left >= right;
  }
  return undefined;
}

function isSame(left: Value, right: Value): boolean | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (left === 'present' || right === 'present') return left === 'absent' || right === 'absent' ? false : undefined;
  // Any other method is still possible where the code asks for it; only the session's verbs never arrive.
  if (left === 'POST' || right === 'POST') {
    const other = left === 'POST' ? right : left;
    return other === 'POST' ? true : other === 'GET' || other === 'DELETE' ? false : undefined;
  }
  return left === right;
}

/** A store by its name, or by its key in a store of stores. */
export function isStore(hosting: Hosting, node: Node): boolean {
  const at = bare(node);
  const field = classMembers(hosting.file, hosting.facts).at.get(at);
  if (field) return hosting.stores.has(field) || hosting.keyed.has(field);
  if (isMember(at) && !at.computed) {
    const holder = bare(at.object);
    const init = holder.type === 'Identifier' ? hosting.file.scopes.bindingOf(holder)?.declaration.init : undefined;
    return init?.type === 'ObjectExpression' && init.properties.length > 0 && isStore(hosting, holder);
  }
  const binding = at.type === 'Identifier' ? hosting.file.scopes.bindingOf(at) : undefined;
  if (!binding) return false;
  return hosting.stores.has(binding) || hosting.keyed.has(binding);
}
