// package.json as text: where things stand, and the few edits a manifest needs. Every edit is a splice, so order,
// indentation, line ends, number formats and whatever else is odd about the file survive outside of it.
import type { Node, ParseError } from 'jsonc-parser';
import { jsonc } from '../libraries.js';
import { type EntryChange, spliceEntries } from './entry-list.js';

export type JsonObject = Record<string, unknown>;

/** Why a text is no manifest, in words, with its 1-based position. */
export interface TextError {
  message: string;
  line: number;
  column: number;
}

/** What jsonc-parser's codes mean to a person. */
const PROBLEMS: Record<string, string> = {
  InvalidSymbol: 'unexpected text',
  InvalidNumberFormat: 'not a number',
  PropertyNameExpected: 'a property name in double quotes was expected (is there a comma too many?)',
  ValueExpected: 'a value was expected',
  ColonExpected: 'a colon was expected',
  CommaExpected: 'a comma was expected',
  CloseBraceExpected: 'a closing } was expected',
  CloseBracketExpected: 'a closing ] was expected',
  EndOfFileExpected: 'text after the end of the object',
  InvalidCommentToken: 'comments are not allowed in package.json',
  UnexpectedEndOfComment: 'a comment that does not end',
  UnexpectedEndOfString: 'a string that does not end',
  UnexpectedEndOfNumber: 'a number that does not end',
  InvalidUnicode: 'an invalid \\u escape',
  InvalidEscapeCharacter: 'an invalid escape in a string',
  InvalidCharacter: 'a control character in a string',
};

/**
 * Reads the text of a package.json, strictly: no comments, no trailing commas. A BOM is allowed, as npm allows it.
 *
 * @returns The object, or the first thing that is wrong with the text.
 */
export function parseJsonText(text: string): { value: JsonObject } | { error: TextError } {
  const body = withoutBom(text);
  const fail = (offset: number, message: string) => ({ error: { message, ...positionAt(body, offset) } });
  if (body.trim() === '') return fail(0, 'the file is empty');
  const conflict = /^(<{7}|={7}|>{7})( |\r?$)/m.exec(body);
  const { root, errors } = tree(body);
  const first = errors[0];
  if (first) {
    if (conflict) return fail(conflict.index, 'a merge conflict is not resolved');
    return fail(first.offset, PROBLEMS[jsonc().printParseErrorCode(first.error)] ?? 'not valid JSON');
  }
  try {
    JSON.parse(body);
  } catch (error) {
    const message = (error as Error).message;
    return fail(Number(/position (\d+)/.exec(message)?.[1] ?? 0), 'not valid JSON');
  }
  if (root?.type !== 'object') return fail(0, 'a JSON object was expected');
  return { value: JSON.parse(body) as JsonObject };
}

/** 1-based line and column of an offset; `\r\n` and `\n` end a line. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
}

/** Removes and inserts entries of the object at `path`; see `spliceEntries` for where they go. The object must exist. */
export function editObject(
  text: string,
  path: readonly string[],
  change: { remove?: readonly string[]; insert?: readonly { key: string; value: string }[]; anchor?: string },
): string {
  return edited(text, (body, root) => {
    const node = find(root, path);
    if (node?.type !== 'object') throw new Error(`no object at ${path.join('.')}`);
    const style = styleOf(body, root);
    const colon = colonOf(body, node) ?? style.colon;
    const full: EntryChange = {
      remove: change.remove ?? [],
      insert: (change.insert ?? []).map(({ key, value }) => ({ key, text: JSON.stringify(key) + colon + value })),
      ...(change.anchor === undefined ? {} : { anchor: change.anchor }),
    };
    const properties = node.children ?? [];
    if (properties.length === 0) {
      if (full.insert.length === 0) return body;
      const items = full.insert.map((entry) => entry.text);
      return splice(body, node.offset, node.offset + node.length, objectText(items, indentAt(body, node), style));
    }
    const lead = body.slice(node.offset + 1, properties[0]!.offset);
    const result = spliceEntries(
      body,
      entriesOf(properties),
      full,
      lead.includes('\n') || style.minified ? `,${lead}` : ', ',
    );
    return result.left > 0 ? result.text : splice(body, node.offset, node.offset + node.length, '{}');
  });
}

/**
 * Adds a property with an object to the top level.
 *
 * @param after Top-level keys the new one stands behind, the last of them that exists counts.
 * @param before Keys it stands in front of when none of `after` exists. Else it goes to the end.
 */
export function addObject(
  text: string,
  name: string,
  items: readonly { key: string; value: string }[],
  place: { after: readonly string[]; before: readonly string[] },
): string {
  return edited(text, (body, root) => {
    const style = styleOf(body, root);
    const value = objectText(
      items.map((item) => JSON.stringify(item.key) + style.colon + item.value),
      style.indent,
      style,
    );
    const entry = JSON.stringify(name) + style.colon + value;
    const properties = root.children ?? [];
    if (properties.length === 0) {
      return splice(body, root.offset, root.offset + root.length, objectText([entry], '', style));
    }
    const entries = entriesOf(properties);
    const separator = style.minified ? ',' : style.oneLine ? ', ' : `,${style.eol}${style.indent}`;
    const behind = entries.findLastIndex(({ key }) => place.after.includes(key));
    if (behind >= 0) return splice(body, entries[behind]!.end, entries[behind]!.end, separator + entry);
    const front = entries.find(({ key }) => place.before.includes(key));
    if (front) return splice(body, front.start, front.start, entry + separator);
    return splice(body, entries.at(-1)!.end, entries.at(-1)!.end, separator + entry);
  });
}

/** Puts a string where a string stands. */
export function setString(text: string, path: readonly string[], value: string): string {
  return edited(text, (body, root) => {
    const node = find(root, path);
    if (node?.type !== 'string') throw new Error(`no string at ${path.join('.')}`);
    return splice(body, node.offset, node.offset + node.length, JSON.stringify(value));
  });
}

/** The source text of a value, for copying it as it is written. */
export function sourceAt(text: string, path: readonly string[]): string | undefined {
  const body = withoutBom(text);
  const { root } = tree(body);
  const node = root && find(root, path);
  return node && body.slice(node.offset, node.offset + node.length);
}

function edited(text: string, edit: (body: string, root: Node) => string): string {
  const body = withoutBom(text);
  const { root } = tree(body);
  if (root?.type !== 'object') throw new Error('not a JSON object');
  return text.slice(0, text.length - body.length) + edit(body, root);
}

function withoutBom(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function tree(body: string): { root: Node | undefined; errors: ParseError[] } {
  const errors: ParseError[] = [];
  const root = jsonc().parseTree(body, errors, { disallowComments: true, allowTrailingComma: false });
  return { root, errors };
}

/** Of a duplicate key the last one counts, as for JSON.parse. */
function find(root: Node, path: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const key of path) {
    if (node?.type !== 'object') return undefined;
    node = node.children?.findLast((property) => property.children?.[0]?.value === key)?.children?.[1];
  }
  return node;
}

function entriesOf(properties: readonly Node[]): { key: string; start: number; end: number }[] {
  return properties.map((property) => ({
    key: String(property.children?.[0]?.value),
    start: property.offset,
    end: property.offset + property.length,
  }));
}

interface JsonStyle {
  /** What one level is indented by. */
  indent: string;
  eol: string;
  /** What stands between a key and its value. */
  colon: string;
  /** No line breaks between the properties of the top level. */
  oneLine: boolean;
  /** Neither line breaks nor spaces. */
  minified: boolean;
}

function styleOf(body: string, root: Node): JsonStyle {
  const eol = body.includes('\r\n') ? '\r\n' : '\n';
  const first = root.children?.[0];
  const colon = colonOf(body, root) ?? ': ';
  if (!first) return { indent: '  ', eol, colon, oneLine: false, minified: false };
  const lead = body.slice(root.offset + 1, first.offset);
  const oneLine = !/\n/.test(lead) && !(root.children ?? []).some((_, i, all) => i > 0 && /\n/.test(gap(body, all, i)));
  const indent = /\n/.test(lead) ? lead.slice(lead.lastIndexOf('\n') + 1) : '  ';
  return { indent, eol, colon, oneLine, minified: oneLine && colon === ':' };
}

function gap(body: string, properties: readonly Node[], i: number): string {
  return body.slice(properties[i - 1]!.offset + properties[i - 1]!.length, properties[i]!.offset);
}

/** What stands between key and value in the first property of an object. */
function colonOf(body: string, object: Node): string | undefined {
  const [key, value] = object.children?.[0]?.children ?? [];
  return key && value && body.slice(key.offset + key.length, value.offset);
}

/** The indentation of the line an object begins on. */
function indentAt(body: string, node: Node): string {
  const start = body.lastIndexOf('\n', node.offset - 1) + 1;
  return /^[ \t]*/.exec(body.slice(start))![0];
}

function objectText(items: readonly string[], indent: string, style: JsonStyle): string {
  if (style.minified) return `{${items.join(',')}}`;
  if (style.oneLine) return `{ ${items.join(', ')} }`;
  const inner = style.eol + indent + style.indent;
  return `{${inner}${items.join(`,${inner}`)}${style.eol}${indent}}`;
}

function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
