import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { callsSdk } from './errors-duck.js';
import { sdkTypeOf } from './values.js';

/** Class names that programs know errors by. v1's StreamableHTTPError never set its `name`, but its constructor has one. */
const CLASS_NAMES: Record<string, string> = { McpError: 'ProtocolError', StreamableHTTPError: 'SdkHttpError' };

/** Names, prefixes and results that tests and log readers know v1's errors by. */
export function followTexts(file: SourceFile, facts: FileFacts): void {
  for (const node of file.scopes.strings) {
    if (node.type === 'TemplateElement') continue;
    const value = stringValue(node);
    if (node.type === 'StringLiteral' && Object.hasOwn(CLASS_NAMES, value!)) renameInString(file, facts, node, value!);
    else if (PREFIX.test(file.textOf(node))) stripPrefix(file, node);
    else if (CODE.test(value ?? '')) markCode(file, node);
  }
  for (const call of file.scopes.calls) followUnknownTool(file, facts, call);
}

function renameInString(file: SourceFile, facts: FileFacts, node: Node, name: string): void {
  if (!isErrorName(file, node) || declares(file, name) || file.isIgnored(node)) return;
  const beside = besideLocalMessage(file, node);
  file.edits.overwrite(node.start + 1, node.end - 1, beside ? 'SdkError' : CLASS_NAMES[name]!);
  if (beside || name !== 'McpError') return;
  const caught = file.ancestor(node, (at) => at.type === 'CatchClause');
  const tried = caught && (file.scopes.parentOf(caught)?.block as Node | undefined);
  if (tried && callsSdk(file, facts, tried))
    file.todos.add(
      node,
      'errors/name',
      "a timeout or a closed connection was an McpError too and is called 'SdkError' now; accept that name here if they are meant.",
    );
}

/** `{ name: 'McpError', message: 'MCP error -32001: …' }`: the text says that it is a timeout or a closed connection. */
function besideLocalMessage(file: SourceFile, node: Node): boolean {
  const property = file.scopes.parentOf(node);
  const object = property?.type === 'ObjectProperty' ? file.scopes.parentOf(property) : undefined;
  return !!object && /MCP error -3200[01]\b/.test(file.textOf(object));
}

/** A class of that name that is not the SDK's. */
function declares(file: SourceFile, name: string): boolean {
  return file.scopes.bindings.some((binding) => binding.name === name && binding.kind === 'class');
}

/** `x.name === '…'`, `x.constructor.name`, `case '…'` of a switch on it, and assertions about it. */
function isErrorName(file: SourceFile, node: Node): boolean {
  const parent = file.scopes.parentOf(node);
  if (!parent) return false;
  const isName = (at: Node | undefined) =>
    !!at && /MemberExpression$/.test(at.type) && !at.computed && at.property.name === 'name';
  if (parent.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator))
    return isName(parent.left === node ? parent.right : parent.left);
  if (parent.type === 'SwitchCase') return isName(file.scopes.parentOf(parent)?.discriminant);
  if (parent.type === 'CallExpression') {
    const matcher = parent.callee.property?.name;
    if (matcher === 'toHaveProperty')
      return parent.arguments[1] === node && stringValue(parent.arguments[0]) === 'name';
    const about = /^to(Be|Equal|StrictEqual)$/.test(matcher) ? expectation(parent) : undefined;
    if (about) return isName(about);
    return /^(strictEqual|equal)$/.test(matcher) && parent.arguments[1] === node && isName(parent.arguments[0]);
  }
  if (parent.type === 'ObjectProperty' && parent.value === node && parent.key.name === 'name') {
    const call = file.scopes.parentOf(file.scopes.parentOf(parent)!);
    return /^(toMatchObject|objectContaining|toThrow|rejects|throws)$/.test(call?.callee?.property?.name ?? '');
  }
  // ['McpError', …].includes(error.name)
  if (parent.type === 'ArrayExpression') {
    const member = file.scopes.parentOf(parent);
    const call = member && file.scopes.parentOf(member);
    return call?.type === 'CallExpression' && call.callee === member && isName(call.arguments[0]);
  }
  return false;
}

function expectation(call: Node): Node | undefined {
  let at = call.callee as Node;
  while (/MemberExpression$/.test(at.type)) at = at.object;
  return at.type === 'CallExpression' && at.callee.name === 'expect' ? at.arguments[0] : undefined;
}

const PREFIX = /MCP error -?\d+/;

/** The prefix as v1 wrote it, once for every hop the error made. */
const WHOLE_PREFIX = /(?:MCP error -?\d+: ?)+/;

/** Messages of the SDK's own that have another wording in v2: the rest of the text would not match either. */
const REWORDED = /Resource \S+ not found|Input validation error|Invalid arguments for (?:tool|prompt)/;

const ASSERTIONS =
  /^(toBe|toEqual|toStrictEqual|toThrow|toThrowError|toContain|toMatch|toHaveProperty|equal|strictEqual|include|includes|startsWith|endsWith|match|test|throw|throws|rejects|stringContaining|stringMatching)$/;

/** `'MCP error -32602: no such thing'` → `'no such thing'`, where a message is held against it. */
function stripPrefix(file: SourceFile, node: Node): void {
  if (file.isIgnored(node) || !isCompared(file, node)) return;
  const text = file.textOf(node);
  const match = WHOLE_PREFIX.exec(text);
  const quoted = text.slice(1, -1).replace(/^\^/, '');
  const rest = match && quoted.slice(quoted.indexOf(match[0]) + match[0].length);
  if (!match || !rest?.replace(/[$^]/g, '').trim() || REWORDED.test(text)) {
    file.todos.add(
      node,
      'errors/message',
      REWORDED.test(text)
        ? "messages have no 'MCP error <code>: ' prefix in v2, and this one is worded otherwise; compare error.code, or take the new text."
        : `messages have no 'MCP error <code>: ' prefix in v2; compare error.code instead of the text${localCode(text)}.`,
    );
    return;
  }
  file.edits.remove(node.start + match.index, node.start + match.index + match[0].length);
}

/** v1 numbered what happens on this side of the wire like errors of the protocol; v2 has an error and codes of their own. */
function localCode(text: string): string {
  const [, code] = /MCP error -3200([01])\b/.exec(text) ?? [];
  if (code === undefined) return '';
  return code === '0'
    ? '; that of a closed connection is SdkErrorCode.ConnectionClosed'
    : '; that of a timeout is SdkErrorCode.RequestTimeout';
}

/** A code of the protocol's that is looked for by itself: in v1 it stood in the prefix. */
const CODE = /^(?:MCP error )?-32\d{3}:?$/;

/** `expect(message).toContain('-32602')`, of an error's message or the text of a tool's result. */
function markCode(file: SourceFile, node: Node): void {
  const call = file.scopes.parentOf(node);
  const matcher =
    call?.type === 'CallExpression' && call.arguments[0] === node ? call.callee.property?.name : undefined;
  if (!/^(?:toContain|toMatch|include|includes|match|stringContaining)$/.test(matcher ?? '') || file.isIgnored(node))
    return;
  const about = /^(?:includes|match)$/.test(matcher!) ? call!.callee.object : expectation(call!);
  const isMessage = about?.type === 'MemberExpression' && about.property.name === 'message';
  const callable = file.ancestor(node, (at) => /Function/.test(at.type));
  const callsTool = (within: Node) =>
    file.scopes.calls.some(
      ({ callee, start, end }) => start >= within.start && end <= within.end && callee.property?.name === 'callTool',
    );
  if (isMessage || (callable && callsTool(callable)))
    file.todos.add(
      node,
      'errors/message',
      "messages, and the texts of tool results that tell of an error, have no 'MCP error <code>: ' prefix in v2, where the code stood; compare error.code, or the rest of the text.",
    );
}

function isCompared(file: SourceFile, node: Node): boolean {
  const parent = file.scopes.parentOf(node);
  if (parent?.type === 'BinaryExpression') return /^[!=]==?$/.test(parent.operator);
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression')
    return (
      parent.type === 'CallExpression' && ASSERTIONS.test(parent.callee.property?.name ?? parent.callee.name ?? '')
    );
  if (parent?.type === 'ObjectProperty' && parent.key.name === 'message') return inAssertion(file, parent);
  return false;
}

function inAssertion(file: SourceFile, property: Node): boolean {
  const call = file.ancestor(property, (at) => at.type === 'CallExpression');
  return /^(toMatchObject|objectContaining|toEqual|toStrictEqual|toThrow|rejects|throws)$/.test(
    call?.callee.property?.name ?? '',
  );
}

/** Tool names that tests make up for a tool that is not there. */
const NO_TOOL = /unknown|non-?_?exist|not-?_?exist|missing|no[-_]?such|invalid[-_]?tool|not[-_]?found|^nope$/i;

/** `await client.callTool({ name: 'unknown' })` whose result is asked for `isError`: it rejects in v2. */
function followUnknownTool(file: SourceFile, facts: FileFacts, call: Node): void {
  if (call.callee.property?.name !== 'callTool') return;
  const request = call.arguments?.[0] as Node | undefined;
  const property = (request?.properties as Node[] | undefined)?.find((each) => each.key?.name === 'name');
  const name = property && stringValue(property.value);
  if (!name || !NO_TOOL.test(name) || sdkTypeOf(file, facts, call.callee.object) !== 'Client') return;
  const awaited = file.scopes.parentOf(call);
  const declarator = awaited?.type === 'AwaitExpression' ? file.scopes.parentOf(awaited) : undefined;
  if (declarator?.type !== 'VariableDeclarator') return;
  const binding = declarator.id.type === 'Identifier' ? file.scopes.bindingOf(declarator.id) : undefined;
  const asks = binding?.references.some(({ node }) => file.scopes.parentOf(node)?.property?.name === 'isError');
  if (asks)
    file.todos.add(
      call,
      'errors/unknown-tool',
      `a call of a tool that is not registered rejects with ProtocolError (InvalidParams) now instead of giving a result with isError; expect the rejection.`,
    );
}
