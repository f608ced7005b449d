// Whether what a manifest declares already fits the migrated code.
import { FRAMEWORK_RANGES } from '../../sdk/v2-versions.js';
import type { Catalogs } from './catalogs.js';
import { type Declaration, declarations, type PackageDraft } from './documents.js';
import { listed } from './fate.js';
import type { Need } from './needs.js';
import { v2Package } from './packages.js';
import { allows, compareVersions, type Interval, overlaps, parseRange, parseVersion } from './range.js';
import { readSpecifier } from './specifier.js';

export interface DeclaredContext {
  catalogs: Catalogs;
  shown(path: string): string;
}

/** Warns about a package that is declared, but not in a way that fits the migrated code. Nothing is downgraded. */
export function checkDeclared(
  manifest: PackageDraft,
  need: Need,
  needs: ReadonlyMap<string, Need>,
  v1: readonly Declaration[],
  context: DeclaredContext,
): void {
  const standing = declarations(manifest.json, need.name);
  const library = v2Package(need.name);
  for (const { section, spec } of standing) {
    const range = resolvedRange(spec, need.name, manifest, context);
    if (library) checkVersion(manifest, `${need.name} ${show(spec)} (${section})`, range, library.version);
    else checkPeerRange(manifest, `${need.name} ${show(spec)} (${section})`, range, need.name, needs);
  }
  const onlyDev = standing.length > 0 && standing.every(({ section }) => section === 'devDependencies');
  if (library && need.shipped && onlyDev && v1.some(({ section }) => section === 'dependencies')) {
    const users = need.users.filter(({ file }) => !file.isTest).map(({ file }) => context.shown(file.path));
    const who =
      users.length > 0 ? `${listed(users)} ${users.length === 1 ? 'imports' : 'import'} it` : `${need.peerOf} needs it`;
    manifest.warnings.push(`${need.name} stands in devDependencies, but ${who}: move it to dependencies`);
  }
}

/** A range; `any` for what always fits; `unclear` for what cannot be told. */
type Resolved = readonly Interval[] | 'any' | 'unclear';

/** The range behind a specifier, catalogs and `npm:` looked through. */
export function resolvedRange(
  spec: string,
  name: string,
  manifest: PackageDraft,
  { catalogs }: DeclaredContext,
): Resolved {
  let specifier = readSpecifier(spec);
  if (specifier.kind === 'catalog') {
    const entry = catalogs.find(manifest, specifier.catalog)?.entries[name];
    if (entry === undefined) return 'unclear';
    specifier = readSpecifier(entry);
  }
  if (specifier.kind === 'alias' && specifier.name === name) specifier = readSpecifier(specifier.range);
  if (specifier.kind === 'range') return specifier.range;
  return ['newest', 'workspace', 'local', 'patch'].includes(specifier.kind) ? 'any' : 'unclear';
}

/** Warns when a range admits neither the version we are tested with nor a newer one of its major. */
export function checkVersion(manifest: PackageDraft, what: string, range: Resolved, version: string): void {
  if (range === 'any') return;
  if (range === 'unclear') {
    manifest.warnings.push(`${what} is declared already: make sure that it means ${version} or newer`);
    return;
  }
  const needed = parseVersion(version)!;
  const newer = range.some(({ min }) => compareVersions(min, needed) > 0 && min[0] === needed[0]);
  if (allows(range, needed) || newer) return;
  manifest.warnings.push(
    `${what} is declared already, but excludes ${version}, which the migrated code is tested with: change the range`,
  );
}

/** A framework of the package that is older than what its adapter accepts. */
function checkPeerRange(
  manifest: PackageDraft,
  what: string,
  range: Resolved,
  name: string,
  needs: ReadonlyMap<string, Need>,
): void {
  if (!(name in FRAMEWORK_RANGES) || range === 'any') return;
  for (const need of needs.values()) {
    const peer = v2Package(need.name)?.peers[name];
    if (!peer) continue;
    if (range === 'unclear')
      manifest.warnings.push(`${what}: make sure that it fits what ${need.name} needs (${peer})`);
    else if (!overlaps(range, parseRange(peer) ?? [])) {
      manifest.warnings.push(`${what} does not fit what ${need.name} needs (${peer})`);
    }
  }
}

/** A specifier as messages show it. */
export function show(spec: string): string {
  return spec === '' ? '""' : spec;
}
