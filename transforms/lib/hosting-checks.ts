import { eachChild, type Node } from '../../src/engine/node.js';
import { effectsOf, isExchange } from './hosting-effects.js';
import { callsIn } from './hosting-live.js';
import { functionCalled, type Hosting } from './hosting-model.js';
import { firstPlumbing } from './hosting-plumbing.js';
import { isCall } from './members.js';

/** What a check of who sends a request has in it. */
const ASKS_WHO = /\b(?:401|403)\b|authoriz|unauth|forbidden|api[-_]?key|bearer|credential|tokens?\b/i;

/**
 * Checks of who sends a request, anywhere in code that goes or in functions of the file that only it may call: conditions
 * on something else than the session, with an answer behind them.
 */
export function gatesIn(hosting: Hosting, node: Node, seen = new Set<Node>()): Node[] {
  const { file } = hosting;
  const found: Node[] = [];
  const look = (at: Node) => {
    if (at.type === 'CatchClause') return;
    if (at.type === 'IfStatement' && isGate(hosting, at)) found.push(at);
    const callable = isCall(at) ? functionCalled(file, at.callee) : undefined;
    if (callable && !seen.has(callable)) {
      seen.add(callable);
      found.push(...gatesIn(hosting, callable.body, seen));
    }
    eachChild(at, look);
  };
  look(node);
  return found;
}

function isGate(hosting: Hosting, node: Node): boolean {
  if (firstPlumbing(hosting, node.test)) return false;
  // `if (!authorize(req, res)) return;`
  const answersItself = callsIn(node.test).some(
    (call) =>
      (call.arguments as Node[]).filter((one) => one.type === 'Identifier' && isExchange(hosting, one)).length > 1,
  );
  if (answersItself) return true;
  if (!ASKS_WHO.test(hosting.file.textOf(node))) return false;
  return effectsOf(hosting, node.consequent, node).answers.length > 0;
}

/** What a handler lets go of, and what it keeps. */
interface Judged {
  /** Code that goes because it was for open sessions. */
  dead: readonly Node[];
  /** Code that stays. */
  standing: readonly Node[];
}

/** A check in code that goes which no code that stays makes. */
export function lostGate(hosting: Hosting, handlers: readonly Judged[]): Node | undefined {
  const lost = handlers.flatMap(({ dead }) => dead.flatMap((node) => gatesIn(hosting, node)));
  if (lost.length === 0) return undefined;
  const textOf = (node: Node) => hosting.file.textOf(node).replace(/\s+/g, ' ');
  const standing = new Set(
    handlers.flatMap((one) => one.standing.flatMap((node) => gatesIn(hosting, node))).map((node) => textOf(node)),
  );
  return lost.find((node) => !standing.has(textOf(node)));
}
