import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { TRANSPORT_LIBRARIES } from '../../src/sdk/hosts.js';
import { sourceOf } from './hosting-routes.js';
import { propertyKey } from './members.js';

/**
 * Marks transports of other packages (src/sdk/hosts.ts): a v2 server still answers through them, to 2025-era clients,
 * and no handler is told of the request's headers.
 */
export function markForeignTransports(file: SourceFile): void {
  if (![...TRANSPORT_LIBRARIES.keys()].some((library) => file.text.includes(library))) return;
  for (const call of file.scopes.calls) {
    if (call.type !== 'NewExpression' || call.callee.type !== 'Identifier' || file.isIgnored(call)) continue;
    const binding = file.scopes.bindingOf(call.callee);
    const library = sourceOf(file, binding) ?? '';
    const name = file.imports.of(binding)?.original.name ?? call.callee.name;
    if (!TRANSPORT_LIBRARIES.get(library)?.includes(name)) continue;
    const sessions = keepsSessions(call) ? ', each session by the process that opened it' : '';
    file.todos.add(
      call,
      'sessions/kept',
      `still served the 2025-era way${sessions}: the transport is ${library}'s, which speaks no 2026-07-28 and leaves ctx.http.req undefined. Serve it with createMcpHandler(), whose fetch() takes the Request (and { authInfo } beside it).`,
    );
  }
}

/** Whether the transport is told how to make session ids. */
function keepsSessions(call: Node): boolean {
  const generator = (call.arguments[0]?.properties as Node[] | undefined)?.find(
    (property) => propertyKey(property) === 'sessionIdGenerator',
  );
  return generator !== undefined && generator.value?.name !== 'undefined';
}
