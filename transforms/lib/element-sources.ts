import { importedFrom } from '../../src/engine/commonjs-modules.js';
import type { Node } from '../../src/engine/node.js';
import { isCall, isMember, memberKey } from './members.js';
import { declared, isType, MAX_DEPTH, type Place, sourcesOf, together, typeNamed } from './registration-sources.js';

/** Methods that give a list of the same elements. */
const SAME = /^(?:filter|slice|splice|sort|reverse|toSorted|toReversed|concat)$/;
/** Methods that hand each element to a function, by the number of the argument that it is. */
const LOOPS = [
  /^(?:forEach|map|flatMap|filter|find|findLast|findIndex|some|every|sort|toSorted)$/,
  /^(?:reduce|reduceRight|sort|toSorted)$/,
];
/** Methods that give one element of a list. */
const PICKS = /^(?:find|findLast|at|pop|shift)$/;
/** Methods that give what a Map or an AsyncLocalStorage holds. */
const GETS = /^(?:get|getStore)$/;
const LISTS = /^(?:Readonly)?(?:Array|Set)$|^(?:Async)?(?:Iterable|Iterator|IterableIterator|Generator)$/;
const MAPS = /^(?:Readonly|Weak)?Map$/;

/** What the function that is handed to `list.forEach(…)` and its like gets as argument number `index`. */
export function loopedOver({ node: call, ...place }: Place, index: number, depth: number): Place[] {
  if (!handsElements(call, index)) return [];
  const method = memberKey(call.callee) ?? '';
  const receiver = { ...place, node: call.callee.object };
  // A Map hands over its values, not its entries.
  const values = method === 'forEach' ? valuesOfMap(receiver, depth + 1) : [];
  return values.length > 0 ? values : elementsOf(receiver, depth);
}

/** Whether a call hands the elements of what it is called on to the function it is given, by its name. */
export function handsElements(call: Node, index: number): boolean {
  return isCall(call) && isMember(call.callee) && !!LOOPS[index]?.test(memberKey(call.callee) ?? '');
}

/** Whether a call takes one element out of what it is called on, by its name. */
export function takesElement(call: Node): boolean {
  const method = isMember(call.callee) && call.arguments.length < 2 ? (memberKey(call.callee) ?? '') : '';
  return PICKS.test(method) || GETS.test(method);
}

/** What `clients.get(name)`, `list.find(…)`, `list.at(-1)` and `queue.shift()` take out of a collection. */
export function takenOut({ node: call, ...place }: Place, depth: number): Place[] {
  if (!isMember(call.callee) || depth > MAX_DEPTH) return [];
  const method = memberKey(call.callee) ?? '';
  const receiver = { ...place, node: call.callee.object };
  if (method === 'get') return valuesOfMap(receiver, depth + 1);
  if (method === 'getStore') return storeOf(receiver, depth + 1);
  return PICKS.test(method) ? elementsOf(receiver, depth + 1) : [];
}

/** What a loop over an expression gets. */
export function elementsOf(place: Place, depth: number): Place[] {
  const { file, facts, node } = place;
  if (depth > MAX_DEPTH) return [];
  if (isCall(node) && isMember(node.callee)) {
    const method = memberKey(node.callee) ?? '';
    const receiver = { file, facts, node: node.callee.object };
    if (SAME.test(method)) return elementsOf(receiver, depth + 1);
    if (method === 'map' && node.arguments[0]) return resultsOf({ file, facts, node: node.arguments[0] }, depth + 1);
    if (node.arguments.length === 0 && (method === 'values' || method === 'entries')) {
      const values = valuesOfMap(receiver, depth + 1);
      if (values.length > 0) return method === 'values' ? values : values.map((value) => pair(value));
      const elements = elementsOf(receiver, depth + 1);
      return method === 'values' ? elements : elements.map((element) => pair(element));
    }
    if (receiver.node.name === 'Array' && method === 'from' && node.arguments.length === 1)
      return elementsOf({ file, facts, node: node.arguments[0]! }, depth + 1);
    if (node.callee.object.name === 'Object' && node.arguments[0] && /^(?:values|entries)$/.test(method)) {
      const whole = { file, facts, node: node.arguments[0] };
      const exported = exportsOf(whole, depth + 1);
      const values = exported.length > 0 ? exported : valuesOf(sourcesOf(whole, depth + 1), depth);
      // `[key, value]`: only the value is of interest, at index 1.
      return method === 'values' ? values : values.map((value) => pair(value));
    }
  }
  const all = sourcesOf(place, depth + 1).map((whole) =>
    isCall(whole.node) && whole.node !== node ? elementsOf(whole, depth + 1) : elementsOfOne(whole, depth + 1),
  );
  return together(all);
}

/** What a loop over one thing, an expression or a type, gets. */
export function elementsOfOne({ file, facts, node }: Place, depth: number): Place[] {
  if (depth > MAX_DEPTH) return [];
  const place = (next: Node): Place => ({ file, facts, node: next });
  switch (node.type) {
    case 'ArrayExpression': {
      const all = (node.elements as (Node | null)[])
        .filter((element) => element !== null)
        .map((element) =>
          element.type === 'SpreadElement'
            ? elementsOf(place(element.argument), depth + 1)
            : sourcesOf(place(element), depth + 1),
        );
      return together(all);
    }
    case 'TSArrayType':
      return [place(node.elementType)];
    case 'TSTypeOperator':
    case 'TSParenthesizedType':
      return elementsOfOne(place(node.typeAnnotation), depth + 1);
    case 'TSTypeAliasDeclaration':
      return elementsOfOne(place(node.typeAnnotation), depth + 1);
    case 'NewExpression':
    case 'TSTypeReference': {
      const [first, second] = typeArguments(node);
      const name = globalName(place(node));
      if (first && LISTS.test(name)) return [place(first)];
      if (second && MAPS.test(name)) return [pair(place(second))];
      if (node.type === 'NewExpression') return [];
      return typeNamed(place(node.typeName), depth + 1).flatMap((found) => elementsOfOne(found, depth + 1));
    }
  }
  return [];
}

/** What a Map has as values, by its type or by those of `new Map<K, V>()`. */
function valuesOfMap(place: Place, depth: number): Place[] {
  const all = sourcesOf(place, depth + 1)
    .flatMap(unaliased)
    .map((map): Place[] => {
      const [, second] = typeArguments(map.node);
      return second && MAPS.test(globalName(map)) ? [{ ...map, node: second, optional: true }] : [];
    });
  return together(all);
}

/** What a module exports, where it is the whole of one: `import * as tools`, `const tools = require('./tools')`. */
function exportsOf({ file, facts, node }: Place, depth: number): Place[] {
  const from = node.type === 'Identifier' ? importedFrom(file, file.scopes.bindingOf(node)) : undefined;
  if (from?.name !== '*') return [];
  const names = facts.exportNames?.(from.source) ?? [];
  const all = names.map((name) => {
    const found = facts.declarationOf?.(from.source, name);
    return found ? declared(found, depth) : [];
  });
  return together(all);
}

/** What an `AsyncLocalStorage<T>` holds. */
function storeOf(place: Place, depth: number): Place[] {
  return sourcesOf(place, depth + 1).flatMap(({ node, ...rest }): Place[] => {
    const name = (node.typeName ?? node.callee) as Node | undefined;
    const imported = name?.type === 'Identifier' ? rest.file.imports.of(rest.file.scopes.bindingOf(name)) : undefined;
    const [first] = typeArguments(node);
    const isStorage = imported?.kind === 'named' && imported.original.name === 'AsyncLocalStorage';
    return first && isStorage ? [{ ...rest, node: first, optional: true }] : [];
  });
}

/** What a function that is written out gives back. */
function resultsOf({ file, facts, node }: Place, depth: number): Place[] {
  if (!node.params || !node.body || node.async) return [];
  const values: Node[] = node.body.type === 'BlockStatement' ? file.returnsOf(node) : [node.body];
  const all = values.map((value) => sourcesOf({ file, facts, node: value }, depth + 1));
  return together(all);
}

/** The name of a type or class that the project does not declare itself. */
function globalName({ file, node }: Place): string {
  const name = (node.typeName ?? node.callee) as Node | undefined;
  return name?.type === 'Identifier' && !file.scopes.bindingOf(name) ? name.name : '';
}

/** A type's own text, where it goes by a name that an alias gives it. */
function unaliased(place: Place): Place[] {
  const { node } = place;
  if (node.type !== 'TSTypeReference' || globalName(place)) return [place];
  const [named] = typeNamed({ ...place, node: node.typeName });
  return named?.node.type === 'TSTypeAliasDeclaration' ? [{ ...named, node: named.node.typeAnnotation }] : [place];
}

const typeArguments = (node: Node): Node[] => (node.typeParameters ?? node.typeArguments)?.params ?? [];

/** `{ [name: string]: Client }` */
function indexed({ node, ...place }: Place): Place[] {
  const signature = (node.members as Node[]).find(({ type }) => type === 'TSIndexSignature');
  return signature?.typeAnnotation ? [{ ...place, node: signature.typeAnnotation.typeAnnotation }] : [];
}

/** What an object has as values. */
export function valuesOf(places: Place[], depth: number): Place[] {
  const all = places.flatMap(unaliased).map(({ file, facts, node }): Place[] => {
    if (node.type === 'ObjectExpression') {
      const values = (node.properties as Node[]).map((property) =>
        property.type === 'ObjectProperty' ? sourcesOf({ file, facts, node: property.value }, depth + 1) : [],
      );
      return together(values);
    }
    if (node.type === 'TSTypeLiteral') return indexed({ file, facts, node });
    const [, second] = typeArguments(node);
    return second && node.typeName?.name === 'Record' ? [{ file, facts, node: second }] : [];
  });
  return together(all);
}

/** A made-up `[undefined, value]`, for destructuring the entries of an object. */
function pair({ file, facts, node }: Place): Place {
  const elements = isType(node)
    ? { type: 'TSTupleType', elementTypes: [null, node] }
    : { type: 'ArrayExpression', elements: [null, node] };
  return { file, facts, node: { ...elements, start: node.start, end: node.end, loc: node.loc } as unknown as Node };
}
