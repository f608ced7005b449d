import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { enclosingClass, exportedName, sdkTypeOf } from './values.js';

/** The name of the member a callee or member expression reads: `tool` in `server.tool` and `server['tool']`. */
export function memberName(node: Node): string | undefined {
  if (!/^(Optional)?MemberExpression$/.test(node.type)) return undefined;
  return node.computed ? stringValue(node.property) : node.property.name;
}

/** Whether a class of this file is, by its bases, one of the SDK's McpServers. */
function isServerClass(file: SourceFile, facts: FileFacts, node: Node | undefined, depth = 0): boolean {
  const base = node?.superClass as Node | null | undefined;
  if (!base || depth > 6) return false;
  if (exportedName(file, facts, base) === 'McpServer') return true;
  const binding = base.type === 'Identifier' ? file.scopes.bindingOf(base) : undefined;
  const record = file.imports.of(binding);
  if (record) return facts.valueOf(record.original.source, record.original.name)?.type === 'McpServer';
  return isServerClass(file, facts, classOf(binding?.declaration), depth + 1);
}

const classOf = (node: Node | undefined): Node | undefined => (node && /^Class/.test(node.type) ? node : undefined);

/** The method of a class, or of a base of it in this file, that hides the SDK's. */
export function ownMethod(file: SourceFile, owner: Node | undefined, name: string, depth = 0): Node | undefined {
  if (!owner || depth > 6) return undefined;
  const found = (owner.body.body as Node[]).find((member) => member.key?.name === name && !member.static);
  const base =
    owner.superClass?.type === 'Identifier' ? file.scopes.bindingOf(owner.superClass)?.declaration : undefined;
  return found ?? ownMethod(file, classOf(base), name, depth + 1);
}

/**
 * Whether `object.method` is the method of the SDK's McpServer: the object is one, or `this`/`super` in a class that
 * extends it, and no class in between has a method of that name.
 */
export function isServerMethod(file: SourceFile, facts: FileFacts, object: Node, method: string): boolean {
  if (object.type === 'ThisExpression' || object.type === 'Super') {
    const owner = enclosingClass(file, object);
    if (!isServerClass(file, facts, owner)) return false;
    const from = object.type === 'Super' ? superOf(file, owner) : owner;
    return !ownMethod(file, from, method);
  }
  const made = classBehind(file, object);
  if (made) return isServerClass(file, facts, made) && !ownMethod(file, made, method);
  return sdkTypeOf(file, facts, object) === 'McpServer';
}

function superOf(file: SourceFile, owner: Node | undefined): Node | undefined {
  const base = owner?.superClass as Node | undefined;
  return base?.type === 'Identifier' ? classOf(file.scopes.bindingOf(base)?.declaration) : undefined;
}

/** The class of this file that an object is made from or typed as. */
function classBehind(file: SourceFile, object: Node): Node | undefined {
  if (object.type === 'NewExpression' && object.callee.type === 'Identifier')
    return classOf(file.scopes.bindingOf(object.callee)?.declaration);
  if (object.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(object);
  const annotation = binding?.id.typeAnnotation?.typeAnnotation as Node | undefined;
  if (annotation?.type === 'TSTypeReference' && annotation.typeName.type === 'Identifier')
    return classOf(file.scopes.bindingOf(annotation.typeName)?.declaration);
  const init =
    binding?.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : undefined;
  return init?.type === 'NewExpression' && binding?.declaration.id === binding?.id
    ? classBehind(file, init)
    : undefined;
}

/** Classes of this file that extend McpServer. */
export function serverClasses(file: SourceFile, facts: FileFacts): Node[] {
  return file.scopes.bindings
    .map((binding) => binding.declaration)
    .filter(
      (node, index, all) => /^Class/.test(node.type) && all.indexOf(node) === index && isServerClass(file, facts, node),
    );
}
