import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isContextType } from '../../src/sdk/context.js';
import { isCall, isMember, memberKey } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';
import { readsLikeRegistration, registrationContext } from './registrations.js';
import { sdkTypeOf } from './values.js';

/** A function, in this file or another, that is handed a context without being called by its own name. */
export interface Handed {
  place: Place;
  index: number;
  type: 'ServerContext' | 'ClientContext';
}

const found = new WeakMap<FileFacts, WeakMap<SourceFile, Handed[]>>();

/**
 * Follows the handlers a file registers, and the methods it hands its contexts to, to the functions behind them:
 * members of tables it loops over, of objects and instances, constants of other files.
 */
export function readHanded(file: SourceFile, facts: FileFacts): Handed[] {
  const known = found.get(facts) ?? new WeakMap<SourceFile, Handed[]>();
  found.set(facts, known);
  const before = known.get(file);
  if (before) return before;
  const handed: Handed[] = [];
  // Asked again while it is being answered, it knows nothing yet.
  known.set(file, handed);
  for (const call of file.scopes.calls) {
    const handler = (call.arguments as Node[]).at(-1);
    if (handler && !unwrap(handler).params && isMember(call.callee) && readsLikeRegistration(call))
      for (const place of functionsBehind({ file, facts, node: handler })) {
        const context = registrationContext(file, facts, call, handler, place.node.params.length);
        if (!context) break;
        handed.push({ place, ...context });
      }
    if (!isCall(call) || !isMember(call.callee) || GLOBALS.test(call.callee.object.name ?? '')) continue;
    for (const [index, argument] of (call.arguments as Node[]).entries()) {
      const type = mayBeContext(file, argument) ? sdkTypeOf(file, facts, argument) : undefined;
      if (!isContextType(type)) continue;
      for (const place of functionsBehind({ file, facts, node: call.callee })) handed.push({ place, index, type });
    }
  }
  return handed;
}

const GLOBALS = /^(?:console|JSON|Math|Object|Array|Promise|Number|String|Reflect|process|expect|vi|jest|z)$/;

function mayBeContext(file: SourceFile, argument: Node): boolean {
  const at = unwrap(argument);
  return at.type === 'Identifier' && /^(?:param|const)$/.test(file.scopes.bindingOf(at)?.kind ?? '');
}

function functionsBehind({ file, facts, node }: Place): Place[] {
  let at = unwrap(node);
  if (isCall(at) && isMember(at.callee) && memberKey(at.callee) === 'bind') at = unwrap(at.callee.object);
  if (at.type !== 'Identifier' && !isMember(at) && !isCall(at)) return [];
  return sourcesOf({ file, facts, node: at }).filter((place) => place.node.params && place.node.body);
}
