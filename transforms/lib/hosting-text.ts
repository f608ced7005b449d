import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { indentAt, lineStart, type Range, reindent } from './layout.js';

// Lists of statements of which some stay: what lies between those goes, comments and blank lines with it.

/**
 * Leaves of a container only the statements that stay, each at the container's own indentation.
 * @param container Where the list begins and ends: inside the braces of a block, the whole of a program.
 * @param kept What stays, in order; it may lie deeper than the list itself.
 * @param indent The indentation of the list's statements; undefined leaves them where they are.
 * @param options `bareHeads`: statements whose leading comments go, for what they say is no longer true; `moved`: those
 *   that go elsewhere, so that no blank line is left behind them; `release` is told of every range that goes
 */
export function keepOnly(
  file: SourceFile,
  container: Range,
  kept: readonly Range[],
  indent: string | undefined,
  options: { bareHeads?: ReadonlySet<Range>; moved?: ReadonlySet<Range>; release: (range: Range) => void },
): void {
  let previous: Range | undefined;
  for (const next of [...kept, undefined]) {
    closeGap(file, container, previous, next, indent, {
      bareHead: next !== undefined && !!options.bareHeads?.has(next),
      tight: previous !== undefined && !!options.moved?.has(previous),
      release: options.release,
    });
    previous = next;
  }
}

function closeGap(
  file: SourceFile,
  container: Range,
  previous: Range | undefined,
  next: Range | undefined,
  indent: string | undefined,
  { bareHead, tight, release }: { bareHead: boolean; tight: boolean; release: (range: Range) => void },
): void {
  const { text, edits } = file;
  const { eol } = file.style;
  const from = previous ? previous.end : container.start;
  const to = next ? next.start : container.end;
  const tokens = tokensIn(file, from, to);
  const head = next ? headOf(file, next.start, tokens ? tokens.end : from, bareHead) : to;
  if (tokens || bareHead || (tight && next && /\n[ \t]*\r?\n/.test(text.slice(from, head)))) {
    const first = tokens ? Math.min(headOf(file, tokens.start, from, false), head) : head;
    // After the statement before, with what is said behind it on its line.
    const start = endOfLine(file, from, first);
    const ownLine = next === undefined || isBlank(text.slice(lineStart(file, head), head));
    if (start !== undefined && ownLine) {
      const end = next ? lineStart(file, head) : endOfGap(file, to);
      const blankBefore =
        /\n[ \t]*\r?\n?$/.test(text.slice(from, lineStart(file, first))) &&
        /\n[ \t]*\r?\n/.test(text.slice(from, lineStart(file, first)));
      const behind = tokens ? text.slice(tokens.end, head) : '';
      const blankBehind = /\n[ \t]*\r?\n/.test(behind);
      const begin = next && !tight && (blankBefore || from === container.start) ? lineStart(file, first) : start;
      const remove = { start: Math.max(begin, start), end };
      const needsBlank = next !== undefined && previous !== undefined && !tight && !blankBefore && blankBehind;
      if (remove.start < remove.end) {
        if (needsBlank) edits.overwrite(remove.start, remove.end, eol);
        else edits.remove(remove.start, remove.end);
        release(remove);
      }
    } else {
      const end = next ? head : to;
      const lead = indent ?? indentAt(file, from);
      const fresh = next
        ? eol + lead
        : isBlank(text.slice(lineStart(file, to), to))
          ? eol + text.slice(lineStart(file, to), to)
          : ' ';
      edits.overwrite(from, end, fresh);
      release({ start: from, end });
      if (next && indent !== undefined) {
        reindent(file, next, indentAt(file, next.start), indent);
        return;
      }
    }
  }
  if (!next || indent === undefined) return;
  const old = indentAt(file, next.start);
  if (old === indent || !isBlank(text.slice(lineStart(file, next.start), next.start))) return;
  for (let line = lineStart(file, head); line < next.start; line = text.indexOf('\n', line) + 1) {
    const lead = edits.indentOf(line);
    if (lead.startsWith(old)) edits.indentLine(line, indent + lead.slice(old.length));
    if (text.indexOf('\n', line) < 0) break;
  }
  reindent(file, next, old, indent);
}

/** The first and last thing between two offsets that is neither space nor comment. */
function tokensIn(file: SourceFile, from: number, to: number): Range | undefined {
  const { text } = file;
  let start: number | undefined;
  let end = from;
  for (let at = from; at < to; at++) {
    const comment = text[at] === '/' ? file.comments.find((candidate) => candidate.start === at) : undefined;
    if (comment) {
      at = comment.end - 1;
      continue;
    }
    if (/\s/.test(text[at]!)) continue;
    // The semicolon of the statement before.
    if (start === undefined && text[at] === ';' && isBlank(text.slice(from, at))) continue;
    start ??= at;
    end = at + 1;
  }
  return start === undefined ? undefined : { start, end };
}

/** Where the comments begin that stand directly above an offset, own lines only; without them, the offset itself. */
function headOf(file: SourceFile, offset: number, after: number, bareHead: boolean): number {
  const { text } = file;
  let head = offset;
  if (bareHead) return head;
  const behind = text.indexOf('\n', after);
  for (const comment of [...file.comments].reverse()) {
    if (comment.end > head || comment.start < after) continue;
    // Behind a statement on its line.
    if (after > 0 && after !== file.program.interpreter?.end && behind !== -1 && comment.start < behind) break;
    if (!isBlank(text.slice(lineStart(file, comment.start), comment.start))) break;
    if (!/^[ \t]*(?:\r?\n)?[ \t]*$/.test(text.slice(comment.end, head))) break;
    head = comment.start;
  }
  return head;
}

/** The offset behind the line that holds `from`, unless something that goes begins on it. */
function endOfLine(file: SourceFile, from: number, first: number): number | undefined {
  if (from === 0 || file.program.interpreter?.end === from) return from;
  const end = file.text.indexOf('\n', from);
  return end !== -1 && end < first ? end + 1 : undefined;
}

function endOfGap(file: SourceFile, to: number): number {
  const start = lineStart(file, to);
  return isBlank(file.text.slice(start, to)) ? start : to;
}

const isBlank = (text: string): boolean => /^\s*$/.test(text);

/** The inside of a block. */
export const insideOf = (block: Node): Range =>
  block.type === 'Program'
    ? { start: (block.interpreter?.end as number | undefined) ?? 0, end: block.end }
    : { start: block.start + 1, end: block.end - 1 };

/** The lines of statements that follow each other, with the comments above the first of them. */
export function linesOf(file: SourceFile, statements: readonly Node[], after: number): Range {
  const head = headOf(file, statements[0]!.start, after, false);
  const end = file.text.indexOf('\n', statements.at(-1)!.end);
  return { start: lineStart(file, head), end: end === -1 ? file.text.length : end + 1 };
}

/** Whether nothing but space and comments stands between two statements. */
export const follows = (file: SourceFile, first: Node, second: Node): boolean =>
  tokensIn(file, first.end, second.start) === undefined;
