import type { Node } from '../engine/node.js';
import type { SourceFile } from '../engine/source-file.js';

/** The statement or call by which a specifier brings its module in. */
export function importAround(file: SourceFile, specifier: Node): Node | undefined {
  const parent = file.scopes.parentOf(specifier);
  if (!parent) return undefined;
  if (
    /^(?:ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|TSImportType|TSExternalModuleReference|ImportExpression)$/.test(
      parent.type,
    )
  )
    return parent;
  if (parent.type === 'TSLiteralType') return importAround(file, parent);
  if (
    parent.type === 'CallExpression' &&
    (parent.callee.type === 'Import' ||
      parent.callee.name === 'require' ||
      /^(?:mock|doMock|unmock|importActual|importOriginal|resolve)$/.test(parent.callee.property?.name ?? ''))
  )
    return parent;
  return undefined;
}
