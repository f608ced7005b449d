import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { openParenthesis } from './call-layout.js';
import { hasCallCommas, indentAt, isMultiline, lineStart, reindent } from './layout.js';

/**
 * Lays a call out one argument a line, as formatters do with two objects of which one is broken.
 * @param extra one more argument, to stand last
 * @returns false when comments stand between the arguments, and nothing was changed
 */
export function breakCallArguments(file: SourceFile, call: Node, extra?: string): boolean {
  const { eol, indent } = file.style;
  const open = openParenthesis(file, call) + 1;
  const args = call.arguments as Node[];
  const borders = [open, ...args.flatMap(({ start, end }) => [start, end]), call.end - 1];
  for (let i = 0; i < borders.length; i += 2)
    if (!/^[\s,]*$/.test(file.text.slice(borders[i], borders[i + 1]))) return false;
  const lead = indentAt(file, open);
  const line = eol + lead + indent;
  for (const [index, argument] of args.entries()) {
    const before = index === 0 ? open : args[index - 1]!.end;
    if (index === 0) gap(file, before, argument.start, line);
    else gap(file, before, argument.start, `,${line}`);
    if (isMultiline(file, argument)) reindent(file, argument, lead, lead + indent);
  }
  const close = args.at(-1)!.end;
  const last = extra === undefined ? '' : `,${line}${extra}`;
  gap(file, close, call.end - 1, `${last}${hasCallCommas(file) ? ',' : ''}${eol}${lead}`);
  return true;
}

function gap(file: SourceFile, start: number, end: number, text: string): void {
  if (start === end) file.edits.insert(start, text);
  else file.edits.overwrite(start, end, text);
}

/** The whole lines a statement stands on, when nothing else stands there; otherwise the statement alone. */
export function linesOf(file: SourceFile, statement: { start: number; end: number }): { start: number; end: number } {
  const start = lineStart(file, statement.start);
  const end = file.endOf(statement);
  const rest = /^[ \t]*(?:\r?\n|$)/.exec(file.text.slice(end));
  const isAlone = file.text.slice(start, statement.start).trim() === '' && rest;
  return isAlone ? { start, end: end + rest[0].length } : { start: statement.start, end };
}

/**
 * Removes statements with their lines: with the comments that speak of nothing else, and with a blank line where two
 * would meet.
 */
export function removeStatements(file: SourceFile, statements: readonly Node[]): void {
  const { text, edits } = file;
  const ranges: { start: number; end: number; whole: boolean }[] = [];
  for (const statement of [...statements].sort((a, b) => a.start - b.start)) {
    const lines = linesOf(file, statement);
    const whole = lines.start === lineStart(file, statement.start) && lines.end > statement.end;
    const before = ranges.at(-1);
    if (before?.whole && whole && text.slice(before.end, lines.start).trim() === '') before.end = lines.end;
    else ranges.push({ ...lines, whole });
  }
  for (const { start, end, whole } of ranges) {
    if (!whole) {
      edits.remove(start, end);
      continue;
    }
    const isLastOfParagraph = /^(?:[ \t]*\r?\n|[ \t]*\}|$)/.test(text.slice(end));
    const from = isLastOfParagraph ? aboveComments(file, start) : start;
    const opens = /(?:^|[{([]|\n)[ \t]*\r?\n$/.test(text.slice(0, from)) || from === 0;
    const blank = /^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0].length ?? 0;
    if (opens && blank > 0) edits.remove(from, end + blank);
    else if (/^[ \t]*\}/.test(text.slice(end))) edits.remove(withoutBlankAbove(text, from), end);
    else edits.remove(from, end);
  }
}

/** The start of the comment lines directly above a line. */
function aboveComments(file: SourceFile, start: number): number {
  let at = start;
  for (let comment = endingAbove(file, at); comment; comment = endingAbove(file, at))
    at = lineStart(file, comment.start);
  return at;
}

function endingAbove(file: SourceFile, start: number) {
  return file.comments.find(
    (comment) =>
      comment.end < start &&
      /^[ \t]*\r?\n$/.test(file.text.slice(comment.end, start)) &&
      file.text.slice(lineStart(file, comment.start), comment.start).trim() === '' &&
      // Markers and directives are nobody's description.
      !/TODO\(mcp-v2|mcp-v2-ignore|eslint|@ts-|biome-ignore/.test(comment.value),
  );
}

function withoutBlankAbove(text: string, start: number): number {
  const blank = /(?:\r?\n[ \t]*)+\r?\n$/.exec(text.slice(0, start));
  return blank ? start - blank[0].length + /\r?\n/.exec(blank[0])![0].length : start;
}
