import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { looksLikeGate } from './hosting-auth.js';
import { leaves } from './hosting-endpoints.js';
import { callsIn } from './hosting-live.js';
import { bare, functionCalled, inside, isFunction, rootOf, statementOf } from './hosting-model.js';
import { type Callable, sourceOf } from './hosting-routes.js';
import { type WebRoute, webRoutes } from './hosting-web-host.js';
import type { WebKept, WebLive } from './hosting-web-live.js';
import type { WebPlan } from './hosting-web-plan.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { exportedName } from './values.js';

interface InFile {
  file: SourceFile;
}

// Whether anything before a handler of these hosts asks who sends a request.

/** Middleware of Hono that lets everybody through. */
const OPEN =
  /^@fastify\/(?:cors|helmet|sensible|compress|rate-limit|formbody)$|^hono\/(?:cors|logger|secure-headers|compress|timing|pretty-json|request-id|timeout|body-limit|etag|powered-by|trailing-slash|method-override|context-storage)$/;

/** The places of handlers that nobody is asked anything before, as far as it can be proven. */
export function openPlaces(plan: WebPlan): { node: Node; isRoute: boolean }[] {
  const { web, lives } = plan;
  return lives.flatMap((live): { node: Node; isRoute: boolean }[] => {
    if (!live.opens || hasGate(plan, live)) return [];
    const routes = web.routes.filter(
      ({ callable }) => callable && inside(live.callable, callable) && !asks(plan.hosting, callable, live.callable),
    );
    if (routes.length > 0) {
      const open = routes.filter((route) => isOpenRoute(plan.hosting, route));
      return open.slice(0, 1).map((route) => ({ node: route.call, isRoute: true }));
    }
    return isEntry(plan.hosting, live.callable) ? [{ node: entryOf(plan.hosting, live), isRoute: false }] : [];
  });
}

/** The same of code that is on `createMcpHandler(…).fetch(…)`, or hands Fastify's requests to toNodeHandler's. */
export function openServedPlaces(file: SourceFile, facts: FileFacts): { node: Node; isRoute: boolean }[] {
  const calls = file.scopes.calls.filter((call) => servesWeb(file, facts, call));
  if (calls.length === 0) return [];
  const routes = (['web', 'fastify'] as const).flatMap((kind) => webRoutes(file, kind));
  const seen = new Set<Node>();
  return calls.flatMap((call): { node: Node; isRoute: boolean }[] => {
    const callable = file.ancestor(call, isFunction) as Callable | undefined;
    if (!callable || seen.has(callable)) return [];
    seen.add(callable);
    const own = callsIn(callable.body).filter((one) => calls.includes(one));
    // What the handler is called says nothing, what it is told of the caller does.
    if (own.some((one) => /\bauth/i.test(argumentsOf(file, one)))) return [];
    if (
      looksLikeGate(
        withoutRanges(
          file,
          callable.body,
          own.map((one) => one.callee),
        ),
      )
    )
      return [];
    const around = routes.filter((route) => route.callable && inside(callable, route.callable));
    if (around.some((route) => asks({ file }, route.callable!, callable))) return [];
    if (around.length > 0) {
      const open = around.filter((route) => isOpenRoute({ file, facts }, route));
      return open.slice(0, 1).map((route) => ({ node: route.call, isRoute: true }));
    }
    if (!isEntry({ file }, callable)) return [];
    return [{ node: entryAt({ file }, callable) ?? statementOf(file, call), isRoute: false }];
  });
}

/** `handler.fetch(request)` of v2's handler, `node(request.raw, reply.raw, …)` of Fastify's. */
function servesWeb(file: SourceFile, facts: FileFacts, call: Node): boolean {
  const callee = bare(call.callee);
  if (call.type === 'NewExpression') return false;
  if (isMember(callee))
    return memberKey(callee) === 'fetch' && isMadeBy(file, facts, callee.object, 'createMcpHandler');
  const [request] = call.arguments as Node[];
  return !!request && /^[\w$]+\.raw$/.test(file.textOf(request)) && isMadeBy(file, facts, callee, 'toNodeHandler');
}

function isMadeBy(file: SourceFile, facts: FileFacts, node: Node, maker: string): boolean {
  const at = bare(node);
  if (isCall(at)) return exportedName(file, facts, at.callee) === maker;
  const declaration = at.type === 'Identifier' ? file.scopes.bindingOf(at)?.declaration : undefined;
  const init = declaration?.type === 'VariableDeclarator' && declaration.init ? bare(declaration.init) : undefined;
  return isCall(init) && exportedName(file, facts, init.callee) === maker;
}

const argumentsOf = (file: SourceFile, call: Node): string => file.text.slice(bare(call.callee).end, call.end);

function withoutRanges(file: SourceFile, node: Node, cuts: readonly Node[]): string {
  let text = '';
  let at = node.start as number;
  for (const cut of [...cuts].sort((a, b) => a.start - b.start)) {
    text += file.text.slice(at, cut.start);
    at = cut.end;
  }
  return text + file.text.slice(at, node.end);
}

/** Whether what stands around a handler in its route looks at who sends the request. */
function asks({ file }: InFile, outer: Node, inner: Node): boolean {
  return (
    outer !== inner && looksLikeGate(file.text.slice(outer.start, inner.start) + file.text.slice(inner.end, outer.end))
  );
}

/** Whether a handler itself looks at who sends the request, or is told. */
function hasGate({ hosting: { file } }: WebPlan, live: WebLive): boolean {
  const gated = (kept: readonly WebKept[]): boolean =>
    kept.some((one) => {
      if (one.frames)
        return (
          (one.node.test && looksLikeGate(file.textOf(one.node.test))) || one.frames.some((frame) => gated(frame.kept))
        );
      if (one.mount) return (one.mounts ?? []).some((call) => /\bauth/i.test(file.textOf(call)));
      return looksLikeGate(file.textOf(one.node));
    });
  return gated(live.kept);
}

function isOpenRoute({ file, facts }: InFile & { facts: FileFacts }, route: WebRoute): boolean {
  const app = rootOf(route.receiver);
  const binding = app.type === 'Identifier' ? file.scopes.bindingOf(app) : undefined;
  const init =
    binding?.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : undefined;
  if (!binding || !init || !/^(?:New|Call)Expression$/.test(rootOf(init).type)) return false;
  // Handed to other code, or mounted by it, it may stand behind something there.
  const isKnown = binding.references.every(({ node }) => {
    const up = file.scopes.parentOf(node);
    return isMember(up) || /^Export/.test(up?.type ?? '') || up?.type === 'ObjectProperty' || isServed(up, node);
  });
  const others = facts.importers?.() ?? [];
  if (!isKnown || others.some((other) => /\.(?:route|use|mount|register)\(/.test(other.file.text))) return false;
  const before = file.scopes.calls.filter((call) => {
    const callee = bare(call.callee);
    return (
      call.type !== 'NewExpression' &&
      isMember(callee) &&
      /^(?:use|on|route|mount|addHook|register)$/.test(memberKey(callee) ?? '') &&
      rootOf(callee.object).name === app.name &&
      call.start < route.call.start &&
      covers(call.arguments[0], route.path)
    );
  });
  const handlers = before.flatMap((call) =>
    (call.arguments as Node[]).filter((argument) => stringValue(argument) === undefined),
  );
  // What follows a plugin of Fastify are its settings.
  const isSettings = (node: Node) =>
    bare(node).type === 'ObjectExpression' && !/\b(?:on|pre)[A-Z]/.test(file.textOf(node));
  return [...route.middleware, ...handlers].every((node) => isSettings(node) || letsThrough(file, node));
}

/** Whether middleware that is mounted on a path stands before a route. */
function covers(mount: Node | undefined, path: Node): boolean {
  const [prefix, own] = [mount && stringValue(mount), stringValue(path)];
  if (prefix === undefined || own === undefined) return true;
  if (prefix.endsWith('*')) return own.startsWith(prefix.slice(0, -1).replace(/\/$/, ''));
  return prefix === own || /[:{]/.test(prefix);
}

const isServed = (call: Node | undefined, node: Node): boolean =>
  isCall(call) && call.callee !== node && /^(?:serve|handle)$/.test(bare(call.callee).name ?? '');

function letsThrough(file: SourceFile, node: Node): boolean {
  const at = bare(node);
  if (isFunction(at)) return !looksLikeGate(file.textOf(at.body));
  const root = rootOf(isCall(at) ? at.callee : at);
  const source = root.type === 'Identifier' ? sourceOf(file, file.scopes.bindingOf(root)) : undefined;
  if (source !== undefined) return OPEN.test(source);
  const callable = functionCalled(file, root);
  return callable !== undefined && !looksLikeGate(file.textOf(callable.body));
}

/** Whether a host calls a function itself: `export default { fetch }`, `Bun.serve()`, `Deno.serve()`, a route's verb. */
function isEntry({ file }: InFile, callable: Callable): boolean {
  const parent = file.scopes.parentOf(callable);
  if (callable.type === 'ObjectMethod' || parent?.type === 'ObjectProperty') {
    const property = callable.type === 'ObjectMethod' ? callable : parent!;
    const object = file.scopes.parentOf(property)!;
    const holder = file.scopes.parentOf(object);
    const isDefault = holder?.type === 'ExportDefaultDeclaration' || /^TS/.test(holder?.type ?? '');
    return propertyKey(property) === 'fetch' && (isDefault || (isCall(holder) && isServe(file.textOf(holder.callee))));
  }
  if (isCall(parent)) return isServe(file.textOf(parent.callee));
  const named =
    callable.type === 'FunctionDeclaration'
      ? callable.id
      : parent?.type === 'VariableDeclarator'
        ? parent.id
        : undefined;
  const binding = named?.type === 'Identifier' ? file.scopes.bindingOf(named) : undefined;
  if (!binding) return false;
  if (/^(?:GET|POST)$/.test(binding.name))
    return (
      /^Export/.test(
        file.scopes.parentOf(callable.type === 'FunctionDeclaration' ? callable : file.scopes.parentOf(parent!)!)
          ?.type ?? '',
      ) || isServedName(binding, file)
    );
  return isServedName(binding, file);
}

/** A name that is only exported as a route's verb, or handed to a server. */
function isServedName(
  binding: NonNullable<ReturnType<WebPlan['hosting']['file']['scopes']['bindingOf']>>,
  file: SourceFile,
): boolean {
  return (
    binding.references.length > 0 &&
    binding.references.every(({ node }) => {
      const up = file.scopes.parentOf(node);
      if (up?.type === 'ExportSpecifier') return /^(?:GET|POST|DELETE)$/.test(up.exported.name ?? '');
      if (up?.type === 'VariableDeclarator') return /^(?:GET|POST|DELETE)$/.test(up.id.name ?? '');
      return isCall(up) && up.callee !== node && isServe(file.textOf(up.callee));
    })
  );
}

const isServe = (text: string): boolean => /^(?:Bun\.serve|Deno\.serve|serve)$/.test(text);

function entryOf({ file }: InFile, live: WebLive): Node {
  return entryAt({ file }, live.callable) ?? leaves(live.kept).find((one) => one.mount)?.node ?? live.callable;
}

/** What the marker of a function stands at, where it is the function itself. */
function entryAt({ file }: InFile, callable: Callable): Node | undefined {
  if (callable.type === 'FunctionDeclaration' || file.scopes.parentOf(callable)?.type === 'VariableDeclarator') {
    const statement = statementOf(file, callable);
    const parent = file.scopes.parentOf(statement);
    return /^Export/.test(parent?.type ?? '') ? parent! : statement;
  }
  // What is left of an arrow function may be one expression.
  return callable.type === 'ArrowFunctionExpression' ? callable : undefined;
}
