import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';
import { readsLikeRegistration, registrationContext } from './registrations.js';
import { sdkTypeOf } from './values.js';

/** A function, in this file or another, that is handed an SDK object without being called by its own name. */
export interface Handed {
  place: Place;
  index: number;
  /** The object's SDK type, by its v2 name. */
  type: string;
}

/** What is followed into functions: contexts, and what tools are registered with. */
const FOLLOWED = /^(?:ServerContext|ClientContext|McpServer|Server|Client)$/;

const found = new WeakMap<FileFacts, WeakMap<SourceFile, Handed[]>>();

/**
 * Follows the handlers a file registers, and what it hands its contexts, servers and clients to, to the functions behind:
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
    if (!isCall(call) || !isIndirect(file, call.callee)) continue;
    for (const [index, argument] of (call.arguments as Node[]).entries()) {
      const type = mayBeObject(file, argument) ? sdkTypeOf(file, facts, argument) : undefined;
      if (!type || !FOLLOWED.test(type)) continue;
      for (const place of functionsBehind({ file, facts, node: call.callee })) handed.push({ place, index, type });
    }
  }
  return handed;
}

const GLOBALS = /^(?:console|JSON|Math|Object|Array|Promise|Number|String|Reflect|process|expect|vi|jest|z)$/;

/** `tool.register`, `register` of a loop or a parameter, `require('./legacy')`: no function that is called by its own name. */
function isIndirect(file: SourceFile, callee: Node): boolean {
  if (isMember(callee)) return !GLOBALS.test(callee.object.name ?? '');
  if (callee.type !== 'Identifier') return isCall(callee);
  const binding = file.scopes.bindingOf(callee);
  return binding?.kind === 'param' || (binding?.kind === 'const' && !binding.declaration.init?.params);
}

function mayBeObject(file: SourceFile, argument: Node): boolean {
  const at = unwrap(argument);
  if (isMember(at)) return at.object.type === 'ThisExpression';
  return at.type === 'Identifier' && /^(?:param|const|let)$/.test(file.scopes.bindingOf(at)?.kind ?? '');
}

function functionsBehind({ file, facts, node }: Place): Place[] {
  let at = unwrap(node);
  if (isCall(at) && isMember(at.callee) && memberKey(at.callee) === 'bind') at = unwrap(at.callee.object);
  if (at.type !== 'Identifier' && !isMember(at) && !isCall(at)) return [];
  return sourcesOf({ file, facts, node: at }).filter((place) => place.node.params && place.node.body);
}
