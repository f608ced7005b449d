import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isContextType } from '../../src/sdk/context.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { sourcesOf } from './registration-sources.js';
import { exportedName, sdkTypeOf, typeOfPattern } from './values.js';

export type PushMethod = 'elicitation/create' | 'sampling/createMessage' | 'roots/list';

/** A request that a server sends its client. */
export interface PushCall {
  call: Node;
  method: PushMethod;
  /** Sent by a method that first looks whether the client can: it throws where a bare request waits. */
  checked: boolean;
  /** What the client is asked, where it stands there. */
  params: Node | undefined;
  /** Nothing but the question is handed over: no time limit, no signal. */
  plain: boolean;
}

const BY_NAME: Readonly<Record<string, PushMethod>> = {
  elicitInput: 'elicitation/create',
  createMessage: 'sampling/createMessage',
  requestSampling: 'sampling/createMessage',
  listRoots: 'roots/list',
};
const BY_TYPE: Readonly<Record<string, PushMethod>> = {
  ElicitRequest: 'elicitation/create',
  CreateMessageRequest: 'sampling/createMessage',
  ListRootsRequest: 'roots/list',
};
const METHODS = new Set<string>(Object.values(BY_NAME));

/** Every request that a file's servers and handlers send to a client, in v1's spellings and in v2's. */
export function pushCallsOf(file: SourceFile, facts: FileFacts): PushCall[] {
  return file.scopes.calls.flatMap((call) => (isCall(call) ? (pushCall(file, facts, call) ?? []) : []));
}

function pushCall(file: SourceFile, facts: FileFacts, call: Node): PushCall | undefined {
  const args = call.arguments as Node[];
  const named = byMember(file, facts, call.callee);
  if (named)
    return {
      call,
      method: named,
      checked: named === 'elicitation/create',
      params: objectOf(args[0]),
      plain: args.length === 1,
    };
  if (!isSender(file, facts, call.callee) || !args[0]) return undefined;
  const method = methodOf(file, facts, args[0]);
  if (!method) return undefined;
  const request = objectOf(args[0]);
  const params = (request?.properties as Node[] | undefined)?.find((property) => propertyKey(property) === 'params');
  // v1 takes a result schema second, v2 perhaps none.
  const rest = args.slice(1);
  const plain = rest.length === 0 || (rest.length === 1 && isSchema(file, facts, rest[0]!));
  return { call, method, checked: false, params: objectOf(params?.value), plain };
}

const objectOf = (node: Node | undefined): Node | undefined => {
  const at = node && unwrap(node);
  return at?.type === 'ObjectExpression' && at === node ? at : undefined;
};

/** `server.server.elicitInput`, `ctx.mcpReq.requestSampling`. */
function byMember(file: SourceFile, facts: FileFacts, callee: Node): PushMethod | undefined {
  if (!isMember(callee)) return undefined;
  const key = memberKey(callee) ?? '';
  if (!Object.hasOwn(BY_NAME, key)) return undefined;
  const owner = sdkTypeOf(file, facts, callee.object);
  return owner === 'Server' || owner === 'ServerContext.mcpReq' ? BY_NAME[key] : undefined;
}

/** `extra.sendRequest`, `ctx.mcpReq.send`, `server.server.request`, and the first two taken out of a context. */
function isSender(file: SourceFile, facts: FileFacts, callee: Node): boolean {
  if (isMember(callee)) {
    const key = memberKey(callee);
    if (key !== 'sendRequest' && key !== 'send' && key !== 'request') return false;
    const owner = sdkTypeOf(file, facts, callee.object);
    if (key === 'request') return owner === 'Server';
    return key === 'send' ? owner === 'ServerContext.mcpReq' : isContextType(owner);
  }
  if (callee.type !== 'Identifier') return false;
  const id = file.scopes.bindingOf(callee)?.id;
  const property = id && file.scopes.parentOf(id);
  if (property?.type !== 'ObjectProperty') return false;
  const pattern = file.scopes.parentOf(property)!;
  const owner = pattern.type === 'ObjectPattern' ? typeOfPattern(file, facts, pattern) : undefined;
  const key = propertyKey(property);
  return (key === 'sendRequest' && isContextType(owner)) || (key === 'send' && owner === 'ServerContext.mcpReq');
}

function methodOf(file: SourceFile, facts: FileFacts, request: Node): PushMethod | undefined {
  for (const { node, ...place } of sourcesOf({ file, facts, node: request })) {
    if (node.type === 'ObjectExpression') {
      const member = (node.properties as Node[]).find((property) => propertyKey(property) === 'method');
      const method = member?.value && stringValue(unwrap(member.value));
      if (method && METHODS.has(method)) return method as PushMethod;
    }
    const name = node.type === 'TSTypeReference' ? exportedName(place.file, place.facts, node.typeName) : undefined;
    if (name && Object.hasOwn(BY_TYPE, name)) return BY_TYPE[name];
  }
  return undefined;
}

function isSchema(file: SourceFile, facts: FileFacts, node: Node): boolean {
  return /^(?:ElicitResult|CreateMessageResult|ListRootsResult)\w*Schema$/.test(
    exportedName(file, facts, unwrap(node)) ?? '',
  );
}
