import { commonjsExports, WHOLE } from '../../engine/commonjs-modules.js';
import type { Node } from '../../engine/node.js';
import type { SourceFile } from '../../engine/source-file.js';

/**
 * The names of the values a file exports, with those it passes on from other files by name.
 * @param file an ES or CommonJS module
 * @param namesOf what the module behind a specifier exports, for `export * from …`
 */
export function exportNames(file: SourceFile, namesOf: (source: string) => readonly string[]): string[] {
  if (!file.isModule) return [...commonjsExports(file).keys()].filter((name) => name !== WHOLE);
  return (file.program.body as Node[]).flatMap((statement): string[] => {
    if (statement.exportKind === 'type') return [];
    // A default is passed on by its name only.
    if (statement.type === 'ExportAllDeclaration')
      return namesOf(statement.source.value).filter((name) => name !== 'default');
    if (statement.type !== 'ExportNamedDeclaration') return [];
    const { declaration } = statement;
    if (!declaration)
      return (statement.specifiers as Node[]).flatMap(({ exported, exportKind }) =>
        exportKind === 'type' ? [] : [exported.name ?? exported.value],
      );
    if (declaration.type === 'VariableDeclaration')
      return (declaration.declarations as Node[]).flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
    return /^(?:Function|Class)Declaration$/.test(declaration.type) && declaration.id ? [declaration.id.name] : [];
  });
}
