import type { Node } from '../src/engine/node.js';
import { defineTransform } from '../src/engine/transform.js';
import { typeForwarder } from './lib/overrides-typing.js';
import { sdkTypeOf } from './lib/values.js';

/** Methods that have overloads in v2: a function put in their place gets no parameter types from them. */
const OVERLOADED = new Set(['request', 'callTool', 'setRequestHandler', 'setNotificationHandler']);

/** Monkey patches of SDK objects: `client.request = async function (message, …rest) { … }`. */
export default defineTransform({
  name: 'overrides',
  description: 'functions put in the place of an SDK method that has overloads in v2 say their types, or are marked',
  needs: ['imports', 'symbols'],
  mentions: /\.(?:request|callTool|setRequestHandler|setNotificationHandler)\s*=[^=]/,
  apply(file, facts) {
    // JavaScript has no parameter types to lose.
    if (file.language === 'js') return;
    for (const assignment of file.scopes.memberAssignments) {
      const { left, right } = assignment;
      const name = left.property.name as string;
      if (left.computed || !OVERLOADED.has(name) || !/FunctionExpression$/.test(right.type)) continue;
      const type = sdkTypeOf(file, facts, left.object);
      if (type !== 'Client' && type !== 'Server') continue;
      const untyped = (right.params as Node[]).some(
        (param) => !(param.typeAnnotation ?? param.argument?.typeAnnotation),
      );
      if (!untyped || file.isIgnored(assignment)) continue;
      if (name === 'request' && typeForwarder(file, facts, right)) continue;
      const advice = `${type}.${name} has overloads in v2: give the parameters of the function that replaces it their types, and call the original with one overload's arguments.`;
      file.todos.add(assignment, 'types/override', advice);
      for (const call of file.scopes.calls)
        if (call.start > right.start && call.end < right.end && isForwarded(call))
          file.todos.add(call, 'types/override', advice);
    }
  },
});

/** `original.apply(this, [message, ...rest])`, `original.call(this, message, ...rest)`. */
function isForwarded(call: Node): boolean {
  const { callee } = call;
  return callee.type === 'MemberExpression' && /^(apply|call)$/.test(callee.property.name ?? '');
}
