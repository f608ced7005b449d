import type { FileFacts } from '../../src/engine/facts.js';
import { eachChild, type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isLog } from './hosting-model.js';
import { isCall, isMember, memberKey } from './members.js';

// Code that keeps a session id from one run to the next, and does nothing else.

/** Where such code stands, and what is an id there. */
export interface Keeping {
  file: SourceFile;
  facts: FileFacts;
  isId(node: Node): boolean;
}

const READS = /^(?:read(?:File)?(?:Sync)?|existsSync|access(?:Sync)?|getItem)$/;
const WRITES = /^(?:write(?:File)?(?:Sync)?|unlink(?:Sync)?|rm(?:Sync)?|setItem|removeItem)$/;
const HELPERS =
  /^(?:join|resolve|homedir|tmpdir|dirname|basename|parse|stringify|trim|toString|String|cwd|fileURLToPath|mkdir(?:Sync)?)$/;
const MODULES = /^(?:node:)?(?:fs|fs\/promises|path|os|url|process)$/;
const GLOBALS = /^(?:JSON|String|localStorage|sessionStorage|process)$/;

/** Whether something does nothing but read, write, remove or pass on an id: it may go once no transport is given one. */
export function isKept(keeping: Keeping, node: Node, depth = 0): boolean {
  if (depth > 24) return false;
  const { file } = keeping;
  const next = (inner: Node) => isKept(keeping, inner, depth + 1);
  const at = unwrap(node);
  if (isLog(file, at)) return true;
  switch (at.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
      return isKeptCall(keeping, at, depth);
    case 'AssignmentExpression':
      return (isEnvironment(at.left) || at.left.type === 'Identifier') && next(at.right);
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return isKept({ ...keeping, isId: (id) => isOwnParameter(file, at, id) || keeping.isId(id) }, at.body, depth + 1);
    case 'NewExpression':
      return at.callee.name === 'URL' && (at.arguments as Node[]).every(next);
    case 'UpdateExpression':
    case 'ThrowStatement':
    case 'YieldExpression':
    case 'TaggedTemplateExpression':
    case 'ImportExpression':
      return false;
  }
  let kept = true;
  eachChild(at, (child) => {
    kept &&= next(child);
  });
  return kept;
}

/** Whether something reads an id from where ids are kept: a file, the browser's storage, the environment. */
export function isStoring(keeping: Keeping, node: Node): boolean {
  const at = unwrap(node);
  if (isEnvironment(at)) return true;
  if (isCall(at) && isKeptCall(keeping, at, 0)) {
    if (READS.test(calledName(at) ?? '')) return true;
    const found = functionBehind(keeping, at.callee);
    if (found && isStoring({ ...keeping, ...found }, found.node.body)) return true;
  }
  let storing = false;
  eachChild(at, (child) => {
    storing ||= isStoring(keeping, child);
  });
  return storing;
}

function isKeptCall(keeping: Keeping, call: Node, depth: number): boolean {
  const { file } = keeping;
  const args = call.arguments as Node[];
  const name = calledName(call);
  const { callee } = call;
  const plain = args.every((argument) => isKept(keeping, argument, depth + 1));
  if (!plain || name === undefined) return false;
  if (isMember(callee) && name === 'catch') return isKept(keeping, callee.object, depth + 1);
  if (callee.name === 'require') return MODULES.test(stringValue(args[0]) ?? '');
  const isOwn = isMember(callee) ? isOfModule(file, callee.object) : isOfModule(file, callee);
  const isText = isMember(callee) && /^(?:trim|toString)$/.test(name) && isKept(keeping, callee.object, depth + 1);
  if (isText) return true;
  if (isOwn) {
    if (READS.test(name) || HELPERS.test(name)) return true;
    // What is written must be the id and nothing else.
    return WRITES.test(name) && (args[1] === undefined || /^(?:unlink|rm)/.test(name) || isOnlyId(keeping, args[1]));
  }
  const found = functionBehind(keeping, callee);
  if (!found) return false;
  return isKept({ ...found, isId: () => false }, found.node, depth + 1);
}

const calledName = (call: Node): string | undefined =>
  isMember(call.callee) ? memberKey(call.callee) : call.callee.name;

/** A name imported from (or required of) node's file and path modules, or one of the globals that keep things. */
function isOfModule(file: SourceFile, node: Node): boolean {
  const at = unwrap(node);
  if (isMember(at)) return isOfModule(file, at.object);
  if (at.type !== 'Identifier') return false;
  const binding = file.scopes.bindingOf(at);
  if (!binding) return GLOBALS.test(at.name);
  const record = file.imports.of(binding);
  if (record) return MODULES.test(record.original.source);
  const init =
    binding.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : undefined;
  return (
    init?.type === 'CallExpression' &&
    init.callee.name === 'require' &&
    MODULES.test(stringValue(init.arguments[0]) ?? '')
  );
}

/** The function a call runs, in this file or another. */
function functionBehind(
  keeping: Keeping,
  callee: Node,
): { file: SourceFile; facts: FileFacts; node: Node } | undefined {
  const { file, facts } = keeping;
  const binding = callee.type === 'Identifier' ? file.scopes.bindingOf(callee) : undefined;
  if (!binding) return undefined;
  const record = file.imports.of(binding);
  if (record) {
    const found = facts.declarationOf?.(record.original.source, record.original.name);
    const node = found?.node.params ? found.node : undefined;
    return found && node?.body ? { file: found.file, facts: found.facts, node } : undefined;
  }
  const node = binding.kind === 'function' ? binding.declaration : binding.declaration.init;
  return node?.params && node.body ? { file, facts, node } : undefined;
}

function isOwnParameter(file: SourceFile, callable: Node, node: Node): boolean {
  const at = unwrap(node);
  return at.type === 'Identifier' && file.scopes.bindingOf(at)?.declaration === callable;
}

/** The id, `String(id)`, `JSON.stringify({ sessionId: id })`, or nothing at all. */
function isOnlyId(keeping: Keeping, node: Node): boolean {
  const at = unwrap(node);
  if (keeping.isId(at) || stringValue(at) === '') return true;
  if (at.type === 'LogicalExpression') return isOnlyId(keeping, at.left);
  if (at.type === 'TemplateLiteral') return at.expressions.length === 1 && isOnlyId(keeping, at.expressions[0]);
  if (isCall(at) && /^(?:String|stringify|toString)$/.test(calledName(at) ?? ''))
    return at.arguments[0]
      ? isOnlyId(keeping, at.arguments[0])
      : isMember(at.callee) && isOnlyId(keeping, at.callee.object);
  if (at.type !== 'ObjectExpression' || at.properties.length !== 1) return false;
  return at.properties[0].type === 'ObjectProperty' && isOnlyId(keeping, at.properties[0].value);
}

/** `process.env.NAME`. */
function isEnvironment(node: Node): boolean {
  const at = unwrap(node);
  return isMember(at) && isMember(at.object) && at.object.object.name === 'process' && memberKey(at.object) === 'env';
}
