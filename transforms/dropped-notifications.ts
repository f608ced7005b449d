import type { FileFacts } from '../src/engine/facts.js';
import { type Node, stringValue } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { contextNameAt, rewriteLogging } from './lib/logging-calls.js';
import { isCall, isMember, memberKey, propertyKey } from './lib/members.js';
import { type Hosting, hostingAfter, hostingOf } from './lib/served.js';
import { sdkTypeOf } from './lib/values.js';

/** What createMcpHandler's `notify` calls the changes that a server instance told of. */
const NOTIFY: Readonly<Record<string, string>> = {
  sendToolListChanged: 'toolsChanged()',
  sendPromptListChanged: 'promptsChanged()',
  sendResourceListChanged: 'resourcesChanged()',
  sendResourceUpdated: 'resourceUpdated(uri)',
  'notifications/tools/list_changed': 'toolsChanged()',
  'notifications/prompts/list_changed': 'promptsChanged()',
  'notifications/resources/list_changed': 'resourcesChanged()',
  'notifications/resources/updated': 'resourceUpdated(uri)',
};
const SENDERS = new Set(['sendLoggingMessage', 'notification', ...Object.keys(NOTIFY)]);

/** What a server instance sends by itself is dropped over HTTP: logging goes by the handler's context, the rest is marked. */
export default defineTransform({
  name: 'dropped-notifications',
  description:
    'sendLoggingMessage in a handler → ctx.mcpReq.log; other notifications that are dropped over HTTP are marked',
  needs: ['imports', 'symbols', 'context'],
  mentions: /\b(?:sendLoggingMessage|send(?:Tool|Prompt|Resource)ListChanged|sendResourceUpdated|notification)\b/,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    const hosting = hostingOf(file, facts);
    // Over stdio they arrive.
    if (hosting === 'stdio' || facts.isTest) return;
    let after: Hosting | 'kept' | undefined;
    for (const call of file.scopes.calls) {
      const key = isCall(call) && isMember(call.callee) ? (memberKey(call.callee) ?? '') : '';
      if (!SENDERS.has(key) || file.edits.covers(call.start, call.end)) continue;
      const owner = sdkTypeOf(file, facts, call.callee.object);
      if (owner !== 'Server' && (owner !== 'McpServer' || key === 'notification')) continue;
      // Over stdio a client of 2026-07-28 gets no ctx.mcpReq.log() it did not ask for: there the call stays.
      if (key === 'sendLoggingMessage' && hosting === 'http' && rewriteLogging(file, facts, call)) continue;
      // Where sessions are kept they arrive, too.
      after ??= hostingAfter(file, facts);
      if (after === 'stdio' || after === 'kept') continue;
      file.todos.add(call, 'dropped-notifications', messageFor(file, facts, call, key, hosting));
    }
  },
});

function messageFor(file: SourceFile, facts: FileFacts, call: Node, key: string, hosting: Hosting): string {
  const context = contextNameAt(file, facts, call);
  const stdio = hosting === 'both' ? '; over stdio it arrives' : '';
  const dropped = `${key}: what a server sends by itself is dropped under createMcpHandler, without an error${stdio}.`;
  if (key === 'sendLoggingMessage')
    return `${dropped} ${context ?? 'ctx'}.mcpReq.log(level, data, logger) ${context ? 'reaches the caller' : 'in a handler reaches its caller'}.`;
  const method = key === 'notification' ? methodOf(call.arguments[0]) : key;
  const notify = method && Object.hasOwn(NOTIFY, method) ? NOTIFY[method] : undefined;
  if (notify)
    return `${dropped} handler.notify.${notify}, on what createMcpHandler returns, reaches the clients that listen.`;
  return `${dropped} ${context ?? 'ctx'}.mcpReq.notify(…) ${context ? 'reaches the caller' : 'in a handler reaches its caller'}.`;
}

function methodOf(notification: Node | undefined): string | undefined {
  if (notification?.type !== 'ObjectExpression') return undefined;
  const member = (notification.properties as Node[]).find((property) => propertyKey(property) === 'method');
  return stringValue(member?.value);
}
