import type { Node } from '../../src/engine/node.js';
import { NODE } from '../../src/sdk/homes.js';
import type { HostingPlan } from './hosting-plan.js';
import { createText, headOffset, wrapCall } from './hosting-write.js';
import { indentAt } from './layout.js';

/**
 * Puts the handler into the class that holds the hosting, as a field before its first method.
 * @param handler a name for what `toNodeHandler()` is given, where that must be closed
 * @returns what the class calls them by
 */
export function writeField(
  plan: HostingPlan,
  node: string,
  handler: string | undefined,
): { node: string; handler: string | undefined } {
  const { hosting, anchor } = plan;
  const { file } = hosting;
  const { eol, semi } = file.style;
  const [head, mark] = modifiers(plan);
  const indent = indentAt(file, anchor.start);
  const lead = (name: string) => `${head}${mark}${name} = `;
  const create = createText(plan, plan.factory.expression, indent, handler ? lead(handler) : undefined);
  const toNode = file.imports.use(NODE, 'toNodeHandler', { at: anchor });
  const lines = handler
    ? [lead(handler) + create, `${lead(node)}${toNode}(this.${mark}${handler})`]
    : [lead(node) + wrapCall(plan, toNode, create, indent, lead(node))];
  const end = semi ? ';' : '';
  file.edits.insert(headOffset(plan), lines.map((line) => indent + line + end + eol).join('') + eol);
  return { node: `this.${mark}${node}`, handler: handler && `this.${mark}${handler}` };
}

/** How a class of the file writes a field of its own: `private readonly x`, `#x`, `x`. */
function modifiers({ hosting: { file }, owner }: HostingPlan): [string, string] {
  const members = owner!.body.body as Node[];
  if (members.some((member) => /^ClassPrivate/.test(member.type)))
    return [file.language === 'js' ? '' : 'readonly ', '#'];
  return [file.language === 'js' ? '' : 'private readonly ', ''];
}
