import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { memberOf } from './function-types.js';
import { isCall, propertyKey, wrapped } from './members.js';
import { type Place, sourcesOf, typeNamed } from './registration-sources.js';

/**
 * Whether a type is a plain record, as v1's headers were: `Record<string, …>`, an index signature, Node's
 * `IncomingHttpHeaders`; followed through aliases, unions and other files.
 */
export function isRecordType(place: Place | undefined, depth = 0): boolean {
  if (!place?.node || depth > 8) return false;
  const { node } = place;
  const at = (inner: Node | undefined): boolean => !!inner && isRecordType({ ...place, node: inner }, depth + 1);
  switch (node.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSOptionalType':
    case 'TSTypeAliasDeclaration':
      return at(node.typeAnnotation);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return (node.types as Node[]).some(at);
    case 'TSTypeLiteral':
      return hasIndex(node.members);
    case 'TSInterfaceDeclaration':
      return hasIndex(node.body.body);
    case 'TSTypeReference': {
      const name = node.typeName.name ?? node.typeName.right?.name;
      const [first] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
      const named = typeNamed({ ...place, node: node.typeName });
      if (named.length > 0) return named.some((inner) => isRecordType(inner, depth + 1));
      if (/^(?:Partial|Readonly|Required)$/.test(name)) return at(first);
      return name === 'Record' || name === 'IncomingHttpHeaders';
    }
  }
  return false;
}

const hasIndex = (members: readonly Node[]): boolean => members.some(({ type }) => type === 'TSIndexSignature');

/** Whether a type says nothing of what it holds. */
export function isAnything(type: Node): boolean {
  const at = type.type === 'TSTypeAnnotation' ? type.typeAnnotation : type;
  return /^TS(?:Any|Unknown|Object)Keyword$/.test(at.type);
}

/** What the parameters of a call ask of a value in an object literal among its arguments. */
export function argumentType(file: SourceFile, facts: FileFacts, call: Node, value: Node): Place | undefined {
  const keys: string[] = [];
  let at = value;
  while (file.scopes.parentOf(at) !== call) {
    const parent = file.scopes.parentOf(at)!;
    if (parent.type === 'ObjectProperty') keys.unshift(propertyKey(parent) ?? '');
    at = parent;
  }
  const index = (call.arguments as Node[]).indexOf(at);
  for (const place of sourcesOf({ file, facts, node: unwrap(call.callee) })) {
    const parameter = ((place.node.parameters ?? place.node.params) as Node[] | undefined)?.[index];
    const annotation = (parameter?.left ?? parameter)?.typeAnnotation as Node | undefined;
    if (!annotation) continue;
    if (isAnything(annotation)) return { ...place, node: annotation };
    let type: Place | undefined = { ...place, node: annotation };
    for (const key of keys) type = memberOf(type, key);
    if (type) return type;
  }
  return undefined;
}

/** The call that takes the object literal a value stands in: `log(…, { request: { headers } })`. */
export function literalsCall(file: SourceFile, value: Node): Node | undefined {
  let at = value;
  for (;;) {
    const property = file.scopes.parentOf(at);
    const object = property?.type === 'ObjectProperty' && property.value === at && file.scopes.parentOf(property);
    if (!object) return undefined;
    if (object.type !== 'ObjectExpression') return undefined;
    at = wrapped(file, object);
    const parent = file.scopes.parentOf(at);
    if (isCall(parent)) return unwrap(parent.callee) === at ? undefined : parent;
  }
}
