import type { Reference } from '../src/engine/bindings.js';
import type { Node } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { removeTypeArguments } from './lib/became.js';
import { castOpenCapabilities, castPayloads, dropForeignCapabilities } from './lib/capability-payloads.js';
import { castImplementations } from './lib/implementation-info.js';
import { startMigration } from './lib/migration.js';
import { settleParameters } from './lib/overloaded-parameters.js';
import { isShapeType, isZodType, openShapeTypes, wrapShapeType } from './lib/shape-types.js';
import { castThroughUnknown } from './lib/tool-casts.js';
import { castSchemaArguments } from './lib/tool-schema-arguments.js';
import { followToolSchemas } from './lib/tool-schemas.js';
import { typeMessages } from './lib/transport-messages.js';
import { settleUnknownMembers } from './lib/unknown-members.js';

/** v1 typed each of these by the requests and results it dealt in; v2 fixes them by the package. */
const NO_LONGER_GENERIC = new Set(['Server', 'Client', 'ClientOptions', 'ServerOptions']);
/** Their argument was a raw shape (or any schema) and is a schema now. */
const BY_SCHEMA = new Set(['ToolCallback', 'PromptCallback', 'AnyToolHandler']);

/** Type arguments of the SDK's generic classes and callback types. */
export default defineTransform({
  name: 'types',
  description: "type arguments of Server, Client, Protocol and the callback types take v2's shape",
  needs: ['imports', 'symbols'],
  mentions:
    /\b(?:Server|Client|Protocol|ToolCallback|PromptCallback|AnyToolHandler|ClientOptions|ServerOptions)\s*<|\bRecord<string, object>|\b(?:experimental|capabilities)\b|\bParameters<|\bZodRawShapeCompat\b|\b(?:input|output)Schema\b|\bnew [\w.]*(?:Server|Client)\b|\.onmessage\b/,
  applies: (text, facts) => facts.passthrough === true && text.includes('@modelcontextprotocol/'),
  apply(file, facts) {
    if (facts.passthrough) settleUnknownMembers(file, facts);
    const migration = startMigration(file, facts);
    if (/\bnew\s/.test(file.text)) castImplementations(file, facts);
    if (file.text.includes('Record<string, object>')) followToolSchemas(file, facts);
    if (/\bexperimental\b/.test(file.text)) castPayloads(file, facts);
    if (/\bcapabilities\b|\bregisterCapabilities\b/.test(file.text)) {
      dropForeignCapabilities(file, facts);
      castOpenCapabilities(file, facts);
    }
    if (/\b(?:input|output)Schema\b/.test(file.text)) {
      castThroughUnknown(file, facts);
      castSchemaArguments(file, facts);
    }
    if (file.text.includes('.onmessage')) typeMessages(file, facts);
    if (file.text.includes('Parameters<')) settleParameters(file, facts);
    if (file.text.includes('ZodRawShapeCompat')) openShapeTypes(file);
    for (const record of file.imports.records) {
      const name = record.removed || !/^@modelcontextprotocol\/(?!sdk)/.test(record.source) ? undefined : record.name;
      if (!name) continue;
      for (const reference of file.liveReferences(record.binding)) {
        const args = typeArguments(file, reference);
        if (!args) continue;
        if (NO_LONGER_GENERIC.has(name)) removeTypeArguments(migration, args);
        else if (BY_SCHEMA.has(name)) wrapShape(args);
        else if (name === 'Protocol')
          file.todos.add(
            reference.node,
            'types/protocol',
            'Protocol takes one type argument now, the context its handlers get (ServerContext or ClientContext), and subclasses must implement buildContext(); prefer Server or Client.',
          );
      }
    }

    /** `ToolCallback<typeof shape>` → `ToolCallback<z.ZodObject<typeof shape>>`, when `shape` is an object literal. */
    function wrapShape(args: Node): void {
      const [argument] = args.params as Node[];
      if (!argument || isSchemaType(argument)) return;
      if (isShapeType(file, facts, argument)) wrapShapeType(file, argument);
      else if (argument.type !== 'TSUndefinedKeyword' && argument.type !== 'TSAnyKeyword')
        file.todos.add(
          argument,
          'types/callback',
          "the callback type's argument is a schema type in v2, not a raw shape: write ZodObject<Shape> (or the type of your schema).",
        );
    }

    /** `typeof schema` of a schema made by zod, or a zod type by name. */
    function isSchemaType(type: Node): boolean {
      if (type.type === 'TSTypeReference')
        return ['ZodObject', 'ZodType', 'ZodTypeAny', 'AnyZodObject'].some((name) =>
          isZodType(file, type.typeName, name),
        );
      if (type.type !== 'TSTypeQuery' || type.exprName.type !== 'Identifier') return false;
      const init = file.scopes.bindingOf(type.exprName)?.declaration.init as Node | undefined;
      return init?.type === 'CallExpression';
    }
  },
});

/** The type arguments of a use: `Server<A>` in a type, `extends Server<A>`, `new Server<A>()`. */
function typeArguments(file: SourceFile, { node }: Reference): Node | undefined {
  const parent = file.scopes.parentOf(node);
  if (!parent) return undefined;
  if (parent.superClass === node) return parent.superTypeParameters;
  const owns =
    parent.typeName === node ||
    parent.expression === node ||
    (parent.type === 'NewExpression' && parent.callee === node);
  return owns ? (parent.typeParameters ?? parent.typeArguments) : undefined;
}
