import { NO_FACTS } from './engine/facts.js';
import { runPipeline } from './engine/pipeline.js';
import type { FileResult, Role } from './engine/types.js';
import { chooseTransforms } from './project/choose.js';

export { FileError } from './engine/types.js';
export type { FileResult, PackageUse, Role, Todo } from './engine/types.js';

/**
 * Migrates one source text, knowing nothing of other files.
 * @param source the text of a TypeScript or JavaScript file
 * @param options `filename` decides how it is parsed; `transforms` names the ones to run (default: all);
 *   `role` is the package's role where the file's own imports leave it open
 * @returns the output text (the same string when nothing changed) and the markers in it
 * @throws FileError when the text does not parse; UsageError for an unknown transform name
 */
export function transformSource(
  source: string,
  options: { filename: string; transforms?: string[]; role?: Role },
): FileResult {
  const chosen = chooseTransforms(options.transforms);
  return runPipeline({ filename: options.filename, text: source }, chosen, {
    facts: { ...NO_FACTS, packageRole: options.role ?? 'unknown' },
  });
}
