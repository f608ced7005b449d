import { diffArrays } from 'diff';
import type { Todo } from '../engine/types.js';
import { UsageError } from '../project/errors.js';
import { migrate } from '../project/migrate.js';
import type { Failure, FileReport } from '../project/types.js';
import { FindingsOfFile } from './finding.js';
import { LineIndex } from './lines.js';
import type { InventoryFinding, Kind } from './types.js';

const MARKER_LINE = /^\s*(?:\{\/\*|\/\/)\s*TODO\(mcp-v2\//;

/** What kind of assumption a marker of the codemod is about, by the beginning of its rule. */
const KIND_OF_RULE: readonly [RegExp, Kind][] = [
  [/^request-auth/, 'request-auth'],
  [/^session-state\/(?:consecutive-calls|per-server)/, 'consecutive-calls'],
  [/^(?:session|event-store|hosting|stdio)/, 'session-store'],
  [/^sse/, 'sse-endpoint'],
];

/**
 * What the codemod would mark in a project's JavaScript and TypeScript, and what it has marked before: its own
 * recognisers, run in memory. Rewrites are found by the scanners at the lines they concern.
 * @param root the folder scanned
 * @param sources absolute paths of the files that mention the SDK; none: nothing is parsed
 */
export async function sourceFindings(
  root: string,
  sources: readonly string[],
  signal: AbortSignal | undefined,
): Promise<{ findings: InventoryFinding[]; failures: Failure[] }> {
  if (sources.length === 0) return { findings: [], failures: [] };
  try {
    const report = await migrate({
      cwd: root,
      paths: [...sources],
      dryRun: true,
      manifest: false,
      ...(signal && { signal }),
    });
    return {
      findings: report.files.flatMap(markersOf),
      failures: report.failures.filter(({ kind }) => kind !== 'unreadable'),
    };
  } catch (error) {
    // The files that mention the SDK are all ones that the codemod leaves alone.
    if (error instanceof UsageError) return { findings: [], failures: [] };
    throw error;
  }
}

/** Markers of one file, at the lines of the text as it stands. */
function markersOf(report: FileReport): InventoryFinding[] {
  if (report.todos.length === 0 && report.standing.length === 0) return [];
  const lines = new LineIndex(report.before);
  const file = new FindingsOfFile({ path: report.path, text: report.before, lines });
  const originalLine = lineMapper(report.before, report.after);
  for (const todo of report.standing) file.add(hitOf(todo, lines.startOf(below(lines, todo.line))));
  for (const todo of report.todos) file.add(hitOf(todo, indented(lines, originalLine(todo.line))));
  return file.findings;
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

/**
 * Tells for a marker's line in the output which line of the input it stands above.
 * @returns a function from a line of `after` to a line of `before`, both counted from 1
 */
function lineMapper(before: string, after: string): (line: number) => number {
  const output = after.split('\n');
  const kept: string[] = [];
  /** For each line of the output, how many lines that are no markers stand above it. */
  const above = output.map((line) => {
    const count = kept.length;
    if (!MARKER_LINE.test(line)) kept.push(line);
    return count;
  });
  const input = before.split('\n');
  const standing = input.map((line) => MARKER_LINE.test(line));
  const numbers = input.flatMap((_, index) => (standing[index] ? [] : [index + 1]));
  const plain = input.filter((_, index) => !standing[index]);
  const starts = new Map<number, number>();
  let from = 0;
  let to = 0;
  let removed = 0;
  for (const { added, removed: isRemoved, value } of diffArrays(plain, kept)) {
    if (isRemoved) {
      from += value.length;
      removed = value.length;
      continue;
    }
    value.forEach((_, index) => {
      // A changed line stands for the line it replaced; a new one for the line behind it.
      const at = added ? from - removed + Math.min(index, Math.max(0, removed - 1)) : from + index;
      starts.set(to + index, Math.min(at, plain.length - 1));
    });
    to += value.length;
    if (!added) from += value.length;
    removed = 0;
  }
  return (line) => numbers[starts.get(above[line - 1] ?? 0) ?? plain.length - 1] ?? 1;
}
