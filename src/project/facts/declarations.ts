import { commonjsExports } from '../../engine/commonjs-modules.js';
import type { Declared, FileFacts } from '../../engine/facts.js';
import type { Node } from '../../engine/node.js';
import type { SourceFile } from '../../engine/source-file.js';

const nameOf = (node: Node): string => (node.type === 'StringLiteral' ? node.value : node.name);

/**
 * What stands behind an export: the value of a constant (its type, when it has one of its own), a type, a function, a
 * class; the Identifier where nothing more is known. Re-exports are followed.
 */
export function findDeclaration(file: SourceFile, facts: FileFacts, exported: string): Declared | undefined {
  const found = (node: Node): Declared => ({ file, facts, node });
  for (const statement of file.program.body as Node[]) {
    if (statement.type === 'ExportDefaultDeclaration' && exported === 'default') return found(statement.declaration);
    if (statement.type !== 'ExportNamedDeclaration') continue;
    for (const specifier of statement.specifiers as Node[]) {
      if (specifier.type !== 'ExportSpecifier' || nameOf(specifier.exported) !== exported) continue;
      return statement.source
        ? facts.declarationOf?.(statement.source.value, nameOf(specifier.local))
        : found(specifier.local);
    }
    const { declaration } = statement;
    for (const declarator of (declaration?.declarations ?? []) as Node[])
      if (declarator.id.name === exported) return found(declarator.id);
    if (declaration?.id?.name === exported) return found(declaration);
  }
  const assigned = commonjsExports(file).get(exported);
  if (assigned) return found(assigned);
  for (const statement of file.program.body as Node[])
    if (statement.type === 'ExportAllDeclaration' && exported !== 'default') {
      const through = facts.declarationOf?.(statement.source.value, exported);
      if (through) return through;
    }
  return undefined;
}
