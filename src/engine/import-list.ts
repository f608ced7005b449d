import type { Style } from './style.js';

/** One name of an import or re-export list. For imports: `outer as inner`; for re-exports: `inner as outer`. */
export interface ListItem {
  /** The name on the left of `as`. */
  name: string;
  /** The name on the right of `as`; equal to `name` when there is no `as`. */
  as: string;
  /** Has its own `type` modifier. */
  type: boolean;
}

export interface Statement {
  keyword: 'import' | 'export';
  /** `import type { … }`. */
  type: boolean;
  /** Default binding (`import X, …`) and namespace (`* as X`), as they stand between keyword and `from`. */
  head: string[];
  /** Undefined when the statement has no braces at all; an empty list prints `{}`. */
  items: ListItem[] | undefined;
  source: string;
}

export function printItem({ name, as, type }: ListItem): string {
  // A module may export a name that is no identifier: `import { "a b" as ab }`.
  const outer = /^(?:[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*|['"].*['"])$/u.test(name)
    ? name
    : JSON.stringify(name);
  return `${type ? 'type ' : ''}${outer === as ? outer : `${outer} as ${as}`}`;
}

/**
 * Prints an import or re-export up to and including its source string (attributes and semicolon are the caller's).
 * @param broken lay the braces out over several lines whatever their width
 * @param rest characters that will follow on the same line, counted towards the width
 */
export function printStatement(
  statement: Statement,
  style: Style,
  options: { broken?: boolean; rest?: number; quote?: string; indent?: string } = {},
): string {
  const { keyword, type, head, items, source } = statement;
  const quote = options.quote ?? style.quote;
  const outer = options.indent ?? '';
  const start = `${keyword} ${type ? 'type ' : ''}`;
  const end = ` from ${quote}${source}${quote}`;
  if (!items) return `${start}${head.join(', ')}${end}`;
  const texts = items.map(printItem);
  const space = style.bracketSpacing ? ' ' : '';
  const braces = texts.length ? `{${space}${texts.join(', ')}${space}}` : '{}';
  const line = `${start}${[...head, braces].join(', ')}${end}`;
  // A single name is never broken: no formatter does, and it would not help.
  const fits = outer.length + line.length + (options.rest ?? 0) <= style.width;
  if (texts.length === 0 || (!options.broken && (fits || (texts.length === 1 && head.length === 0)))) return line;
  const { eol } = style;
  const list = texts.map((text) => `${outer}${style.indent}${text}`).join(`,${eol}`);
  return `${start}${[...head, `{${eol}${list}${style.trailingComma ? ',' : ''}${eol}${outer}}`].join(', ')}${end}`;
}

/**
 * How a statement that stood in the file wants to be laid out after its names changed: a list its author broke by
 * choice (it would have fitted on a line) stays broken, one that was broken for its width is laid out anew.
 */
export function keepsBroken(original: string, statement: Statement, style: Style, rest: number): boolean {
  if (!/\{\s*\n/.test(original)) return false;
  const line = printStatement(statement, { ...style, width: Number.POSITIVE_INFINITY });
  return line.length + rest <= style.width;
}

/** Prints `const { a, b: c } = require('source')` without its semicolon. */
export function printRequire(items: readonly ListItem[], source: string, style: Style, keyword = 'const'): string {
  const texts = items.map(({ name, as }) => (name === as ? name : `${name}: ${as}`));
  const space = style.bracketSpacing ? ' ' : '';
  const call = `require(${style.quote}${source}${style.quote})`;
  const line = `${keyword} {${space}${texts.join(', ')}${space}} = ${call}`;
  if (line.length + 1 <= style.width || texts.length === 1) return line;
  const { eol, indent } = style;
  return `${keyword} {${eol}${texts.map((text) => indent + text).join(`,${eol}`)}${style.trailingComma ? ',' : ''}${eol}} = ${call}`;
}
