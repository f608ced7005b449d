import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { kindOf, moduleOf, zodRoot } from './registration-kinds.js';
import { type Place, sourcesOf } from './registration-sources.js';

/**
 * What is to be done with the value of a schema position.
 * - `wrap`: it is a raw shape; `open` and `close` go around it
 * - `done`: it was settled with edits of its own, or is a schema already
 * - `unknown`: it cannot be told
 * - `zod3`: a raw shape that v2 cannot read; `missing`: one that may be undefined, and cannot be asked twice
 */
export type Settled = { kind: 'wrap'; open: string; close: string } | { kind: 'done' | 'unknown' | 'zod3' | 'missing' };

const DONE: Settled = { kind: 'done' };

/**
 * Finds how a raw shape becomes a schema. v1 wrapped raw shapes in `z.object` itself; v2 wants a schema, though
 * registerTool and registerPrompt still take a raw shape of zod 4 (deprecated).
 * @param isShape the position takes nothing but a shape, so that what cannot be told is one
 */
export function settleSchema(file: SourceFile, facts: FileFacts, node: Node, isShape: boolean): Settled {
  const at = unwrap(node);
  if (at.type === 'Identifier' && at.name === 'undefined' && !file.scopes.bindingOf(at)) return DONE;
  if (
    at.type === 'ConditionalExpression' &&
    kindOf({ file, facts, node: at.consequent }) !== kindOf({ file, facts, node: at.alternate })
  )
    return settleBranches(file, facts, at, isShape);
  const place: Place = { file, facts, node };
  const kind = kindOf(place);
  if (kind === 'schema') return DONE;
  if (kind !== 'shape' && !isShape) return { kind: 'unknown' };
  const missing = !isShape && mayBeMissing(place);
  if (missing && !/^(Identifier|MemberExpression)$/.test(at.type)) return { kind: 'missing' };
  const roots = rootsOf(place);
  if (isZod3(file, roots)) return { kind: 'zod3' };
  if (
    at.type === 'MemberExpression' &&
    at.property.name === 'shape' &&
    !at.computed &&
    at === node &&
    isPlainObject({ file, facts, node: at.object })
  ) {
    file.edits.remove(at.object.end, at.end);
    return DONE;
  }
  const object = objectFunction(file, at, roots, isShape);
  if (object === undefined) return { kind: 'unknown' };
  const partial = missing ? undefinedOfCast(node) : undefined;
  if (partial) {
    // `given as Shape | undefined`: what is asked first is the value, and the cast says what is left.
    file.edits.remove(partial.start, partial.end);
    return { kind: 'wrap', open: `${file.textOf(at)} ? ${object}(`, close: ') : undefined' };
  }
  // Undefined must stay undefined: `z.object(undefined)` is a schema.
  const test = missing ? `${file.textOf(at)} && ` : '';
  return { kind: 'wrap', open: `${test}${object}(`, close: ')' };
}

/** The ` | undefined` of a cast to one type or undefined. */
function undefinedOfCast(node: Node): { start: number; end: number } | undefined {
  const type = node.type === 'TSAsExpression' ? (node.typeAnnotation as Node) : undefined;
  const [first, second, ...others] = (type?.type === 'TSUnionType' ? type.types : []) as Node[];
  if (!first || second?.type !== 'TSUndefinedKeyword' || others.length > 0) return undefined;
  return { start: first.end, end: second.end };
}

/** `flag ? { a: z.string() } : undefined`: each branch by itself. */
function settleBranches(file: SourceFile, facts: FileFacts, node: Node, isShape: boolean): Settled {
  const branches = [node.consequent, node.alternate] as Node[];
  const settled = branches.map((branch) =>
    settleSchema(file, facts, branch, isShape && kindOf({ file, facts, node: branch }) !== undefined),
  );
  const odd = settled.find(({ kind }) => kind !== 'wrap' && kind !== 'done');
  if (odd) return odd;
  settled.forEach((one, index) => {
    if (one.kind !== 'wrap') return;
    file.edits.insert(branches[index]!.start, one.open);
    file.edits.insert(branches[index]!.end, one.close);
  });
  return DONE;
}

/** Asks for the marker that an unsettled schema needs, if it needs one. */
export function markUnsettled(file: SourceFile, node: Node, { kind }: Settled): void {
  if (kind === 'zod3')
    file.todos.add(
      node,
      'registration/schema',
      'this shape is built with zod 3, which v2 cannot read: registering it throws. Build it with zod 4 and hand over z.object(shape).',
    );
  else if (kind === 'missing')
    file.todos.add(
      node,
      'registration/schema',
      'this is a raw shape or undefined; hand over undefined or z.object(shape), for z.object(undefined) would be a schema.',
    );
}

function mayBeMissing(place: Place): boolean {
  return sourcesOf(place).some(
    ({ node, optional }) =>
      optional ||
      (node.type === 'TSUnionType' && (node.types as Node[]).some((part) => part.type === 'TSUndefinedKeyword')),
  );
}

interface Root {
  file: SourceFile;
  node: Node;
}

/** The names that the values of a shape are built with: `z`, mostly. */
function rootsOf(place: Place): Root[] {
  const found: Root[] = [];
  const look = ({ file, facts, node }: Place, depth: number) => {
    const at = unwrap(node);
    if (at.type === 'MemberExpression' && at.property.name === 'shape')
      for (const source of sourcesOf({ file, facts, node: at.object })) look(source, depth + 1);
    const direct = zodRoot(file, at);
    if (direct) found.push({ file, node: direct.root });
    if (at.type !== 'ObjectExpression' || depth > 3) return;
    for (const property of at.properties as Node[])
      if (property.type === 'ObjectProperty') {
        const value = zodRoot(file, property.value);
        if (value) found.push({ file, node: value.root });
      } else if (property.type === 'SpreadElement')
        for (const source of sourcesOf({ file, facts, node: property.argument })) look(source, depth + 1);
  };
  look(place, 0);
  for (const source of sourcesOf(place)) if (source.node !== place.node) look(source, 0);
  return found;
}

/** Whether a shape is built with zod 3's API and stays so: the zod transform moves files that use the SDK themselves. */
function isZod3(file: SourceFile, roots: Root[]): boolean {
  if (roots.length === 0) return file.imports.records.some((record) => record.source === 'zod/v3');
  return roots.some(({ file: from, node }) => {
    const binding = from.scopes.bindingOf(node)!;
    if (moduleOf(from, binding) !== 'zod/v3') return false;
    if (from !== file) return !from.text.includes('@modelcontextprotocol/') || /['"]zod(?:\/v4)?['"]/.test(from.text);
    const { init } = binding.declaration;
    return from.imports.of(binding) !== undefined || !from.edits.touches(init?.start ?? 0, init?.end ?? 0);
  });
}

/** Methods that leave an object schema as permissive, and as little described, as `z.object` of its shape. */
const PLAIN = /^(?:extend|safeExtend|pick|omit|partial|required)$/;

/** Whether a schema is just `z.object(its shape)`: then it can stand in for the shape. */
function isPlainObject(place: Place, depth = 0): boolean {
  if (depth > 8) return false;
  const { file, facts } = place;
  const node = unwrap(place.node);
  if (node.type === 'Identifier') {
    const sources = sourcesOf({ file, facts, node });
    return sources.length > 0 && sources.every((source) => source.node !== node && isPlainObject(source, depth + 1));
  }
  if (node.type !== 'CallExpression') return false;
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier') {
    const record = file.imports.of(file.scopes.bindingOf(callee));
    return record?.name === 'object' && zodRoot(file, callee) !== undefined;
  }
  if (callee.type !== 'MemberExpression' || callee.computed) return false;
  const object = unwrap(callee.object);
  if (callee.property.name === 'object' && object.type === 'Identifier') return zodRoot(file, callee) !== undefined;
  return PLAIN.test(callee.property.name) && isPlainObject({ file, facts, node: object }, depth + 1);
}

/** How `z.object` is written at a place; undefined when it cannot be had there without a name nobody wants. */
function objectFunction(file: SourceFile, at: Node, roots: Root[], needed: boolean): string | undefined {
  const visible = (name: string, node: Node) => {
    const binding = file.scopes.bindingOf(node);
    return binding !== undefined && file.scopes.scopeOf(at).lookup(name, 'value') === binding;
  };
  for (const root of roots) {
    if (root.file !== file || !visible(root.node.name, root.node)) continue;
    const written = objectOf(file, root.node);
    if (written) return written;
  }
  for (const binding of file.scopes.root.values.values()) {
    if (!isZod(file, binding.id) || !visible(binding.name, binding.id)) continue;
    const written = objectOf(file, binding.id);
    if (written) return written;
  }
  // Any other `z` there (a project's own door to zod, one that was handed in) when it is used as zod's.
  const other = file.scopes.scopeOf(at).lookup('z', 'value');
  const isUsed = other?.references.some(({ node }) => {
    const parent = file.scopes.parentOf(node);
    return parent?.type === 'MemberExpression' && parent.object === node && zodRoot(file, parent) !== undefined;
  });
  if (isUsed && !file.imports.of(other)?.type) return 'z.object';
  const taken = file.scopes.scopeOf(at).lookup('z', 'any');
  // `import type { z } from 'zod'`: the value comes from there as well.
  const typeOnly = file.imports.of(taken);
  const source = typeOnly?.type && typeOnly.name === 'z' ? typeOnly.source : undefined;
  const known = source !== undefined && /^zod(?:\/v4)?$/.test(source) ? source : undefined;
  if (taken && !needed && !known) return undefined;
  return `${file.imports.use(known ?? 'zod', 'z', { at })}.object`;
}

function isZod(file: SourceFile, id: Node): boolean {
  const record = file.imports.of(file.scopes.bindingOf(id));
  return !record?.type && zodRoot(file, id) !== undefined;
}

/** `z.object` for the namespace, `object` when that function is what the name is. */
function objectOf(file: SourceFile, id: Node): string | undefined {
  const binding = file.scopes.bindingOf(id)!;
  const record = file.imports.of(binding);
  if (record) {
    if (record.type) return undefined;
    const isNamespace = record.kind !== 'named' || record.name === 'z';
    if (isNamespace) return `${record.local}.object`;
    return record.name === 'object' ? record.local : undefined;
  }
  const { declaration } = binding;
  if (declaration.id?.type !== 'ObjectPattern') return `${binding.name}.object`;
  const property = (declaration.id.properties as Node[]).find((candidate) => candidate.value === binding.id);
  const key = property?.key?.name;
  return key === 'z' ? `${binding.name}.object` : key === 'object' ? binding.name : undefined;
}
