import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey } from './members.js';
import { methodOfRequest } from './requests-schema.js';
import { exportedName, sdkTypeOf } from './values.js';

/** Methods of v2's Client that reject on a 2026-07-28 connection, or get nothing from it. */
export const OLD_VERBS: Readonly<Record<string, string>> = {
  ping: 'calls ping(), which rejects on a 2026-07-28 connection; a listTools() does as a sign of life',
  subscribeResource:
    'calls subscribeResource(), which rejects on a 2026-07-28 connection; client.listen({ resourceSubscriptions }) takes its place',
  unsubscribeResource:
    'calls unsubscribeResource(), which rejects on a 2026-07-28 connection; there, what client.listen() gave is closed',
  setLoggingLevel:
    'calls setLoggingLevel(), which rejects on a 2026-07-28 connection; there, each request names its level in _meta',
  sendRootsListChanged:
    'calls sendRootsListChanged(), which rejects on a 2026-07-28 connection; there, servers ask for roots when they need them',
};

const LOGS = 'handles log messages, which a 2026-07-28 server sends only for requests whose _meta names a level';
const LISTS =
  'handles list changes, which a 2026-07-28 server sends only to who listens; give the handler to the constructor as listChanged';
const UPDATES =
  'handles resource updates, which a 2026-07-28 server sends only to who listens with client.listen({ resourceSubscriptions })';

/** Notifications that no 2026-07-28 server sends unasked, by method and by the schema v1 named them with. */
const OLD_NOTIFICATIONS: Readonly<Record<string, string>> = {
  'notifications/message': LOGS,
  LoggingMessageNotificationSchema: LOGS,
  'notifications/tools/list_changed': LISTS,
  ToolListChangedNotificationSchema: LISTS,
  'notifications/prompts/list_changed': LISTS,
  PromptListChangedNotificationSchema: LISTS,
  'notifications/resources/list_changed': LISTS,
  ResourceListChangedNotificationSchema: LISTS,
  'notifications/resources/updated': UPDATES,
  ResourceUpdatedNotificationSchema: UPDATES,
};

const MENTIONS = new RegExp(
  `\\b(?:${Object.keys(OLD_VERBS).join('|')}|setNotificationHandler|fallback(?:Request|Notification)Handler|request)\\b`,
);

/**
 * What a file does with clients that a 2026-07-28 connection has no counterpart for.
 * @returns why such a client had better keep the 2025-era handshake (what the file does, as a phrase); undefined when
 *   nothing speaks against the new one
 */
export function oldEraUse(file: SourceFile, facts: FileFacts): string | undefined {
  if (!MENTIONS.test(file.text)) return undefined;
  for (const call of file.scopes.calls) {
    const { callee } = call;
    if (!isCall(call) || !isMember(callee)) continue;
    const why = reasonOf(file, facts, call, memberKey(callee) ?? '');
    if (why && sdkTypeOf(file, facts, callee.object) === 'Client') return why;
  }
  for (const { left } of file.scopes.memberAssignments) {
    const key = memberKey(left) ?? '';
    if (!/^(?:request|fallback(?:Request|Notification)Handler)$/.test(key)) continue;
    if (sdkTypeOf(file, facts, left.object) === 'Client')
      return `replaces ${key} of a client, and sees other messages on a 2026-07-28 connection`;
  }
  return undefined;
}

/** Requests that servers of 2025-era revisions send in the middle of a call, by method and by v1's schema. */
const ASKED = new Set([
  'elicitation/create',
  'ElicitRequestSchema',
  'sampling/createMessage',
  'CreateMessageRequestSchema',
  'roots/list',
  'ListRootsRequestSchema',
]);

/** Whether a client of this file answers what servers ask in the middle of a call. */
export function answersServers(file: SourceFile, facts: FileFacts): boolean {
  return file.scopes.calls.some(({ callee, arguments: [first] }) => {
    if (!first || !isMember(callee) || memberKey(callee) !== 'setRequestHandler') return false;
    const key = stringValue(unwrap(first)) ?? exportedName(file, facts, first);
    return key !== undefined && ASKED.has(key) && sdkTypeOf(file, facts, callee.object) === 'Client';
  });
}

function reasonOf(file: SourceFile, facts: FileFacts, call: Node, name: string): string | undefined {
  const first = call.arguments[0] as Node | undefined;
  if (Object.hasOwn(OLD_VERBS, name)) return OLD_VERBS[name];
  if (!first) return undefined;
  if (name === 'setNotificationHandler') {
    const key = stringValue(unwrap(first)) ?? exportedName(file, facts, first);
    return key !== undefined && Object.hasOwn(OLD_NOTIFICATIONS, key) ? OLD_NOTIFICATIONS[key] : undefined;
  }
  if (name !== 'request') return undefined;
  const method = methodOfRequest(file, facts, first) ?? looseMethod(file, first);
  if (method === undefined)
    return 'sends requests whose methods are not known before it runs, and a 2026-07-28 connection has not all of them';
  return /^(?:ping|logging\/setLevel|resources\/(?:un)?subscribe|tasks\/)/.test(method)
    ? `requests ${method}, which rejects on a 2026-07-28 connection`
    : undefined;
}

/** The method of a request in a variable of whatever type, where its object says it. */
function looseMethod(file: SourceFile, request: Node): string | undefined {
  const at = unwrap(request);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  const object = binding?.declaration.type === 'VariableDeclarator' ? unwrap(binding.declaration.init ?? at) : at;
  if (object.type !== 'ObjectExpression') return undefined;
  const method = (object.properties as Node[]).find((property) => property.key?.name === 'method');
  return method && stringValue(unwrap(method.value));
}
