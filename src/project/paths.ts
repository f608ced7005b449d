import { isAbsolute, relative, sep } from 'node:path';

/**
 * A path as reports show it: relative to `cwd`, `/` as separator on every system.
 *
 * @param file An absolute path.
 * @param cwd The folder the run was started in, absolute.
 * @returns `.` for `cwd` itself, `../x` for what lies outside; the absolute path when it is on another Windows drive.
 */
export function reportPath(file: string, cwd: string): string {
  return slashed(relative(cwd, file)) || '.';
}

/** The same path with `/` as separator; a backslash that is part of a POSIX name stays. */
export function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/**
 * Where `path` lies below `folder`, with `/` as separator.
 *
 * @returns `''` for the folder itself, undefined when `path` is not in it.
 */
export function pathBelow(folder: string, path: string): string | undefined {
  const below = relative(folder, path);
  if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) return undefined;
  return slashed(below);
}

/** Orders paths the same on every machine: by code unit, without a locale. */
export function byPath(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
