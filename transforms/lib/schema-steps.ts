import type { Node } from '../../src/engine/node.js';
import { handsElements, takesElement } from './element-sources.js';
import { isCall, isMember, memberKey } from './members.js';
import type { Carrier, Side } from './schema-uses.js';
import type { ZodSource } from './zod-source.js';

/** Where a value goes next: an expression that has it now, or a pattern that takes it in. */
export type Leads = readonly { node: Node; path: readonly string[]; side?: Side; pattern?: boolean }[];

/** Methods of schemas that give no schema. */
const ENDS =
  /^(?:parse|safeParse|parseAsync|safeParseAsync|spa|decode|encode|isOptional|isNullable|keyof|implement\w*|toJSONSchema)$/;
/** Methods of schemas that make a schema with the one they are given. */
const JOINS = /^(?:extend|safeExtend|augment|merge|and|or|catchall|rest|with)$/;
/** Methods that give a list or map of the same elements. */
const SAME = /^(?:filter|slice|splice|sort|reverse|toSorted|toReversed|concat|values|flat)$/;

/** `value.key`, `value.method(…)` */
export function afterMember({ file, path, side }: Carrier, member: Node): Leads {
  const key = memberKey(member);
  const call = file.scopes.parentOf(member);
  const isCalled = isCall(call) && call.callee === member;
  if (path.length === 0) {
    if (!isCalled) return key === 'shape' ? [{ node: member, path: ['?'] }] : [];
    if (key === undefined || ENDS.test(key)) return [];
    // What comes out of it is another value.
    if (/^(?:transform|pipe)$/.test(key)) return side === 'output' ? [] : [{ node: call, path, side: 'input' }];
    return [{ node: call, path }];
  }
  const top = path.at(-1)!;
  const inner = path.slice(0, -1);
  if (top === key || top === '?' || (member.computed && key === undefined)) return [{ node: member, path: inner }];
  if (!isCalled || key === undefined) return [];
  const [first] = call.arguments as Node[];
  if (key === 'then') return first?.params?.[0] ? [{ node: first.params[0], path, pattern: true }] : [];
  if (top === '()')
    return /^(?:call|apply)$/.test(key) ? [{ node: call, path: inner }] : key === 'bind' ? [{ node: call, path }] : [];
  if (top !== '*') return [];
  if (SAME.test(key)) return [...elementsInto(call, inner), { node: call, path }];
  if (key === 'entries') return [{ node: call, path: [...inner, '1', '*'] }];
  if (takesElement(call) || key === 'find' || key === 'findLast')
    return [...elementsInto(call, inner), { node: call, path: inner }];
  return elementsInto(call, inner);
}

/** `list.forEach((element) => …)` */
function elementsInto(call: Node, path: readonly string[]): Leads {
  const parameter = handsElements(call, 0) ? call.arguments[0]?.params?.[0] : undefined;
  return parameter ? [{ node: parameter, path, pattern: true }] : [];
}

/** What a call of zod's, or of the language's, makes of an argument; undefined for any other call. */
export function throughCall({ node, path, side }: Carrier, call: Node, zod: ZodSource): Leads | undefined {
  const { callee } = call;
  const named = zod.nameOf(callee);
  if (named) return /^toJSONSchema$/.test(named.name) ? [] : [{ node: call, path: [] }];
  if (!isMember(callee)) {
    // `new Map([['name', tool]])`
    if (call.type !== 'NewExpression' || !/^(?:Map|Set)$/.test(callee.name ?? '')) return undefined;
    return [{ node: call, path: callee.name === 'Set' ? path : [...path.slice(0, -2), '*'] }];
  }
  const key = memberKey(callee) ?? '';
  if (JOINS.test(key) && path.length < 2 && zod.rootOf(callee.object)) return [{ node: call, path: [] }];
  if (key === 'pipe' && path.length === 0) return side === 'input' ? [] : [{ node: call, path, side: 'output' }];
  const owner = callee.object.name;
  if (call.arguments[0] !== node && key !== 'assign') return undefined;
  if (owner === 'Object') {
    if (key === 'values') return [{ node: call, path: [...path.slice(0, -1), '*'] }];
    if (key === 'entries') return [{ node: call, path: [...path.slice(0, -1), '1', '*'] }];
    if (key === 'fromEntries') return [{ node: call, path: [...path.slice(0, -2), '?'] }];
    if (/^(?:freeze|assign|seal)$/.test(key)) return [{ node: call, path }];
  }
  if ((owner === 'Array' && key === 'from') || (owner === 'Promise' && key === 'all')) return [{ node: call, path }];
  return undefined;
}
