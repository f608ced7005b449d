import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { expectedType, thisParameters } from './function-types.js';
import { isCall, isMember, memberKey } from './members.js';
import { memberOf, type Place, sourcesOf, typeNamed } from './registration-sources.js';
import { typeName } from './values.js';

/**
 * The SDK type a call gives by what the project declares of its callee, in this file or another: a member of an
 * interface or of a type, `app.client()` with `interface App { client: () => Client }`.
 * @returns undefined when one of the functions it may be does not tell, or two of them disagree
 */
export function typeOfDeclaredCall(
  file: SourceFile,
  facts: FileFacts,
  callee: Node,
  depth: number,
): string | undefined {
  const types = sourcesOf({ file, facts, node: callee }, depth).map((callable) => {
    const shape = functionShape(callable);
    const result = shape?.node.returnType ?? (isTyped(shape?.node) ? shape?.node.typeAnnotation : undefined);
    return shape && result ? typeName(shape.file, shape.facts, result) : undefined;
  });
  return types.every((type) => type === types[0]) ? types[0] : undefined;
}

/** Whether a call gives what it is called on: methods of the project's that return `this`, one behind the other. */
export function givesThis(file: SourceFile, facts: FileFacts, callee: Node): boolean {
  const key = isMember(callee) ? memberKey(callee) : undefined;
  if (key === undefined) return false;
  let object = callee.object as Node;
  while (isCall(object) && isMember(object.callee) && givesThis(file, facts, object.callee))
    object = object.callee.object;
  const callables = memberOf(sourcesOf({ file, facts, node: object }), key, 0);
  return (
    callables.length > 0 &&
    callables.every((callable) => {
      const said = callable.node.returnType?.typeAnnotation as Node | undefined;
      if (said) return said.type === 'TSThisType';
      if (callable.node.type !== 'ClassMethod') return false;
      const values = callable.file.returnsOf(callable.node);
      return values.length > 0 && values.every((value) => value.type === 'ThisExpression');
    })
  );
}

/**
 * What the place of a function without types of its own says its parameter is: `suite('x', (app) => …)` with
 * `function suite(name: string, body: (app: App) => void)`.
 */
export function contextualParameter(callable: Place, index: number): Place | undefined {
  const expected = expectedType(callable);
  const shape = expected && functionShape(expected);
  const place = index - thisParameters(callable.node) + (shape ? thisParameters(shape.node) : 0);
  const parameter = ((shape?.node.parameters ?? shape?.node.params) as Node[] | undefined)?.[place];
  const annotation = parameter?.typeAnnotation?.typeAnnotation as Node | undefined;
  return shape && annotation ? { ...shape, node: annotation, optional: !!parameter?.optional } : undefined;
}

const isTyped = (node: Node | undefined): boolean => !!node && /^TS(FunctionType|MethodSignature)$/.test(node.type);

/** The function or function type behind a type: names are followed, what may be missing is left out. */
function functionShape(place: Place, depth = 0): Place | undefined {
  const { node } = place;
  if (depth > 8) return undefined;
  if (isTyped(node) || Array.isArray(node.params)) return node.type.startsWith('TSType') ? undefined : place;
  switch (node.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSOptionalType':
    case 'TSTypeAliasDeclaration':
      return functionShape({ ...place, node: node.typeAnnotation }, depth + 1);
    case 'TSUnionType': {
      const [only, ...others] = (node.types as Node[]).filter((type) => !/^TS(Undefined|Null)Keyword$/.test(type.type));
      return only && others.length === 0 ? functionShape({ ...place, node: only }, depth + 1) : undefined;
    }
    case 'TSTypeReference': {
      // What a generic type's function is of, only its arguments tell.
      if (node.typeParameters ?? node.typeArguments) return undefined;
      const [named, ...others] = typeNamed({ ...place, node: node.typeName });
      return named && others.length === 0 ? functionShape(named, depth + 1) : undefined;
    }
  }
  return undefined;
}
