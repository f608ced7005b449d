import type { FileFacts } from '../../src/engine/facts.js';
import { eachChild, type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { linesOf } from './client-layout.js';
import { carrierMade } from './client-transports.js';
import { isLog } from './hosting-model.js';
import { indentAt, lineStart, reindent } from './layout.js';
import { isCall, isMember, memberKey } from './members.js';

// `try { connect over Streamable HTTP } catch { connect over SSE }` becomes the first of the two.

/** Collapses every such idiom of a file. What the catch clause does when SSE fails too is what it does now. */
export function collapseFallbacks(file: SourceFile, facts: FileFacts): void {
  for (const call of file.scopes.calls) {
    if (carrierMade(file, facts, call) !== 'sse' || file.isIgnored(call)) continue;
    const statement = fallbackAround(file, facts, call);
    const found = statement && readFallback(file, facts, statement);
    if (found) collapse(file, found);
  }
}

interface Fallback {
  statement: Node;
  /** What is done when SSE fails as well. */
  last: Node | undefined;
}

/** The try statement whose catch clause makes an SSE transport and whose block makes the other. */
function fallbackAround(file: SourceFile, facts: FileFacts, sse: Node): Node | undefined {
  const isFunction = (at: Node) => Array.isArray(at.params) && 'body' in at;
  for (let at = file.scopes.parentOf(sse); at && !isFunction(at); at = file.scopes.parentOf(at))
    if (
      at.type === 'TryStatement' &&
      at.handler &&
      within(sse, at.handler) &&
      makes(file, facts, at.block, 'http') === 1
    )
      return at;
  return undefined;
}

function readFallback(file: SourceFile, facts: FileFacts, statement: Node): Fallback | undefined {
  const { block, handler, finalizer } = statement;
  const parent = file.scopes.parentOf(statement);
  if (finalizer || !parent || !/^(?:BlockStatement|Program)$/.test(parent.type) || file.hasIgnored(statement))
    return undefined;
  if (makes(file, facts, block, 'sse') > 0 || makes(file, facts, handler, 'sse') !== 1) return undefined;
  if (!connects(block) || !connects(handler)) return undefined;
  const error = handler.param as Node | null;
  if (error && error.type !== 'Identifier') return undefined;
  const statements = handler.body.body as Node[];
  const inner = statements.filter(({ type }) => type === 'TryStatement');
  if (inner.length > 1) return undefined;
  const last = inner[0];
  if (last && (last.finalizer || !last.handler)) return undefined;
  const arm = last ? [...statements.filter((item) => item !== last), ...(last.block.body as Node[])] : statements;
  if (!arm.every((item) => belongsToFallback(file, facts, item, error))) return undefined;
  if (!last) {
    // What stands behind would be out of reach.
    const ends = /^(?:Return|Throw)Statement$/.test(block.body.at(-1).type) && parent.body.at(-1) !== statement;
    return !ends && hasRoom(file, statement, parent) ? { statement, last } : undefined;
  }
  // What is done in the end must not need anything of what goes.
  const param = last.handler.param as Node | null;
  if (param && param.type !== 'Identifier') return undefined;
  const own = new Set([...arm.flatMap(declaredNames)]);
  return namesIn(last.handler.body).some((name) => own.has(name)) ? undefined : { statement, last };
}

/** A statement that only makes, connects, reports or gives back the fallback's transport. */
function belongsToFallback(file: SourceFile, facts: FileFacts, statement: Node, error: Node | null): boolean {
  switch (statement.type) {
    case 'VariableDeclaration':
      return (statement.declarations as Node[]).every(({ init }) => !init || isPlain(file, facts, init));
    case 'ReturnStatement':
      return !statement.argument || isPlain(file, facts, statement.argument);
    case 'IfStatement': {
      // `if (!isNotFound(error)) throw error;`: in the end every error is thrown.
      const thrown =
        statement.consequent.type === 'BlockStatement' ? statement.consequent.body : [statement.consequent];
      return (
        !statement.alternate &&
        thrown.length === 1 &&
        thrown[0].type === 'ThrowStatement' &&
        error !== null &&
        thrown[0].argument.name === error.name
      );
    }
    case 'ExpressionStatement': {
      const expression = unwrap(statement.expression);
      if (isLog(file, expression)) return true;
      if (expression.type === 'AssignmentExpression')
        return expression.right.params !== undefined || isPlain(file, facts, expression.right);
      return isPlain(file, facts, expression);
    }
  }
  return false;
}

const OF_CLIENTS = /^(?:connect|close|registerCapabilities|set(?:Request|Notification)Handler)$/;

/** An expression that does nothing but make and connect clients and transports. */
function isPlain(file: SourceFile, facts: FileFacts, node: Node): boolean {
  const at = unwrap(node);
  if (at.params !== undefined) return true;
  if (isCall(at)) {
    const key = isMember(at.callee) ? memberKey(at.callee) : undefined;
    const isCatch = key === 'catch' && isPlain(file, facts, at.callee.object);
    if (!isCatch && !OF_CLIENTS.test(key ?? '')) return false;
    return at.arguments.every((argument: Node) => isPlain(file, facts, argument));
  }
  if (/^(?:Assignment|Update|Yield|TaggedTemplate|Import)Expression$/.test(at.type)) return false;
  let plain = true;
  eachChild(at, (child) => {
    plain &&= isPlain(file, facts, child);
  });
  return plain;
}

/** Whether the names a block declares can stand where the block's statement stands. */
function hasRoom(file: SourceFile, statement: Node, parent: Node): boolean {
  const names = new Set((statement.block.body as Node[]).flatMap(declaredNames));
  if (names.size === 0) return true;
  const others = (parent.body as Node[]).filter((other) => other !== statement);
  if (others.flatMap(declaredNames).some((name) => names.has(name))) return false;
  const scope = file.scopes.scopeOf(statement);
  if ([...names].some((name) => scope.own(name, 'any'))) return false;
  return !others.some((other) => namesIn(other).some((name) => names.has(name)));
}

function declaredNames(statement: Node): string[] {
  if (/^(?:Class|Function)Declaration$/.test(statement.type)) return statement.id ? [statement.id.name] : [];
  return statement.type === 'VariableDeclaration'
    ? (statement.declarations as Node[]).flatMap(({ id }) => namesIn(id))
    : [];
}

function namesIn(node: Node): string[] {
  const names: string[] = [];
  const look = (at: Node) => {
    if (at.type === 'Identifier') names.push(at.name);
    eachChild(at, (child, key) => {
      const isKey = (key === 'property' && isMember(at)) || (key === 'key' && at.type.startsWith('Object'));
      if (!isKey || at.computed) look(child);
    });
  };
  look(node);
  return names;
}

function makes(file: SourceFile, facts: FileFacts, within_: Node, carrier: 'http' | 'sse'): number {
  return file.scopes.calls.filter((call) => within(call, within_) && carrierMade(file, facts, call) === carrier).length;
}

function connects(node: Node): boolean {
  if (isCall(node) && isMember(node.callee) && memberKey(node.callee) === 'connect') return true;
  let found = false;
  eachChild(node, (child) => {
    found ||= connects(child);
  });
  return found;
}

const within = (inner: Node, outer: Node): boolean => inner.start >= outer.start && inner.end <= outer.end;

const GONE =
  'a server that speaks nothing but HTTP+SSE (revision 2024-11-05) is not reached any more, for the second attempt is gone. Where you still need one, connect it with SSEClientTransport.';

function collapse(file: SourceFile, { statement, last }: Fallback): void {
  const { block, handler } = statement;
  if (last) keepLastResort(file, statement, last);
  else unwrapBlock(file, statement, block);
  file.todos.add(last ? statement : (block.body[0] as Node), 'client/fallback', GONE);
  if (!last) file.release(handler);
}

/** The statements of the block take the place of the whole statement. */
function unwrapBlock(file: SourceFile, statement: Node, block: Node): void {
  const { text, edits } = file;
  const lines = linesOf(file, statement);
  const content = linesWithin(file, block);
  const to = indentAt(file, statement.start);
  if (!content) {
    edits.remove(statement.start, block.body[0].start);
    edits.remove(block.body.at(-1).end, statement.end);
    return;
  }
  reindent(file, { start: block.start, end: content.end }, indentAt(file, block.body[0].start), to);
  edits.remove(lines.start, content.start);
  edits.remove(content.end, lines.end === statement.end ? statement.end : lines.end);
  if (lines.end === statement.end && text[lines.end] !== undefined) edits.insert(content.end, to);
}

/** `catch (error) { …, try { sse } catch (sseError) { last resort } }` → `catch (error) { last resort }`. */
function keepLastResort(file: SourceFile, statement: Node, last: Node): void {
  const { handler } = statement;
  const { edits } = file;
  const kept = last.handler.body as Node;
  const [outer, inner] = [handler.param, last.handler.param] as (Node | null)[];
  if (!outer && inner) edits.insert(handler.start + 'catch'.length, ` (${file.textOf(inner)})`);
  if (outer && inner && outer.name !== inner.name)
    for (const reference of file.scopes.bindingOf(inner)?.references ?? [])
      file.replaceReference(reference, outer.name);
  // Everything of the catch clause but what stands between the inner braces.
  const content = linesWithin(file, kept);
  const start = content?.start ?? kept.start + 1;
  const end = content?.end ?? kept.end - 1;
  const opening = content && linesWithin(file, handler.body);
  const closing = opening?.end ?? handler.body.end - 1;
  if (content)
    reindent(
      file,
      { start: kept.start, end },
      indentAt(file, kept.body[0]?.start ?? start),
      indentAt(file, handler.start) + file.style.indent,
    );
  const from = opening?.start ?? handler.body.start + 1;
  file.release({ start: from, end: start });
  file.release({ start: end, end: closing });
  edits.remove(from, start);
  edits.remove(end, closing);
}

/** The whole lines between a block's braces; undefined when it does not open and close on lines of its own. */
function linesWithin(file: SourceFile, block: Node): { start: number; end: number } | undefined {
  const { text } = file;
  const open = /^\{[ \t]*(?:\/\/[^\n]*)?\r?\n/.exec(text.slice(block.start));
  const end = lineStart(file, block.end - 1);
  if (!open || text.slice(end, block.end - 1).trim() !== '' || end < block.start) return undefined;
  return { start: block.start + open[0].length, end };
}
