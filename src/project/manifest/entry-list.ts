// Splices into a list of `key: value` entries that are separated by something: the properties of a JSON object, the
// pairs of a YAML flow map. Bytes of entries that stay are never touched, and their separators only where an entry goes.

import { byAlphabet } from './alphabet.js';

/** Where an entry stands in the text: from the start of its key to the end of its value. */
export interface Entry {
  key: string;
  start: number;
  end: number;
}

export interface NewEntry {
  key: string;
  /** The whole entry, as it goes into the text. */
  text: string;
}

export interface EntryChange {
  /** Keys of entries to remove; every entry of that name goes. */
  remove: readonly string[];
  insert: readonly NewEntry[];
  /** Where new entries go if the list is not sorted: behind this key, or in its place when it is removed. */
  anchor?: string;
}

export type Order = (a: string, b: string) => number;

const codeUnits: Order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** What npm sorts dependency sections by. */
const alphabet: Order = byAlphabet;

/** The order a list of keys is in: by code unit (pnpm, yarn) or by alphabet (npm); undefined when it is in none. */
export function orderOf(keys: readonly string[]): Order | undefined {
  return [codeUnits, alphabet].find((order) => keys.every((key, i) => i === 0 || order(keys[i - 1]!, key) <= 0));
}

/**
 * Before which of the entries each new one goes: sorted into place if the keys are sorted, else at the anchor, else at
 * the end.
 *
 * @returns Per index of an entry (and one more for the end) the new entries that stand before it, in their order.
 */
export function slots(keys: readonly string[], change: EntryChange): NewEntry[][] {
  const result: NewEntry[][] = Array.from({ length: keys.length + 1 }, () => []);
  const order = orderOf(keys);
  if (order) {
    for (const entry of [...change.insert].sort((a, b) => order(a.key, b.key))) {
      const before = keys.findIndex((key) => order(key, entry.key) > 0);
      result[before < 0 ? keys.length : before]!.push(entry);
    }
    return result;
  }
  const anchor = change.anchor === undefined ? -1 : keys.indexOf(change.anchor);
  result[anchor < 0 ? keys.length : anchor + 1]!.push(...change.insert);
  return result;
}

/**
 * Applies a change to a list with at least one entry.
 *
 * @param separator What stands between two entries when the list itself has no example.
 * @returns The text and the number of entries left; when none is left the text still has all of them, and the caller
 *   removes the list.
 */
export function spliceEntries(
  text: string,
  entries: readonly Entry[],
  change: EntryChange,
  separator: string,
): { text: string; left: number } {
  const between = (i: number) => text.slice(entries[i - 1]!.end, entries[i]!.start);
  const gone = entries.map((entry) => change.remove.includes(entry.key));
  const added = slots(
    entries.map((entry) => entry.key),
    change,
  );
  const usual = usualSeparator(entries.slice(1).map((_, i) => between(i + 1))) ?? separator;
  const inherited = new Set<number>();
  let output = '';
  let left = 0;
  const put = (item: string, lead: string) => {
    output += left === 0 ? item : lead + item;
    left++;
  };
  for (let i = 0; i <= entries.length; i++) {
    added[i]!.forEach((entry, position) => {
      // The first one that takes the place of a removed entry takes over what stood before that entry (a blank line).
      const replaced = position > 0 ? -1 : gone[i - 1] ? i - 1 : gone[i] ? i : -1;
      const inherits = replaced > 0 && !inherited.has(replaced) && !hasComment(between(replaced));
      if (inherits) inherited.add(replaced);
      put(entry.text, inherits ? between(replaced) : usual);
    });
    const entry = entries[i];
    if (entry && !gone[i]) put(text.slice(entry.start, entry.end), i > 0 ? between(i) : usual);
  }
  if (left === 0) return { text, left };
  return { text: text.slice(0, entries[0]!.start) + output + text.slice(entries.at(-1)!.end), left };
}

/** The most frequent one, of those the plainest; a comment belongs to one place and is no example for others. */
function usualSeparator(separators: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const separator of separators) {
    if (!hasComment(separator)) counts.set(separator, (counts.get(separator) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length)[0]?.[0];
}

function hasComment(separator: string): boolean {
  return separator.includes('#');
}
