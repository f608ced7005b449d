import { eachChild, type Node } from '../../src/engine/node.js';
import { isFunction } from './factory-model.js';
import { isCall, isMember, memberKey } from './members.js';

const CALLED_AT_ONCE = /^(?:forEach|map|filter|flatMap|reduce|some|every|find)$/;

/**
 * Visits what runs when a piece of code runs: everything but the insides of functions that are only made there. Functions
 * called on the spot, and callbacks of array methods, run too.
 */
export function eachRunning(node: Node, visit: (node: Node) => void): void {
  visit(node);
  if (isFunction(node)) return;
  eachChild(node, (child) => {
    if (!isFunction(child) && !/^Class/.test(child.type)) eachRunning(child, visit);
    else if (isFunction(child) && runsAtOnce(node, child)) eachRunning(child.body, visit);
  });
}

function runsAtOnce(parent: Node, callable: Node): boolean {
  if (parent.type === 'ParenthesizedExpression') return true;
  if (!isCall(parent)) return false;
  if (parent.callee === callable) return true;
  return isMember(parent.callee) && CALLED_AT_ONCE.test(memberKey(parent.callee) ?? '');
}

/** Whether `await` stands where the code runs. */
export function awaits(node: Node): boolean {
  let found = false;
  eachRunning(node, (at) => {
    if (at.type === 'AwaitExpression' || (at.type === 'ForOfStatement' && at.await)) found = true;
  });
  return found;
}

/** A statement that leaves the function or loop it stands in: it cannot stand in another function. */
export function leaves(statement: Node): Node | undefined {
  const look = (node: Node, loops: boolean): Node | undefined => {
    if (node.type === 'ReturnStatement' || node.type === 'YieldExpression') return node;
    if (/^(?:Break|Continue)Statement$/.test(node.type) && !loops) return node;
    let found: Node | undefined;
    const inner = loops || /^(?:For|While|DoWhile|Switch)/.test(node.type);
    eachChild(node, (child) => {
      if (!found && !isFunction(child) && !/^Class/.test(child.type)) found = look(child, inner);
    });
    return found;
  };
  return look(statement, false);
}
