import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { takenOut } from './element-sources.js';
import { givenByHook, hookOf } from './library-values.js';
import { isCall, propertyKey } from './members.js';
import { memberOf, type Place, sourcesOf, together } from './registration-sources.js';
import { sdkTypeOf, typeName } from './values.js';

// SDK objects that travel inside others: `const { client } = await connect()`, `const app = makeApp(); app.client`.

const MAX_DEPTH = 12;
/** A variable set to more things than this is a matter of run time. */
const MAX_VALUES = 8;
/** Variables that are being looked into: one met again inside itself has nothing to add. */
const looking = new Set<Binding>();

/**
 * The SDK type of what `key` holds in an object of the project's own: an object literal, the result of a function or
 * method (of this file or another), or a value whose type the project declares.
 * @returns undefined when one of the objects it may be does not tell, or two of them disagree
 */
export function typeOfHeldMember(
  file: SourceFile,
  facts: FileFacts,
  object: Node,
  key: string,
  depth: number,
): string | undefined {
  const module = importedModule(object);
  if (module !== undefined) return facts.valueOf(module, key)?.type;
  const wholes = wholesOf({ file, facts, node: object }, depth + 1);
  const types = wholes.map((whole) => typeInside(whole, key, depth + 1));
  return types.length > 0 && types.every((type) => type !== undefined && type === types[0]) ? types[0] : undefined;
}

/** The specifier of `await import('./client.js')`. */
function importedModule(object: Node): string | undefined {
  const node = object.type === 'AwaitExpression' ? (object.argument as Node) : undefined;
  if (node?.type === 'ImportExpression') return stringValue(node.source);
  return node?.type === 'CallExpression' && node.callee.type === 'Import' ? stringValue(node.arguments[0]) : undefined;
}

/** What `({ client } = await connect())` puts into a variable, from a place where its name stands in a pattern. */
export function typeFromAssignedPattern(
  file: SourceFile,
  facts: FileFacts,
  name: Node,
  depth: number,
): string | undefined {
  const property = file.scopes.parentOf(name);
  if (property?.type !== 'ObjectProperty' || property.value !== name) return undefined;
  const pattern = file.scopes.parentOf(property)!;
  const assignment = pattern.type === 'ObjectPattern' ? file.scopes.parentOf(pattern) : undefined;
  if (assignment?.type !== 'AssignmentExpression' || assignment.left !== pattern) return undefined;
  const key = propertyKey(property);
  return key === undefined ? undefined : typeOfHeldMember(file, facts, assignment.right, key, depth + 1);
}

/** The SDK type of a member of an object literal, a class, or a type the project writes down. */
export function typeInside(whole: Place, key: string, depth: number): string | undefined {
  const { file, facts, node } = whole;
  if (node.type === 'ObjectExpression') {
    const own = (node.properties as Node[]).findLast(
      (property) => property.type === 'ObjectProperty' && propertyKey(property) === key,
    );
    const isLast =
      own && !(node.properties as Node[]).some((other) => other.type === 'SpreadElement' && other.start > own.start);
    if (own && isLast) return sdkTypeOf(file, facts, own.value, depth + 1);
  }
  const types = memberOf([whole], key, 0).map((place) =>
    /^TS(?!As|Satisfies|NonNull)/.test(place.node.type)
      ? typeName(place.file, place.facts, place.node)
      : sdkTypeOf(place.file, place.facts, place.node, depth + 1),
  );
  return types.every((type) => type === types[0]) ? types[0] : undefined;
}

/** The objects an expression may be: literals and types. Results that are null or undefined have no members to tell. */
function wholesOf(place: Place, depth: number): Place[] {
  if (depth > MAX_DEPTH) return [];
  const { file, facts, node } = place;
  const go = (next: Node) => wholesOf({ file, facts, node: next }, depth + 1);
  const each = (nodes: Node[]) => together(nodes.filter((next) => !isNothing(next)).map(go));
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return go(node.expression);
    case 'AwaitExpression':
      return go(node.argument);
    case 'ConditionalExpression':
      return each([node.consequent, node.alternate]);
    case 'Identifier': {
      const binding = file.scopes.bindingOf(node);
      const values = binding && valuesOf(file, binding);
      if (!values || looking.has(binding)) return values ? [] : sourcesOf(place);
      looking.add(binding);
      try {
        return each(values);
      } finally {
        looking.delete(binding);
      }
    }
  }
  if (isCall(node)) {
    const taken = takenOut(place, depth + 1);
    if (hookOf(file, node)) {
      const given = givenByHook(place, depth + 1);
      return given.length > 0 ? given : [place];
    }
    return taken.length > 0 ? taken : resultsOf(place, node.callee, depth + 1);
  }
  return sourcesOf(place);
}

/** Everything a variable without a type of its own is set to, when that is all in plain sight. */
function valuesOf(file: SourceFile, binding: Binding): Node[] | undefined {
  const { declaration, id } = binding;
  if (declaration.type !== 'VariableDeclarator' || declaration.id !== id || id.typeAnnotation) return undefined;
  const values: Node[] = declaration.init ? [declaration.init] : [];
  for (const { node } of binding.references) {
    const parent = file.scopes.parentOf(node);
    if (parent?.type === 'AssignmentExpression' && parent.left === node) values.push(parent.right);
  }
  return values.length > 0 && values.length <= MAX_VALUES ? values : undefined;
}

function resultsOf(place: Place, callee: Node, depth: number): Place[] {
  const callables = sourcesOf({ ...place, node: callee });
  return together(
    callables.map(({ file, facts, node }) => {
      const callable = node.params ? node : undefined;
      if (!callable) return [];
      const annotation = callable.returnType?.typeAnnotation as Node | undefined;
      if (annotation) return [{ file, facts, node: annotation }];
      const body = callable.body as Node | undefined;
      const values = !body ? [] : body.type === 'BlockStatement' ? file.returnsOf(callable) : [body];
      return together(
        values.filter((value) => !isNothing(value)).map((value) => wholesOf({ file, facts, node: value }, depth + 1)),
      );
    }),
  );
}

function isNothing(node: Node): boolean {
  return node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined');
}
