// What a migration does to catalogs.
import { V1_PACKAGE } from '../../sdk/v2-versions.js';
import { type Catalog, type Catalogs, catalogLabel, writeCatalog } from './catalogs.js';
import { declarations, type PackageDraft, SECTIONS, type YamlDraft } from './documents.js';
import type { Fate } from './fate.js';
import { findMentions } from './mentions.js';
import { readSpecifier } from './specifier.js';

/**
 * Writes what the packages asked for into the catalogs; v1 leaves one when the last reference to it has gone.
 *
 * @param someUnknown Some manifest could not be read: it may refer to anything.
 */
export function planCatalogs(
  catalogs: Catalogs,
  packages: readonly PackageDraft[],
  yamls: readonly YamlDraft[],
  fates: ReadonlyMap<PackageDraft, Fate>,
  someUnknown: boolean,
): void {
  const overrides = overrideCatalogs([...packages, ...yamls]);
  for (const catalog of catalogs.all()) {
    const { draft, added } = catalog;
    const v1 = catalog.entries[V1_PACKAGE];
    const references = v1References(catalog, packages, catalogs);
    const left = references.filter((manifest) => fates.get(manifest)!.kind !== 'remove');
    const lastGone = v1 !== undefined && references.length > 0 && left.length === 0 && !overrides.has(nameOf(catalog));
    const label = catalogLabel(catalog);
    if (lastGone && someUnknown) {
      draft.warnings.push(`${V1_PACKAGE} ${v1} (${label}) was kept: a manifest that cannot be read may refer to it`);
    }
    const remove = lastGone && !someUnknown;
    const asked = [...added].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, range]) => `${name} ${range}`);
    if (!writeCatalog(catalog, remove)) {
      const todo = [...asked.map((entry) => `add ${entry}`), ...(remove ? [`remove ${V1_PACKAGE}`] : [])];
      draft.warnings.push(`${label} is written in a way that cannot be edited here; by hand: ${todo.join(', ')}`);
      continue;
    }
    if (remove) draft.changes.push(`removed ${V1_PACKAGE} ${v1} (${label})`);
    for (const entry of asked) draft.changes.push(`added ${entry} (${label})`);
  }
}

/** The manifests that declare v1 by referring to this catalog. */
export function v1References(catalog: Catalog, packages: readonly PackageDraft[], catalogs: Catalogs): PackageDraft[] {
  return packages.filter((manifest) =>
    declarations(manifest.json, V1_PACKAGE).some(({ spec }) => {
      const specifier = readSpecifier(spec);
      return specifier.kind === 'catalog' && catalogs.find(manifest, specifier.catalog) === catalog;
    }),
  );
}

/** Catalogs an override refers to for v1: `overrides: { '@modelcontextprotocol/sdk': 'catalog:' }`. */
function overrideCatalogs(drafts: readonly (PackageDraft | YamlDraft)[]): Set<string> {
  const sections: readonly unknown[] = SECTIONS;
  const mentions = drafts.flatMap((draft) =>
    findMentions(draft.kind === 'yaml' ? draft.value : draft.json, (path) => sections.includes(path[0])),
  );
  return new Set(
    mentions.flatMap(({ value }) => {
      const specifier = value === undefined ? undefined : readSpecifier(value);
      return specifier?.kind === 'catalog' ? [specifier.catalog] : [];
    }),
  );
}

function nameOf(catalog: Catalog): string {
  return catalog.path.at(-2) === 'catalogs' ? catalog.path.at(-1)! : 'default';
}
