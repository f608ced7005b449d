import type { Disk } from '../disk.js';
import { moduleFile, type Resolver } from './resolve.js';

/** Specifiers of imports, re-exports and requires, read off a text without parsing it. */
const SPECIFIERS = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"]([^'"\n]+)['"]/g;

/**
 * The modules that stand between files of the run and name nothing that would make them part of it: barrels, registries
 * that put what others export into a table.
 * @param kept the files of the run: path by module key
 * @returns module keys
 */
export function modulesBetween(kept: ReadonlyMap<string, string>, resolver: Resolver, disk: Disk): string[] {
  const importers = new Map<string, string[]>();
  const looked = new Set(kept.keys());
  const waiting = [...kept].map(([key, path]) => ({ key, path }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const [, specifier = ''] of (disk.read(next.path) ?? '').matchAll(SPECIFIERS))
      for (const target of resolver.resolve(next.path, specifier)) {
        const known = importers.get(target);
        if (known) known.push(next.key);
        else importers.set(target, [next.key]);
        if (looked.has(target)) continue;
        looked.add(target);
        const path = moduleFile(disk, target);
        if (path !== undefined) waiting.push({ key: target, path });
      }
  }
  // Those that lead to a file of the run.
  const between = new Set<string>();
  const back = [...kept.keys()];
  for (let key = back.pop(); key !== undefined; key = back.pop())
    for (const importer of importers.get(key) ?? [])
      if (!kept.has(importer) && !between.has(importer)) {
        between.add(importer);
        back.push(importer);
      }
  return [...between];
}
