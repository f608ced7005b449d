import { posix } from 'node:path';
import type { Report } from '../project/types.js';
import { changedFiles, changedManifests } from './changes.js';
import { unifiedHunks } from './hunks.js';
import { sortedByPath } from './order.js';

export interface DiffOptions {
  /**
   * Where `report.cwd` lies in its git repository: `''` at the top, `'packages/app/'` below it, undefined outside any.
   * See `gitPrefix()`.
   */
  gitPrefix?: string | undefined;
}

/** How the paths of a patch are written, so that `git apply` finds the files. */
export interface PatchPaths {
  /** Put in front of every path of the report; `''` when paths are relative to `cwd`. */
  prefix: string;
  /** Write `diff --git` headers, whose paths git reads from the top of the repository whatever folder it is run in. */
  gitHeaders: boolean;
  /** The folder to apply the patch in, relative to `cwd`, when that is not `cwd`: `../..`. */
  applyIn?: string;
}

interface Change {
  path: string;
  before: string;
  after: string;
}

/**
 * The report as a unified diff that `git apply` takes in the folder the run was started in and that gives exactly the
 * bytes a writing run writes. Source files and manifests, sorted by path; empty when nothing changed. After a writing
 * run it shows what was written.
 */
export function formatDiff(report: Report, options: DiffOptions = {}): string {
  const changes = changesOf(report);
  const { prefix, gitHeaders } = patchPaths(report, options);
  return changes
    .map((change) => {
      const path = posix.normalize(prefix + change.path);
      const [a, b] = [`a/${path}`, `b/${path}`];
      const header = gitHeaders ? `diff --git ${quoted(a)} ${quoted(b)}\n` : '';
      return `${header}--- ${headerName(a)}\n+++ ${headerName(b)}\n${unifiedHunks(change.before, change.after)}`;
    })
    .join('');
}

/**
 * Decides how paths are written. Relative to `cwd` wherever that works, because `git apply` (and `patch -p1`) in `cwd`
 * reads plain `---`/`+++` headers that way. It does not work in two cases, both found by running git 2.39:
 *
 * - A changed file lies outside `cwd` (the package.json above a `src` the run was started in). Git refuses `../`. The
 *   paths then start at the top of the repository (or at the nearest folder that holds them all, outside git), and
 *   `applyIn` says where to apply them.
 * - A path happens to begin with the very folders `cwd` has inside the repository (`src/x.ts` in a folder `src`). Git
 *   then takes the path for one from the top and strips too much. Only `diff --git` headers are read without guessing.
 */
export function patchPaths(report: Report, options: DiffOptions = {}): PatchPaths {
  const paths = changesOf(report).map((change) => posix.normalize(change.path));
  const up = Math.max(0, ...paths.map((path) => path.split('/').filter((part) => part === '..').length));
  const { gitPrefix } = options;
  if (up > 0) {
    const inGit = gitPrefix !== undefined && gitPrefix.split('/').length - 1 >= up;
    const prefix = inGit ? gitPrefix : lastFolders(report.cwd, up);
    return {
      prefix,
      gitHeaders: false,
      applyIn: Array(prefix.split('/').length - 1)
        .fill('..')
        .join('/'),
    };
  }
  if (gitPrefix && paths.some((path) => path.startsWith(gitPrefix))) return { prefix: gitPrefix, gitHeaders: true };
  return { prefix: '', gitHeaders: false };
}

function changesOf(report: Report): Change[] {
  return sortedByPath([...changedFiles(report), ...changedManifests(report)]);
}

/** The last `count` folders of an absolute path, with a slash behind each. */
function lastFolders(cwd: string, count: number): string {
  const folders = cwd.split(/[\\/]/).filter((part) => part !== '');
  return folders
    .slice(-count)
    .map((part) => `${part}/`)
    .join('');
}

/** As git writes it: a name with a space is followed by a tab, or GNU patch takes what follows for a date. */
function headerName(name: string): string {
  const text = quoted(name);
  return text.includes(' ') && text === name ? `${text}\t` : text;
}

const ESCAPES: Record<number, string> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

/**
 * A file name quoted as C would, when it must be: control characters, `"`, `\` and the bytes of non-ASCII characters
 * (git's `core.quotePath`). Git and GNU patch both read it back.
 */
function quoted(name: string): string {
  if (/^[\x20-\x7e]*$/.test(name) && !/["\\]/.test(name)) return name;
  const bytes = [...Buffer.from(name, 'utf8')].map((byte) => {
    const named = ESCAPES[byte];
    if (named !== undefined) return named;
    return byte < 0x20 || byte > 0x7e ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte);
  });
  return `"${bytes.join('')}"`;
}
