// Says in a short string what every occurrence of a name in a snippet stands for, so that a case of the scope tests is
// one line.
import type { ScopeTable } from '../../src/engine/bindings.js';
import { parse } from '../../src/engine/parse.js';
import { buildScopes } from '../../src/engine/scope.js';
import { namesByTypeScript } from './typescript-names.js';

export function scopesOf(code: string, filename = 'case.ts'): ScopeTable {
  return buildScopes(parse(code, filename).ast);
}

/**
 * Numbers the occurrences of `name` as a word, from 0, and gives for each the occurrence that declares what it stands
 * for: itself for a declaration, an earlier or later one for a reference. `g` is a global, `-` no name of the program's
 * at all (a key, a label, a string), `0+1` a name that stands for two things (a value and a type).
 * @example owners('import { A } from "a"; function f(A: A) {}', 'A') // '0 1 0'
 */
export function owners(code: string, name: string, filename = 'case.ts'): string {
  const table = scopesOf(code, filename);
  const places = placesOf(code, name);
  // The id of a type parameter is the whole parameter, which may begin with a modifier or be followed by a constraint.
  const occurrence = (start: number) => places.findIndex((place) => place >= start);
  const found = new Map<number, Set<string>>();
  const put = (start: number, owner: string) => {
    const index = occurrence(start);
    found.set(index, (found.get(index) ?? new Set()).add(owner));
  };
  for (const binding of table.bindings) {
    if (binding.name !== name) continue;
    const owner = String(occurrence(binding.id.start));
    // A member of an enum is a name to the enum itself only; where it stands it is a key.
    for (const { id, node } of binding.declarations) if (node.type !== 'TSEnumMember') put(id.start, owner);
    for (const { node } of binding.references) put(node.start, owner);
  }
  for (const { node } of table.globals) if (node.name === name) put(node.start, 'g');
  return places.map((_, index) => [...(found.get(index) ?? ['-'])].sort().join('+')).join(' ');
}

/**
 * Where TypeScript disagrees with what `owners` said: the occurrences of `name` that it takes for something else.
 * @param expected as `owners` gives it
 * @returns one sentence each; empty when it agrees
 */
export function doubtsOfTypeScript(code: string, name: string, expected: string, filename = 'case.ts'): string[] {
  const places = placesOf(code, name);
  const resolved = namesByTypeScript(code, filename);
  return expected.split(' ').flatMap((owner, index) => {
    const declarations = resolved.get(places[index]!);
    if (!declarations || owner === '-')
      return !declarations && owner === '-' ? [] : [`${index}: ${declarations ? 'a' : 'no'} name`];
    const theirs = declarations.map((start) => places.findIndex((place) => place >= start)).map(String);
    const agrees = owner === 'g' ? theirs.length === 0 : owner.split('+').every((one) => theirs.includes(one));
    return agrees ? [] : [`${index}: ${theirs.join('|') || 'a global'}`];
  });
}

function placesOf(code: string, name: string): number[] {
  const word = new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}(?![\\w$])`, 'g');
  return [...code.matchAll(word)].map((match) => match.index);
}
