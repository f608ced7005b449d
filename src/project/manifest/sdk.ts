// Swaps v1 for the v2 packages in one package.json.
import { V1_PACKAGE } from '../../sdk/v2-versions.js';
import { pathBelow } from '../paths.js';
import { type Catalogs, catalogLabel } from './catalogs.js';
import { checkDeclared, checkVersion, resolvedRange, show } from './declared.js';
import { asObject, type Declaration, declarations, type PackageDraft, SECTIONS, type Section } from './documents.js';
import { type Fate, listed } from './fate.js';
import { type Groups, usesV2 } from './groups.js';
import { addObject, editObject, sourceAt } from './json-text.js';
import type { Layout } from './layout.js';
import type { Need } from './needs.js';
import { rangeFor, v2Package } from './packages.js';
import { missingSections } from './sections.js';
import { readSpecifier } from './specifier.js';
import { judgeZod } from './zod.js';

export interface SdkContext {
  layout: Layout;
  groups: Groups;
  catalogs: Catalogs;
  /** A path as messages show it. */
  shown(path: string): string;
}

interface Addition {
  name: string;
  section: Section;
  spec: string;
  why: string;
}

/** Edits one manifest: v1 out or kept, what its files need in, peers and their meta, with a line for each. */
export function planSdk(
  manifest: PackageDraft,
  fate: Fate,
  needs: ReadonlyMap<string, Need>,
  context: SdkContext,
): void {
  const { groups } = context;
  const v1 = declarations(manifest.json, V1_PACKAGE);
  if (fate.kind === 'foreign') {
    manifest.warnings.push(foreignWarning(fate.declaration, [...needs.values()], manifest));
    return;
  }
  for (const need of needs.values()) checkDeclared(manifest, need, needs, v1, context);
  // Of a package that the run did not look into, nothing is known.
  if (fate.kind === 'unused' && groups.files.some(({ file }) => pathBelow(manifest.dir, file.path) !== undefined)) {
    for (const { section, spec } of v1) manifest.warnings.push(unusedWarning(section, spec));
  }
  if (fate.kind === 'keep' && groups.byProvider.get(manifest)?.some(({ file }) => file.changed || usesV2(file))) {
    for (const { section, spec } of v1)
      manifest.changes.push(`kept ${V1_PACKAGE} ${show(spec)} (${section}): ${fate.why}`);
  }
  if (fate.kind === 'remove') {
    for (const { section, spec } of v1) manifest.changes.push(`removed ${V1_PACKAGE} ${show(spec)} (${section})`);
    if (v1.some(({ spec }) => readSpecifier(spec).kind === 'patch')) {
      manifest.warnings.push(
        `${V1_PACKAGE} was patched (yarn patch): see whether the v2 packages still need what the patch did`,
      );
    }
  }
  const additions = [...needs.values()].flatMap((need) => additionsFor(need, manifest, v1, context));
  write(manifest, fate.kind === 'remove' ? v1.map(({ section }) => section) : [], additions);
  writePeerMeta(manifest, fate.kind === 'remove', additions);
  for (const { name, section, spec, why } of additions)
    manifest.changes.push(`added ${name} ${spec} (${section})${why}`);
  const peers = additions.filter(({ section }) => section === 'peerDependencies').map(({ name }) => name);
  const peerGone = fate.kind === 'remove' && v1.some(({ section }) => section === 'peerDependencies');
  if (peerGone || peers.length > 0) {
    const now = peers.length > 0 ? ` (now ${peers.join(', ')})` : '';
    manifest.warnings.push(
      `peerDependencies changed${now}: a breaking change for everyone who installs this package; release it as a major version`,
    );
  }
}

function additionsFor(need: Need, manifest: PackageDraft, v1: readonly Declaration[], context: SdkContext): Addition[] {
  const range = rangeFor(need.name);
  if (!range || isProvided(need, manifest, context)) return [];
  // An adapter that was there before, without what it peers on: the person's own choice.
  if (need.peerOf && v1.length === 0 && declarations(manifest.json, need.peerOf).length > 0) return [];
  return missingSections(need.name, need.shipped, manifest)
    .filter((section) => isWritable(section, need.name, manifest))
    .map((section) => ({
      name: need.name,
      section,
      spec: specifierFor(need.name, range, section, manifest, v1, context),
      why: reason(need, manifest, v1, context),
    }));
}

/** A section that is not an object cannot take anything. */
function isWritable(section: Section, name: string, manifest: PackageDraft): boolean {
  if (!(section in manifest.json) || asObject(manifest.json[section])) return true;
  manifest.warnings.push(`${section} is not an object: ${name} ${rangeFor(name)} could not be added`);
  return false;
}

/** A framework or zod is also provided by a manifest that the package is hoisted to. */
function isProvided(need: Need, manifest: PackageDraft, { layout }: SdkContext): boolean {
  if (v2Package(need.name)) return false;
  return layout.chain(manifest).some(({ json }) => declarations(json, need.name).length > 0);
}

/** Where v1 is written `catalog:`, its successors are too, and the catalog gets their ranges. */
function specifierFor(
  name: string,
  range: string,
  section: Section,
  manifest: PackageDraft,
  v1: readonly Declaration[],
  context: SdkContext,
): string {
  const model = v1.find((declaration) => declaration.section === section) ?? v1[0];
  const specifier = model && readSpecifier(model.spec);
  if (specifier?.kind !== 'catalog') return range;
  const catalog = context.catalogs.find(manifest, specifier.catalog);
  if (!catalog) {
    const warning = `${model!.spec} names a catalog that no known manifest holds: the v2 packages are written with their ranges`;
    if (!manifest.warnings.includes(warning)) manifest.warnings.push(warning);
    return range;
  }
  const entry = catalog.entries[name];
  if (entry === undefined) catalog.added.set(name, range);
  else if (name === 'zod' && judgeZod(entry).kind === 'raise') return range;
  else if (v2Package(name)) {
    checkVersion(
      manifest,
      `${name} ${entry} (${catalogLabel(catalog)})`,
      resolvedRange(entry, name, manifest, context),
      v2Package(name)!.version,
    );
  }
  return model!.spec;
}

function reason(need: Need, manifest: PackageDraft, v1: readonly Declaration[], { shown }: SdkContext): string {
  if (need.peerOf) return `: ${need.peerOf} needs it as a peer`;
  const guests = [
    ...new Set(need.users.filter(({ owner }) => owner !== manifest).map(({ owner }) => packageLabel(owner, shown))),
  ];
  if (guests.length > 0)
    return `: for ${listed(guests)}, which ${guests.length === 1 ? 'declares no SDK of its own' : 'declare no SDK of their own'}`;
  if (v1.length === 0) {
    const files = [...new Set(need.users.map(({ file }) => shown(file.path)))];
    return `: ${listed(files)} ${files.length === 1 ? 'imports' : 'import'} it, and no package.json declared the SDK for this package`;
  }
  return '';
}

function packageLabel({ json, dir }: PackageDraft, shown: (path: string) => string): string {
  return typeof json.name === 'string' ? json.name : shown(dir);
}

/** Sections are edited one after the other; an emptied one goes, as npm does it. */
function write(manifest: PackageDraft, v1Sections: readonly Section[], additions: readonly Addition[]): void {
  for (const section of SECTIONS) {
    const insert = additions
      .filter((addition) => addition.section === section)
      .map(({ name, spec }) => ({ key: name, value: JSON.stringify(spec) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const remove = v1Sections.includes(section) ? [V1_PACKAGE] : [];
    if (insert.length === 0 && remove.length === 0) continue;
    if (asObject(manifest.json[section])) {
      manifest.text = editObject(manifest.text, [section], { remove, insert, anchor: V1_PACKAGE });
    } else manifest.text = addObject(manifest.text, section, insert, neighbours(section));
  }
  for (const section of v1Sections) {
    if (sourceAt(manifest.text, [section]) === '{}') {
      manifest.text = editObject(manifest.text, [], { remove: [section] });
    }
  }
}

/** Where a new section goes: in npm's order of sections. */
function neighbours(section: Section): { after: readonly string[]; before: readonly string[] } {
  const index = SECTIONS.indexOf(section);
  return { after: SECTIONS.slice(0, index), before: SECTIONS.slice(index + 1) };
}

/** `peerDependenciesMeta` (an optional peer, mostly) goes over to the new peers, as it is written. */
function writePeerMeta(manifest: PackageDraft, removed: boolean, additions: readonly Addition[]): void {
  const value = sourceAt(manifest.text, ['peerDependenciesMeta', V1_PACKAGE]);
  if (value === undefined) return;
  const standing = asObject(manifest.json.peerDependenciesMeta) ?? {};
  const names = additions
    .filter(({ section, name }) => section === 'peerDependencies' && !(name in standing))
    .map(({ name }) => name)
    .sort();
  if (names.length === 0 && !removed) return;
  manifest.text = editObject(manifest.text, ['peerDependenciesMeta'], {
    remove: removed ? [V1_PACKAGE] : [],
    insert: names.map((key) => ({ key, value })),
    anchor: V1_PACKAGE,
  });
  if (sourceAt(manifest.text, ['peerDependenciesMeta']) === '{}') {
    manifest.text = editObject(manifest.text, [], { remove: ['peerDependenciesMeta'] });
  }
  if (names.length === 0) manifest.changes.push(`removed ${V1_PACKAGE} (peerDependenciesMeta)`);
  else
    manifest.changes.push(
      `${removed ? 'moved' : 'copied'} peerDependenciesMeta of ${V1_PACKAGE} to ${names.join(', ')}`,
    );
}

function foreignWarning({ section, spec }: Declaration, needs: readonly Need[], manifest: PackageDraft): string {
  const missing = needs
    .filter(({ name }) => declarations(manifest.json, name).length === 0)
    .map(({ name }) => `${name} ${rangeFor(name)}`);
  const todo = missing.length > 0 ? `; the migrated files need ${missing.join(', ')}: add them by hand` : '';
  return `${V1_PACKAGE} ${show(spec)} (${section}) does not come from the registry: not edited${todo}`;
}

function unusedWarning(section: Section, spec: string): string {
  return (
    `${V1_PACKAGE} ${show(spec)} (${section}) is declared, but no file that was looked at uses it: left as it is; ` +
    'remove it if nothing else needs it'
  );
}
