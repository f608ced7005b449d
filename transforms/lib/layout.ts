import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';

// Where fresh text goes on a line, and how existing lines follow when what holds them moves.

/** Formatters count a tab as this many columns unless they are told otherwise. */
const TAB_COLUMNS = 2;

export interface Range {
  start: number;
  end: number;
}

export function lineStart(file: SourceFile, offset: number): number {
  return file.text.lastIndexOf('\n', offset - 1) + 1;
}

/** The indentation of the line that holds `offset`, as the edits recorded so far leave it. */
export function indentAt(file: SourceFile, offset: number): string {
  return file.edits.indentOf(lineStart(file, offset));
}

/** How many columns a text takes. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += character === '\t' ? TAB_COLUMNS : 1;
  return count;
}

export function isMultiline(file: SourceFile, range: Range): boolean {
  const at = file.text.indexOf('\n', range.start);
  return at !== -1 && at < range.end;
}

/** What stands before `offset` on its line, with the line's new indentation. */
export function textBefore(file: SourceFile, offset: number): string {
  const start = lineStart(file, offset);
  return file.edits.indentOf(start) + file.text.slice(start, offset).trimStart();
}

/** The rest of the line from `offset` on, without the line break. */
export function restOfLine(file: SourceFile, offset: number): string {
  return /^[^\r\n]*/.exec(file.text.slice(offset, file.text.indexOf('\n', offset) + 1 || undefined))![0];
}

/**
 * Moves the lines of `range` after its first from one indentation to another. Lines inside a template literal or a
 * continued string are somebody's text and stay; so does a line that does not start with `from`.
 */
export function reindent(file: SourceFile, range: Range, from: string, to: string): void {
  if (from === to) return;
  const { text, edits } = file;
  const texts = textsIn(file, range);
  for (let at = text.indexOf('\n', range.start) + 1; at > 0 && at < range.end; at = text.indexOf('\n', at) + 1) {
    if (texts.some((piece) => piece.start < at && at <= piece.end)) continue;
    if (/[\r\n]/.test(text[at]!)) continue;
    const indent = edits.indentOf(at);
    if (indent.startsWith(from)) edits.indentLine(at, to + indent.slice(from.length));
  }
}

function textsIn(file: SourceFile, range: Range): Node[] {
  return file.scopes.strings.filter(
    (node) =>
      (node.type === 'TemplateElement' || node.type === 'StringLiteral') &&
      node.start >= range.start &&
      node.end <= range.end &&
      node.loc.start.line !== node.loc.end.line,
  );
}

const callCommas = new WeakMap<SourceFile, boolean>();

/**
 * Whether the last argument of a call that is laid out one argument a line has a comma after it here. Apart from
 * `style.trailingComma`, for prettier's `es5` (its default for years) puts one in objects and arrays only.
 */
export function hasCallCommas(file: SourceFile): boolean {
  const known = callCommas.get(file);
  if (known !== undefined) return known;
  let yes = 0;
  let no = 0;
  for (const call of file.scopes.calls) {
    const last = call.arguments?.at(-1) as Node | undefined;
    if (!last || call.loc.start.line === call.loc.end.line) continue;
    const tail = file.text.slice(last.end, call.end - 1);
    if (/^\s*,\s*\n\s*$/.test(tail)) yes++;
    else if (/^[ \t]*\r?\n\s*$/.test(tail)) no++;
  }
  const answer = yes === no ? file.style.trailingComma : yes > no;
  callCommas.set(file, answer);
  return answer;
}

/**
 * Breaks an object literal that stands on one line over several: one property a line.
 * @param indent the indentation of the line the object begins on
 * @param onLongLine called for a property that is too long for its line even so
 * @returns false when it cannot be done by touching what stands between the properties
 */
export function expandObject(
  file: SourceFile,
  object: Node,
  indent: string,
  onLongLine: (property: Node, indent: string) => void = () => {},
): boolean {
  const { style, edits, text } = file;
  const properties = object.properties as Node[];
  const gaps = [object.start + 1, ...properties.flatMap((property) => [property.start, property.end]), object.end - 1];
  if (properties.length === 0 || isMultiline(file, object)) return false;
  const pieces: Range[] = [];
  for (let i = 0; i < gaps.length; i += 2) pieces.push({ start: gaps[i]!, end: gaps[i + 1]! });
  if (pieces.some(({ start, end }) => !/^[\s,]*$/.test(text.slice(start, end)))) return false;
  const line = style.eol + indent + style.indent;
  pieces.forEach(({ start, end }, index) => {
    const last = index === pieces.length - 1;
    const fresh = index === 0 ? line : last ? `${style.trailingComma ? ',' : ''}${style.eol}${indent}` : `,${line}`;
    if (start === end) edits.insert(start, fresh);
    else edits.overwrite(start, end, fresh);
  });
  const inside = indent + style.indent;
  for (const property of properties)
    if (columns(`${inside}${file.textOf(property)},`) > style.width) onLongLine(property, inside);
  return true;
}
