// Which manifest the imports of a file count towards.
import { V1_PACKAGE, V2_PACKAGES } from '../../sdk/v2-versions.js';
import { declarations, declaresV1, type PackageDraft } from './documents.js';
import type { Layout } from './layout.js';
import { v2Package } from './packages.js';
import type { ManifestFile } from './types.js';

export interface OwnedFile {
  file: ManifestFile;
  /** The package the file lies in. */
  owner: PackageDraft;
  /** The manifest that declares the SDK for it: the owner, or the one it is hoisted to. */
  provider: PackageDraft;
}

export interface Groups {
  files: OwnedFile[];
  /** The files by the manifest their imports count towards. */
  byProvider: Map<PackageDraft, OwnedFile[]>;
  /**
   * Files whose SDK comes from a manifest that cannot be read, or from where no manifest says: by the manifests above,
   * each of which may be the one that provides it.
   */
  unclear: Map<PackageDraft, ManifestFile[]>;
}

export function groupFiles(files: readonly ManifestFile[], layout: Layout): Groups {
  const groups: Groups = { files: [], byProvider: new Map(), unclear: new Map() };
  const owned: { file: ManifestFile; owner: PackageDraft }[] = [];
  for (const file of files) {
    const owner = layout.owner(file.path);
    if (owner?.kind === 'package') owned.push({ file, owner });
    if (owner?.kind === 'broken') for (const above of layout.ancestors(owner.dir)) push(groups.unclear, above, file);
  }
  // A package that was migrated before declares v2 packages: that is why these count, or a second run would see its
  // files as users of a v1 that an ancestor still declares.
  const declares = (manifest: PackageDraft) => declaresV1(manifest) || declaresV2(manifest);
  const willDeclare = new Set(
    owned
      .filter(({ file, owner }) => file.changed && usesV2(file) && !layout.chain(owner).some(declares))
      .map(({ owner }) => owner),
  );
  const provides = (manifest: PackageDraft) => declares(manifest) || willDeclare.has(manifest);
  for (const { file, owner } of owned) {
    const provider = layout.chain(owner).find(provides) ?? owner;
    if (file.usesV1 && !declaresV1(provider)) {
      for (const above of layout.ancestors(owner.dir)) push(groups.unclear, above, file);
    }
    const entry = { file, owner, provider };
    groups.files.push(entry);
    push(groups.byProvider, provider, entry);
  }
  return groups;
}

/**
 * The file proves that v1 in its provider was there for it: it imports the SDK, or the migration edited it, in the very
 * package that declares v1.
 */
export function usesSdk({ file, owner, provider }: OwnedFile): boolean {
  return file.usesV1 || usesV2(file) || (file.changed && owner === provider);
}

export function usesV2(file: ManifestFile): boolean {
  return file.packages.some((use) => v2Package(use.name));
}

/** Whether a manifest declares the SDK, v1 or v2, and does so in devDependencies only. */
export function declaresSdkForDevOnly({ json }: PackageDraft): boolean {
  const all = [V1_PACKAGE, ...V2_PACKAGES.map(({ name }) => name)].flatMap((name) => declarations(json, name));
  return all.length > 0 && all.every(({ section }) => section === 'devDependencies');
}

function declaresV2({ json }: PackageDraft): boolean {
  return V2_PACKAGES.some(({ name }) => declarations(json, name).length > 0);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
