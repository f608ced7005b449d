import type { Word } from './statements.js';

/** One line of a line-based configuration (HAProxy, Apache, properties of shell commands), without its comment. */
export interface Line {
  words: Word[];
  start: number;
}

/** What a `#` begins, and what joins a line to the next. */
export interface LineGrammar {
  /** Whether a `#` in the middle of a line begins a comment. */
  trailingComments: boolean;
}

/** The lines of a text as words; empty and commented lines are left out, a backslash at the end joins two. */
export function readLines(text: string, { trailingComments }: LineGrammar): Line[] {
  const lines: Line[] = [];
  let at = 0;
  while (at < text.length) {
    const line: Line = { words: [], start: at };
    at = readLine(text, at, line.words, trailingComments);
    if (line.words.length > 0) lines.push({ words: line.words, start: line.words[0]!.start });
  }
  return lines;
}

/** Reads the words from `from` to the end of the line. @returns where the next line begins */
function readLine(text: string, from: number, words: Word[], trailingComments: boolean): number {
  let at = from;
  while (at < text.length) {
    const char = text[at]!;
    if (char === '\n') return at + 1;
    if (char === '\\' && /^\\\r?\n/.test(text.slice(at, at + 3))) {
      at = text.indexOf('\n', at) + 1;
      continue;
    }
    if (/\s/.test(char)) {
      at++;
      continue;
    }
    if (char === '#' && (trailingComments || words.length === 0)) {
      const end = text.indexOf('\n', at);
      return end === -1 ? text.length : end + 1;
    }
    at = readWord(text, at, words);
  }
  return at;
}

function readWord(text: string, from: number, words: Word[]): number {
  let at = from;
  let value = '';
  let quoted = false;
  while (at < text.length && !/\s/.test(text[at]!)) {
    const char = text[at]!;
    if (char === '"' || char === "'") {
      const end = closingQuote(text, at);
      if (end !== -1) {
        value += text.slice(at + 1, end);
        quoted = true;
        at = end + 1;
        continue;
      }
    }
    // A template's value is one word, spaces and all.
    const template = /[{$<]/.test(char)
      ? /^(?:\{\{[^\n]*?\}\}|\$\{[^}\n]*\}|<%=[^\n]*?%>)/.exec(text.slice(at, at + 200))
      : null;
    const piece = template ? template[0] : char === '\\' && at + 1 < text.length ? text.slice(at, at + 2) : char;
    value += piece.length === 2 && piece[0] === '\\' && !template ? piece[1] : piece;
    at += piece.length;
  }
  words.push({ text: value, start: from, end: at, quoted });
  return at;
}

/** Where the quote at a place closes on its line, if it does soon. */
function closingQuote(text: string, from: number): number {
  for (let at = from + 1; at < Math.min(text.length, from + 4000); at++) {
    if (text[at] === text[from]) return at;
    if (text[at] === '\n') return -1;
  }
  return -1;
}

/** The words of a line as texts. */
export function textsOfLine(line: Line): string[] {
  return line.words.map((word) => word.text);
}
