import { transforms as all } from '../../transforms/index.js';
import type { Transform } from '../engine/transform.js';
import { UsageError } from './errors.js';
import { similarNames } from './similar.js';

/**
 * The transforms a run is made of, in their fixed order.
 * @throws UsageError for a name that is none, with the nearest that is
 */
export function chooseTransforms(only?: readonly string[], skip: readonly string[] = []): readonly Transform[] {
  for (const name of [...(only ?? []), ...skip])
    if (!all.some((transform) => transform.name === name)) throw new UsageError(unknown(name));
  return all.filter(({ name }) => (!only || only.includes(name)) && !skip.includes(name));
}

function unknown(name: string): string {
  const names = all.map((transform) => transform.name);
  const [near] = similarNames(name, names);
  return `There is no transform "${name}".${near ? ` Did you mean ${near}?` : ''} Transforms: ${names.join(', ')}.`;
}
