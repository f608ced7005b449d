import { type AST, parseTOML } from 'toml-eslint-parser';
import type { MapNode, TreeNode } from './tree.js';

/**
 * Reads TOML: tables, dotted keys and arrays of tables as the maps and lists they stand for.
 * @returns undefined when it does not parse
 */
export function parseToml(text: string): TreeNode | undefined {
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(text);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
  const root: MapNode = { type: 'map', start: 0, end: text.length, entries: [] };
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') put(root, node);
    else putTable(root, node);
  }
  return root;
}

function putTable(root: MapNode, table: AST.TOMLTable): void {
  const keys = table.key.keys;
  const target = descend(root, keys, table.kind === 'array', table.range[1]);
  for (const pair of table.body) put(target, pair);
}

function put(map: MapNode, pair: AST.TOMLKeyValue): void {
  const keys = pair.key.keys;
  const last = keys[keys.length - 1]!;
  const target = descend(map, keys.slice(0, -1), false, pair.range[1]);
  target.entries.push({ key: nameOf(last), start: last.range[0], end: last.range[1], value: convert(pair.value) });
}

/** The map that a key path names, made where it is not there yet; a new item for an array of tables. */
function descend(from: MapNode, keys: readonly AST.TOMLKey['keys'][number][], isList: boolean, end: number): MapNode {
  let at = from;
  keys.forEach((key, index) => {
    const name = nameOf(key);
    const isLast = index === keys.length - 1;
    const found = at.entries.find((entry) => entry.key === name);
    const fresh = (): MapNode => ({ type: 'map', start: key.range[0], end, entries: [] });
    if (!found) {
      const map = fresh();
      const value: TreeNode = isLast && isList ? { type: 'list', start: map.start, end, items: [map] } : map;
      at.entries.push({ key: name, start: key.range[0], end: key.range[1], value });
      at = map;
      return;
    }
    if (found.value.type === 'list') {
      if (isLast && isList) found.value.items.push(fresh());
      const item = found.value.items.at(-1);
      at = item?.type === 'map' ? item : fresh();
      return;
    }
    at = found.value.type === 'map' ? found.value : fresh();
  });
  return at;
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

function convert(node: AST.TOMLContentNode): TreeNode {
  const [start, end] = node.range;
  if (node.type === 'TOMLArray') return { type: 'list', start, end, items: node.elements.map(convert) };
  if (node.type === 'TOMLInlineTable') {
    const map: MapNode = { type: 'map', start, end, entries: [] };
    for (const pair of node.body) put(map, pair);
    return map;
  }
  const { value } = node;
  return {
    type: 'scalar',
    start,
    end,
    value: value instanceof Date ? value.toISOString() : (value as string | number | boolean),
  };
}
