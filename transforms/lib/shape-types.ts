import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { kindOf } from './registration-kinds.js';
import { memberOf } from './registration-sources.js';
import { exportedName } from './values.js';
import { isGoneThrough } from './zod-shapes.js';

// Raw shapes in types: v1's callback types and configurations named the shape, v2's name the schema.

/** Whether a type is that of a raw shape: spelled out, zod's `ZodRawShape`, or the type of a value that is one. */
export function isShapeType(file: SourceFile, facts: FileFacts, type: Node): boolean {
  switch (type.type) {
    case 'TSTypeLiteral':
      return true;
    case 'TSTypeReference': {
      // `<Shape extends ZodRawShape>`
      const parameter = type.typeName.type === 'Identifier' ? file.scopes.bindingOf(type.typeName) : undefined;
      const constraint = parameter?.kind === 'typeparam' ? (parameter.declaration.constraint as Node | null) : null;
      if (constraint) return isShapeType(file, facts, constraint);
      return (
        exportedName(file, facts, type.typeName) === 'ZodRawShape' || isZodType(file, type.typeName, 'ZodRawShape')
      );
    }
    case 'TSIndexedAccessType': {
      // `(typeof tool)['argsShape']`
      const key = type.indexType.type === 'TSLiteralType' ? stringValue(type.indexType.literal) : undefined;
      const held = key === undefined ? [] : memberOf([{ file, facts, node: type.objectType }], key, 0);
      return held.length > 0 && held.every((place) => kindOf(place) === 'shape');
    }
    case 'TSTypeQuery':
      return type.exprName.type === 'Identifier' && kindOf({ file, facts, node: type.exprName }) === 'shape';
  }
  return false;
}

/** Whether a name is one of zod's types, imported from zod or read off its namespace. */
export function isZodType(file: SourceFile, name: Node, wanted: string): boolean {
  const last = name.right ?? name;
  const first = name.left ?? name;
  const record = file.imports.of(file.scopes.bindingOf(first));
  return last.name === wanted && /^zod(\/|$)/.test(record?.original.source ?? '');
}

/** `Shape` → `z.ZodObject<Shape>`. */
export function wrapShapeType(file: SourceFile, type: Node): void {
  file.edits.insert(type.start, `${zodNamespace(file, type)}ZodObject<`);
  file.edits.insert(type.end, '>');
}

/**
 * v1's ZodRawShapeCompat could be written to, and its values were schemas; zod's ZodRawShape, which it
 * becomes, is read-only. Where code goes through such a shape, its type says what it was.
 */
export function openShapeTypes(file: SourceFile): void {
  for (const record of file.imports.records) {
    if (record.original.name !== 'ZodRawShapeCompat' || !/zod-compat/.test(record.original.source)) continue;
    for (const { node } of file.liveReferences(record.binding)) {
      const reference = file.scopes.parentOf(node);
      if (reference?.type !== 'TSTypeReference' || !isGoneThrough(file, reference)) continue;
      file.edits.overwrite(
        reference.start,
        reference.end,
        `Record<string, ${zodNamespace(file, reference)}core.$ZodType>`,
      );
      file.release(reference);
    }
  }
}

/** How this file says zod's namespace: `z.`, `zod.`; imported where it has none. */
function zodNamespace(file: SourceFile, at: Node): string {
  const record = file.imports.records.find(
    (candidate) =>
      /^zod(\/v4)?$/.test(candidate.source) && (candidate.kind !== 'named' || candidate.original.name === 'z'),
  );
  return record ? `${record.local}.` : `${file.imports.use('zod', 'z', { at, type: true })}.`;
}
