// Single lines for standard error, where the whole report is not wanted.

import type { Report } from '../project/types.js';
import { count, printable, words } from './layout.js';
import { localText } from './local-text.js';
import { sortedByPath } from './order.js';

/** The failures, one line each, as compilers print theirs; what is left of the summary with `--quiet`. */
export function errorLines(report: Report): string {
  return sortedByPath(report.failures)
    .map(({ path, line, column, message }) => {
      const place = [printable(path), line, line && column].filter((part) => part).join(':');
      return `error: ${place}: ${words(localText(message, report.cwd)).join(' ')}\n`;
    })
    .join('');
}

/**
 * What Ctrl-C left behind.
 *
 * @param report Undefined when the run ended before there was one: nothing was written then.
 */
export function interruptedLine(report: Report | undefined): string {
  const entries = report ? [...report.files, ...report.manifests].filter((entry) => entry.changed) : [];
  const written = entries.filter((entry) => entry.written).length;
  if (written === 0) return 'Interrupted: nothing was written; run again to start over.';
  const all = count(entries.length, 'file');
  const files = written === entries.length ? all : `${written} of ${all}`;
  // What was written makes the git tree dirty, and a dirty tree is refused without --force.
  return `Interrupted: ${files} written, every file is whole; run again with --force to go on.`;
}
