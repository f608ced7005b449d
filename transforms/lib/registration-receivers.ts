import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { declaredThis, typeOfInstances } from './class-types.js';
import { enclosingClass, sdkTypeOf } from './values.js';

/** The name of the member a callee or member expression reads: `tool` in `server.tool` and `server['tool']`. */
export function memberName(node: Node): string | undefined {
  if (!/^(Optional)?MemberExpression$/.test(node.type)) return undefined;
  return node.computed ? stringValue(node.property) : node.property.name;
}

/** Whether a class of this file is, by its bases, one of the SDK's McpServers. */
function isServerClass(file: SourceFile, facts: FileFacts, node: Node | undefined): boolean {
  return !!node?.superClass && typeOfInstances(file, facts, node) === 'McpServer';
}

const classOf = (node: Node | undefined): Node | undefined => (node && /^Class/.test(node.type) ? node : undefined);

/** The method of a class, or of a base of it in this file, that hides the SDK's. */
export function ownMethod(file: SourceFile, owner: Node | undefined, name: string, depth = 0): Node | undefined {
  if (!owner || depth > 6) return undefined;
  const found = (owner.body.body as Node[]).find((member) => member.key?.name === name && !member.static);
  return found ?? ownMethod(file, superOf(file, owner), name, depth + 1);
}

/**
 * Whether `object.method` is the method of the SDK's McpServer: the object is one, or `this`/`super` in a class that
 * extends it, and no class in between has a method of that name.
 */
export function isServerMethod(file: SourceFile, facts: FileFacts, object: Node, method: string): boolean {
  if (object.type === 'ThisExpression' && declaredThis(file, facts, object))
    return sdkTypeOf(file, facts, object) === 'McpServer';
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
  // `extends Mixin(Base)`: the class that the mixin of this file returns.
  const named = base?.type === 'CallExpression' ? (base.callee as Node) : base;
  const declaration = named?.type === 'Identifier' ? file.scopes.bindingOf(named)?.declaration : undefined;
  if (base === named) return classOf(declaration);
  const callable = declaration?.type === 'VariableDeclarator' ? (declaration.init as Node | null) : declaration;
  if (!callable?.params) return undefined;
  return classOf(callable.body.type === 'BlockStatement' ? file.returnsOf(callable)[0] : callable.body);
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
