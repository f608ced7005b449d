import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Todo } from '../../engine/types.js';
import type { Disk } from '../disk.js';
import { findGitRoot } from '../repository.js';
import type { Config } from '../tooling/config.js';
import type { Formatter } from '../tooling/formatter.js';
import type { FileReport, Finding } from '../types.js';
import { checkFormatted, markerKey } from './check.js';
import { runOverText } from './process.js';
import { CALLS, type FormatterTool, findTool } from './tool.js';

export interface FormatOptions {
  cwd: string;
  disk: Disk;
  /** The formatter over a file, by its absolute path. */
  formatterOf: (file: string) => Config | undefined;
  signal?: AbortSignal | undefined;
  /** How long a formatter may take for one text. */
  timeoutMs?: number;
}

/** ESLint with type information loads a whole project for one file. */
const TIMEOUT_MS = 60_000;

/**
 * Has the project's own formatter lay out the new texts of files that were clean before, and of no others: it gets the
 * old text first, and only when it would change nothing there, the new one. Files on disk are not touched.
 *
 * Changes `after` of the reports, where their markers are, and sets `formatted`. A formatter that is not there, fails,
 * takes too long or hands back what is not the same program leaves a file as it is.
 *
 * @returns one finding for each thing that went wrong, however many files it concerns
 */
export async function formatFiles(files: readonly FileReport[], options: FormatOptions): Promise<Finding[]> {
  const run = new Formatting(options);
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.shift(); file && !options.signal?.aborted; file = waiting.shift()) await run.format(file);
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  return run.findings();
}

class Formatting {
  /** What went wrong, and with which files. */
  private readonly trouble = new Map<string, string[]>();
  /** One that did not come to an end is not started again. */
  private readonly hung = new Set<string>();
  private readonly root: string;

  constructor(private readonly options: FormatOptions) {
    this.root = findGitRoot(options.cwd) ?? options.cwd;
  }

  async format(file: FileReport): Promise<void> {
    const { cwd, disk, formatterOf } = this.options;
    const path = resolve(cwd, file.path);
    const config = formatterOf(path);
    if (!config) return this.note(file, NO_FORMATTER);
    const tool = findTool(path, config, this.root, disk);
    if (!tool) return this.note(file, notInstalled(config.formatter));
    const clean = await this.ask(tool, file, path, file.before);
    if (clean !== file.before) return;
    const formatted = await this.ask(tool, file, path, file.after);
    if (formatted === undefined) return;
    const checked = checkFormatted(file.after, formatted, path, CALLS[tool.formatter].layoutOnly);
    if ('wrong' in checked) return this.note(file, failed(tool.formatter, checked.wrong));
    file.after = formatted;
    file.changed = formatted !== file.before;
    file.formatted = tool.formatter;
    moveMarkers(file, checked.markers);
  }

  /** The text as the formatter has it; undefined when there is none. */
  private async ask(tool: FormatterTool, file: FileReport, path: string, text: string): Promise<string | undefined> {
    const call = CALLS[tool.formatter];
    const command: [string, ...string[]] = [...tool.command, ...call.args(path)];
    const key = `${tool.command.join(' ')} ${tool.cwd}`;
    const { signal, timeoutMs = TIMEOUT_MS } = this.options;
    const took = `it took longer than ${Math.round(timeoutMs / 1000)} s`;
    if (this.hung.has(key)) {
      this.note(file, failed(tool.formatter, took));
      return undefined;
    }
    const outcome = await runOverText(command, { cwd: tool.cwd, input: text, timeoutMs, signal });
    if (outcome.kind === 'aborted') return undefined;
    if (outcome.kind === 'timed-out') {
      this.hung.add(key);
      this.note(file, failed(tool.formatter, took));
      return undefined;
    }
    if (outcome.kind === 'failed') {
      this.note(file, failed(tool.formatter, outcome.message));
      return undefined;
    }
    const { code, stdout, stderr } = outcome;
    const printed = call.good.includes(code) ? call.read(stdout, text) : undefined;
    if (printed === undefined) this.note(file, failed(tool.formatter, `exit code ${code}${firstWords(stderr)}`));
    return printed;
  }

  private note(file: FileReport, message: string): void {
    const files = this.trouble.get(message) ?? [];
    if (!files.includes(file.path)) files.push(file.path);
    this.trouble.set(message, files);
  }

  findings(): Finding[] {
    return [...this.trouble].map(([message, files]) => {
      const [file = '.'] = files.sort();
      const others = files.length > 1 ? ` (${files.length} files)` : '';
      return {
        rule: 'fmt',
        severity: message === NO_FORMATTER ? 'info' : 'review',
        file,
        line: 1,
        column: 1,
        message: `${message}${others}`,
      };
    });
  }
}

const NO_FORMATTER = '--fmt: neither prettier, biome, oxfmt, dprint nor ESLint is configured here; laid out as written';

function notInstalled(formatter: Formatter): string {
  return `--fmt: ${formatter} is not in node_modules; install, then run it on the changed files; laid out as written`;
}

function failed(formatter: Formatter, reason: string): string {
  return `--fmt: ${formatter} failed: ${reason}; laid out as written`;
}

/** Puts the markers of a report where they stand now: those that read alike keep their order. */
function moveMarkers(file: FileReport, markers: readonly Todo[]): void {
  const left = [...markers];
  const places = new Map<Todo, Todo>();
  const inOrder = [...file.standing, ...file.todos].sort((a, b) => a.line - b.line || a.column - b.column);
  for (const todo of inOrder) {
    const at = left.findIndex((marker) => markerKey(marker) === markerKey(todo));
    if (at !== -1) places.set(todo, ...(left.splice(at, 1) as [Todo]));
  }
  const now = (todo: Todo) => places.get(todo) ?? todo;
  file.standing = file.standing.map(now);
  file.todos = file.todos.map(now);
}

/** The line of an error that says what it is, without colours. */
function firstWords(stderr: string): string {
  const lines = stripVTControlCharacters(stderr)
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*\[error\]/, '').trim())
    .filter((line) => /\w/.test(line));
  // biome puts the place into a line of its own above it.
  const line = (lines.find((text) => text.startsWith('×')) ?? lines[0])?.replace(/^×\s*/, '');
  if (line === undefined) return '';
  return `, ${line.length <= 160 ? line : `${line.slice(0, 159)}…`}`;
}
