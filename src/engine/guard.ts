import { eachChild, type Comment, type Node } from './node.js';
import { parse } from './parse.js';
import type { SourceFile } from './source-file.js';
import { FileError } from './types.js';

/**
 * The last look at an output before anybody sees it: it must parse, and every string and template of the input that
 * no edit touched must still be there. Tool descriptions and SQL live in those; a broken edit must not reach them.
 * @throws FileError kind `guard`; the runner then leaves the file alone
 */
export function checkOutput(file: SourceFile, code: string): { comments: Comment[]; program: Node } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(code, file.filename);
  } catch (error) {
    const { message, line } = error as FileError;
    throw new FileError('guard', `the migrated text would not parse (${message}${line ? `, line ${line}` : ''})`);
  }
  const after = new Map<string, number>();
  collectStrings(parsed.ast.program, (text) => after.set(text, (after.get(text) ?? 0) + 1));
  collectStrings(file.program, (text, node) => {
    if (file.edits.touches(node.start, node.end)) return;
    const left = after.get(text) ?? 0;
    if (left === 0) throw new FileError('guard', `the string on line ${node.loc.start.line} would change`);
    after.set(text, left - 1);
  });
  return { comments: parsed.comments, program: parsed.ast.program };
}

function collectStrings(root: Node, found: (text: string, node: Node) => void): void {
  const walk = (node: Node) => {
    if (node.type === 'StringLiteral') found(`'${node.value}`, node);
    else if (node.type === 'TemplateElement') found(`\`${node.value.raw}`, node);
    else eachChild(node, walk);
  };
  walk(root);
}
