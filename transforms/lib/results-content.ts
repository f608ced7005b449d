import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { isMember, memberKey, membersCalled } from './members.js';
import { roleOf } from './migration.js';

/** Members only one kind of content has, and the type of that kind. */
const OWN: Readonly<Record<string, string>> = { text: 'TextContent', resource: 'EmbeddedResource' };

/**
 * `result.content[0].text` where nothing asked for the kind of content: early v1 let any member be read, v2's union
 * does not. The entry is cast to the one kind that has the member.
 *
 * @param isResult whether an expression is a tool's result by its declared type
 */
export function castContent(file: SourceFile, facts: FileFacts, isResult: (node: Node) => boolean): void {
  if (file.language === 'js') return;
  for (const [key, type] of Object.entries(OWN))
    for (const member of membersCalled(file, key)) {
      const entry = member.object as Node;
      if (!isMember(entry) || !entry.computed || entry.property.type !== 'NumericLiteral' || file.isIgnored(member))
        continue;
      const list = unwrap(entry.object);
      if (!isMember(list) || memberKey(list) !== 'content' || !isResult(list.object)) continue;
      if (isNarrowed(file, member, entry)) continue;
      const source = specifierFor('role', roleOf(file, facts));
      const local = file.imports.use(source, type, { at: member, type: true });
      const isOptional = member.optional === true || /\?\./.test(file.textOf(entry));
      file.edits.insert(entry.start, '(');
      file.edits.insert(entry.end, ` as ${local}${isOptional ? ' | undefined' : ''})`);
    }
}

/** Whether the function around it looks at the entry's `type`, or asks whether it has the member. */
function isNarrowed(file: SourceFile, member: Node, entry: Node): boolean {
  const around = file.ancestor(member, (at) => Array.isArray(at.params) && 'body' in at) ?? file.program;
  const text = file.textOf(entry).replaceAll('?.', '').replaceAll(/\s/g, '');
  const within = file.textOf(around).replaceAll('?.', '').replaceAll(/\s/g, '');
  return within.includes(`${text}.type`) || within.includes(`in${text}`) || within.includes(`${text}type`);
}
