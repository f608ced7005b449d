import type { Binding } from '../../src/engine/bindings.js';
import { eachChild, type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { parseV1Specifier } from '../../src/sdk/specifiers.js';
import { isMember, memberKey, propertyKey } from './members.js';

/**
 * Whether headers or request information are spelled as v1 had them. In v2's spelling the author knows what they are,
 * and nothing is to be converted or said.
 */
export function isV1Spelled(file: SourceFile, node: Node, depth = 0): boolean {
  const at = unwrap(node);
  if (depth > 6) return false;
  const next = (inner: Node) => isV1Spelled(file, inner, depth + 1);
  if (isMember(at)) {
    const key = memberKey(at);
    return key === 'requestInfo' || (key !== 'http' && next(at.object));
  }
  if (at.type === 'LogicalExpression') return next(at.left);
  if (at.type !== 'Identifier') return false;
  const binding = file.scopes.bindingOf(at);
  if (!binding) return false;
  const property = file.scopes.parentOf(binding.id);
  if (property?.type === 'ObjectProperty' && propertyKey(property) === 'requestInfo') return true;
  const annotation = annotationOf(file, binding);
  if (annotation) return namesV1(file, annotation);
  if (binding.declaration.type === 'VariableDeclarator')
    return !!binding.declaration.init && next(binding.declaration.init);
  return binding.kind === 'param' && property?.type !== 'ObjectProperty';
}

function annotationOf(file: SourceFile, { id }: Binding): Node | undefined {
  if (id.typeAnnotation) return id.typeAnnotation;
  const property = file.scopes.parentOf(id);
  return property?.type === 'ObjectProperty' ? file.scopes.parentOf(property)?.typeAnnotation : undefined;
}

/** Whether a type names something that is imported from v1, or from a file of the project. */
function namesV1(file: SourceFile, type: Node): boolean {
  let found = false;
  const seen = new Set<Node>();
  const look = (node: Node) => {
    if (node.type === 'Identifier') {
      const binding = file.scopes.bindingOf(node);
      const record = file.imports.of(binding);
      if (record && !/^@modelcontextprotocol\/(?!sdk)/.test(record.original.source)) found = true;
      if (record && parseV1Specifier(record.original.source)) found = true;
      // An alias or interface of this file.
      const declaration = binding?.declaration;
      if (declaration && /^TS/.test(declaration.type) && !seen.has(declaration)) {
        seen.add(declaration);
        look(declaration);
      }
    }
    eachChild(node, look);
  };
  look(type);
  return found;
}

/** Whether an expression is there for sure: nothing it is read from may be missing. */
export function isSure(file: SourceFile, node: Node): boolean {
  const at = unwrap(node);
  if (isMember(at)) {
    for (let part: Node = at; isMember(part); part = unwrap(part.object)) if (part.optional) return false;
    return true;
  }
  if (at.type === 'LogicalExpression') return unwrap(at.right).type === 'ObjectExpression';
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  if (!binding) return false;
  const annotation = binding.id.typeAnnotation?.typeAnnotation as Node | undefined;
  if (annotation) return annotation.type === 'TSTypeReference' && !binding.id.optional;
  const { declaration, kind } = binding;
  if (kind !== 'const' || declaration.type !== 'VariableDeclarator' || !declaration.init) return false;
  // What was taken out of something was there, or taking it out would have thrown.
  return declaration.id.type === 'ObjectPattern' || isSure(file, declaration.init);
}
