import { childKeys, type Node } from './node.js';
import type { SourceFile } from './source-file.js';

/** A part of a file that no edit reaches into and that the rest parses without. */
export interface Untouched {
  node: Node;
  start: number;
  end: number;
  /** What stands in its place meanwhile: nothing for what a function does, `0` for a value. */
  text: '' | '0';
}

/** Such a name must be declared by a class around it: what uses one is spared while those declarations stand. */
const PRIVATE_NAME = /#\w+/;

/** Shorter ones cost more to leave out than to parse. */
const WORTH_IT = 80;

/** Fields that hold a value which could be any other: not what is called, assigned to, spread or declared. */
const VALUES = new Map<string, string>([
  ['VariableDeclarator', 'init'],
  ['CallExpression', 'arguments'],
  ['NewExpression', 'arguments'],
  ['ObjectProperty', 'value'],
  ['ArrayExpression', 'elements'],
  ['AssignmentExpression', 'right'],
  ['ReturnStatement', 'argument'],
  ['ClassProperty', 'value'],
]);

/**
 * The outermost function bodies and values of a file that stay as they are, in the order of the text. Not statements:
 * what a block declares may collide with an edit beside it; the names inside a function or a value cannot.
 */
export function untouchedParts(file: SourceFile): Untouched[] {
  const parts: Untouched[] = [];
  const places = file.edits.places();
  const isTouched = (start: number, end: number) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]!.reach < start) low = middle + 1;
      else high = middle;
    }
    return low < places.length && places[low]!.start <= end;
  };
  const isFree = (node: Node, privateNamesStand: boolean) =>
    node.end - node.start >= WORTH_IT &&
    !isTouched(node.start, node.end) &&
    (privateNamesStand || !PRIVATE_NAME.test(file.textOf(node)));
  const declaresTouched = ({ key }: Node) => key?.type === 'PrivateName' && isTouched(key.start, key.end);
  const look = (node: Node, aroundStand: boolean): void => {
    const stand = aroundStand && !(node.type === 'ClassBody' && (node.body as Node[]).some(declaresTouched));
    const { body } = node;
    // A directive rules what may stand in the whole function. So does the head, and an edit there (`async`) is one to check.
    const spares = body?.type === 'BlockStatement' && Array.isArray(node.params) && body.directives.length === 0;
    if (spares && body.end - body.start >= WORTH_IT && isFree(node, stand)) {
      parts.push({ node: body, start: body.start + 1, end: body.end - 1, text: '' });
      return;
    }
    const free = VALUES.get(node.type);
    for (const key of childKeys(node)) {
      const children = node[key];
      for (const child of (Array.isArray(children) ? children : [children]) as (Node | null)[]) {
        if (!child || child.end - child.start < WORTH_IT) continue;
        if (key === free && isValue(child, node) && isFree(child, stand))
          parts.push({ node: child, start: child.start, end: child.end, text: '0' });
        else look(child, stand);
      }
    }
  };
  look(file.program, true);
  return parts.sort((a, b) => a.start - b.start);
}

function isValue(node: Node, parent: Node): boolean {
  if (/^(SpreadElement|.*Pattern|.*Placeholder)$/.test(node.type)) return false;
  // What is imported is a value the collector of packages must see, and it must see it as it stands.
  if (parent.type === 'CallExpression' && /^(Import|Super)$/.test(parent.callee.type)) return false;
  return !(parent.type === 'ObjectProperty' && parent.shorthand);
}
