import type { FileFacts } from '../src/engine/facts.js';
import { type Node, unwrap } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { renameCallbacks } from './lib/registered-callbacks.js';
import { configKeys, METHODS } from './lib/registration-arguments.js';
import { settleCast, settleConfig, settleUpdate } from './lib/registration-configs.js';
import { settleDoubles } from './lib/registration-doubles.js';
import type { ConfigEntry, Item } from './lib/registration-gaps.js';
import { layOutCall } from './lib/registration-layout.js';
import { isServerMethod, memberName } from './lib/registration-receivers.js';
import { markReferences } from './lib/registration-references.js';
import { markUnsettled, settleSchema } from './lib/registration-schemas.js';
import { sourcesOf } from './lib/registration-sources.js';
import { markUnproven } from './lib/registration-unproven.js';
import { sdkTypeOf } from './lib/values.js';

/** `server.tool(…)` in any of v1's overloads takes a config object, and raw shapes become schemas. */
export default defineTransform({
  name: 'registration',
  description: 'tool/prompt/resource take a config object (registerTool, …) and schemas instead of raw shapes',
  needs: ['imports', 'symbols'],
  // Called, named in a string, destructured, a member of an object or a class; or one of v2's methods.
  mentions:
    /[.{,]\s*(?:tool|prompt|resource)\b|['"`](?:tool|prompt|resource)['"`]|^\s*(?:\w+\s+)*(?:tool|prompt|resource)\s*[(:<]|\bregister(?:Tool|Prompt)\b|\b(?:paramsSchema|argsSchema|callback)\b/m,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    // Outer calls first: what stands in their callbacks moves with them.
    for (const call of [...file.scopes.calls].sort((a, b) => a.start - b.start)) {
      // `(server.registerTool as Plain)(…)`, where the types of shapes were too much for the compiler.
      const callee = unwrap(call.callee);
      const method = call.type === 'NewExpression' || file.isIgnored(call) ? undefined : memberName(callee);
      if (method === undefined) continue;
      if (method in METHODS) {
        if (callee !== call.callee) continue;
        if (!isServerMethod(file, facts, callee.object, method)) markUnproven(file, facts, call, method);
        else if (isDeclaredHere(file, facts, callee)) markOwnType(file, call, method);
        else settleCall(file, facts, call, method);
      } else if (method === 'registerTool' || method === 'registerPrompt') {
        if (!isServerMethod(file, facts, callee.object, method)) continue;
        settleConfig(file, facts, call, method);
        if (callee !== call.callee) settleCast(file, facts, call);
      } else if (method === 'update') {
        const type = sdkTypeOf(file, facts, callee.object);
        if (type === 'RegisteredTool' || type === 'RegisteredPrompt') settleUpdate(file, facts, call);
      }
    }
    settleDoubles(file, facts);
    markReferences(file, facts);
    if (/\bcallback\b/.test(file.text)) renameCallbacks(file, facts);
  },
});

/** `server.tool(name, …, callback)` and its like, in the form of v1. */
function settleCall(file: SourceFile, facts: FileFacts, call: Node, method: string): void {
  const items =
    method === 'resource' ? resourceItems(call) : configItems(file, facts, call, method as 'tool' | 'prompt');
  const name = METHODS[method]!;
  if (!items || !layOutCall(file, call, items, name.length - method.length)) {
    file.todos.add(call, 'registration/arguments', leftAlone(method));
    return;
  }
  const { property, computed } = call.callee as Node;
  file.edits.overwrite(property.start + (computed ? 1 : 0), property.end - (computed ? 1 : 0), name);
  const types = (call.typeParameters ?? call.typeArguments) as Node | undefined;
  if (!types) return;
  file.edits.remove(types.start, types.end);
  file.release(types);
}

/** Whether the receiver's type is one of the project's that declares the method itself: `{ tool(name: string, …): void }`. */
function isDeclaredHere(file: SourceFile, facts: FileFacts, callee: Node): boolean {
  return sourcesOf({ file, facts, node: callee }).some(({ node }) =>
    /^TS(MethodSignature|FunctionType)$/.test(node.type),
  );
}

function markOwnType(file: SourceFile, call: Node, method: string): void {
  file.todos.add(
    call,
    'registration/reference',
    `an McpServer is handed in here, which has no ${method}() any more; change the type that declares it, and this call, to ${METHODS[method]}.`,
  );
}

function leftAlone(method: string): string {
  const config = method === 'tool' ? '{ description, inputSchema, annotations }' : '{ description, argsSchema }';
  return method === 'resource'
    ? 'McpServer.resource() is gone: write registerResource(name, uri, metadata, callback), with {} where there is no metadata.'
    : `McpServer.${method}() is gone, and which of these arguments is which cannot be told from here: write ${METHODS[method]}(name, ${config}, callback).`;
}

/** `resource(name, uri, [metadata], callback)`: the metadata must be there. */
function resourceItems(call: Node): Item[] | undefined {
  const args = call.arguments as Node[];
  if (args.some((argument) => argument.type === 'SpreadElement') || args.length < 3 || args.length > 4)
    return undefined;
  const items: Item[] = args.map((_, argument) => ({ kind: 'argument', argument }));
  if (args.length === 3) items.splice(2, 0, { kind: 'text', text: '{}' });
  return items;
}

function configItems(file: SourceFile, facts: FileFacts, call: Node, method: 'tool' | 'prompt'): Item[] | undefined {
  const args = call.arguments as Node[];
  const keys = configKeys(file, facts, method, args);
  if (!keys) return undefined;
  const callback: Item = { kind: 'argument', argument: args.length - 1 };
  if (keys.length === 0) return [{ kind: 'argument', argument: 0 }, { kind: 'text', text: '{}' }, callback];
  const entries = keys.map((key, index): ConfigEntry => {
    const argument = index + 1;
    const wrap = key.endsWith('Schema') ? wrapArgument(file, facts, args[argument]!, method) : { open: '', close: '' };
    return { key, argument, ...wrap };
  });
  return [{ kind: 'argument', argument: 0 }, { kind: 'config', entries }, callback];
}

function wrapArgument(file: SourceFile, facts: FileFacts, node: Node, method: string): { open: string; close: string } {
  // A prompt's arguments may be undefined; then the prompt takes none, which v2 still understands.
  const settled = settleSchema(file, facts, node, method === 'tool');
  if (settled.kind === 'wrap') return settled;
  markUnsettled(file, node, settled);
  return { open: '', close: '' };
}
