import { join } from 'node:path';
import { packageName } from '../engine/packages.js';
import { declarations } from './manifest/documents.js';
import type { PackageMap } from './package-map.js';

// zod goes from 3 to 4 for whole packages, and for those whose schemas meet: one major version cannot read the other's.

const IMPORT_OF_ZOD = /(?:from|require\s*\()\s*['"]zod['"]/;
const IMPORTS = /(?:from|import|require\s*\(|import\s*\()\s*['"]([^'"./][^'"\n]*)['"]/g;

/**
 * Adds the packages of a workspace that must go along: one whose schemas are imported where zod is, in either
 * direction, and one that takes zod from the same catalog entry.
 * @param movers Folders of packages whose zod is raised; grows.
 * @param files Every file of the run.
 * @param read The text of a file that has one of the words; undefined for any other.
 */
export function spreadZodMovers(
  movers: Set<string>,
  files: readonly string[],
  packages: PackageMap,
  read: (path: string, words: readonly string[]) => string | undefined,
): void {
  if (movers.size === 0 || packages.byName.size < 2) return;
  const isOn3 = (folder: string) => packages.zodOf(join(folder, 'package.json')) === 3;
  const pairs = catalogPairs(packages).filter((pair) => pair.every(isOn3));
  for (const path of files) {
    const owner = packages.ownerOf(path);
    const text = owner !== undefined && isOn3(owner) ? read(path, ["'zod'", '"zod"']) : undefined;
    if (owner === undefined || text === undefined || !IMPORT_OF_ZOD.test(text)) continue;
    for (const [, specifier = ''] of text.matchAll(IMPORTS)) {
      const other = packages.byName.get(packageName(specifier) ?? '');
      if (other !== undefined && other !== owner && isOn3(other)) pairs.push([owner, other]);
    }
  }
  for (let size = -1; size !== movers.size; ) {
    size = movers.size;
    for (const pair of pairs)
      if (pair.some((folder) => movers.has(folder))) for (const folder of pair) movers.add(folder);
  }
}

/** Packages that say `"zod": "catalog:…"` alike. */
function catalogPairs(packages: PackageMap): [string, string][] {
  const first = new Map<string, string>();
  const pairs: [string, string][] = [];
  for (const folder of packages.byName.values()) {
    for (const { spec } of declarations(packages.manifestOf(folder) as never, 'zod')) {
      if (!spec.startsWith('catalog:')) continue;
      const known = first.get(spec);
      if (known === undefined) first.set(spec, folder);
      else pairs.push([known, folder]);
    }
  }
  return pairs;
}
