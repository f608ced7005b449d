import type { FileFacts } from '../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { breakLongCall, changeArguments } from './lib/call-layout.js';
import { acceptsNone, type CustomSchema, customSchema } from './lib/handlers-custom.js';
import { type Flow, takesMethod } from './lib/handlers-flow.js';
import { adaptHandler } from './lib/handlers-parameter.js';
import { printParams } from './lib/handlers-params.js';
import { HANDLER_METHOD, memberName, receiverOf } from './lib/handlers-receiver.js';
import {
  methodValueOf,
  quoted,
  type SchemaReference,
  schemaNamed,
  schemaReferences,
  schemaText,
  writeMethod,
} from './lib/handlers-schema.js';
import { isUnionOption } from './lib/handlers-unions.js';

/** Low-level handlers are registered under the method's name; v1 had a schema there. */
export default defineTransform({
  name: 'handlers',
  description: "setRequestHandler(CallToolRequestSchema, …) → setRequestHandler('tools/call', …), custom schemas too",
  needs: ['imports', 'symbols'],
  mentions: /\b(?:(?:set|remove)(?:Request|Notification)Handler|assertCanSetRequestHandler)\b/,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    const flow: Flow = { file, facts, methods: new Set(), constant: new Set() };
    const references = schemaReferences(file, facts);
    for (const call of file.scopes.calls) settleCall(flow, call);
    for (const reference of references)
      if (!reference.entry.task && takesMethod(flow, reference.node)) {
        layOut(file, reference);
        writeMethod(file, reference);
      }
    // In a file that is on v2 what is handed over is a method already, however it got there.
    const isV1 = file.text.includes('@modelcontextprotocol/sdk') || !file.text.includes('@modelcontextprotocol/');
    if (isV1) for (const call of file.scopes.calls) markLeft(flow, call, references);
  },
});

/** How the method is read off one schema of a union, in v1 and in v2. */
const METHOD_OF_OPTION = '.shape.method.value';

/** The name of the handler method a call calls, on anything that is not the project's own. */
function handlerMethod(file: SourceFile, facts: FileFacts, call: Node): { name: string; proved: boolean } | undefined {
  const name = memberName(call.callee);
  if (call.type === 'NewExpression' || name === undefined || !HANDLER_METHOD.test(name)) return undefined;
  const receiver = receiverOf(file, facts, call.callee.object, name);
  return receiver === 'foreign' ? undefined : { name, proved: receiver === 'sdk' };
}

/** A custom schema, a task's schema, or a method read off a schema. */
function settleCall({ file, facts }: Flow, call: Node): void {
  const [first, handler] = call.arguments as Node[];
  const method = first && handlerMethod(file, facts, call);
  if (!method || file.isIgnored(call)) return;
  const value = methodValueOf(file, facts, first);
  if (value && !method.name.startsWith('set')) {
    writeMethod(file, value);
    return;
  }
  if (!handler || !method.name.startsWith('set') || call.arguments.length !== 2) return;
  if (isUnionOption(file, facts, first)) {
    file.edits.insert(first.end, METHOD_OF_OPTION);
    return;
  }
  const named = schemaNamed(file, facts, first);
  if (named?.entry.task) {
    file.todos.add(
      call,
      'removed/tasks',
      `v2 has no runtime for tasks (SEP-2663); this answers '${named.entry.method}' as a method of your own. Remove it with the task flow, or keep this process on v1.`,
    );
    const paramsText = `${schemaText(file, named)}.shape.params`;
    settleCustom(file, facts, call, { method: quoted(file, named.entry.method), paramsText });
  } else if (!named) {
    const schema = customSchema(file, facts, first);
    if (schema?.foreign) schema.method = quoted(file, schema.methodValue!);
    if (schema) settleCustom(file, facts, call, schema);
  }
}

/** `setRequestHandler(schema, handler)` → `setRequestHandler('acme/search', { params }, handler)`. */
function settleCustom(file: SourceFile, facts: FileFacts, call: Node, schema: CustomSchema): void {
  const [first, handler] = call.arguments as [Node, Node];
  const kind = memberName(call.callee) === 'setNotificationHandler' ? 'notification' : 'request';
  const printed = printParams(file, first, schema);
  const adapted = printed && adaptHandler(file, handler, kind, schema.method);
  if (!adapted) {
    file.todos.add(
      call,
      'handlers/schema',
      `v2 takes the method and the schema of its params here, and hands the handler the params instead of the ${kind}: ${memberName(call.callee)}(${schema.method}, { params: … }, (params) => …).`,
    );
    return;
  }
  printed.write(printed.line !== undefined && breakLongCall(file, call, printed.line.length + adapted.growth));
  adapted.apply();
  if (schema.declared && !acceptsNone(file, facts, schema.declared))
    file.todos.add(
      call,
      'handlers/schema',
      `v1 passed undefined when ${schema.method} came without params; v2 validates {} against this schema, which must accept it.`,
    );
}

/** A call that was broken for its length may fit on its line with a method in place of a longer schema name. */
function layOut(file: SourceFile, { node, entry }: SchemaReference): void {
  const call = file.scopes.parentOf(node);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== node || file.isIgnored(call)) return;
  changeArguments(file, call, { texts: new Map([[node, quoted(file, entry.method)]]) });
}

/** What is plainly a v1 registration and could not be followed. */
function markLeft({ file, facts, methods }: Flow, call: Node, references: readonly SchemaReference[]): void {
  const [first, handler] = call.arguments as Node[];
  const method = first && handlerMethod(file, facts, call);
  if (!first || !method?.proved || !handler || call.arguments.length !== 2 || !method.name.startsWith('set')) return;
  const at = unwrap(first);
  if (isUnionOption(file, facts, at) || file.textOf(at).endsWith(METHOD_OF_OPTION)) return;
  if (
    stringValue(at) !== undefined ||
    at.type === 'TemplateLiteral' ||
    schemaNamed(file, facts, at) ||
    customSchema(file, facts, at)
  )
    return;
  let root = at;
  while (/^(Optional)?MemberExpression$/.test(root.type)) root = unwrap(root.object);
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (binding && methods.has(binding)) return;
  const type = binding?.id.typeAnnotation ? file.textOf(binding.id.typeAnnotation) : '';
  // `method: string`, `method: RequestMethod`: v2 already.
  if (/\bstring\b|Method\b/.test(type)) return;
  const init = binding?.declaration.type === 'VariableDeclarator' ? binding.declaration.init : undefined;
  if (init && stringValue(unwrap(init)) !== undefined) return;
  if (file.edits.touches(at.start, at.end) && references.some(({ node }) => node === at)) return;
  file.todos.add(
    call,
    'handlers/schema',
    `${memberName(call.callee)} takes the method as a string in v2 (${/Notification/.test(method.name) ? "'notifications/progress'" : "'tools/call'"}), and for a method of your own (method, { params: schema }, handler) with a handler of the params; what ${file.textOf(at).slice(0, 40)} stands for could not be told.`,
  );
}
