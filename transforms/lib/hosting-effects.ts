import type { Binding } from '../../src/engine/bindings.js';
import { eachChild, type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { methodAt } from './hosting-class.js';
import { bare, calledName, functionCalled, type Hosting, inside, isFunction, isLog, rootOf } from './hosting-model.js';
import { isStoreCall, isStoreMade } from './hosting-modules.js';
import { isConnect, isContainerNew, isPlumbing, isSessionIdRead } from './hosting-plumbing.js';
import { sourceOf } from './hosting-routes.js';
import { isCall, isMember, memberKey } from './members.js';

/** What a piece of code does beyond session plumbing. */
export interface Effects {
  /** Calls and assignments that reach something else: metrics, a database, the process. */
  foreign: Node[];
  /** Calls of other code that are handed a session, its id or its server: `cleanup(sessionId)`. */
  handed: Node[];
  /** Answers to the request. */
  answers: Node[];
  logs: Node[];
}

const PURE =
  /^(?:Date\.now|Object\.(?:keys|values|entries|hasOwn|fromEntries|assign|create)|Array\.(?:from|isArray)|JSON\.(?:stringify|parse)|Math\.\w+|String|Number|Boolean|parseInt|parseFloat|Promise\.(?:all|allSettled|race|resolve|reject)|performance\.now|process\.(?:uptime|hrtime|memoryUsage))$/;
const PURE_IMPORTED = /^(?:randomUUID|randomBytes|isInitializeRequest|uuidv4|uuid|v4|nanoid)$/;
const TIMERS = /^(?:setInterval|setTimeout|setImmediate|queueMicrotask|clearInterval|clearTimeout)$/;
const TRANSPARENT = new Set(['catch', 'then', 'finally', 'unref', 'ref', 'hasRef']);
const PURE_NEW = /^(?:Date|Error|TypeError|Map|Set|WeakMap|WeakSet|Array|Object|URL|AbortController|Promise)$/;
/** Methods that read: what they are called on is left as it was. */
const READING =
  /^(?:toString|toLowerCase|toUpperCase|trim|slice|substring|split|startsWith|endsWith|includes|indexOf|replace|join|map|filter|some|every|find|keys|values|entries|has|get|toISOString|getTime|forEach|padStart|at|concat|flat|flatMap|test|exec|match)$/;

/** Works out what a node does, functions inside it included. */
export function effectsOf(hosting: Hosting, node: Node, scope: Node = node): Effects {
  const effects: Effects = { foreign: [], handed: [], answers: [], logs: [] };
  collect(hosting, node, scope, effects, 0);
  return effects;
}

/** What of it is work, and not only the making of an answer: `throw new NotFound()`, `res.json(rpcError(…))`. */
export const workIn = ({ file }: Hosting, { foreign, answers }: Effects): Node[] =>
  foreign.filter(
    (node) =>
      file.scopes.parentOf(node)?.type === 'AwaitExpression' ||
      !answers.some((answer) => answer !== node && inside(node, answer)),
  );

/** Whether nothing but plumbing, log lines and answers happens in a node. */
export function isOnlyPlumbing(hosting: Hosting, node: Node): boolean {
  return effectsOf(hosting, node).foreign.length === 0;
}

function collect(hosting: Hosting, node: Node, scope: Node, effects: Effects, depth: number): void {
  const { file } = hosting;
  const rest = () => eachChild(node, (child) => collect(hosting, child, scope, effects, depth));
  switch (node.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
      if (isLog(file, node)) effects.logs.push(node);
      else if (!isHarmlessCall(hosting, node, scope, effects, depth)) effects.foreign.push(node);
      break;
    case 'NewExpression':
      if (!isHarmlessNew(hosting, node)) effects.foreign.push(node);
      break;
    case 'AssignmentExpression':
      // `res.statusCode = 404`
      if (isMember(node.left) && isExchange(hosting, node.left) && memberKey(node.left) === 'statusCode')
        effects.answers.push(node);
      else if (!isOwnTarget(hosting, node.left, scope)) effects.foreign.push(node);
      break;
    case 'UpdateExpression':
      if (!isOwnTarget(hosting, node.argument, scope)) effects.foreign.push(node);
      break;
    case 'UnaryExpression':
      if (node.operator === 'delete' && !isOwnTarget(hosting, node.argument, scope)) effects.foreign.push(node);
      break;
    case 'ThrowStatement':
      effects.answers.push(node);
      break;
    case 'YieldExpression':
    case 'TaggedTemplateExpression':
    case 'ImportExpression':
      effects.foreign.push(node);
      break;
  }
  rest();
}

/** A value of plumbing, of a server that is connected to it, or a local of the very code that goes. */
function isOwnTarget(hosting: Hosting, target: Node, scope: Node): boolean {
  if (isOurs(hosting, target)) return true;
  const root = rootOf(target);
  if (root.type !== 'Identifier') return root.type === 'ObjectPattern' || root.type === 'ArrayPattern';
  const binding = hosting.file.scopes.bindingOf(root);
  return binding !== undefined && inside(binding.id, scope) && binding.declaration.type === 'VariableDeclarator';
}

/** Plumbing, or a server connected to it. */
export function isOurs(hosting: Hosting, node: Node): boolean {
  if (isPlumbing(hosting, node)) return true;
  const root = rootOf(node);
  const binding = root.type === 'Identifier' ? hosting.file.scopes.bindingOf(root) : undefined;
  return binding !== undefined && hosting.servers.has(binding);
}

function isHarmlessCall(hosting: Hosting, call: Node, scope: Node, effects: Effects, depth: number): boolean {
  const { file } = hosting;
  const callee = bare(call.callee);
  const text = file.textOf(callee);
  const args = call.arguments as Node[];
  if (callee.type === 'Import' || callee.type === 'Super') return false;
  if (isAnswer(hosting, call) || hosting.web?.answers(call)) {
    effects.answers.push(call);
    return true;
  }
  if (isConnect(hosting, call) || isSessionIdRead(call)) return true;
  if (isMember(callee)) {
    if (isOurs(hosting, callee.object)) return true;
    const key = memberKey(callee) ?? '';
    if (TRANSPARENT.has(key) && isCall(bare(callee.object))) return true;
    if (READING.test(key) && !/^(?:get|has)$/.test(key)) return true;
    if (/^(?:get|has|header)$/.test(key) && isRequest(hosting, callee.object)) return true;
    if (/^(?:on|once|off|removeListener)$/.test(key) && isExchange(hosting, callee.object)) return true;
    const root = rootOf(callee);
    const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
    // A local of what goes.
    if (binding && inside(binding.id, scope) && binding.declaration.type === 'VariableDeclarator') return true;
    if (PURE.test(text) && !binding) return true;
    const method = methodAt(file, callee);
    if (method && depth < 4) {
      const inner: Effects = { foreign: [], handed: [], answers: [], logs: [] };
      collect(hosting, method.body, method, inner, depth + 1);
      if (inner.foreign.length === 0) {
        if (inner.answers.some((answer) => answer.type !== 'ThrowStatement')) effects.answers.push(call);
        return true;
      }
    }
    if (/^(?:crypto\.)?random(?:UUID|Bytes)$/.test(text)) return true;
  } else if (callee.type === 'Identifier') {
    const binding = file.scopes.bindingOf(callee);
    if (!binding && (PURE.test(text) || TIMERS.test(text))) return true;
    if (binding && PURE_IMPORTED.test(importedAs(file, binding))) return true;
    if (binding?.kind === 'param' || binding?.kind === 'catch') return inside(binding.id, scope);
    if (isBuilder(hosting, call)) return true;
    const callable = functionCalled(file, callee);
    if (callable && depth < 4) {
      const inner: Effects = { foreign: [], handed: [], answers: [], logs: [] };
      collect(hosting, callable.body, callable, inner, depth + 1);
      if (inner.foreign.length === 0) {
        // A helper of the listener's that answers: `sendJson(res, 404, …)`.
        if (inner.answers.some((answer) => answer.type !== 'ThrowStatement')) effects.answers.push(call);
        return true;
      }
    }
  } else if (isFunction(callee)) return true;
  if (isStoreCall(hosting, call)) return true;
  if (args.some((argument) => isOurs(hosting, argument))) {
    effects.handed.push(call);
    return true;
  }
  return false;
}

/** A call whose value is the server that gets connected: `const server = createServer()`. */
export function isBuilder(hosting: Hosting, call: Node): boolean {
  const { file } = hosting;
  const member = file.scopes.parentOf(call);
  const connect = isMember(member) && member.object === call ? file.scopes.parentOf(member) : undefined;
  if (connect && isConnect(hosting, connect)) return true;
  return [...hosting.servers].some((binding) => {
    const init =
      binding.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : undefined;
    if (init && bare(init) === call) return true;
    return binding.references.some(({ node }) => {
      const up = file.scopes.parentOf(node);
      return up?.type === 'AssignmentExpression' && up.left === node && bare(up.right) === call;
    });
  });
}

/** The name an import or a `require` knows a binding by. */
function importedAs(file: SourceFile, binding: Binding): string {
  const record = file.imports.of(binding);
  if (record) return record.original.name;
  if (sourceOf(file, binding) === undefined) return '';
  const property = binding.declaration.id?.properties?.find(
    (one: Node) => (one.value?.left ?? one.value) === binding.id,
  );
  return property?.key?.name ?? '';
}

function isHarmlessNew(hosting: Hosting, node: Node): boolean {
  const { file } = hosting;
  if (hosting.sites.some((site) => site.node === node) || isBuilder(hosting, node)) return true;
  if (hosting.web?.answers(node)) return true;
  const { callee } = node;
  if (callee.type === 'Identifier' && !file.scopes.bindingOf(callee) && PURE_NEW.test(callee.name)) return true;
  return isContainerNew(file, node) || isEventStore(hosting, node) || isStoreMade(hosting, node);
}

/** `new InMemoryEventStore()` for the option, in place or by a name. */
function isEventStore({ file, sites }: Hosting, node: Node): boolean {
  const parent = file.scopes.parentOf(node);
  const value = parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  const binding = value?.type === 'Identifier' ? file.scopes.bindingOf(value) : undefined;
  return sites.some(({ options }) => {
    if (options?.type !== 'ObjectExpression') return false;
    return (options.properties as Node[]).some((property) => {
      if (property.type !== 'ObjectProperty' || property.key.name !== 'eventStore') return false;
      const given = unwrap(property.value);
      return (
        given === node ||
        (binding !== undefined && given.type === 'Identifier' && file.scopes.bindingOf(given) === binding)
      );
    });
  });
}

/** `res.status(400).json(…)`, `res.writeHead(405).end()`: the response parameter of a handler is told what to send. */
export function isAnswer(hosting: Hosting, call: Node): boolean {
  const name = calledName(call);
  if (isNext(hosting, bare(call.callee))) return true;
  if (
    !name ||
    !/^(?:status|sendStatus|send|json|end|set|setHeader|header|writeHead|write|type|flushHeaders|redirect)$/.test(name)
  )
    return false;
  return isExchange(hosting, rootOf(call));
}

/** The request or response parameter of a handler: the first two of a function that is handed both. */
export function isExchange({ file, web }: Hosting, node: Node): boolean {
  const root = rootOf(node);
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (binding?.kind !== 'param') return false;
  if (web) return web.exchange.has(binding);
  const type = binding.id.typeAnnotation?.typeAnnotation;
  if (type) return /\b(?:Request|Response|IncomingMessage|ServerResponse|RequestHandler)\b/.test(file.textOf(type));
  const params = binding.declaration.params as Node[] | undefined;
  const index = params?.indexOf(binding.id) ?? -1;
  if (!params || index < 0) return false;
  if (params.length >= 2 && index < 2 && !isNamed(file, binding.declaration)) return true;
  return isHandedExchange(file, binding.declaration, index, 0) ?? (params.length >= 2 && index < 2);
}

const isNamed = (file: SourceFile, callable: Node): boolean =>
  callable.type === 'FunctionDeclaration' || file.scopes.parentOf(callable)?.type === 'VariableDeclarator';

/** Whether every call of a helper hands it the request or the response at a place; undefined when nobody calls it. */
function isHandedExchange(file: SourceFile, callable: Node, index: number, depth: number): boolean | undefined {
  const named = callable.type === 'FunctionDeclaration' ? callable.id : file.scopes.parentOf(callable)?.id;
  const binding = named?.type === 'Identifier' ? file.scopes.bindingOf(named) : undefined;
  if (!binding || depth > 3) return undefined;
  const calls = binding.references.flatMap(({ node }) => {
    const call = file.scopes.parentOf(node);
    return isCall(call) && call.callee === node ? [call] : [];
  });
  if (calls.length === 0) return undefined;
  return calls.every((call) => {
    const argument = call.arguments[index] ? bare(call.arguments[index]!) : undefined;
    const given = argument?.type === 'Identifier' ? file.scopes.bindingOf(argument) : undefined;
    if (given?.kind !== 'param') return false;
    const params = given.declaration.params as Node[] | undefined;
    const at = params?.indexOf(given.id) ?? -1;
    if (!params || at < 0) return false;
    return isHandedExchange(file, given.declaration, at, depth + 1) ?? (params.length >= 2 && at < 2);
  });
}

/** `next(error)`: the third parameter of a handler, which hands the request on. */
function isNext({ file }: Hosting, callee: Node): boolean {
  const binding = callee.type === 'Identifier' ? file.scopes.bindingOf(callee) : undefined;
  return (
    binding?.kind === 'param' &&
    binding.declaration.params?.length === 3 &&
    binding.declaration.params[2] === binding.id
  );
}

function isRequest(hosting: Hosting, node: Node): boolean {
  return isExchange(hosting, node);
}
