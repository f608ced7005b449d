import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { classMembers } from './hosting-class.js';
import { bare, calledName, functionCalled, isFunction } from './hosting-model.js';
import { joined, mountsOf } from './hosting-mounts.js';
import { isExpress, type Route, receiverOf, routesOf, sourceOf } from './hosting-routes.js';
import { isCall, isMember, memberKey } from './members.js';

// Whether anything before a route asks who sends a request.

/** Middleware packages that let everybody through. */
const OPEN =
  /^(?:express|cors|helmet|morgan|compression|body-parser|express-rate-limit|pino-http|response-time|cookie-parser|express-winston|@modelcontextprotocol\/.+)$/;
const OPEN_SDK =
  /^(?:hostHeaderValidation|localhostHostValidation|originValidation|localhostOriginValidation|mcpAuthMetadataRouter|mcpAuthRouter)$/;
/** What code that turns requests away, or looks at who sends them, has in it. */
const GATE =
  /\b(?:401|403)\b|authoriz|unauth|forbidden|api[-_]?key|token|verif|bearer|session|passport|secret|credential|isAuth|next\(\s*\w/i;

/** What a browser is told that it may send or read. */
const CORS_HEADER = /(['"`])Access-Control-[\w-]+\1\s*[,:]\s*(['"`])[^'"`]*\2/gi;

/** Whether code may turn requests away, or looks at who sends them. */
export const looksLikeGate = (text: string): boolean => GATE.test(text.replace(CORS_HEADER, ''));

/**
 * Whether it is proven that nobody is asked for anything on the way to a route: the app is made in this file, or mounts
 * the router that is, and every middleware before the route is known to let everybody through.
 * @param handlers code of the route's handler that stays
 * @param others other paths whose middleware stands before the route from now on
 */
export function isOpen(
  file: SourceFile,
  facts: FileFacts,
  route: Route,
  handlers: readonly Node[],
  others: readonly (Node | undefined)[] = [],
): boolean {
  if (handlers.some((node) => looksLikeGate(file.textOf(node)))) return false;
  const paths = [route.path, ...others].map((path) => (path ? stringValue(path) : undefined));
  return isOpenWay(file, facts, route, paths, 0);
}

function isOpenWay(
  file: SourceFile,
  facts: FileFacts,
  route: Route,
  paths: readonly (string | undefined)[],
  depth: number,
): boolean {
  const mounts = isOwnApp(file, facts, route.receiver) ? undefined : mountsOf(file, facts, route.receiver);
  if (mounts?.length === 0 || depth > 3) return false;
  const before = routesOf(file, facts).filter(
    (other) =>
      other.verb === 'use' &&
      receiverOf(file, other.receiver) === receiverOf(file, route.receiver) &&
      other.call.start < route.call.start,
  );
  const mounted = before.filter((other) => paths.some((path) => reaches(other.path, path)));
  const all = [...route.middleware, ...mounted.flatMap((other) => [...other.middleware, other.handler])];
  if (!all.every((node) => letsThrough(file, node)) || hasUnknownUse(file, route, before)) return false;
  if (!mounts) return true;
  return mounts.some((mount) => {
    const below = paths.map((path) => joined(mount.route.path, path));
    return isOpenWay(mount.file, mount.facts, mount.route, below, depth + 1);
  });
}

/** `const app = express()` in this file, so that nothing can stand before it but what this file puts there. */
function isOwnApp(file: SourceFile, facts: FileFacts, receiver: Node): boolean {
  const at = bare(receiver);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : classMembers(file, facts).at.get(at);
  const init =
    binding?.declaration.type === 'VariableDeclarator' && binding.declaration.id === binding.id
      ? (binding.declaration.init as Node | null)
      : undefined;
  if (!init || !isExpress(file, facts, init)) return false;
  const made = bare(init);
  if (!isCall(made) || /Router$/.test(calledName(made) ?? '')) return false;
  // Handed to other code, it may be given middleware there.
  return binding!.references.every(({ node }) => {
    const up = file.scopes.parentOf(node);
    if (isMember(up)) return true;
    return (
      !isCall(up) ||
      up.callee === node ||
      /^(?:createServer|http|https|serve|listen)$/.test(calledName(up) ?? '') ||
      isNodeServer(file, up)
    );
  });
}

/** `createHttpServer(app)`: node:http's, by whatever name. */
function isNodeServer(file: SourceFile, call: Node): boolean {
  const callee = bare(call.callee);
  const binding = callee.type === 'Identifier' ? file.scopes.bindingOf(callee) : undefined;
  return /^(?:node:)?https?$/.test(sourceOf(file, binding) ?? '');
}

/** An `app.use` that is no route for us: too strange to tell what it does. */
function hasUnknownUse(file: SourceFile, route: Route, known: readonly Route[]): boolean {
  return file.scopes.calls.some((call) => {
    const callee = bare(call.callee);
    return (
      call.type !== 'NewExpression' &&
      isMember(callee) &&
      memberKey(callee) === 'use' &&
      receiverOf(file, callee.object) === receiverOf(file, route.receiver) &&
      call.start < route.call.start &&
      !known.some((other) => other.call === call)
    );
  });
}

function reaches(mount: Node | undefined, own: string | undefined): boolean {
  if (!mount) return true;
  const prefix = stringValue(mount);
  if (prefix === undefined || own === undefined) return true;
  return own === prefix || own.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`);
}

function letsThrough(file: SourceFile, node: Node, depth = 0): boolean {
  const at = unwrap(node);
  if (depth > 4) return false;
  if (isFunction(at)) return !looksLikeGate(file.textOf(at.body));
  if (isCall(at) || at.type === 'Identifier' || isMember(at)) {
    let root = isCall(at) ? bare(at.callee) : at;
    while (isMember(root)) root = bare(root.object);
    const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
    const source = sourceOf(file, binding);
    if (source !== undefined) {
      if (!OPEN.test(source)) return false;
      return (
        !source.startsWith('@modelcontextprotocol/') ||
        OPEN_SDK.test(calledName(isCall(at) ? at : { ...at, callee: at }) ?? '')
      );
    }
    const callable = functionCalled(file, root);
    if (callable) return !looksLikeGate(file.textOf(callable.body));
    const init =
      binding?.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : undefined;
    return !!init && letsThrough(file, init, depth + 1);
  }
  return false;
}

/** What is said of an endpoint without a gate. */
export const OPEN_ENDPOINT =
  'nothing authenticates a request to this endpoint. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.';

/** The same where v1 kept sessions. */
export const OPEN_WITHOUT_SESSION =
  'nothing authenticates a request to this endpoint, and requests are no longer tied to a session whose id a client had to know. If it can be reached from outside, put requireBearerAuth() or a check of your own before the handler.';

/** The same of a module that a framework calls: what stands before it, other files say. */
export const inThisFile = (text: string): string =>
  text.replace('nothing authenticates', 'nothing in this file authenticates');
