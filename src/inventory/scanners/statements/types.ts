/** A word of a statement; quotes are not part of `text`, offsets are those of what stands in the file. */
export interface Word {
  text: string;
  start: number;
  end: number;
  quoted: boolean;
}

/** A directive with its words, and the statements between its braces. */
export interface Statement {
  words: readonly Word[];
  start: number;
  end: number;
  block?: Statement[];
  parent?: Statement;
}

export interface Grammar {
  /** Whether a line end ends a statement; otherwise only `;` and braces do. */
  lines: boolean;
  /** What begins a comment that goes to the end of the line. */
  comments: readonly string[];
  /** Whether `/* … *\/` is a comment. */
  blockComments?: boolean;
  /** Characters that are words of their own. */
  punctuation?: string;
  /** Whether `<<END` begins a text that goes to a line `END`; it is one word. */
  heredocs?: boolean;
  /** Whether `{name}` without spaces is a placeholder, part of a word (Caddyfile). */
  placeholders?: boolean;
  /** Statements whose braces hold another language. */
  foreign?: RegExp;
}
