/** How a language writes comments and strings, as far as telling them apart from code needs. */
export interface CommentStyle {
  line: readonly string[];
  block?: readonly [string, string];
  quotes: string;
  /** Python's triple quotes: standing alone they are a comment, as a value they are a string. */
  triple?: boolean;
}

export const C_STYLE: CommentStyle = { line: ['//'], block: ['/*', '*/'], quotes: '"\'`' };
export const RUST_STYLE: CommentStyle = { line: ['//'], block: ['/*', '*/'], quotes: '"' };
export const HASH_STYLE: CommentStyle = { line: ['#'], quotes: '"\'' };
export const PYTHON_STYLE: CommentStyle = { line: ['#'], quotes: '"\'', triple: true };
export const PHP_STYLE: CommentStyle = { line: ['//', '#'], block: ['/*', '*/'], quotes: '"\'' };
export const SQL_STYLE: CommentStyle = { line: ['--'], block: ['/*', '*/'], quotes: "'" };
export const LUA_STYLE: CommentStyle = { line: ['--'], block: ['--[[', ']]'], quotes: '"\'' };
export const VCL_STYLE: CommentStyle = { line: ['#', '//'], block: ['/*', '*/'], quotes: '"' };
export const XML_STYLE: CommentStyle = { line: [], block: ['<!--', '-->'], quotes: '' };
export const PROPERTIES_STYLE: CommentStyle = { line: ['#', '!', ';'], quotes: '' };

/** A text as its code: comments blanked, and where its strings are. */
export interface Code {
  /** Offsets and lines are the original's. */
  text: string;
  /** Whether an offset lies inside a string, behind its opening quote. */
  inString(offset: number): boolean;
}

/**
 * The same text with comments turned into spaces. Strings stay, for that is where headers and addresses are.
 */
export function readCode(text: string, style: CommentStyle): Code {
  const strings: number[] = [];
  let out = '';
  let at = 0;
  let kept = 0;
  const blank = (from: number, to: number) => {
    out += text.slice(kept, from) + text.slice(from, to).replace(/[^\n]/g, ' ');
    kept = to;
    at = to;
  };
  const string = (end: number) => {
    if (end > at + 1) strings.push(at, end);
    at = end;
  };
  const marks = marksOf(style);
  while (at < text.length) {
    // Nothing begins between two marks.
    marks.lastIndex = at;
    const mark = marks.exec(text);
    if (!mark) break;
    at = mark.index;
    const char = text[at]!;
    if (style.block && text.startsWith(style.block[0], at)) {
      const end = text.indexOf(style.block[1], at + style.block[0].length);
      blank(at, end === -1 ? text.length : end + style.block[1].length);
    } else if (style.line.some((mark) => text.startsWith(mark, at)) && (style.quotes !== '' || isLineStart(text, at))) {
      const end = text.indexOf('\n', at);
      blank(at, end === -1 ? text.length : end);
    } else if (style.triple && (text.startsWith('"""', at) || text.startsWith("'''", at))) {
      const close = text.indexOf(text.slice(at, at + 3), at + 3);
      const end = close === -1 ? text.length : close + 3;
      if (isLineStart(text, at)) blank(at, end);
      else string(end);
    } else if (style.quotes.includes(char)) string(stringEnd(text, at));
    else at++;
  }
  return { text: out + text.slice(kept), inString: (offset) => isInside(strings, offset) };
}

/** The first characters of all that begins a comment or a string. */
function marksOf(style: CommentStyle): RegExp {
  let marks = MARKS.get(style);
  if (!marks) {
    const first = [...style.line, style.block?.[0] ?? '', ...style.quotes].map((mark) => mark[0] ?? '').join('');
    marks = new RegExp(`[${first.replace(/[\]\\^-]/g, '\\$&')}]`, 'g');
    MARKS.set(style, marks);
  }
  return marks;
}

const MARKS = new Map<CommentStyle, RegExp>();

/** Only the text; see `readCode`. */
export function maskComments(text: string, style: CommentStyle): string {
  return readCode(text, style).text;
}

/** `ranges`: start, end, start, end, …, ascending. */
function isInside(ranges: readonly number[], offset: number): boolean {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[2 * middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low > 0 && offset < ranges[2 * low - 1]!;
}

function isLineStart(text: string, at: number): boolean {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim() === '';
}

/** Behind a string; one that does not close on its line (an apostrophe, a lifetime) is no string, unless it may span lines. */
function stringEnd(text: string, from: number): number {
  const quote = text[from]!;
  for (let at = from + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === quote) return at + 1;
    else if (char === '\n' && quote !== '`') return from + 1;
  }
  return from + 1;
}
