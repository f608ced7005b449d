import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { columns, hasCallCommas, indentAt, restOfLine, textBefore } from './layout.js';

/**
 * Writes types behind the parameters of a function, which have none: one parameter to a line where they do not fit into
 * it any more. `x => …` gets its parentheses.
 * @param types the text of each parameter's type, in order
 */
export function annotateParameters(file: SourceFile, callable: Node, types: readonly string[]): void {
  const { text, edits, style } = file;
  const params = callable.params as [Node, ...Node[]];
  const [first] = params;
  const last = params.at(-1)!;
  const open = text.lastIndexOf('(', first.start);
  if (!/^\(\s*$/.test(text.slice(open, first.start))) {
    edits.insert(first.start, '(');
    edits.insert(first.end, `: ${types[0]})`);
    return;
  }
  const close = text.indexOf(')', last.end);
  const gaps = params.map((param, index) => text.slice(param.end, params[index + 1]?.start ?? close));
  const isPlain = gaps.every((gap, index) => (index === gaps.length - 1 ? gap === '' : /^,[ \t]*$/.test(gap)));
  // A body that is an expression can go on the next line by itself.
  const body = callable.body as Node;
  const head = body.type === 'BlockStatement' ? body.start + 1 : body.start;
  const line = textBefore(file, open) + restOfLine(file, open).slice(0, head - open);
  const width = columns(line) + types.join('').length + 2 * types.length;
  if (!isPlain || open + 1 !== first.start || width <= style.width) {
    params.forEach((param, index) => {
      edits.insert(param.end, `: ${types[index]}`);
    });
    return;
  }
  const outer = indentAt(file, open);
  const inner = `${style.eol}${outer}${style.indent}`;
  edits.insert(first.start, inner);
  params.forEach((param, index) => {
    const next = params[index + 1];
    // Nothing may stand behind a rest parameter.
    const comma = !next && hasCallCommas(file) && param.type !== 'RestElement' ? ',' : '';
    edits.insert(param.end, `: ${types[index]}${comma}`);
    if (next) edits.overwrite(param.end + 1, next.start, inner);
    else edits.insert(param.end, `${style.eol}${outer}`);
  });
}
