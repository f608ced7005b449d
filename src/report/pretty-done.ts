// Sections of the pretty report: what the run did.

import type { ManifestReport } from '../project/types.js';
import { changedFiles, changedManifests } from './changes.js';
import { count, grouped, hanging, pad, printable, widest, words } from './layout.js';
import { localText } from './local-text.js';
import { inRunOrder, sortedByPath } from './order.js';
import { more, type Page, SHOWN, title } from './page.js';

/** How often each transform did something, in the order they ran. */
export function transformsSection({ report, c }: Page): string[] {
  const totals = new Map<string, { places: number; files: number }>();
  for (const file of changedFiles(report)) {
    for (const [name, places] of Object.entries(file.transforms)) {
      const total = totals.get(name) ?? { places: 0, files: 0 };
      totals.set(name, { places: total.places + places, files: total.files + 1 });
    }
  }
  const names = inRunOrder(report, totals.keys());
  const places = names.map((name) => count(totals.get(name)?.places ?? 0, 'place'));
  const files = names.map((name) => count(totals.get(name)?.files ?? 0, 'file'));
  return names.map((name, row) => {
    const numbers = `${alignNumber(places, row)}  ${alignNumber(files, row)}`;
    return `  ${c.cyan(pad(name, widest(names)))}  ${numbers}`.trimEnd();
  });
}

/** Entry `row` of a column of "12 places" texts, with the numbers flush right and the words flush left. */
function alignNumber(column: readonly string[], row: number): string {
  const split = column.map((text) => text.split(' '));
  const [number = '', word = ''] = split[row] ?? [];
  return `${pad(number, widest(split.map(([n = '']) => n)), 'start')} ${pad(word, widest(split.map(([, w = '']) => w)))}`;
}

/** The files that changed, and how many markers each got. */
export function filesSection(page: Page): string[] {
  const { report, c, width } = page;
  const changed = sortedByPath(changedFiles(report));
  if (changed.length === 0) return [];
  const rows = changed.slice(0, SHOWN).map((file) => {
    const edits = Object.values(file.transforms).reduce((sum, n) => sum + n, 0);
    return {
      path: printable(file.path),
      edits: edits > 0 ? count(edits, 'change') : '',
      todos: file.todos.length > 0 ? count(file.todos.length, 'TODO') : '',
    };
  });
  // A path longer than its share of the line pushes its own row to the right, not all of them.
  const pathColumn = Math.min(widest(rows.map((row) => row.path)), Math.max(20, width - 30));
  const editsColumn = widest(rows.map((row) => row.edits));
  const lines = rows.map(({ path, edits, todos }) => {
    const facts = todos === '' ? edits : `${pad(edits, editsColumn)}  ${c.yellow(todos)}`;
    return `  ${pad(path, pathColumn)}  ${facts}`.trimEnd();
  });
  const name = report.dryRun ? 'Files that would change' : 'Files changed';
  const formatted = changed.filter((file) => file.formatted !== undefined);
  const formatters = [...new Set(formatted.map((file) => file.formatted))].join(', ');
  const aside = formatted.length > 0 ? `, ${grouped(formatted.length)} laid out by ${formatters}` : '';
  return [
    ...title(page, name, `${grouped(changed.length)}${aside}`),
    ...lines,
    ...more(page, changed.length - SHOWN, 'file'),
  ];
}

/** What happened to package.json and its kin, and what a person must know about it. */
export function manifestsSection({ report, c, width }: Page): string[] {
  const changed = new Set(changedManifests(report));
  const told = sortedByPath(report.manifests).filter((m) => changed.has(m) || m.warnings.length > 0);
  if (told.length === 0) return [];
  const sentence = (text: string) => words(localText(text, report.cwd));
  const block = (manifest: ManifestReport): string[] => [
    `  ${printable(manifest.path)}`,
    ...(changed.has(manifest) ? manifest.changes : []).flatMap((text) => hanging('    ', sentence(text), width)),
    ...manifest.warnings.flatMap((text) => hanging('    ! ', sentence(text), width, { label: c.yellow })),
  ];
  return [c.bold(report.dryRun ? 'Manifests that would change' : 'Manifests'), ...told.flatMap(block)];
}
