import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { CONTEXT_MEMBERS, contextMember } from '../../src/sdk/context.js';
import { memberOf } from './function-types.js';

/**
 * What is to be said of a type of the project's own that a handler's context is taken for: which of the members it
 * asks for are elsewhere in v2.
 * @returns undefined when it asks for none of those
 */
export function ownContextType(file: SourceFile, facts: FileFacts, annotation: Node): string | undefined {
  const moved = Object.keys(CONTEXT_MEMBERS).filter(
    (key) => contextMember(key)!.group && memberOf({ file, facts, node: annotation }, key),
  );
  return moved.length === 0
    ? undefined
    : `${file.textOf(annotation)} expects ${moved.join(', ')} on the handler's context that callers hand in; v2 has ${moved.map(placeOf).join(', ')}.`;
}

function placeOf(key: string): string {
  const { group, name } = contextMember(key)!;
  return group ? `${group}.${name}` : name;
}
