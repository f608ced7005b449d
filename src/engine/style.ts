import type { Node } from './node.js';

/** How this file is written; fresh text follows it. */
export interface Style {
  quote: "'" | '"';
  semi: boolean;
  /** One level of indentation. */
  indent: string;
  eol: '\n' | '\r\n';
  /** A comma after the last item of a list that is laid out over several lines. */
  trailingComma: boolean;
  /** `{ a }` rather than `{a}`. */
  bracketSpacing: boolean;
  /** Columns a line may have before a list is broken over several lines. */
  width: number;
}

/**
 * Reads the style off a file: majority of what stands there, with the project's formatter settings (when the runner
 * knows them) taking precedence where the file itself is silent or cannot tell, as for the line width.
 */
export function detectStyle(text: string, program: Node, configured: Partial<Style> = {}): Style {
  const sources = (program.body as Node[]).flatMap((node) =>
    node.source?.type === 'StringLiteral' ? [node.source] : [],
  );
  const single = sources.filter((source) => text[source.start] === "'").length;
  const quoteCount = sources.length
    ? single - (sources.length - single)
    : count(text, /'[^'"\n]*'/g) - count(text, /"[^'"\n]*"/g);
  const semi = usesSemicolons(text, program) ?? configured.semi ?? true;
  return {
    quote: quoteCount === 0 ? (configured.quote ?? "'") : quoteCount > 0 ? "'" : '"',
    semi,
    indent: indentUnit(text) ?? configured.indent ?? '  ',
    eol: count(text, /\r\n/g) * 2 > count(text, /\n/g) ? '\r\n' : '\n',
    trailingComma: trailingCommas(text, semi) ?? configured.trailingComma ?? true,
    bracketSpacing:
      majority(count(text, /(?:import|export)[^;\n]*\{ /g), count(text, /(?:import|export)[^;\n]*\{\w/g)) ??
      configured.bracketSpacing ??
      true,
    width: configured.width ?? lineWidth(text),
  };
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function majority(yes: number, no: number): boolean | undefined {
  return yes === no ? undefined : yes > no;
}

/** Lists over several lines: those that end in a comma against those that do not. `}` ends blocks too, so it counts only for import and export lists. */
function trailingCommas(text: string, semi: boolean): boolean | undefined {
  const lists = text.match(/\b(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?\{[^{}]*\r?\n\s*\}/g) ?? [];
  const without = lists.filter((list) => !/,\s*(?:\/\/[^\n]*\n\s*)*\}$/.test(list)).length;
  // With semicolons, a line that ends without one before a `}` inside an expression is the last item of an object.
  const objects = semi ? count(text, /^(?!\s*(?:\/\/|\*)).*[^\s,;{}([][ \t]*\r?\n\s*\}\s*[,;)]/gm) : 0;
  return majority(
    count(text, /,[ \t]*\r?\n\s*[}\])]/g),
    count(text, /[^\s,;{}([][ \t]*\r?\n\s*[\])]/g) + without + objects,
  );
}

function usesSemicolons(text: string, program: Node): boolean | undefined {
  let yes = 0;
  let no = 0;
  for (const node of program.body as Node[]) {
    const ends =
      node.type === 'ImportDeclaration' ||
      node.type === 'VariableDeclaration' ||
      node.type === 'ExpressionStatement' ||
      ((node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') && node.source);
    if (!ends) continue;
    if (text[node.end - 1] === ';' && !/\n\s*;$/.test(text.slice(Math.max(node.start, node.end - 40), node.end))) yes++;
    else no++;
  }
  return majority(yes, no);
}

function indentUnit(text: string): string | undefined {
  const seen = new Map<string, number>();
  let previous = 0;
  for (const line of text.split('\n', 2000)) {
    const lead = /^[ \t]*/.exec(line)![0];
    if (lead.length === line.trimEnd().length || /^[ \t]*\*/.test(line)) continue;
    if (lead.startsWith('\t')) seen.set('\t', (seen.get('\t') ?? 0) + 1);
    else if (lead.length - previous === 2 || lead.length - previous === 4) {
      const unit = ' '.repeat(lead.length - previous);
      seen.set(unit, (seen.get(unit) ?? 0) + 1);
    }
    previous = lead.startsWith('\t') ? 0 : lead.length;
  }
  return [...seen].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The usual limit that this file keeps to, judged by its code lines (comments and long strings are not wrapped). */
function lineWidth(text: string): number {
  const lengths = text
    .split(/\r?\n/)
    .filter((line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && !hasLongString(line))
    .map((line) => line.length);
  const allowed = Math.floor(lengths.length / 100);
  return [80, 100, 120].find((limit) => lengths.filter((length) => length > limit).length <= allowed) ?? 120;
}

/** Longer strings, with their quotes, are not broken: their lines say nothing of a limit. */
const LONG_STRING = 41;

function hasLongString(line: string): boolean {
  // String by string from the left, or what stands between two of them counts as one.
  if (line.length <= LONG_STRING) return false;
  return (line.match(/'[^']*'|"[^"]*"|`[^`]*`/g) ?? []).some((string) => string.length > LONG_STRING);
}
