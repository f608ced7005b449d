import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Ignore } from 'ignore';
import { type NamedPath, type PathGlob, resolveArgument } from './arguments.js';
import { scopeAround } from './build-output.js';
import { type FileKind, fileKind, NEVER_ENTERED } from './file-kinds.js';
import { errorWords } from './fs-errors.js';
import { IgnoreTree } from './gitignore.js';
import { ignore } from './libraries.js';
import { byPath, pathBelow } from './paths.js';
import type { Failure, Skipped } from './types.js';
import { type Narrowing, Walk } from './walk.js';

export interface DiscoverOptions {
  /** Where relative paths start, and what reports are relative to. */
  cwd: string;
  /** Files, folders or globs, as typed. */
  paths: string[];
  /** Patterns in gitignore syntax, relative to `cwd`; they win over everything, named files included. */
  ignore?: string[];
}

/** What there is to migrate. All paths are absolute and sorted; `Skipped` and `Failure` carry paths for the report. */
export interface Discovery {
  /** Source files: .ts .tsx .mts .cts .js .jsx .mjs .cjs, no declarations. */
  files: string[];
  /** .vue .svelte .astro and declaration files: not ours to rewrite, worth naming when they mention the SDK. */
  unsupported: string[];
  /** Every package.json and pnpm-workspace.yaml seen on the way. */
  manifests: string[];
  skipped: Skipped[];
  failures: Failure[];
  /** Arguments, as typed, that are no path and matched nothing. */
  empty: string[];
}

interface Found {
  path: string;
  kind: FileKind;
  throughLink: boolean;
}

/**
 * Finds the files that the arguments mean.
 *
 * - A file that is named is taken, even when `.gitignore` ignores it; a folder or glob takes what is not ignored.
 * - Left out without a word: what `.gitignore` (from the root of the repository down) and `.git/info/exclude` ignore,
 *   `node_modules` and its kin. Named in `skipped`: build output (the rule is at `buildVerdict`), symbolic links, and
 *   arguments that are themselves ignored or of no kind we know.
 * - An argument that is a symbolic link is followed; links found on the way are not.
 * - A file that several arguments lead to is listed once.
 *
 * @returns See `Discovery`. Never throws for what it finds on disk: that becomes a failure.
 */
export function discover(options: DiscoverOptions): Discovery {
  return new Discoverer(resolve(options.cwd), options.ignore ?? []).run(options.paths);
}

class Discoverer {
  private readonly realCwd: string;
  private readonly tree: IgnoreTree;
  private readonly walk: Walk;
  /** By real path, so that two ways to one file are one file. */
  private readonly found = new Map<string, Found>();
  private excludes: ((path: string) => boolean)[] = [];

  constructor(
    private readonly cwd: string,
    userIgnores: string[],
  ) {
    this.realCwd = realOf(cwd);
    this.tree = new IgnoreTree((file, error) => {
      this.walk.fail(file, `cannot be read (${errorWords(error)}); its rules were not applied`);
    });
    this.walk = new Walk(cwd, this.tree, userRules(userIgnores));
  }

  run(paths: string[]): Discovery {
    const args = paths.map((typed) => ({ typed, means: resolveArgument(typed, this.cwd) }));
    this.excludes = args.flatMap(({ means }) => (means.kind === 'exclude' ? [means.excludes] : []));
    const hits = args.map(({ means }) => {
      if (means.kind === 'nothing') return () => 0;
      if (means.kind === 'glob') return this.glob(means);
      if (means.kind === 'file') this.namedFile(means);
      else if (means.kind === 'folder') this.folder(means, undefined);
      else if (means.kind === 'special') this.walk.fail(means.path, 'not a regular file');
      else if (means.kind === 'unreadable') this.walk.fail(means.path, `cannot be read (${errorWords(means.error)})`);
      return undefined;
    });
    // Only now is it known what every glob matched.
    this.walk.finish();
    // What one argument passed over, another named: it was not skipped.
    for (const { means } of args) if (means.kind === 'file' || means.kind === 'folder') this.walk.unskip(means.path);
    const empty = paths.filter((_, index) => hits[index]?.() === 0);
    return {
      files: this.pathsOf('source'),
      unsupported: [...this.pathsOf('declaration'), ...this.pathsOf('unsupported')].sort(byPath),
      manifests: this.pathsOf('manifest'),
      skipped: [...this.walk.skipped.values()].sort((a, b) => byPath(a.path, b.path)),
      failures: [...this.walk.failures.values()].sort((a, b) => byPath(a.path, b.path)),
      empty,
    };
  }

  private namedFile({ path, real, isLink }: NamedPath): void {
    if (this.walk.isIgnoredByUser(path, false)) {
      this.walk.skip(path, 'ignored', 'named, and taken out by an ignore pattern of this run');
      return;
    }
    const kind = fileKind(path);
    if (kind === 'other') {
      this.walk.skip(path, 'unsupported-language', 'not JavaScript or TypeScript by its extension');
      return;
    }
    this.take(kind, path, real, isLink);
  }

  private folder(
    { path, real, isLink }: Pick<NamedPath, 'path' | 'real' | 'isLink'>,
    narrowing: Narrowing | undefined,
    hit?: () => void,
  ): void {
    const way = this.wayTo(path, real);
    if (way === undefined) return;
    const throughLink = isLink || path !== real;
    this.walk.folder(
      { path, real, ...way, scope: scopeAround(way.rules.root, real) },
      narrowing,
      (kind, file, realFile) => {
        if (this.excludes.some((excludes) => excludes(file))) return;
        if (kind !== 'manifest') hit?.();
        this.take(kind, file, realFile, throughLink);
      },
    );
  }

  private glob({ base, real, match }: PathGlob): () => number {
    let hits = 0;
    this.folder({ path: base, real, isLink: false }, { base, match }, () => hits++);
    return () => hits;
  }

  /** The rules around a folder that was named; undefined, and said so, when the folder itself is ignored. */
  private wayTo(path: string, real: string) {
    // Whoever stands in node_modules means the place they stand in.
    const below = pathBelow(real, this.realCwd) === undefined ? (pathBelow(this.realCwd, real) ?? real) : '';
    const vendored = below.split(/[\\/]/).find((name) => NEVER_ENTERED.has(name));
    if (vendored !== undefined) {
      this.walk.skip(
        path,
        'ignored',
        `lies in ${vendored}, which is never migrated; files in it can be named one by one`,
      );
      return undefined;
    }
    if (this.walk.isIgnoredByUser(path, true)) {
      this.walk.skip(path, 'ignored', 'named, and taken out by an ignore pattern of this run');
      return undefined;
    }
    const way = this.tree.rulesFor(real, this.realCwd);
    if (way.kind === 'walk') return way;
    const { file, rule } = way.by;
    this.walk.skip(path, 'ignored', `ignored by ${file} (rule "${rule}"); files in it can be named one by one`);
    return undefined;
  }

  private take(kind: FileKind, path: string, real: string, throughLink: boolean): void {
    const known = this.found.get(real);
    // The name without a link in it is the better one to report.
    if (known === undefined || (known.throughLink && !throughLink)) this.found.set(real, { path, kind, throughLink });
  }

  private pathsOf(kind: FileKind): string[] {
    const paths: string[] = [];
    for (const found of this.found.values()) if (found.kind === kind) paths.push(found.path);
    return paths.sort(byPath);
  }
}

/** Compiles `--ignore` patterns; `./src` is what people type where gitignore syntax wants `/src`. */
function userRules(patterns: string[]): Ignore | undefined {
  if (patterns.length === 0) return undefined;
  return ignore({ ignoreCase: false }).add(patterns.map((pattern) => pattern.replace(/^(!?)\.\//, '$1/')));
}

/** The path without symbolic links, as far as it exists. */
function realOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return dirname(path) === path ? path : resolve(realOf(dirname(path)), path.slice(dirname(path).length + 1));
  }
}
