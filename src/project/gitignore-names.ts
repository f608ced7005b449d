/**
 * What names the rules of a list are about: one expression over the last part of a path. A rule only ever matches a path
 * whose last part is like its own last part; what lies in a folder that matches is not asked about, for nobody enters it.
 */
export interface NamePattern {
  /** Expressions, one per rule. */
  sources: readonly string[];
  /** All of them; undefined when some rule may be about any name. */
  expression: RegExp | undefined;
}

/** Of a list without rules. */
export const NOTHING: NamePattern = { sources: [], expression: /(?!)/ };

/**
 * Adds rules.
 * @param patterns lines of ignore files that are rules, without comments and blanks
 */
export function namePattern(before: NamePattern, patterns: readonly string[]): NamePattern {
  // A rule that takes back ignores nothing.
  const added = patterns.filter((pattern) => !pattern.startsWith('!')).map(sourceOf);
  if (before.expression === undefined || added.includes(undefined)) return { sources: [], expression: undefined };
  const sources = [...new Set([...before.sources, ...(added as string[])])];
  // Whether case counts is for the rules to say.
  return {
    sources,
    expression: sources.length === 0 ? NOTHING.expression : new RegExp(`^(?:${sources.join('|')})$`, 'is'),
  };
}

/** Whether a rule may match something of this name; false is certain. */
export function mayMatch(pattern: NamePattern, name: string): boolean {
  return pattern.expression === undefined || pattern.expression.test(name);
}

/** The last part of a rule as an expression; undefined for what is not simple enough to be sure. */
function sourceOf(rule: string): string | undefined {
  const last = rule.replace(/\/$/, '').split('/').at(-1) ?? '';
  if (last === '' || /^\*+$/.test(last) || /[[\]\\]/.test(last)) return undefined;
  return last
    .replace(/[.+^${}()|]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
}
