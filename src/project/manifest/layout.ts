// Which package.json a file belongs to, and where a package gets what it does not declare itself.
import { dirname } from 'node:path';
import { picomatch } from '../libraries.js';
import { pathBelow } from '../paths.js';
import {
  asObject,
  type BrokenManifest,
  type Manifest,
  type PackageDraft,
  SECTIONS,
  type YamlDraft,
} from './documents.js';

export interface Layout {
  /**
   * The nearest package.json above a file that is a real package: a stub such as `{ "type": "commonjs" }`, without a name
   * and without dependencies, only sets the module format. A broken one owns its files: what it says is not known.
   */
  owner(file: string): PackageDraft | BrokenManifest | undefined;
  /**
   * The manifests that can provide what a package imports, nearest first: its own, then those it is hoisted to. An
   * ancestor is one of them if the package is a member of its workspace (npm, yarn, bun `workspaces`;
   * pnpm-workspace.yaml), or if the package declares no dependencies at all, so that nobody installs anything for it.
   */
  chain(manifest: PackageDraft): PackageDraft[];
  /** Every real package in the folders above, nearest first, workspace or not. */
  ancestors(dir: string): PackageDraft[];
  /** The workspace files (pnpm-workspace.yaml, .yarnrc.yml) in a folder and above it, nearest first. */
  workspaceFiles(dir: string): (YamlDraft | BrokenManifest)[];
}

/** Lays the known manifests out over their folders. Pure: nothing is looked up on a disk. */
export function createLayout(manifests: readonly Manifest[], isYaml: (path: string) => boolean): Layout {
  const packages = new Map<string, PackageDraft | BrokenManifest>();
  const yamls = new Map<string, (YamlDraft | BrokenManifest)[]>();
  for (const manifest of manifests) {
    if (manifest.kind === 'yaml' || (manifest.kind === 'broken' && isYaml(manifest.path))) {
      yamls.set(manifest.dir, [...(yamls.get(manifest.dir) ?? []), manifest]);
    } else if (manifest.kind === 'broken' || isRealPackage(manifest)) packages.set(manifest.dir, manifest);
  }

  const owners = new Map<string, PackageDraft | BrokenManifest | undefined>();
  const ownerOfFolder = (dir: string): PackageDraft | BrokenManifest | undefined => {
    if (owners.has(dir)) return owners.get(dir);
    const parent = dirname(dir);
    const owner = packages.get(dir) ?? (parent === dir ? undefined : ownerOfFolder(parent));
    owners.set(dir, owner);
    return owner;
  };

  const ancestors = (dir: string) =>
    foldersAbove(dir).flatMap((folder) => {
      const manifest = packages.get(folder);
      return manifest?.kind === 'package' ? [manifest] : [];
    });

  const isMember = (manifest: PackageDraft, root: PackageDraft) => {
    const below = pathBelow(root.dir, manifest.dir);
    const files = (yamls.get(root.dir) ?? []).flatMap((yaml) => (yaml.kind === 'yaml' ? [yaml] : []));
    return below !== undefined && matches(below, [...workspacesOf(root), ...files.flatMap(packagesOf)]);
  };

  const chains = new Map<PackageDraft, PackageDraft[]>();
  const chain = (manifest: PackageDraft): PackageDraft[] => {
    const known = chains.get(manifest) ?? findChain(manifest);
    chains.set(manifest, known);
    return known;
  };
  const findChain = (manifest: PackageDraft): PackageDraft[] => {
    const above = ancestors(manifest.dir);
    const installsNothing = !SECTIONS.some((section) => section in manifest.json);
    if (installsNothing && above[0]) return [manifest, ...chain(above[0])];
    return [manifest, ...above.filter((root) => isMember(manifest, root))];
  };

  return {
    owner: (file) => ownerOfFolder(dirname(file)),
    chain,
    ancestors,
    workspaceFiles: (dir) => [dir, ...foldersAbove(dir)].flatMap((folder) => yamls.get(folder) ?? []),
  };
}

function isRealPackage({ json }: PackageDraft): boolean {
  return typeof json.name === 'string' || 'workspaces' in json || SECTIONS.some((section) => section in json);
}

/** The globs of a `workspaces` field: an array, or (yarn, bun) an object with `packages`. */
function workspacesOf({ json }: PackageDraft): string[] {
  return strings(Array.isArray(json.workspaces) ? json.workspaces : asObject(json.workspaces)?.packages);
}

function packagesOf({ value }: YamlDraft): string[] {
  return strings(value.packages);
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** Whether a folder matches workspace globs; one that begins with `!` takes folders out again. */
function matches(folder: string, globs: readonly string[]): boolean {
  const clean = (glob: string) => glob.replace(/^\.\//, '').replace(/\/+$/, '');
  const some = (list: readonly string[]) => list.some((glob) => picomatch.isMatch(folder, clean(glob)));
  return (
    some(globs.filter((glob) => !glob.startsWith('!'))) &&
    !some(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)))
  );
}

function foldersAbove(dir: string): string[] {
  const parent = dirname(dir);
  return parent === dir ? [] : [parent, ...foldersAbove(parent)];
}
