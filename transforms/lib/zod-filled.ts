import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import { isCall, isMember, memberKey } from './members.js';
import { listedAs } from './schema-uses.js';
import { linksAfter, linksBefore } from './zod-chains.js';
import type { ZodSource } from './zod-source.js';

const FILLS = /^(?:default|catch)$/;
/** Methods that say of a field that it may be missing, or what it is then. */
const SAYS = /^(?:optional|nullish|default|prefault|catch)$/;

/** Schemas that take no undefined. */
const ASKS =
  /^(?:string|number|boolean|bigint|date|coerce\.(?:number|date)|enum|nativeEnum|literal|null|array|object|record|tuple|set|map|discriminatedUnion)$/;

/**
 * Fields with a value to fall back to, in what tools take and give. Clients were told by zod 3 that they may be missing.
 * zod 4 tells them that a tool gives a field that has a default, so that a client refuses a result without it, and that
 * a tool wants one that has a catch.
 */
export function followFilled(zod: ZodSource, facts: FileFacts): void {
  const { file } = zod;
  if (!/\.(?:default|catch)\s*\(/.test(file.text)) return;
  for (const call of file.scopes.calls) {
    const method = isCall(call) && isMember(call.callee) ? (memberKey(call.callee) ?? '') : '';
    if (!FILLS.test(method) || file.isIgnored(call)) continue;
    const before = linksBefore(call.callee.object);
    const after = linksAfter(file, call);
    if (![...before, ...after].every((link) => !SAYS.test(link.name))) continue;
    const field = file.scopes.parentOf(after.at(-1)?.call ?? call);
    if (field?.type !== 'ObjectProperty') continue;
    const root = zod.rootOf(call.callee.object)?.name;
    if (root === undefined || before.some((link) => link.name === 'or') || !ASKS.test(root)) continue;
    const { input, output, read } = listedAs(file, facts, call);
    const value = method === 'catch' && input ? plainValue(call) : undefined;
    if (value) file.edits.insert(call.end, `.default(${file.textOf(value)})`);
    // Where something is parsed with it, the default is there.
    if (output && !read) file.edits.insert(call.end, '.optional()');
  }
}

/** A value that may be written twice. */
function plainValue(call: Node): Node | undefined {
  const [value] = call.arguments as Node[];
  const at = value && unwrap(value);
  const isPlain =
    at &&
    (/^(?:String|Numeric|Boolean|Null)Literal$/.test(at.type) ||
      (at.type === 'ArrayExpression' && at.elements.length === 0) ||
      (at.type === 'ObjectExpression' && at.properties.length === 0));
  return isPlain ? value : undefined;
}
