// Sections of the pretty report: what was not touched, what went wrong, what comes next.

import { count, grouped, hanging, printable, words } from './layout.js';
import { localText } from './local-text.js';
import { sortedByPath } from './order.js';
import { more, type Page, SHOWN_NESTED, title } from './page.js';

/** What was left out (files, or a folder as a whole), those with the same reason together. */
export function skippedSection(page: Page): string[] {
  const { report, c, width } = page;
  if (report.skipped.length === 0) return [];
  const groups = new Map<string, string[]>();
  for (const { path, message } of sortedByPath(report.skipped)) {
    groups.set(message, [...(groups.get(message) ?? []), printable(path)]);
  }
  const lines = [...groups].flatMap(([message, paths]) => [
    ...hanging('  ', words(localText(message, report.cwd)), width),
    ...paths.slice(0, SHOWN_NESTED).map((path) => c.dim(`    ${path}`)),
    ...more(page, paths.length - SHOWN_NESTED, 'file', '    '),
  ]);
  return [...title(page, 'Skipped', grouped(report.skipped.length)), ...lines];
}

/** Files that could not be migrated. Never cut short: they are why the exit code is not 0. */
export function failuresSection(page: Page): string[] {
  const { report, c, width } = page;
  if (report.failures.length === 0) return [];
  const lines = sortedByPath(report.failures).flatMap((failure) => {
    const where = [printable(failure.path), failure.line, failure.line && failure.column]
      .filter((part) => part)
      .join(':');
    return [`  ${c.red(where)}`, ...hanging('    ', words(localText(failure.message, report.cwd)), width)];
  });
  const n = new Set(report.failures.map((failure) => failure.path)).size;
  const aside = `${count(n, 'file')}, left as ${n === 1 ? 'it was' : 'they were'}`;
  return [...title(page, 'Could not be migrated', aside), ...lines];
}

/** The commands to run next, ready to copy: one a line, never wrapped. */
export function nextSection({ report, c }: Page): string[] {
  return report.next.length === 0 ? [] : [c.bold('Next'), ...report.next.map((command) => `  ${command}`)];
}
