import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isContextType } from '../../src/sdk/context.js';
import { ownContextType } from './context-own-types.js';
import { columns, expandObject, indentAt, isMultiline, lineStart, restOfLine, textBefore } from './layout.js';
import { propertyKey } from './members.js';
import { refitProperty } from './registration-chains.js';
import type { Item } from './registration-gaps.js';
import { kindOf } from './registration-kinds.js';
import { layOutCall } from './registration-layout.js';
import { isServerMethod, memberName } from './registration-receivers.js';
import { markUnsettled, type Settled, settleSchema } from './registration-schemas.js';
import { isShapeType, wrapShapeType } from './shape-types.js';
import { exportedAs, typeName } from './values.js';

/** Config objects of the files at hand that were settled already; gone with their trees. */
const settledObjects = new WeakSet<Node>();

/** Their properties that hold schemas now. */
const settledProperties = new WeakSet<Node>();

const KEYS = { registerTool: ['inputSchema', 'outputSchema'], registerPrompt: ['argsSchema'] };

/** `registerTool(name, { inputSchema: shape }, callback)`: raw shapes become schemas, where they stand. */
export function settleConfig(
  file: SourceFile,
  facts: FileFacts,
  call: Node,
  method: 'registerTool' | 'registerPrompt',
): void {
  const config = call.arguments[1] as Node | undefined;
  if (!config) return;
  const inline = unwrap(config);
  const object = inline.type === 'ObjectExpression' ? inline : constantConfig(file, facts, inline);
  // A constant that several registrations share is settled once.
  if (!object || settledObjects.has(object)) return;
  settledObjects.add(object);
  const added = settleProperties(file, facts, object, KEYS[method], false);
  if (added === undefined) return;
  const types = (call.typeParameters ?? call.typeArguments) as Node | undefined;
  if (types && !(types.params as Node[]).every(({ type }) => /^TS(Any|Unknown)Keyword$/.test(type))) {
    // They name shapes where schemas stand now, and v2 infers them.
    file.edits.remove(types.start, types.end);
    file.release(types);
  }
  if (object === inline) breakLongLine(file, call, object, added);
}

/**
 * `(server.registerTool as (name: string, config: { inputSchema: ZodRawShape }, …) => …)(…)`: the type follows the config.
 * Where that could not be settled, its type does not fit v2's method any more.
 */
export function settleCast(file: SourceFile, facts: FileFacts, call: Node): void {
  const config = call.arguments[1] && unwrap(call.arguments[1]);
  const settled = (key: string) => {
    const properties = (config?.properties ?? []) as Node[];
    const property = properties.find((one) => propertyKey(one) === key);
    return config?.type === 'ObjectExpression' && (!property || settledProperties.has(property));
  };
  for (let at = call.callee as Node; at !== unwrap(at); at = at.expression) {
    const [, parameter, callback] = (
      at.typeAnnotation?.type === 'TSFunctionType' ? at.typeAnnotation.parameters : []
    ) as Node[];
    markCallback(file, facts, call, callback?.typeAnnotation?.typeAnnotation);
    const type = parameter?.typeAnnotation?.typeAnnotation as Node | undefined;
    if (type?.type !== 'TSTypeLiteral') continue;
    for (const member of type.members as Node[]) {
      const key = propertyKey(member) ?? '';
      const own = member.typeAnnotation?.typeAnnotation as Node | undefined;
      if (!own || !/^(?:input|output|args)Schema$/.test(key) || !isShapeType(file, facts, own)) continue;
      if (settled(key)) wrapShapeType(file, own);
      else
        file.todos.add(
          call,
          'registration/schema',
          'this cast names a raw shape, which the method is not typed to take any more: hand over z.object(shape), and name z.ZodObject<Shape> here.',
        );
    }
  }
}

/** A callback that such a cast types by a context of the project's own. */
function markCallback(file: SourceFile, facts: FileFacts, call: Node, type: Node | undefined): void {
  const context = type?.type === 'TSFunctionType' ? type.parameters?.[1]?.typeAnnotation?.typeAnnotation : undefined;
  const isOwn = context?.type === 'TSTypeReference' && !isContextType(typeName(file, facts, context));
  const message = isOwn ? ownContextType(file, facts, context) : undefined;
  if (message) file.todos.add(call, 'context', message);
}

/** `registered.update({ paramsSchema: shape })`: v2 does not wrap here at all. */
export function settleUpdate(file: SourceFile, facts: FileFacts, call: Node): void {
  const updates = call.arguments[0] && unwrap(call.arguments[0]);
  if (updates?.type !== 'ObjectExpression') return;
  // On v2 already, what is not known to be a shape is a schema.
  const isV1 = file.text.includes('@modelcontextprotocol/sdk');
  settleProperties(file, facts, updates, ['paramsSchema', 'outputSchema', 'argsSchema'], isV1);
}

/** A config object in a constant of this file that nothing else looks into. */
function constantConfig(file: SourceFile, facts: FileFacts, node: Node): Node | undefined {
  if (node.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(node);
  const init =
    binding?.kind === 'const' && binding.declaration.id === binding.id ? binding.declaration.init : undefined;
  const object = init && unwrap(init);
  if (object?.type !== 'ObjectExpression' || binding!.id.typeAnnotation || exportedAs(file, binding!)) return undefined;
  return binding!.references.every(({ node: use }) => leavesSchemas(file, facts, use)) ? object : undefined;
}

/** A use of a config constant that does not read its schemas: a registration, or another member of it. */
function leavesSchemas(file: SourceFile, facts: FileFacts, use: Node): boolean {
  const parent = file.scopes.parentOf(use);
  if (!parent) return false;
  const member = parent.object === use ? memberName(parent) : undefined;
  if (member !== undefined) return !/Schema$/.test(member);
  if (!/^(Optional)?CallExpression$/.test(parent.type) || parent.arguments[1] !== use) return false;
  const method = memberName(parent.callee);
  return (
    (method === 'registerTool' || method === 'registerPrompt') &&
    isServerMethod(file, facts, parent.callee.object, method)
  );
}

/** @returns how many columns the properties grew by; undefined when nothing was done */
function settleProperties(
  file: SourceFile,
  facts: FileFacts,
  object: Node,
  keys: string[],
  isShape: boolean,
): number | undefined {
  const before = file.edits.count;
  let added = 0;
  const properties = (object.properties as Node[]).filter(
    (property) =>
      property.type === 'ObjectProperty' &&
      !property.computed &&
      keys.includes(property.key.name ?? property.key.value),
  );
  // v2 takes a raw output shape beside a raw input shape only; what may be one keeps its neighbour as it is.
  const output = properties.find(({ key }) => (key.name ?? key.value) === 'outputSchema');
  const isOpen =
    !isShape && output && kindOf({ file, facts, node: output.value }) === undefined && !isUndefined(file, output.value);
  if (isOpen) return undefined;
  for (const property of properties) {
    const settled = settleSchema(file, facts, property.value, isShape);
    markUnsettled(file, property, settled);
    if (settled.kind === 'wrap' || settled.kind === 'done') settledProperties.add(property);
    if (settled.kind === 'wrap') added += wrapProperty(file, property, settled);
  }
  return file.edits.count > before ? added : undefined;
}

const isUndefined = (file: SourceFile, node: Node) =>
  node.type === 'Identifier' && node.name === 'undefined' && !file.scopes.bindingOf(node);

function wrapProperty(file: SourceFile, property: Node, { open, close }: Extract<Settled, { kind: 'wrap' }>): number {
  const { edits } = file;
  const value = property.value as Node;
  if (property.shorthand) {
    const text = `: ${open}${value.name}${close}`;
    edits.insert(property.end, text);
    return text.length;
  }
  const start = value.extra?.parenStart ?? value.start;
  edits.insert(start, open);
  edits.insert(start === value.start ? value.end : property.end, close);
  const object = unwrap(value);
  const added = open.length + close.length;
  const line = columns(textBefore(file, property.end)) + columns(restOfLine(file, property.end));
  const standsAlone = file.text.slice(lineStart(file, property.start), property.start).trim() === '';
  const { width } = file.style;
  if (standsAlone && object.type === 'ObjectExpression' && line <= width && line + added > width)
    expandObject(file, object, indentAt(file, property.start), (inner, indent) => refitProperty(file, inner, indent));
  return added;
}

/** A config object, or the call it stands in, that is too long for its line now. */
function breakLongLine(file: SourceFile, call: Node, config: Node, added: number): void {
  if (isMultiline(file, config)) return;
  const { width, indent: unit } = file.style;
  const expand = (indent: string) =>
    expandObject(file, config, indent, (property, inside) => refitProperty(file, property, inside));
  if (isMultiline(file, { start: call.callee.end, end: config.start })) {
    const line = columns(textBefore(file, config.end)) + columns(restOfLine(file, config.end));
    const standsAlone = file.text.slice(lineStart(file, config.start), config.start).trim() === '';
    if (standsAlone && line <= width && line + added > width) expand(indentAt(file, config.start));
    return;
  }
  const items = (call.arguments as Node[]).map((_, argument): Item => ({ kind: 'argument', argument }));
  if (layOutCall(file, call, items, added) !== 'arguments') return;
  const indent = indentAt(file, call.start) + unit;
  if (columns(indent) + columns(file.textOf(config)) + added + 1 > width) expand(indent);
}
