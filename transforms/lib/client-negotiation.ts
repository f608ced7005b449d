import type { FileFacts } from '../../src/engine/facts.js';
import { eachChild, type Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { answersServers, oldEraUse } from './client-era.js';
import { addOption, saysOption } from './client-options.js';
import { carriersOf, holdersOf } from './client-transports.js';
import { isCall, isMember, memberIndex, memberKey, wrapped } from './members.js';
import { exportedName } from './values.js';

/**
 * Clients ask their server for 2026-07-28 and take 2025-era servers as they are: `versionNegotiation: { mode: 'auto' }`,
 * where the code shows that a client connects over HTTP or stdio.
 * @param moved transports of HTTP+SSE that are to be Streamable HTTP
 */
export function followNegotiation(file: SourceFile, facts: FileFacts, moved: ReadonlySet<Node>): void {
  const clients = file.scopes.calls.filter(
    (call) =>
      call.type === 'NewExpression' && !file.isIgnored(call) && exportedName(file, facts, call.callee) === 'Client',
  );
  if (clients.length === 0 || isTest(file, facts)) return;
  const members = [...memberIndex(file).members.values()].flat();
  for (const client of clients) {
    if (saysOption(client, 'versionNegotiation')) continue;
    const connects = connectsOf(file, client, members);
    const over = connects.map((connect) => carriersOf(file, facts, connect.arguments[0]));
    if (over.length === 0 || over.some((made) => made === undefined || made.length === 0)) continue;
    const carriers = new Set(
      over.flatMap((made) => made!.map(({ carrier, node }) => (moved.has(node) ? 'http' : carrier))),
    );
    if (carriers.has('memory') || !(carriers.has('http') || carriers.has('stdio'))) continue;
    // A command that starts its server anew each time it is run waits for nothing twice.
    if (carriers.has('stdio') && file.text.startsWith('#!')) continue;
    const own =
      oldEraUse(file, facts) ??
      (carriers.has('http') ? readsCause(file, connects) : undefined) ??
      (carriers.has('stdio') && answersServers(file, facts) ? ASKED_ON_STDIO : undefined);
    const why = own ? `this file ${own}` : facts.oldEraUse?.();
    if (why) {
      file.todos.add(
        client,
        'client/era',
        `this client keeps the 2025-era handshake: ${why}. When that has changed, add versionNegotiation: { mode: 'auto' }.`,
      );
      continue;
    }
    addOption(file, client, `versionNegotiation: { mode: 'auto' }`.replaceAll("'", file.style.quote));
    if (carriers.has('stdio'))
      file.todos.add(
        client,
        'client/probe',
        "mode 'auto' starts the server's command a second time, for the moment it takes to ask which revision it speaks; where that start does something by itself (a lock, a port, a login), take the option out.",
      );
  }
}

const ASKED_ON_STDIO =
  'answers what servers ask in the middle of a call; over stdio, one that still asks that way (elicitInput, createMessage, listRoots) needs a 2025-era connection';

/** The calls that connect a client. */
function connectsOf(file: SourceFile, client: Node, members: readonly Node[]): Node[] {
  return holdersOf(file, client, members).flatMap((holder) => {
    const member = file.scopes.parentOf(wrapped(file, holder));
    const call = isMember(member) && memberKey(member) === 'connect' ? file.scopes.parentOf(member) : undefined;
    return isCall(call) && call.callee === member && call.arguments[0] ? [call] : [];
  });
}

const TEST_FILE = /\.(?:test|spec|e2e)\.[cm]?[jt]sx?$/;
const TEST_RUNNERS =
  /^(?:vitest|mocha|chai|jest|ava|tap|uvu|node:test|bun:test|@jest\/globals|@playwright\/test|@japa\/\w+)$/;

function isTest(file: SourceFile, facts: FileFacts): boolean {
  if (facts.isTest || TEST_FILE.test(file.filename)) return true;
  if (file.imports.records.some(({ original }) => TEST_RUNNERS.test(original.source))) return true;
  return file.scopes.calls.some(
    ({ callee, arguments: [name] }) =>
      /^(?:describe|it|test)$/.test(callee.name ?? '') &&
      name?.type === 'StringLiteral' &&
      file.scopes.bindingOf(callee) === undefined,
  );
}

const CAUSES = /\bE(?:CONN\w+|NOTFOUND|HOSTUNREACH|TIMEDOUT|AI_AGAIN)\b|fetch failed|\bTypeError\b/;

/** Code that tells a refused connection by what fetch throws: with `auto` that is the data of an SdkError. */
function readsCause(file: SourceFile, connects: readonly Node[]): string | undefined {
  for (const connect of connects) {
    for (let at: Node | undefined = connect; at; at = file.ancestor(at, (up) => up.type === 'TryStatement')) {
      if (at.type !== 'TryStatement' || !at.handler || !(connect.end <= at.block.end)) continue;
      if (CAUSES.test(file.textOf(at.handler.body)) || readsMember(at.handler.body, 'cause'))
        return 'reads what fetch throws in connect(), which comes wrapped (error.data.cause) when versions are negotiated';
    }
  }
  return undefined;
}

function readsMember(node: Node, key: string): boolean {
  if (isMember(node) && memberKey(node) === key) return true;
  let found = false;
  eachChild(node, (child) => {
    found ||= readsMember(child, key);
  });
  return found;
}
