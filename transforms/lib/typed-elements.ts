import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { handsElements } from './element-sources.js';
import { isCall } from './members.js';
import { isType, sourcesOf } from './registration-sources.js';
import { sdkTypeOf, typeName } from './values.js';

// SDK objects that are kept in lists, maps and records: `for (const server of servers)`, `clients.get(name)`.

/**
 * The SDK type of an element of a collection: what `clients.get(name)` and `list[0]` are, or the variable of a loop.
 * @returns undefined when one of the values it may be does not tell, or two of them disagree
 */
export function typeOfElement(file: SourceFile, facts: FileFacts, node: Node, depth: number): string | undefined {
  const places = sourcesOf({ file, facts, node });
  const types = places.map((place) => {
    if (place.node === node) return undefined;
    return isType(place.node)
      ? typeName(place.file, place.facts, place.node)
      : sdkTypeOf(place.file, place.facts, place.node, depth + 1);
  });
  return types.every((type) => type === types[0]) ? types[0] : undefined;
}

/** Whether a function is handed the elements of a collection as argument number `index`, by where it stands. */
export function getsElements(file: SourceFile, callable: Node, index: number): boolean {
  const call = file.scopes.parentOf(callable);
  return !!call && isCall(call) && call.arguments[0] === callable && handsElements(call, index);
}

/** Whether a variable takes its value from a loop or out of a list, which its declaration alone does not say. */
export function isElement(file: SourceFile, declarator: Node): boolean {
  if (declarator.init) return declarator.id.type === 'ArrayPattern';
  const loop = file.scopes.parentOf(file.scopes.parentOf(declarator) ?? declarator);
  return loop?.type === 'ForOfStatement' && loop.left.declarations?.[0] === declarator;
}
