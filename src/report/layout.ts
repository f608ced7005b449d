// Text in columns: widths, wrapping and number words. Works on plain text; colour is added to the finished pieces.

/** `12345` → `12,345`. Not toLocaleString(): that loads the locale data, which takes longer than the whole report. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 file`, `2 files`, `1,204 files`; `-y` words need their plural given. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

/** A name that cannot move the cursor or clear the screen: control characters as `\u001b`. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const ZERO_WIDTH = /^[\p{Mark}\p{Cf}]$/u;
const DOUBLE_WIDTH =
  /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}])$/u;

/** How many columns a text takes on a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += ZERO_WIDTH.test(char) ? 0 : DOUBLE_WIDTH.test(char) ? 2 : 1;
  return width;
}

/** `text` with spaces behind it, or before it, to fill `width` columns. */
export function pad(text: string, width: number, side: 'end' | 'start' = 'end'): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return side === 'end' ? text + fill : fill + text;
}

/** The widest of some texts. */
export function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, displayWidth(text)), 0);
}

/** Sets words into lines of at most `width` columns; a word wider than that gets a line of its own. */
export function fill(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** The words of a sentence, printable; line breaks and runs of spaces count as one space. */
export function words(text: string): string[] {
  return text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(printable);
}

/** Colours a finished piece of text. */
export type Paint = (text: string) => string;

/**
 * A label and words beside it, further lines standing under the first word.
 *
 * @param paint Colours for the label and for the words; widths are taken before.
 */
export function hanging(
  label: string,
  content: readonly string[],
  width: number,
  paint: { label?: Paint; text?: Paint } = {},
): string[] {
  const { label: paintLabel = String, text: paintText = String } = paint;
  const indent = ' '.repeat(displayWidth(label));
  const lines = fill(content, Math.max(20, width - indent.length));
  if (lines.length === 0) return [paintLabel(label.trimEnd())];
  return lines.map((line, index) => (index === 0 ? paintLabel(label) : indent) + paintText(line));
}
