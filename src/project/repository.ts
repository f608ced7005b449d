// Facts of a git repository that can be read from disk without git.
import type { Stats } from 'node:fs';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The folder that holds the `.git` of the repository `dir` is in. Git is not run.
 *
 * Like git, it resolves symbolic links before it looks upwards. A `.git` counts when it is a folder with a `HEAD`, or a
 * file that says `gitdir:` (worktrees and submodules); git itself passes over others.
 *
 * @param dir An absolute path; when it does not exist, its links are not resolved.
 * @returns The absolute path without symbolic links, or undefined outside a repository.
 */
export function findGitRoot(dir: string): string | undefined {
  let start = dir;
  try {
    start = realpathSync.native(dir);
  } catch {
    // Gone or not readable: its name is all there is to go by.
  }
  for (let at = start; ; at = dirname(at)) {
    if (gitFolder(at) !== undefined) return at;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * The folder with a repository's own files (`HEAD`, `index`), which for a worktree or submodule is not `.git` itself.
 *
 * @param root A folder that may hold a `.git`.
 * @returns Its absolute path, or undefined when `root` is not the root of a repository.
 */
export function gitFolder(root: string): string | undefined {
  const dotGit = join(root, '.git');
  const stat = statOf(dotGit);
  if (stat?.isDirectory()) return statOf(join(dotGit, 'HEAD')) ? dotGit : undefined;
  if (!stat?.isFile()) return undefined;
  const target = /^gitdir: (.+?)\r?\n?$/.exec(textOf(dotGit) ?? '')?.[1];
  return target === undefined ? undefined : resolve(root, target);
}

/** What discovery needs to know of a repository beyond its `.gitignore` files. */
export interface RepositorySettings {
  /** Text of `info/exclude`: ignore rules that are not committed. */
  exclude: string;
  /** `core.ignorecase`: git set it when it found that the file system folds case. */
  ignoreCase: boolean;
}

/**
 * Reads `info/exclude` and `core.ignorecase` of the repository at `root`.
 *
 * The user's global ignore file (`core.excludesFile`) is left out on purpose: what a run migrates must not depend on
 * whose machine it runs on.
 */
export function repositorySettings(root: string): RepositorySettings {
  const own = gitFolder(root);
  if (own === undefined) return { exclude: '', ignoreCase: foldsCaseByDefault() };
  // A worktree shares info/ and config with the repository it belongs to.
  const common = resolve(own, textOf(join(own, 'commondir'))?.trim() || '.');
  const configured = /^\s*ignorecase\s*=\s*(\w+)/im.exec(textOf(join(common, 'config')) ?? '')?.[1];
  return {
    exclude: textOf(join(common, 'info', 'exclude')) ?? '',
    ignoreCase: configured === undefined ? false : /^(?:true|yes|on|1)$/i.test(configured),
  };
}

/** Outside a repository nobody has probed the file system; these two systems fold case unless told otherwise. */
function foldsCaseByDefault(): boolean {
  return process.platform === 'win32' || process.platform === 'darwin';
}

function statOf(path: string): Stats | undefined {
  try {
    // Without an exception for the usual case, that there is none.
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
