import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import type { ZodSource } from './zod-source.js';

const REGISTERS = /^(?:tool|registerTool|prompt|registerPrompt)$/;

/**
 * Dates in what a tool takes: zod 3's JSON schema for them was a string, zod 4 has none and throws, so that no tool is
 * listed at all. They are told as the string they come as: `z.any().meta({ … }).pipe(z.coerce.date())` takes what they
 * took.
 */
export function followDates(zod: ZodSource): void {
  const { file } = zod;
  for (const call of file.scopes.calls) {
    const named = call.callee && zod.nameOf(call.callee);
    if (!named || !/^(?:coerce\.)?date$/.test(named.name) || file.isIgnored(call)) continue;
    const namespace = /^[\w$]+\s*\./.exec(named.prefix)?.[0];
    if (!namespace || isToldAlready(file, call) || !isGiven(file, call, 0)) continue;
    const { quote } = file.style;
    const as = `{ type: ${quote}string${quote}, format: ${quote}date-time${quote} }`;
    file.edits.insert(call.start, `${namespace}any().meta(${as}).pipe(`);
    file.edits.insert(bounded(file, call).end, ')');
  }
}

/** `z.date().min(…).max(…)`: what only a date has. */
function bounded(file: SourceFile, call: Node): Node {
  const member = file.scopes.parentOf(call);
  if (!isMember(member) || member.object !== call || !/^(?:min|max)$/.test(memberKey(member) ?? '')) return call;
  const outer = file.scopes.parentOf(member);
  return isCall(outer) && outer.callee === member ? bounded(file, outer) : call;
}

/** `….pipe(z.coerce.date())`, `z.preprocess(…, z.date())`: another schema says what comes in. */
function isToldAlready(file: SourceFile, call: Node): boolean {
  const outer = file.scopes.parentOf(bounded(file, call));
  return isCall(outer) && isMember(outer.callee) && memberKey(outer.callee) === 'pipe';
}

/** Whether a schema is part of what a registration of this file says a tool takes. */
function isGiven(file: SourceFile, node: Node, depth: number): boolean {
  if (depth > 4) return false;
  let at = node;
  for (let up = file.scopes.parentOf(at); up; up = file.scopes.parentOf(at)) {
    if (Array.isArray(up.params) || /Statement$/.test(up.type) || propertyKey(up) === 'outputSchema') return false;
    if (isCall(up) && up.callee !== at && isMember(up.callee) && REGISTERS.test(memberKey(up.callee) ?? ''))
      return true;
    if (up.type === 'VariableDeclarator') {
      const binding = up.id.type === 'Identifier' ? file.scopes.bindingOf(up.id) : undefined;
      return !!binding?.references.some((use) => use.space !== 'type' && isGiven(file, use.node, depth + 1));
    }
    at = up;
  }
  return false;
}
