import { importedFrom } from '../../src/engine/commonjs-modules.js';
import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { reachesTransport } from './hosting-live.js';
import { bare, type Hosting, isFunction, statementOf } from './hosting-model.js';
import { type Callable, type Route, routesOf } from './hosting-routes.js';
import { isCall, isMember, memberKey } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';

// Handlers whose routes stand in another file, or are those of an object: `app.post('/mcp', handlePost)`,
// `app.post('/mcp', controller.post)`. The routes stay as they are, and every handler of theirs hands requests on.

/**
 * The routes of other files, and of objects of this one, that hand requests to functions of this file which reach a
 * transport.
 */
export function routesElsewhere(hosting: Hosting): Route[] {
  const { file, facts } = hosting;
  return [...reachedFrom(file, facts)].flatMap(([at, its]) =>
    routesOf(at, its).flatMap((route): Route[] => {
      if (at === file && route.callable) return [];
      const callable = handlerHere(hosting, { file: at, facts: its, node: route.handler });
      if (!callable || callable.params.slice(0, 2).some((one) => one.type !== 'Identifier')) return [];
      if (callable.params.length < 2 || !reachesTransport(hosting, callable)) return [];
      return [
        {
          ...route,
          call: callable,
          receiver: callable,
          path: undefined,
          chained: false,
          middleware: [],
          handler: callable,
          callable,
          statement: statementOf(file, callable),
          elsewhere: { file: at, facts: its, route },
        },
      ];
    }),
  );
}

/** A file, and those it may be imported into, through others as well. */
export function reachedFrom(file: SourceFile, facts: FileFacts): Map<SourceFile, FileFacts> {
  const found = new Map([[file, facts]]);
  for (const [, its] of found) {
    if (found.size > MAX_FILES) break;
    for (const importer of its.importers?.() ?? [])
      if (!found.has(importer.file)) found.set(importer.file, importer.facts);
  }
  return found;
}

const MAX_FILES = 60;

/** The function of the hosting's file that a handler argument stands for. */
function handlerHere(hosting: Hosting, place: Place, depth = 0): Callable | undefined {
  const at = bare(place.node);
  if (depth > 3) return undefined;
  if (isFunction(at)) {
    // `(req, res) => controller.handle(req, res)`
    const body = bare(at.body);
    const only = at.body.type === 'BlockStatement' && at.body.body.length === 1 ? (at.body.body[0] as Node) : undefined;
    const call = only ? bare(only.argument ?? only.expression ?? only) : body;
    const names = at.params.map((parameter) => parameter.name);
    const isHanded = isCall(call) && (call.arguments as Node[]).every((one, index) => bare(one).name === names[index]);
    return isHanded && call.arguments.length >= 2
      ? handlerHere(hosting, { ...place, node: call.callee }, depth + 1)
      : undefined;
  }
  if (isCall(at)) {
    const callee = bare(at.callee);
    if (isMember(callee) && memberKey(callee) === 'bind')
      return handlerHere(hosting, { ...place, node: callee.object }, depth + 1);
    // `asyncHandler(handle)`
    return at.arguments.length === 1
      ? handlerHere(hosting, { ...place, node: at.arguments[0]! }, depth + 1)
      : undefined;
  }
  if (at.type !== 'Identifier' && !isMember(at)) return undefined;
  const [found, ...others] = namespaceMember(place, at) ?? sourcesOf({ ...place, node: at });
  if (!found || others.length > 0 || found.file !== hosting.file) return undefined;
  return valueAt(found) as Callable | undefined;
}

/** `handlers.post`, of `import * as handlers` or a `require` of it all. */
function namespaceMember({ file, facts }: Place, node: Node): Place[] | undefined {
  const object = isMember(node) ? bare(node.object) : undefined;
  const module = object?.type === 'Identifier' ? importedFrom(file, file.scopes.bindingOf(object)) : undefined;
  const found = module?.name === '*' ? facts.declarationOf?.(module.source, memberKey(node) ?? '') : undefined;
  return found && (isFunction(found.node) ? [found] : sourcesOf(found));
}

/** A function, or the one a field of an annotated type is set to: `post: RequestHandler = async (req, res) => …`. */
function valueAt({ file, node }: Place): Node | undefined {
  if (isFunction(node)) return node;
  const holder = file.ancestor(node, (at) => /^(?:Class(?:Private)?Property|VariableDeclarator)$/.test(at.type));
  const value = holder && ((holder.value ?? holder.init) as Node | undefined);
  const isOwn =
    holder && [holder.typeAnnotation, holder.id?.typeAnnotation].some((one) => one?.typeAnnotation === node);
  return isOwn && value && isFunction(bare(value)) ? bare(value) : undefined;
}

/** The text of handlers that go on answering, but only by handing the request on: their bodies. */
export function emptiedBodies(dead: readonly Route[]): Node[] {
  return [...new Set(dead.flatMap((route) => (route.elsewhere ? [route.callable!.body] : [])))];
}
