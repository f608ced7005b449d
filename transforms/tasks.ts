import { type Node, unwrap } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { membersCalled } from './lib/members.js';
import { typeTaskHandler } from './lib/task-handlers.js';
import { followersOf } from './lib/task-results.js';
import { exportedName, sdkTypeOf } from './lib/values.js';

/** Constructor options that only served tasks. */
const CONSTRUCTOR_OPTIONS = new Set(['taskStore', 'taskMessageQueue', 'defaultTaskPollInterval', 'maxTaskQueueSize']);
/** Options of single requests and notifications. */
const REQUEST_OPTIONS = new Set(['task', 'relatedTask']);
/** Methods that take them; elsewhere a `task` is whatever the code says, a tool's argument for one. */
const SENDS =
  /^(?:request|notification|send(?:Request|Notification)?|notify|callTool|complete|ping|getPrompt|readResource|(?:un)?subscribeResource|setLoggingLevel|list(?:Tools|Prompts|Resources|ResourceTemplates|Roots)|createMessage|elicitInput)$/;
const HOSTS = new Set(['McpServer', 'Server', 'Client', 'ServerContext', 'ClientContext']);
const RULE = 'removed/tasks';

/** The experimental tasks API is gone from v2: every use of it on an SDK object says so. */
export default defineTransform({
  name: 'tasks',
  description: 'uses of the removed experimental tasks API are marked',
  needs: ['imports', 'symbols'],
  mentions:
    /\bexperimental\b|\b(?:task(?:Store|MessageQueue)|defaultTaskPollInterval|maxTaskQueueSize|relatedTask)\b|\btask\s*:|\{\s*task\s*\}/,
  apply(file, facts) {
    for (const call of file.scopes.calls) {
      const args = call.arguments as Node[];
      if (call.type === 'NewExpression') {
        const name = exportedName(file, facts, call.callee);
        if (name && HOSTS.has(name)) markOptions(args[1], CONSTRUCTOR_OPTIONS, `new ${name}()`);
        continue;
      }
      const { callee } = call;
      if (!/^(Optional)?MemberExpression$/.test(callee.type) || callee.computed) continue;
      if (callee.property.name === 'setRequestHandler' && HOSTS.has(sdkTypeOf(file, facts, callee.object) ?? '')) {
        markAnswers(file, call);
        continue;
      }
      if (!SENDS.test(callee.property.name)) continue;
      const options = args.slice(1).find((arg) => arg.type === 'ObjectExpression' && holds(arg, REQUEST_OPTIONS));
      if (options && HOSTS.has(sdkTypeOf(file, facts, callee.object) ?? ''))
        markOptions(options, REQUEST_OPTIONS, `${callee.property.name}()`);
    }
    for (const node of membersCalled(file, 'experimental')) if (!node.computed) markAccessor(node);

    function markOptions(options: Node | undefined, names: ReadonlySet<string>, owner: string): void {
      if (options?.type !== 'ObjectExpression') return;
      const gone = (options.properties as Node[]).filter((property) =>
        names.has(property.key?.name ?? property.key?.value),
      );
      const list = gone.map((property) => property.key.name ?? property.key.value).join(', ');
      if (gone[0])
        file.todos.add(
          gone[0],
          RULE,
          `${owner} takes no ${list} any more: v2 has no tasks; remove it and what feeds it.`,
        );
    }

    function markAccessor(node: Node): void {
      const owner = sdkTypeOf(file, facts, node.object);
      if (!owner || !HOSTS.has(owner)) return;
      file.todos.add(
        node,
        RULE,
        `${owner}.experimental is gone: v2 has no tasks; do the work in the request itself and report progress, or keep this part on v1.`,
      );
      markHandlers(node);
      for (const { callback, from } of followersOf(file, node))
        file.todos.add(
          callback,
          RULE,
          `what typed the parameters here is gone: ${from} comes from ${owner}.experimental, which v2 does not have.`,
        );
    }

    /** The handlers that a call on the accessor is given: what typed their parameters is gone with it. */
    function markHandlers(accessor: Node): void {
      const call = file.ancestor(accessor, (at) => at.type === 'CallExpression' || /Statement$/.test(at.type));
      if (call?.type !== 'CallExpression') return;
      for (const argument of call.arguments as Node[])
        for (const property of (argument.properties ?? []) as Node[])
          if (
            (property.type === 'ObjectMethod' || /FunctionExpression$/.test(property.value?.type ?? '')) &&
            !typeTaskHandler(file, call, property)
          )
            file.todos.add(
              property,
              RULE,
              'a handler of a task, which v2 does not have; its parameters have no types any more.',
            );
    }
  },
});

function holds(object: Node, names: ReadonlySet<string>): boolean {
  return (object.properties as Node[]).some((property) => names.has(property.key?.name ?? property.key?.value));
}

/** `return { task }` of a handler, by which v1's peers answered that they would do the work later. */
function markAnswers(file: SourceFile, call: Node): void {
  const callable = (call.arguments as Node[]).at(-1);
  if (!callable || !/Function/.test(callable.type)) return;
  const own = callable.body.type === 'BlockStatement' ? file.returnsOf(callable) : [callable.body as Node];
  const answer = own.find((value) => {
    const at = unwrap(value.type === 'AwaitExpression' ? value.argument : value);
    const isResolved = /^(Optional)?CallExpression$/.test(at.type) && file.textOf(at.callee) === 'Promise.resolve';
    const object = isResolved ? at.arguments[0] && unwrap(at.arguments[0]) : at;
    const [only, ...others] = (object?.type === 'ObjectExpression' ? object.properties : []) as Node[];
    return only !== undefined && others.length === 0 && (only.key?.name ?? only.key?.value) === 'task';
  });
  if (!answer) return;
  const message =
    'a handler cannot answer with { task } in v2, which has no tasks: such a result is refused; do the work before it returns.';
  file.todos.add(call, RULE, message);
  file.todos.add(answer, RULE, message);
}
