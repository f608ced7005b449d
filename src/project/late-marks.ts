import { resolve } from 'node:path';
import type { SourceFile } from '../engine/source-file.js';
import type { FileResult } from '../engine/types.js';
import { type LeftoverMarks, movedDown } from './leftovers.js';
import { findOrphans, markOrphan } from './orphans.js';
import { byPath, reportPath } from './paths.js';
import { EVERYTHING, readSource } from './read.js';
import type { FileReport } from './types.js';

/** A file of a run: its bytes as read, and the tree while there is one. */
export interface Source {
  path: string;
  bytes: Buffer;
  file: SourceFile | undefined;
}

type Look = (path: string, text: string) => FileResult | undefined;

/** Markers for what only shows once every file of a run was rewritten, in files that may be none of the run's so far. */
export class LateMarks {
  /** By absolute path. */
  private readonly reports: Map<string, FileReport>;

  /**
   * @param files what is reported of the run's files; others that get a marker are added
   * @param sources the run's files; the same
   */
  constructor(
    private readonly cwd: string,
    private readonly files: FileReport[],
    private readonly sources: Source[],
  ) {
    this.reports = new Map(files.map((file) => [resolve(cwd, file.path), file]));
  }

  /** Modules that lost their last importer to the run. */
  orphans(paths: readonly string[], importsOf: (path: string, text: string) => string[]): void {
    const orphans = findOrphans({
      paths,
      reports: this.reports,
      read: (path) => this.bytesOf(path)?.toString('utf8'),
      importsOf,
    });
    for (const path of orphans) this.mark(path, markOrphan);
    if (orphans.length > 0) this.sort();
  }

  /**
   * What is left of sessions, in files that name the SDK and in others.
   * @param others files without a mention of the SDK that speak of sessions
   */
  leftovers(others: readonly string[], marks: LeftoverMarks): void {
    const known = [...this.reports.keys()];
    for (const path of [...known, ...others.filter((other) => !this.reports.has(other))])
      this.mark(path, (file, text) => marks.mark(file, text));
    this.sort();
  }

  private sort(): void {
    this.files.sort((a, b) => byPath(a.path, b.path));
  }

  private bytesOf(path: string): Buffer | undefined {
    const reading = readSource(path, this.cwd, EVERYTHING);
    return reading.kind === 'source' ? reading.bytes : undefined;
  }

  /** Adds the markers of one more look at a file. */
  private mark(path: string, look: Look): void {
    const known = this.reports.get(path);
    try {
      if (known) addTo(known, look(path, known.after));
      else this.addFile(path, look);
    } catch {
      // A module that does not parse was none of the run's files; it stays as it is.
    }
  }

  private addFile(path: string, look: Look): void {
    const bytes = this.bytesOf(path);
    const before = bytes?.toString('utf8');
    const result = before === undefined ? undefined : look(path, before);
    if (bytes === undefined || before === undefined || !result) return;
    const { code, changed, todos, standing, transforms, packages, notes } = result;
    this.sources.push({ path, bytes, file: undefined });
    const file = {
      path: reportPath(path, this.cwd),
      changed,
      transforms,
      todos,
      standing,
      packages,
      notes,
      before,
      after: code,
      written: false,
    };
    this.files.push(file);
    this.reports.set(path, file);
  }
}

function addTo(known: FileReport, result: FileResult | undefined): void {
  if (!result) return;
  known.after = result.code;
  known.changed ||= result.changed;
  // They are about lines of the text after the transforms, which nobody has seen.
  const added = result.todos.map(({ origin: _, ...todo }) => todo);
  known.todos = [...movedDown(known.todos, added), ...added].sort((a, b) => a.line - b.line);
  for (const [name, count] of Object.entries(result.transforms))
    known.transforms[name] = (known.transforms[name] ?? 0) + count;
}
