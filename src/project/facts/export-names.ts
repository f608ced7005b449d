import { commonjsExports, WHOLE } from '../../engine/commonjs-modules.js';
import type { Node } from '../../engine/node.js';
import type { SourceFile } from '../../engine/source-file.js';

/**
 * The names of the values a file exports itself; what it passes on from other files is not among them.
 * @param file an ES or CommonJS module
 */
export function exportNames(file: SourceFile): string[] {
  if (!file.isModule) return [...commonjsExports(file).keys()].filter((name) => name !== WHOLE);
  return (file.program.body as Node[]).flatMap((statement): string[] => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.source || statement.exportKind === 'type') return [];
    const { declaration } = statement;
    if (!declaration) return (statement.specifiers as Node[]).map(({ exported }) => exported.name ?? exported.value);
    if (declaration.type === 'VariableDeclaration')
      return (declaration.declarations as Node[]).flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
    return /^(?:Function|Class)Declaration$/.test(declaration.type) && declaration.id ? [declaration.id.name] : [];
  });
}
