import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { bare, calledName, type Hosting, rootOf, statementOf } from './hosting-model.js';
import { isPlumbing } from './hosting-plumbing.js';
import { handlerFunction, type Route, sourceOf } from './hosting-routes.js';
import { isCall, isMember, memberKey } from './members.js';

// Listeners of node:http and node:https: one function takes every request, and tells them apart by itself.

const HTTP = /^(?:node:)?https?$/;

/** The listeners of a file's node:http servers, as routes that take every verb and path. */
export function listenersOf(file: SourceFile, _facts: FileFacts): Route[] {
  return file.scopes.calls.flatMap((call): Route[] => {
    const handler = listenerOf(file, call);
    const callable = handler && handlerFunction(file, handler);
    if (!handler || !callable) return [];
    return [
      {
        verb: 'all',
        call,
        receiver: call.callee,
        path: undefined,
        chained: false,
        middleware: [],
        handler,
        callable,
        statement: statementOf(file, call),
        express: false,
        listener: true,
      },
    ];
  });
}

/** The listener of `createServer([options,] listener)`, `new http.Server(listener)`, `server.on('request', listener)`. */
function listenerOf(file: SourceFile, call: Node): Node | undefined {
  const args = call.arguments as Node[];
  if (isServerMaker(file, call)) return args.at(-1);
  if (call.type === 'NewExpression' || !/^(?:on|addListener)$/.test(calledName(call) ?? '')) return undefined;
  if (args.length !== 2 || stringValue(args[0]) !== 'request') return undefined;
  const object = bare(bare(call.callee).object);
  const declaration = object.type === 'Identifier' ? file.scopes.bindingOf(object)?.declaration : undefined;
  const init = declaration?.type === 'VariableDeclarator' && declaration.init ? bare(declaration.init) : undefined;
  return init && (isCall(init) || init.type === 'NewExpression') && isServerMaker(file, init) ? args[1] : undefined;
}

function isServerMaker(file: SourceFile, call: Node): boolean {
  const callee = bare(call.callee);
  const root = rootOf(callee);
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (!HTTP.test(sourceOf(file, binding) ?? '')) return false;
  const name = isMember(callee) ? memberKey(callee) : importedName(file, binding!);
  return call.type === 'NewExpression' ? name === 'Server' : name === 'createServer';
}

function importedName(file: SourceFile, binding: Binding): string | undefined {
  const record = file.imports.of(binding);
  if (record) return record.original.name;
  const property = (binding.declaration.id?.properties as Node[] | undefined)?.find((one) => one.value === binding.id);
  return property?.key?.name;
}

const bodies = new WeakMap<Hosting, Set<Binding>>();

/** Whether a name holds the message of a request: transports are handed it as the parsed body. */
export function isParsedBody(hosting: Hosting, node: Node): boolean {
  const at = bare(node);
  const binding = at.type === 'Identifier' ? hosting.file.scopes.bindingOf(at) : undefined;
  return binding !== undefined && bodiesOf(hosting).has(binding);
}

function bodiesOf(hosting: Hosting): Set<Binding> {
  const known = bodies.get(hosting);
  if (known) return known;
  const { file } = hosting;
  const found = new Set<Binding>();
  bodies.set(hosting, found);
  for (const call of file.scopes.calls) {
    const callee = bare(call.callee);
    if (!isMember(callee) || !/^(?:handleRequest|handlePostMessage)$/.test(memberKey(callee) ?? '')) continue;
    const given = call.arguments[2] ? bare(call.arguments[2]) : undefined;
    const binding = given?.type === 'Identifier' ? file.scopes.bindingOf(given) : undefined;
    if (binding && isPlumbing(hosting, callee.object)) found.add(binding);
  }
  // A parameter that is the body is so where it comes from.
  for (const binding of found) {
    if (binding.kind !== 'param') continue;
    const callable = binding.declaration;
    const index = (callable.params as Node[]).indexOf(binding.id);
    for (const call of file.scopes.calls) {
      if (index < 0 || handlerFunction(file, call.callee) !== callable) continue;
      const given = call.arguments[index] ? bare(call.arguments[index]) : undefined;
      const outer = given?.type === 'Identifier' ? file.scopes.bindingOf(given) : undefined;
      if (outer) found.add(outer);
    }
  }
  return found;
}
