import type { FileFacts } from '../../src/engine/facts.js';
import { eachChild, type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { changeArguments } from './call-layout.js';
import { Gone } from './client-gone.js';
import { carrierMade, carriersOf } from './client-transports.js';
import { isOwnStateless } from './client-urls.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { sdkTypeOf } from './values.js';

const TRANSPORT = 'StreamableHTTPClientTransport';

/**
 * Session ids on the side of the client. A transport that is given one skips the handshake, and v2's client, not having
 * heard what the server can do, lists nothing; so the option goes, with what only fed it. Sessions that are ended are
 * those of 2025-era servers: only where the server is known to have none does the call go.
 */
export function followSessions(file: SourceFile, facts: FileFacts): void {
  const gone = new Gone(file, facts);
  for (const call of file.scopes.calls) {
    if (file.isIgnored(call)) continue;
    if (carrierMade(file, facts, call) === 'http') dropOption(file, facts, call, gone);
    else if (isCall(call) && isMember(call.callee) && memberKey(call.callee) === 'terminateSession')
      settleTermination(file, facts, call, gone);
  }
  gone.settle();
}

/** `new StreamableHTTPClientTransport(url, { sessionId })` → `new StreamableHTTPClientTransport(url)`. */
function dropOption(file: SourceFile, facts: FileFacts, call: Node, gone: Gone): void {
  const options = optionsOf(file, call);
  const property = (options?.object.properties as Node[] | undefined)?.find(
    (each) => each.type === 'ObjectProperty' && propertyKey(each) === 'sessionId',
  );
  if (!options || !property) {
    if (mayHoldId(file, call.arguments[1])) markKept(file, call, gone);
    return;
  }
  const value = unwrap(property.value);
  if (value.type === 'Identifier' && value.name === 'undefined') return removeOption(file, call, options, property);
  if (!gone.canLose(property)) return markKept(file, call, gone);
  removeOption(file, call, options, property);
  gone.lose(property);
  if (!isStateless(file, facts, call))
    file.todos.add(
      call,
      'client/session',
      'this used to resume a session by its id; it starts afresh now, and what a 2025-era server kept for the former session is not there.',
    );
}

function markKept(file: SourceFile, call: Node, gone: Gone): void {
  gone.concerned = true;
  file.todos.add(
    call,
    'client/session',
    'a transport that is given a session id skips the handshake; v2 then knows nothing of what the server offers, and its lists are empty. Leave sessionId out, and what keeps it.',
  );
}

/** `{ ...(id && { sessionId: id }) }`, or a constant that is given the option later. */
function mayHoldId(file: SourceFile, options: Node | undefined): boolean {
  const at = options && unwrap(options);
  if (at?.type === 'ObjectExpression')
    return (at.properties as Node[]).some((each) => each.type === 'SpreadElement' && holdsId(each.argument));
  const binding = at?.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  if (binding?.declaration.type !== 'VariableDeclarator') return false;
  if (binding.declaration.init && holdsId(binding.declaration.init)) return true;
  return file.assignmentsTo('sessionId').some(({ left }) => file.scopes.bindingOf(left.object) === binding);
}

/** Whether an object literal in an expression has the option, those in functions left out. */
function holdsId(node: Node): boolean {
  if (node.params !== undefined) return false;
  if (node.type === 'ObjectProperty' && propertyKey(node) === 'sessionId') return true;
  let found = false;
  eachChild(node, (child) => {
    found ||= holdsId(child);
  });
  return found;
}

interface Options {
  object: Node;
  /** It stands in the call, and not in a constant. */
  isInline: boolean;
}

function optionsOf(file: SourceFile, call: Node): Options | undefined {
  const second = call.arguments[1] ? unwrap(call.arguments[1]) : undefined;
  if (second?.type === 'ObjectExpression') return { object: second, isInline: second === call.arguments[1] };
  const binding = second?.type === 'Identifier' ? file.scopes.bindingOf(second) : undefined;
  const init = binding?.declaration.type === 'VariableDeclarator' && binding.declaration.init;
  if (binding?.kind !== 'const' || !init || binding.references.length !== 1) return undefined;
  const object = unwrap(init);
  return object.type === 'ObjectExpression' ? { object, isInline: false } : undefined;
}

function removeOption(file: SourceFile, call: Node, { object, isInline }: Options, property: Node): void {
  const properties = object.properties as Node[];
  const hasComments = file.comments.some(({ start, end }) => start > object.start && end < object.end);
  if (properties.length === 1 && isInline && !hasComments) {
    changeArguments(file, call, { drop: object });
    return;
  }
  file.release(property);
  const lines = linesOfItem(file, property);
  if (lines) file.edits.remove(lines.start, lines.end);
  else {
    const index = properties.indexOf(property);
    const [before, after] = [properties[index - 1], properties[index + 1]];
    if (after) file.edits.remove(property.start, after.start);
    else if (before) file.edits.remove(before.end, property.end);
    else file.edits.remove(property.start, property.end);
  }
}

/** The lines of a property that shares them with nothing but its comma. */
function linesOfItem(file: SourceFile, property: Node): { start: number; end: number } | undefined {
  const start = file.text.lastIndexOf('\n', property.start - 1) + 1;
  const rest = /^[ \t]*,?[ \t]*\r?\n/.exec(file.text.slice(property.end));
  return rest && file.text.slice(start, property.start).trim() === ''
    ? { start, end: property.end + rest[0].length }
    : undefined;
}

/** `await transport.terminateSession()`. */
function settleTermination(file: SourceFile, facts: FileFacts, call: Node, gone: Gone): void {
  const { object } = call.callee;
  if (sdkTypeOf(file, facts, object) !== TRANSPORT) return;
  const made = carriersOf(file, facts, object);
  if (made?.length && made.every(({ node }) => isStateless(file, facts, node)) && gone.dropCall(call)) return;
  file.todos.add(
    call,
    'client/session',
    'this ends the session of a 2025-era server; a stateless server gives no session id, and the call returns at once. Take it out when every server you connect to has moved.',
  );
}

/** Whether the server at the URL a transport is made for keeps no sessions, by what this project's own code shows. */
function isStateless(file: SourceFile, facts: FileFacts, made: Node): boolean {
  return made.type === 'NewExpression' && isOwnStateless(file, facts, made.arguments[0]);
}
