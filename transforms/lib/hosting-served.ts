import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { callsIn } from './hosting-live.js';
import { bare } from './hosting-model.js';
import { type Route, routesOf } from './hosting-routes.js';
import { isCall } from './members.js';
import { exportedName } from './values.js';

/** A route that hands requests to v2's handler, and the code of its own that runs before. */
export interface ServedRoute {
  route: Route;
  handler: Node[];
}

/** Routes of code that is on `toNodeHandler(createMcpHandler(…))`. */
export function servedRoutes(file: SourceFile, facts: FileFacts): ServedRoute[] {
  if (!file.text.includes('toNodeHandler')) return [];
  return routesOf(file, facts).flatMap((route) => {
    if (isNodeHandler(file, facts, route.handler)) return [{ route, handler: [] }];
    if (!route.callable) return [];
    const takes = callsIn(route.callable).some((call) => isNodeHandler(file, facts, call.callee));
    return takes ? [{ route, handler: [route.callable.body] }] : [];
  });
}

/** `toNodeHandler(…)`, or the name of what it gave. */
function isNodeHandler(file: SourceFile, facts: FileFacts, node: Node): boolean {
  const at = bare(node);
  if (isCall(at)) return exportedName(file, facts, at.callee) === 'toNodeHandler';
  if (at.type !== 'Identifier') return false;
  const declaration = file.scopes.bindingOf(at)?.declaration;
  const init = declaration?.type === 'VariableDeclarator' && declaration.init ? unwrap(declaration.init) : undefined;
  return isCall(init) && exportedName(file, facts, init.callee) === 'toNodeHandler';
}
