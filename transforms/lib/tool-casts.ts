import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { memberIndex, propertyKey } from './members.js';
import { holdsMoreThanJson } from './open-types.js';
import { memberOf, type Place, sourcesOf, typeNamed } from './registration-sources.js';
import { exportedName } from './values.js';

/**
 * `{ name, inputSchema } as Tool` → `{ name, inputSchema } as unknown as Tool`, where the type of the schema holds more
 * than JSON: v1 typed the properties of a schema as `object`, v2 types them as JSON, and a cast must not be that far off.
 */
export function castThroughUnknown(file: SourceFile, facts: FileFacts): void {
  if (file.language === 'js') return;
  for (const type of memberIndex(file).types) {
    const cast = file.scopes.parentOf(type);
    if (cast?.type !== 'TSAsExpression' || cast.typeAnnotation !== type || file.isIgnored(cast)) continue;
    const object = unwrap(cast.expression);
    if (object.type !== 'ObjectExpression' || cast.expression !== object) continue;
    if (holdsOpenSchema(file, facts, object) && isToolType({ file, facts, node: type }))
      file.edits.insert(object.end, ' as unknown');
  }
}

function holdsOpenSchema(file: SourceFile, facts: FileFacts, object: Node): boolean {
  return (object.properties as Node[]).some((property) => {
    if (property.type !== 'ObjectProperty' || !/^(?:input|output)Schema$/.test(propertyKey(property) ?? ''))
      return false;
    return sourcesOf({ file, facts, node: property.value }).some(
      (place) =>
        place.node.type.startsWith('TS') && memberOf([place], 'properties', 0).some((one) => holdsMoreThanJson(one)),
    );
  });
}

/** Whether a type is a Tool of the SDK's, by name or as what ToolSchema infers, or that with something added. */
function isToolType(place: Place, depth = 0): boolean {
  const { file, facts, node } = place;
  if (depth > 8) return false;
  const next = (inner: Node) => isToolType({ file, facts, node: inner }, depth + 1);
  switch (node.type) {
    case 'TSTypeAliasDeclaration':
    case 'TSParenthesizedType':
      return next(node.typeAnnotation);
    case 'TSIntersectionType':
      return (node.types as Node[]).some(next);
    case 'TSInterfaceDeclaration':
      return ((node.extends ?? []) as Node[]).some(
        (base) => exportedName(file, facts, base.expression) === 'Tool' || next(base.expression),
      );
    case 'Identifier':
      return typeNamed(place).some((found) => isToolType(found, depth + 1));
    case 'TSTypeReference': {
      const name = node.typeName;
      if (exportedName(file, facts, name) === 'Tool') return true;
      const [first] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
      if (first?.type === 'TSTypeQuery' && /^(?:infer|output|input)$/.test(name.right?.name ?? name.name))
        return exportedName(file, facts, first.exprName) === 'ToolSchema';
      return name.type === 'Identifier' && next(name);
    }
  }
  return false;
}
