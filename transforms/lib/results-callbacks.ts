import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import { breakLongCall } from './call-layout.js';
import { columns, expandObject, indentAt, isMultiline, restOfLine, textBefore } from './layout.js';
import { isCall, isMember } from './members.js';
import { roleOf } from './migration.js';
import { TAKES_ANY } from './results-casts.js';
import { sdkTypeOf, typeName } from './values.js';

/** What the SDK's callback types returned in v1. v2's may return an InputRequiredResult as well (its .d.ts). */
const RESULTS: Readonly<Record<string, string>> = {
  ToolCallback: 'CallToolResult',
  PromptCallback: 'GetPromptResult',
  ReadResourceCallback: 'ReadResourceResult',
  ReadResourceTemplateCallback: 'ReadResourceResult',
};

/** A file without these words calls nothing of the kind by a type it names itself. */
export const CALLBACK_TYPES = /\b(?:Tool|Prompt|ReadResource|ReadResourceTemplate)Callback\b/;

/**
 * Says what the result of a callback is where the code reads it: the callbacks of v1 knew no other one, and these still
 * return none. Types only; a result nobody reads stays as it is.
 */
export function castCallbackResults(file: SourceFile, facts: FileFacts): void {
  if (file.language === 'js' || !CALLBACK_TYPES.test(file.text)) return;
  for (const call of file.scopes.calls) {
    if (!isCall(call) || file.isIgnored(call)) continue;
    const result = resultOfCallback(file, facts, call);
    if (result) castResult(file, facts, call, result);
  }
}

/** The type v1 gave the result of a call of an SDK callback; undefined for any other call. */
export function resultOfCallback(file: SourceFile, facts: FileFacts, call: Node): string | undefined {
  if (!isCall(call) || !/^(?:Identifier|TSNonNullExpression|(?:Optional)?MemberExpression)$/.test(call.callee.type))
    return undefined;
  const type = sdkTypeOf(file, facts, call.callee);
  return type && Object.hasOwn(RESULTS, type) ? RESULTS[type] : undefined;
}

function castResult(file: SourceFile, facts: FileFacts, call: Node, result: string): void {
  const above = file.scopes.parentOf(call);
  const isAwaited = above?.type === 'AwaitExpression';
  const value = isAwaited ? above : call;
  const parent = file.scopes.parentOf(value);
  if (!parent || !(isAwaited ? relies(file, facts, parent, value, result) : isReturned(file, facts, value, result)))
    return;
  const source = specifierFor('role', roleOf(file, facts));
  const name = file.imports.use(source, result, { at: call, type: true });
  const type = isAwaited ? name : `${name} | Promise<${name}>`;
  const text = ` as ${call.optional ? `${type} | undefined` : type}`;
  // `(await run()).content` has one pair of parentheses already: what is put inside them needs another.
  if (isAwaited) file.edits.insert(value.start, '(');
  file.edits.insert(value.end, isAwaited ? `)${text}` : text);
  layOut(file, call, text.length + (isAwaited ? 2 : 0));
}

/** Breaks the call's arguments as formatters do when the cast makes its line too long. */
function layOut(file: SourceFile, call: Node, added: number): void {
  const [first, ...others] = call.arguments as Node[];
  if (!first || isMultiline(file, call)) return;
  const last = others.at(-1) ?? first;
  const line = textBefore(file, call.end) + restOfLine(file, call.end);
  if (columns(line) + added <= file.style.width) return;
  const value = file.scopes.parentOf(call)!;
  const arrow = value.type === 'AwaitExpression' ? file.scopes.parentOf(value) : value;
  if (arrow?.type === 'ArrowFunctionExpression') {
    const gap = /[ \t]*$/.exec(file.text.slice(arrow.start, arrow.body.start))![0].length;
    const fresh = file.style.eol + indentAt(file, arrow.start) + file.style.indent;
    if (gap > 0) file.edits.overwrite(arrow.body.start - gap, arrow.body.start, fresh);
    return;
  }
  if (last.type === 'ObjectExpression' && expandObject(file, last, indentAt(file, call.start))) return;
  if (!/^(?:Arrow)?FunctionExpression$|^ArrayExpression$/.test(last.type))
    breakLongCall(file, call, columns(file.textOf(first)) + added);
}

/** Whether the place of a result asks for more than the two kinds of v2 have in common. */
function relies(file: SourceFile, facts: FileFacts, parent: Node, value: Node, result: string): boolean {
  switch (parent.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.object === value && readsMore(file, parent);
    case 'VariableDeclarator':
      if (parent.id.typeAnnotation) return typeName(file, facts, parent.id.typeAnnotation) === result;
      if (parent.id.type !== 'Identifier') return parent.id.type === 'ObjectPattern';
      return isReadBy(file, parent.id);
    case 'AssignmentExpression': {
      if (parent.right !== value || parent.operator !== '=') return false;
      if (parent.left.type !== 'Identifier') return sdkTypeOf(file, facts, parent.left) === result;
      const id = file.scopes.bindingOf(parent.left)?.id as Node | undefined;
      return id?.typeAnnotation ? typeName(file, facts, id.typeAnnotation) === result : isReadBy(file, parent.left);
    }
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return isReturned(file, facts, value, result);
  }
  return takesResult(file, parent, value);
}

/** Whether a variable's result is read in a way that asks for its type. */
function isReadBy(file: SourceFile, id: Node): boolean {
  return (file.scopes.bindingOf(id)?.references ?? []).some(({ node }) => {
    let at = node;
    let parent = file.scopes.parentOf(at);
    if (parent?.type === 'TSNonNullExpression') {
      at = parent;
      parent = file.scopes.parentOf(at);
    }
    if (!parent) return false;
    return isMember(parent) && parent.object === at ? readsMore(file, parent) : takesResult(file, parent, at);
  });
}

/** `run(result)`, `[...result.content]`: but for what takes any value. */
function takesResult(file: SourceFile, parent: Node, value: Node): boolean {
  if (parent.type === 'NewExpression') return parent.callee !== value;
  return isCall(parent) && parent.callee !== value && !TAKES_ANY.test(file.textOf(parent.callee));
}

/** Places where a value of any type will do. */
const ANYWHERE =
  /^(?:ExpressionStatement|(?:Binary|Logical|Conditional|Unary)Expression|(?:If|While)Statement|TemplateLiteral|TSAsExpression|TSTypeAssertion|ObjectProperty)$/;

/** Whether a member of a result is used as more than a value one knows nothing about. */
function readsMore(file: SourceFile, member: Node): boolean {
  let at = member;
  let parent = file.scopes.parentOf(at);
  while (parent && /^(?:ChainExpression|TSNonNullExpression)$/.test(parent.type)) {
    at = parent;
    parent = file.scopes.parentOf(at);
  }
  if (!parent) return false;
  if (isCall(parent)) return parent.callee === at || takesResult(file, parent, at);
  if (parent.type === 'VariableDeclarator') return parent.id.type !== 'Identifier' || isUsed(file, parent.id);
  return !ANYWHERE.test(parent.type);
}

function isUsed(file: SourceFile, id: Node): boolean {
  return (file.scopes.bindingOf(id)?.references ?? []).some(({ node }) => {
    const parent = file.scopes.parentOf(node);
    return parent !== undefined && (isMember(parent) ? parent.object === node : takesResult(file, parent, node));
  });
}

/** Whether a value is returned by a function that declares the result v1's callback had. */
function isReturned(file: SourceFile, facts: FileFacts, value: Node, result: string): boolean {
  const parent = file.scopes.parentOf(value);
  const isBody = parent?.type === 'ArrowFunctionExpression' && unwrap(parent.body) === value;
  if (!isBody && parent?.type !== 'ReturnStatement') return false;
  const callable = isBody ? parent : file.ancestor(value, (node) => Array.isArray(node.params) && !!node.body);
  return callable?.returnType ? typeName(file, facts, callable.returnType) === result : false;
}
