import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { expectedType } from './function-types.js';
import { declaredType, type Place } from './handler-results-types.js';
import { isTool } from './listed-tools.js';
import { isCall, isMember, memberKey, membersCalled } from './members.js';
import { typeNamed } from './registration-sources.js';
import { isTested } from './results-casts.js';
import { exportedName } from './values.js';

const SCHEMA = /^(?:input|output)Schema$/;

/** What v1 called a member of a tool's schema. */
const V1_TYPES: Readonly<Record<string, string>> = { properties: 'Record<string, object>', required: 'string[]' };

interface Use {
  file: SourceFile;
  facts: FileFacts;
  /** Members of an output schema are of no type at all in v2. */
  unknown: boolean;
  type: string;
}

/**
 * Code that reads the schemas of tools. v1 said that every property is an object, v2 that it is JSON, and of an output
 * schema's members v2 says nothing: where the code relies on it, it gets v1's type.
 */
export function castProperties(file: SourceFile, facts: FileFacts): void {
  for (const [key, type] of Object.entries(V1_TYPES))
    for (const member of membersCalled(file, key)) {
      const schema = schemaBehind(file, facts, member.object);
      if (!schema || file.isIgnored(member)) continue;
      const unknown = schema === 'outputSchema';
      if (key === 'properties' || unknown) settle({ file, facts, unknown, type }, member);
    }
}

/** Which schema of a tool an expression is: `tool.inputSchema`, a constant with it, `Tool['inputSchema']`. */
function schemaBehind(file: SourceFile, facts: FileFacts, node: Node, depth = 0): string | undefined {
  const at = unwrap(node);
  if (depth > 4) return undefined;
  if (isMember(at)) {
    const key = memberKey(at) ?? '';
    return SCHEMA.test(key) && isTool(file, facts, at.object) ? key : undefined;
  }
  if (at.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(at);
  const { declaration } = binding ?? {};
  if (declaration?.type === 'VariableDeclarator' && declaration.id === binding?.id && !declaration.id.typeAnnotation)
    return declaration.init ? schemaBehind(file, facts, declaration.init, depth + 1) : undefined;
  const type = declaredType({ file, facts, node: at });
  const key = type?.node.type === 'TSIndexedAccessType' ? (stringValue(type.node.indexType.literal) ?? '') : '';
  return type && SCHEMA.test(key) && exportedName(type.file, type.facts, type.node.objectType.typeName) === 'Tool'
    ? key
    : undefined;
}

function settle(use: Use, member: Node): void {
  const { file } = use;
  const { value, sure } = outermost(file, member);
  const parent = file.scopes.parentOf(value);
  if (!parent) return;
  if (isFallback(parent, value)) {
    const outer = outermost(file, parent).value;
    if (goesThrough(file, outer) || holds(use, outer)) cast(use, member, value, true, true);
    return;
  }
  if (goesThrough(file, value)) return cast(use, member, value, false, false);
  if (parent.type === 'VariableDeclarator' && parent.init === value) {
    if (holds(use, value)) cast(use, member, value, !sure && isAsked(file, parent.id), false);
    return;
  }
  if (isMember(parent) && parent.object === value) {
    if (use.unknown) return castOwner(use, member, value, parent, sure);
    const at = outermost(file, parent).value;
    const outer = file.scopes.parentOf(at);
    if (outer && isFarCast({ ...use, node: at }, outer)) file.edits.insert(at.end, ' as unknown');
    else if (wantsObject(use, at)) file.edits.insert(at.end, ' as object');
    return;
  }
  if (use.unknown) {
    if (wants(use, value)) cast(use, member, value, false, parent.type === 'SpreadElement');
    return;
  }
  if (isFarCast({ ...use, node: value }, parent)) file.edits.insert(value.end, ' as unknown');
  else if (wantsRecord(use, value)) cast(use, member, value, false, false);
}

/** `x.properties` → `x.properties as Record<string, object>` */
function cast({ file, type }: Use, member: Node, value: Node, missing: boolean, parens: boolean): void {
  if (parens) file.edits.insert(member.start, '(');
  file.edits.insert(value.end, ` as ${type}${missing ? ' | undefined' : ''}${parens ? ')' : ''}`);
}

/** `x?.properties?.key` → `(x?.properties as Record<string, object> | undefined)?.key` */
function castOwner(use: Use, member: Node, value: Node, parent: Node, sure: boolean): void {
  const { file } = use;
  // In front of the cast the chain ends, so that what follows has to ask once more.
  const isCut = !parent.optional && !sure && file.textOf(member).includes('?.');
  cast(use, member, value, isCut || parent.optional === true, true);
  if (isCut) file.edits.insert(value.end, parent.computed ? '?.' : '?');
}

/** The value with the `!` and the parentheses around it. */
function outermost(file: SourceFile, node: Node): { value: Node; sure: boolean } {
  let value = node;
  let sure = false;
  for (let up = file.scopes.parentOf(value); up; up = file.scopes.parentOf(value)) {
    if (up.type === 'TSNonNullExpression') sure = true;
    else if (up.type !== 'ParenthesizedExpression') break;
    value = up;
  }
  return { value, sure };
}

const isFallback = (parent: Node, value: Node): boolean =>
  parent.type === 'LogicalExpression' && parent.left === value && parent.operator !== '&&';

/** `Object.entries(…)`, `Object.values(…)`: the values themselves are looked at. */
function goesThrough(file: SourceFile, value: Node): boolean {
  const parent = file.scopes.parentOf(value);
  return (
    isCall(parent) &&
    parent.arguments[0] === value &&
    isMember(parent.callee) &&
    parent.callee.object.name === 'Object' &&
    /^(?:entries|values)$/.test(memberKey(parent.callee) ?? '')
  );
}

/** Whether what goes through properties does more with each value than cast it or ask for its type. */
function reliesOnObjects(use: Use, call: Node): boolean {
  const { file } = use;
  const parent = file.scopes.parentOf(call);
  const isEntries = memberKey(call.callee) === 'entries';
  let target: Node | undefined;
  if (parent?.type === 'ForOfStatement') target = parent.left.declarations?.[0]?.id;
  else if (isMember(parent)) {
    const outer = file.scopes.parentOf(parent);
    const callback = isCall(outer) && outer.callee === parent ? outer.arguments[0] : undefined;
    if (callback && Array.isArray(callback.params)) target = callback.params[memberKey(parent) === 'reduce' ? 1 : 0];
  }
  const id = isEntries && target?.type === 'ArrayPattern' ? (target.elements[1] as Node | undefined) : target;
  if (target && isEntries && target.type === 'ArrayPattern' && !id) return false;
  if (id?.type !== 'Identifier' || id.typeAnnotation) return true;
  return (file.scopes.bindingOf(id)?.references ?? []).some(({ node }) => {
    const at = outermost(file, node).value;
    const place = file.scopes.parentOf(at);
    if (place?.type === 'TSAsExpression') return isFarCast({ ...use, node: at }, place);
    return !(place?.type === 'UnaryExpression' && place.operator === 'typeof');
  });
}

/** Whether a constant is given a value whose uses rely on what v1 said of it. */
function holds(use: Use, value: Node): boolean {
  const { file } = use;
  const declarator = file.scopes.parentOf(value);
  if (declarator?.type !== 'VariableDeclarator' || declarator.init !== value) return false;
  const { id } = declarator;
  if (id.type !== 'Identifier') return use.unknown;
  if (id.typeAnnotation) return use.unknown ? !isOpen(id.typeAnnotation.typeAnnotation) : saysObject(id.typeAnnotation);
  return (file.scopes.bindingOf(id)?.references ?? []).some(({ node }) => {
    const at = outermost(file, node).value;
    const parent = file.scopes.parentOf(at);
    if (!parent) return false;
    const whole = isFallback(parent, at) ? outermost(file, parent).value : at;
    if (goesThrough(file, whole)) return use.unknown || reliesOnObjects(use, file.scopes.parentOf(whole)!);
    if (isMember(parent) && parent.object === at) {
      const entry = outermost(file, parent).value;
      const outer = file.scopes.parentOf(entry);
      return use.unknown || (!!outer && isFarCast({ ...use, node: entry }, outer)) || wantsObject(use, entry);
    }
    return use.unknown ? wants(use, at) : isFarCast({ ...use, node: at }, parent) || wantsRecord(use, at);
  });
}

/** Whether the code asks if a constant has a value. */
function isAsked(file: SourceFile, id: Node): boolean {
  return (file.scopes.bindingOf(id)?.references ?? []).some(({ node }) => {
    const parent = file.scopes.parentOf(node);
    return (
      isTested(file, node) !== undefined ||
      (isMember(parent) && parent.optional === true) ||
      /^(?:Binary|Logical|TSNonNull)Expression$/.test(parent?.type ?? '')
    );
  });
}

/** `as T`, where T is too far from JSON for a cast in one step. */
function isFarCast(place: Place, parent: Node): boolean {
  return parent.type === 'TSAsExpression' && !isNear({ ...place, node: parent.typeAnnotation });
}

/** Whether TypeScript certainly casts JSON to a type. */
function isNear(place: Place, depth = 0): boolean {
  const { node } = place;
  if (depth > 6) return false;
  const next = (inner: Node | undefined) => !!inner && isNear({ ...place, node: inner }, depth + 1);
  switch (node.type) {
    case 'TSAnyKeyword':
    case 'TSUnknownKeyword':
    case 'TSObjectKeyword':
    case 'TSStringKeyword':
    case 'TSNumberKeyword':
    case 'TSBooleanKeyword':
    case 'TSLiteralType':
      return true;
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSTypeAliasDeclaration':
      return next(node.typeAnnotation);
    case 'TSArrayType':
      return next(node.elementType);
    case 'TSUnionType':
      return (node.types as Node[]).every((part) => part.type === 'TSUndefinedKeyword' || next(part));
    case 'TSTypeLiteral':
      return (node.members as Node[]).every(
        (member) => member.type === 'TSPropertySignature' && next(member.typeAnnotation),
      );
    case 'TSTypeReference': {
      const args = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
      if (/^(?:Array|Record)$/.test(node.typeName.name ?? '')) return next(args.at(-1));
      const [named, ...others] = typeNamed({ ...place, node: node.typeName });
      return named?.node.type === 'TSTypeAliasDeclaration' && others.length === 0 && isNear(named, depth + 1);
    }
  }
  return false;
}

/** Whether the place of a property's value takes objects only. */
function wantsObject(use: Use, value: Node): boolean {
  const { file, facts } = use;
  const parent = file.scopes.parentOf(value);
  if (parent?.type === 'SpreadElement') return true;
  if (parent?.type === 'BinaryExpression') return parent.operator === 'in' && parent.right === value;
  if (isCall(parent) && parent.arguments[0] === value && isMember(parent.callee))
    return parent.callee.object.name === 'Object';
  return expectedType({ file, facts, node: value })?.node.type === 'TSObjectKeyword';
}

/** Whether the place of the properties takes objects by name. */
function wantsRecord({ file, facts }: Use, value: Node): boolean {
  const type = expectedType({ file, facts, node: value });
  return !!type && file.scopes.parentOf(value)?.type !== 'TSAsExpression' && saysObject(type.node);
}

/** Whether the place of a value takes no unknown one. */
function wants({ file, facts }: Use, value: Node): boolean {
  const parent = file.scopes.parentOf(value);
  if (!parent || parent.type === 'TSAsExpression') return false;
  if (parent.type === 'SpreadElement' || parent.type === 'ForOfStatement') return true;
  if (isCall(parent) && isMember(parent.callee) && parent.callee.object.name === 'Object') return true;
  const type = expectedType({ file, facts, node: value });
  return !!type && !isOpen(type.node);
}

const isOpen = (type: Node): boolean => /^TS(?:Any|Unknown)Keyword$/.test(type.type);

/** `Record<string, object>`, `{ [key: string]: object }` */
function saysObject(node: Node): boolean {
  switch (node.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
      return saysObject(node.typeAnnotation);
    case 'TSUnionType':
      return (node.types as Node[]).some(saysObject);
    case 'TSTypeReference': {
      const args = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
      return node.typeName.name === 'Record' && args[1]?.type === 'TSObjectKeyword';
    }
    case 'TSTypeLiteral':
      return (node.members as Node[]).some(
        (member) =>
          member.type === 'TSIndexSignature' && member.typeAnnotation?.typeAnnotation?.type === 'TSObjectKeyword',
      );
  }
  return false;
}
