import type { Binding } from '../../src/engine/bindings.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember } from './members.js';

/** A callback over what a removed call gave, and the name it comes by. */
export interface Follower {
  callback: Node;
  from: string;
}

/** As many lines below a marker, nobody sees any more that it speaks of this line, too. */
const IN_SIGHT = 6;

/**
 * Callbacks whose parameters were typed by what a removed accessor gave, far below the place that names it:
 * `for await (const message of stream) … message.result.content.forEach((item) => …)`.
 * @param accessor `client.experimental`
 */
export function followersOf(file: SourceFile, accessor: Node): Follower[] {
  if (file.language === 'js') return [];
  const first = startOfStatement(file, accessor);
  const found: Follower[] = [];
  const seen = new Set<Binding>();
  const queue = heldBy(file, accessor);
  for (let binding = queue.pop(); binding; binding = queue.pop()) {
    if (seen.has(binding) || binding.id.typeAnnotation) continue;
    seen.add(binding);
    for (const { node } of binding.references) {
      queue.push(...heldBy(file, node));
      for (const callback of callbacksOn(file, node))
        if (linesBetween(file, first, callback.start) > IN_SIGHT) found.push({ callback, from: binding.name });
    }
  }
  return found;
}

function startOfStatement(file: SourceFile, node: Node): number {
  return (file.ancestor(node, (at) => /Statement$|^VariableDeclaration$/.test(at.type)) ?? node).start;
}

/** How far apart two places are; markers between them do not count, which an earlier run may have put there. */
function linesBetween(file: SourceFile, start: number, end: number): number {
  const lines = file.text.slice(start, end).split('\n').slice(1);
  return lines.filter((line) => !line.includes('TODO(mcp-v2/')).length;
}

/** From a value outwards over what is read of it: members, calls of them, `await`. */
function* outwards(file: SourceFile, node: Node): Generator<{ at: Node; parent: Node }> {
  let at = node;
  for (let parent = file.scopes.parentOf(at); parent; parent = file.scopes.parentOf(at)) {
    yield { at, parent };
    const goesOn =
      (isMember(parent) && parent.object === at) ||
      (isCall(parent) && parent.callee === at) ||
      /^(?:AwaitExpression|ChainExpression|TSNonNullExpression)$/.test(parent.type);
    if (!goesOn) return;
    at = parent;
  }
}

/** The variables that get a value, or a part of it. */
function heldBy(file: SourceFile, node: Node): Binding[] {
  for (const { at, parent } of outwards(file, node)) {
    const declared =
      parent.type === 'VariableDeclarator' && parent.init === at
        ? (parent.id as Node)
        : parent.type === 'ForOfStatement' && parent.right === at
          ? (parent.left.declarations?.[0]?.id as Node | undefined)
          : undefined;
    if (!declared || declared.typeAnnotation) continue;
    return file.scopes.bindings.filter(({ id }) => declared.start <= id.start && id.end <= declared.end);
  }
  return [];
}

/** Functions without types of their own that a method of a value, or of a part of it, is given. */
function callbacksOn(file: SourceFile, node: Node): Node[] {
  const found: Node[] = [];
  for (const { at, parent } of outwards(file, node))
    if (isCall(parent) && parent.callee === at && isMember(at))
      for (const argument of parent.arguments)
        if (/FunctionExpression$/.test(argument.type))
          if (
            (argument.params as Node[]).some(
              (parameter) => !parameter.typeAnnotation && parameter.type !== 'AssignmentPattern',
            )
          )
            found.push(argument);
  return found;
}
