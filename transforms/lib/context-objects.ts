import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { contextMember, isContextType } from '../../src/sdk/context.js';
import { newTextOf } from './context-uses.js';
import { columns, indentAt, isMultiline, reindent, textBefore } from './layout.js';
import { propertyKey, wrapped } from './members.js';
import { sdkTypeOf } from './values.js';

interface Item {
  property: Node;
  group: 'mcpReq' | 'http' | undefined;
  name: string;
}

/** Whether an object literal has members that v2's context has elsewhere. */
export function hasMovedMembers(object: Node): boolean {
  return (object.properties as Node[]).some((property) => contextMember(propertyKey(property) ?? '')?.group);
}

/**
 * Gives an object literal that stands for a context v2's shape: `{ signal, sendNotification: vi.fn() }` →
 * `{ mcpReq: { signal, notify: vi.fn() } }`.
 * @param more what its `mcpReq` must have beside
 */
export function reshapeObject(file: SourceFile, facts: FileFacts, object: Node, more = ''): void {
  const properties = object.properties as Node[];
  const items = properties.map((property): Item => {
    const key = propertyKey(property);
    const target = property.type === 'SpreadElement' || key === undefined ? undefined : contextMember(key);
    return { property, group: target?.group, name: target?.name ?? key ?? '' };
  });
  markSpread(file, facts, object);
  markMissing(file, object);
  const runs = runsOf(items);
  if (runs.some((run, index) => runs.findIndex(([first]) => first!.group === run[0]!.group) !== index)) {
    if (!gather(file, object, items, facts, more))
      file.todos.add(
        object,
        'context',
        "this stands for the handler's context: v2 has id, signal, _meta, send and notify in mcpReq, and authInfo, req, closeSSE and closeStandaloneSSE in http.",
      );
    return;
  }
  for (const run of runs)
    wrapRun(file, run, spreadOf(file, facts, object, run[0]!.group!), run[0]!.group === 'mcpReq' ? more : '');
  const space = file.style.bracketSpacing ? ' ' : '';
  if (more && !runs.some(([first]) => first!.group === 'mcpReq'))
    file.edits.insert(properties[0]!.start, `mcpReq: {${space}${more}${space}}, `);
  for (const { property, group, name } of items) if (group) renameKey(file, property, name);
}

/** What v1's context had to have; an object that has it all was checked against the type. */
const REQUIRED = ['signal', 'requestId', 'sendNotification', 'sendRequest'];

/** `const extra: RequestHandlerExtra<…> = { … }`: v2's context has more that a whole one must have. */
function markMissing(file: SourceFile, object: Node): void {
  const keys = new Set((object.properties as Node[]).map((property) => propertyKey(property)));
  if (file.language === 'js' || !REQUIRED.every((key) => keys.has(key)) || wrapped(file, object) !== object) return;
  file.todos.add(
    object,
    'context',
    'a whole ServerContext also has method, requestState, log, elicitInput and requestSampling in mcpReq (a ClientContext the first two): add them, or cast what stands for one.',
  );
}

/** `{ signal, ...overrides }`: what is spread in needs v2's shape too, and nobody can see it here. */
function markSpread(file: SourceFile, facts: FileFacts, object: Node): void {
  const spread = (object.properties as Node[]).find(
    (property) =>
      property.type === 'SpreadElement' &&
      unwrap(property.argument).type === 'Identifier' &&
      !isContextType(sdkTypeOf(file, facts, unwrap(property.argument))),
  );
  if (spread)
    file.todos.add(
      spread,
      'context',
      `${file.textOf(spread.argument)} is spread into a handler's context: what it holds must have v2's shape too, with id, signal, _meta, send and notify in mcpReq, and authInfo and req in http.`,
    );
}

/** Neighbours of one group; members that stay are in none. */
function runsOf(items: readonly Item[]): Item[][] {
  const runs: Item[][] = [];
  for (const [index, item] of items.entries()) {
    if (!item.group) continue;
    if (items[index - 1]?.group === item.group) runs.at(-1)!.push(item);
    else runs.push([item]);
  }
  return runs;
}

/** `...ctx.mcpReq, `, when the literal replaces something in a context it spreads. */
function spreadOf(file: SourceFile, facts: FileFacts, object: Node, group: 'mcpReq' | 'http'): string {
  const spread = (object.properties as Node[]).find(
    (property) => property.type === 'SpreadElement' && isContextType(sdkTypeOf(file, facts, unwrap(property.argument))),
  );
  return spread ? `...${newTextOf(file, unwrap(spread.argument))}.${group}` : '';
}

function renameKey(file: SourceFile, property: Node, name: string): void {
  if (property.shorthand) {
    if (property.value.name !== name) file.edits.insert(property.start, `${name}: `);
    return;
  }
  const value = property.type === 'ObjectProperty' ? property.value : undefined;
  if (value?.type === 'Identifier' && value.name === name && !property.computed)
    file.edits.remove(property.start, value.start);
  else if (property.key.type === 'Identifier' && !property.computed)
    file.edits.overwrite(property.key.start, property.key.end, name);
  else if (property.key.value !== name) {
    const start = property.computed ? file.text.lastIndexOf('[', property.key.start) : property.key.start;
    const end = property.computed ? file.text.indexOf(']', property.key.end) + 1 : property.key.end;
    file.edits.overwrite(start, end, name);
  }
}

function wrapRun(file: SourceFile, run: readonly Item[], spread: string, more: string): void {
  const { edits, style, text } = file;
  const first = run[0]!.property;
  const last = run.at(-1)!.property;
  const { group } = run[0]!;
  const space = style.bracketSpacing ? ' ' : '';
  const range = { start: first.start, end: last.end };
  const lead = spread && `${spread}, `;
  const tail = more && `, ${more}`;
  const line = `${textBefore(file, first.start)}${group}: {${space}${lead}${text.slice(range.start, range.end)}${tail}${space}},`;
  const ownLine = /(?:^|\n)[ \t]*$/.test(text.slice(0, first.start));
  if (!ownLine || (!isMultiline(file, range) && columns(line) <= style.width)) {
    edits.insert(first.start, `${group}: {${space}${lead}`);
    edits.insert(last.end, `${tail}${space}}`);
    return;
  }
  const indent = indentAt(file, first.start);
  const inner = indent + style.indent;
  const { eol } = style;
  edits.insert(first.start, `${group}: {${eol}${spread && `${inner}${spread},${eol}`}${inner}`);
  reindent(file, range, indent, inner);
  const hasComma = /^\s*,/.test(text.slice(last.end));
  const closing = `${more && `,${eol}${inner}${more}`}${hasComma && style.trailingComma ? ',' : ''}`;
  edits.insert(last.end, `${closing}${eol}${indent}}`);
}

/** The members of each group brought together; only where nothing else can be edited inside. */
function gather(file: SourceFile, object: Node, items: readonly Item[], facts: FileFacts, more: string): boolean {
  const hasComments = file.comments.some(({ start, end }) => start > object.start && end < object.end);
  // Moving a member across a spread would change which of them wins.
  const inner = items.slice(
    items.findIndex(({ property }) => property.type !== 'SpreadElement'),
    items.findLastIndex(({ property }) => property.type !== 'SpreadElement') + 1,
  );
  const isSimple = inner.every(
    ({ property }) =>
      property.type === 'ObjectProperty' &&
      !property.computed &&
      !isMultiline(file, property) &&
      !hasFunction(property.value),
  );
  if (hasComments || !isSimple) return false;
  const space = file.style.bracketSpacing ? ' ' : '';
  const textOf = ({ property, name }: Item) => {
    const value = file.textOf(property.value);
    return value === name ? name : `${name}: ${value}`;
  };
  const entries: string[] = [];
  for (const item of items) {
    if (!item.group) entries.push(file.textOf(item.property));
    else if (items.find(({ group }) => group === item.group) === item) {
      const spread = spreadOf(file, facts, object, item.group);
      const own = items.filter(({ group }) => group === item.group).map(textOf);
      if (more && item.group === 'mcpReq') own.push(more);
      entries.push(`${item.group}: {${space}${[...(spread ? [spread] : []), ...own].join(', ')}${space}}`);
    }
  }
  if (more && !items.some(({ group }) => group === 'mcpReq')) entries.unshift(`mcpReq: {${space}${more}${space}}`);
  const first = items[0]!.property;
  const isBroken = file.text.slice(object.start, first.start).includes('\n');
  const separator = isBroken ? `,${file.style.eol}${indentAt(file, first.start)}` : ', ';
  file.edits.overwrite(first.start, items.at(-1)!.property.end, entries.join(separator));
  return true;
}

const hasFunction = (node: Node): boolean => Boolean(unwrap(node).params);
