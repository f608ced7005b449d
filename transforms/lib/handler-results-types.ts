import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { type Expected, itemExpected, memberExpected } from './handler-results-shapes.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { enclosingClass, exportedName } from './values.js';

/** A node and the file it stands in, which need not be the one that is edited. */
export interface Place {
  file: SourceFile;
  facts: FileFacts;
  node: Node;
}

const MAX_DEPTH = 12;

/** The type the project declares for an expression: by annotations, classes, interfaces and functions, across files. */
export function declaredType(place: Place, depth = 0): Place | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { file, node } = place;
  const at = (inner: Node): Place => ({ ...place, node: inner });
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return declaredType(at(node.expression), depth + 1);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return at(node.typeAnnotation);
    case 'AwaitExpression':
      return promised(declaredType(at(node.argument), depth + 1));
    case 'NewExpression':
      return node.callee.type === 'Identifier' ? (named(at(node.callee)) ?? at(builtIn(node))) : undefined;
    case 'Identifier': {
      const binding = file.scopes.bindingOf(node);
      if (!binding) return undefined;
      if (binding.id.typeAnnotation) return at(binding.id.typeAnnotation.typeAnnotation);
      const { declaration } = binding;
      if (declaration.type === 'VariableDeclarator' && declaration.id === binding.id && declaration.init)
        return declaredType(at(declaration.init), depth + 1);
      if (binding.kind === 'import') return importedType(place, depth + 1);
      return boundType(at(binding.id), depth + 1);
    }
    case 'ArrayExpression': {
      // `[...tools.values()]`
      const [only, more] = node.elements as (Node | null)[];
      const list = only?.type === 'SpreadElement' && !more ? declaredType(at(only.argument), depth + 1) : undefined;
      return list && elementType(list) ? list : undefined;
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      if (node.computed) return elementType(declaredType(at(node.object), depth + 1));
      const key = memberKey(node);
      return key === undefined ? undefined : memberType(ownerOf(at(node.object), depth + 1), key, depth + 1);
    }
    case 'CallExpression':
    case 'OptionalCallExpression':
      return callType(place, depth);
  }
  return undefined;
}

/** `new Map<string, Tool>()` is a `Map<string, Tool>`. */
function builtIn(node: Node): Node {
  return { ...node, type: 'TSTypeReference', typeName: node.callee };
}

/** What `obj.` looks its members up in: `this` is the class around it. */
function ownerOf(place: Place, depth: number): Place | undefined {
  if (place.node.type !== 'ThisExpression') return declaredType(place, depth);
  const owner = enclosingClass(place.file, place.node);
  return owner && { ...place, node: owner };
}

function callType(place: Place, depth: number): Place | undefined {
  const { node } = place;
  const { callee } = node;
  const at = (inner: Node): Place => ({ ...place, node: inner });
  const owner = isMember(callee) ? ownerOf(at(callee.object), depth + 1) : undefined;
  if (isMember(callee)) {
    const key = memberKey(callee);
    const container = owner && containerCall(owner, key);
    if (container) return container;
    if (callee.object.name === 'Array' && key === 'from' && node.arguments[0])
      return declaredType(at(node.arguments[0]), depth + 1);
    if (callee.object.name === 'Object' && key === 'values' && node.arguments[0]) {
      const value = valueType(declaredType(at(node.arguments[0]), depth + 1), /^Record$/);
      return value && listOf(value);
    }
    if (owner && /^(?:filter|slice|sort|reverse|toSorted|concat)$/.test(key ?? '') && elementType(owner)) return owner;
    if (owner && key === 'find') return elementType(owner);
    if (owner && key === 'map') return mappedList(at(node.arguments[0]), depth);
    // `.reduce<Record<string, object>>(…)`
    const [made] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
    if (key === 'reduce' && made) return at(made);
  }
  return returned(calledOn(place, owner, depth));
}

/** `.get(…)` and `.values()` of a declared Map, `.values()` being as good as a list here. */
function containerCall(owner: Place, key: string | undefined): Place | undefined {
  const value = key === 'get' || key === 'values' ? valueType(owner, /^(?:Readonly)?Map$/) : undefined;
  return key === 'values' ? value && listOf(value) : value;
}

/** A list type that stands nowhere in the text. */
function listOf(item: Place): Place {
  return {
    ...item,
    node: {
      type: 'TSArrayType',
      elementType: item.node,
      start: item.node.start,
      end: item.node.end,
      loc: item.node.loc,
    },
  };
}

/** `.map((tool) => tool.definition)` */
function mappedList(callback: Place, depth: number): Place | undefined {
  const { node } = callback;
  if (node?.type !== 'ArrowFunctionExpression' || node.body.type === 'BlockStatement') return undefined;
  const item = declaredType({ ...callback, node: node.body }, depth + 1);
  return item && listOf(item);
}

/** The type of a constant of another file. */
function importedType({ file, facts, node }: Place, depth: number): Place | undefined {
  const record = file.imports.of(file.scopes.bindingOf(node));
  if (!record || record.kind === 'namespace') return undefined;
  const declared = facts.declarationOf?.(record.original.source, record.original.name);
  return declared?.node.type === 'Identifier' ? declaredType(declared, depth) : undefined;
}

/** A name, or the pattern it stands in, that takes its value from a list, a loop, or the members of something. */
function boundType(place: Place, depth: number): Place | undefined {
  const { file, node } = place;
  if (depth > MAX_DEPTH) return undefined;
  const at = (inner: Node): Place => ({ ...place, node: inner });
  if (node.typeAnnotation) return at(node.typeAnnotation.typeAnnotation);
  const parent = file.scopes.parentOf(node);
  switch (parent?.type) {
    case 'AssignmentPattern':
      return boundType(at(parent), depth + 1);
    case 'ObjectProperty': {
      const pattern = file.scopes.parentOf(parent);
      const key = propertyKey(parent);
      if (pattern?.type !== 'ObjectPattern' || key === undefined) return undefined;
      return memberType(boundType(at(pattern), depth + 1), key, depth + 1);
    }
    // `({ handler, ...tool }) =>`: all of it that is asked for here.
    case 'RestElement': {
      const pattern = file.scopes.parentOf(parent);
      return pattern?.type === 'ObjectPattern' ? boundType(at(pattern), depth + 1) : undefined;
    }
    // `[name, tool] of tools`
    case 'ArrayPattern':
      return parent.elements[1] === node ? entryType(listBehind(at(parent)), depth + 1) : undefined;
    case 'VariableDeclarator':
      if (parent.init) return declaredType(at(parent.init), depth + 1);
  }
  const list = listBehind(place);
  return list && elementType(declaredType(list, depth + 1));
}

/** The list a loop's variable or a callback's parameter takes its items from. */
function listBehind(place: Place): Place | undefined {
  const { file, node } = place;
  const parent = file.scopes.parentOf(node);
  if (parent?.type === 'VariableDeclarator') {
    const loop = file.scopes.parentOf(file.scopes.parentOf(parent)!);
    return loop?.type === 'ForOfStatement' ? { ...place, node: loop.right } : undefined;
  }
  const call = parent && Array.isArray(parent.params) ? file.scopes.parentOf(parent) : undefined;
  if (!isCall(call) || call.arguments[0] !== parent || parent!.params[0] !== node || !isMember(call.callee))
    return undefined;
  return /^(?:map|filter|flatMap|find|forEach|some|every)$/.test(memberKey(call.callee) ?? '')
    ? { ...place, node: call.callee.object }
    : undefined;
}

/** The value type of `map`, `map.entries()`, `Object.entries(record)`. */
function entryType(list: Place | undefined, depth: number): Place | undefined {
  if (!list) return undefined;
  const { node } = list;
  const isEntries = isCall(node) && isMember(node.callee) && memberKey(node.callee) === 'entries';
  const held = !isEntries
    ? node
    : node.callee.object.name === 'Object'
      ? (node.arguments[0] as Node | undefined)
      : node.callee.object;
  return held && valueType(declaredType({ ...list, node: held }, depth + 1), /^(?:Map|ReadonlyMap|Record)$/);
}

/** What a type with keys of its own (`Map<string, Tool>`) holds. */
function valueType(type: Place | undefined, names: RegExp): Place | undefined {
  const of = resolved(type);
  if (of?.node.type !== 'TSTypeReference' || !names.test(of.node.typeName.name)) return undefined;
  const value = (of.node.typeParameters ?? of.node.typeArguments)?.params[1] as Node | undefined;
  return value && { ...of, node: value };
}

/** The function a call runs: of this file, of another, or a method of a class. */
export function callableOf(place: Place, depth = 0): Place | undefined {
  const { callee } = place.node;
  const owner = isMember(callee) ? ownerOf({ ...place, node: callee.object }, depth + 1) : undefined;
  return calledOn(place, owner, depth);
}

/** The same when it is known already what the call's object is: asking twice along a chain of calls would double each time. */
function calledOn(place: Place, known: Place | undefined, depth: number): Place | undefined {
  const { callee } = place.node;
  const at = (inner: Node): Place => ({ ...place, node: inner });
  if (callee.type === 'Identifier') return named(at(callee));
  if (!isMember(callee)) return undefined;
  const key = memberKey(callee);
  if (key === undefined) return undefined;
  const owner = known ?? namespaceOf(at(callee.object), key);
  if (owner?.node.params) return owner;
  return owner && memberDeclaration(owner, key, depth + 1);
}

/** `handlers.run(…)` with `import * as handlers from './handlers.js'`. */
function namespaceOf({ file, facts, node }: Place, key: string): Place | undefined {
  const record = node.type === 'Identifier' ? file.imports.of(file.scopes.bindingOf(node)) : undefined;
  if (record?.kind !== 'namespace') return undefined;
  const declared = facts.declarationOf?.(record.original.source, key);
  return declared && functionOf(declared);
}

/** The declaration a name of a type, class or function leads to. */
function named(place: Place): Place | undefined {
  const { file, facts, node } = place;
  const binding = file.scopes.bindingOf(node);
  const record = file.imports.of(binding);
  if (record) {
    const declared =
      record.kind === 'namespace' ? undefined : facts.declarationOf?.(record.original.source, record.original.name);
    return declared && (functionOf(declared) ?? declared);
  }
  return binding && functionOf({ ...place, node: binding.declaration });
}

function functionOf(place: Place): Place {
  const { node, file } = place;
  const declaration = node.type === 'Identifier' ? (file.scopes.bindingOf(node)?.declaration ?? node) : node;
  const value = declaration.type === 'VariableDeclarator' && declaration.init ? unwrap(declaration.init) : declaration;
  return { ...place, node: value };
}

/** What a function's annotation says it returns. */
function returned(callable: Place | undefined): Place | undefined {
  if (!callable) return undefined;
  const { node } = callable;
  const type =
    node.returnType ??
    (/^TS(MethodSignature|DeclareMethod|DeclareFunction)$/.test(node.type) ? node.typeAnnotation : undefined);
  if (type) return { ...callable, node: type.typeAnnotation };
  const inner = node.type === 'TSFunctionType' ? node.typeAnnotation?.typeAnnotation : undefined;
  return inner && { ...callable, node: inner };
}

function promised(type: Place | undefined): Place | undefined {
  if (type?.node.type !== 'TSTypeReference' || type.node.typeName.name !== 'Promise') return type;
  const inner = (type.node.typeParameters ?? type.node.typeArguments)?.params[0] as Node | undefined;
  return inner && { ...type, node: inner };
}

/** Follows names to the object type, interface, class or union behind a type. */
export function resolved(type: Place | undefined, depth = 0): Place | undefined {
  if (!type || depth > MAX_DEPTH) return undefined;
  const { node } = type;
  const at = (inner: Node): Place => ({ ...type, node: inner });
  switch (node.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
    case 'TSTypeAliasDeclaration':
      return resolved(at(node.typeAnnotation), depth + 1);
    case 'TSUnionType': {
      const real = (node.types as Node[]).filter((part) => !/^TS(Undefined|Null)Keyword$/.test(part.type));
      return real.length === 1 ? resolved(at(real[0]!), depth + 1) : type;
    }
    case 'TSTypeReference':
      if (node.typeName.type !== 'Identifier' || exportedName(type.file, type.facts, node.typeName)) return type;
      return resolved(named(at(node.typeName)), depth + 1) ?? type;
  }
  return type;
}

function elementType(type: Place | undefined): Place | undefined {
  const list = resolved(type);
  if (!list) return undefined;
  const { node } = list;
  if (node.type === 'TSArrayType') return { ...list, node: node.elementType };
  const first = (node.typeParameters ?? node.typeArguments)?.params?.[0] as Node | undefined;
  return node.type === 'TSTypeReference' && /^(Readonly)?Array$/.test(node.typeName.name) && first
    ? { ...list, node: first }
    : undefined;
}

/** The declaration of a member of a class, interface or object type, base types included. */
function memberDeclaration(owner: Place, key: string, depth = 0): Place | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const type = resolved(owner);
  if (!type) return undefined;
  const { node } = type;
  const at = (inner: Node): Place => ({ ...type, node: inner });
  const members = (node.members ?? node.body?.body ?? []) as Node[];
  // Of a union, the one that has it: what tells them apart was asked before. Of an intersection, likewise.
  if (/^TS(?:Union|Intersection)Type$/.test(node.type)) {
    const having = (node.types as Node[]).flatMap((part) => memberDeclaration(at(part), key, depth + 1) ?? []);
    return having.length === 1 ? having[0] : undefined;
  }
  const own = members.find((member) => propertyKey(member) === key) ?? parameterProperty(members, key);
  if (own) return at(own.value?.params ? own.value : own);
  const bases = [...((node.extends ?? []) as Node[]).map((base) => base.expression), node.superClass].filter(
    Boolean,
  ) as Node[];
  for (const base of bases) {
    const declared = base.type === 'Identifier' ? named(at(base)) : undefined;
    const found = declared && memberDeclaration(declared, key, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** `constructor(private readonly key: T)` */
function parameterProperty(members: readonly Node[], key: string): Node | undefined {
  const params = (members.find((member) => member.kind === 'constructor')?.params ?? []) as Node[];
  const parameters = params.flatMap((one) => (one.type === 'TSParameterProperty' ? [one.parameter as Node] : []));
  return parameters.map((one) => (one.left ?? one) as Node).find((one) => one.name === key);
}

function memberType(owner: Place | undefined, key: string, depth: number): Place | undefined {
  const member = owner && memberDeclaration(owner, key, depth);
  if (!member) return undefined;
  if (member.node.kind === 'get') return returned(member);
  const annotation = member.node.typeAnnotation ?? undefined;
  if (annotation) return { ...member, node: annotation.typeAnnotation };
  return member.node.value ? declaredType({ ...member, node: member.node.value }, depth + 1) : undefined;
}

/**
 * Whether a type of the project's own provably does not fit what v2 expects: a plain string where v2 has a choice of
 * strings, an optional member v2 requires. Types of the SDK fit; what cannot be read is left in peace.
 */
export function misfits(type: Place | undefined, expected: Expected, depth = 0): boolean {
  const at = resolved(promised(type));
  if (!at || depth > 6) return false;
  const { node } = at;
  if (node.type === 'TSUnionType')
    return (node.types as Node[]).some((part) => misfits({ ...at, node: part }, expected, depth + 1));
  if (node.type === 'TSTypeReference') {
    const name = node.typeName.type === 'Identifier' ? exportedName(at.file, at.facts, node.typeName) : undefined;
    // The one type of the SDK that is often taken for another: what is listed is not what is read.
    if (name === 'Resource') return expected.member === 'contents' && expected.item === true;
    // A result of any kind, a record of anything: v2 asks for the members of the method's own.
    if (name === undefined ? node.typeName.name === 'Record' : /^(?:Server|Client)?Result$/.test(name)) return true;
  }
  if (expected.name === 'Tool' && expected.member) return misfitsSchema(at);
  const item = itemExpected(expected);
  if (item) return misfits(elementType(at), item, depth + 1);
  const members = (node.members ?? node.body?.body) as Node[] | undefined;
  if (!members) return false;
  if (members.length > 0 && members.every(({ type }) => type === 'TSIndexSignature')) return true;
  const member = (key: string) => memberDeclaration(at, key);
  const isPlainString = (key: string) => member(key)?.node.typeAnnotation?.typeAnnotation.type === 'TSStringKeyword';
  const isMissing = (key: string) => {
    const found = member(key);
    return !found || found.node.optional === true;
  };
  const misfitsMember = (key: string) => {
    const inner = memberExpected(expected, key);
    return inner !== undefined && misfits(memberType(at, key, 0), inner, depth + 1);
  };
  if (expected.member === 'contents') return isMissing('text') && isMissing('blob');
  if (expected.name === 'ContentBlock')
    return isPlainString('type') || misfitsBlock(member, isMissing) || misfitsMember('resource');
  if (expected.name === 'PromptMessage' && isPlainString('role')) return true;
  return ['content', 'tools', 'messages', 'contents', 'inputSchema', 'outputSchema'].some(misfitsMember);
}

/**
 * Whether a type is none that v2 takes for a JSON schema: its own has `type: 'object'` and properties of JSON, and
 * both let any key be read, as TypeScript lets no interface.
 */
function misfitsSchema(type: Place): boolean {
  const { node, file } = type;
  if (/^TS(?:Object|Unknown)Keyword$/.test(node.type)) return true;
  if (node.type === 'TSTypeReference') {
    if (node.typeName.name === 'Record') return true;
    const record =
      node.typeName.type === 'Identifier' ? file.imports.of(file.scopes.bindingOf(node.typeName)) : undefined;
    return record?.kind === 'named' && isForeign(record.original.source);
  }
  if (node.type === 'TSInterfaceDeclaration')
    return !(node.body.body as Node[]).some((member) => member.type === 'TSIndexSignature');
  if (node.type !== 'TSTypeLiteral') return false;
  const kind = memberDeclaration(type, 'type')?.node;
  if (!kind || kind.optional || kind.typeAnnotation?.typeAnnotation.type === 'TSStringKeyword') return true;
  return !isJson(memberType(type, 'properties', 0));
}

/** A package that is neither the SDK's nor the project's own, as far as a specifier tells. */
function isForeign(source: string): boolean {
  return !/^(?:[.#~]|@\/|@modelcontextprotocol\/|zod(?:\/|$))/.test(source);
}

/** Whether v2 takes a type for JSON; what cannot be read is taken for it. */
export function isJson(type: Place | undefined, depth = 0): boolean {
  const at = resolved(type);
  if (!at || depth > 6) return true;
  const { node } = at;
  const inner = (one: Node | undefined) => !one || isJson({ ...at, node: one }, depth + 1);
  switch (node.type) {
    case 'TSObjectKeyword':
    case 'TSUnknownKeyword':
    case 'TSUndefinedKeyword':
    case 'TSInterfaceDeclaration':
    case 'TSTypeOperator':
      return false;
    case 'TSUnionType':
      return (node.types as Node[]).every((part) => inner(part));
    case 'TSArrayType':
      return inner(node.elementType);
    case 'TSTypeReference': {
      const params = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
      if (/^Readonly/.test(node.typeName.name)) return false;
      return /^(?:Record|Array)$/.test(node.typeName.name) ? inner(params.at(-1)) : true;
    }
    case 'TSTypeLiteral':
      return (node.members as Node[]).every(
        (member) => !member.optional && inner(member.typeAnnotation?.typeAnnotation ?? undefined),
      );
  }
  return true;
}

/** Whether TypeScript lets a type of the project's be cast to a JSON schema of v2's in one step. */
export function castsInOneStep(type: Place | undefined): boolean {
  const at = resolved(promised(type));
  if (!at) return true;
  const { node } = at;
  if (node.type === 'TSInterfaceDeclaration') {
    const properties = memberType(at, 'properties', 0);
    return !properties || isLoose(properties);
  }
  if (node.type === 'TSTypeLiteral') return isJson(memberType(at, 'properties', 0));
  return isLoose(at);
}

/** The type of the schema of a tool, or of those in a list. */
export function schemaTypeOf(tools: Place): Place | undefined {
  return memberType(elementType(tools) ?? tools, 'inputSchema', 0);
}

/** `object`, `unknown`, and records of them. */
function isLoose(type: Place): boolean {
  const at = resolved(type);
  if (!at) return true;
  if (at.node.type !== 'TSTypeReference') return /^TS(?:Object|Unknown|Any)Keyword$/.test(at.node.type);
  const value = valueType(at, /^Record$/);
  return value !== undefined && isLoose(value);
}

/** What each kind of content must have. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  text: ['text'],
  image: ['data', 'mimeType'],
  audio: ['data', 'mimeType'],
  resource: ['resource'],
  resource_link: ['uri', 'name'],
};

function misfitsBlock(member: (key: string) => Place | undefined, isMissing: (key: string) => boolean): boolean {
  const type = member('type')?.node.typeAnnotation?.typeAnnotation;
  const kind = type?.type === 'TSLiteralType' ? type.literal.value : undefined;
  return (REQUIRED[kind] ?? []).some(isMissing);
}
