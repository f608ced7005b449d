import type { Grammar, Statement, Word } from './types.js';

/** Deeper nesting than any real file has: what is below is not looked at. */
const MAX_DEPTH = 64;

/** How many heredocs may lack their end before `<<` is taken for something else. */
const MAX_UNCLOSED = 20;

const HEREDOC = /<<[-~]?["']?(\w*)["']?[^\n]*\n?/y;

/** Control lines of templates: they surround statements and are none. */
const CONTROL =
  /\{%[\s\S]{0,500}?%\}|<%(?!=)[\s\S]{0,500}?%>|\{\{-?\s{0,20}(?:(?:if|else|end|range|with|define|block|template)\b|\/\*)[\s\S]{0,1000}?\}\}/y;
/** A value that only a later step knows: part of a word. */
const VALUE = /\{\{[^\n]{0,300}?\}\}|<%=[^\n]{0,300}?%>|\$\{[^}\n]{0,500}\}/y;

/** What a template's value begins with. */
const TEMPLATE = new Set(['{', '<', '$']);

/** Caddy's environment variables and runtime values: `{$PORT:8080}`, `{http.request.uri}`. */
const PLACEHOLDER = /\{\$?[\w.-]+(?::[^{}\s]*)?\}/y;

/**
 * Reads a text as statements. Never fails: what does not fit is read as words, and braces that do not match end where
 * the text ends.
 */
export function parseStatements(text: string, grammar: Grammar): Statement[] {
  return new StatementReader(text, grammar).read();
}

class StatementReader {
  private at = 0;
  private words: Word[] = [];
  /** Open parentheses and brackets since the last brace. */
  private depth = 0;
  private readonly root: Statement[] = [];
  private list = this.root;
  /** Marks of heredocs and quotes that do not close any more. */
  private readonly unclosed = new Set<string>();
  private readonly open: { statement: Statement; list: Statement[]; depth: number }[] = [];

  constructor(
    private readonly text: string,
    private readonly grammar: Grammar,
  ) {}

  read(): Statement[] {
    const { text, grammar } = this;
    while (this.at < text.length) {
      const char = text[this.at]!;
      if (char === '\n') {
        this.at++;
        // A backslash carries a statement over the line end.
        if (grammar.lines && !this.continues()) this.finish();
      } else if (/\s/.test(char)) this.at++;
      else if (this.isComment()) this.at = this.lineEnd();
      else if (grammar.blockComments && text.startsWith('/*', this.at)) {
        const end = text.indexOf('*/', this.at + 2);
        this.at = end === -1 ? text.length : end + 2;
      } else if ((char === '{' || char === '<') && this.matches(CONTROL)) this.at = CONTROL.lastIndex;
      else if (TEMPLATE.has(char) && this.matches(VALUE)) this.word();
      else if (char === ';' && !grammar.lines) {
        this.at++;
        this.finish();
      } else if (grammar.heredocs && text.startsWith('<<', this.at)) this.heredoc();
      else if (char === '{' && !this.isPlaceholder()) this.enter();
      else if (char === '}') this.leave();
      else this.word();
    }
    this.finish();
    while (this.open.length > 0) this.leave();
    return this.root;
  }

  private matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  private isPlaceholder(): boolean {
    return this.grammar.placeholders === true && this.text[this.at] === '{' && this.matches(PLACEHOLDER);
  }

  private isComment(): boolean {
    return this.grammar.comments.some((mark) => this.text.startsWith(mark, this.at));
  }

  private continues(): boolean {
    const last = this.words[this.words.length - 1];
    if (last?.text !== '\\' || last.quoted) return false;
    this.words.pop();
    return true;
  }

  private lineEnd(): number {
    const end = this.text.indexOf('\n', this.at);
    return end === -1 ? this.text.length : end;
  }

  private heredoc(): void {
    HEREDOC.lastIndex = this.at;
    const [opening, mark] = HEREDOC.exec(this.text) ?? ['<<', ''];
    const start = this.at + opening.length;
    const close = mark ? this.closing(mark, start) : null;
    const end = close ? close.index : start;
    this.words.push({ text: this.text.slice(start, end), start, end, quoted: true });
    this.at = close ? end + close[0].length : start;
  }

  /** The line that ends a heredoc; a mark that was not found once is not looked for again. */
  private closing(mark: string, from: number): RegExpExecArray | null {
    if (this.unclosed.has(mark) || this.unclosed.size > MAX_UNCLOSED) return null;
    const pattern = new RegExp(`^[ \\t]*${mark}[ \\t]*\\r?$`, 'gm');
    pattern.lastIndex = from;
    const found = pattern.exec(this.text);
    if (!found) this.unclosed.add(mark);
    return found;
  }

  private word(): void {
    const { text, grammar } = this;
    const start = this.at;
    const quote = text[start]!;
    if ((quote === '"' || quote === "'" || (quote === '`' && grammar.lines)) && !this.unclosed.has(quote)) {
      let end = start + 1;
      while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
      // A quote that never closes is an apostrophe.
      if (end < text.length) {
        this.at = end + 1;
        this.words.push({ text: text.slice(start + 1, end), start, end: this.at, quoted: true });
        return;
      }
      this.unclosed.add(quote);
    }
    if (grammar.punctuation?.includes(quote)) {
      this.at++;
      if (quote === '(' || quote === '[') this.depth++;
      else if (quote === ')' || quote === ']') this.depth = Math.max(0, this.depth - 1);
      // Between braces a comma ends an item; between brackets it is part of a value.
      if (quote === ',' && this.depth === 0) {
        this.finish();
        return;
      }
      this.words.push({ text: quote, start, end: this.at, quoted: false });
      return;
    }
    while (this.at < text.length) {
      if (this.isPlaceholder()) {
        this.at = PLACEHOLDER.lastIndex;
        continue;
      }
      if (TEMPLATE.has(this.text[this.at]!) && this.matches(VALUE)) {
        this.at = VALUE.lastIndex;
        continue;
      }
      const char = text[this.at]!;
      if (/[\s{}]/.test(char) || (char === ';' && !grammar.lines)) break;
      if (grammar.punctuation?.includes(char) || (char === '"' && this.at > start && grammar.punctuation)) break;
      this.at++;
    }
    if (this.at === start) this.at++;
    this.words.push({ text: text.slice(start, this.at), start, end: this.at, quoted: false });
  }

  private statement(end: number): Statement {
    const parent = this.open[Math.min(this.open.length, MAX_DEPTH) - 1]?.statement;
    const start = this.words[0]?.start ?? this.at;
    const statement: Statement = { words: this.words, start, end, ...(parent && { parent }) };
    this.words = [];
    this.list.push(statement);
    return statement;
  }

  private finish(): void {
    const last = this.words[this.words.length - 1];
    if (last) this.statement(last.end);
  }

  private enter(): void {
    const statement = this.statement(this.at + 1);
    if (this.grammar.foreign?.test(statement.words[0]?.text ?? '')) {
      this.at = closingBrace(this.text, this.at);
      statement.end = this.at;
      return;
    }
    this.at++;
    statement.block = [];
    this.open.push({ statement, list: this.list, depth: this.depth });
    this.depth = 0;
    if (this.open.length <= MAX_DEPTH) this.list = statement.block;
  }

  private leave(): void {
    this.finish();
    this.at = Math.min(this.at + 1, this.text.length);
    const closed = this.open.pop();
    if (!closed) return;
    closed.statement.end = this.at;
    this.list = closed.list;
    this.depth = closed.depth;
  }
}

function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}
