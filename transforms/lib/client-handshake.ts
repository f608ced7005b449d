import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isMember, memberKey, membersCalled } from './members.js';
import { canServe } from './stdio-plan.js';
import { stdioSites } from './stdio-sites.js';
import { sdkTypeOf } from './values.js';

/** Members of a server that live by the 2025-era handshake, and what there is of them without one. */
const HANDSHAKE: Record<string, string> = {
  oninitialized:
    'is not called for 2026-07-28 clients, which send no initialize; do what it does in the factory, or when a request first needs it.',
  getClientCapabilities:
    'gives undefined over stdio to 2026-07-28 clients, which send no initialize; a handler finds their capabilities in ctx.mcpReq.envelope.',
  getClientVersion:
    'gives undefined over stdio to 2026-07-28 clients, which send no initialize; a handler finds their name and version in ctx.mcpReq.envelope.',
};

export const HANDSHAKE_MEMBERS = /\b(?:oninitialized|getClientCapabilities|getClientVersion)\b/;

/**
 * Marks what a server does with the handshake, where serveStdio() serves clients that make none.
 * @param served whether this file's own sites were rewritten; undefined when it has none
 */
export function markHandshake(file: SourceFile, facts: FileFacts, served: boolean | undefined): void {
  if (!HANDSHAKE_MEMBERS.test(file.text) || facts.isTest) return;
  if (!(served ?? isServedAbove(file, facts))) return;
  for (const [name, what] of Object.entries(HANDSHAKE))
    for (const member of membersCalled(file, name))
      if (sdkTypeOf(file, facts, member.object) === 'Server' && !runsWhenInitialized(file, member))
        file.todos.add(member, 'client-handshake', `${name} ${what}`);
}

/** Whether a file that imports this one, directly or not, has a site that serveStdio() takes. */
function isServedAbove(file: SourceFile, facts: FileFacts): boolean {
  const seen = new Set([file]);
  const queue = [...(facts.importers?.() ?? [])];
  for (const above of queue) {
    if (seen.has(above.file)) continue;
    seen.add(above.file);
    if (stdioSites(above.file, above.facts).some((site) => canServe(above.file, above.facts, site))) return true;
    queue.push(...(above.facts.importers?.() ?? []));
  }
  return false;
}

/** Whether a place is inside the function `oninitialized` is set to, whose marker says it all. */
function runsWhenInitialized(file: SourceFile, node: Node): boolean {
  for (let at = file.scopes.parentOf(node); at; at = file.scopes.parentOf(at))
    if (
      at.type === 'AssignmentExpression' &&
      isMember(at.left) &&
      node.start > at.left.end &&
      memberKey(at.left) === 'oninitialized'
    )
      return true;
  return false;
}
