// Whether a declared v1 may go.
import { V1_PACKAGE } from '../../sdk/v2-versions.js';
import { type Declaration, declarations, declaredNames, declaresV1, type PackageDraft } from './documents.js';
import { type Groups, usesSdk } from './groups.js';
import { readSpecifier } from './specifier.js';

export type Fate =
  /** Not declared here. */
  | { kind: 'absent' }
  /** Every use is migrated. */
  | { kind: 'remove' }
  /** Something still needs it. */
  | { kind: 'keep'; why: string }
  /** Nothing that was looked at uses the SDK: it cannot be proved that nobody needs v1. */
  | { kind: 'unused' }
  /** A local copy, a fork or a git address: not ours to replace. */
  | { kind: 'foreign'; declaration: Declaration };

/**
 * Decides the fate of v1 in every manifest.
 *
 * A v1 that is needed as a peer stays too: by a package of the same workspace that keeps it in `peerDependencies`, or by
 * an installed dependency (`v1Dependents`). Keeping is contagious, so this runs until nothing changes.
 */
export function decideFates(
  packages: readonly PackageDraft[],
  groups: Groups,
  v1Dependents: Readonly<Record<string, readonly string[]>>,
  shown: (path: string) => string,
): Map<PackageDraft, Fate> {
  const fates = new Map(packages.map((manifest) => [manifest, ownFate(manifest, groups, v1Dependents, shown)]));
  const byName = new Map(packages.map((manifest) => [manifest.json.name, manifest]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [manifest, fate] of fates) {
      if (fate.kind !== 'remove') continue;
      const holder = declaredNames(manifest.json).find((name) => {
        const sibling = byName.get(name);
        return sibling && sibling !== manifest && hasV1Peer(sibling) && fates.get(sibling)?.kind !== 'remove';
      });
      if (!holder) continue;
      fates.set(manifest, { kind: 'keep', why: `${holder} needs it as a peer` });
      changed = true;
    }
  }
  return fates;
}

function hasV1Peer({ json }: PackageDraft): boolean {
  return declarations(json, V1_PACKAGE).some(({ section }) => section === 'peerDependencies');
}

function ownFate(
  manifest: PackageDraft,
  groups: Groups,
  v1Dependents: Readonly<Record<string, readonly string[]>>,
  shown: (path: string) => string,
): Fate {
  if (!declaresV1(manifest)) return { kind: 'absent' };
  const foreign = declarations(manifest.json, V1_PACKAGE).find(({ spec }) => isForeign(spec));
  if (foreign) return { kind: 'foreign', declaration: foreign };
  const owned = groups.byProvider.get(manifest) ?? [];
  const remaining = [...owned.map(({ file }) => file), ...(groups.unclear.get(manifest) ?? [])].filter(
    (file) => file.usesV1,
  );
  if (remaining.length > 0) {
    const verb = remaining.length === 1 ? 'imports' : 'import';
    return { kind: 'keep', why: `${listed(remaining.map((file) => shown(file.path)))} still ${verb} it` };
  }
  if (!owned.some(usesSdk)) return { kind: 'unused' };
  const dependents = v1Dependents[manifest.path] ?? [];
  if (dependents.length > 0) {
    return { kind: 'keep', why: `${listed(dependents)} ${dependents.length === 1 ? 'needs' : 'need'} it as a peer` };
  }
  return { kind: 'remove' };
}

/** Whether v1 comes from somewhere else than the registry, or is another package under its name. */
function isForeign(spec: string): boolean {
  const specifier = readSpecifier(spec);
  if (specifier.kind === 'alias') return specifier.name !== V1_PACKAGE;
  return ['workspace', 'local', 'remote', 'unknown'].includes(specifier.kind);
}

/** The first three names, and how many more there are. */
export function listed(names: readonly string[]): string {
  const rest = names.length - 3;
  return names.slice(0, 3).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
