import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey } from './members.js';
import { exportedName } from './values.js';

/** The SDK's unions of message schemas: every option is an object with the method as a literal, in v1 and in v2. */
const UNIONS = /^(?:Server|Client)(?:Request|Notification)Schema$/;

/**
 * Whether an expression is a name that stands for one schema after the other of a union of the SDK's:
 * `for (const schema of ServerNotificationSchema.options)`, `ServerNotificationSchema.options.forEach((schema) => …)`.
 */
export function isUnionOption(file: SourceFile, facts: FileFacts, node: Node): boolean {
  const at = unwrap(node);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  if (!binding || binding.id.typeAnnotation) return false;
  const { declaration, id } = binding;
  if (declaration.type === 'VariableDeclarator') {
    const loop = file.scopes.parentOf(file.scopes.parentOf(declaration)!);
    const isLoop = loop?.type === 'ForOfStatement' && loop.left.declarations?.[0] === declaration;
    return isLoop && declaration.id === id && binding.kind === 'const' && isOptions(file, facts, loop.right);
  }
  const call =
    binding.kind === 'param' && declaration.params?.[0] === id ? file.scopes.parentOf(declaration) : undefined;
  if (!isCall(call) || call.arguments[0] !== declaration || !isMember(call.callee)) return false;
  return memberKey(call.callee) === 'forEach' && isOptions(file, facts, call.callee.object);
}

function isOptions(file: SourceFile, facts: FileFacts, node: Node): boolean {
  const at = unwrap(node);
  if (!isMember(at) || memberKey(at) !== 'options') return false;
  return UNIONS.test(exportedName(file, facts, unwrap(at.object)) ?? '');
}
