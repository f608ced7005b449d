import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { enclosingClass, exportedName, sdkTypeOf } from './values.js';

/** Methods of v1's Protocol that concern handlers. */
export const HANDLER_METHOD = /^(?:set|remove)(?:Request|Notification)Handler$|^assertCanSetRequestHandler$/;

/** The classes that have them. */
const PROTOCOLS = new Set(['Server', 'Client', 'Protocol']);

/**
 * What a handler method is called on: `sdk`, proved to be a Server, Client or Protocol (or a class made from one);
 * `foreign`, proved to be something of the project's own that has a method of that name; or `unknown`.
 */
export type Receiver = 'sdk' | 'foreign' | 'unknown';

/** The receiver of `object.method(…)`. */
export function receiverOf(file: SourceFile, facts: FileFacts, object: Node, method: string): Receiver {
  const node = unwrap(object);
  if (node.type === 'Super' || node.type === 'ThisExpression')
    return ofClass(file, facts, enclosingClass(file, node), node.type === 'Super' ? undefined : method);
  const type = sdkTypeOf(file, facts, object);
  if (type !== undefined) return PROTOCOLS.has(type) ? 'sdk' : 'unknown';
  return ofType(file, facts, annotationOf(file, node), method) ?? ofValue(file, facts, node, method) ?? 'unknown';
}

/** The name a member is read by: `a.b`, `a['b']`, `a.#b`. */
export function memberName(node: Node): string | undefined {
  if (!/^(Optional)?MemberExpression$/.test(node.type)) return undefined;
  if (node.computed) return node.property.type === 'StringLiteral' ? node.property.value : undefined;
  return node.property.name ?? node.property.id?.name;
}

/** A class is the SDK's when its line of base classes reaches one of the SDK's; the project's when it has the method. */
function ofClass(
  file: SourceFile,
  facts: FileFacts,
  owner: Node | undefined,
  method: string | undefined,
  depth = 0,
): Receiver {
  if (!owner || depth > 6) return 'unknown';
  const base = owner.superClass as Node | null;
  if (base) {
    const named = exportedName(file, facts, base);
    if (named) return PROTOCOLS.has(named) ? 'sdk' : 'unknown';
    const binding = base.type === 'Identifier' ? file.scopes.bindingOf(base) : undefined;
    if (binding?.kind === 'class') return ofClass(file, facts, binding.declaration, method, depth + 1);
    const record = file.imports.of(binding);
    const type = record && facts.valueOf(record.original.source, record.original.name)?.type;
    if (type && PROTOCOLS.has(type)) return 'sdk';
  }
  const has = (owner.body.body as Node[]).some((member) => member.key?.name === method);
  return method !== undefined && has ? 'foreign' : 'unknown';
}

/** `const hub = new Hub()` with a class of this file, `const hub = { setRequestHandler(schema, handler) {…} }`. */
function ofValue(file: SourceFile, facts: FileFacts, node: Node, method: string): Receiver | undefined {
  const value = node.type === 'Identifier' ? initializerOf(file.scopes.bindingOf(node)) : node;
  const init = value && unwrap(value);
  if (init?.type !== 'NewExpression' || init.callee.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(init.callee);
  return binding?.kind === 'class' ? ofClass(file, facts, binding.declaration, method) : undefined;
}

function initializerOf(binding: Binding | undefined): Node | undefined {
  const declaration = binding?.declaration;
  return declaration?.type === 'VariableDeclarator' && declaration.id === binding?.id ? declaration.init : undefined;
}

/** The type written beside the declaration of a variable, parameter or field. */
function annotationOf(file: SourceFile, node: Node): Node | undefined {
  if (node.type === 'Identifier') return file.scopes.bindingOf(node)?.id.typeAnnotation?.typeAnnotation;
  if (!/^(Optional)?MemberExpression$/.test(node.type) || node.object.type !== 'ThisExpression') return undefined;
  const key = memberName(node);
  for (const member of (enclosingClass(file, node)?.body.body ?? []) as Node[]) {
    if (/Property$/.test(member.type) && (member.key?.name ?? member.key?.id?.name) === key)
      return member.typeAnnotation?.typeAnnotation;
    if (member.kind !== 'constructor') continue;
    for (const parameter of member.params as Node[]) {
      const id =
        parameter.type === 'TSParameterProperty' ? (parameter.parameter.left ?? parameter.parameter) : undefined;
      if (id?.name === key) return id.typeAnnotation?.typeAnnotation;
    }
  }
  return undefined;
}

/** A type of the project's own: a class of this file, or a name imported from elsewhere that is not the SDK's. */
function ofType(file: SourceFile, facts: FileFacts, type: Node | undefined, method: string): Receiver | undefined {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(type.typeName);
  if (binding?.kind === 'class') return ofClass(file, facts, binding.declaration, method);
  const record = file.imports.of(binding);
  return record?.original.source.startsWith('.') ? 'foreign' : undefined;
}
