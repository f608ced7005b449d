import type { Node } from '../../src/engine/node.js';
import { unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isMember, memberKey, propertyKey } from './members.js';
import { enclosingClass } from './values.js';

// Types a file writes down for its own values, as nodes: for callbacks that are handed in, `createServer: () => McpServer`.

/**
 * What an expression returns when it is called, by annotation: of a parameter, a constant, a field or parameter property
 * of the class, or a member of an interface or type of the file.
 * @returns the type node behind the arrow, or undefined when nothing of the kind is written down
 */
export function declaredReturn(file: SourceFile, callee: Node): Node | undefined {
  const type = declaredType(file, callee, 0);
  if (type?.type === 'TSFunctionType' || type?.type === 'TSMethodSignature')
    return (type.typeAnnotation ?? type.returnType)?.typeAnnotation;
  return undefined;
}

function declaredType(file: SourceFile, node: Node, depth: number): Node | undefined {
  if (depth > 6) return undefined;
  const at = unwrap(node);
  if (at.type === 'Identifier') {
    const binding = file.scopes.bindingOf(at);
    if (binding?.declarations.length !== 1) return undefined;
    const own = binding.id.typeAnnotation?.typeAnnotation as Node | undefined;
    return own ? resolve(file, own, depth) : ofPattern(file, binding.declaration, binding.id, depth);
  }
  if (!isMember(at) || at.computed) return undefined;
  const key = memberKey(at);
  if (key === undefined) return undefined;
  if (at.object.type === 'ThisExpression') return ofField(file, at, key, depth);
  const holder = declaredType(file, at.object, depth + 1);
  return holder && memberIn(file, holder, key, depth);
}

/** `({ createServer }: Options)` */
function ofPattern(file: SourceFile, callable: Node, id: Node, depth: number): Node | undefined {
  for (const parameter of (callable.params ?? []) as Node[]) {
    const pattern = (parameter.left ?? parameter) as Node;
    if (pattern.type !== 'ObjectPattern' || !pattern.typeAnnotation) continue;
    const property = (pattern.properties as Node[]).find((one) => one.value === id || one.value?.left === id);
    const key = property && propertyKey(property);
    const holder = resolve(file, pattern.typeAnnotation.typeAnnotation, depth);
    if (key !== undefined && holder) return memberIn(file, holder, key, depth);
  }
  return undefined;
}

function ofField(file: SourceFile, member: Node, key: string, depth: number): Node | undefined {
  for (const one of (enclosingClass(file, member)?.body.body ?? []) as Node[]) {
    if (/Property$/.test(one.type) && propertyKey(one) === key && one.typeAnnotation)
      return resolve(file, one.typeAnnotation.typeAnnotation, depth);
    if (one.kind !== 'constructor') continue;
    for (const parameter of one.params as Node[]) {
      const id =
        parameter.type === 'TSParameterProperty' ? (parameter.parameter.left ?? parameter.parameter) : undefined;
      if (id?.name === key && id.typeAnnotation) return resolve(file, id.typeAnnotation.typeAnnotation, depth);
    }
  }
  return undefined;
}

/** A name of the file for a type, followed to what it stands for. */
function resolve(file: SourceFile, type: Node, depth: number): Node | undefined {
  if (depth > 6) return undefined;
  if (type.type === 'TSParenthesizedType') return resolve(file, type.typeAnnotation, depth + 1);
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return type;
  const binding = file.scopes.bindingOf(type.typeName);
  const declaration = binding?.declarations.length === 1 ? binding.declaration : undefined;
  if (declaration?.type === 'TSTypeAliasDeclaration') return resolve(file, declaration.typeAnnotation, depth + 1);
  return declaration?.type === 'TSInterfaceDeclaration' ? declaration.body : type;
}

function memberIn(file: SourceFile, holder: Node, key: string, depth: number): Node | undefined {
  const members = (
    holder.type === 'TSTypeLiteral' ? holder.members : holder.type === 'TSInterfaceBody' ? holder.body : []
  ) as Node[];
  const [member, ...others] = members.filter((one) => propertyKey(one) === key);
  if (!member || others.length > 0) return undefined;
  if (member.type === 'TSMethodSignature') return member;
  const type = member.typeAnnotation?.typeAnnotation as Node | undefined;
  return type && resolve(file, type, depth + 1);
}
