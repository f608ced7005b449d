import { V1_PACKAGE } from '../../sdk/v2-versions.js';
import { reportPath } from '../paths.js';
import type { ManifestReport } from '../types.js';
import { planCatalogs, v1References } from './catalog-plan.js';
import { type Catalogs, createCatalogs } from './catalogs.js';
import {
  type BrokenManifest,
  type Draft,
  declarations,
  isYamlPath,
  manifestError,
  openManifest,
  type PackageDraft,
  SECTIONS,
  type YamlDraft,
} from './documents.js';
import { type NodeNeed, planEngines } from './engines.js';
import { decideFates } from './fate.js';
import { declaresSdkForDevOnly, type Groups, groupFiles, usesV2 } from './groups.js';
import { createLayout, type Layout } from './layout.js';
import { findMentions, mentionWarning } from './mentions.js';
import { collectNeeds } from './needs.js';
import { v2Package } from './packages.js';
import { planSdk } from './sdk.js';
import type { ManifestInput } from './types.js';
import { planZod } from './zod.js';

/**
 * Works out what the manifests of a project look like after the migration of its files.
 *
 * Pure: texts in, texts out. A malformed manifest (see `readManifests`, which reports it) is left alone, and so are the
 * needs of the files it owns. Planning over the output changes nothing.
 *
 * @returns One report per manifest that is edited or that a person should look at, in the order of the input; `path` is
 *   the path that was handed in.
 */
export function planManifests(input: ManifestInput): ManifestReport[] {
  const manifests = input.manifests.map(openManifest);
  const packages = manifests.filter((manifest): manifest is PackageDraft => manifest.kind === 'package');
  const yamls = manifests.filter((manifest): manifest is YamlDraft => manifest.kind === 'yaml');
  const broken = manifests.filter((manifest): manifest is BrokenManifest => manifest.kind === 'broken');
  const layout = createLayout(manifests, isYamlPath);
  const catalogs = createCatalogs([...yamls, ...packages], layout);
  const shown = (path: string) => reportPath(path, input.cwd);

  const groups = groupFiles(input.files, layout);
  const fates = decideFates(packages, groups, input.v1Dependents ?? {}, shown);
  const needs = collectNeeds(packages, groups, fates, layout);
  for (const manifest of packages)
    planSdk(manifest, fates.get(manifest)!, needs.of(manifest), { layout, catalogs, groups, shown });
  for (const { owned, name } of needs.undeclared) {
    owned.owner.warnings.push(`${shown(owned.file.path)} imports ${name}, which no package.json declares for it`);
  }
  planZod(groups.files, { layout, catalogs, packages, shown });
  planAllEngines(groups, layout);
  planCatalogs(catalogs, packages, yamls, fates, broken.length > 0);
  for (const manifest of [...packages, ...yamls]) warnOfMentions(manifest, catalogs, packages);

  return [...packages, ...yamls]
    .map(reportOf)
    .filter((report) => report.changed || report.changes.length > 0 || report.warnings.length > 0)
    .sort((a, b) => position(input, a.path) - position(input, b.path));
}

function position(input: ManifestInput, path: string): number {
  return input.manifests.findIndex((manifest) => manifest.path === path);
}

/** A package whose shipped code runs on v2 needs Node 20; so does the manifest that declares v2 for it. */
function planAllEngines(groups: Groups, layout: Layout): void {
  const need = new Map<PackageDraft, NodeNeed>();
  const rank = { member: 0, development: 1, ships: 2 };
  const put = (manifest: PackageDraft, kind: NodeNeed) => {
    const known = need.get(manifest);
    if (!known || rank[known] < rank[kind]) need.set(manifest, kind);
  };
  for (const { file, owner, provider } of groups.files) {
    if (!usesV2(file)) continue;
    // Types of a development dependency run nowhere.
    const runs =
      file.packages.some(({ name, runtime }) => runtime && v2Package(name)) || !declaresSdkForDevOnly(provider);
    const kind = file.isTest || !runs ? 'development' : 'ships';
    put(owner, kind);
    put(provider, kind);
    for (const root of layout.chain(owner)) put(root, 'member');
  }
  for (const [manifest, kind] of need) planEngines(manifest, kind);
}

function warnOfMentions(draft: PackageDraft | YamlDraft, catalogs: Catalogs, packages: readonly PackageDraft[]): void {
  const referred = catalogs
    .all()
    .filter((catalog) => catalog.draft === draft && v1References(catalog, packages, catalogs).length > 0)
    .map((catalog) => [...catalog.path, V1_PACKAGE].join('\0'));
  const v1IsPeer =
    draft.kind === 'package' &&
    declarations(draft.json, V1_PACKAGE).some(({ section }) => section === 'peerDependencies');
  const ours = (path: readonly (string | number)[]) => {
    if (referred.includes(path.join('\0'))) return true;
    if (draft.kind !== 'package' || path.length !== 2 || path[1] !== V1_PACKAGE) return false;
    return SECTIONS.some((section) => section === path[0]) || (v1IsPeer && path[0] === 'peerDependenciesMeta');
  };
  const root = draft.kind === 'yaml' ? draft.value : draft.json;
  for (const mention of findMentions(root, ours)) draft.warnings.push(mentionWarning(mention));
}

function reportOf(draft: Draft): ManifestReport {
  const { path, before } = draft;
  // An edit that broke the file would be our bug; the person keeps the file.
  const safe = draft.text === before || !manifestError({ path, text: draft.text });
  return {
    path,
    before,
    after: safe ? draft.text : before,
    changed: safe && draft.text !== before,
    changes: safe ? draft.changes : [],
    warnings: safe
      ? draft.warnings
      : [...draft.warnings, `could not be edited safely; by hand: ${draft.changes.join('; ')}`],
    written: false,
  };
}
