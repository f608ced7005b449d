import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey } from './members.js';

/** One method called on a schema: `.min(1)`. */
export interface Link {
  name: string;
  call: Node;
}

/** The methods called on what an expression gives, one after the other: `.min(1).optional()` of `z.string().min(1).optional()`. */
export function linksAfter(file: SourceFile, expression: Node): Link[] {
  const links: Link[] = [];
  for (let at = expression; ; ) {
    const member = file.scopes.parentOf(at);
    const call = isMember(member) && member.object === at ? file.scopes.parentOf(member) : undefined;
    const name = isMember(member) ? memberKey(member) : undefined;
    if (!isCall(call) || call.callee !== member || name === undefined) return links;
    links.push({ name, call });
    at = call;
  }
}

/** The methods called before, from the call that a chain begins with up to an expression of the chain, in their order. */
export function linksBefore(expression: Node): Link[] {
  const links: Link[] = [];
  for (let at = unwrap(expression); isCall(at) && isMember(at.callee); at = unwrap(at.callee.object)) {
    const name = memberKey(at.callee);
    if (name !== undefined) links.unshift({ name, call: at });
  }
  return links;
}
