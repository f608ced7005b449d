import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import {
  bare,
  calledName,
  functionCalled,
  functionOfBinding,
  type Hosting,
  inside,
  isFunction,
  rootOf,
  statementOf,
  type WebHost,
} from './hosting-model.js';
import { findHosting, firstPlumbing, isPlumbing } from './hosting-plumbing.js';
import { type Callable, sourceOf } from './hosting-routes.js';
import { isCall, isMember, memberKey } from './members.js';

// Hosts that are handed a Request, or a context that holds one: Hono, Fastify, Next.js, Workers, plain functions.

/** `web` hosts answer with a Response; Fastify's handlers reach for Node's request and response. */
export type HostKind = 'web' | 'fastify';

/** One registration on a Hono or Fastify app. */
export interface WebRoute {
  verb: string;
  call: Node;
  receiver: Node;
  path: Node;
  middleware: Node[];
  handler: Node;
  callable: Callable | undefined;
  statement: Node;
}

export interface WebHosting {
  kind: HostKind;
  hosting: Hosting;
  routes: WebRoute[];
  handlers: Callable[];
}

const TRANSPORTS: Record<HostKind, readonly string[]> = {
  web: ['WebStandardStreamableHTTPServerTransport'],
  fastify: ['NodeStreamableHTTPServerTransport'],
};

/** Finds the transports of a file that one of these hosts takes requests to. Undefined when there are none. */
export function findWebHosting(file: SourceFile, facts: FileFacts): WebHosting | undefined {
  for (const kind of ['web', 'fastify'] as const) {
    if (kind === 'web' ? !file.text.includes('WebStandardStreamableHTTPServerTransport') : !usesFastify(file)) continue;
    const web: WebHost = { transports: TRANSPORTS[kind], exchange: new Set(), answers: () => false };
    const hosting = findHosting(file, facts, web);
    if (!hosting) continue;
    const routes = webRoutes(file, kind);
    const handlers = handlersOf(hosting, routes);
    for (const binding of file.scopes.bindings)
      if (binding.kind === 'param' && isExchangeParameter(kind, handlers, binding)) web.exchange.add(binding);
    web.answers = (node) => isWebAnswer(hosting, node);
    return { kind, hosting, routes, handlers };
  }
  return undefined;
}

const usesFastify = (file: SourceFile): boolean =>
  file.text.includes('fastify') &&
  (/\brequire\(\s*['"]fastify['"]\s*\)/.test(file.text) ||
    file.scopes.bindings.some((binding) => sourceOf(file, binding) === 'fastify'));

function isExchangeParameter(kind: HostKind, handlers: readonly Callable[], binding: Binding): boolean {
  const callable = handlers.find((one) => one === binding.declaration);
  const index =
    callable?.params.findIndex(({ start, end }) => binding.id.start >= start && binding.id.end <= end) ?? -1;
  return index === 0 || (index === 1 && kind === 'fastify');
}

/** Uses of the transport's class that make nothing here: a subclass, an argument. */
export function otherUses(file: SourceFile): Node[] {
  return file.imports.records.flatMap((record) => {
    if (record.name !== TRANSPORTS.web[0] || !record.source.startsWith('@modelcontextprotocol/')) return [];
    return record.binding.references.flatMap(({ node, space }) => {
      const up = file.scopes.parentOf(node);
      const isMade = up?.type === 'NewExpression' && up.callee === node;
      const isTold = up?.type === 'BinaryExpression' || /^Export|^TS/.test(up?.type ?? '');
      return space !== 'value' || isMade || isTold ? [] : [node];
    });
  });
}

/** `transport.handleRequest(…)` */
export function isMountCall(hosting: Hosting, node: Node): boolean {
  if (!isCall(node)) return false;
  const callee = bare(node.callee);
  return isMember(callee) && memberKey(callee) === 'handleRequest' && isPlumbing(hosting, callee.object);
}

/** Functions that take a request to a transport, and those that serve or end open sessions. */
function handlersOf(hosting: Hosting, routes: readonly WebRoute[]): Callable[] {
  const { file } = hosting;
  const found = new Set<Callable>();
  for (const call of file.scopes.calls) {
    const owner = isMountCall(hosting, call) ? file.ancestor(call, isFunction) : undefined;
    if (owner) found.add(owner as Callable);
  }
  const mounting = [...found];
  const add = (callable: Callable | undefined) => {
    // What only wraps a handler is followed with it.
    const wraps = callable && mounting.some((one) => one !== callable && inside(one, callable));
    if (callable && !wraps && firstPlumbing(hosting, callable.body)) found.add(callable);
  };
  const ends = new Set(
    routes.filter(({ callable }) => callable && found.has(callable)).map((route) => endpointOf(file, route)),
  );
  for (const route of routes) if (route.verb !== 'use' && ends.has(endpointOf(file, route))) add(route.callable);
  for (const binding of file.scopes.bindings)
    if (binding.scope === file.scopes.root && /^(?:GET|POST|PUT|DELETE)$/.test(binding.name))
      add(functionOfBinding(binding) as Callable | undefined);
  return [...found].sort((a, b) => a.start - b.start);
}

/** What two routes have in common when they are the same endpoint. */
export const endpointOf = (file: SourceFile, route: WebRoute): string =>
  `${file.textOf(route.receiver)} ${stringValue(route.path) ?? file.textOf(route.path)}`;

const VERBS = /^(?:get|post|delete|put|patch|all|use|options|on)$/;

/** The routes a file registers on an app of its host. */
export function webRoutes(file: SourceFile, kind: HostKind): WebRoute[] {
  return file.scopes.calls.flatMap((call): WebRoute[] => {
    const callee = bare(call.callee);
    if (call.type === 'NewExpression' || !isMember(callee)) return [];
    const verb = memberKey(callee) ?? '';
    // `app.on(['GET', 'POST'], '/mcp', handler)`
    const [path, ...rest] = (call.arguments as Node[]).slice(verb === 'on' ? 1 : 0);
    const handler = rest.at(-1);
    if (!VERBS.test(verb) || !path || !handler || frameworkOf(file, callee.object) !== kind) return [];
    const callable = isFunction(bare(handler)) ? bare(handler) : functionCalled(file, handler);
    return [
      {
        verb,
        call,
        receiver: callee.object,
        path,
        middleware: rest.slice(0, -1),
        handler,
        callable: callable as Callable | undefined,
        statement: statementOf(file, call),
      },
    ];
  });
}

const FRAMEWORKS: Record<string, HostKind> = {
  hono: 'web',
  'hono/tiny': 'web',
  'hono/quick': 'web',
  '@hono/zod-openapi': 'web',
  fastify: 'fastify',
};

/** Which host an app is of, by what it is made from or by its type. */
function frameworkOf(file: SourceFile, node: Node): HostKind | undefined {
  const root = rootOf(node);
  const made = /^(?:New|Call)Expression$/.test(root.type) ? bare(root.callee) : undefined;
  // `require('fastify')({ logger: true })`
  if (made && isCall(made) && made.callee.name === 'require') return FRAMEWORKS[stringValue(made.arguments[0]) ?? ''];
  if (made)
    return made.type === 'Identifier' ? FRAMEWORKS[sourceOf(file, file.scopes.bindingOf(made)) ?? ''] : undefined;
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (!binding) return undefined;
  const type = binding.id.typeAnnotation?.typeAnnotation as Node | undefined;
  const typed = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName : undefined;
  if (typed) {
    const known = FRAMEWORKS[sourceOf(file, file.scopes.bindingOf(typed)) ?? ''];
    if (known) return known;
  }
  const { declaration } = binding;
  return declaration.type === 'VariableDeclarator' && declaration.id === binding.id && declaration.init
    ? frameworkOf(file, declaration.init)
    : undefined;
}

const MADE = /^(?:Response|Headers|NextResponse|HTTPException)$/;
const ANSWERS = /^(?:json|text|html|body|header|headers|status|notFound|newResponse|redirect|code|send|type|hijack)$/;
const READS = /^(?:addEventListener|on|once|get|var|clone|json|text|formData|arrayBuffer)$/;

/** `new Response(…)`, `Response.json(…)`, `c.json(…)`, `reply.code(400).send(…)`, and reads of the request. */
function isWebAnswer({ file, web }: Hosting, node: Node): boolean {
  const callee = bare(node.callee);
  if (node.type === 'NewExpression')
    return callee.type === 'Identifier' && MADE.test(callee.name) && isForeign(file, callee);
  const name = calledName(node) ?? '';
  const root = rootOf(callee);
  if (!isMember(callee) || root.type !== 'Identifier') return false;
  if (root === bare(callee.object) && MADE.test(root.name) && isForeign(file, root))
    return /^(?:json|redirect|error|next)$/.test(name);
  const binding = file.scopes.bindingOf(root);
  return binding !== undefined && web!.exchange.has(binding) && (ANSWERS.test(name) || READS.test(name));
}

/** A global, or a name of a package. */
function isForeign(file: SourceFile, id: Node): boolean {
  const binding = file.scopes.bindingOf(id);
  return !binding || sourceOf(file, binding) !== undefined;
}

/** What a handler calls the request, as far as its parameters and their uses say. */
export function requestOf({ kind, hosting, routes }: WebHosting, callable: Callable): string | undefined {
  const { file } = hosting;
  const [first, second] = callable.params as (Node | undefined)[];
  if (first?.type !== 'Identifier') return undefined;
  const { name } = first;
  if (kind === 'fastify')
    return second?.type === 'Identifier' ? `${name}.raw, ${second.name}.raw, ${name}.body` : undefined;
  const type = first.typeAnnotation ? file.textOf(first.typeAnnotation) : '';
  const body = file.textOf(callable.body);
  if (routes.some((route) => route.callable === callable) || /\bContext\b/.test(type) || body.includes(`${name}.req.`))
    return `${name}.req.raw`;
  return /Request\b/.test(type) || body.includes(`${name}.headers`) ? name : undefined;
}
