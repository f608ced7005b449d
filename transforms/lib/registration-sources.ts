import { importedFrom, WHOLE } from '../../src/engine/commonjs-modules.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { contextualParameter } from './declared-calls.js';
import { elementsOf, elementsOfOne, loopedOver, takenOut, valuesOf } from './element-sources.js';
import { givenByHook, memberOfHook, memberOfRef } from './library-values.js';
import { enclosingClass } from './values.js';

/** An expression or a type, with the file it stands in. */
export interface Place {
  file: SourceFile;
  facts: FileFacts;
  node: Node;
  /** The parameter or member may be left out. */
  optional?: boolean;
}

/** A chain of constants, members and parameters is followed no further than this. */
export const MAX_DEPTH = 14;

/** Whether a node is a type, not an expression with one. */
export const isType = (node: Node): boolean =>
  node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull|Enum)/.test(node.type);

/**
 * Follows an expression to what it stands for: the expressions and types that constants, members, parameters, loops and
 * other files' exports lead to. An empty list means that nothing is known; several places mean "one of these".
 */
export function sourcesOf(place: Place, depth = 0): Place[] {
  const { file, facts, node } = place;
  if (depth > MAX_DEPTH) return [];
  const go = (next: Node) => sourcesOf({ file, facts, node: next }, depth + 1);
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return go(node.expression);
    case 'AwaitExpression':
      return go(node.argument);
    case 'AssignmentExpression':
      return /^(?:=|\?\?=|\|\|=)$/.test(node.operator) ? go(node.right) : [place];
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      // `as const` says nothing of the kind, `as any` less than the value does.
      return isPlainCast(node.typeAnnotation) ? go(node.expression) : [{ file, facts, node: node.typeAnnotation }];
    case 'ConditionalExpression':
      return both(go(node.consequent), go(node.alternate));
    case 'LogicalExpression':
      return node.operator === '&&' ? go(node.right) : both(go(node.left), go(node.right));
    case 'Identifier':
      return sourcesOfName(place, depth + 1);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return sourcesOfMember(place, depth + 1);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return sourcesOfCall(place, depth + 1);
  }
  return [place];
}

/** All of them, or none when one is not known. */
export function together(all: readonly Place[][]): Place[] {
  return all.every((places) => places.length > 0) ? all.flat() : [];
}

function both(a: Place[], b: Place[]): Place[] {
  return a.length > 0 && b.length > 0 ? [...a, ...b] : [];
}

function isPlainCast(type: Node): boolean {
  return (
    /^TS(Any|Unknown|Never)Keyword$/.test(type.type) ||
    (type.type === 'TSTypeReference' && type.typeName.name === 'const')
  );
}

function sourcesOfName(place: Place, depth: number): Place[] {
  const { file, facts, node } = place;
  const binding = file.scopes.bindingOf(node);
  if (!binding) return [];
  const imported = importedFrom(file, binding);
  if (imported) {
    const { source, name } = imported;
    if (source.endsWith('/*')) return declaredIn(place, source, name === '*' ? WHOLE : name, depth);
    const found = facts.declarationOf?.(source, name === '*' ? WHOLE : name);
    if (found) return declared(found, depth);
    const { init } = binding.declaration;
    // A CommonJS module that exports by name: its members are asked for one by one.
    return name === '*' && init && requiredBy(file, init) !== undefined ? [{ file, facts, node: init }] : [];
  }
  const { declaration, id } = binding;
  const annotation = id.typeAnnotation?.typeAnnotation as Node | undefined;
  if (annotation && !isPlainCast(annotation)) return [{ file, facts, node: annotation, optional: !!id.optional }];
  if (declaration.type === 'VariableDeclarator')
    return sourcesOfVariable({ file, facts, node: id }, declaration, depth);
  if (binding.kind === 'param') return sourcesOfParameter({ file, facts, node: id }, declaration, depth);
  return [{ file, facts, node: declaration }];
}

/** What the modules of a folder, one of which is loaded, export by a name. */
function declaredIn({ facts }: Place, folder: string, name: string, depth: number): Place[] {
  return together((facts.declarationsOf?.(folder, name) ?? []).map((found) => declared(found, depth)));
}

/** What an exported declaration holds. */
export function declared(place: Place, depth: number): Place[] {
  const { node } = place;
  if (node.type === 'Identifier') return sourcesOfName(place, depth);
  return isType(node) || /Declaration$/.test(node.type) ? [place] : sourcesOf(place, depth);
}

function sourcesOfVariable(id: Place, declarator: Node, depth: number): Place[] {
  const { file, facts } = id;
  const go = (node: Node) => sourcesOf({ file, facts, node }, depth + 1);
  const loop = file.scopes.parentOf(file.scopes.parentOf(declarator)!);
  const isLoop = loop?.type === 'ForOfStatement' && loop.left.declarations?.[0] === declarator;
  const whole = isLoop ? elementsOf({ file, facts, node: loop.right }, depth + 1) : undefined;
  if (declarator.id === id.node) return whole ?? (declarator.init ? go(declarator.init) : []);
  const values = whole ?? (declarator.init ? go(declarator.init) : []);
  return sourcesInPattern(declarator.id, id.node, values, depth);
}

/** What one name of a destructuring pattern gets. */
function sourcesInPattern(pattern: Node, id: Node, values: Place[], depth: number): Place[] {
  if (pattern.type === 'AssignmentPattern') return sourcesInPattern(pattern.left, id, values, depth);
  if (pattern.type === 'ObjectPattern')
    for (const property of pattern.properties as Node[]) {
      if (property.type !== 'ObjectProperty' || property.computed) continue;
      const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
      const isAround = target !== id && target.start <= id.start && id.end <= target.end;
      if (target !== id && !isAround) continue;
      const found = memberOf(values, property.key.name ?? property.key.value, depth + 1);
      return isAround ? sourcesInPattern(target, id, found, depth + 1) : found;
    }
  if (pattern.type === 'ArrayPattern') {
    const elements = pattern.elements as (Node | null)[];
    const index = elements.findIndex((element) => element && element.start <= id.start && id.end <= element.end);
    const element = elements[index];
    if (!element || element.type === 'RestElement') return [];
    const found = memberOf(values, String(index), depth + 1);
    // A list says of all its elements what they are.
    const all = found.length > 0 ? [found] : values.map((value) => elementsOfOne(value, depth + 1));
    return element === id ? together(all) : sourcesInPattern(element, id, together(all), depth + 1);
  }
  return [];
}

function sourcesOfParameter(id: Place, callable: Node, depth: number): Place[] {
  const { file, facts } = id;
  const place = (node: Node): Place => ({ file, facts, node });
  const parameters = (callable.params ?? []) as Node[];
  const index = parameters.findIndex((parameter) => parameter.start <= id.node.start && id.node.end <= parameter.end);
  const raw = parameters[index];
  if (!raw) return [];
  const parameter = raw.type === 'TSParameterProperty' ? raw.parameter : raw;
  const pattern = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const annotation = pattern.typeAnnotation?.typeAnnotation as Node | undefined;
  const values = annotation
    ? [place(annotation)]
    : parameter.type === 'AssignmentPattern'
      ? sourcesOf(place(parameter.right), depth + 1)
      : handedIn(place(callable), index, depth + 1);
  return pattern === id.node ? values : sourcesInPattern(pattern, id.node, values, depth);
}

/** What callers hand to a parameter without a type: array callbacks, and the calls of this file. */
function handedIn({ file, facts, node: callable }: Place, index: number, depth: number): Place[] {
  const parent = file.scopes.parentOf(callable);
  if (parent && /^(Optional)?CallExpression$/.test(parent.type) && parent.arguments[0] === callable) {
    return loopedOver({ file, facts, node: parent }, index, depth);
  }
  const contextual = contextualParameter({ file, facts, node: callable }, index);
  if (contextual) return [contextual];
  const calls = callsOf(file, callable);
  const all = calls.map((call) => {
    const argument = call.arguments[index] as Node | undefined;
    return argument && argument.type !== 'SpreadElement' ? sourcesOf({ file, facts, node: argument }, depth) : [];
  });
  return together(all);
}

function callsOf(file: SourceFile, callable: Node): Node[] {
  const key = callable.type === 'ClassMethod' ? callable.key.name : undefined;
  if (key !== undefined) {
    const owner = enclosingClass(file, callable);
    return file.scopes.calls.filter(
      ({ callee }) =>
        callee.type === 'MemberExpression' &&
        callee.object.type === 'ThisExpression' &&
        callee.property.name === key &&
        enclosingClass(file, callee) === owner,
    );
  }
  const parent = file.scopes.parentOf(callable);
  const id = callable.type === 'FunctionDeclaration' ? callable.id : parent?.init === callable ? parent?.id : undefined;
  const binding = id && file.scopes.bindingOf(id);
  return binding ? file.scopes.calls.filter(({ callee }) => file.scopes.bindingOf(callee) === binding) : [];
}

function sourcesOfMember({ file, facts, node }: Place, depth: number): Place[] {
  const key = node.computed ? stringValue(node.property) : (node.property.name ?? node.property.id?.name);
  if (key === undefined) {
    // `list[0]`, `list[i]`: as good as any element, unless the list is a tuple or an object.
    const whole = sourcesOf({ file, facts, node: node.object }, depth + 1);
    const all = whole.map((place) => {
      const elements = elementsOfOne(place, depth + 1);
      return elements.length > 0 ? elements : valuesOf([place], depth + 1);
    });
    return together(all);
  }
  if (node.object.type === 'ThisExpression') {
    const owner = enclosingClass(file, node);
    return owner ? memberOf([{ file, facts, node: owner }], key, depth + 1) : [];
  }
  const from = node.object.type === 'Identifier' ? importedFrom(file, file.scopes.bindingOf(node.object)) : undefined;
  if (from?.name === '*' && from.source.endsWith('/*')) {
    const found = declaredIn({ file, facts, node }, from.source, key, depth + 1);
    if (found.length > 0) return found;
  }
  const exported = exportOfNamespace({ file, facts, node: node.object }, key);
  if (exported) return declared(exported, depth + 1);
  const found = memberOf(sourcesOf({ file, facts, node: node.object }, depth + 1), key, depth + 1);
  // The shape of a zod object, if it is nothing that was declared: what it is of matters to nobody who asks here.
  return found.length === 0 && key === 'shape' ? [{ file, facts, node }] : found;
}

/** `tools.register` with `import * as tools from './tools.js'`. */
function exportOfNamespace({ file, facts, node }: Place, key: string): Place | undefined {
  const record = node.type === 'Identifier' ? file.imports.of(file.scopes.bindingOf(node)) : undefined;
  return record?.kind === 'namespace' ? facts.declarationOf?.(record.original.source, key) : undefined;
}

/** The specifier of a plain `require('./tools')`. */
function requiredBy(file: SourceFile, node: Node): string | undefined {
  const isRequire =
    node.type === 'CallExpression' && node.callee.name === 'require' && !file.scopes.bindingOf(node.callee as Node);
  return isRequire && node.arguments[0] ? stringValue(node.arguments[0]) : undefined;
}

function sourcesOfCall(place: Place, depth: number): Place[] {
  const { node } = place;
  const module = requiredBy(place.file, node);
  if (module !== undefined) {
    const whole = place.facts.declarationOf?.(module, WHOLE);
    return whole ? declared(whole, depth) : [place];
  }
  // The copy is of the same type.
  const isCopy = node.callee.name === 'structuredClone' && !place.file.scopes.bindingOf(node.callee);
  if (isCopy && node.arguments[0]) return sourcesOf({ ...place, node: node.arguments[0] }, depth + 1);
  const taken = takenOut(place, depth);
  if (taken.length > 0) return taken;
  const given = givenByHook(place, depth);
  if (given.length > 0) return given;
  const callable = callableOf({ ...place, node: node.callee }, depth);
  const found = callable[0];
  const said = callable.length === 1 && found ? returnOfType(found, depth) : undefined;
  if (said) return handedBack(place, said.of, said.result, depth) ?? [said.result];
  if (callable.length !== 1 || !found?.node.params) return [place];
  const annotation = found.node.returnType?.typeAnnotation as Node | undefined;
  if (annotation) {
    const result = { ...found, node: annotation };
    return handedBack(place, found, result, depth) ?? [result];
  }
  const { body } = found.node;
  if (body && body.type !== 'BlockStatement') return sourcesOf({ ...found, node: body }, depth + 1);
  const all = found.file.returnsOf(found.node).map((value) => sourcesOf({ ...found, node: value }, depth + 1));
  return together(all);
}

/** The function a callee names: by its own name, or as a method of the class around it. */
function callableOf({ node, ...place }: Place, depth: number): Place[] {
  if (node.type === 'Identifier') return sourcesOfName({ ...place, node }, depth);
  // `compose(first, second)(handler)`
  if (node.type === 'CallExpression')
    return sourcesOf({ ...place, node }, depth).filter((found) => found.node.type === 'TSFunctionType');
  if (node.type !== 'MemberExpression' || node.computed || node.object.type !== 'ThisExpression') return [];
  return sourcesOfMember({ ...place, node }, depth).filter((found) => found.node.params);
}

/** What a function type, or a name for one, says its functions return: `() => Options`, a method of an interface. */
function returnOfType(place: Place, depth: number): { of: Place; result: Place } | undefined {
  const { node } = place;
  if (depth > MAX_DEPTH) return undefined;
  if (node.type === 'TSParenthesizedType' || node.type === 'TSTypeAliasDeclaration')
    return returnOfType({ ...place, node: node.typeAnnotation }, depth + 1);
  if (node.type === 'TSTypeReference' && !(node.typeParameters ?? node.typeArguments)) {
    const [named, ...others] = typeNamed({ ...place, node: node.typeName }, depth);
    return named?.node.type === 'TSTypeAliasDeclaration' && others.length === 0
      ? returnOfType(named, depth + 1)
      : undefined;
  }
  if (!/^TS(?:FunctionType|MethodSignature)$/.test(node.type)) return undefined;
  const result = (node.returnType ?? node.typeAnnotation)?.typeAnnotation as Node | undefined;
  return result && { of: place, result: { ...place, node: result } };
}

/** `traced(server)` of `function traced<T>(value: T): T`: what is handed to it. */
function handedBack(call: Place, { file, node: callable }: Place, { node: result }: Place, depth: number) {
  const parameter = typeParameter(file, result);
  if (!parameter) return undefined;
  const all = ((callable.parameters ?? callable.params) as Node[]).filter((one) => one.name !== 'this');
  const index = all.findIndex((one) => typeParameter(file, one.typeAnnotation?.typeAnnotation) === parameter);
  const argument = call.node.arguments[index] as Node | undefined;
  if (!argument || argument.type === 'SpreadElement') return undefined;
  const found = sourcesOf({ ...call, node: argument }, depth + 1);
  return found.length > 0 ? found : undefined;
}

/** The type parameter that a type is. */
function typeParameter(file: SourceFile, type: Node | undefined): Node | undefined {
  const name = type?.type === 'TSTypeReference' ? (type.typeName as Node) : undefined;
  const declaration = name?.type === 'Identifier' ? file.scopes.bindingOf(name)?.declaration : undefined;
  return declaration?.type === 'TSTypeParameter' ? declaration : undefined;
}

/** What `key` holds in every one of the places; nothing when one of them does not tell. */
export function memberOf(places: Place[], key: string, depth: number): Place[] {
  if (depth > MAX_DEPTH) return [];
  const all = places.map((place) => memberOfOne(place, key, depth + 1));
  return together(all);
}

const nameOfKey = (member: Node): string | undefined => member.key?.name ?? member.key?.value ?? member.key?.id?.name;

function memberOfOne(place: Place, key: string, depth: number): Place[] {
  const { file, facts, node } = place;
  const go = (next: Node) => sourcesOf({ file, facts, node: next }, depth + 1);
  switch (node.type) {
    case 'ObjectExpression':
      for (const property of [...(node.properties as Node[])].reverse()) {
        if (property.type === 'SpreadElement') {
          const found = memberOf(go(property.argument), key, depth + 1);
          if (found.length > 0) return found;
        } else if (!property.computed && nameOfKey(property) === key)
          return property.type === 'ObjectMethod' ? [{ file, facts, node: property }] : go(property.value);
      }
      return [];
    case 'ArrayExpression': {
      const element = node.elements[Number(key)] as Node | undefined;
      return element && element.type !== 'SpreadElement' ? go(element) : [];
    }
    case 'NewExpression':
      return node.callee.type === 'Identifier' ? memberOf(go(node.callee), key, depth + 1) : [];
    case 'CallExpression': {
      const module = requiredBy(file, node);
      if (module === undefined) return memberOfHook(place, key, depth);
      const found = facts.declarationOf?.(module, key);
      return found ? declared(found, depth + 1) : [];
    }
    case 'ClassDeclaration':
    case 'ClassExpression':
      return memberOfClass(place, key, depth);
    case 'TSEnumDeclaration': {
      const member = (node.members ?? node.body?.members ?? []).find(
        (item: Node) => (item.id.name ?? item.id.value) === key,
      );
      return member?.initializer ? go(member.initializer) : [];
    }
  }
  return isType(node) ? memberOfType(place, key, depth) : [];
}

function memberOfClass({ file, facts, node }: Place, key: string, depth: number): Place[] {
  for (const member of node.body.body as Node[]) {
    if (member.kind === 'constructor')
      for (const parameter of member.params as Node[]) {
        const id =
          parameter.type === 'TSParameterProperty' ? (parameter.parameter.left ?? parameter.parameter) : undefined;
        if (id?.name === key && id.typeAnnotation) return [{ file, facts, node: id.typeAnnotation.typeAnnotation }];
      }
    if (nameOfKey(member) !== key) continue;
    const annotation = (member.typeAnnotation ?? (member.kind === 'get' ? member.returnType : undefined))
      ?.typeAnnotation;
    if (annotation) return [{ file, facts, node: annotation, optional: !!member.optional }];
    if (member.value) return sourcesOf({ file, facts, node: member.value }, depth + 1);
    if (member.kind === 'get') {
      const values = file.returnsOf(member).map((value) => sourcesOf({ file, facts, node: value }, depth + 1));
      return together(values);
    }
    if (member.params) return [{ file, facts, node: member }];
  }
  return node.superClass ? memberOf(sourcesOf({ file, facts, node: node.superClass }, depth + 1), key, depth + 1) : [];
}

function memberOfType(place: Place, key: string, depth: number): Place[] {
  const { file, facts, node } = place;
  const go = (next: Node) => memberOf([{ file, facts, node: next }], key, depth + 1);
  switch (node.type) {
    case 'TSTypeLiteral':
    case 'TSInterfaceBody': {
      const member = ((node.members ?? node.body) as Node[]).find((item) => nameOfKey(item) === key);
      if (member?.type === 'TSMethodSignature') return [{ file, facts, node: member }];
      return member?.typeAnnotation
        ? [{ file, facts, node: member.typeAnnotation.typeAnnotation, optional: !!member.optional }]
        : [];
    }
    case 'TSInterfaceDeclaration': {
      const own = go(node.body);
      if (own.length > 0) return own;
      for (const base of (node.extends ?? []) as Node[]) {
        const found = memberOf(typeNamed({ file, facts, node: base.expression }, depth), key, depth + 1);
        if (found.length > 0) return found;
      }
      return [];
    }
    case 'TSTypeAliasDeclaration':
    case 'TSParenthesizedType':
      return go(node.typeAnnotation);
    case 'TSIntersectionType':
      for (const part of node.types as Node[]) {
        const found = go(part);
        if (found.length > 0) return found;
      }
      return [];
    case 'TSUnionType': {
      const parts = (node.types as Node[]).filter((part) => !/^TS(Undefined|Null)Keyword$/.test(part.type));
      return memberOf(
        parts.map((part) => ({ file, facts, node: part })),
        key,
        depth + 1,
      );
    }
    case 'TSTupleType': {
      const element = node.elementTypes[Number(key)] as Node | undefined;
      return element ? [{ file, facts, node: element.elementType ?? element }] : [];
    }
    case 'TSTypeQuery':
      return node.exprName.type === 'Identifier'
        ? memberOf(sourcesOf({ file, facts, node: node.exprName }, depth + 1), key, depth + 1)
        : [];
    case 'TSTypeReference': {
      const [first, second] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
      const name = node.typeName.name;
      if (first && /^(Readonly|Required|Partial|NonNullable|Awaited|Promise|Pick|Omit)$/.test(name)) return go(first);
      if (second && name === 'Record') return [{ file, facts, node: second }];
      if (first && name === 'ReturnType')
        return memberOf(returnedBy({ file, facts, node: first }, depth), key, depth + 1);
      const kept = memberOfRef(place, key);
      return kept.length > 0 ? kept : memberOf(typeNamed({ file, facts, node: node.typeName }, depth), key, depth + 1);
    }
  }
  return [];
}

/** `ReturnType<typeof setup>`: the type `setup` says it returns, or the objects it does return. */
function returnedBy({ file, facts, node }: Place, depth: number): Place[] {
  if (node.type !== 'TSTypeQuery' || node.exprName.type !== 'Identifier' || depth > MAX_DEPTH) return [];
  const [callable, ...others] = sourcesOf({ file, facts, node: node.exprName }, depth + 1);
  if (!callable?.node.params || others.length > 0) return [];
  const annotation = callable.node.returnType?.typeAnnotation as Node | undefined;
  if (annotation) return [{ ...callable, node: annotation }];
  const { body } = callable.node;
  const values: Node[] = body?.type === 'BlockStatement' ? callable.file.returnsOf(callable.node) : body ? [body] : [];
  const all = values.map((value) => sourcesOf({ ...callable, node: value }, depth + 1));
  return together(all);
}

/** The declaration behind a type's name, in this file or another. */
export function typeNamed(place: Place, depth = 0): Place[] {
  const { file, facts, node } = place;
  if (depth > MAX_DEPTH || node.type !== 'Identifier') return [];
  const binding = file.scopes.bindingOf(node);
  const record = file.imports.of(binding);
  if (record) {
    const found = facts.declarationOf?.(record.original.source, record.original.name);
    return found ? (found.node.type === 'Identifier' ? typeNamed(found, depth + 1) : [found]) : [];
  }
  return binding && /^(TS|Class)/.test(binding.declaration.type) ? [{ ...place, node: binding.declaration }] : [];
}
