import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specMethod } from '../../src/sdk/methods.js';
import { insideHandler } from './captured-handlers.js';

/** Methods whose handlers, as the server stores them in v2, ask the context for its requestState() before they run. */
const ASKING = /^(?:tools\/call|prompts\/get|resources\/read)$/;

/** What such a context must have beside what it had. */
export const STATE = 'requestState: () => undefined';

/**
 * Finds the objects that tests hand, as the context, to a handler that they got out of the server's private
 * `_requestHandlers`: what is stored there is the handler as v2 wraps it, and that asks for `mcpReq.requestState()`.
 * An empty object gets it here; where there is no context at all, the call is marked.
 *
 * @returns the object literals to add it to
 */
export function contextsInside(file: SourceFile, facts: FileFacts): Set<Node> {
  const found = new Set<Node>();
  for (const call of file.scopes.calls) {
    if (call.arguments.length === 0 || call.arguments.length > 2 || file.isIgnored(call)) continue;
    if (!asks(file, facts, call.callee)) continue;
    const [, argument] = call.arguments as Node[];
    const object = argument && literalOf(file, argument);
    if (object && object.properties.length > 0) found.add(object);
    else if (object) {
      const { bracketSpacing } = file.style;
      const space = bracketSpacing ? ' ' : '';
      file.edits.overwrite(object.start, object.end, `{${space}mcpReq: {${space}${STATE}${space}}${space}}`);
    } else if (!argument)
      file.todos.add(
        call,
        'context',
        'what _requestHandlers holds asks its context for mcpReq.requestState() in v2, and throws without one: hand it { mcpReq: { requestState: () => undefined } }.',
      );
  }
  return found;
}

function asks(file: SourceFile, facts: FileFacts, callee: Node): boolean {
  const taken = insideHandler(file, facts, callee);
  if (!taken) return false;
  const methods = (taken.arguments as Node[]).flatMap((argument) => {
    const text = stringValue(unwrap(argument));
    return text !== undefined && specMethod(text) ? [text] : [];
  });
  return methods.length === 0 || methods.some((method) => ASKING.test(method));
}

function literalOf(file: SourceFile, argument: Node): Node | undefined {
  const at = unwrap(argument);
  if (at.type === 'ObjectExpression') return at;
  const declaration = at.type === 'Identifier' ? file.scopes.bindingOf(at)?.declaration : undefined;
  const init = declaration?.type === 'VariableDeclarator' && declaration.init ? unwrap(declaration.init) : undefined;
  return init?.type === 'ObjectExpression' ? init : undefined;
}
