// What each manifest has to declare once its files are migrated.
import { V1_DEPENDENCIES } from '../../sdk/v2-versions.js';
import { asObject, declarations, declaresV1, type PackageDraft } from './documents.js';
import type { Fate } from './fate.js';
import { type Groups, type OwnedFile, usesV2 } from './groups.js';
import type { Layout } from './layout.js';
import { v2Package } from './packages.js';
import { missingSections } from './sections.js';

/** One package a manifest has to declare. */
export interface Need {
  name: string;
  /** Something other than tests needs it. */
  shipped: boolean;
  /** The files that import it. */
  users: OwnedFile[];
  /** The package that asks for it as a peer, when no file imports it. */
  peerOf?: string;
}

export interface Needs {
  /** Per manifest, what its files need: declared already or not. */
  of(manifest: PackageDraft): Map<string, Need>;
  /** Imports that nothing declares, in files the migration did not edit: told, not repaired. */
  undeclared: { owned: OwnedFile; name: string }[];
}

/**
 * Works out the needs of all manifests: imports of their files, the peers those packages demand, and what packages of
 * the same workspace, which had v1 as a peer, demand now.
 */
export function collectNeeds(
  packages: readonly PackageDraft[],
  groups: Groups,
  fates: ReadonlyMap<PackageDraft, Fate>,
  layout: Layout,
): Needs {
  const needs = new Map<PackageDraft, Map<string, Need>>(packages.map((manifest) => [manifest, new Map()]));
  const undeclared: Needs['undeclared'] = [];
  for (const owned of groups.files) {
    const { file, provider } = owned;
    for (const { name } of file.packages) {
      const place = placeOf(name, owned, fates.get(provider)!, layout);
      if (place === 'elsewhere') continue;
      const missing = declarations(provider.json, name).length === 0;
      if (missing && !declaresV1(provider) && !file.changed) undeclared.push({ owned, name });
      else demand(needs.get(provider)!, name, !file.isTest).users.push(owned);
    }
  }
  const byName = new Map(packages.map((manifest) => [manifest.json.name, manifest]));
  // Peers are demanded of whoever depends on a package, and those may be depended on themselves.
  for (let grew = true; grew; ) {
    grew = false;
    for (const [manifest, own] of needs) {
      const before = weight(own);
      demandPeersOfSiblings(manifest, own, byName, needs);
      demandPeers(own);
      grew ||= weight(own) !== before;
    }
  }
  return {
    of: (manifest) => needs.get(manifest)!,
    undeclared: undeclared.filter(({ owned, name }) => !needs.get(owned.provider)!.has(name)),
  };
}

/** Whether the provider of a file has to declare a package that the file imports. */
function placeOf(name: string, owned: OwnedFile, fate: Fate, layout: Layout): 'provider' | 'elsewhere' {
  const { owner, provider } = owned;
  const chain = layout.chain(owner);
  const declaredBy = chain.find((manifest) => declarations(manifest.json, name).length > 0);
  if (v2Package(name)) {
    // Where v1 is declared, its successors belong; a declaration further up does not count.
    const near = chain.slice(0, chain.indexOf(provider) + 1);
    const counts = declaredBy && (!declaresV1(provider) || near.includes(declaredBy));
    return counts && declaredBy !== provider ? 'elsewhere' : 'provider';
  }
  // Everything else only matters if it came with v1: zod, whose import the migration may have written, and what v1
  // brought along for those who never declared it.
  if (declaredBy || !(name in V1_DEPENDENCIES)) return 'elsewhere';
  if (fate.kind === 'remove') return 'provider';
  const migrated = owned.file.changed || usesV2(owned.file);
  return fate.kind === 'keep' && name === 'zod' && migrated ? 'provider' : 'elsewhere';
}

function demand(needs: Map<string, Need>, name: string, shipped: boolean, peerOf?: string): Need {
  const need: Need = needs.get(name) ?? { name, shipped: false, users: [], ...(peerOf ? { peerOf } : {}) };
  need.shipped ||= shipped;
  if (!peerOf) delete need.peerOf;
  needs.set(name, need);
  return need;
}

/** `@modelcontextprotocol/express` needs `express` and `@modelcontextprotocol/server` beside it. */
function demandPeers(needs: Map<string, Need>): void {
  for (const need of needs.values()) {
    for (const peer of Object.keys(v2Package(need.name)?.peers ?? {})) {
      if (needs.get(peer)?.shipped && !need.shipped) continue;
      if (needs.has(peer)) needs.get(peer)!.shipped ||= need.shipped;
      else demand(needs, peer, need.shipped, need.name);
    }
  }
}

/** A package that declared v1 for the sake of a workspace package's peer declares what that package peers on now. */
function demandPeersOfSiblings(
  manifest: PackageDraft,
  own: Map<string, Need>,
  byName: ReadonlyMap<unknown, PackageDraft>,
  needs: ReadonlyMap<PackageDraft, Map<string, Need>>,
): void {
  if (!declaresV1(manifest)) return;
  for (const [name, sibling] of byName) {
    if (typeof name !== 'string' || sibling === manifest) continue;
    const wanted = declarations(manifest.json, name);
    if (wanted.length === 0) continue;
    const shipped = wanted.some(({ section }) => section !== 'devDependencies');
    for (const peer of peersOf(sibling, needs.get(sibling)!)) {
      if (own.has(peer)) own.get(peer)!.shipped ||= shipped;
      else demand(own, peer, shipped, name);
    }
  }
}

/** The v2 packages a workspace package has as peers, or gets as peers in this plan. */
function peersOf(sibling: PackageDraft, needs: ReadonlyMap<string, Need>): string[] {
  const declared = Object.keys(asObject(sibling.json.peerDependencies) ?? {}).filter(v2Package);
  const coming = [...needs.values()].filter(
    ({ name, shipped }) => v2Package(name) && missingSections(name, shipped, sibling).includes('peerDependencies'),
  );
  return [...new Set([...declared, ...coming.map(({ name }) => name)])];
}

function weight(needs: ReadonlyMap<string, Need>): number {
  return [...needs.values()].reduce((sum, need) => sum + (need.shipped ? 2 : 1), 0);
}
