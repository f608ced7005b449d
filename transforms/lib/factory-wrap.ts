import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { quoted, Stop } from './factory-model.js';
import { indentAt, lineStart, type Range, reindent } from './layout.js';

/** What goes around a run of statements. */
export interface Wrapper {
  /** Lines before them: the head of the function first, then its first statements. */
  head: readonly string[];
  /** Statements after them, inside the function. */
  tail: readonly string[];
  close: string;
  /** Statements of another block that go to the end of the function. */
  more?: { list: readonly Node[]; statements: readonly Node[] };
}

/**
 * The lines of a statement: those of the comments that belong to it, its own, and how far the blank lines behind it go.
 * @throws Stop for a statement that shares a line with another
 */
export function linesOf(file: SourceFile, list: readonly Node[], statement: Node): Range & { next: number } {
  const { text } = file;
  const index = list.indexOf(statement);
  const previous = list[index - 1];
  let start = lineStart(file, statement.start);
  if (text.slice(start, statement.start).trim() !== '') throw sharesLine(file, statement);
  const floor = previous ? endOfLine(file, file.endOf(previous)) : 0;
  const above = file.comments.filter((comment) => comment.start >= floor && comment.end <= statement.start).reverse();
  for (const comment of above) {
    const line = lineStart(file, comment.start);
    const isAlone = text.slice(line, comment.start).trim() === '';
    if (isAlone && /^[ \t]*(?:\r?\n)?[ \t]*$/.test(text.slice(comment.end, start).replace(/\r?\n/, ''))) {
      if (/\n[ \t]*\r?\n/.test(text.slice(comment.end, start))) break;
      start = line;
    } else break;
  }
  const end = endOfLine(file, file.endOf(statement));
  const rest = text.slice(file.endOf(statement), end);
  if (/\S/.test(rest.replace(/\/\/.*|\/\*.*?\*\//g, '').replace(/^\s*;/, ''))) throw sharesLine(file, statement);
  const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))![0];
  return { start, end, next: end + blank.length };
}

function endOfLine(file: SourceFile, offset: number): number {
  const at = file.text.indexOf('\n', offset);
  return at === -1 ? file.text.length : at + 1;
}

function sharesLine(file: SourceFile, statement: Node): Stop {
  return new Stop(`${quoted(file, statement)} shares its line with other code`, statement);
}

/**
 * Puts a function around statements of one list, where they stand: what stands between them and is none of them goes
 * before the function, in order.
 * @param list all statements of the block
 */
export function wrapStatements(
  file: SourceFile,
  list: readonly Node[],
  statements: readonly Node[],
  wrapper: Wrapper,
): void {
  const { edits, style, text } = file;
  const { eol } = style;
  const first = list.indexOf(statements[0]!);
  const last = list.indexOf(statements.at(-1)!);
  const region = list.slice(first, last + 1).map((statement) => ({
    ...linesOf(file, list, statement),
    statement,
    inside: statements.includes(statement),
  }));
  const start = region[0]!.start;
  const indent = indentAt(file, region[0]!.statement.start);
  const inner = indent + style.indent;
  let gap = '';
  region.forEach((piece, index) => {
    const previous = region[index - 1];
    const next = region[index + 1];
    if (piece.inside || !previous || !next) return;
    if (region[0] === previous && previous.next > previous.end && !startsBlock(text, start))
      edits.insert(previous.next, eol);
    // Comments that stand apart go with the statement behind them.
    edits.move(previous.inside ? previous.next : piece.start, next.start, start);
    if (!next.inside) return;
    const endsBlank = piece.next > piece.end;
    gap = endsBlank ? '' : eol;
    const before = region.slice(0, index).findLast((other) => other.inside)!;
    if (endsBlank && before.next === before.end) edits.insert(next.start, eol);
  });
  const [opening, ...heads] = wrapper.head;
  const apart = region.every((piece) => piece.inside) && !startsBlock(text, start) ? eol : gap;
  edits.insert(start, apart + indent + opening + eol + heads.map((line) => inner + line + eol).join(''));
  region.forEach((piece, index) => {
    if (!piece.inside) return;
    const from = region[index - 1]?.inside ? region[index - 1]!.end : piece.start;
    if (from === 0) edits.indentLine(0, inner);
    reindent(file, { start: Math.max(from - 1, 0), end: piece.end - 1 }, indent, inner);
  });
  const end = region.at(-1)!;
  for (const [index, statement] of (wrapper.more?.statements ?? []).entries())
    append(file, wrapper.more!.list, statement, { to: end.end, indent: inner, isFirst: index === 0 });
  const count = statements.length + (wrapper.more?.statements.length ?? 0);
  const blank = count > 1 && wrapper.tail.length === 1 ? eol : '';
  const lineEnd = text[end.end - 1] === '\n' ? '' : eol;
  const follows = end.next === end.end && end.end < text.length && !/^\s*\}/.test(text.slice(end.end)) ? eol : '';
  edits.insert(
    end.end,
    `${lineEnd}${blank}${wrapper.tail.map((line) => inner + line + eol).join('')}${indent}${wrapper.close}${lineEnd ? '' : eol}${follows}`,
  );
}

/** Takes a statement's lines to the end of a function that stands elsewhere. */
function append(
  file: SourceFile,
  list: readonly Node[],
  statement: Node,
  place: { to: number; indent: string; isFirst: boolean },
): void {
  const { edits, style, text } = file;
  const lines = linesOf(file, list, statement);
  if (place.isFirst) edits.insert(lines.start, style.eol);
  const lead = indentAt(file, statement.start);
  reindent(file, { start: lines.start - 1, end: lines.end - 1 }, lead, place.indent);
  edits.move(lines.start, lines.end, place.to);
  if (lines.next > lines.end && startsBlock(text, lines.start)) edits.remove(lines.end, lines.next);
}

/** Whether a line needs no blank line above it: the block, or a paragraph of it, begins here. */
function startsBlock(text: string, start: number): boolean {
  const above = text.slice(0, start).split(/\r?\n/).at(-2)?.trim() ?? '';
  return above === '' || /[{([]$/.test(above) || /^(?:\/\/|\/?\*)/.test(above);
}

/** Takes a statement out with its line; comments above it stay, a blank line too many does not. */
export function removeStatement(file: SourceFile, list: readonly Node[], statement: Node): void {
  const { text, edits } = file;
  const start = lineStart(file, statement.start);
  const end = endOfLine(file, file.endOf(statement));
  const rest = text.slice(file.endOf(statement), end).replace(/^\s*;/, '');
  const isAlone = text.slice(start, statement.start).trim() === '' && rest.trim() === '';
  if (!isAlone || !list.includes(statement)) {
    edits.remove(statement.start, file.endOf(statement));
    return;
  }
  const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(end))![0];
  const above = text.slice(0, start).split(/\r?\n/).at(-2)?.trim();
  const opens = above === undefined || above === '' || /[{([]$/.test(above);
  const closes = /^[ \t]*[})\]]/.test(text.slice(end + blank.length));
  edits.remove(start, opens || closes ? end + blank.length : end);
}
