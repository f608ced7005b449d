import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { type Expected, itemExpected, memberExpected } from './handler-results-shapes.js';
import { propertyKey } from './members.js';

/**
 * The JSON schemas of tools that stand as literals inside a value, by the member that holds them.
 *
 * @param node what is returned, a list of tools, or a tool
 * @param expected what v2 takes it for
 */
export function schemaLiterals(
  node: Node | null | undefined,
  expected: Expected | undefined,
): { key: string; literal: Node }[] {
  if (!node || !expected) return [];
  const at = unwrap(node);
  switch (at.type) {
    case 'ConditionalExpression':
      return [at.consequent, at.alternate].flatMap((branch) => schemaLiterals(branch, expected));
    case 'LogicalExpression':
      return [at.left, at.right].flatMap((side) => schemaLiterals(side, expected));
    case 'ArrayExpression':
      return (at.elements as (Node | null)[]).flatMap((element) =>
        element?.type === 'SpreadElement'
          ? schemaLiterals(element.argument, expected)
          : schemaLiterals(element, itemExpected(expected)),
      );
    case 'ObjectExpression':
      return (at.properties as Node[]).flatMap((property) => {
        const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
        const inner = key === undefined ? undefined : memberExpected(expected, key);
        if (inner?.name !== 'Tool' || !inner.member) return schemaLiterals(property.value, inner);
        const literal = unwrap(property.value);
        return literal.type === 'ObjectExpression' ? [{ key: inner.member, literal }] : [];
      });
  }
  return [];
}

/**
 * Whether TypeScript, where nothing holds these schemas to their type, gives one the properties of another as
 * `undefined` (it does so to literals that stand side by side), which v2's types of a JSON schema do not take.
 */
export function standApart(schemas: readonly { key: string; literal: Node }[]): boolean {
  return ['inputSchema', 'outputSchema'].some((wanted) =>
    differ(schemas.flatMap(({ key, literal }) => (key === wanted ? (memberOf(literal, 'properties') ?? []) : []))),
  );
}

function memberOf(literal: Node, key: string): Node | undefined {
  return (literal.properties as Node[]).find(
    (property) => property.type === 'ObjectProperty' && propertyKey(property) === key,
  )?.value;
}

/** Whether of the values at one place two are objects with other keys, there or further in. */
export function differ(values: readonly Node[]): boolean {
  const nodes = values.map(unwrap);
  const elements = nodes.flatMap((node) =>
    node.type === 'ArrayExpression' ? (node.elements as (Node | null)[]).filter((element) => element !== null) : [],
  );
  if (elements.length > 0 && differ(elements)) return true;
  const byKey = new Map<string, Node[]>();
  const objects = nodes.filter((node) => node.type === 'ObjectExpression');
  for (const object of objects)
    for (const property of object.properties as Node[]) {
      const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
      if (key === undefined) {
        if (objects.length > 1) return true;
        continue;
      }
      const known = byKey.get(key);
      if (known) known.push(property.value);
      else byKey.set(key, [property.value]);
    }
  return [...byKey.values()].some((list) => list.length < objects.length || differ(list));
}

/** Names inside a schema that hold a list `as const`, which v2's types (theirs can be changed) do not take. */
export function frozenLists(file: SourceFile, schema: Node): Node[] {
  switch (schema.type) {
    case 'ObjectExpression':
      return (schema.properties as Node[]).flatMap((property) =>
        property.type === 'ObjectProperty' ? frozenLists(file, property.value) : [],
      );
    case 'ArrayExpression':
      return (schema.elements as (Node | null)[]).flatMap((element) => (element ? frozenLists(file, element) : []));
    case 'Identifier': {
      const binding = file.scopes.bindingOf(schema);
      const init = binding?.declaration.type === 'VariableDeclarator' ? binding.declaration.init : undefined;
      const isConst = init?.type === 'TSAsExpression' && init.typeAnnotation.typeName?.name === 'const';
      return isConst && binding?.declaration.id === binding?.id && init.expression.type === 'ArrayExpression'
        ? [schema]
        : [];
    }
  }
  return [];
}
