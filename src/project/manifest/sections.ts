// In which section a package goes.
import type { Section } from './documents.js';

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
