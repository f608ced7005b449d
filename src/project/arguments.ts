import type { Stats } from 'node:fs';
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { join, parse, resolve, sep } from 'node:path';
import { errorCode } from './fs-errors.js';
import { picomatch } from './libraries.js';
import { slashed } from './paths.js';

/** Says whether a path is meant: `/` as separator, relative to the glob's base folder. */
export type Match = (below: string) => boolean;

/** A file or folder that exists. */
export interface NamedPath {
  kind: 'file' | 'folder';
  path: string;
  /** The same without symbolic links. */
  real: string;
  /** The last segment is itself a symbolic link. */
  isLink: boolean;
}

/** A glob and the existing folder its paths start from. */
export interface PathGlob {
  kind: 'glob';
  base: string;
  real: string;
  match: Match;
}

/** One command line argument, resolved against the disk. */
export type PathArgument =
  | NamedPath
  | PathGlob
  | { kind: 'exclude'; excludes: (path: string) => boolean }
  | { kind: 'nothing' }
  | { kind: 'special'; path: string }
  | { kind: 'unreadable'; path: string; error: unknown };

/** Dot folders (`.storybook`) hold sources like any other. */
const GLOB_OPTIONS = { dot: true } as const;

/**
 * Finds out what an argument means.
 *
 * A path that exists is taken literally, whatever characters it has: `src/[id]/page.ts`. Otherwise the segments that
 * exist literally are the base and the rest is a glob (`src/[id]/*.ts` looks into the folder `[id]`). `!glob` takes
 * files out of what the other folders and globs find. On Windows `\` separates, elsewhere it escapes.
 *
 * @param argument As typed.
 * @param cwd Absolute; what relative arguments start from.
 * @returns `nothing` for a path that does not exist, is a dangling link, or is empty; `special` for a pipe, a socket or
 * a device; `unreadable` when the disk would not say.
 */
export function resolveArgument(argument: string, cwd: string): PathArgument {
  // An empty argument is an unset variable in a script, not the current folder.
  if (argument.trim() === '') return { kind: 'nothing' };
  const path = resolve(cwd, argument);
  try {
    const stat = statOf(path);
    if (stat !== undefined) {
      const found = { path, real: realpathSync.native(path), isLink: lstatSync(path).isSymbolicLink() };
      if (stat.isDirectory()) return { kind: 'folder', ...found };
      return stat.isFile() ? { kind: 'file', ...found } : { kind: 'special', path };
    }
    const glob = sep === '\\' ? slashed(argument) : argument;
    return glob.startsWith('!') && !glob.startsWith('!(') ? resolveExclude(glob.slice(1), cwd) : resolveGlob(glob, cwd);
  } catch (error) {
    return { kind: 'unreadable', path, error };
  }
}

function resolveGlob(glob: string, cwd: string): PathArgument {
  const { base, rest } = splitGlob(glob, cwd);
  if (!picomatch.scan(rest).isGlob && !rest.includes('\\')) return { kind: 'nothing' };
  // `nope/*.ts`: a plain name that does not exist has nothing below it.
  if (/^[^\\*?[\](){}!+@]+\//.test(rest) || statOf(base)?.isDirectory() !== true) return { kind: 'nothing' };
  const match = picomatch(rest, GLOB_OPTIONS);
  return { kind: 'glob', base, real: realpathSync.native(base), match };
}

function resolveExclude(glob: string, cwd: string): PathArgument {
  const { base, rest } = splitGlob(glob, cwd);
  const prefix = base.endsWith(sep) ? base : base + sep;
  // `!src/legacy` names a folder: what is in it goes with it.
  const match = rest === '' ? () => true : picomatch([rest, `${rest}/**`], GLOB_OPTIONS);
  return {
    kind: 'exclude',
    excludes: (path) =>
      (rest === '' && path === base) || (path.startsWith(prefix) && match(slashed(path.slice(prefix.length)))),
  };
}

/** Splits off the leading segments that exist on disk as they are written. */
function splitGlob(glob: string, cwd: string): { base: string; rest: string } {
  const { root } = parse(glob);
  let base = root === '' ? cwd : resolve(root);
  const segments = glob
    .slice(root.length)
    .split('/')
    .filter((segment) => segment !== '' && segment !== '.');
  while (segments.length > 0) {
    const next = segments[0] === '..' ? resolve(base, '..') : join(base, segments[0]!);
    if (statOf(next) === undefined) break;
    base = next;
    segments.shift();
  }
  return { base, rest: segments.join('/') };
}

/** Undefined when there is no such path; any other trouble is thrown. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    const code = errorCode(error);
    // A name that no file system takes (a glob with 300 characters, `*` on Windows) is no path either.
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL'].includes(code ?? '') || code === 'ERR_INVALID_ARG_VALUE') {
      return undefined;
    }
    throw error;
  }
}
