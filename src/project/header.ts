// The comments a file begins with, and what they say about the whole file.

/** A comment, or a run of `//` lines that touch each other: what a reader takes for one. */
export interface HeaderComment {
  /** Its lines without comment signs, asterisks and surrounding space. */
  lines: string[];
  /** Its first line in the file, 1-based. */
  line: number;
  /** Nothing but space between its last line and the next blank line, or the end of the file. */
  standsAlone: boolean;
}

const SPACE = /[\s\uFEFF]*/y;
const SHEBANG = /^\uFEFF?#!.*/;
const LINE_COMMENT = /\/\/.*/y;
const BLOCK_COMMENT = /\/\*[\s\S]*?\*\//y;
/** `'use client';`: says how to read the file and is not yet code. */
const DIRECTIVE = /(?:'[^'\n\\]*'|"[^"\n\\]*")[ \t]*(?:;|(?=\r?\n|$|\/[/*]))/y;

/**
 * The comments before the first code of a file: after a byte order mark, a shebang, and between directives.
 *
 * @param text The file's text.
 */
export function headerComments(text: string): HeaderComment[] {
  const comments: HeaderComment[] = [];
  let at = SHEBANG.exec(text)?.[0].length ?? 0;
  let run: { lines: string[]; start: number; end: number } | undefined;
  const close = () => {
    if (run === undefined) return;
    const { lines, start, end } = run;
    comments.push({
      lines,
      line: lineOf(text, start),
      standsAlone: /^[^\S\n]*(?:$|\n[^\S\n]*(?:\n|$))/.test(text.slice(end)),
    });
    run = undefined;
  };
  for (;;) {
    const start = skip(SPACE, text, at);
    const lineEnd = skip(LINE_COMMENT, text, start);
    if (lineEnd > start) {
      const touches = run !== undefined && text.slice(run.end, start).split('\n').length <= 2;
      if (!touches) close();
      run = {
        lines: [...(run?.lines ?? []), bare(text.slice(start + 2, lineEnd))],
        start: run?.start ?? start,
        end: lineEnd,
      };
      at = lineEnd;
      continue;
    }
    close();
    const blockEnd = skip(BLOCK_COMMENT, text, start);
    if (blockEnd > start) {
      run = {
        lines: text
          .slice(start + 2, blockEnd - 2)
          .split('\n')
          .map(bare),
        start,
        end: blockEnd,
      };
      close();
      at = blockEnd;
      continue;
    }
    const directiveEnd = skip(DIRECTIVE, text, start);
    if (directiveEnd === start) return comments;
    at = directiveEnd;
  }
}

/** The offset behind what a sticky pattern matches at `at`; `at` itself when it matches nothing. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

function bare(line: string): string {
  return line.replace(/^[\s*/!#=-]+|[\s*/=-]+$/g, '');
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

const IGNORE_FILE = /^mcp-v2-ignore-file(?![\w-])/;
/** Bare, or with a reason after a colon or dashes. */
const IGNORE = /^mcp-v2-ignore(?:\s*(?::|--?|\u2013|\u2014)(?:\s.*)?)?$/;

/**
 * Whether the header takes the whole file out of the migration.
 *
 * Two ways: a line of a header comment that begins with `mcp-v2-ignore-file`; or a line that is only `mcp-v2-ignore`,
 * in a comment that a blank line or the end of the file follows. Directly above code, `mcp-v2-ignore` speaks of the
 * statement below it, and the engine honours it there.
 */
export function isFileIgnored(comments: HeaderComment[]): boolean {
  return comments.some(({ lines, standsAlone }) =>
    lines.some((line) => IGNORE_FILE.test(line) || (standsAlone && IGNORE.test(line))),
  );
}
