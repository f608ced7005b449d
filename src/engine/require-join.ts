import type { AddedImport } from './import-record.js';
import type { Node } from './node.js';
import type { SourceFile } from './source-file.js';

/**
 * Puts new names of a CommonJS file into the destructuring that loads their module already, as it will stand.
 * @returns the names for which there is none
 */
export function joinRequires(file: SourceFile, added: readonly AddedImport[]): AddedImport[] {
  if (!file.usesRequire || added.length === 0) return [...added];
  const patterns = file.program.body.flatMap((statement: Node) => openPattern(file, statement) ?? []);
  return added.filter(({ source, name, local, todo }) => {
    const open = patterns.find((pattern: { source: string }) => pattern.source === source);
    if (!open || todo) return true;
    file.edits.insert(open.last.end, `, ${name === local ? name : `${name}: ${local}`}`);
    return false;
  });
}

/** `const { a, b } = require('x')` at module level that no transform took apart; `source` is what it will load. */
function openPattern(file: SourceFile, statement: Node): { source: string; last: Node } | undefined {
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return undefined;
  const { id, init } = statement.declarations[0] as Node;
  const literal = init?.type === 'CallExpression' && init.callee.name === 'require' ? init.arguments[0] : undefined;
  const last = id.type === 'ObjectPattern' ? (id.properties as Node[]).at(-1) : undefined;
  if (literal?.type !== 'StringLiteral' || !last || last.type !== 'ObjectProperty') return undefined;
  const { edits } = file;
  if (edits.removes(statement.start, statement.end) || edits.touches(last.start, last.end)) return undefined;
  return { source: edits.textAt(literal.start + 1, literal.end - 1), last };
}
