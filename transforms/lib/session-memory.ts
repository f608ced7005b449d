import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isMember, memberKey } from './members.js';
import { canRemember, functionAround, isContainer, isRefill, type MemoryUse, usesOfMemory } from './memory-uses.js';
import { servedBy } from './served.js';
import { exportedName, sdkTypeOf } from './values.js';

const SERVERS = /^(?:McpServer|Server)$/;
const REGISTERS = /^(?:tool|prompt|resource|registerTool|registerPrompt|registerResource|setRequestHandler)$/;

/**
 * Marks what an HTTP server remembers between calls, where createMcpHandler ends that: state that is made with each
 * server, and module memory that one call leaves for the next.
 * @param done declarations of stores that are marked for another reason
 */
export function markServerState(file: SourceFile, facts: FileFacts, done: ReadonlySet<Node>): void {
  const served = servedBy(file, facts);
  if (!served?.http) return;
  const tools = toolsOf(file, facts);
  if (served.sessions) for (const builder of buildersOf(file, facts)) markBuilder(file, facts, builder, done);
  if (tools.size > 0) markModule(file, facts, tools, done);
}

/** The functions that handlers are, with their tools' names; helpers of this file that they call count as theirs. */
function toolsOf(file: SourceFile, facts: FileFacts): Map<Node, Set<string>> {
  const tools = new Map<Node, Set<string>>();
  for (const call of file.scopes.calls) {
    if (!isMember(call.callee) || !REGISTERS.test(memberKey(call.callee) ?? '') || call.arguments.length < 2) continue;
    const handler = functionOf(file, call.arguments.at(-1));
    if (!handler || !SERVERS.test(sdkTypeOf(file, facts, call.callee.object) ?? '')) continue;
    const first = call.arguments[0] as Node;
    reach(handler, stringValue(first) ?? (first.type === 'Identifier' ? first.name : 'a handler'));
  }
  return tools;

  function reach(callable: Node, tool: string): void {
    const known = tools.get(callable) ?? new Set();
    if (known.has(tool)) return;
    tools.set(callable, known.add(tool));
    for (const call of file.scopes.calls) {
      if (call.start < callable.start || call.end > callable.end) continue;
      const next = functionOf(file, call.callee);
      if (next && next !== callable) reach(next, tool);
    }
  }
}

function functionOf(file: SourceFile, node: Node | undefined): Node | undefined {
  const at = node && unwrap(node);
  if (at?.params && at.body) return at;
  if (at?.type !== 'Identifier') return undefined;
  const declaration = file.scopes.bindingOf(at)?.declaration;
  const made = declaration?.type === 'VariableDeclarator' ? declaration.init && unwrap(declaration.init) : declaration;
  return made?.params && made.body && made.type !== 'ClassDeclaration' ? made : undefined;
}

/** Functions that make a server and give it back, or that are handed one to register tools on. */
function buildersOf(file: SourceFile, facts: FileFacts): Set<Node> {
  const builders = new Set<Node>();
  for (const call of file.scopes.calls) {
    const name = call.type === 'NewExpression' ? exportedName(file, facts, call.callee) : undefined;
    const builder = name && SERVERS.test(name) ? functionAround(file, call) : undefined;
    if (builder && givesServer(file, facts, builder)) builders.add(builder);
  }
  for (const binding of file.scopes.bindings) {
    if (binding.kind !== 'param' || !binding.declaration.body) continue;
    const registers = binding.references.some(({ node }) => {
      const member = file.scopes.parentOf(node);
      return (
        isMember(member) &&
        member.object === node &&
        (REGISTERS.test(memberKey(member) ?? '') || memberKey(member) === 'server')
      );
    });
    if (registers && SERVERS.test(sdkTypeOf(file, facts, binding.id) ?? '')) builders.add(binding.declaration);
  }
  return builders;
}

function givesServer(file: SourceFile, facts: FileFacts, builder: Node): boolean {
  const results = builder.body.type === 'BlockStatement' ? file.returnsOf(builder) : [builder.body];
  return results.some((result) => {
    const at = unwrap(result);
    if (SERVERS.test(sdkTypeOf(file, facts, at) ?? '')) return true;
    return (
      at.type === 'ObjectExpression' &&
      (at.properties as Node[]).some(
        (member) => member.value && SERVERS.test(sdkTypeOf(file, facts, member.value) ?? ''),
      )
    );
  });
}

function markBuilder(file: SourceFile, facts: FileFacts, builder: Node, done: ReadonlySet<Node>): void {
  for (const binding of file.scopes.bindings) {
    if (!canRemember(binding) || done.has(binding.declaration)) continue;
    if (functionAround(file, binding.declaration) !== builder || isServer(file, facts, binding)) continue;
    const uses = usesOfMemory(file, binding).filter(({ node }) => functionAround(file, node) !== builder);
    if (!uses.some(({ kind }) => kind === 'write' || kind === 'update') || !isReadBack(uses)) continue;
    if (uses.some(({ value }) => value && isTimer(value))) continue;
    file.todos.add(
      binding.declaration,
      'session-state/per-server',
      `${binding.name} is made with each server: under createMcpHandler, which makes a server for every request, it does not outlive one. Move what all callers may share to the module, and what belongs to one of them to a store that all processes share.`,
    );
  }
  for (const call of file.scopes.calls)
    if (
      call.callee.name === 'setInterval' &&
      functionAround(file, call) === builder &&
      !file.scopes.bindingOf(call.callee)
    )
      file.todos.add(
        call,
        'session-state/per-server',
        'the timer is started with each server: under createMcpHandler, which makes a server for every request, timers pile up, each with a server that is done. Start it once, outside.',
      );
}

const isTimer = (value: Node): boolean => /^set(?:Timeout|Interval|Immediate)$/.test(unwrap(value).callee?.name ?? '');

/** A variable for the server itself: nothing that calls read. */
function isServer(file: SourceFile, facts: FileFacts, binding: Binding): boolean {
  return SERVERS.test(sdkTypeOf(file, facts, binding.id) ?? '');
}

const isReadBack = (uses: readonly MemoryUse[]): boolean =>
  uses.some(({ kind }) => kind === 'read' || kind === 'update');

function markModule(
  file: SourceFile,
  facts: FileFacts,
  tools: ReadonlyMap<Node, ReadonlySet<string>>,
  done: ReadonlySet<Node>,
): void {
  for (const binding of file.scopes.bindings) {
    if (binding.scope.parent !== undefined || !canRemember(binding) || done.has(binding.declaration)) continue;
    if (isServer(file, facts, binding)) continue;
    const uses = usesOfMemory(file, binding);
    const inTools = uses.flatMap((use) => {
      const callable = toolAround(file, use.node, tools);
      return callable ? [{ use, callable }] : [];
    });
    const writes = inTools.filter(
      ({ use }) => (use.kind === 'write' || use.kind === 'update') && !isRefill(file, use, uses),
    );
    const reads = inTools.filter(({ use, callable }) => isLaterRead(file, binding, use, callable, writes));
    if (writes.length === 0 || reads.length === 0) continue;
    const names = (list: typeof inTools) => [...new Set(list.flatMap(({ callable }) => [...tools.get(callable)!]))];
    const writers = names(writes);
    const readers = names(reads);
    const others = readers.filter((name) => !writers.includes(name));
    file.todos.add(
      binding.declaration,
      'session-state/consecutive-calls',
      `${binding.name}: ${listed(writers)} leaves something here that ${others.length > 0 ? listed(others) : 'a later call'} reads, in the memory of one process; the next call may reach another. Keep it in a store that all processes share.`,
    );
  }
}

const listed = (names: readonly string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')}, …` : names.join(' or ');

function toolAround(file: SourceFile, node: Node, tools: ReadonlyMap<Node, ReadonlySet<string>>): Node | undefined {
  for (let at = functionAround(file, node); at; at = functionAround(file, at)) if (tools.has(at)) return at;
  return undefined;
}

/** Whether a use may see what an earlier call left, and not only what its own call has just put there. */
function isLaterRead(
  file: SourceFile,
  binding: Binding,
  use: MemoryUse,
  callable: Node,
  writes: readonly { use: MemoryUse; callable: Node }[],
): boolean {
  if (use.kind === 'update') return isValueUsed(file, use.node);
  if (use.kind !== 'read') return false;
  if (writes.some((write) => write.callable !== callable)) return true;
  const { init } = binding.declaration;
  // A container keeps what earlier calls put in; a variable that is set first has lost it.
  if (init && isContainer(unwrap(init))) return true;
  return writes.some(({ use: write }) => write.kind === 'update' || use.node.start < write.node.start);
}

/** `return ++count`, `id: nextId++`; not `hits++;`. */
function isValueUsed(file: SourceFile, node: Node): boolean {
  let at = file.scopes.parentOf(node)!;
  while (isMember(at) || at.type === 'TSNonNullExpression') at = file.scopes.parentOf(at)!;
  if (at.type === 'AssignmentExpression' && at.operator === '=') return true;
  return file.scopes.parentOf(at)?.type !== 'ExpressionStatement';
}
