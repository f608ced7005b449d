import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { expectedType } from './function-types.js';
import type { ResultRepair } from './handler-results-repair.js';
import { memberIndex, propertyKey } from './members.js';
import { exportedName, typeName } from './values.js';

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
    else for (const value of returnedAs(file, type)) repair.visit(value, { name: 'Tool', member: key });
  }
}

const isTool = (place: { file: SourceFile; facts: FileFacts; node: Node } | undefined): boolean =>
  !!place && typeName(place.file, place.facts, place.node) === 'Tool';

/** What a function returns that says `: Tool['inputSchema']`. */
function returnedAs(file: SourceFile, type: Node): Node[] {
  const annotation = file.scopes.parentOf(type);
  const callable = annotation && file.scopes.parentOf(annotation);
  if (!callable?.body || callable.returnType !== annotation) return [];
  const values = callable.body.type === 'BlockStatement' ? file.returnsOf(callable) : [callable.body];
  return values
    .map((value) => (value.type === 'ParenthesizedExpression' ? value.expression : value))
    .filter((value) => value.type === 'ObjectExpression');
}
