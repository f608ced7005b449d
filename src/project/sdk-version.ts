import { join } from 'node:path';
import { V1_PACKAGE } from '../sdk/specifiers.js';
import type { Disk } from './disk.js';
import { declarations } from './manifest/documents.js';
import { allowsBelow, compareVersions, parseVersion, type Version } from './manifest/range.js';
import { readSpecifier } from './manifest/specifier.js';

/**
 * Whether the v1 SDK of a package may be older than `version`: going by the one that is installed in its folder, or
 * else by the oldest that its package.json admits.
 * @returns false as well when the package declares no v1 SDK, or none whose version can be told
 */
export function admitsSdkBefore(disk: Disk, folder: string, version: Version): boolean {
  const manifest = read(disk, join(folder, 'package.json'));
  const declared = manifest && declarations(manifest as never, V1_PACKAGE);
  if (!declared?.length) return false;
  const installed = read(disk, join(folder, 'node_modules', ...V1_PACKAGE.split('/'), 'package.json'))?.version;
  const found = typeof installed === 'string' ? parseVersion(installed) : undefined;
  if (found) return compareVersions(found, version) < 0;
  return declared.some(({ spec }) => {
    const specifier = readSpecifier(spec);
    return specifier.kind === 'range' && allowsBelow(specifier.range, version);
  });
}

function read(disk: Disk, path: string): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse((disk.read(path) ?? '').replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
