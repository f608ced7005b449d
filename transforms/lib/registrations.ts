import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import type { ContextParameter } from './function-types.js';
import { isMember, memberKey, propertyKey } from './members.js';
import { configKeys } from './registration-arguments.js';
import { kindOf } from './registration-kinds.js';
import { sdkTypeOf } from './values.js';

const METHODS = /^(?:tool|prompt|resource|registerTool|registerPrompt|registerResource|setRequestHandler)$/;

/** Whether a call is one of the methods that register a handler, by its name alone: asked before anything is followed. */
export function readsLikeRegistration(call: Node): boolean {
  const callee = unwrap(call.callee);
  return call.arguments.length > 1 && isMember(callee) && METHODS.test(memberKey(callee) ?? '');
}

/**
 * Where the handler of a registration gets its context, in v1's overloads and in v2's.
 * @param handler the argument that is the handler; only the last one can be
 * @param count how many parameters it takes, when that is known from elsewhere
 * @returns undefined when the call registers nothing with the SDK, or when nobody can tell
 */
export function registrationContext(
  file: SourceFile,
  facts: FileFacts,
  call: Node,
  handler: Node,
  count: number | undefined = parameterCount(file, handler),
): ContextParameter | undefined {
  // `(server.registerTool as Plain)(…)`
  const callee = unwrap(call.callee);
  const args = call.arguments as Node[];
  if (!readsLikeRegistration(call) || args.at(-1) !== handler) return undefined;
  const method = memberKey(callee)!;
  const owner = sdkTypeOf(file, facts, callee.object);
  if (method === 'setRequestHandler')
    return owner && /^(?:Server|Client|Protocol)$/.test(owner)
      ? { index: 1, type: owner === 'Client' ? 'ClientContext' : 'ServerContext' }
      : undefined;
  if (owner !== 'McpServer') return undefined;
  const index = contextIndex(file, facts, method, args, count);
  return index === undefined ? undefined : { index, type: 'ServerContext' };
}

function contextIndex(
  file: SourceFile,
  facts: FileFacts,
  method: string,
  args: readonly Node[],
  count: number | undefined,
): number | undefined {
  const middle = args.slice(1, -1);
  switch (method) {
    case 'tool':
    case 'prompt':
      // A handler with two parameters gets arguments first, whatever could be told of the schema.
      if (count !== undefined && count > 1) return 1;
      return configKeys(file, facts, method, args)?.every((key) => !/Schema$/.test(key)) ? 0 : 1;
    case 'registerTool':
    case 'registerPrompt':
      if (count !== undefined && count > 1) return 1;
      return hasKey(file, middle[0], method === 'registerTool' ? 'inputSchema' : 'argsSchema') === false ? 0 : 1;
    default: {
      const target = args[1]!;
      if (sdkTypeOf(file, facts, target) === 'ResourceTemplate') return 2;
      if (kindOf({ file, facts, node: target }) === 'string') return 1;
      return count !== undefined && count > 2 ? 2 : undefined;
    }
  }
}

/** How many parameters a handler has, when it stands there or is a function of this file. */
function parameterCount(file: SourceFile, handler: Node): number | undefined {
  const at = unwrap(handler);
  if (at.params) return at.params.length;
  if (at.type !== 'Identifier') return undefined;
  const declaration = file.scopes.bindingOf(at)?.declaration;
  const callable = declaration?.type === 'VariableDeclarator' ? declaration.init : declaration;
  return callable?.params && callable.type !== 'ClassDeclaration' ? callable.params.length : undefined;
}

/** Whether a configuration object has a key; undefined when that cannot be seen. */
function hasKey(file: SourceFile, node: Node | undefined, key: string): boolean | undefined {
  const value = node && constantAt(file, node);
  if (value?.type !== 'ObjectExpression') return undefined;
  let sure = true;
  for (const property of value.properties as Node[]) {
    if (property.type === 'SpreadElement') {
      const inner = hasKey(file, property.argument, key);
      if (inner) return true;
      if (inner === undefined) sure = false;
    } else if (propertyKey(property) === key) return property.value?.name !== 'undefined';
    else if (propertyKey(property) === undefined) sure = false;
  }
  return sure ? false : undefined;
}

/** What a name stands for, when it is a constant of this file. */
function constantAt(file: SourceFile, node: Node): Node {
  const at = unwrap(node);
  if (at.type !== 'Identifier') return at;
  const declaration = file.scopes.bindingOf(at)?.declaration;
  return declaration?.type === 'VariableDeclarator' && declaration.id.type === 'Identifier' && declaration.init
    ? unwrap(declaration.init)
    : at;
}
