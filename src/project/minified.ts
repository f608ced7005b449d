/** Below this size a file is short enough to be migrated whatever it looks like. */
const MIN_SIZE = 10 * 1024;
/** No formatter and no person leaves lines of this length on average. */
const AVERAGE_LINE = 500;
/** Statements and functions: what code has many of and data (JSON, a table of numbers) has none of. */
const CODE_SIGNS = /;|=>|\bfunction\b|\breturn\b/g;
/** One sign of code in so many characters: minified code has one in about thirty. */
const CHARS_PER_SIGN = 200;

/**
 * Whether a source is minified or bundled onto a few lines.
 *
 * What strings, templates and comments hold is left out of the count, so that an embedded image or page, or a licence
 * above the code, decides nothing; and long lines must look like code, so that a table of data is no bundle. A quote in
 * a regular expression can make the count too low, never too high: then the file is migrated like any other.
 *
 * @param text The file's text.
 */
export function isMinified(text: string): boolean {
  if (text.length < MIN_SIZE || !hasLongLine(text)) return false;
  const lines = withoutStringsAndComments(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const total = lines.reduce((sum, line) => sum + line.length, 0);
  if (total < AVERAGE_LINE * lines.length) return false;
  const long = lines.filter((line) => line.length > AVERAGE_LINE).join('\n');
  return (long.match(CODE_SIGNS)?.length ?? 0) * CHARS_PER_SIGN > long.length;
}

/** Cheap, and false for nearly every file. */
function hasLongLine(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    if ((end === -1 ? text.length : end) - start > AVERAGE_LINE) return true;
    if (end === -1) return false;
    start = end + 1;
  }
  return false;
}

/** A string ends at its line's end at the latest; a template does not. */
const STRING_OR_COMMENT =
  /\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|'[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*'?|"[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*"?|`[^`\\]*(?:\\[\s\S][^`\\]*)*`?/g;

function withoutStringsAndComments(text: string): string {
  return text.replace(STRING_OR_COMMENT, (match) => (match.startsWith('/') ? '' : '""'));
}
