import { dirname, join, resolve } from 'node:path';
import type { Disk } from '../disk.js';
import { jsonc } from '../libraries.js';

const EXTENSION = /\.(?:d\.)?[cm]?[jt]sx?$/;

/**
 * The name two spellings of one module share: path without extension, without `/index`. `./mcp.js`, `./mcp.ts` and
 * `./mcp/index.ts` are not told apart; a project that has two of them keeps them equal anyway.
 */
export function moduleKey(path: string): string {
  return path
    .replace(/[\\/]+$/, '')
    .replace(EXTENSION, '')
    .replace(/[\\/]index$/, '');
}

/** `./tools/*`: any module of a folder, and so a different one each time. */
export const isFolder = (specifier: string): boolean => specifier.endsWith('/*');

const ENDS = ['ts', 'tsx', 'mts', 'cts', 'js', 'jsx', 'mjs', 'cjs'].flatMap((end) => [`.${end}`, `/index.${end}`]);

/** The file that a module key stands for; undefined when there is none that can be read. */
export function moduleFile(disk: Disk, key: string): string | undefined {
  const end = ENDS.find((each) => disk.read(key + each) !== undefined);
  return end === undefined ? undefined : key + end;
}

interface Paths {
  base: string;
  patterns: [string, string[]][];
}

/** Resolves a project's own module specifiers to module keys: relative ones, tsconfig `paths`, workspace packages. */
export class Resolver {
  private readonly pathsByDir = new Map<string, Paths | undefined>();

  constructor(
    private readonly disk: Disk,
    /** Workspace packages by name: their folders. */
    private readonly packages: ReadonlyMap<string, string>,
  ) {}

  /**
   * Keys a specifier may stand for, likeliest first; empty for packages that are not the project's. For `./tools/*` it is
   * every module of the folder.
   */
  resolve(from: string, specifier: string): string[] {
    if (isFolder(specifier)) return this.modulesIn(join(dirname(from), specifier.slice(0, -2)));
    if (/^\.\.?(\/|$)/.test(specifier)) return [moduleKey(join(dirname(from), specifier))];
    return [...this.throughPaths(from, specifier), ...this.throughWorkspace(specifier)];
  }

  private modulesIn(folder: string): string[] {
    const names = [...(this.disk.names?.(folder) ?? [])].filter((name) => EXTENSION.test(name)).sort();
    return names.filter((name) => !/\.d\.[cm]?ts$/.test(name)).map((name) => moduleKey(join(folder, name)));
  }

  private throughPaths(from: string, specifier: string): string[] {
    const paths = this.pathsFor(dirname(from));
    if (!paths) return [];
    // TypeScript takes the pattern that says most: an exact one, else the longest text before the star.
    const said = ([pattern]: [string, string[]]) =>
      pattern.includes('*') ? pattern.indexOf('*') : Number.POSITIVE_INFINITY;
    for (const [pattern, targets] of [...paths.patterns].sort((a, b) => said(b) - said(a))) {
      const [head = '', tail] = pattern.split('*');
      if (tail === undefined) {
        if (specifier === pattern) return targets.map((target) => moduleKey(resolve(paths.base, target)));
        continue;
      }
      if (specifier.length < head.length + tail.length || !specifier.startsWith(head) || !specifier.endsWith(tail))
        continue;
      const star = specifier.slice(head.length, specifier.length - tail.length);
      return targets.map((target) => moduleKey(resolve(paths.base, target.replace('*', star))));
    }
    return [];
  }

  /** `@acme/shared` and `@acme/shared/mcp`: the package's sources, by the places sources are kept in. */
  private throughWorkspace(specifier: string): string[] {
    const name = /^(@[^/]+\/[^/]+|[^/@][^/]*)/.exec(specifier)?.[1];
    const dir = name && this.packages.get(name);
    if (!dir) return [];
    const rest = specifier.slice(name.length + 1);
    return [join(dir, 'src', rest), join(dir, rest), join(dir, 'lib', rest)].map((path) => moduleKey(path));
  }

  /** `compilerOptions.paths` of the nearest tsconfig.json or jsconfig.json that has any, `extends` followed when local. */
  private pathsFor(dir: string): Paths | undefined {
    if (this.pathsByDir.has(dir)) return this.pathsByDir.get(dir);
    let found: Paths | undefined;
    for (const name of ['tsconfig.json', 'jsconfig.json']) found ??= this.readPaths(join(dir, name), 0);
    const up = dirname(dir);
    if (!found && up !== dir) found = this.pathsFor(up);
    this.pathsByDir.set(dir, found);
    return found;
  }

  private readPaths(file: string, depth: number): Paths | undefined {
    const text = depth < 5 ? this.disk.read(file) : undefined;
    if (text === undefined) return undefined;
    const config = jsonc().parse(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true });
    const options = config?.compilerOptions;
    if (options?.paths && typeof options.paths === 'object') {
      const patterns = Object.entries(options.paths as Record<string, unknown>).flatMap(([pattern, targets]) =>
        Array.isArray(targets)
          ? [[pattern, targets.filter((target) => typeof target === 'string')] as [string, string[]]]
          : [],
      );
      return { base: resolve(dirname(file), typeof options.baseUrl === 'string' ? options.baseUrl : '.'), patterns };
    }
    // Of several bases the last wins.
    for (const base of [config?.extends].flat().reverse())
      if (typeof base === 'string' && base.startsWith('.')) {
        const target = resolve(dirname(file), base);
        const paths = this.readPaths(target.endsWith('.json') ? target : `${target}.json`, depth + 1);
        if (paths) return paths;
      }
    return undefined;
  }
}
