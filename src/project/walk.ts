import type { Dirent } from 'node:fs';
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import type { Ignore } from 'ignore';
import type { Match } from './arguments.js';
import type { PackageScope } from './build-output.js';
import { buildVerdict, packageScope } from './build-output.js';
import { type FileKind, fileKind, NEVER_ENTERED } from './file-kinds.js';
import { errorCode, errorWords } from './fs-errors.js';
import { type IgnoreRules, type IgnoreTree, ignoredInWalk } from './gitignore.js';
import { pathBelow, reportPath } from './paths.js';
import { gitFolder } from './repository.js';
import type { Failure, Skipped } from './types.js';

/** A folder to enter, with everything that was learnt on the way to it. */
export interface Place {
  /** As the report shows it: may lead through a link the person named. */
  path: string;
  /** The same folder without symbolic links. */
  real: string;
  /** Where `real` lies below `rules.root`. */
  below: string;
  /** The rules that hold around the folder, before its own `.gitignore`. */
  rules: IgnoreRules;
  /** The package around the folder, before its own package.json. */
  scope: PackageScope | undefined;
}

/** A glob that narrows a walk; `base` is the folder its paths start from, as the report shows it. */
export interface Narrowing {
  base: string;
  match: Match;
}

/** Takes what the walk finds; `real` is the path without symbolic links. */
export type Take = (kind: FileKind, path: string, real: string) => void;

const EMPTY_SCOPE: Omit<PackageScope, 'dir'> = { pointers: new Map(), outDirs: new Map() };

/**
 * Walks folders and hands over the files in them that are not ignored. Links are not followed, so a walk always ends.
 * One `readdir` per folder and no `stat` per file.
 */
export class Walk {
  readonly skipped = new Map<string, Skipped>();
  readonly failures = new Map<string, Failure>();
  /** Build folders that are sources if their package has no others; decided when the rest is known. */
  private undecided: { place: Place; narrowing: Narrowing | undefined; take: Take; why: string }[] = [];
  /** Real paths of the folders that have a source in them, at any depth, whether a glob wanted it or not. */
  private readonly withSources = new Set<string>();

  constructor(
    private readonly cwd: string,
    private readonly tree: IgnoreTree,
    private readonly userIgnores: Ignore | undefined,
  ) {}

  /** Walks one folder. Build folders that only the rest of the walk can tell are put off until `finish`. */
  folder(place: Place, narrowing: Narrowing | undefined, take: Take): void {
    const entries = this.entriesOf(place.path);
    const here = this.settle(place, entries);
    for (const entry of entries) {
      const { name } = entry;
      if (entry.isDirectory()) this.subfolder(here, name, narrowing, take);
      else if (entry.isFile()) this.file(here, name, narrowing, take);
      else if (entry.isSymbolicLink()) this.link(here, name, narrowing);
    }
  }

  /** Walks the build folders that turned out to hold the only sources of their package, and reports the others. */
  finish(): void {
    // Each round may uncover build folders within build folders.
    while (this.undecided.length > 0) {
      const round = this.undecided.map((folder) => {
        const owner = folder.place.scope?.dir ?? folder.place.real;
        return { ...folder, isOutput: this.withSources.has(owner) };
      });
      this.undecided = [];
      for (const { place, narrowing, take, why, isOutput } of round) {
        if (isOutput) this.skipBuild(place.path, why);
        else this.folder(place, narrowing, take);
      }
    }
  }

  /** Whether the person's own `--ignore` takes a path out. */
  isIgnoredByUser(path: string, isFolder: boolean): boolean {
    if (this.userIgnores === undefined) return false;
    // The usual case, without the cost of path.relative.
    const below =
      path.startsWith(this.cwd + sep) && sep === '/' ? path.slice(this.cwd.length + 1) : pathBelow(this.cwd, path);
    if (below === undefined || below === '') return false;
    return this.userIgnores.ignores(isFolder ? `${below}/` : below);
  }

  skip(path: string, reason: Skipped['reason'], message: string): void {
    const shown = reportPath(path, this.cwd);
    this.skipped.set(shown, { path: shown, reason, message });
  }

  /** Takes back that a build folder or a link was passed over. */
  unskip(path: string): void {
    const shown = reportPath(path, this.cwd);
    if (this.skipped.get(shown)?.reason === 'build-output' || this.skipped.get(shown)?.reason === 'symlink') {
      this.skipped.delete(shown);
    }
  }

  fail(path: string, message: string): void {
    const shown = reportPath(path, this.cwd);
    this.failures.set(shown, { path: shown, kind: 'unreadable', message });
  }

  /** Reads what the folder itself says about what is in it: `.git`, `.gitignore`, package.json, tsconfig. */
  private settle(place: Place, entries: Dirent[]): Place {
    const names = entries.map((entry) => entry.name);
    let { rules, below } = place;
    // A repository inside another (a submodule, a clone) has rules of its own.
    if (below !== '' && names.includes('.git') && gitFolder(place.real) !== undefined) {
      rules = this.tree.start(place.real);
      below = '';
    }
    if (entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) {
      rules = this.tree.enter(rules, below, place.real);
    }
    return { ...place, rules, below, scope: packageScope(place.real, names, place.scope) };
  }

  private file(here: Place, name: string, narrowing: Narrowing | undefined, take: Take): void {
    const kind = fileKind(name);
    if (kind === 'other') return;
    const path = inside(here.path, name);
    if (ignoredInWalk(here.rules, child(here.below, name), name, false) || this.isIgnoredByUser(path, false)) return;
    const real = here.real === here.path ? path : inside(here.real, name);
    if (kind === 'source') this.noteSource(here.real, name);
    // A manifest is taken beside any file of the walk: it is edited only when it owns a changed file.
    if (kind === 'manifest' || matches(narrowing, path)) take(kind, path, real);
  }

  private subfolder(here: Place, name: string, narrowing: Narrowing | undefined, take: Take): void {
    if (NEVER_ENTERED.has(name)) return;
    const below = child(here.below, name);
    const path = join(here.path, name);
    if (ignoredInWalk(here.rules, below, name, true) || this.isIgnoredByUser(path, true)) return;
    const place: Place = { path, real: join(here.real, name), below, rules: here.rules, scope: here.scope };
    // A folder that the glob matches is meant with all that is in it, as if the shell had expanded the glob.
    const within = narrowing !== undefined && matches(narrowing, path) ? undefined : narrowing;
    const verdict = buildVerdict(place.real, here.scope ?? { dir: here.real, ...EMPTY_SCOPE });
    if (verdict.kind === 'output') this.skipBuild(path, verdict.why);
    else if (verdict.kind === 'unless-only') this.undecided.push({ place, narrowing: within, take, why: verdict.why });
    else this.folder(place, within, take);
  }

  private link(here: Place, name: string, narrowing: Narrowing | undefined): void {
    if (NEVER_ENTERED.has(name)) return;
    const path = join(here.path, name);
    // To git a link is a file, even one to a folder.
    if (ignoredInWalk(here.rules, child(here.below, name), name, false) || this.isIgnoredByUser(path, false)) return;
    if (fileKind(name) === 'source') {
      if (matches(narrowing, path)) {
        this.skip(
          path,
          'symlink',
          'a symbolic link; the file it points to is migrated where it lies, or name the link',
        );
      }
    } else if (isFolder(path)) {
      this.skip(path, 'symlink', 'a symbolic link to a folder, not followed; name it to migrate what is in it');
    }
  }

  private skipBuild(path: string, why: string): void {
    this.skip(path, 'build-output', `looks like build output (${why}); name the folder to migrate it`);
  }

  /** Marks the folders above a source; configuration and tests are not what a package is made of. */
  private noteSource(folder: string, name: string): void {
    let below = name;
    for (let at = folder; !this.withSources.has(at) && !BESIDE_SOURCES.test(below); at = dirname(at)) {
      this.withSources.add(at);
      if (dirname(at) === at) return;
      below = `${basename(at)}/${below}`;
    }
  }

  private entriesOf(path: string): Dirent[] {
    try {
      return readdirSync(path, { withFileTypes: true });
    } catch (error) {
      // Deleted while we walked: nothing was lost that is still there.
      if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR') {
        this.fail(path, `the folder cannot be read (${errorWords(error)}); what is in it was not looked at`);
      }
      return [];
    }
  }
}

/** Files that stand beside the sources of a package: `vite.config.ts`, `.eslintrc.cjs`, tests. */
const BESIDE_SOURCES = /(?:^|\/)\.|\.(?:config|test|spec)\.[^./]+$|(?:^|\/)(?:tests?|__tests__|__mocks__|spec|e2e)\//;

/** `join` for the name of an entry: every file there is passes here. */
function inside(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
}

function child(below: string, name: string): string {
  return below === '' ? name : `${below}/${name}`;
}

function matches(narrowing: Narrowing | undefined, path: string): boolean {
  if (narrowing === undefined) return true;
  const below = pathBelow(narrowing.base, path);
  return below !== undefined && below !== '' && narrowing.match(below);
}

function isFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    // Dangling, a loop, or behind a closed door: nothing to follow.
    return false;
  }
}
