// A small reader of semver ranges: the forms that occur in package.json files, as intervals that can be compared.
// What it does not understand it says so about (undefined); nobody guesses from there.

/** major, minor, patch, and -1 for a pre-release of it (which sorts before the release). */
export type Version = readonly [number, number, number, number];

/** From `min` (included) up to `max` (not included; undefined: no end). */
export interface Interval {
  min: Version;
  max?: Version;
}

const PARTIAL = String.raw`v?(\d+|[xX*])(?:\.(\d+|[xX*])(?:\.(\d+|[xX*])(?:-([\w.-]+))?(?:\+[\w.-]+)?)?)?`;
const COMPARATOR = new RegExp(String.raw`^\s*(\^|~>?|>=|<=|>|<|=)?\s*${PARTIAL}(?=\s|$)`);
const HYPHEN = new RegExp(String.raw`^\s*${PARTIAL}\s+-\s+${PARTIAL}\s*$`);

const ZERO: Version = [0, 0, 0, -1];

/** -1, 0 or 1. */
export function compareVersions(a: Version, b: Version): number {
  for (let i = 0; i < 4; i++) {
    const difference = a[i]! - b[i]!;
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

/** Reads `4.2.0`, `v4.2.0-beta.1`; undefined for anything that is not one full version. */
export function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(-[\w.-]+)?(?:\+[\w.-]+)?$/.exec(text.trim());
  return match ? [Number(match[1]), Number(match[2]), Number(match[3]), match[4] ? -1 : 0] : undefined;
}

/**
 * Reads a semver range as npm does: `^1.2`, `~1`, `1.x`, `>=1 <3`, `1.2 - 2`, `a || b`, `*`, the empty string.
 *
 * @returns One interval per alternative (an alternative that nothing can satisfy has none), or undefined for what is not
 *   a range: tags, protocols, typing errors. Pre-releases of one version are not told apart.
 */
export function parseRange(text: string): Interval[] | undefined {
  const intervals: Interval[] = [];
  for (const clause of text.split('||')) {
    const parsed = parseClause(clause);
    if (parsed === undefined) return undefined;
    if (!parsed.max || compareVersions(parsed.min, parsed.max) < 0) intervals.push(parsed);
  }
  return intervals;
}

/** Whether any version below `version` satisfies the range. */
export function allowsBelow(range: readonly Interval[], version: Version): boolean {
  return range.some((interval) => compareVersions(interval.min, version) < 0);
}

/** Whether `version` satisfies the range. */
export function allows(range: readonly Interval[], version: Version): boolean {
  return range.some(
    ({ min, max }) => compareVersions(min, version) <= 0 && (!max || compareVersions(version, max) < 0),
  );
}

/** Whether some version satisfies both ranges. */
export function overlaps(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.some((x) =>
    b.some((y) => (!y.max || compareVersions(x.min, y.max) < 0) && (!x.max || compareVersions(y.min, x.max) < 0)),
  );
}

function parseClause(clause: string): Interval | undefined {
  if (clause.trim() === '') return { min: ZERO };
  const hyphen = HYPHEN.exec(clause);
  if (hyphen) {
    const from = partial(hyphen.slice(1, 5));
    const to = partial(hyphen.slice(5, 9));
    return { min: from.min, max: to.parts === 3 ? afterVersion(to.min) : to.next };
  }
  let rest = clause;
  let result: Interval = { min: ZERO };
  while (rest.trim() !== '') {
    const match = COMPARATOR.exec(rest);
    if (!match) return undefined;
    result = intersect(result, comparator(match[1] ?? '', partial(match.slice(2, 6))));
    rest = rest.slice(match[0].length);
  }
  return result;
}

interface Partial {
  min: Version;
  /** How many numbers were given: 0 for `*`, 1 for `1` and `1.x`, … */
  parts: 0 | 1 | 2 | 3;
  /** First version after everything the partial stands for; undefined for `*`. */
  next?: Version;
}

function partial([major, minor, patch, pre]: (string | undefined)[]): Partial {
  const number = (part: string | undefined) => (part === undefined || /[xX*]/.test(part) ? undefined : Number(part));
  const [a, b, c] = [number(major), number(minor), number(patch)];
  if (a === undefined) return { min: ZERO, parts: 0 };
  if (b === undefined) return { min: [a, 0, 0, 0], parts: 1, next: [a + 1, 0, 0, -1] };
  if (c === undefined) return { min: [a, b, 0, 0], parts: 2, next: [a, b + 1, 0, -1] };
  return { min: [a, b, c, pre ? -1 : 0], parts: 3, next: [a, b, c + 1, -1] };
}

function comparator(operator: string, version: Partial): Interval {
  const { min, parts, next } = version;
  // `>*` and `<*` match nothing; everything else that says nothing about a number matches all.
  if (!next) return operator === '>' || operator === '<' ? { min: ZERO, max: ZERO } : { min: ZERO };
  const [major, minor, patch] = min;
  switch (operator) {
    case '^': {
      if (major > 0 || parts === 1) return { min, max: [major + 1, 0, 0, -1] };
      if (minor > 0 || parts === 2) return { min, max: [0, minor + 1, 0, -1] };
      return { min, max: [0, 0, patch + 1, -1] };
    }
    case '~':
    case '~>':
      return { min, max: parts === 1 ? next : [major, minor + 1, 0, -1] };
    case '>=':
      return { min };
    case '>':
      return { min: parts === 3 ? afterVersion(min) : [next[0], next[1], next[2], 0] };
    case '<':
      // `<2` does not mean the pre-releases of 2.
      return { min: ZERO, max: [major, minor, patch, -1] };
    case '<=':
      return { min: ZERO, max: parts === 3 ? afterVersion(min) : next };
    default:
      return { min, max: parts === 3 ? afterVersion(min) : next };
  }
}

/** The first version that is higher than `version`: its release, or the next patch. */
function afterVersion([major, minor, patch, pre]: Version): Version {
  return pre < 0 ? [major, minor, patch, 0] : [major, minor, patch + 1, -1];
}

function intersect(a: Interval, b: Interval): Interval {
  const min = compareVersions(a.min, b.min) >= 0 ? a.min : b.min;
  if (!a.max || !b.max) return { min, max: a.max ?? b.max };
  return { min, max: compareVersions(a.max, b.max) <= 0 ? a.max : b.max };
}
