import { importedFrom, WHOLE } from '../../src/engine/commonjs-modules.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { reachedFrom } from './hosting-elsewhere.js';
import { bare, calledName, functionOfBinding, inside, isFunction, statementOf } from './hosting-model.js';
import { isExpress, type Route } from './hosting-routes.js';
import { isCall, isMember, memberKey } from './members.js';

// Where a router of express's is mounted: in its own file, or by an app in another that imports it or what makes it.

/** One `app.use('/mcp', gate, router)`, as the route it is for what stands before the router. */
export interface Mount {
  file: SourceFile;
  facts: FileFacts;
  route: Route;
}

/** A router of this file, and the function that makes and returns it. */
interface Router {
  file: SourceFile;
  declarator: Node;
  maker: Node | undefined;
}

/**
 * The places where a router is mounted. None when it is no router made in this file, when other code is handed it and
 * may put something before its routes, or when nobody is seen to mount it.
 */
export function mountsOf(file: SourceFile, facts: FileFacts, receiver: Node): Mount[] {
  const router = routerOf(file, facts, receiver);
  if (!router) return [];
  return [...reachedFrom(file, facts)].flatMap(([at, its]) => mountsIn(at, its, router));
}

function routerOf(file: SourceFile, facts: FileFacts, receiver: Node): Router | undefined {
  const at = bare(receiver);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  const declarator = binding?.declaration;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id !== binding?.id || !declarator.init) return undefined;
  const made = bare(declarator.init);
  if (!isCall(made) || calledName(made) !== 'Router' || !isExpress(file, facts, made)) return undefined;
  let returned: Node | undefined;
  for (const { node } of binding!.references) {
    const up = file.scopes.parentOf(node);
    if (up?.type === 'ReturnStatement') returned = up;
    else if (isCall(up) && up.callee !== node && calledName(up) !== 'use') return undefined;
  }
  const maker = returned && file.ancestor(returned, isFunction);
  return { file, declarator, maker };
}

function mountsIn(file: SourceFile, facts: FileFacts, router: Router): Mount[] {
  return file.scopes.calls.flatMap((call): Mount[] => {
    const callee = bare(call.callee);
    if (call.type === 'NewExpression' || !isMember(callee) || memberKey(callee) !== 'use') return [];
    const args = call.arguments as Node[];
    const index = args.findIndex((argument) => stands({ file, facts }, argument, router));
    if (index < 0 || !isExpress(file, facts, callee.object)) return [];
    const [first] = args;
    const hasPath = index > 0 && /^(?:StringLiteral|TemplateLiteral|ArrayExpression)$/.test(bare(first!).type);
    const route: Route = {
      verb: 'use',
      call,
      receiver: callee.object,
      path: hasPath ? first : undefined,
      chained: false,
      middleware: args.slice(hasPath ? 1 : 0, index),
      handler: args[index]!,
      callable: undefined,
      statement: statementOf(file, call),
      express: true,
    };
    return [{ file, facts, route }];
  });
}

/** Whether an expression stands for a router, or is a call of what makes it. */
function stands(place: { file: SourceFile; facts: FileFacts }, node: Node, router: Router, depth = 0): boolean {
  const { file, facts } = place;
  const at = bare(node);
  if (depth > 3) return false;
  if (isCall(at)) return router.maker !== undefined && functionAt(place, at.callee) === router.maker;
  if (at.type !== 'Identifier') return false;
  const binding = file.scopes.bindingOf(at);
  if (!binding) return false;
  if (file === router.file && binding.declaration === router.declarator) return true;
  const imported = importedFrom(file, binding);
  if (imported) {
    const found = facts.declarationOf?.(imported.source, imported.name === '*' ? WHOLE : imported.name);
    if (!found || found.file !== router.file) return false;
    return inside(found.node, router.declarator) || stands(found, found.node, router, depth + 1);
  }
  const { declaration } = binding;
  return declaration.type === 'VariableDeclarator' && declaration.id === binding.id && declaration.init
    ? stands(place, declaration.init, router, depth + 1)
    : false;
}

/** The function that a name stands for, in this file or another. */
function functionAt({ file, facts }: { file: SourceFile; facts: FileFacts }, node: Node): Node | undefined {
  const at = bare(node);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  const imported = importedFrom(file, binding);
  if (!imported) return binding && functionOfBinding(binding);
  const found = facts.declarationOf?.(imported.source, imported.name === '*' ? WHOLE : imported.name);
  if (!found) return undefined;
  if (isFunction(found.node)) return found.node;
  return found.node.type === 'Identifier' ? functionAt(found, found.node) : undefined;
}

/** The path of a route below a mount, as far as both are spelled out. */
export function joined(mount: Node | undefined, path: string | undefined): string | undefined {
  if (!mount) return path;
  const prefix = stringValue(mount);
  if (prefix === undefined || path === undefined) return undefined;
  return path === '/' ? prefix : prefix.replace(/\/$/, '') + path;
}
