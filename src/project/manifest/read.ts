import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { V1_PACKAGE } from '../../sdk/v2-versions.js';
import { errorCode, errorWords } from '../fs-errors.js';
import type { Failure } from '../types.js';
import { asObject, declaredNames, isYamlPath, manifestError, openManifest } from './documents.js';
import { parseJsonText } from './json-text.js';
import type { ManifestText } from './types.js';

/** The names of the manifests in a folder that `planManifests` knows how to read. */
export const MANIFEST_NAMES = ['package.json', 'pnpm-workspace.yaml', '.yarnrc.yml'] as const;

/**
 * The manifests that may belong to source files: those names in every folder from a file up to `root`.
 *
 * @param files Absolute paths.
 * @param root The git root, or the folder of the run when there is none; absolute.
 * @returns Absolute paths, sorted; most of them do not exist, which `readManifests` takes in its stride.
 */
export function manifestCandidates(files: readonly string[], root: string): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (let dir = dirname(file); !folders.has(dir); dir = dirname(dir)) {
      folders.add(dir);
      if (dir === root || dir === dirname(dir)) break;
    }
  }
  return [...folders].flatMap((dir) => MANIFEST_NAMES.map((name) => join(dir, name))).sort();
}

/**
 * Reads manifests from the disk.
 *
 * @returns The texts, and one failure (kind `unreadable` or `manifest`, with line and column where known) for each that
 *   cannot be used. Such a manifest is still among the texts: it owns its files, and `planManifests` leaves both alone.
 *   A path where there is nothing is no failure.
 */
export async function readManifests(
  paths: readonly string[],
): Promise<{ manifests: ManifestText[]; failures: Failure[] }> {
  const manifests: ManifestText[] = [];
  const failures: Failure[] = [];
  for (const path of paths) {
    let bytes: Uint8Array;
    try {
      bytes = await readFile(path);
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') continue;
      manifests.push({ path, text: isYamlPath(path) ? '[' : '' });
      failures.push({ path, kind: 'unreadable', message: `cannot be read: ${errorWords(error)}` });
      continue;
    }
    const text = decode(bytes);
    if (text === undefined) {
      manifests.push({ path, text: isYamlPath(path) ? '[' : '' });
      failures.push({ path, kind: 'manifest', message: 'is not UTF-8; left alone' });
      continue;
    }
    manifests.push({ path, text });
    const problem = manifestError({ path, text });
    if (!problem) continue;
    const { message, line, column } = problem;
    const format = isYamlPath(path) ? 'YAML' : 'JSON';
    failures.push({
      path,
      kind: 'manifest',
      message: `not valid ${format}: ${message}; left alone`,
      line,
      column,
    });
  }
  return { manifests, failures };
}

/**
 * Finds dependencies that, as installed in node_modules, ask for v1 as a peer: they keep v1 declared. An optional
 * peer is not asked for, and packages that are not installed count as not asking.
 *
 * @returns Names by path of the package.json that declares them, for `ManifestInput.v1Dependents`.
 */
export async function readV1Dependents(manifests: readonly ManifestText[]): Promise<Record<string, string[]>> {
  const result: Record<string, string[]> = {};
  // Packages of the workspace are planned over: what they ask for now may not be what they ask for then.
  const workspace = new Set(
    manifests.map(openManifest).map((known) => (known.kind === 'package' ? known.json.name : undefined)),
  );
  for (const manifest of manifests) {
    const opened = openManifest(manifest);
    if (opened.kind !== 'package' || !declaredNames(opened.json).includes(V1_PACKAGE)) continue;
    const names: string[] = [];
    for (const name of new Set(declaredNames(opened.json))) {
      if (name !== V1_PACKAGE && !workspace.has(name) && (await asksForV1(opened.dir, name))) names.push(name);
    }
    if (names.length > 0) result[manifest.path] = names;
  }
  return result;
}

/** Looks where Node would: node_modules of the folder, then of the folders above. */
async function asksForV1(dir: string, name: string): Promise<boolean> {
  for (let folder = dir; ; folder = dirname(folder)) {
    const bytes = await readFile(join(folder, 'node_modules', name, 'package.json')).catch(() => undefined);
    const text = bytes && decode(bytes);
    if (text !== undefined) {
      const result = parseJsonText(text);
      if (!('value' in result)) return false;
      const { peerDependencies, peerDependenciesMeta } = result.value;
      const meta = asObject(asObject(peerDependenciesMeta)?.[V1_PACKAGE]);
      return V1_PACKAGE in (asObject(peerDependencies) ?? {}) && meta?.optional !== true;
    }
    if (folder === dirname(folder)) return false;
  }
}

/** The text with its BOM; undefined for what is not UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
