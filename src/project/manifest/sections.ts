// In which section a package goes.
import { V1_PACKAGE, V2_PACKAGES } from '../../sdk/v2-versions.js';
import { declarations, type PackageDraft, SECTIONS, type Section } from './documents.js';
import { v2Package } from './packages.js';

/**
 * The sections a new package is declared in.
 *
 * - v1 as a peer: what ships becomes a peer too, and is repeated in every other section v1 stood in (the matching
 *   devDependencies entry that lets the package itself run).
 * - else what ships goes where v1 stood, also when v1 stood in devDependencies (a bundled application).
 * - what only tests need goes to devDependencies. "Only tests" is asked of the package and of everything that demands it
 *   as a peer: an adapter that ships takes its peers along.
 * - where nothing of the SDK is declared yet, what ships goes to dependencies.
 *
 * @param standing The sections in which v1 stands, or, when it is gone already, the v2 packages.
 */
export function sectionsFor(shipped: boolean, standing: readonly Section[]): Section[] {
  if (!shipped) return ['devDependencies'];
  if (standing.includes('peerDependencies')) {
    return ['peerDependencies', ...standing.filter((section) => section !== 'peerDependencies')];
  }
  // npm lets optionalDependencies win over dependencies, and dependencies over devDependencies.
  const order: Section[] = ['optionalDependencies', 'dependencies', 'devDependencies'];
  return [order.find((section) => standing.includes(section)) ?? 'dependencies'];
}

/**
 * The sections in which a manifest still has to declare a package. None when it is declared somewhere already; only what
 * takes the place of a v1 peer becomes a peer whatever else it is.
 */
export function missingSections(name: string, shipped: boolean, { json }: PackageDraft): Section[] {
  const sectionsOf = (declared: string) => declarations(json, declared).map(({ section }) => section);
  const [v1, present] = [sectionsOf(V1_PACKAGE), sectionsOf(name)];
  const replacesPeer = v1.includes('peerDependencies') && shipped && v2Package(name) !== undefined;
  if (present.length > 0 && (!replacesPeer || present.includes('dependencies'))) return [];
  const v2 = V2_PACKAGES.flatMap((library) => sectionsOf(library.name));
  const standing = v1.length > 0 ? v1 : SECTIONS.filter((section) => v2.includes(section));
  return sectionsFor(shipped, standing).filter((section) => !present.includes(section));
}
