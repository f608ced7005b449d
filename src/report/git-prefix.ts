import { realpathSync } from 'node:fs';
import { relative } from 'node:path';
import { slashed } from '../project/paths.js';
import { findGitRoot } from '../project/repository.js';

/**
 * Where a folder lies in its git repository, as `git rev-parse --show-prefix` says it: `''` at the top, `'src/lib/'`
 * below, undefined outside any repository. The diff needs it; see `patchPaths()`.
 *
 * @param cwd An existing folder, absolute.
 */
export function gitPrefix(cwd: string): string | undefined {
  const root = findGitRoot(cwd);
  if (root === undefined) return undefined;
  const below = slashed(relative(root, realpathSync.native(cwd)));
  return below === '' ? '' : `${below}/`;
}
