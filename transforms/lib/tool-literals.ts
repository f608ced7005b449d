import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { expectedType } from './function-types.js';
import type { ResultRepair } from './handler-results-repair.js';
import { declaredType } from './handler-results-types.js';
import { isCall, isMember, memberIndex, memberKey, membersCalled, propertyKey } from './members.js';
import { exportedName, sdkTypeOf, typeName } from './values.js';

const SCHEMA = /^(?:input|output)Schema$/;

/**
 * Tools that are declared as such: `const tools: Tool[] = […]`. v1 took any object for the properties of a schema, v2
 * takes JSON: no list as const, no interface, no undefined.
 */
export function fitToolLiterals(file: SourceFile, facts: FileFacts, repair: ResultRepair): void {
  for (const object of memberIndex(file).objects)
    for (const property of object.properties as Node[]) {
      const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
      if (key === undefined || !SCHEMA.test(key) || file.isIgnored(property)) continue;
      if (isTool(expectedType({ file, facts, node: object })))
        repair.visit(property.value, { name: 'Tool', member: key });
    }
  for (const type of memberIndex(file).types) {
    const key = type.type === 'TSIndexedAccessType' ? stringValue(type.indexType.literal) : undefined;
    if (key === undefined || !SCHEMA.test(key) || exportedName(file, facts, type.objectType.typeName) !== 'Tool')
      continue;
    const id = file.scopes.parentOf(file.scopes.parentOf(type)!);
    const declarator = id && file.scopes.parentOf(id);
    if (
      declarator?.type === 'VariableDeclarator' &&
      declarator.id === id &&
      declarator.init?.type === 'ObjectExpression'
    )
      repair.visit(declarator.init, { name: 'Tool', member: key });
  }
}

/**
 * `Object.entries(tool.inputSchema.properties ?? {})`: v1 said that every property is an object, v2 that it is JSON. What
 * goes through the properties gets v1's type.
 */
export function castProperties(file: SourceFile, facts: FileFacts): void {
  for (const member of membersCalled(file, 'properties')) {
    const schema = member.object as Node;
    if (!isMember(schema) || !SCHEMA.test(memberKey(schema) ?? '') || file.isIgnored(member)) continue;
    if (!goesThrough(file, member)) continue;
    const isOne =
      sdkTypeOf(file, facts, schema.object) === 'Tool' || isTool(declaredType({ file, facts, node: schema.object }));
    if (!isOne) continue;
    file.edits.insert(member.start, '(');
    file.edits.insert(member.end, ' as Record<string, object> | undefined)');
  }
}

const isTool = (place: { file: SourceFile; facts: FileFacts; node: Node } | undefined): boolean =>
  !!place && typeName(place.file, place.facts, place.node) === 'Tool';

/** `Object.entries(…)`, `Object.values(…)`, `properties[key]`: the values themselves are looked at. */
function goesThrough(file: SourceFile, member: Node): boolean {
  let at = member;
  let parent = file.scopes.parentOf(at);
  if (parent?.type === 'LogicalExpression' && parent.left === at && parent.operator !== '&&') {
    at = parent;
    parent = file.scopes.parentOf(at);
  }
  return (
    isCall(parent) &&
    parent.arguments[0] === at &&
    isMember(parent.callee) &&
    parent.callee.object.name === 'Object' &&
    /^(?:entries|values)$/.test(memberKey(parent.callee) ?? '')
  );
}
