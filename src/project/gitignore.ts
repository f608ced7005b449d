import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { errorCode } from './fs-errors.js';
import { mayMatch, type NamePattern, NOTHING, namePattern } from './gitignore-names.js';
import { ignore } from './libraries.js';
import { pathBelow } from './paths.js';
import { findGitRoot, repositorySettings } from './repository.js';

/**
 * The ignore rules in force in one folder: `info/exclude` and every `.gitignore` from `root` down to it.
 *
 * All of them are compiled into one list, the deeper file's rules last and prefixed with its folder, because that is
 * how git reads them: the last rule that matches decides, whichever file it is in. Asking the files one by one instead
 * goes wrong where a deeper file takes a folder back that a higher one ignores.
 */
export interface IgnoreRules {
  /** Absolute path that the rules are relative to. */
  root: string;
  list: ReturnType<typeof ignore>;
  ignoreCase: boolean;
  /** What the last part of a path must look like for a rule of the list to match it. */
  names: NamePattern;
}

/** What ignored a path: the file the rule stands in, relative to the rules' root, and the rule as it is written there. */
export interface IgnoredBy {
  file: string;
  rule: string;
}

/** Where `IgnoreTree.rulesFor` arrived. */
export type FolderRules =
  | { kind: 'walk'; rules: IgnoreRules; below: string }
  | { kind: 'ignored'; folder: string; by: IgnoredBy };

/** Reads and compiles ignore files, each once. One per discovery: files are not looked at again when they change. */
export class IgnoreTree {
  private readonly roots = new Map<string, IgnoreRules>();
  private readonly folders = new Map<string, IgnoreRules>();

  /** `onUnreadable` is told of every ignore file that exists and cannot be read; its rules count as absent. */
  constructor(private readonly onUnreadable: (file: string, error: unknown) => void = () => {}) {}

  /**
   * The rules that hold in `folder` before its own `.gitignore` is read (see `enter`).
   *
   * The rules start at the root of the git repository, and outside one at `cwd`, or at the folder itself when it is not
   * below `cwd`. Whoever stands in an ignored folder and starts the run there means that folder: rules from above that
   * ignore `cwd` are dropped.
   *
   * @param folder Absolute, without symbolic links.
   * @param cwd Absolute, without symbolic links.
   * @returns the rules and where `folder` lies below their root, or the ignored folder on the way and its rule.
   */
  rulesFor(folder: string, cwd: string): FolderRules {
    let root = findGitRoot(folder) ?? (pathBelow(cwd, folder) === undefined ? folder : cwd);
    let rules = this.start(root);
    let below = '';
    let at = root;
    for (const name of (pathBelow(root, folder) ?? '').split('/').filter(Boolean)) {
      rules = this.enter(rules, below, at);
      below = below === '' ? name : `${below}/${name}`;
      at = at.endsWith(sep) ? at + name : at + sep + name;
      const by = ignoredBy(rules, below, true);
      if (by === undefined) continue;
      if (pathBelow(at, cwd) === undefined) return { kind: 'ignored', folder: at, by };
      root = at;
      rules = {
        root,
        list: ignore({ ignoreCase: rules.ignoreCase }),
        ignoreCase: rules.ignoreCase,
        names: NOTHING,
      };
      below = '';
    }
    return { kind: 'walk', rules, below };
  }

  /** The rules at the root of a repository (or of a tree without one) before its own `.gitignore` is read. */
  start(root: string): IgnoreRules {
    const known = this.roots.get(root);
    if (known) return known;
    const { exclude, ignoreCase } = repositorySettings(root);
    const list = ignore({ ignoreCase });
    const added = addRules(list, '', '.git/info/exclude', exclude);
    const rules = { root, list, ignoreCase, names: namePattern(NOTHING, added) };
    this.roots.set(root, rules);
    return rules;
  }

  /**
   * Adds the `.gitignore` of a folder to the rules that hold around it.
   *
   * @param below Where the folder lies below `rules.root`, `/` as separator, `''` for the root itself.
   * @param folder The folder's absolute path.
   * @returns `rules` itself when the folder has no `.gitignore` with a rule in it.
   */
  enter(rules: IgnoreRules, below: string, folder: string): IgnoreRules {
    const key = `${rules.root}\0${below}`;
    const known = this.folders.get(key);
    if (known) return known;
    const text = this.read(join(folder, '.gitignore'));
    let entered = rules;
    if (text !== undefined) {
      const list = ignore({ ignoreCase: rules.ignoreCase }).add(rules.list);
      const added = addRules(list, below, below === '' ? '.gitignore' : `${below}/.gitignore`, text);
      if (added.length > 0) entered = { ...rules, list, names: namePattern(rules.names, added) };
    }
    this.folders.set(key, entered);
    return entered;
  }

  private read(file: string): string | undefined {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      const code = errorCode(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR' && code !== 'EISDIR') this.onUnreadable(file, error);
      return undefined;
    }
  }
}

/**
 * Asks the rules about one path. Folders above it are asked too, as git does: what lies in an ignored folder is ignored.
 *
 * @param below The path below `rules.root`, `/` as separator.
 * @param isFolder Rules that end in `/` speak of folders only; a symbolic link is none, whatever it points to.
 * @returns the rule that ignores it, or undefined.
 */
export function ignoredBy(rules: IgnoreRules, below: string, isFolder: boolean): IgnoredBy | undefined {
  const { ignored, rule } = rules.list.test(isFolder ? `${below}/` : below);
  if (!ignored) return undefined;
  const [file = '', text = ''] = rule?.mark?.split('\0') ?? [];
  return { file, rule: text };
}

/**
 * Asks the rules about something in a folder that is not ignored itself: `ignoredBy` for what a walk comes past, which
 * mostly has a name no rule is about.
 */
export function ignoredInWalk(rules: IgnoreRules, below: string, name: string, isFolder: boolean): boolean {
  return mayMatch(rules.names, name) && ignoredBy(rules, below, isFolder) !== undefined;
}

/** Adds the lines of one ignore file, as rules relative to the root. @returns the rules' patterns */
function addRules(list: IgnoreRules['list'], below: string, file: string, text: string): string[] {
  const prefix = below === '' ? '' : `/${below.replace(/[\\*?[\]]/g, '\\$&')}`;
  const rules = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => ({ pattern: prefixed(line, prefix), mark: `${file}\0${line}` }))
    .filter(({ pattern }) => pattern !== '');
  list.add(rules);
  return rules.map(({ pattern }) => pattern);
}

/** One line of an ignore file in the folder `prefix` as the same rule at the root; `''` when it is no rule. */
function prefixed(line: string, prefix: string): string {
  const trimmed = withoutTrailingSpaces(line.replace(/\r$/, ''));
  if (trimmed === '' || trimmed.startsWith('#')) return '';
  const negated = trimmed.startsWith('!') ? '!' : '';
  const body = trimmed.slice(negated.length);
  // A lone slash names nothing; prefixed, it would name the folder itself.
  if (/^\/*$/.test(body)) return '';
  if (prefix === '') return negated + body;
  // A slash before the last character binds the rule to its folder; without one it holds at any depth.
  const bound = body.slice(0, -1).includes('/');
  return `${negated}${prefix}${body.startsWith('/') ? '' : bound ? '/' : '/**/'}${body}`;
}

/** Trailing spaces are not part of a rule, up to one that a backslash quotes. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ') {
    let slashes = 0;
    while (line[end - 2 - slashes] === '\\') slashes++;
    if (slashes % 2 === 1) break;
    end--;
  }
  return line.slice(0, end);
}
