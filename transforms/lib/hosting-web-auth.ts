import { type Node, stringValue } from '../../src/engine/node.js';
import { looksLikeGate } from './hosting-auth.js';
import { leaves } from './hosting-endpoints.js';
import { bare, functionCalled, inside, isFunction, rootOf, statementOf } from './hosting-model.js';
import { type Callable, sourceOf } from './hosting-routes.js';
import type { WebRoute } from './hosting-web-host.js';
import type { WebKept, WebLive } from './hosting-web-live.js';
import type { WebPlan } from './hosting-web-plan.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';

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
      ({ callable }) => callable && inside(live.callable, callable) && !asks(plan, callable, live.callable),
    );
    if (routes.length > 0) {
      const open = routes.filter((route) => isOpenRoute(plan, route));
      return open.slice(0, 1).map((route) => ({ node: route.call, isRoute: true }));
    }
    return isEntry(plan, live.callable) ? [{ node: entryOf(plan, live), isRoute: false }] : [];
  });
}

/** Whether what stands around a handler in its route looks at who sends the request. */
function asks({ hosting: { file } }: WebPlan, outer: Node, inner: Node): boolean {
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

function isOpenRoute({ hosting: { file, facts } }: WebPlan, route: WebRoute): boolean {
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

function letsThrough(file: WebPlan['hosting']['file'], node: Node): boolean {
  const at = bare(node);
  if (isFunction(at)) return !looksLikeGate(file.textOf(at.body));
  const root = rootOf(isCall(at) ? at.callee : at);
  const source = root.type === 'Identifier' ? sourceOf(file, file.scopes.bindingOf(root)) : undefined;
  if (source !== undefined) return OPEN.test(source);
  const callable = functionCalled(file, root);
  return callable !== undefined && !looksLikeGate(file.textOf(callable.body));
}

/** Whether a host calls a function itself: `export default { fetch }`, `Bun.serve()`, `Deno.serve()`, a route's verb. */
function isEntry({ hosting: { file } }: WebPlan, callable: Callable): boolean {
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
  file: WebPlan['hosting']['file'],
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

function entryOf({ hosting: { file } }: WebPlan, live: WebLive): Node {
  const { callable } = live;
  if (callable.type === 'FunctionDeclaration' || file.scopes.parentOf(callable)?.type === 'VariableDeclarator') {
    const statement = statementOf(file, callable);
    const parent = file.scopes.parentOf(statement);
    return /^Export/.test(parent?.type ?? '') ? parent! : statement;
  }
  // What is left of an arrow function may be one expression.
  if (callable.type === 'ArrowFunctionExpression') return callable;
  return leaves(live.kept).find((one) => one.mount)?.node ?? callable;
}
