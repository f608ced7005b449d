import { byPath } from '../project/paths.js';
import type { Report } from '../project/types.js';

/** Rules and names are ordered as paths are: by code unit, so that a report reads the same on every machine. */
export const byText = byPath;

/** A sorted copy of `items` by their `path`. */
export function sortedByPath<T extends { path: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => byText(a.path, b.path));
}

/** A sorted copy of `items` by position in the text, then by rule. */
export function sortedByPlace<T extends { rule: string; line: number; column: number }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => a.line - b.line || a.column - b.column || byText(a.rule, b.rule));
}

/**
 * Transform names in the order the run had them; names the run does not list come last, by name.
 */
export function inRunOrder(report: Report, names: Iterable<string>): string[] {
  const rank = (name: string): number => {
    const index = report.transforms.indexOf(name);
    return index === -1 ? report.transforms.length : index;
  };
  return [...names].sort((a, b) => rank(a) - rank(b) || byText(a, b));
}
