import type { FileFacts } from '../src/engine/facts.js';
import { type Node, unwrap } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { isContextType } from '../src/sdk/context.js';
import { schemaFit, specMethod } from '../src/sdk/methods.js';
import { changeArguments } from './lib/call-layout.js';
import { customSchema } from './lib/handlers-custom.js';
import { memberName, receiverOf } from './lib/handlers-receiver.js';
import { dropSchema } from './lib/handlers-schema.js';
import { propertyKey } from './lib/members.js';
import { sourcesOf } from './lib/registration-sources.js';
import { CallToolDoubles, isNothing } from './lib/requests-doubles.js';
import { askedFor, uncountedSchema } from './lib/requests-expectations.js';
import { methodOfRequest, readsOf, resultSchemaNamed } from './lib/requests-schema.js';
import { sdkTypeOf, typeOfParameterAt } from './lib/values.js';

/** Requests of the specification's methods need no result schema: v2 knows it by the method. */
export default defineTransform({
  name: 'requests',
  description: 'result schemas leave request(), callTool() and ctx.mcpReq.send() where the method says it',
  needs: ['imports', 'symbols'],
  mentions: /\b(?:request|callTool|sendRequest|send)\b\s*(?:<[^()]*>)?\s*\)?\(|toHaveBeen\w*CalledWith|\bcallTool\b/,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    const doubles = new CallToolDoubles(file, facts, fateOfGap);
    if (/\bcallTool\b/.test(file.text)) doubles.settle();
    for (const call of file.scopes.calls) {
      if (call.type === 'NewExpression' || call.arguments.length < 2 || file.isIgnored(call)) continue;
      const sender = senderOf(file, facts, call.callee);
      if (sender === 'callTool') settleCallTool(file, facts, call);
      else if (sender === 'request') settleRequest(file, facts, call);
      else settleExpectation(file, facts, call, doubles);
    }
  },
});

/** Which of the SDK's sending methods a callee is, with proof of what it is called on. */
function senderOf(file: SourceFile, facts: FileFacts, callee: Node): 'request' | 'callTool' | undefined {
  if (callee.type === 'Identifier') return isDestructuredSend(file, facts, callee) ? 'request' : undefined;
  const name = memberName(callee);
  if (name === 'callTool') return 'callTool';
  if (name === 'request') return isProtocol(file, facts, callee.object, name) ? 'request' : undefined;
  if (name === 'sendRequest') return isContext(file, facts, callee.object) ? 'request' : undefined;
  // ctx.mcpReq.send, once `context` has been here
  if (name !== 'send' || memberName(callee.object) !== 'mcpReq') return undefined;
  return isContext(file, facts, callee.object.object) ? 'request' : undefined;
}

function isProtocol(file: SourceFile, facts: FileFacts, object: Node, method: string): boolean {
  return receiverOf(file, facts, object, method) === 'sdk';
}

function isContext(file: SourceFile, facts: FileFacts, object: Node): boolean {
  return isContextType(sdkTypeOf(file, facts, object));
}

/** `async (args, { sendRequest }) => …`, `const { sendRequest } = extra`. */
function isDestructuredSend(file: SourceFile, facts: FileFacts, callee: Node): boolean {
  const id = file.scopes.bindingOf(callee)?.id;
  const property = id && file.scopes.parentOf(id);
  if (property?.type !== 'ObjectProperty' || property.key.name !== 'sendRequest') return false;
  const pattern = file.scopes.parentOf(property)!;
  const holder = file.scopes.parentOf(pattern);
  if (holder?.type === 'VariableDeclarator') return !!holder.init && isContext(file, facts, holder.init);
  const index = (holder?.params as Node[] | undefined)?.indexOf(pattern) ?? -1;
  return index >= 0 && isContextType(typeOfParameterAt(file, facts, holder!, index));
}

/** `request(request, Schema, options)` → `request(request, options)`. */
function settleRequest(file: SourceFile, facts: FileFacts, call: Node): void {
  const [request, second] = call.arguments as [Node, Node];
  const schema = resultSchemaNamed(file, facts, second);
  const method = schema && methodOfRequest(file, facts, request);
  if (!method || specMethod(method)?.task) return;
  const fit = schemaFit(method, schema);
  if (fit === 'own' && !isTyped(file, call, schema)) drop(file, call, second, schema);
  if (fit === 'foreign')
    file.todos.add(
      call,
      'requests/schema',
      `${schema} is not the schema of ${method}; v2 knows the result of ${method} by itself and checks it against this one only because it is passed. Leave it out if that was not on purpose.`,
    );
}

/**
 * Whether leaving the schema out would change a type the code relies on. v2 types a sampling result by the method alone,
 * as one that may hold several blocks; with the schema it stays the one block v1 gave.
 */
function isTyped(file: SourceFile, call: Node, schema: string): boolean {
  if (schema !== 'CreateMessageResultSchema' || file.language === 'js') return false;
  const { members, escapes } = readsOf(file, call);
  return escapes || members.has('content');
}

/** `callTool(params, Schema | undefined, options)` → `callTool(params, options)`. */
function settleCallTool(file: SourceFile, facts: FileFacts, call: Node): void {
  const [, second, third] = call.arguments as [Node, Node, Node | undefined];
  const receiver = receiverOf(file, facts, call.callee.object, 'callTool');
  if (receiver === 'foreign') return;
  const schema = resultSchemaNamed(file, facts, second);
  if (schema === 'CallToolResultSchema' || schema === 'CompatibilityCallToolResultSchema') {
    drop(file, call, second, schema);
    if (schema.startsWith('Compatibility') && readsOf(file, call).members.has('toolResult'))
      file.todos.add(
        call,
        'requests/schema',
        "callTool() gives a CallToolResult only; for a server of 2024 that answers { toolResult }, send client.request({ method: 'tools/call', params }, CompatibilityCallToolResultSchema).",
      );
    return;
  }
  if (receiver !== 'sdk') {
    if (isPlainlyCallTool(file, call) && !isDeclaredHere(file, facts, call.callee))
      file.todos.add(
        call,
        'requests/schema',
        "if this is the SDK's client, its options come second in v2, callTool(params, options), and what stands third is not read.",
      );
    return;
  }
  if (third && isNothing(second)) drop(file, call, second);
  else if (third || customSchema(file, facts, second) || schema)
    file.todos.add(
      call,
      'requests/schema',
      "callTool(params, options) takes no result schema in v2; to keep this one, send client.request({ method: 'tools/call', params }, schema, options).",
    );
}

/** Members of v1's RequestOptions. */
const OPTION =
  /^(?:timeout|signal|onprogress|resetTimeoutOnProgress|maxTotalTimeout|relatedRequestId|resumptionToken|onresumptiontoken)$/;

/**
 * `callTool({ name, … }, undefined, { timeout })` in a file of the SDK's, on something whose type the text does not
 * tell: the gap between the two is the one of v1's signature. Options may be handed on, `callTool(params, undefined, options)`.
 */
function isPlainlyCallTool(file: SourceFile, call: Node): boolean {
  const [params, gap, options] = call.arguments as (Node | undefined)[];
  if (!file.text.includes('@modelcontextprotocol/') || !gap || !isNothing(gap) || !params || !options) return false;
  const keys = (object: Node) => (object.properties as Node[]).map((property) => property.key && propertyKey(property));
  const hasName = params.type === 'ObjectExpression' ? keys(params).includes('name') : isHandedOn(params);
  return (
    hasName &&
    (options.type === 'ObjectExpression'
      ? keys(options).some((key) => key !== undefined && OPTION.test(key))
      : isHandedOn(options))
  );
}

/** Whether the method is one that the project declares: of a class or type of its own. */
const isDeclaredHere = (file: SourceFile, facts: FileFacts, callee: Node): boolean =>
  sourcesOf({ file, facts, node: callee }).some(({ node }) =>
    /^(?:TS(?:MethodSignature|FunctionType)|ClassMethod|ObjectMethod)$/.test(node.type),
  );

const isHandedOn = (node: Node): boolean => /^(?:Identifier|(?:Optional)?MemberExpression)$/.test(node.type);

/** `expect(client.request).toHaveBeenCalledWith({ method: 'tools/list' }, ListToolsResultSchema)` follows the call. */
function settleExpectation(file: SourceFile, facts: FileFacts, call: Node, doubles: CallToolDoubles): void {
  const name = memberName(call.callee);
  if (name === undefined || !/^(?:toHaveBeen(?:Last|Nth)?CalledWith|calledWith|calledOnceWith)$/.test(name)) return;
  const args = call.arguments as Node[];
  const index = args.findIndex((arg, at) => at > 0 && resultSchemaNamed(file, facts, arg) !== undefined);
  if (index < 0) {
    const uncounted = doubles.gapIn(call) ?? uncountedSchema(file, facts, call, fateOfSchema);
    if (uncounted) drop(file, call, uncounted);
    return;
  }
  const schema = resultSchemaNamed(file, facts, args[index])!;
  const method = methodOfRequest(file, facts, askedFor(args[index - 1]!));
  const isCallTool = /\bcallTool\b/.test(file.textOf(call.callee)) && schema === 'CallToolResultSchema';
  if (!isCallTool && (!method || schema === 'CreateMessageResultSchema' || schemaFit(method, schema) !== 'own')) return;
  drop(file, call, args[index]!, schema);
}

/** Whether a call of another file that sends a request of the method keeps its result schema. */
function fateOfSchema(file: SourceFile, facts: FileFacts, call: Node, method: string): 'gone' | 'kept' | undefined {
  const [request, second] = call.arguments as (Node | undefined)[];
  const schema = second && resultSchemaNamed(file, facts, second);
  if (!request || !schema || methodOfRequest(file, facts, request) !== method) return undefined;
  if (senderOf(file, facts, call.callee) !== 'request') return undefined;
  if (file.isIgnored(call)) return 'kept';
  return schemaFit(method, schema) === 'own' && !isTyped(file, call, schema) ? 'gone' : 'kept';
}

/** Whether a call of another file that hands a client's tool options behind a result schema hands them as v2 does. */
function fateOfGap(file: SourceFile, facts: FileFacts, call: Node): 'gone' | 'kept' | undefined {
  const [, second, third] = call.arguments as (Node | undefined)[];
  if (!second || !third || memberName(call.callee) !== 'callTool') return undefined;
  if (receiverOf(file, facts, call.callee.object, 'callTool') !== 'sdk') return undefined;
  if (file.isIgnored(call)) return 'kept';
  const schema = resultSchemaNamed(file, facts, second);
  return isNothing(second) || /^(?:Compatibility)?CallToolResultSchema$/.test(schema ?? '') ? 'gone' : 'kept';
}

function drop(file: SourceFile, call: Node, argument: Node, schema?: string): void {
  changeArguments(file, call, { drop: argument });
  if (schema) dropSchema(file, unwrap(argument), schema);
  const types = call.typeParameters ?? call.typeArguments;
  if (!types) return;
  file.edits.remove(types.start, types.end);
  file.release(types);
}
