import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { contextMember, REMOVED_CONTEXT_MEMBERS } from '../../src/sdk/context.js';
import { newTextOf, TASK_MEMBERS_GONE } from './context-uses.js';
import { indentAt } from './layout.js';
import { propertyKey } from './members.js';

type Group = 'mcpReq' | 'http' | 'top';

interface Item {
  property: Node;
  group: Group;
  /** Its text in v2. */
  text: string;
  /** The local name alone, when the item is nothing else. */
  local?: string;
  /** No default and no inner pattern that another edit could be in. */
  simple: boolean;
}

/** Rewrites the members a pattern takes out of a context: `{ signal, authInfo }`. */
export function rewritePattern(file: SourceFile, pattern: Node): void {
  const properties = pattern.properties as Node[];
  for (const property of properties) {
    const key = propertyKey(property);
    if (key !== undefined && REMOVED_CONTEXT_MEMBERS.has(key))
      file.todos.add(property, 'removed/tasks', TASK_MEMBERS_GONE);
  }
  if (properties.some((property) => property.type === 'RestElement' || propertyKey(property) === undefined)) {
    file.todos.add(
      pattern,
      'context',
      "the handler's context is grouped in v2 (mcpReq: id, signal, _meta, send, notify; http: authInfo, req): take out what is needed by name, the rest has other members now.",
    );
    return;
  }
  const items = properties.map((property) => itemOf(file, property));
  const groups = new Set(items.map(({ group }) => group));
  if (items.length === 0 || (groups.size === 1 && groups.has('top'))) return;
  const declarator = declaratorOf(file, pattern);
  const init = declarator && plainInit(declarator.init) ? (declarator.init as Node) : undefined;
  if (init && groups.size === 1) rewriteWhole(file, pattern, init, items);
  else if (init && canSplit(file, declarator!, items)) split(file, declarator!, items);
  else nest(file, pattern, items);
}

function itemOf(file: SourceFile, property: Node): Item {
  const key = propertyKey(property)!;
  const target = contextMember(key) ?? { name: key };
  const { value } = property;
  const text = file.textOf(value);
  const id = value.type === 'AssignmentPattern' ? value.left : value;
  const shorthand = id.type === 'Identifier' && id.name === target.name;
  return {
    property,
    group: target.group ?? 'top',
    text: shorthand ? text : `${target.name}: ${text}`,
    local: value.type === 'Identifier' ? value.name : undefined,
    simple:
      value.type === 'Identifier' ||
      (value.type === 'AssignmentPattern' && value.left.type === 'Identifier' && /Literal$/.test(value.right.type)),
  };
}

function declaratorOf(file: SourceFile, pattern: Node): Node | undefined {
  const parent = file.scopes.parentOf(pattern);
  return parent?.type === 'VariableDeclarator' && parent.id === pattern && parent.init && !pattern.typeAnnotation
    ? parent
    : undefined;
}

const plainInit = (node: Node): boolean =>
  node.type === 'Identifier' ||
  node.type === 'ThisExpression' ||
  (node.type === 'MemberExpression' && !node.computed && plainInit(node.object));

/** All from one group: `const { signal } = extra` → `const { signal } = ctx.mcpReq`. */
function rewriteWhole(file: SourceFile, pattern: Node, init: Node, items: readonly Item[]): void {
  const [first] = items;
  if (first!.group === 'http' && items.length === 1 && first!.local !== undefined) {
    file.edits.overwrite(pattern.start, pattern.end, first!.local);
    file.edits.insert(init.end, `.http?.${contextMember(propertyKey(first!.property)!)!.name}`);
    return;
  }
  for (const { property, text } of items) writeItem(file, property, text);
  file.edits.insert(init.end, first!.group === 'http' ? '.http ?? {}' : '.mcpReq');
}

/** Small edits where they do: a default or an inner pattern may be edited by others. */
function writeItem(file: SourceFile, property: Node, text: string): void {
  const valueText = file.textOf(property.value);
  if (property.shorthand) {
    const prefix = text.slice(0, text.length - valueText.length);
    if (prefix) file.edits.insert(property.start, prefix);
  } else if (text === valueText) file.edits.remove(property.start, property.value.start);
  else file.edits.overwrite(property.key.start, property.value.start, text.slice(0, text.length - valueText.length));
}

/** Whether a declaration may become several: it stands alone in a list of statements, with nothing else inside. */
function canSplit(file: SourceFile, declarator: Node, items: readonly Item[]): boolean {
  const declaration = file.scopes.parentOf(declarator)!;
  const list = file.scopes.parentOf(declaration);
  return (
    declaration.declarations.length === 1 &&
    /^(?:BlockStatement|Program|SwitchCase|StaticBlock)$/.test(list?.type ?? '') &&
    items.every(({ simple }) => simple) &&
    !file.comments.some(({ start, end }) => start > declaration.start && end < declaration.end)
  );
}

/** `const { signal, authInfo } = extra;` → one statement for each group. */
function split(file: SourceFile, declarator: Node, items: readonly Item[]): void {
  const declaration = file.scopes.parentOf(declarator)!;
  const { init } = declarator;
  const from = newTextOf(file, init);
  const groups = [...new Set(items.map(({ group }) => group))];
  const statements = groups.map((group) => {
    const own = items.filter((item) => item.group === group);
    const single = group === 'http' && own.length === 1 ? own[0]!.local : undefined;
    if (single !== undefined) {
      const { name } = contextMember(propertyKey(own[0]!.property)!)!;
      return { target: single, suffix: `.http?.${name}` };
    }
    const suffix = group === 'top' ? '' : group === 'http' ? '.http ?? {}' : '.mcpReq';
    return { target: braced(file, own), suffix };
  });
  if (file.isIgnored(declaration)) return;
  const [first, ...rest] = statements;
  const end = file.text[declaration.end - 1] === ';' ? ';' : '';
  const indent = indentAt(file, declaration.start);
  file.edits.overwrite(declarator.id.start, declarator.id.end, first!.target);
  file.edits.insert(init.end, first!.suffix);
  for (const { target, suffix } of rest)
    file.edits.insert(
      declaration.end,
      `${file.style.eol}${indent}${declaration.kind} ${target} = ${from}${suffix}${end}`,
    );
}

function braced(file: SourceFile, items: readonly Item[]): string {
  const space = file.style.bracketSpacing ? ' ' : '';
  return `{${space}${items.map(({ text }) => text).join(', ')}${space}}`;
}

/** In a parameter, and wherever else a pattern must stay one: `{ mcpReq: { signal }, http: { authInfo } = {} }`. */
function nest(file: SourceFile, pattern: Node, items: readonly Item[]): void {
  const mayBeEmpty = hasFallback(file, pattern);
  const opening = (group: Group) => (group === 'top' ? '' : `${group}: `);
  const closing = (group: Group) => (group === 'http' || (group === 'mcpReq' && mayBeEmpty) ? ' = {}' : '');
  const space = file.style.bracketSpacing ? ' ' : '';
  const hasComments = file.comments.some(({ start, end }) => start > pattern.start && end < pattern.end);
  if (hasComments || !items.every(({ simple }) => simple)) {
    // Each run of neighbours gets its own group; a group that comes twice is legal, if not pretty.
    for (const [index, item] of items.entries()) {
      writeItem(file, item.property, item.text);
      if (item.group === 'top') continue;
      if (items[index - 1]?.group !== item.group)
        file.edits.insert(item.property.start, `${opening(item.group)}{${space}`);
      if (items[index + 1]?.group !== item.group)
        file.edits.insert(item.property.end, `${space}}${closing(item.group)}`);
    }
    return;
  }
  const groups = [...new Set(items.map(({ group }) => group))];
  const entries = groups.flatMap((group) => {
    const own = items.filter((item) => item.group === group);
    if (group === 'top') return own.map(({ text }) => text);
    return [`${opening(group)}${braced(file, own)}${closing(group)}`];
  });
  const first = items[0]!.property;
  const last = items.at(-1)!.property;
  const isBroken = file.text.slice(pattern.start, first.start).includes('\n');
  const separator = isBroken ? `,${file.style.eol}${indentAt(file, first.start)}` : ', ';
  file.edits.overwrite(first.start, last.end, entries.join(separator));
}

/** `(args, { signal } = {})`, `const { signal } = extra ?? {}`: there may be no context to take from. */
function hasFallback(file: SourceFile, pattern: Node): boolean {
  const parent = file.scopes.parentOf(pattern);
  if (parent?.type === 'AssignmentPattern') return true;
  const init = parent?.type === 'VariableDeclarator' ? parent.init : undefined;
  return /^(?:Logical|Conditional)Expression$/.test(init?.type ?? '');
}
