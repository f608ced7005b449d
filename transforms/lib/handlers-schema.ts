import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { CORE } from '../../src/sdk/homes.js';
import { methodOfSchema, type SpecMethod } from '../../src/sdk/methods.js';
import { exportedName } from './values.js';

/** A place that names one of the SDK's request or notification schemas. */
export interface SchemaReference {
  /** The identifier, or the whole `ns.Name`. */
  node: Node;
  name: string;
  entry: SpecMethod;
}

/** The spec method whose schema an expression names, by binding. */
export function schemaNamed(file: SourceFile, facts: FileFacts, node: Node): SchemaReference | undefined {
  const inner = unwrap(node);
  const name = exportedName(file, facts, inner);
  const entry = methodOfSchema(name);
  return entry && name ? { node: inner, name, entry } : undefined;
}

/** Every place of the file that names a request or notification schema as a value. */
export function schemaReferences(file: SourceFile, facts: FileFacts): SchemaReference[] {
  const found: SchemaReference[] = [];
  for (const binding of file.scopes.bindings) {
    const loaded = binding.declaration.type === 'VariableDeclarator' && isLoaded(binding.declaration.init);
    if (binding.kind !== 'import' && !loaded) continue;
    for (const { node, space } of binding.references) {
      if (space === 'type') continue;
      const parent = file.scopes.parentOf(node);
      const isNamespace = parent && /^(Optional)?MemberExpression$/.test(parent.type) && parent.object === node;
      const whole = isNamespace ? (schemaNamed(file, facts, parent) ?? schemaNamed(file, facts, node)) : undefined;
      const reference = whole ?? (isNamespace ? undefined : schemaNamed(file, facts, node));
      if (reference && file.scopes.parentOf(reference.node)?.type !== 'ExportSpecifier') found.push(reference);
    }
  }
  return found;
}

function isLoaded(init: Node | null | undefined): boolean {
  const value = init?.type === 'AwaitExpression' ? init.argument : init;
  return (
    value?.type === 'ImportExpression' ||
    (value?.type === 'CallExpression' && /^(require|)$/.test(value.callee.name ?? ''))
  );
}

/** Puts the method where the schema stood; the schema's import goes with its last use. */
export function writeMethod(file: SourceFile, { node, name, entry }: SchemaReference): void {
  if (!file.edits.supersede(node.start, node.end, quoted(file, entry.method))) return;
  dropSchema(file, node, name);
}

/** Notes that a place no longer names a schema, also where `imports` has just made it name one. */
export function dropSchema(file: SourceFile, node: Node, name: string): void {
  file.release(node);
  if (/MemberExpression$/.test(node.type)) file.imports.unuse(CORE, name);
}

/** How a schema is named in the output, where fresh code names it once more. */
export function schemaText(file: SourceFile, { node, name }: SchemaReference): string {
  // `imports` may have taken the name out of its namespace.
  return file.edits.touches(node.start, node.end) ? file.imports.use(CORE, name, { at: node }) : file.textOf(node);
}

/** A string literal as this file writes them. */
export function quoted(file: SourceFile, value: string): string {
  const { quote } = file.style;
  return quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}

/** The schema behind `Schema.shape.method.value` and its longer spellings; undefined for anything else. */
export function methodValueOf(file: SourceFile, facts: FileFacts, node: Node): SchemaReference | undefined {
  const keys: string[] = [];
  let at = unwrap(node);
  while (/^(Optional)?MemberExpression$/.test(at.type)) {
    const named = schemaNamed(file, facts, at);
    if (named) break;
    const key = at.computed
      ? at.property.type === 'NumericLiteral'
        ? `${at.property.value}`
        : stringValue(at.property)
      : at.property.name;
    if (key === undefined) return undefined;
    keys.unshift(key);
    at = unwrap(at.object);
  }
  if (!/^shape\.method\.(value|_?def\.values?(\.0)?)$/.test(keys.join('.'))) return undefined;
  const reference = schemaNamed(file, facts, at);
  return reference && { ...reference, node: unwrap(node) };
}
