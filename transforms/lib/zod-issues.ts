import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import { isCall, isMember, memberKey, membersCalled, propertyKey } from './members.js';
import type { ZodSource } from './zod-source.js';

/** Members of an issue that zod 4 calls otherwise, by the issue's code in zod 3. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  too_small: { type: 'origin' },
  too_big: { type: 'origin' },
  invalid_string: { validation: 'format' },
  invalid_enum_value: { options: 'values' },
};

/** `ctx.addIssue({ code: z.ZodIssueCode.too_big, type: 'number', … })`: what is too big is the issue's origin in zod 4. */
export function followIssues(zod: ZodSource): void {
  const { file } = zod;
  for (const member of membersCalled(file, 'addIssue')) {
    const call = file.scopes.parentOf(member);
    const issue = isCall(call) && call.callee === member ? (call.arguments[0] as Node | undefined) : undefined;
    if (issue?.type !== 'ObjectExpression' || file.isIgnored(issue)) continue;
    const properties = (issue.properties as Node[]).filter(({ type }) => type === 'ObjectProperty');
    const code = properties.find((property) => propertyKey(property) === 'code')?.value as Node | undefined;
    const renamed = code && RENAMED[codeOf(zod, code, member) ?? ''];
    if (!renamed) continue;
    for (const property of properties) {
      const to = renamed[propertyKey(property) ?? ''];
      if (to && property.shorthand) file.edits.insert(property.start, `${to}: `);
      else if (to) file.edits.overwrite(property.key.start, property.key.end, to);
    }
  }
}

/** The code of an issue: of zod's own enum, or a string in a refinement of one of its schemas. */
function codeOf(zod: ZodSource, code: Node, place: Node): string | undefined {
  const at = unwrap(code);
  if (isMember(at) && zod.nameOf(unwrap(at.object))?.name === 'ZodIssueCode') return memberKey(at);
  const text = stringValue(at);
  const callback = text === undefined ? undefined : zod.file.ancestor(place, (node) => Array.isArray(node.params));
  const around = callback && zod.file.scopes.parentOf(callback);
  const isRefinement =
    isCall(around) &&
    isMember(around.callee) &&
    /^(?:superRefine|transform|check)$/.test(memberKey(around.callee) ?? '');
  return isRefinement && zod.rootOf(around.callee.object) ? text : undefined;
}
