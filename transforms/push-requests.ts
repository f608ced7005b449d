import { defineTransform } from '../src/engine/transform.js';
import { type PushCall, pushCallsOf } from './lib/push-calls.js';
import { NO_HANDLER, OTHER_HANDLER, rewriteQuestion } from './lib/push-rewrite.js';
import { type Hosting, hostingAfter, hostingOf, servedBy } from './lib/served.js';

/** A handler that asks the client in the middle of a call returns the question and is called again with the answer. */
export default defineTransform({
  name: 'push-requests',
  description: 'elicitInput asked once becomes return inputRequired(…); other requests to the client are marked',
  needs: ['imports', 'symbols', 'context'],
  mentions: /\b(?:elicitInput|createMessage|requestSampling|listRoots|sendRequest|send|request)\b/,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    if (facts.isTest) return;
    // stdio on `server.connect` serves clients of 2025-era revisions only, for whom nothing changes.
    const isOldStdio = (hosting: Hosting | 'kept') =>
      hosting === 'stdio' && !servedBy(file, facts)?.servesStdio && !facts.inRun?.has('stdio');
    if (isOldStdio(hostingOf(file, facts))) return;
    const calls = pushCallsOf(file, facts).filter(({ call }) => !file.edits.covers(call.start, call.end));
    for (const push of calls) {
      const refusal = rewriteQuestion(file, facts, push, calls);
      if (refusal === undefined) continue;
      // Where sessions are kept, clients are asked as before.
      const hosting = hostingAfter(file, facts);
      if (hosting !== 'kept' && !isOldStdio(hosting))
        file.todos.add(push.call, 'push-requests', messageFor(push, hosting, refusal));
    }
  },
});

function messageFor({ call, method, checked }: PushCall, hosting: Hosting, reason: string): string {
  const name = call.callee.property?.name ?? call.callee.name;
  const over = checked
    ? 'throws for every client'
    : 'waits until it times out for clients of 2025-era revisions and throws for others';
  const stdio = 'works for clients of 2025-era revisions and throws for others';
  const what =
    hosting === 'stdio'
      ? `over stdio it ${stdio}`
      : hosting === 'both'
        ? `under createMcpHandler it ${over}; over stdio it ${stdio}`
        : `under createMcpHandler it ${over}`;
  const builder = {
    'elicitation/create': 'elicit',
    'sampling/createMessage': 'createMessage',
    'roots/list': 'listRoots',
  };
  const asked = `inputRequired.${builder[method]}(…)`;
  if (reason === NO_HANDLER)
    return `${name}: ${what}. Only a handler can ask, by returning inputRequired(…) with ${asked}; this does not stand in one.`;
  if (reason === OTHER_HANDLER)
    return `${name}: ${what}. Only handlers of tools, prompts and resources can ask, by returning inputRequired(…) with ${asked}; the one here is none of them.`;
  return `${name}: ${what}. Return inputRequired(…) with ${asked} from the handler, which is called again with the answer in ctx.mcpReq.inputResponses${reason && ` (left as it is: ${reason})`}.`;
}
