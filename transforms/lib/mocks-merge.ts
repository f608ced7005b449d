import { eachChild, type Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { linesOf } from './client-layout.js';
import { indentAt, isMultiline, lineStart } from './layout.js';

/** A module mock whose factory plainly makes an object: `vi.mock('…', () => { …; return { … }; })`. */
export interface PlainMock {
  statement: Node;
  factory: Node;
  /** What stands before the `return`. */
  body: Node[];
  /** The `return`, when there is one. */
  result: Node | undefined;
  object: Node;
}

/** Reads a mock as one that can be merged with another; undefined when its factory does more than to make an object. */
export function plainMock(file: SourceFile, call: Node): PlainMock | undefined {
  const statement = file.scopes.parentOf(call);
  const factory = call.arguments[1] as Node | undefined;
  if (statement?.type !== 'ExpressionStatement' || call.arguments.length !== 2 || file.hasIgnored(statement))
    return undefined;
  if (!factory || !/FunctionExpression$/.test(factory.type) || factory.generator || factory.async) return undefined;
  if (factory.params.length > 0) return undefined;
  if (factory.body.type === 'ObjectExpression')
    return { statement, factory, body: [], result: undefined, object: factory.body };
  const statements = (factory.body.body ?? []) as Node[];
  const result = statements.at(-1);
  if (result?.type !== 'ReturnStatement' || result.argument?.type !== 'ObjectExpression') return undefined;
  const body = statements.slice(0, -1);
  if (!body.every(({ type }) => /^(?:Variable|Function|Class)Declaration$/.test(type))) return undefined;
  return { statement, factory, body, result, object: result.argument };
}

/**
 * Takes what a second mock makes into the first, where both mock one package now: its declarations before the first's
 * `return`, its members behind the first's. The first keeps its place, the second goes.
 * @returns false when the two know each other's names, or one is not laid out in whole lines; nothing is changed then
 */
export function mergeMocks(file: SourceFile, first: PlainMock, second: PlainMock): boolean {
  const { edits, style, text } = file;
  const properties = second.object.properties as Node[];
  const last = (first.object.properties as Node[]).at(-1);
  if (!last || properties.length === 0 || (second.body.length > 0 && !first.result)) return false;
  if (file.scopes.parentOf(first.statement) !== file.scopes.parentOf(second.statement)) return false;
  if (meet(first, second) || meet(second, first)) return false;
  const whole = linesOf(file, second.statement);
  if (whole.start !== lineStart(file, second.statement.start) || whole.end === second.statement.end) return false;
  const members = { start: properties[0]!.start, end: properties.at(-1)!.end };
  const moved = [members];
  if (second.body.length > 0) {
    const lines = { start: lineStart(file, second.body[0]!.start), end: linesOf(file, second.body.at(-1)!).end };
    const into = lineStart(file, first.result!.start);
    if (text.slice(into, first.result!.start).trim() !== '' || lines.end === second.body.at(-1)!.end) return false;
    if (lines.start <= second.factory.body.start) return false;
    moved.unshift(lines);
    edits.move(lines.start, lines.end, into);
  }
  const comments = file.comments.filter(({ start, end }) => start >= whole.start && end <= whole.end);
  const kept = comments.every(({ start, end }) => moved.some((range) => range.start <= start && end <= range.end));
  const above = /(?:^|\n)[ \t]*(?:\/\/[^\n]*|.*\*\/)[ \t]*\r?\n$/.test(text.slice(0, whole.start));
  if (!kept || above) return false;
  const broken = edits.touches(last.end, first.object.end);
  const line = broken ? indentAt(file, first.object.start) + style.indent : indentAt(file, last.start);
  const lead = broken || isMultiline(file, first.object) ? `,${style.eol}${line}` : ', ';
  edits.move(members.start, members.end, last.end);
  edits.insert(members.start, lead);
  const blank = /^(?:[ \t]*\r?\n)+/.exec(text.slice(whole.end))?.[0].length ?? 0;
  const below = /\n[ \t]*\r?\n$/.test(text.slice(0, whole.start)) ? blank : 0;
  let from = whole.start;
  for (const range of moved) {
    edits.remove(from, range.start);
    from = range.end;
  }
  edits.remove(from, whole.end + below);
  return true;
}

/** Whether one mock declares, or gives, a name the other speaks of. */
function meet(one: PlainMock, other: PlainMock): boolean {
  const declared = new Set(
    one.body.flatMap((statement) =>
      statement.type === 'VariableDeclaration'
        ? (statement.declarations as Node[]).flatMap(({ id }) => namesIn(id))
        : namesIn(statement.id),
    ),
  );
  const keys = (mock: PlainMock) => (mock.object.properties as Node[]).map((property) => property.key?.name ?? '...');
  const given = keys(one);
  return namesIn(other.factory).some((name) => declared.has(name)) || keys(other).some((key) => given.includes(key));
}

function namesIn(node: Node | null | undefined): string[] {
  if (!node) return [];
  const names: string[] = [];
  const visit = (at: Node) => {
    if (/^(?:JSX)?Identifier$/.test(at.type)) names.push(at.name);
    eachChild(at, visit);
  };
  visit(node);
  return names;
}
