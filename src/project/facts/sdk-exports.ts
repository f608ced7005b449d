import type { Binding } from '../../engine/bindings.js';
import type { Node } from '../../engine/node.js';
import type { SourceFile } from '../../engine/source-file.js';
import { V1_PACKAGE } from '../../sdk/specifiers.js';

const nameOf = (node: Node): string => node.name ?? node.value;

/**
 * The exports of a file in which v1's SDK can be met: their declarations name something of it, or something of the file
 * or of another one that does. `default` and `*` (for a star re-export) are names like any other.
 * @param isMet whether the SDK can be met in an import from another file of the project
 */
export function sdkExports(file: SourceFile, isMet: (source: string, name: string) => boolean): Set<string> {
  const statements = file.program.body as Node[];
  const met = new Set<Node>();
  const queue: Binding[] = file.imports.records
    .filter(({ original: { source, name } }) => source.startsWith(V1_PACKAGE) || isMet(source, name))
    .map(({ binding }) => binding);
  const seen = new Set(queue);
  const { root } = file.scopes;
  const own = [...new Set([...root.values.values(), ...root.types.values()])];
  for (const binding of queue)
    for (const { node } of binding.references) {
      const statement = statements.find(({ start, end }) => start <= node.start && node.end <= end);
      if (!statement || met.has(statement)) continue;
      met.add(statement);
      for (const declared of own) {
        const inside = declared.id.start >= statement.start && declared.id.end <= statement.end;
        if (!inside || seen.has(declared)) continue;
        seen.add(declared);
        queue.push(declared);
      }
    }
  const found = new Set<string>();
  for (const statement of statements) {
    if (statement.type === 'ExportAllDeclaration' && isMet(statement.source.value, '*')) found.add('*');
    if (statement.type === 'ExportDefaultDeclaration' && met.has(statement)) found.add('default');
    if (statement.type !== 'ExportNamedDeclaration') continue;
    for (const { local, exported } of statement.specifiers as Node[]) {
      const binding = statement.source ? undefined : file.scopes.bindingOf(local);
      if (statement.source ? isMet(statement.source.value, nameOf(local)) : binding && seen.has(binding))
        found.add(nameOf(exported));
    }
    if (!met.has(statement) || !statement.declaration) continue;
    for (const { name, id } of own) if (id.start >= statement.start && id.end <= statement.end) found.add(name);
  }
  return found;
}
