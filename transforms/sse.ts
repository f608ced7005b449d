import type { FileFacts } from '../src/engine/facts.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { settleHosting } from './lib/hosting.js';
import { settleSharedServers } from './lib/server-factory.js';
import { exportedName } from './lib/values.js';

/** SSE servers get the Streamable HTTP endpoint that replaced theirs. */
export default defineTransform({
  name: 'sse',
  description: 'SSE endpoints become one stateless endpoint on createMcpHandler(), with the old path as an alias',
  needs: ['imports'],
  mentions: /SSEServerTransport/,
  applies: (_, facts) => facts.sharesServers === true,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    settleSharedServers(file, facts);
    if (facts.hosting?.sse === 'legacy') markKept(file, facts);
    else settleHosting(file, facts, 'sse');
  },
});

/** `--sse legacy`: the transports stay, and say how long they may. */
function markKept(file: SourceFile, facts: FileFacts): void {
  for (const call of file.scopes.calls)
    if (call.type === 'NewExpression' && exportedName(file, facts, call.callee) === 'SSEServerTransport')
      file.todos.add(
        call,
        'sse/kept',
        'HTTP+SSE was kept as asked, on the frozen copy in @modelcontextprotocol/server-legacy: every message of a session must reach the process that opened its stream. Drop it when the last client of revision 2024-11-05 is gone.',
      );
}
