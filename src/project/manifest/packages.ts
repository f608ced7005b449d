// What is known of the packages a migrated file may need.
import { FRAMEWORK_RANGES, V1_DEPENDENCIES, V2_PACKAGES, type V2Package, ZOD_RANGE } from '../../sdk/v2-versions.js';

const BY_NAME = new Map(V2_PACKAGES.map((library) => [library.name, library]));

/** The v2 package of that name; undefined for every other package. */
export function v2Package(name: string): V2Package | undefined {
  return BY_NAME.get(name);
}

/** The range that is written for a package: a v2 package, a framework they peer on, zod, or what v1 brought along. */
export function rangeFor(name: string): string | undefined {
  return v2Package(name)?.range ?? FRAMEWORK_RANGES[name] ?? (name === 'zod' ? ZOD_RANGE : V1_DEPENDENCIES[name]);
}
