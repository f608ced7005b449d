// zod below 4.2 cannot be used where schemas reach the SDK: the v2 packages read them as Standard Schemas with JSON Schema.
import { ZOD_RANGE } from '../../sdk/v2-versions.js';
import { type Catalog, type Catalogs, catalogLabel, setCatalogEntry } from './catalogs.js';
import { asObject, type Declaration, type Draft, declarations, type PackageDraft, SECTIONS } from './documents.js';
import { type OwnedFile, usesV2 } from './groups.js';
import { setString } from './json-text.js';
import type { Layout } from './layout.js';
import { allowsBelow, parseVersion, type Version } from './range.js';
import { readSpecifier } from './specifier.js';

/** `^4.2.0` → 4.2.0 */
const LOWEST = parseVersion(ZOD_RANGE.replace(/^\^/, ''))!;
const ZOD_4: Version = [4, 0, 0, -1];

export interface ZodContext {
  layout: Layout;
  catalogs: Catalogs;
  packages: readonly PackageDraft[];
  shown(path: string): string;
}

/** What to do with a zod specifier. `v3`: it admits zod 3, so the raise is one of a major version. */
export type ZodVerdict = { kind: 'fits' } | { kind: 'raise'; to: string; v3: boolean } | { kind: 'unclear' };

/** Judges a specifier of zod; `catalog:` is for the caller to look through. */
export function judgeZod(spec: string): ZodVerdict {
  const specifier = readSpecifier(spec);
  switch (specifier.kind) {
    case 'newest':
      return { kind: 'fits' };
    case 'range': {
      if (!allowsBelow(specifier.range, LOWEST)) return { kind: 'fits' };
      const prefix = spec.trim().startsWith('npm:') ? 'npm:' : '';
      return { kind: 'raise', to: prefix + ZOD_RANGE, v3: allowsBelow(specifier.range, ZOD_4) };
    }
    case 'alias': {
      if (specifier.name !== 'zod') return { kind: 'unclear' };
      const inner = judgeZod(specifier.range);
      return inner.kind === 'raise' ? { ...inner, to: `npm:zod@${ZOD_RANGE}` } : inner;
    }
    default:
      return { kind: 'unclear' };
  }
}

/** Raises zod wherever it is declared for files whose schemas reach the SDK. */
export function planZod(files: readonly OwnedFile[], context: ZodContext): void {
  const raisedCatalogs = new Map<Catalog, Set<string>>();
  for (const [manifest, { names, reaches }] of holders(files, context.layout)) {
    const why = reaches ? REACHES : MEETS;
    for (const name of names) {
      for (const declaration of declarations(manifest.json, name)) {
        planDeclaration(manifest, name, declaration, why, raisedCatalogs, context);
      }
    }
    warnOfOverrides(manifest, context);
  }
}

const REACHES = 'its schemas reach the SDK, which needs zod 4.2 or newer';
const MEETS = 'its schemas meet those of packages that go from zod 3 to 4';

interface Holder {
  names: Set<string>;
  /** Schemas of some file that it declares zod for reach the SDK. */
  reaches: boolean;
}

/** The manifests that declare zod for these files: nearest first, under its own name or an alias a file imports. */
function holders(files: readonly OwnedFile[], layout: Layout): Map<PackageDraft, Holder> {
  const result = new Map<PackageDraft, Holder>();
  for (const { file, owner } of files) {
    if (!(file.zodReachesSdk || file.zodMoves) || (file.usesV1 && !file.changed && !usesV2(file))) continue;
    const chain = layout.chain(owner);
    const aliases = file.packages
      .map(({ name }) => name)
      .filter((name) => chain.some((place) => isZodAlias(place, name)));
    for (const name of new Set(aliases.length > 0 && !imports(file, 'zod') ? aliases : ['zod', ...aliases])) {
      const holder = chain.find(({ json }) => declarations(json, name).length > 0);
      if (!holder) continue;
      const { names, reaches } = result.get(holder) ?? { names: new Set(), reaches: false };
      result.set(holder, { names: names.add(name), reaches: reaches || file.zodReachesSdk });
    }
  }
  return result;
}

function imports(file: OwnedFile['file'], name: string): boolean {
  return file.packages.some((use) => use.name === name);
}

function isZodAlias({ json }: PackageDraft, name: string): boolean {
  if (name === 'zod') return false;
  return declarations(json, name).some(({ spec }) => {
    const specifier = readSpecifier(spec);
    return specifier.kind === 'alias' && specifier.name === 'zod';
  });
}

function planDeclaration(
  manifest: PackageDraft,
  name: string,
  { section, spec }: Declaration,
  why: string,
  raisedCatalogs: Map<Catalog, Set<string>>,
  context: ZodContext,
): void {
  const specifier = readSpecifier(spec);
  const unclear = (range: string) =>
    manifest.warnings.push(
      `${name} ${range} (${section}): make sure that it means zod 4.2 or newer, which the v2 packages need`,
    );
  if (specifier.kind === 'catalog') {
    const catalog = context.catalogs.find(manifest, specifier.catalog);
    const entry = catalog?.entries[name];
    if (!catalog || entry === undefined) unclear(spec);
    else if (!raisedCatalogs.get(catalog)?.has(name)) {
      raisedCatalogs.set(catalog, (raisedCatalogs.get(catalog) ?? new Set()).add(name));
      planCatalogEntry(catalog, name, entry, why, context);
    }
    return;
  }
  const verdict = judgeZod(spec);
  if (verdict.kind === 'unclear') unclear(spec);
  if (verdict.kind !== 'raise') return;
  manifest.text = setString(manifest.text, [section, name], verdict.to);
  manifest.changes.push(raised(name, spec, verdict.to, section, why));
  if (section === 'peerDependencies') {
    manifest.warnings.push(
      `the ${name} peer was raised to ${verdict.to}: a breaking change for everyone who installs this package`,
    );
  }
  if (verdict.v3) warnOfMajor(manifest, manifest.json);
}

function planCatalogEntry(catalog: Catalog, name: string, entry: string, why: string, context: ZodContext): void {
  const { draft } = catalog;
  const label = catalogLabel(catalog);
  const verdict = judgeZod(entry);
  if (verdict.kind === 'fits') return;
  if (verdict.kind === 'unclear' || !setCatalogEntry(catalog, name, verdict.to)) {
    draft.warnings.push(
      `${name} ${entry} (${label}): make sure that it means zod 4.2 or newer, which the v2 packages need`,
    );
    return;
  }
  draft.changes.push(raised(name, entry, verdict.to, label, why));
  if (!verdict.v3) return;
  const users = context.packages.filter((manifest) => usesCatalog(manifest, catalog, name, context.catalogs));
  const shown = users.map((user) => context.shown(user.path));
  draft.warnings.push(
    `${name} goes from 3 to 4 for everyone who refers to this entry (${shown.join(', ')}): see https://zod.dev/v4/changelog`,
  );
  for (const user of users) warnOfJsonSchema(user, user.json);
}

function usesCatalog(manifest: PackageDraft, catalog: Catalog, name: string, catalogs: Catalogs): boolean {
  return declarations(manifest.json, name).some(({ spec }) => {
    const specifier = readSpecifier(spec);
    return specifier.kind === 'catalog' && catalogs.find(manifest, specifier.catalog) === catalog;
  });
}

function raised(name: string, from: string, to: string, where: string, why: string): string {
  return `raised ${name} ${from} → ${to} (${where}): ${why}`;
}

function warnOfMajor(draft: Draft, json: PackageDraft['json']): void {
  const warning =
    'zod goes from 3 to 4: other uses of zod in this package change with it, see https://zod.dev/v4/changelog';
  if (!draft.warnings.includes(warning)) draft.warnings.push(warning);
  warnOfJsonSchema(draft, json);
}

function warnOfJsonSchema(draft: Draft, json: PackageDraft['json']): void {
  const section = SECTIONS.find((name) => asObject(json[name])?.['zod-to-json-schema'] !== undefined);
  const warning = `zod-to-json-schema (${section}) yields empty schemas for zod 4 schemas: use z.toJSONSchema of zod 4 instead`;
  if (section && !draft.warnings.includes(warning)) draft.warnings.push(warning);
}

/** An override that holds zod down wins over every range. */
function warnOfOverrides(manifest: PackageDraft, { layout }: ZodContext): void {
  const places: [Draft, string, unknown][] = [manifest, ...layout.ancestors(manifest.dir)].flatMap((place) => [
    [place, 'overrides', place.json.overrides] as [Draft, string, unknown],
    [place, 'resolutions', place.json.resolutions] as [Draft, string, unknown],
    [place, 'pnpm.overrides', asObject(place.json.pnpm)?.overrides] as [Draft, string, unknown],
  ]);
  for (const file of layout.workspaceFiles(manifest.dir)) {
    if (file.kind === 'yaml') places.push([file, 'overrides', file.value.overrides]);
  }
  for (const [draft, path, value] of places) {
    const spec = asObject(value)?.zod;
    if (typeof spec !== 'string' || judgeZod(spec).kind !== 'raise') continue;
    const warning = `${path}.zod ${spec} holds zod below 4.2, which the v2 packages need: not edited`;
    if (!draft.warnings.includes(warning)) draft.warnings.push(warning);
  }
}
