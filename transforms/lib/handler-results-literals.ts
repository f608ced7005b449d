import { type Node, unwrap } from '../../src/engine/node.js';
import type { Expected } from './handler-results-shapes.js';
import { schemaLiterals, standApart } from './json-schemas.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';

/** The literal lists a returned value has under a key. */
export function listsOf(value: Node, key: string): Node[] {
  const at = unwrap(value);
  if (at.type === 'ConditionalExpression') return [at.consequent, at.alternate].flatMap((part) => listsOf(part, key));
  if (at.type !== 'ObjectExpression') return [];
  return (at.properties as Node[]).flatMap((property) =>
    property.type === 'ObjectProperty' && propertyKey(property) === key ? arraysOf(property.value) : [],
  );
}

/** The schemas in a table of tools, by name or in a list. */
export function entriesOf(table: Node): { key: string; literal: Node }[] {
  const at = unwrap(table);
  if (at.type === 'ArrayExpression') return schemaLiterals(at, { name: 'Tool', list: true });
  return (at.properties as Node[]).flatMap((property) => schemaLiterals(property.value, { name: 'Tool' }));
}

export function arraysOf(node: Node): Node[] {
  const at = unwrap(node);
  if (at.type === 'ConditionalExpression') return [at.consequent, at.alternate].flatMap(arraysOf);
  return at.type === 'ArrayExpression' ? [at] : [];
}

/** A tool's result without `content`: v1's types took it, and both SDKs send an empty one for it. */
export function lacksContent(value: Node, { name, member, list }: Expected): boolean {
  if (name !== 'CallToolResult' || member || list || value.type !== 'ObjectExpression') return false;
  return (value.properties as Node[]).every(
    (property) =>
      property.type === 'ObjectProperty' &&
      !/^(?:content|inputRequests|task)$/.test(propertyKey(property) ?? 'content'),
  );
}

export function isSchema({ name, member }: Expected): boolean {
  return name === 'Tool' && member !== undefined;
}

/** Whether a literal that nothing holds to its type has schemas, or is one, that TypeScript would fill up. */
export function isApartLiteral(literal: Node, expected: Expected): boolean {
  return (
    standApart(schemaLiterals(literal, expected)) ||
    (isSchema(expected) && standApart([{ key: 'inputSchema', literal }]))
  );
}

/** The function of `Promise.all(xs.map(…))`. */
export function mappedByAll(node: Node): Node | undefined {
  if (!isMember(node.callee) || node.callee.object.name !== 'Promise' || memberKey(node.callee) !== 'all')
    return undefined;
  const list = node.arguments[0] as Node | undefined;
  if (!list || !isCall(list) || !isMember(list.callee) || memberKey(list.callee) !== 'map') return undefined;
  const callback = list.arguments[0] as Node | undefined;
  return callback && /FunctionExpression$/.test(callback.type) ? callback : undefined;
}
