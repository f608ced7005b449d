// pnpm-workspace.yaml and .yarnrc.yml as text: `yaml` says where a map and its pairs stand, the edits are splices, so
// comments, quotes, blank lines and order survive.
import type { Pair, YAMLMap } from 'yaml';
import { yaml } from '../libraries.js';
import { type EntryChange, slots, spliceEntries } from './entry-list.js';
import { positionAt, type TextError } from './json-text.js';

/**
 * Reads a YAML manifest.
 *
 * @returns Its value ({} for an empty file), or the first thing that is wrong with it.
 */
export function parseYamlText(text: string): { value: Record<string, unknown> } | { error: TextError } {
  const body = withoutBom(text);
  const document = yaml().parseDocument(body, { lineCounter: new (yaml().LineCounter)(), prettyErrors: false });
  const problem = document.errors[0];
  if (problem) return { error: { message: firstLine(problem.message), ...positionAt(body, problem.pos[0]) } };
  let value: unknown;
  try {
    // Aliases are resolved here; one without an anchor throws.
    value = document.toJS();
  } catch (error) {
    return { error: { message: firstLine((error as Error).message), line: 1, column: 1 } };
  }
  if (value === null || value === undefined) return { value: {} };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { error: { message: 'a map was expected', line: 1, column: 1 } };
  }
  return { value: value as Record<string, unknown> };
}

/**
 * Removes and inserts entries of the map at `path`, which must exist. The line of a removed entry goes; a comment at
 * its end stays, on the line of the entry that takes its place or on one of its own.
 *
 * @param like The entry whose quotes new ones follow.
 * @returns undefined when the map cannot be edited by splicing: the removed entry carries an anchor that others refer
 *   to, or there are comments between the entries of a flow map.
 */
export function editMap(
  text: string,
  path: readonly string[],
  change: { remove: readonly string[]; insert: readonly { key: string; value: string }[]; anchor: string },
): string | undefined {
  const body = withoutBom(text);
  const bom = text.slice(0, text.length - body.length);
  const map = findMap(body, path);
  if (!map) throw new Error(`no map at ${path.join('.')}`);
  const pairs = map.items.flatMap((pair) => located(pair) ?? []);
  if (pairs.some((pair) => change.remove.includes(pair.key) && pair.pinned)) return undefined;
  const model = pairs.find((pair) => pair.key === change.anchor) ?? pairs[0];
  const quoting = quotesOf(body, pairs, model);
  const full: EntryChange = {
    remove: change.remove,
    insert: change.insert.map(({ key, value }) => ({ key, text: `${quoting.key(key)}: ${quoting.value(value)}` })),
    anchor: change.anchor,
  };
  const output = map.flow ? editFlow(body, map, pairs, full) : editBlock(body, map, pairs, full, path);
  return output === undefined ? undefined : bom + output;
}

/** Puts a text where a scalar stands, in the same quotes; undefined when there is none that could be replaced alone. */
export function setScalar(text: string, path: readonly string[], value: string): string | undefined {
  const body = withoutBom(text);
  const map = findMap(body, path.slice(0, -1));
  const pair = map?.items.flatMap((item) => located(item) ?? []).find((item) => item.key === path.at(-1));
  if (!pair || pair.pinned) return undefined;
  const quote = /^['"]/.exec(body.slice(pair.valueStart))?.[0] ?? '';
  return text.slice(0, text.length - body.length) + splice(body, pair.valueStart, pair.end, quote + value + quote);
}

interface Located {
  key: string;
  start: number;
  valueStart: number;
  end: number;
  /** The value is an alias, a collection or carries an anchor: not a plain text of its own. */
  pinned: boolean;
}

function located(pair: Pair): Located | undefined {
  const { key, value } = pair;
  if (!yaml().isScalar(key) || !key.range) return undefined;
  const range = value && typeof value === 'object' && 'range' in value ? (value.range as number[] | null) : undefined;
  return {
    key: String(key.value),
    start: key.range[0],
    valueStart: range?.[0] ?? key.range[1],
    end: range?.[1] ?? key.range[1],
    pinned: yaml().isAlias(value) || !yaml().isScalar(value) || value.anchor !== undefined || value.tag !== undefined,
  };
}

function findMap(body: string, path: readonly string[]): YAMLMap | undefined {
  const node = yaml().parseDocument(body).getIn(path, true);
  return yaml().isMap(node) ? node : undefined;
}

function editFlow(body: string, map: YAMLMap, pairs: readonly Located[], change: EntryChange): string | undefined {
  const [start, end] = [map.range![0], map.range![1]];
  if (pairs.length === 0) {
    const items = change.insert.map((entry) => entry.text).join(', ');
    return items === '' ? body : splice(body, start, end, `{ ${items} }`);
  }
  const commented = pairs.slice(1).some((pair, i) => body.slice(pairs[i]!.end, pair.start).includes('#'));
  if (commented && change.remove.length > 0) return undefined;
  const lead = body.slice(start + 1, pairs[0]!.start);
  const result = spliceEntries(body, pairs, change, lead.includes('\n') && !lead.includes('#') ? `,${lead}` : ', ');
  return result.left > 0 ? result.text : splice(body, start, end, '{}');
}

function editBlock(
  whole: string,
  map: YAMLMap,
  pairs: readonly Located[],
  change: EntryChange,
  path: readonly string[],
): string {
  const eol = whole.includes('\r\n') ? '\r\n' : '\n';
  // Every line gets an end to work on; the one that was missing goes again at last.
  const open = !whole.endsWith('\n');
  const body = open ? whole + eol : whole;
  const lineStart = (offset: number) => body.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = (offset: number) => body.indexOf('\n', offset) + 1;
  const indent = body.slice(lineStart(pairs[0]!.start), pairs[0]!.start);
  const gone = pairs.map((pair) => change.remove.includes(pair.key));
  const added = slots(
    pairs.map((pair) => pair.key),
    change,
  ).map((entries) => entries.map((entry) => entry.text));

  // From the last line to the first, so that offsets stay true.
  let output = body;
  const insertLines = (offset: number, lines: readonly string[]) => {
    output = splice(output, offset, offset, lines.map((line) => indent + line + eol).join(''));
  };
  for (let i = pairs.length - 1; i >= 0; i--) {
    const pair = pairs[i]!;
    // New entries stand right below their predecessor, so that comments above the next entry stay with it.
    const below = added[i + 1]!;
    if (!gone[i]) {
      insertLines(lineEnd(pair.end), below);
      if (i === 0) insertLines(lineStart(pair.start), added[0]!);
      continue;
    }
    // The first new entry around a removed one takes its line, and with it the comment at its end.
    const replacement = [...added[i]!, ...below];
    added[i] = [];
    insertLines(lineEnd(pair.end), replacement.slice(1));
    if (replacement.length > 0) output = splice(output, pair.start, pair.end, replacement[0]!);
    else {
      const comment = body.slice(pair.end, lineEnd(pair.end)).indexOf('#');
      if (comment >= 0) output = splice(output, pair.start, pair.end + comment, '');
      else output = splice(output, lineStart(pair.start), lineEnd(pair.end), '');
    }
  }
  if (gone.every(Boolean) && change.insert.length === 0) output = closeEmpty(output, body, map, path);
  return open ? output.replace(/(\r?\n)+$/, '') : output;
}

/** A map whose last entry went is written `{}`: a key with nothing behind it would be null. */
function closeEmpty(output: string, before: string, map: YAMLMap, path: readonly string[]): string {
  const parent = path.length === 1 ? yaml().parseDocument(before).contents : findMap(before, path.slice(0, -1));
  const pair = yaml().isMap(parent)
    ? parent.items.find((item) => yaml().isScalar(item.key) && item.key.value === path.at(-1))
    : undefined;
  const key = pair && yaml().isScalar(pair.key) ? pair.key.range : undefined;
  if (!key || !map.range) return output;
  const colon = before.indexOf(':', key[1]) + 1;
  return splice(output, colon, colon, ' {}');
}

function quotesOf(body: string, pairs: readonly Located[], model: Located | undefined) {
  const quote = (offset: number | undefined) =>
    offset === undefined ? undefined : /^['"]/.exec(body.slice(offset))?.[0];
  const allKeysQuoted = pairs.length > 0 && pairs.every((pair) => quote(pair.start));
  const keyQuote = quote(model?.start) ?? pairs.map((pair) => quote(pair.start)).find(Boolean) ?? "'";
  const valueQuote = quote(model?.valueStart) ?? '';
  return {
    // `@` may not begin a plain scalar.
    key: (key: string) => (key.startsWith('@') || allKeysQuoted ? keyQuote + key + keyQuote : key),
    value: (value: string) => valueQuote + value + valueQuote,
  };
}

function withoutBom(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function firstLine(message: string): string {
  return message.split('\n')[0]!.replace(/:$/, '');
}

function splice(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
