import type { Report } from '../project/types.js';
import type { Colors } from './color.js';
import { count, hanging, words } from './layout.js';

/** What every section of the pretty report needs to set its lines. */
export interface Page {
  report: Report;
  c: Colors;
  /** Columns to wrap at. */
  width: number;
  /** The title of a rule; undefined for a rule the table does not know. */
  ruleTitle: (rule: string) => string | undefined;
}

/** A report is read, not scrolled: lists end here, and a line below them says how many entries are missing. */
export const SHOWN = 10;
/** The same for lists inside a list. */
export const SHOWN_NESTED = 5;

/** A section's title, with what it counts beside it. */
export function title({ c, width }: Page, name: string, aside: string): string[] {
  return hanging(`${name}  `, words(aside), width, { label: c.bold, text: c.dim });
}

/** The line below a list that was cut: nothing when none is hidden. */
export function more({ c }: Page, hidden: number, noun: string, indent = '  '): string[] {
  return hidden > 0 ? [c.dim(`${indent}… and ${count(hidden, `more ${noun}`)}`)] : [];
}
