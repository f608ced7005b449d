import { LineIndex } from '../engine/lines.js';
import type { Todo } from '../engine/types.js';
import { UsageError } from '../project/errors.js';
import { migrate } from '../project/migrate.js';
import type { Failure, FileReport } from '../project/types.js';
import { FindingsOfFile } from './finding.js';
import type { InventoryFinding, Kind } from './types.js';

const MARKER_LINE = /^\s*(?:\{\/\*|\/\/)\s*TODO\(mcp-v2\//;

/** What kind of assumption a marker of the codemod is about, by the beginning of its rule. */
const KIND_OF_RULE: readonly [RegExp, Kind][] = [
  [/^request-auth/, 'request-auth'],
  [/^session-state\/(?:consecutive-calls|per-server)/, 'consecutive-calls'],
  [/^sessions\/header/, 'session-id'],
  [/^sessions\/cookies/, 'sticky-routing'],
  [/^(?:session|event-store|hosting|stdio)/, 'session-store'],
  [/^sse/, 'sse-endpoint'],
];

/** Markers of what the scanners find themselves, at the very places. */
const BY_SCANNERS = new Set(['sessions/header', 'sessions/store', 'sessions/cookies']);

const NOTHING = { findings: [], standing: [], failures: [] };

/**
 * What the codemod would mark in a project's JavaScript and TypeScript, and what it has marked before: its own
 * recognisers, run in memory. Rewrites are found by the scanners at the lines they concern.
 * @param root the folder scanned
 * @param sources absolute paths of the files that mention the SDK; none: nothing is parsed
 * @returns `standing` are those of `findings` that are marked in the text as it is
 */
export async function sourceFindings(
  root: string,
  sources: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ findings: InventoryFinding[]; standing: InventoryFinding[]; failures: Failure[] }> {
  if (sources.length === 0) return NOTHING;
  try {
    const report = await migrate({
      cwd: root,
      paths: [...sources],
      dryRun: true,
      manifest: false,
      ...(signal && { signal }),
    });
    const files = report.files.map(markersOf);
    return {
      findings: files.flatMap(({ findings }) => findings),
      standing: files.flatMap(({ findings, standing }) => findings.slice(0, standing)),
      failures: report.failures.filter(({ kind }) => kind !== 'unreadable'),
    };
  } catch (error) {
    // The files that mention the SDK are all ones that the codemod leaves alone.
    if (error instanceof UsageError) return NOTHING;
    throw error;
  }
}

/** Markers of one file, at the lines of the text as it stands; the first of them stand there already. */
function markersOf(report: FileReport): { findings: InventoryFinding[]; standing: number } {
  if (report.todos.length === 0 && report.standing.length === 0) return { findings: [], standing: 0 };
  const lines = new LineIndex(report.before);
  const file = new FindingsOfFile({ path: report.path, text: report.before, lines });
  const originalLine = lineMapper(report.before, report.after);
  for (const todo of report.standing) file.add(hitOf(todo, indented(lines, below(lines, todo.line))));
  const standing = file.findings.length;
  for (const todo of report.todos)
    if (!BY_SCANNERS.has(todo.rule)) file.add(hitOf(todo, indented(lines, todo.origin ?? originalLine(todo.line))));
  return { findings: file.findings, standing };
}

function hitOf({ rule, message }: Todo, start: number) {
  const kind = KIND_OF_RULE.find(([pattern]) => pattern.test(rule))?.[1];
  return {
    rule: 'ts-marker',
    start,
    message: `${rule}: ${message}`,
    automatic: 'marker' as const,
    ...(kind && { kind }),
  };
}

/** The first line below a marker that is none itself. */
function below(lines: LineIndex, line: number): number {
  let at = line + 1;
  while (at < lines.count && MARKER_LINE.test(lines.line(at))) at++;
  return at;
}

function indented(lines: LineIndex, line: number): number {
  return lines.startOf(line) + Math.max(0, lines.line(line).search(/\S/));
}

/** How far below a marker a line is looked for that stands in both texts. */
const LOOK = 40;

/**
 * Tells for a marker's line in the output which line of the input it stands above: by the first line below it that the
 * input has too, the one nearest to where it would be if only markers had been added.
 * @returns a function from a line of `after` to a line of `before`, both counted from 1
 */
function lineMapper(before: string, after: string): (line: number) => number {
  const input = before.split('\n');
  const output = after.split('\n');
  const places = new Map<string, number[]>();
  input.forEach((line, index) => {
    const known = places.get(line);
    if (known) known.push(index);
    else places.set(line, [index]);
  });
  return (line) => {
    const added = output.slice(0, line).filter((text) => MARKER_LINE.test(text)).length;
    let distance = 0;
    for (let at = line; at < Math.min(output.length, line + LOOK); at++) {
      const text = output[at]!;
      if (MARKER_LINE.test(text)) continue;
      const expected = at - added;
      const found = /\w/.test(text) ? nearest(places.get(text), expected) : undefined;
      if (found !== undefined) return clamp(found - distance, input.length);
      distance++;
    }
    return clamp(line - added, input.length);
  };
}

function nearest(places: readonly number[] | undefined, expected: number): number | undefined {
  return places?.reduce((best, place) => (Math.abs(place - expected) < Math.abs(best - expected) ? place : best));
}

/** An index as a line that there is. */
function clamp(index: number, lines: number): number {
  return Math.max(0, Math.min(index, lines - 1)) + 1;
}
