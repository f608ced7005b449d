import type { FileFacts } from '../src/engine/facts.js';
import { type Node, unwrap } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { isCall, isMember, memberKey, membersCalled } from './lib/members.js';
import { CALLBACK_TYPES, castCallbackResults, resultOfCallback } from './lib/results-callbacks.js';
import { castStructured, isTested } from './lib/results-casts.js';
import { castContent } from './lib/results-content.js';
import { castFarContent } from './lib/results-far-casts.js';
import { sdkTypeOf } from './lib/values.js';

/** What callers read from results: the structured content of a tool's, and the members of what a callback returns. */
export default defineTransform({
  name: 'results',
  description:
    'structuredContent, which may be any JSON value in v2, is narrowed or compared where a tool result is read; what a callback returns is cast to the result v1 declared',
  needs: ['imports', 'symbols'],
  mentions: new RegExp(`\\bstructuredContent\\b|\\btoolResult\\b|\\bcontent\\b|${CALLBACK_TYPES.source}`),
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    castCallbackResults(file, facts);
    castContent(file, facts, (node) => resultOf(file, facts, node) === 'declared');
    castFarContent(file, facts, (node) => resultOf(file, facts, node) === 'called');
    for (const member of membersCalled(file, 'structuredContent')) {
      if (file.isIgnored(member)) continue;
      const origin = resultOf(file, facts, member.object);
      if (!origin) continue;
      const tested = isTested(file, member);
      if (tested) compare(file, tested);
      // The result of callTool() itself was typed so loosely in v1 that code had to cast it before.
      else if (origin === 'declared' && file.language !== 'js') castStructured(file, member);
    }
    for (const member of membersCalled(file, 'toolResult'))
      if (!file.isIgnored(member) && resultOf(file, facts, member.object) === 'called')
        file.todos.add(
          member,
          'requests/schema',
          "callTool() gives a CallToolResult only, which has no toolResult; for a server of 2024 that answers { toolResult }, send client.request({ method: 'tools/call', params }, CompatibilityCallToolResultSchema).",
        );
  },
});

/** Whether an expression is the result of a tool: because the code says so, or as what callTool() gives. */
function resultOf(file: SourceFile, facts: FileFacts, node: Node): 'declared' | 'called' | undefined {
  if (sdkTypeOf(file, facts, node) === 'CallToolResult') return 'declared';
  let at = unwrap(node);
  if (at.type === 'Identifier') {
    const binding = file.scopes.bindingOf(at);
    const isPlain = binding?.declaration.type === 'VariableDeclarator' && binding.declaration.id === binding.id;
    if (!isPlain || binding.id.typeAnnotation || !binding.declaration.init) return undefined;
    if (/^TS(As|TypeAssertion)/.test(binding.declaration.init.type)) return undefined;
    at = unwrap(binding.declaration.init);
  }
  if (at.type === 'AwaitExpression') at = unwrap(at.argument);
  if (resultOfCallback(file, facts, at) === 'CallToolResult') return 'declared';
  if (!isCall(at) || !isMember(at.callee) || memberKey(at.callee) !== 'callTool') return undefined;
  return sdkTypeOf(file, facts, at.callee.object) === 'Client' ? 'called' : undefined;
}

/** `!result.structuredContent` → `result.structuredContent === undefined`: null, 0, false and '' are content as well. */
function compare(file: SourceFile, { whole, negated }: { whole: Node; negated: boolean }): void {
  const value = unwrap(negated ? whole.argument : whole);
  if (negated) file.edits.remove(whole.start, value.start);
  file.edits.insert(value.end, negated ? ' === undefined' : ' !== undefined');
  if (negated && value.end < whole.end) file.edits.remove(value.end, whole.end);
}
