import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { expectedType, thisParameters } from './function-types.js';
import { type Place, typeNamed } from './registration-sources.js';

/**
 * The type of a function's parameter by the place the function stands at: `run({ test: async ({ client }) => … })`
 * hands it what `run` declares for `test`.
 *
 * @param callable a function without a type of its own for that parameter
 * @param index which parameter
 * @returns the annotation, and the file it stands in
 */
export function expectedParameter(
  file: SourceFile,
  facts: FileFacts,
  callable: Node,
  index: number,
): Place | undefined {
  if (!/FunctionExpression$/.test(callable.type) && callable.kind !== 'method') return undefined;
  const type = functionType(expectedType({ file, facts, node: callable }));
  const place = index - thisParameters(callable) + (type ? thisParameters(type.node) : 0);
  const parameter = ((type?.node.parameters ?? type?.node.params) as Node[] | undefined)?.[place];
  return type && parameter?.typeAnnotation && { ...type, node: parameter.typeAnnotation };
}

/** The function type behind annotations, aliases and `| undefined`. */
function functionType(place: Place | undefined, depth = 0): Place | undefined {
  if (!place || depth > 8) return undefined;
  const { node } = place;
  const next = (inner: Node | undefined) => inner && functionType({ ...place, node: inner }, depth + 1);
  switch (node.type) {
    case 'TSFunctionType':
    case 'TSMethodSignature':
    case 'TSCallSignatureDeclaration':
      return place;
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSOptionalType':
    case 'TSTypeAliasDeclaration':
      return next(node.typeAnnotation);
    case 'TSUnionType': {
      const real = (node.types as Node[]).filter((type) => !/^TS(?:Undefined|Null)Keyword$/.test(type.type));
      return real.length === 1 ? next(real[0]) : undefined;
    }
    case 'TSTypeReference':
      return functionType(typeNamed({ ...place, node: node.typeName })[0], depth + 1);
    case 'TSInterfaceDeclaration':
      return next((node.body.body as Node[]).find((member) => member.type === 'TSCallSignatureDeclaration'));
  }
  return undefined;
}
