// Sections of the pretty report: what is left for a person.

import type { Todo } from '../engine/types.js';
import type { FileReport, Finding, Report } from '../project/types.js';
import { freshMarkers } from './changes.js';
import type { Colors } from './color.js';
import { count, displayWidth, fill, hanging, pad, printable, widest, words } from './layout.js';
import { localText } from './local-text.js';
import { byText, sortedByPath } from './order.js';
import { more, type Page, SHOWN, SHOWN_NESTED, title } from './page.js';

/** The markers, by rule, the most frequent first: what a person has to finish. */
export function leftSection(page: Page): string[] {
  const { report, c, width } = page;
  const rules = new Map<string, PlacesByFile>();
  for (const file of sortedByPath(report.files)) {
    for (const todo of [...freshMarkers(report, file), ...file.standing]) {
      const places = rules.get(todo.rule) ?? new Map<string, Todo[]>();
      places.set(file.path, [...(places.get(file.path) ?? []), todo]);
      rules.set(todo.rule, places);
    }
  }
  if (rules.size === 0) return [];
  const sorted = [...rules].sort(([a, x], [b, y]) => total(y) - total(x) || byText(a, b));
  const column = Math.min(widest([...rules.keys()].map(printable)), 28);
  return [
    ...title(page, 'Left for you', leftAside(report)),
    ...sorted.flatMap(([rule, places]) => ruleBlock(page, rule, places, column)),
    ...leftHint(report, c, width),
  ];
}

type PlacesByFile = Map<string, Todo[]>;

function total(places: PlacesByFile): number {
  return [...places.values()].reduce((sum, todos) => sum + todos.length, 0);
}

/** A rule's id, beside it the title, below that the places. */
function ruleBlock(page: Page, rule: string, places: PlacesByFile, column: number): string[] {
  const { c, width, ruleTitle } = page;
  const label = `  ${pad(printable(rule), column)}  `;
  const indent = ' '.repeat(displayWidth(label));
  const name = ruleTitle(rule);
  const shown = [...places].slice(0, SHOWN_NESTED);
  const lines = shown.flatMap(([path, todos]) => hanging(indent, placeWords(path, todos), width));
  const hidden = total(places) - total(new Map(shown));
  // Without a title the rule itself stands beside its first place.
  const head = name
    ? hanging(label, words(name), width, { label: c.yellow })
    : [c.yellow(label) + lines.shift()?.trimStart()];
  return [...head, ...lines.map((line) => c.dim(line)), ...more(page, hidden, 'place', indent)];
}

function leftAside(report: Report): string {
  const fresh = report.files.reduce((sum, file) => sum + freshMarkers(report, file).length, 0);
  const standing = report.files.reduce((sum, file) => sum + file.standing.length, 0);
  const files = report.files.filter((file) => freshMarkers(report, file).length + file.standing.length > 0).length;
  const places = `${count(fresh + standing, 'place')} in ${count(files, 'file')}`;
  if (standing === 0) return places;
  return fresh === 0 ? `${places}, marked by an earlier run` : `${places}, ${standing} marked by an earlier run`;
}

function leftHint(report: Report, c: Colors, width: number): string[] {
  const fresh = report.files.some((file) => freshMarkers(report, file).length > 0);
  const lines = report.dryRun && fresh ? 'Lines are counted in the migrated text. ' : '';
  const text = `${lines}Each place is marked TODO(mcp-v2/<rule>) in the code; "mcp-v2-codemod explain <rule>" says what to do.`;
  return fill(words(text), width - 2).map((line) => c.dim(`  ${line}`));
}

/** `src/http.ts:12,` `40,` `77`: one file's places as words to be filled. */
function placeWords(path: string, todos: readonly Todo[]): string[] {
  const numbers = todos.map((todo) => todo.line).sort((a, b) => a - b);
  return numbers.map((line, index) => {
    const comma = index < numbers.length - 1 ? ',' : '';
    return index === 0 ? `${printable(path)}:${line}${comma}` : `${line}${comma}`;
  });
}

const SEVERITIES = ['must-fix', 'review', 'info'] as const;

/** Places that need a person and carry no marker. */
export function findingsSection(page: Page): string[] {
  const { report, c, width } = page;
  if (report.findings.length === 0) return [];
  const paint = { 'must-fix': c.red, review: c.yellow, info: c.dim };
  const rank = (finding: Finding): number => SEVERITIES.indexOf(finding.severity);
  const sorted = [...report.findings].sort((a, b) => rank(a) - rank(b) || byText(a.file, b.file) || a.line - b.line);
  const column = widest(sorted.map((finding) => finding.severity));
  const lines = sorted.slice(0, SHOWN).flatMap((finding) => {
    const label = `  ${pad(finding.severity, column)}  `;
    const where = finding.line > 0 ? `${printable(finding.file)}:${finding.line}` : printable(finding.file);
    const message = words(localText(finding.message, report.cwd));
    const indent = ' '.repeat(displayWidth(label));
    return [paint[finding.severity](label) + where, ...hanging(indent, [...message, `(${finding.rule})`], width)];
  });
  return [
    ...title(page, 'Also for you', 'not marked in the code'),
    ...lines,
    ...more(page, sorted.length - SHOWN, 'finding'),
  ];
}

/** What transforms could not do in this run, each sentence once with the number of files it holds for. */
export function notesSection({ report, c, width }: Page): string[] {
  const notes = new Map<string, FileReport[]>();
  for (const file of sortedByPath(report.files)) {
    for (const note of new Set(file.notes)) notes.set(note, [...(notes.get(note) ?? []), file]);
  }
  if (notes.size === 0) return [];
  const lines = [...notes].flatMap(([note, files]) => {
    const where = files.length === 1 ? printable(files[0]?.path ?? '') : count(files.length, 'file');
    return hanging('  ', [...words(localText(note, report.cwd)), `(${where})`], width);
  });
  return [c.bold('Notes'), ...lines];
}
