import { runOn } from '../engine/pipeline.js';
import { SourceFile } from '../engine/source-file.js';
import type { Transform } from '../engine/transform.js';
import { moduleKey } from './facts/resolve.js';
import type { FileReport } from './types.js';

/** What the search for orphans must be able to ask. */
export interface OrphanSearch {
  /** Every file of the project that could be read, by its absolute path. */
  paths: readonly string[];
  /** What became of the files of the run, by absolute path. */
  reports: ReadonlyMap<string, FileReport>;
  /** The text of a file that is no part of the run; undefined when it cannot be read. */
  read(path: string): string | undefined;
  /** The modules of the project that a text imports, by module key. */
  importsOf(path: string, text: string): string[];
}

/** Transforms that take the use of session stores away. */
const TAKERS = ['sessions', 'sse'];

/**
 * Finds the modules that were imported before the run, lost that to a server that became stateless, and are imported
 * by nothing now.
 * @returns their paths; none are deleted, for what else they are good for nobody here knows
 */
export function findOrphans({ paths, reports, read, importsOf }: OrphanSearch): string[] {
  const lost = new Set<string>();
  for (const [path, { before, after, transforms }] of reports) {
    if (before === after || !TAKERS.some((name) => transforms[name])) continue;
    const left = new Set(importsOf(path, after));
    for (const key of importsOf(path, before)) if (!left.has(key)) lost.add(key);
  }
  for (const path of lost.size > 0 ? paths : []) {
    const text = reports.get(path)?.after ?? read(path);
    for (const key of text === undefined ? [] : importsOf(path, text)) if (key !== moduleKey(path)) lost.delete(key);
  }
  return paths.filter((path) => lost.has(moduleKey(path)));
}

/** Says at the head of a module that nothing imports it any more. */
const MARK = {
  name: 'sessions',
  needs: [],
  mentions: /(?:)/,
  apply(file: SourceFile) {
    const [first] = file.program.body;
    if (first)
      file.todos.add(
        first,
        'sessions/orphan',
        'nothing imports this module any more: what it did for sessions went with them. Delete it, unless it is wanted for something else.',
      );
  },
} as unknown as Transform;

/** @returns the text of a module with the marker, and the marker */
export function markOrphan(path: string, text: string): ReturnType<typeof runOn> {
  return runOn(new SourceFile(path, text), [MARK]);
}
