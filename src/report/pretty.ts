import type { Report } from '../project/types.js';
import { colors } from './color.js';
import { headline } from './headline.js';
import { fill, words } from './layout.js';
import type { Page } from './page.js';
import { filesSection, manifestsSection, transformsSection } from './pretty-done.js';
import { findingsSection, leftSection, notesSection } from './pretty-left.js';
import { failuresSection, nextSection, skippedSection } from './pretty-rest.js';

export interface PrettyOptions {
  color?: boolean;
  /** Columns to wrap at. Default: 100. */
  width?: number;
  /** The run was `--check`. */
  check?: boolean;
  /** The title of a rule, from the rule table; undefined for a rule the table does not know. */
  ruleTitle?: (rule: string) => string | undefined;
}

/**
 * The report for a person at a terminal: one headline, then only the sections that have something to say, most wanted
 * first. Columns, no boxes; ends with a newline.
 */
export function formatPretty(report: Report, options: PrettyOptions = {}): string {
  const c = colors(options.color === true);
  const width = Math.max(40, Math.min(options.width ?? 100, 120));
  const page: Page = { report, c, width, ruleTitle: options.ruleTitle ?? (() => undefined) };
  const { text, mood } = headline(report, options.check);
  const paint = { good: c.green, attention: c.yellow, bad: c.red }[mood];
  const sections = [
    fill(words(text), width).map((line) => c.bold(paint(line))),
    transformsSection(page),
    filesSection(page),
    manifestsSection(page),
    leftSection(page),
    findingsSection(page),
    notesSection(page),
    skippedSection(page),
    failuresSection(page),
    nextSection(page),
  ];
  return (
    sections
      .filter((section) => section.length > 0)
      .map((section) => section.join('\n'))
      .join('\n\n') + '\n'
  );
}
