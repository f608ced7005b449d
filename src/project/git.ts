import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileKind } from './file-kinds.js';
import { errorCode, errorWords } from './fs-errors.js';
import { byPath, pathBelow, reportPath } from './paths.js';
import { gitFolder } from './repository.js';

export { findGitRoot } from './repository.js';

export interface GitState {
  /**
   * `clean`: everything a run could overwrite is committed. `dirty`: some of it is not. `none`: git cannot bring back
   * what a run overwrites: no repository, no git, or git would not say; with a `message` when there is a repository.
   */
  kind: 'clean' | 'dirty' | 'none';
  /** Root of the repository (the first one, when the paths lie in several), absolute, without symbolic links. */
  root?: string;
  /** The files that make it dirty: relative to `cwd`, `/` as separator, sorted. */
  dirtyFiles?: string[];
  /** One line for the person: what is dirty, or why git could not tell. */
  message?: string;
}

/**
 * Whether git could bring back what a run is about to overwrite.
 *
 * Only files we could overwrite count: sources, package.json and pnpm-workspace.yaml, among `paths` or below them. A
 * lockfile that `npm install` touched, a README or a declaration in the making block nobody. Changed and staged files
 * count, and so do untracked ones, of which git has no copy at all; deleted files do not, there is nothing of them to
 * overwrite. Ignored files are not asked for: whoever names one knows that git does not have it.
 *
 * @param cwd Absolute; what `paths` and the result are relative to.
 * @param paths Files and folders, best the very files discovery found. Repositories within repositories are each asked.
 * @param asked What git answered to a question asked earlier, which is used where it covers the paths.
 * @returns See `GitState`; `dirty` wins over `none`, `none` over `clean`. Never throws.
 */
export function gitState(cwd: string, paths: string[] = [cwd], asked?: GitAnswer): GitState {
  const roots = groupByRoot(paths.map((path) => resolve(cwd, path)));
  const outside = roots.get(undefined)?.size ?? 0;
  roots.delete(undefined);
  const root = [...roots.keys()][0];
  if (root === undefined) return { kind: 'none' };

  const dirtyFiles: string[] = [];
  let silent: string | undefined;
  const realCwd = realPath(cwd);
  for (const [at, scope] of roots) {
    const answer = changedFiles(at!, scope, asked);
    if (typeof answer === 'string') silent ??= answer;
    else dirtyFiles.push(...answer.map((file) => reportPath(file, realCwd)));
  }
  if (dirtyFiles.length > 0) {
    dirtyFiles.sort(byPath);
    return { kind: 'dirty', root, dirtyFiles, message: dirtyMessage(dirtyFiles) };
  }
  if (silent !== undefined) return { kind: 'none', root, message: silent };
  if (outside > 0) return { kind: 'none', root, message: `${outside} of the paths lie outside the git repository` };
  return { kind: 'clean', root };
}

function dirtyMessage(files: string[]): string {
  const named = files.slice(0, 3).join(', ') + (files.length > 3 ? `, and ${files.length - 3} more` : '');
  return `uncommitted changes in ${named}; commit or stash them first, or pass --force`;
}

/** Real paths by the repository they lie in; undefined for those in none. */
function groupByRoot(paths: string[]): Map<string | undefined, Set<string>> {
  const known = new Map<string, string | undefined>();
  const rootOf = (path: string): string | undefined => {
    if (!known.has(path)) {
      const parent = dirname(path);
      known.set(path, gitFolder(path) !== undefined ? path : parent === path ? undefined : rootOf(parent));
    }
    return known.get(path);
  };
  const groups = new Map<string | undefined, Set<string>>();
  for (const path of paths) {
    // A named link is written through: where it leads is what counts.
    const real = realPath(path);
    const root = rootOf(real);
    const group = groups.get(root) ?? new Set();
    groups.set(root, group.add(real));
  }
  return groups;
}

/** What `git status` said of a folder of a repository. */
export interface GitAnswer {
  root: string;
  /** Where the folder lies below the root; `''` for the root itself. */
  within: string;
  status: Pick<ReturnType<typeof spawnSync>, 'error' | 'status'> & { stdout: string; stderr: string };
}

/** A question to git that is being answered while we do something else. */
export interface GitQuestion {
  /** Never rejects; undefined when there is no repository to ask. */
  answer: Promise<GitAnswer | undefined>;
  /** For when nobody waits for the answer any more. */
  stop(): void;
}

/**
 * Asks git, without waiting, what is not committed: on a large repository that takes as long as reading it does.
 *
 * @param cwd Absolute; what `paths` are relative to.
 * @param paths The run's arguments; those that are no file or folder (globs) are looked for in all of `cwd`.
 */
export function askGit(cwd: string, paths: readonly string[]): GitQuestion {
  const there = paths.map((path) => resolve(cwd, path));
  const real = there.every((path) => existsSync(path)) ? there.map(realPath) : [realPath(cwd)];
  const root = [...groupByRoot(real).keys()][0];
  if (root === undefined) return { answer: Promise.resolve(undefined), stop: () => {} };
  const within = pathBelow(root, commonFolder(new Set(real), root)) ?? '';
  const child = spawn('git', statusArguments(root, within), { env: gitEnvironment(), windowsHide: true });
  return { answer: answerOf(child).then((status) => ({ root, within, status })), stop: () => void child.kill() };
}

function answerOf(child: ChildProcess): Promise<GitAnswer['status']> {
  const read = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      read[name] += text;
    });
  return new Promise((done) => {
    child.on('error', (error) => done({ ...read, error, status: null }));
    child.on('close', (status) => done({ ...read, status }));
  });
}

/** Uncommitted files of one repository that lie in `scope` and that a run could overwrite; or why git cannot tell. */
function changedFiles(root: string, scope: Set<string>, asked: GitAnswer | undefined): string[] | string {
  const folder = commonFolder(scope, root);
  const covered = asked?.root === root && pathBelow(join(root, asked.within), folder) !== undefined;
  const { error, status, stdout, stderr } = covered
    ? asked.status
    : spawnSync('git', statusArguments(root, pathBelow(root, folder) ?? ''), {
        encoding: 'utf8',
        env: gitEnvironment(),
        maxBuffer: 1 << 28,
        windowsHide: true,
      });
  if (error !== undefined) {
    return errorCode(error) === 'ENOENT' ? 'git is not installed' : `git could not be run (${errorWords(error)})`;
  }
  if (status !== 0) return `git status failed: ${stderr.trim().split('\n')[0] || `exit code ${status}`}`;
  const listed = stdout
    .split('\0')
    .filter((entry) => entry.length > 3)
    .map((entry) => join(root, entry.slice(3)));
  // A file can be listed twice: deleted from the index, and there again, untracked.
  return [...new Set(listed)].filter((file) => isInScope(file, scope, root) && isOverwritten(file));
}

function statusArguments(root: string, within: string): string[] {
  return [
    // A file system monitor is a program of the repository's choosing.
    ...['-c', 'core.fsmonitor=false', '-C', root, 'status', '--porcelain=v1', '-z', '--no-renames'],
    ...['--untracked-files=all', '--ignore-submodules=all'],
    ...(within === '' ? [] : ['--', `:(top,literal)${within}`]),
  ];
}

function isOverwritten(file: string): boolean {
  const kind = fileKind(file);
  // A file that is gone cannot be overwritten; one that git lists as deleted may be back, untracked.
  return (kind === 'source' || kind === 'manifest') && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function isInScope(file: string, scope: Set<string>, root: string): boolean {
  for (let at = file; ; at = dirname(at)) {
    if (scope.has(at)) return true;
    if (at === root || dirname(at) === at) return false;
  }
}

/** The deepest folder that holds all of `paths`, at most `root`: git need not look further. */
function commonFolder(paths: Set<string>, root: string): string {
  let common: string | undefined;
  for (const path of paths) {
    common ??= path;
    while (common !== root && pathBelow(common, path) === undefined) common = dirname(common);
  }
  return common ?? root;
}

/** Variables that a git hook sets point git at one repository and index; we ask about the one on disk. */
function gitEnvironment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, GIT_COMMON_DIR, ...env } = process.env;
  // Without optional locks, asking writes nothing to the repository. Messages in English, for the report.
  return { ...env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
