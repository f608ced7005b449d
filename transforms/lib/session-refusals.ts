import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isContextType } from '../../src/sdk/context.js';
import { newTextOf } from './context-uses.js';
import { columns, indentAt, reindent } from './layout.js';
import { propertyKey } from './members.js';
import type { Hosting } from './served.js';
import { listOf } from './session-checks.js';
import type { Root } from './session-roots.js';
import { typeName } from './values.js';

/** A marker that stands above the refusal. */
export interface Mark {
  rule: string;
  message: string;
}

/**
 * Makes a function refuse where it would look for something by a session id that is not there. A server that speaks over
 * stdio too has one client there, without an id, and keeps it.
 * @param places the operations; the refusal goes before the first, where it holds for all
 * @param what what is found by the id, for the error's text
 * @returns false where nothing could be written that is sure to refuse; nothing was written then
 */
export function refuse(
  file: SourceFile,
  facts: FileFacts,
  root: Root,
  places: readonly Node[],
  hosting: Hosting,
  what: string,
  marks: readonly Mark[],
): boolean {
  const test = testOf(file, facts, root, hosting);
  const [first] = [...places].sort((a, b) => a.start - b.start);
  if (!test || !first || file.isIgnored(root.callable)) return false;
  const { quote, semi, width, eol, indent } = file.style;
  const error = `throw new Error(${quote}No session id to look up ${what} with${quote})${semi ? ';' : ''}`;
  const written = (before: string) => {
    const line = `${before}if (${test.text}) ${error}`;
    return columns(line) <= width ? line : `${before}if (${test.text})${eol}${before}${indent}${error}`;
  };
  const statement = placeFor(file, root, first, places);
  if (statement) {
    const at = indentAt(file, statement.start);
    test.prepare?.();
    for (const { rule, message } of marks) file.todos.add(statement, rule, message);
    file.edits.insert(statement.start, `${written(at).slice(at.length)}${eol}${at}`);
    return true;
  }
  const { body } = root.callable;
  if (root.callable.type !== 'ArrowFunctionExpression' || body.type === 'BlockStatement') return false;
  test.prepare?.();
  const before = indentAt(file, body.start);
  const inner = before + indent;
  const comments = marks.map(({ rule, message }) => `${inner}// TODO(mcp-v2/${rule}): ${message}${eol}`).join('');
  const range = withParentheses(file, body);
  file.edits.insert(range.start, `{${eol}${comments}${written(inner)}${eol}${inner}return `);
  if (range.start < body.start) file.edits.remove(range.start, body.start);
  reindent(file, range, before, inner);
  if (range.end > body.end) file.edits.remove(body.end, range.end);
  file.edits.insert(range.end, `${semi ? ';' : ''}${eol}${before}}`);
  return true;
}

/** `({ … })` after an arrow: the parentheses go with the block. */
function withParentheses(file: SourceFile, body: Node): { start: number; end: number } {
  const before = /\(\s*$/.exec(file.text.slice(0, body.start));
  const after = /^\s*\)/.exec(file.text.slice(body.end));
  return before && after && body.type === 'ObjectExpression'
    ? { start: body.start - before[0].length, end: body.end + after[0].length }
    : body;
}

/** The statement that comes before all the places in the innermost list that has them all. */
function placeFor(file: SourceFile, root: Root, first: Node, places: readonly Node[]): Node | undefined {
  let at = first;
  for (let up = file.scopes.parentOf(at); up && at !== root.callable; up = file.scopes.parentOf(at)) {
    const list = listOf(up);
    const end = list?.at(-1)?.end ?? 0;
    if (list?.includes(at) && places.every((place) => place.start >= at.start && place.end <= end)) return at;
    at = up;
  }
  return undefined;
}

interface Test {
  text: string;
  /** Edits the test needs. */
  prepare?(): void;
}

/** The test that holds when there is no session id, and there would be had this been stdio's only client. */
function testOf(file: SourceFile, facts: FileFacts, root: Root, hosting: Hosting): Test | undefined {
  const onlyHttp = hosting === 'http';
  if (root.context) {
    const name = newTextOf(file, unwrap(root.context));
    const link = root.node.optional ? '?.' : '.';
    const id = `!${name}${link}sessionId`;
    if (onlyHttp) return { text: id };
    const annotation = file.language === 'js' ? undefined : root.holder?.id.typeAnnotation?.typeAnnotation;
    const isOwn =
      annotation &&
      /^TSType(?:Literal|Reference)$/.test(annotation.type) &&
      !isContextType(typeName(file, facts, annotation));
    const seen = isOwn ? `(${name} as { http?: unknown; sessionId?: string })` : name;
    return { text: `${seen}${link}http && ${id}` };
  }
  if (root.pattern) return testOfPattern(file, root, onlyHttp);
  return onlyHttp ? { text: `!${file.textOf(root.node)}` } : undefined;
}

function testOfPattern(file: SourceFile, root: Root, onlyHttp: boolean): Test | undefined {
  const pattern = root.pattern!;
  if (root.fallback && !/^(?:String|Numeric)Literal$/.test(root.fallback.type)) return undefined;
  const id = root.fallback ? `${root.node.name} === ${file.textOf(root.fallback)}` : `!${root.node.name}`;
  if (onlyHttp) return { text: id };
  if (pattern.typeAnnotation) return undefined;
  const properties = pattern.properties as Node[];
  const known = properties.find((property) => propertyKey(property) === 'http' && property.value.type === 'Identifier');
  if (known) return { text: `${known.value.name} && ${id}` };
  const name = file.freeName('http');
  return {
    text: `${name} && ${id}`,
    prepare: () => file.edits.insert(properties[0]!.start, name === 'http' ? 'http, ' : `http: ${name}, `),
  };
}
