import type { Node } from '../../src/engine/node.js';
import { type Place, typeNamed } from './registration-sources.js';
import { exportedName } from './values.js';

/** Types whose values v2 does not take for JSON. */
const OPEN = /^TS(?:Unknown|Object|Function|Symbol|BigInt)(?:Keyword|Type)$/;

/**
 * Whether a type the project writes down holds something v2 does not take for JSON where it wants JSON: `unknown`,
 * `object`, functions, or an interface, which has no index signature. `any` goes everywhere. Names are followed; what
 * they do not lead to counts as JSON.
 */
export function holdsMoreThanJson(place: Place, depth = 0): boolean {
  const { node } = place;
  if (depth > 8) return false;
  const next = (inner: Node | null | undefined): boolean =>
    !!inner && holdsMoreThanJson({ ...place, node: inner }, depth + 1);
  if (OPEN.test(node.type)) return true;
  switch (node.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSOptionalType':
    case 'TSTypeAliasDeclaration':
      return next(node.typeAnnotation);
    case 'TSTypeLiteral':
      return (node.members as Node[]).some((member) =>
        /^TS(?:Property|Index)Signature$/.test(member.type)
          ? next(member.typeAnnotation)
          : member.type === 'TSMethodSignature',
      );
    case 'TSUnionType':
    case 'TSIntersectionType':
      return (node.types as Node[]).some(next);
    case 'TSArrayType':
      return next(node.elementType);
    case 'TSInterfaceDeclaration':
      return true;
    case 'TSTypeReference': {
      const args = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
      if (exportedName(place.file, place.facts, node.typeName)) return false;
      if (/^(?:Array|ReadonlyArray|Readonly|Partial|Required|Record|NonNullable)$/.test(node.typeName.name ?? ''))
        return args.some(next);
      const [named, ...others] = typeNamed({ ...place, node: node.typeName });
      return named !== undefined && others.length === 0 && holdsMoreThanJson(named, depth + 1);
    }
  }
  return false;
}
