import type { Node } from '../../src/engine/node.js';
import { effectsOf, workIn } from './hosting-effects.js';
import { type Hosting, inside, keptSessions } from './hosting-model.js';
import { isConnect, isPlumbing } from './hosting-plumbing.js';
import type { Route } from './hosting-routes.js';
import { isMountCall } from './hosting-web-host.js';

// What was done when a session opened, streamed, sent a message or closed, and went with its code: all of it is named.

/** The work in the handlers of routes that go. What the code that stays does as well is not lost. */
export function workOfRoutes(hosting: Hosting, dead: readonly Route[], standing: readonly Node[]): Node[] {
  const texts = standing.map((node) => plain(hosting, node));
  return [...new Set(dead.flatMap(({ callable }) => callable ?? []))].flatMap((callable) => {
    const effects = effectsOf(hosting, callable.body, callable);
    return outermost([...workIn(hosting, effects), ...effects.handed]).filter(
      (node) =>
        !isMountCall(hosting, node) &&
        !isPlumbing(hosting, node) &&
        !isConnect(hosting, node) &&
        !texts.some((text) => text.includes(plain(hosting, node))),
    );
  });
}

/** What is not part of another one of them. */
export const outermost = (nodes: readonly Node[]): Node[] =>
  nodes.filter((node) => !nodes.some((other) => other !== node && inside(node, other)));

/** What the marker says of work that went; undefined when there was none. */
export function lifecycleText(hosting: Hosting, opened: readonly Node[], sent: readonly Node[]): string | undefined {
  const texts = (nodes: readonly Node[]) => [
    ...new Set(
      outermost(nodes)
        .filter((node) => !isTimerCall(node))
        .sort((a, b) => a.start - b.start)
        .map((node) => plain(hosting, node)),
    ),
  ];
  const [first, second] = [texts(opened), texts(sent)];
  const list = (all: readonly string[]) =>
    all.map((text) => `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``).join(', ');
  const messages = second.filter((text) => !first.includes(text));
  if (first.length === 0 && messages.length === 0) return undefined;
  if (!keptSessions(hosting))
    return `${list([...first, ...messages])} worked on the transport or the session of a request, and went with it: do what is still wanted of it in the route, or where the server handles the request.`;
  if (messages.length === 0)
    return `${list(first)} ran when a session opened, came back or closed, and went with the sessions; do what is still wanted of it for each request.`;
  const ran = first.length > 0 ? `${list(first)} ran when a session opened, came back or closed, and ` : '';
  return `${ran}${list(messages)} ran for each message of a session, and went with the sessions; do what is still wanted of it for each request.`;
}

const isTimerCall = (node: Node): boolean => /^(?:clear|set)(?:Timeout|Interval)$/.test(node.callee?.name ?? '');

const plain = ({ file }: Hosting, node: Node): string => file.textOf(node).replace(/\s+/g, ' ');
