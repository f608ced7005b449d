import type { Binding, Scope } from '../../src/engine/bindings.js';
import { eachChild, type Node, unwrap } from '../../src/engine/node.js';
import type { Live } from './hosting-live.js';
import { bare, type Hosting, inside, isFunction, Refusal, rootOf } from './hosting-model.js';
import { isSessionIdRead } from './hosting-plumbing.js';
import type { Range } from './layout.js';
import { isCall, isMember, propertyKey } from './members.js';
import { sourcesOf } from './registration-sources.js';
import { planServerFactory } from './server-factory.js';
import { exportedName, memberOfType, sdkTypeOf } from './values.js';

/** How the servers of an endpoint are made. */
export interface Factory {
  /** Text for `createMcpHandler(<here>)`. */
  expression: string;
  /** What the expression was copied from: names in it are still used. */
  copied: Node[];
  /** It needs values of one request, so that the handler is made for each. */
  perRequest: boolean;
  /** Statements of a handler that make the server, to become a function of that name before the handler. */
  hoist?: { name: string; statements: Node[]; returns: string; isAsync: boolean; live: Live };
  apply(): void;
  /** `server` in each `server.close()` outside of what makes it. */
  closes(): readonly Node[];
}

/**
 * @param scope Where the handler is going to stand: names of the factory must be seen from there.
 * @throws Refusal when no function can make the server
 */
export function findFactory(hosting: Hosting, lives: readonly Live[], scope: Scope, gone: readonly Range[]): Factory {
  const connects = lives.flatMap((live) => live.connects);
  const all = connects.length > 0 ? connects : outerConnects(hosting);
  const [first] = all;
  if (!first) throw new Refusal('no server is connected to it in sight', hosting.sites[0]!.node);
  const factories = all.map((connect) => {
    const factory = factoryOf(hosting, connect, lives, scope, gone);
    checkNames(hosting, factory, lives.find((live) => inside(connect, live.callable))?.callable, scope, gone);
    return factory;
  });
  const [factory] = factories as [Factory];
  const other = factories.findIndex((one) => one.expression !== factory.expression);
  if (other > 0) throw new Refusal('different servers are connected to the transports of one endpoint', all[other]!);
  const without =
    factory.perRequest &&
    lives.find((live) => !all.some((connect) => inside(connect, live.callable)) && !forwards(live));
  if (without) throw new Refusal('its server is made in another handler, from what only that one knows', first);
  return factory;
}

const forwards = (live: Live): boolean => live.forwards.length > 0;

/**
 * What the server is made from must be there when it is made for a request.
 * @throws Refusal where it is made for one session, or from what only another handler or a callback knows
 */
function checkNames(
  hosting: Hosting,
  { copied, perRequest }: Factory,
  handler: Node | undefined,
  scope: Scope,
  gone: readonly Range[],
): void {
  const { file } = hosting;
  const look = (call: Node, at: Node): void => {
    const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
    const isOfSession = binding
      ? hosting.plumbing.has(binding) && !hosting.keyed.has(binding)
      : (isMember(at) || isCall(at)) && isSessionIdRead(at);
    if (isOfSession) throw new Refusal('the server is made for one session here, and is told which', call);
    if (binding && binding.kind !== 'import' && !inside(binding.id, call)) {
      if (!perRequest || sees(scope, binding.scope)) return;
      const { declaration } = binding;
      const owner = isFunction(declaration) ? declaration : file.ancestor(declaration, isFunction);
      // Statements of a handler that go are those the factory is copied from, and what nothing needs.
      const isThere = owner === handler && !gone.some((range) => isLost(binding, range));
      if (!isThere)
        throw new Refusal(
          `the server is made from \`${binding.name}\`, which is not known where it is made anew`,
          call,
        );
    }
    eachChild(at, (child) => look(call, child));
  };
  const isLost = ({ declarations }: Binding, range: Range): boolean =>
    declarations.every(({ id }) => inside(id, range));
  for (const call of copied) look(call, call);
}

/** `server.connect(transport)` outside of any handler: one transport for everybody. */
function outerConnects(hosting: Hosting): Node[] {
  return hosting.file.scopes.calls.filter(
    (call) => isCall(call) && hosting.servers.size > 0 && isConnectOf(hosting, call),
  );
}

function isConnectOf(hosting: Hosting, call: Node): boolean {
  const callee = bare(call.callee);
  if (callee.property?.name !== 'connect' || call.arguments.length === 0) return false;
  const argument = bare(call.arguments[0]);
  if (argument.type === 'NewExpression') return hosting.sites.some((site) => site.node === argument);
  const binding = argument.type === 'Identifier' ? hosting.file.scopes.bindingOf(argument) : undefined;
  return binding !== undefined && hosting.plumbing.has(binding);
}

function factoryOf(
  hosting: Hosting,
  connect: Node,
  lives: readonly Live[],
  scope: Scope,
  gone: readonly Range[],
): Factory {
  const { file, facts } = hosting;
  const object = bare(connect.callee).object as Node;
  const root = rootOf(object);
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (!binding) return planned(hosting, object, gone, scope);
  const holder = lives.find((live) => inside(binding.id, live.callable));
  const isLocal = holder !== undefined || (binding.scope !== file.scopes.root && !sees(scope, binding.scope));
  if (!isLocal) return planned(hosting, object, gone, scope);
  const setup = holder?.setup ?? [];
  const made = madeFrom(hosting, binding);
  if (!made) throw new Refusal('what the server is made from could not be followed', connect);
  const hoist = holder && setup.length > 0 ? hoisted(hosting, holder, object, lives, scope) : undefined;
  if (hoist) return { expression: hoist.name, copied: [], perRequest: false, hoist, apply: () => {}, closes: () => [] };
  if (setup.length > 0) {
    const plan = planServerFactory(file, facts, object, { gone });
    if (plan.kind === 'refused') throw new Refusal(plan.reason, plan.at);
    return {
      expression: plan.expression,
      copied: [],
      perRequest: true,
      apply: plan.apply,
      closes: () => [],
    };
  }
  const path = file.textOf(object).slice(root.name.length);
  const call = bare(made);
  const awaited = unwrap(made).type === 'AwaitExpression';
  const visible = isVisible(hosting, call, scope);
  const key = keyOf(hosting, binding);
  const reads = `${key}${path}`;
  const type = sdkTypeOf(file, facts, object);
  if (type !== 'McpServer' && type !== 'Server' && !givesServer(hosting, call, key.slice(1)))
    throw new Refusal(`nothing shows that \`${file.textOf(object)}\` is a server of the SDK`, object);
  let expression: string;
  if (reads === '' || reads === '.server') {
    const plan = reads === '' ? planServerFactory(file, facts, call, { gone }) : undefined;
    if (plan?.kind === 'refused') throw new Refusal(plan.reason, plan.at);
    expression = plan?.expression ?? composed(file.textOf(call), reads, awaited);
  } else expression = composed(file.textOf(call), reads, awaited);
  return { expression, copied: [call], perRequest: !visible, apply: () => {}, closes: () => [] };
}

/** The statements of a handler that make its server, when nothing in them is the request's. */
function hoisted(hosting: Hosting, live: Live, object: Node, lives: readonly Live[], scope: Scope): Factory['hoist'] {
  const { file } = hosting;
  if (lives.some((other) => other !== live && other.connects.length > 0) || scope !== file.scopes.root)
    return undefined;
  const statements = live.kept.filter((one) => one.making).map((one) => one.node);
  if (statements.length === 0 || live.kept.some((one) => one.inner?.some((inner) => inner.making))) return undefined;
  const type = sdkTypeOf(file, hosting.facts, object);
  if (type !== 'McpServer' && type !== 'Server') return undefined;
  const own = (node: Node) => statements.some((statement) => inside(node, statement));
  const isClosed = statements.every((statement) => isVisible(hosting, statement, scope, undefined, own));
  // What is declared in them must not be used by what stays.
  const used = live.kept.some(
    (one) =>
      !one.making &&
      !one.mount &&
      statements.some((statement) =>
        namesOf(hosting, statement).some((binding) => binding.references.some(({ node }) => inside(node, one.node))),
      ),
  );
  if (!isClosed || used) return undefined;
  const isAsync = statements.some((statement) => /\bawait\b/.test(file.textOf(statement)));
  return { name: file.freeName('createServer'), statements, returns: file.textOf(object), isAsync, live };
}

const namesOf = ({ file }: Hosting, statement: Node): Binding[] =>
  file.scopes.bindings.filter((binding) => inside(binding.id, statement));

/** Whether what a builder returns has a server of the SDK under a key. */
function givesServer({ file, facts }: Hosting, call: Node, key: string): boolean {
  if (key === '' || !isCall(call)) return false;
  const isServer = (type: string | undefined) => type === 'McpServer' || type === 'Server';
  return sourcesOf({ file, facts, node: call.callee }).some((place) => {
    const declared =
      place.node.returnType ?? (/^TSFunctionType$/.test(place.node.type) ? place.node.typeAnnotation : undefined);
    const result = declared?.typeAnnotation && promised(declared.typeAnnotation);
    if (result && isServer(memberOfType(place.file, place.facts, result, key, 0))) return true;
    if (!isFunction(place.node)) return false;
    const returned = place.node.body.type === 'BlockStatement' ? place.file.returnsOf(place.node) : [place.node.body];
    return returned.some((value) => {
      const object = unwrap(value);
      if (object.type !== 'ObjectExpression') return false;
      const property = (object.properties as Node[]).find(
        (one) => one.type === 'ObjectProperty' && propertyKey(one) === key,
      );
      return property !== undefined && isServer(sdkTypeOf(place.file, place.facts, property.value));
    });
  });
}

/** What a promise's type promises. */
function promised(type: Node): Node {
  const isPromise = type.type === 'TSTypeReference' && type.typeName.name === 'Promise';
  return isPromise ? ((type.typeParameters ?? type.typeArguments)?.params[0] ?? type) : type;
}

const composed = (call: string, path: string, awaited: boolean): string =>
  awaited && path !== '' ? `async () => (await ${call})${path}` : `() => ${call}${path}`;

function planned(hosting: Hosting, object: Node, gone: readonly Range[], scope: Scope): Factory {
  const { file, facts } = hosting;
  const plan = planServerFactory(file, facts, object, { gone });
  if (plan.kind === 'refused') throw new Refusal(plan.reason, plan.at);
  const perRequest = isCall(bare(object)) && !isVisible(hosting, object, scope);
  const { expression, apply } = plan;
  // Where it is served over stdio as well, that handle is what there is to close.
  let closes: readonly Node[] | undefined = servesStdio(hosting) ? [] : undefined;
  return { expression, copied: [object], perRequest, apply, closes: () => (closes ??= plan.takeCloses()) };
}

const servesStdio = ({ file, facts }: Hosting): boolean =>
  file.scopes.calls.some(
    (call) => call.type === 'NewExpression' && exportedName(file, facts, call.callee) === 'StdioServerTransport',
  );

/** The value a local server is set to, once. */
function madeFrom({ file }: Hosting, binding: Binding): Node | undefined {
  const { declaration } = binding;
  if (declaration.type !== 'VariableDeclarator') return undefined;
  if (declaration.init) return declaration.init;
  const values = binding.references.flatMap(({ node }) => {
    const up = file.scopes.parentOf(node);
    return up?.type === 'AssignmentExpression' && up.left === node ? [up.right as Node] : [];
  });
  return values.length === 1 ? values[0] : undefined;
}

/** `.server` for `const { server } = createServer()`. */
function keyOf({ file }: Hosting, binding: Binding): string {
  const { id } = binding.declaration;
  if (id?.type !== 'ObjectPattern') return '';
  const property = (id.properties as Node[]).find(({ value }) => value === binding.id || value?.left === binding.id);
  return property ? `.${file.textOf(property.key)}` : '';
}

/** Whether a scope is `inner` or around it. */
export function sees(inner: Scope, outer: Scope): boolean {
  for (let at: Scope | undefined = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}

/** Whether every name in an expression means the same where the handler is going to stand. */
export function isVisible(
  { file }: Hosting,
  node: Node,
  scope: Scope,
  own?: Binding,
  isOwn: (node: Node) => boolean = (id) => inside(id, node),
): boolean {
  let visible = true;
  const look = (at: Node) => {
    if (at.type === 'ThisExpression' && scope === file.scopes.root) visible = false;
    if (at.type === 'Identifier') {
      const binding = file.scopes.bindingOf(at);
      if (binding && binding !== own && !isOwn(binding.id) && !sees(scope, binding.scope)) visible = false;
      if (binding && binding !== own && !isOwn(binding.id) && scope.lookup(binding.name, 'any') !== binding)
        visible = false;
    }
    if (visible) eachChild(at, look);
  };
  look(node);
  return visible;
}
