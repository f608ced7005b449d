/** One command line, with the lines a backslash joins to it. */
export interface Command {
  /** As it stands, without comments. */
  text: string;
  start: number;
  /** Its words, quotes and the punctuation of arrays taken off. */
  words: readonly { text: string; start: number }[];
  /** What comments directly above it, and at its end, say. */
  comment: string;
  /** It only makes sure that the thing is gone. */
  isDenial: boolean;
}

/** Lines longer than this are data. */
const MAX_LINE = 20_000;

/** Reads the commands of a script, a Makefile, a Dockerfile, or of a single text without line breaks. */
export function readCommands(text: string, path: string): Command[] {
  const commands: Command[] = [];
  const joins = /\.ps1$/i.test(path) ? /`\r?$/ : /\.(?:bat|cmd)$/i.test(path) ? /\^\r?$/ : /\\\r?$/;
  let comment = '';
  let at = 0;
  while (at < text.length) {
    const start = at;
    let end = lineEnd(text, at);
    while (joins.test(text.slice(Math.max(start, end - 2), end)) && end < text.length) end = lineEnd(text, end + 1);
    at = end + 1;
    const raw = text.slice(start, end);
    const marks = /\.(?:bat|cmd)$/i.test(path)
      ? /^\s*(?:rem\s|::)/i
      : /\.(?:http|rest)$/i.test(path)
        ? /^\s*(?:#|\/\/)/
        : /^\s*#(?!!)/;
    if (marks.test(raw)) {
      comment += `${raw}\n`;
      continue;
    }
    if (raw.trim() === '') {
      comment = '';
      continue;
    }
    if (raw.length > MAX_LINE) continue;
    const { code, tail } = splitComment(raw);
    if (code.trim() !== '')
      commands.push({
        text: code.trim(),
        start,
        words: wordsOf(code, start),
        comment: `${comment}${tail}`,
        isDenial: isDenial(code, text.slice(at, at + 400)),
      });
    comment = '';
  }
  return commands;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

/** A `#` behind a space and outside quotes begins a comment. */
function splitComment(line: string): { code: string; tail: string } {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const char = line[at]!;
    if (char === '\\') at++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '#' && (at === 0 || /\s/.test(line[at - 1]!)))
      return { code: line.slice(0, at), tail: line.slice(at) };
  }
  return { code: line, tail: '' };
}

/** Quotes, brackets and commas fall away: `CMD ["node", "x", "--transport", "sse"]` has the words of `node x --transport sse`. */
function wordsOf(code: string, start: number): { text: string; start: number }[] {
  return [...code.matchAll(/[^\s"'`[\],;|&()\\]+/g)].map((match) => ({ text: match[0], start: start + match.index }));
}

/** `! grep …`, `if grep …; then … exit 1`, `grep … && exit 1`: it fails when the thing is there. */
function isDenial(code: string, after: string): boolean {
  if (
    /(?<!\b(?:if|while|until|elif)\s{0,4})(?:^|\s|;)!\s*(?:curl|grep|rg|ag)\b|\b(?:test|\[\[?)\s+-z\s+["']?\$\([^)]*(?:grep|rg)\b|grep\s+(?:-\w*v\w*|-\w*L)\b|assert_not|refute|--fail-if-found/.test(
      code,
    )
  )
    return true;
  const branch = /&&\s*(?:exit\s+[1-9]|\{[^}]*exit\s+[1-9]|false\b)/;
  if (branch.test(code)) return true;
  if (!/^\s*if\b(?!\s*!)/.test(code)) return false;
  const body = /\bthen\b([\s\S]*?)(?:\belse\b|\bfi\b)/.exec(`${code}\n${after}`)?.[1] ?? '';
  return /\bexit\s+[1-9]|\bfalse\b|::error|\bfail\b/.test(body);
}
