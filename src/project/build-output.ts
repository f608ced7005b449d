// Which folders hold what a build wrote, and not what a person wrote.
import type { Dirent } from 'node:fs';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileKind, NEVER_ENTERED } from './file-kinds.js';
import { jsonc } from './libraries.js';

/** Folders that only tools write, by their name alone. */
const TOOL_FOLDERS = new Set([
  '.angular',
  '.astro',
  '.aws-sam',
  '.cache',
  '.docusaurus',
  '.expo',
  '.netlify',
  '.next',
  '.nitro',
  '.nuxt',
  '.nx',
  '.nyc_output',
  '.open-next',
  '.output',
  '.parcel-cache',
  '.react-router',
  '.rollup.cache',
  '.serverless',
  '.sst',
  '.svelte-kit',
  '.tsup',
  '.turbo',
  '.vercel',
  '.vinxi',
  '.vite',
  '.wrangler',
]);

/** Names that builds use and people use too: only with a proof beside them. */
const OUTPUT_NAMES = new Set(['dist', 'build', 'out']);
const COVERAGE_REPORT = new Set([
  'lcov.info',
  'lcov-report',
  'coverage-final.json',
  'coverage-summary.json',
  'clover.xml',
  'cobertura-coverage.xml',
]);

/** What is known of the package a folder belongs to; made by `packageScope`, handed down the walk. */
export interface PackageScope {
  /** Folder of the package.json, or the nearest folder that stood in for it. */
  dir: string;
  /** Field of package.json that points into a folder, by the folder's absolute path. */
  pointers: Map<string, string>;
  /** `outDir`s of this package's tsconfig files and of those above, absolute → the tsconfig's name. */
  outDirs: Map<string, string>;
}

/**
 * `output`: skip it. `unless-only`: skip it when the package has sources elsewhere; a package.json alone cannot tell a
 * hand-written `build/index.js` from a compiled one. `why` is a half sentence for the report.
 */
export type BuildVerdict = { kind: 'source' } | { kind: 'output' | 'unless-only'; why: string };

const SOURCE_VERDICT: BuildVerdict = { kind: 'source' };

/**
 * Decides whether a folder is build output. No git is asked; a folder that `.gitignore` ignores never gets here.
 *
 * The rule, in this order:
 * 1. A name that only tools use (`.next`, `.turbo`, `.output`, …) → output.
 * 2. A tsconfig of the package, or of a folder above, has its `outDir` there → output, whatever the folder's name;
 *    except that a folder not named dist, build or out must not hold TypeScript sources (`"outDir": "src"` exists).
 * 3. `coverage` with a coverage report in it → output.
 * 4. `dist`, `build` or `out` with what a compiler leaves (a source map, a `.tsbuildinfo`, a declaration beside the
 *    JavaScript it declares) directly in it or up to two folders deeper → output. A TypeScript source directly in the
 *    folder speaks against that, one further down only against what lies further down.
 * 5. `dist`, `build` or `out` that package.json points into (main, module, browser, types, typings, bin, exports,
 *    files; a pointer at a TypeScript source does not count), with no TypeScript source in it → output, unless it holds
 *    the only sources the package has.
 * 6. Everything else is taken: a hand-written `build/` is not lost for its name.
 *
 * @param folder Absolute path of a folder that is not the one the person named (that one is always taken).
 * @param scope The package it belongs to.
 */
export function buildVerdict(folder: string, scope: PackageScope): BuildVerdict {
  const name = basename(folder);
  if (TOOL_FOLDERS.has(name)) return { kind: 'output', why: `only tools write to ${name}` };
  const named = OUTPUT_NAMES.has(name);
  const tsconfig = scope.outDirs.get(folder);
  if (tsconfig !== undefined && (named || !look(folder).source))
    return { kind: 'output', why: `outDir of ${tsconfig}` };
  if (name === 'coverage') {
    const report = namesIn(folder).find((entry) => COVERAGE_REPORT.has(entry));
    return report === undefined ? SOURCE_VERDICT : { kind: 'output', why: `it holds ${report}` };
  }
  if (!named) return SOURCE_VERDICT;
  const { source, sourceOnTop, compiled, compiledOnTop } = look(folder);
  if (sourceOnTop) return SOURCE_VERDICT;
  if (compiled !== undefined && (compiledOnTop || !source)) return { kind: 'output', why: `it holds ${compiled}` };
  const field = scope.pointers.get(folder);
  if (field === undefined || source) return SOURCE_VERDICT;
  return { kind: 'unless-only', why: `"${field}" of package.json points into it` };
}

/** What a short look into a folder shows. */
interface Look {
  /** A TypeScript source, anywhere looked at. */
  source: boolean;
  /** A TypeScript source directly in the folder. */
  sourceOnTop: boolean;
  /** Name of a file that only a compiler leaves. */
  compiled?: string;
  /** One of them lies directly in the folder. */
  compiledOnTop: boolean;
}

/** Enough for `dist/esm/server/`, and never the whole of a large folder. */
const LOOK_DEPTH = 2;
const LOOK_FOLDERS = 40;

function look(folder: string): Look {
  const seen: Look = { source: false, sourceOnTop: false, compiledOnTop: false };
  let level = [folder];
  let left = LOOK_FOLDERS;
  for (let depth = 0; depth <= LOOK_DEPTH && level.length > 0; depth++) {
    const next: string[] = [];
    for (const dir of level) {
      if (left-- === 0) return seen;
      const entries = entriesOf(dir);
      const names = new Set(entries.map((entry) => entry.name));
      for (const entry of entries) {
        if (entry.isDirectory()) {
          if (!NEVER_ENTERED.has(entry.name)) next.push(join(dir, entry.name));
        } else if (isTypeScriptSource(entry.name)) {
          seen.source = true;
          if (depth === 0) seen.sourceOnTop = true;
        } else if (isCompiled(entry.name, names)) {
          seen.compiled ??= entry.name;
          if (depth === 0) seen.compiledOnTop = true;
        }
      }
    }
    level = next;
  }
  return seen;
}

function isTypeScriptSource(name: string): boolean {
  return /\.(?:[cm]?ts|tsx)$/.test(name) && fileKind(name) === 'source';
}

function isCompiled(name: string, siblings: Set<string>): boolean {
  if (/\.(?:[cm]?js|d\.[cm]?ts)\.map$|\.tsbuildinfo$/.test(name)) return true;
  const declared = /^(.+)\.d\.([cm]?)ts$/.exec(name);
  return declared !== null && siblings.has(`${declared[1]}.${declared[2]}js`);
}

/**
 * What package.json and the tsconfig files of one folder say about build output.
 *
 * @param dir The folder, absolute.
 * @param names The names of its entries.
 * @param around The scope of the folder above, if any.
 * @returns `around` itself when the folder has neither file. A manifest that cannot be read or parsed says nothing.
 */
export function packageScope(dir: string, names: string[], around: PackageScope | undefined): PackageScope | undefined {
  const isPackage = names.includes('package.json');
  const tsconfigs = names.filter((name) => /^[jt]sconfig(?:\..+)?\.json$/.test(name));
  if (!isPackage && tsconfigs.length === 0) return around;
  const outDirs = new Map(around?.outDirs);
  for (const name of tsconfigs.sort()) {
    const outDir = outDirOf(dir, name);
    if (outDir !== undefined && !outDirs.has(outDir)) outDirs.set(outDir, name);
  }
  if (!isPackage) return { dir: around?.dir ?? dir, pointers: around?.pointers ?? new Map(), outDirs };
  return { dir, pointers: pointersOf(dir), outDirs };
}

/**
 * The scope of a folder that is not the top of its package: reads the folders above it, down from `root`.
 *
 * @param root Where to begin, absolute: the root of the repository.
 * @param dir The folder, absolute; its own files are left out, as `packageScope` reads them.
 */
export function scopeAround(root: string, dir: string): PackageScope | undefined {
  const above: string[] = [];
  for (let at = dir; at !== root && dirname(at) !== at; at = dirname(at)) above.unshift(dirname(at));
  return above.reduce<PackageScope | undefined>((scope, at) => packageScope(at, namesIn(at), scope), undefined);
}

/** The folder a tsconfig compiles into, or undefined when that is not a folder of its own. */
function outDirOf(dir: string, name: string): string | undefined {
  const options = (readJson(join(dir, name)) as { compilerOptions?: Record<string, unknown> } | undefined)
    ?.compilerOptions;
  if (typeof options?.outDir !== 'string' || options.noEmit === true) return undefined;
  const outDir = resolve(dir, options.outDir.replace(/^\$\{configDir\}/, '.'));
  return dir === outDir || dir.startsWith(outDir + sep) ? undefined : outDir;
}

const POINTER_FIELDS = ['main', 'module', 'browser', 'types', 'typings', 'bin', 'exports', 'files'] as const;

/** Every `dist`, `build` or `out` that a field of the package.json in `dir` points into, with that field. */
function pointersOf(dir: string): Map<string, string> {
  const pointers = new Map<string, string>();
  const manifest = readJson(join(dir, 'package.json')) as Record<string, unknown> | undefined;
  for (const field of POINTER_FIELDS) {
    for (const target of stringsIn(manifest?.[field])) {
      if (target.startsWith('!') || isTypeScriptSource(target)) continue;
      const segments = target.split(/[\\/]/).filter((segment) => segment !== '' && segment !== '.');
      // The deepest one: `build/out/x.js` says nothing about what else is in build/.
      const last = segments.findLastIndex((segment) => OUTPUT_NAMES.has(segment));
      if (last === -1 || segments.slice(0, last).some((segment) => /[*?{]|^\.\.$/.test(segment))) continue;
      const folder = join(dir, ...segments.slice(0, last + 1));
      if (!pointers.has(folder)) pointers.set(folder, field);
    }
  }
  return pointers;
}

/** All strings in a value, however deep: `exports` nests conditions as it likes. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

function readJson(file: string): unknown {
  try {
    const value: unknown = jsonc().parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), [], {
      allowTrailingComma: true,
    });
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function entriesOf(dir: string): Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch {
    return [];
  }
}

function namesIn(dir: string): string[] {
  return entriesOf(dir).map((entry) => entry.name);
}
