import { loadedFolder } from '../../engine/computed-loads.js';
import { type Node, stringValue } from '../../engine/node.js';
import type { SourceFile } from '../../engine/source-file.js';

/** One thing that a file gets from a module. */
export interface ImportedName {
  source: string;
  /** The export; `*` for all of them, nothing for a module that is only loaded. */
  name: string;
  /** The local name, or the statement or call where there is none. */
  node: Node;
}

/** Everything a file imports: by statements, re-exports, `require` and `import()`. */
export function importsIn(file: SourceFile): ImportedName[] {
  const found: ImportedName[] = [];
  for (const statement of file.program.body as Node[]) {
    const source = statement.source?.value as string | undefined;
    if (source === undefined) continue;
    if (statement.type !== 'ImportDeclaration') found.push({ source, name: '*', node: statement });
    else if (statement.specifiers.length === 0) found.push({ source, name: '', node: statement });
    else
      for (const specifier of statement.specifiers as Node[])
        found.push({ source, name: nameOf(specifier), node: specifier.local });
  }
  for (const call of file.scopes.calls) {
    const isLoad = call.callee.type === 'Import' || call.callee.name === 'require';
    const source = isLoad ? (stringValue(call.arguments[0]) ?? loadedFolder(file, call.arguments[0])) : undefined;
    if (source !== undefined) found.push({ source, name: '*', node: call });
  }
  return found;
}

function nameOf(specifier: Node): string {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type !== 'ImportSpecifier') return '*';
  return specifier.imported.name ?? specifier.imported.value;
}
