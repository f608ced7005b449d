import { formatPatch, OMIT_HEADERS, type StructuredPatch, structuredPatch } from 'diff';

const CONTEXT = 3;

/**
 * Myers' algorithm costs the square of the edit length: a total rewrite of 3,000 lines takes over a second. Past this
 * many changed lines we stop looking for the shortest diff. A count, not a timeout, so that the output never depends on
 * how busy the machine is.
 */
const MAX_EDIT_LENGTH = 2000;

/**
 * The hunks of a unified diff (`@@ … @@` and the lines below it, with a final newline) that turn `before` into `after`.
 * Lines end at `\n` and nowhere else, as for git: `\r`, U+2028 and a BOM are ordinary characters of a line.
 *
 * @param maxEditLength Changed lines after which one hunk from the first to the last changed line is returned instead
 *   of the shortest diff.
 */
export function unifiedHunks(before: string, after: string, maxEditLength = MAX_EDIT_LENGTH): string {
  const options = { context: CONTEXT, maxEditLength };
  // Typed as always returning a patch, but undefined when maxEditLength is passed.
  const patch: StructuredPatch | undefined = structuredPatch('a', 'b', before, after, undefined, undefined, options);
  return formatPatch(patch ?? oneHunk(before, after), OMIT_HEADERS);
}

/** A correct, though not minimal, patch in linear time: everything between the first and the last changed line. */
function oneHunk(before: string, after: string): StructuredPatch {
  const old = splitLines(before);
  const now = splitLines(after);
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;

  const start = Math.max(0, head - CONTEXT);
  const trail = Math.min(tail, CONTEXT);
  const oldEnd = old.length - tail;
  const newEnd = now.length - tail;
  const lines = [
    ...old.slice(start, head).map((line) => ` ${line}`),
    ...old.slice(head, oldEnd).map((line) => `-${line}`),
    ...now.slice(head, newEnd).map((line) => `+${line}`),
    ...old.slice(oldEnd, oldEnd + trail).map((line) => ` ${line}`),
  ];
  const hunk = {
    oldStart: start + 1,
    oldLines: oldEnd - start + trail,
    newStart: start + 1,
    newLines: newEnd - start + trail,
    lines: lines.flatMap((line) =>
      line.endsWith('\n') ? [line.slice(0, -1)] : [line, '\\ No newline at end of file'],
    ),
  };
  return { oldFileName: 'a', newFileName: 'b', oldHeader: undefined, newHeader: undefined, hunks: [hunk] };
}

/** The lines of a text, each with its `\n`; the last one without when the text has no final newline. */
function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
