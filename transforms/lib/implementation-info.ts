import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { propertyKey } from './members.js';
import { roleOf } from './migration.js';
import { exportedName } from './values.js';

/** The members of v2's Implementation. */
const KNOWN = /^(?:name|version|title|description|websiteUrl|icons)$/;

/**
 * `new McpServer({ name, version, capabilities })`, as early guides had it: v1's type of a name and version let any
 * member stand there, and nobody read it. v2's does not; the literal is cast, so that the same goes over the wire.
 */
export function castImplementations(file: SourceFile, facts: FileFacts): void {
  if (file.language === 'js') return;
  for (const call of file.scopes.calls) {
    const info = call.type === 'NewExpression' ? (call.arguments[0] as Node | undefined) : undefined;
    if (info?.type !== 'ObjectExpression' || file.isIgnored(call)) continue;
    if (!/^(?:McpServer|Server|Client)$/.test(exportedName(file, facts, unwrap(call.callee)) ?? '')) continue;
    const hasMore = (info.properties as Node[]).some(
      (property) => property.type === 'ObjectProperty' && !KNOWN.test(propertyKey(property) ?? 'name'),
    );
    if (!hasMore) continue;
    const source = specifierFor('role', roleOf(file, facts));
    const type = file.imports.use(source, 'Implementation', { at: call, type: true });
    file.edits.insert(info.end, ` as ${type}`);
  }
}
