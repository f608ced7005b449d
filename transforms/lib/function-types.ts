import type { Node } from '../../src/engine/node.js';
import { isContextType } from '../../src/sdk/context.js';
import { functionAt } from './callbacks.js';
import { isMember, memberKey, propertyKey } from './members.js';
import { memberOf as membersOf, type Place, sourcesOf, typeNamed } from './registration-sources.js';
import { exportedName, typeName } from './values.js';

/** A function's parameter that gets the handler context. */
export interface ContextParameter {
  index: number;
  type: 'ServerContext' | 'ClientContext';
}

const argumentsOf = (node: Node): Node[] => (node.typeParameters ?? node.typeArguments)?.params ?? [];

/** How many parameters no argument goes to: `this`, which may be declared as the first. */
export function thisParameters(callable: Node): number {
  const [first] = ((callable.parameters ?? callable.params) as Node[] | undefined) ?? [];
  return first?.type === 'Identifier' && first.name === 'this' ? 1 : 0;
}

/** The context parameter of a function type: spelled out, an SDK callback type, or an alias of either. */
export function contextOfType(place: Place | undefined, depth = 0): ContextParameter | undefined {
  if (!place || depth > 8) return undefined;
  const { file, facts, node } = place;
  const next = (inner: Node | undefined) => inner && contextOfType({ file, facts, node: inner }, depth + 1);
  switch (node.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSOptionalType':
      return next(node.typeAnnotation);
    case 'TSFunctionType':
    case 'TSMethodSignature':
    case 'TSCallSignatureDeclaration': {
      const parameters = (node.parameters ?? node.params) as Node[];
      for (const [index, parameter] of parameters.entries()) {
        const type = typeName(file, facts, parameter.typeAnnotation);
        if (isContextType(type)) return { index: index - thisParameters(node), type };
      }
      return undefined;
    }
    case 'TSUnionType':
    case 'TSIntersectionType':
      for (const type of node.types as Node[]) {
        const found = next(type);
        if (found) return found;
      }
      return undefined;
    case 'TSTypeReference': {
      const callback = callbackIndex(exportedName(file, facts, node.typeName), argumentsOf(node));
      if (callback !== undefined) return { index: callback, type: 'ServerContext' };
      return contextOfType(typeNamed({ file, facts, node: node.typeName })[0], depth + 1);
    }
    case 'TSTypeAliasDeclaration':
      return next(node.typeAnnotation);
    case 'TSInterfaceDeclaration':
      return next((node.body.body as Node[]).find((member) => member.type === 'TSCallSignatureDeclaration'));
  }
  return undefined;
}

/** Where the SDK's own callback types have the context. */
export function callbackIndex(name: string | undefined, typeArguments: readonly Node[]): number | undefined {
  switch (name) {
    case 'ToolCallback':
    case 'PromptCallback':
      return typeArguments[0] && typeArguments[0].type !== 'TSUndefinedKeyword' ? 1 : 0;
    case 'BaseToolCallback':
      return typeArguments[2] && typeArguments[2].type !== 'TSUndefinedKeyword' ? 1 : 0;
    case 'ListResourcesCallback':
      return 0;
    case 'ReadResourceCallback':
      return 1;
    case 'ReadResourceTemplateCallback':
      return 2;
  }
  return undefined;
}

/** The type of a member of an object type, through aliases, `Record`, `Partial` and imports. */
export function memberOf(place: Place | undefined, key: string): Place | undefined {
  return place && membersOf([typeOnly(place)], key, 0)[0];
}

const typeOnly = (place: Place): Place =>
  place.node.type === 'TSTypeAnnotation' ? { ...place, node: place.node.typeAnnotation } : place;

/** The type of an array's elements. */
function elementOf(place: Place | undefined, depth = 0): Place | undefined {
  if (!place || depth > 8) return undefined;
  const { node } = place;
  const at = (inner: Node): Place => ({ ...place, node: inner });
  switch (node.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSTypeOperator':
    case 'TSTypeAliasDeclaration':
      return elementOf(at(node.typeAnnotation), depth + 1);
    case 'TSArrayType':
      return at(node.elementType);
    case 'TSTypeReference': {
      const [first] = argumentsOf(node);
      if (first && /^(Readonly)?Array$/.test(node.typeName.name)) return at(first);
      return elementOf(typeNamed(at(node.typeName))[0], depth + 1);
    }
  }
  return undefined;
}

/** The type that the place of an expression asks of it: an annotation, a cast, a parameter's, a return type's. */
export function expectedType(place: Place, depth = 0): Place | undefined {
  if (depth > 8) return undefined;
  const { file, facts, node } = place;
  const at = (inner: Node): Place => ({ file, facts, node: inner });
  const parent = file.scopes.parentOf(node);
  switch (parent?.type) {
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
      return expectedType(at(parent), depth + 1);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      // `as const`, `as any`, `as unknown as T`: what counts stands further out.
      return /^TS(Any|Unknown)Keyword$/.test(parent.typeAnnotation.type) ||
        parent.typeAnnotation.typeName?.name === 'const'
        ? expectedType(at(parent), depth + 1)
        : at(parent.typeAnnotation);
    case 'ConditionalExpression':
      return parent.test === node ? undefined : expectedType(at(parent), depth + 1);
    case 'LogicalExpression':
      return parent.right === node ? expectedType(at(parent), depth + 1) : undefined;
    case 'VariableDeclarator':
    case 'AssignmentPattern': {
      const target = parent.type === 'VariableDeclarator' ? parent.id : parent.left;
      return target.typeAnnotation && at(target.typeAnnotation);
    }
    case 'ClassProperty':
      return parent.value === node && parent.typeAnnotation ? at(parent.typeAnnotation) : undefined;
    case 'ArrayExpression':
      return elementOf(expectedType(at(parent), depth + 1));
    case 'ObjectProperty': {
      const key = propertyKey(parent);
      const object = file.scopes.parentOf(parent);
      return key !== undefined && object && parent.value === node
        ? memberOf(expectedType(at(object), depth + 1), key)
        : undefined;
    }
    case 'ObjectExpression': {
      const key = node.type === 'ObjectMethod' ? propertyKey(node) : undefined;
      return key === undefined ? undefined : memberOf(expectedType(at(parent), depth + 1), key);
    }
    case 'ReturnStatement': {
      const callable = file.ancestor(parent, (at) => Array.isArray(at.params) && 'body' in at);
      return callable?.returnType && at(resolved(callable.returnType));
    }
    case 'ArrowFunctionExpression':
      return parent.body === node && parent.returnType ? at(resolved(parent.returnType)) : undefined;
    case 'CallExpression':
    case 'NewExpression': {
      const index = (parent.arguments as Node[]).indexOf(node);
      return index < 0 ? undefined : parameterAnnotation(at(parent.callee), index);
    }
  }
  return undefined;
}

/** `Promise<T>` → `T`. */
function resolved(annotation: Node): Node {
  const type = annotation.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : annotation;
  const [first] = argumentsOf(type);
  return type.type === 'TSTypeReference' && type.typeName.name === 'Promise' && first ? first : type;
}

/** The annotation of a parameter of a function, here or in another file. */
function parameterAnnotation({ file, facts, node: callee }: Place, index: number): Place | undefined {
  // `compose(a, b)(handler)`: what the function asks for that the first call gives.
  if (callee.type === 'CallExpression') {
    const [made, ...others] = sourcesOf({ file, facts, node: callee });
    const parameter = ((made?.node.parameters ?? made?.node.params) as Node[] | undefined)?.[index];
    const annotation = parameter && (parameter.typeAnnotation ?? parameter.left?.typeAnnotation);
    return made && annotation && others.length === 0 ? { ...made, node: annotation } : undefined;
  }
  if (isMember(callee)) return methodParameter({ file, facts, node: callee }, index);
  if (callee.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(callee);
  const record = file.imports.of(binding);
  const declared = record
    ? facts.declarationOf?.(record.original.source, record.original.name)
    : binding && { file, facts, node: binding.id };
  const made = declared && functionAt(declared);
  const parameter = made?.node.params[index] as Node | undefined;
  const annotation = parameter && (parameter.typeAnnotation ?? parameter.left?.typeAnnotation);
  return made && annotation && { ...made, node: annotation };
}

/** Methods of lists, promises and emitters: what they hand to a function is asked for elsewhere. */
const BUILT_IN =
  /^(?:map|flatMap|filter|forEach|find\w*|some|every|reduce\w*|sort|toSorted|then|catch|finally|on|once|off|addListener|get|post|put|delete|all|push|set\w*Handler|register\w+|tool|prompt|resource)$/;

/** `pool.with(async (client) => …)`, of a method or member whose function declares what it is handed. */
function methodParameter({ file, facts, node: callee }: Place, index: number): Place | undefined {
  const key = memberKey(callee);
  if (key === undefined || BUILT_IN.test(key)) return undefined;
  const [made, ...others] = sourcesOf({ file, facts, node: callee });
  const all = ((made?.node.parameters ?? made?.node.params) as Node[] | undefined) ?? [];
  const parameter = made && all[index + thisParameters(made.node)];
  const annotation = parameter && (parameter.typeAnnotation ?? parameter.left?.typeAnnotation);
  return made && annotation && others.length === 0 ? { ...made, node: annotation } : undefined;
}
