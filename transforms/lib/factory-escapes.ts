import type { Binding } from '../../src/engine/bindings.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { eachRunning } from './factory-depth.js';
import { isFunction, isInside, quoted, rootName } from './factory-model.js';
import { isCall, isMember, memberKey } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';

/** A place where a server, or what a registration gives back, gets out of the code that sets the server up. */
export interface Escape {
  reason: string;
  at: Node;
}

/** Methods whose results belong to the server: handles of tools, prompts and resources. */
const GIVES_HANDLE = /^(?:tool|prompt|resource|registerTool|registerPrompt|registerResource)$/;
const HARMLESS = /^(?:console|JSON)$/;
const PASSES_THROUGH =
  /^(?:ParenthesizedExpression|TSAsExpression|TSSatisfiesExpression|TSNonNullExpression|TSTypeAssertion|AwaitExpression|ChainExpression|LogicalExpression|SequenceExpression|SpreadElement|ArrayExpression|ObjectExpression)$/;
const ENDS =
  /Statement$|^(?:UnaryExpression|BinaryExpression|TemplateLiteral|UpdateExpression|SwitchCase|ArrowFunctionExpression|TSTypeQuery|JSXExpressionContainer)$/;

/** What is being looked at: a circle of functions that hand the server to each other ends. */
const looking = new Set<Node>();

/**
 * Follows a reference to a server through the expressions it stands in, into the functions it is handed to.
 * @param isOwn whether a binding belongs to what sets the server up, so that it may hold it
 * @returns where it is stored away or handed to code nobody can read; undefined when nowhere
 */
export function escapeOf(place: Place, isOwn: (binding: Binding) => boolean): Escape | undefined {
  const { file } = place;
  let at = place.node;
  for (let parent = file.scopes.parentOf(at); parent; at = parent, parent = file.scopes.parentOf(at)) {
    if (PASSES_THROUGH.test(parent.type)) continue;
    switch (parent.type) {
      case 'ConditionalExpression':
        if (parent.test === at) return undefined;
        continue;
      case 'ObjectProperty':
        if (parent.value !== at) return undefined;
        continue;
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        if (parent.object !== at) return undefined;
        continue;
      case 'CallExpression':
      case 'OptionalCallExpression':
        if (parent.callee !== at) return escapeByCall({ ...place, node: parent }, at, isOwn);
        if (!isMember(at) || !GIVES_HANDLE.test(memberKey(at) ?? '')) return undefined;
        continue;
      case 'NewExpression':
        return parent.callee === at ? undefined : escapeByCall({ ...place, node: parent }, at, isOwn);
      case 'VariableDeclarator':
        return parent.init === at ? escapeOfNames(place, parent.id, isOwn) : undefined;
      case 'AssignmentExpression':
        if (parent.left === at) return undefined;
        return escapeByAssignment({ ...place, node: parent }, isOwn);
      case 'ExportSpecifier':
      case 'ExportDefaultDeclaration':
        return { reason: 'it is exported', at: place.node };
    }
    if (ENDS.test(parent.type)) return undefined;
    return { reason: `it is used in ${quoted(file, parent)}`, at: place.node };
  }
  return undefined;
}

/** What a pattern takes apart may hold the server: its names are looked at in turn. */
function escapeOfNames(place: Place, pattern: Node, isOwn: (binding: Binding) => boolean): Escape | undefined {
  for (const binding of bindingsIn(place.file, pattern)) {
    if (isOwn(binding)) continue;
    for (const { node } of binding.references) {
      const found = escapeOf({ ...place, node }, (other) => other === binding || isOwn(other));
      if (found) return found;
    }
  }
  return undefined;
}

/** The bindings a pattern declares. */
export function bindingsIn(file: SourceFile, pattern: Node): Binding[] {
  return file.scopes.bindings.filter((binding) => binding.declarations.some(({ id }) => isInside(id, pattern)));
}

function escapeByAssignment(place: Place, isOwn: (binding: Binding) => boolean): Escape | undefined {
  const { file, node } = place;
  const root = rootName(node.left);
  if (root.type === 'ThisExpression') return undefined;
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (binding && isOwn(binding)) return undefined;
  const around = file.ancestor(node, isFunction);
  if (binding && around && isInside(binding.id, around) && node.left.type === 'Identifier')
    return escapeOfNames(place, binding.id, isOwn);
  return { reason: `it is kept by ${quoted(file, node)}`, at: node };
}

/** The server as an argument: looked for in what the function does with its parameter. */
function escapeByCall(place: Place, argument: Node, isOwn: (binding: Binding) => boolean): Escape | undefined {
  const { file, facts, node: call } = place;
  const callee = unwrap(call.callee);
  const index = (call.arguments as Node[]).indexOf(argument);
  if (isMember(callee)) {
    const root = rootName(callee);
    const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
    if (binding ? isOwn(binding) : HARMLESS.test(root.name ?? '')) return undefined;
  }
  const places = isFunction(callee) ? [{ file, facts, node: callee }] : sourcesOf({ file, facts, node: callee });
  if (places.length === 0 || index < 0)
    return { reason: `it is handed to ${quoted(file, call.callee)}, whose code cannot be seen from here`, at: call };
  for (const target of places) {
    const found = escapeOfParameter(target, index);
    if (found === 'unknown')
      return { reason: `it is handed to ${quoted(file, call.callee)}, whose code cannot be seen from here`, at: call };
    if (found) return { reason: `${quoted(file, call.callee)} gets it, where ${found.reason}`, at: call };
  }
  return undefined;
}

function escapeOfParameter(target: Place, index: number): Escape | 'unknown' | undefined {
  const { file, node } = target;
  const callable = /^Class/.test(node.type) ? constructorOf(node) : node;
  if (callable === undefined) return /^Class/.test(node.type) && !node.superClass ? undefined : 'unknown';
  if (!isFunction(callable)) return 'unknown';
  if (looking.has(callable)) return undefined;
  looking.add(callable);
  try {
    const parameter = (callable.params[index] ?? callable.params.at(-1)) as Node | undefined;
    if (!parameter) return undefined;
    for (const binding of bindingsIn(file, parameter)) {
      const isOwn = (other: Binding) => other === binding;
      for (const { node: reference } of binding.references) {
        const found = escapeOf({ ...target, node: reference }, isOwn);
        if (found) return found;
      }
    }
    return undefined;
  } finally {
    looking.delete(callable);
  }
}

function constructorOf(node: Node): Node | undefined {
  return (node.body.body as Node[]).find((member) => member.kind === 'constructor');
}

/** Calls that start something which outlives the server that is being built. */
const STARTERS = /^(?:setInterval|setTimeout)$/;
const STARTING_METHODS = /^(?:listen|watch|watchFile|spawn|fork|schedule)$/;

/**
 * What building a server twice would start twice: timers, ports, watchers, child processes. Calls of the project's own
 * functions are followed.
 */
export function startedBy(place: Place): Node | undefined {
  return findStarted(place, 0, new Set());
}

/** The same of this very code, without what the functions it calls do. */
export function startedHere(place: Place): Node | undefined {
  return findStarted(place, MAX_CALLS, new Set());
}

/** How many calls deep functions are followed. */
const MAX_CALLS = 5;

function findStarted(place: Place, depth: number, seen: Set<Node>): Node | undefined {
  let found: Node | undefined;
  if (seen.has(place.node)) return undefined;
  seen.add(place.node);
  eachRunning(place.node, (node) => {
    if (found || !(isCall(node) || node.type === 'NewExpression')) return;
    const callee = unwrap(node.callee);
    const isStarter =
      callee.type === 'Identifier'
        ? STARTERS.test(callee.name) && !place.file.scopes.bindingOf(callee)
        : isMember(callee) && STARTING_METHODS.test(memberKey(callee) ?? '');
    if (isStarter) found = node;
    else if (depth < MAX_CALLS && (callee.type === 'Identifier' || isMember(callee)))
      for (const target of sourcesOf({ ...place, node: callee })) {
        const body = /^Class/.test(target.node.type) ? constructorOf(target.node)?.body : target.node.body;
        if (body && !found && findStarted({ ...target, node: body }, depth + 1, seen)) found = node;
      }
  });
  return found;
}
