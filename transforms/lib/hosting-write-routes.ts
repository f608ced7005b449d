import { type Node, stringValue } from '../../src/engine/node.js';
import { EXPRESS } from '../../src/sdk/homes.js';
import { classMembers } from './hosting-class.js';
import { isBodyParser, kindOf, leaves } from './hosting-endpoints.js';
import { readsBody } from './hosting-live.js';
import { bare, type Hosting } from './hosting-model.js';
import { type HostingPlan, linkOf } from './hosting-plan.js';
import { endpointOf, type Route, receiverOf } from './hosting-routes.js';

/** Verbs, paths and guards of the routes that stay; links of chains that go. */
export function writeRoutes(plan: HostingPlan): void {
  const { hosting, endpoints } = plan;
  const { file } = hosting;
  for (const route of endpoints.live) {
    if (route.elsewhere) continue;
    const isStream = kindOf(hosting, route) === 'sse';
    writeVerb(plan, route, isStream);
    const paths = pathsOf(plan, route, isStream);
    if (paths && route.path) file.edits.overwrite(route.path.start, route.path.end, paths);
    writeGuards(plan, route);
    for (const gate of endpoints.gates.get(route) ?? [])
      file.edits.insert(route.handler.start, `${file.textOf(gate)}, `);
  }
  writeMounts(plan);
  for (const route of endpoints.dead) {
    if (!route.chained) continue;
    const link = linkOf(route.call);
    file.edits.remove(link.start, link.end);
    file.release(link);
  }
}

function writeVerb({ hosting, endpoints }: HostingPlan, route: Route, isStream: boolean): void {
  const { file } = hosting;
  if (/^(?:all|use)$/.test(route.verb)) return;
  // Code of the handler that takes a body for granted must not meet a GET.
  const live = route.callable && endpoints.handlers.get(route.callable);
  const onlyPost = live && leaves(live.kept).some((one) => !one.mount && !one.making && readsBody(hosting, one.node));
  if (onlyPost && route.verb === 'post') return;
  const property = bare(route.call.callee).property as Node;
  const verb = route.express && !endpoints.shared.has(route) ? 'all' : isStream ? 'use' : route.verb;
  if (verb !== route.verb) file.edits.overwrite(property.start, property.end, verb);
}

/** The paths of a route, when they change. */
function pathsOf(plan: HostingPlan, route: Route, isStream: boolean): string | undefined {
  const { hosting, endpoints } = plan;
  const { file } = hosting;
  const { quote } = file.style;
  if (!route.path || route.chained || !route.express) return undefined;
  const own = file.textOf(route.path);
  const listed = route.path.type === 'ArrayExpression' ? own.slice(1, -1).trim() : own;
  const paths = [listed];
  for (const [merged, main] of endpoints.merged) if (main === route) paths.push(file.textOf(merged.path!));
  if (isStream) {
    const fresh = modernPath(plan, route);
    if (fresh !== undefined) paths.unshift(quote + fresh + quote);
  }
  return paths.length > 1 ? `[${paths.join(', ')}]` : undefined;
}

/** `/mcp` beside the old SSE path, unless something else answers there, or code decides by the path of a request. */
function modernPath({ hosting, endpoints }: HostingPlan, route: Route): string | undefined {
  const { file } = hosting;
  const own = stringValue(route.path);
  if (own === '/' || (own !== undefined && /(?:^|\/)mcp$/.test(own))) return undefined;
  const path = own && /\/sse$/.test(own) ? own.replace(/\/sse$/, '/mcp') : '/mcp';
  const taken = endpoints.all.some(
    (other) =>
      other !== route &&
      other.path &&
      receiverOf(file, other.receiver) === receiverOf(file, route.receiver) &&
      !endpoints.dead.includes(other) &&
      pathsIn(file.textOf(other.path)).includes(path),
  );
  if (taken || /\.(?:path|originalUrl|baseUrl)\b/.test(file.text)) return undefined;
  // A gate that another file, or a path only known at run time, puts before the old path would not stand before this one.
  if (!isMadeHere(hosting, route.receiver)) return undefined;
  const mounts = endpoints.all.filter((other) => other.verb === 'use' && other.path);
  if (mounts.some((mount) => !literalPaths(mount))) return undefined;
  const doubles = endpoints.all.some(
    (other) =>
      other !== route &&
      other.verb !== 'use' &&
      !endpoints.dead.includes(other) &&
      endpointOf(file, other) === endpointOf(file, route),
  );
  return doubles ? undefined : path;
}

function isMadeHere({ file, facts }: Hosting, receiver: Node): boolean {
  const at = bare(receiver);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : classMembers(file, facts).at.get(at);
  const declaration = binding?.declaration;
  return declaration?.type === 'VariableDeclarator' && declaration.init !== null && declaration.id === binding?.id;
}

/** The paths of a route when all of them are written out. */
function literalPaths(route: Route): string[] | undefined {
  const nodes = (route.path?.type === 'ArrayExpression' ? route.path.elements : [route.path]) as (
    | Node
    | null
    | undefined
  )[];
  const paths = nodes.map((node) => (node ? stringValue(node) : undefined));
  return paths.every((path) => path !== undefined) ? (paths as string[]) : undefined;
}

const covers = (mounts: readonly string[], path: string): boolean =>
  mounts.some((mount) => path === mount || path.startsWith(mount.endsWith('/') ? mount : `${mount}/`));

/**
 * Middleware mounted on the paths of SSE (`app.use('/messages', gate)`) is mounted on those that take their place: a
 * check of the messages is a check of the requests now.
 */
function writeMounts(plan: HostingPlan): void {
  const { hosting, endpoints } = plan;
  const { file } = hosting;
  const { quote } = file.style;
  const messages = endpoints.dead
    .filter((route) => route.verb === 'post')
    .flatMap((route) => literalPaths(route) ?? []);
  for (const route of [...endpoints.live, ...endpoints.merged.keys()]) {
    if (kindOf(hosting, route) !== 'sse') continue;
    const own = literalPaths(route) ?? [];
    const fresh = endpoints.merged.has(route) ? undefined : modernPath(plan, route);
    const wanted = [...(fresh === undefined ? [] : [fresh]), ...own];
    /** Where each gate stands by now, so that none stands twice. */
    const standing = new Map<string, string[]>();
    for (const mount of endpoints.all) {
      if (mount.verb !== 'use' || !mount.path) continue;
      const paths = literalPaths(mount);
      if (
        !paths ||
        ![...own, ...messages].some((path) => covers(paths, path)) ||
        [...mount.middleware, mount.handler].every(isBodyParser)
      )
        continue;
      const gate = [...mount.middleware, mount.handler].map((node) => file.textOf(node)).join(', ');
      const before = standing.get(gate) ?? [];
      const missing = wanted.filter((path) => !covers(paths, path) && !covers(before, path));
      standing.set(gate, [...before, ...paths, ...missing]);
      if (missing.length === 0) continue;
      const listed = [...missing, ...paths].map((path) => quote + path + quote);
      file.edits.overwrite(mount.path.start, mount.path.end, `[${listed.join(', ')}]`);
    }
  }
}

const pathsIn = (text: string): string[] => [...text.matchAll(/['"`](\/[^'"`]*)['"`]/g)].map((match) => match[1]!);

/** `allowedHosts` of the transport become middleware. */
function writeGuards(plan: HostingPlan, route: Route): void {
  const { hosting, options } = plan;
  const { file } = hosting;
  const { quote } = file.style;
  const list = (names: string[]) => `[${names.map((name) => quote + name + quote).join(', ')}]`;
  if (options.hosts?.length)
    insertBefore(
      plan,
      route,
      `${file.imports.use(EXPRESS, 'hostHeaderValidation', { at: route.call })}(${list(options.hosts)})`,
    );
  if (options.origins?.length)
    insertBefore(
      plan,
      route,
      `${file.imports.use(EXPRESS, 'originValidation', { at: route.call })}(${list(options.origins)})`,
    );
}

function insertBefore({ hosting: { file } }: HostingPlan, route: Route, text: string): void {
  const before = route.middleware[0] ?? route.handler;
  file.edits.insert(before.start, `${text}, `);
}
