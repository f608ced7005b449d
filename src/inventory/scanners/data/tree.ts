/** One value of a YAML, JSON or TOML document, with its place. Aliases share nodes, so a tree may be a graph. */
export type TreeNode = MapNode | ListNode | ScalarNode;

export interface Entry {
  key: string;
  /** Offset of the key. */
  start: number;
  end: number;
  value: TreeNode;
}

export interface MapNode {
  type: 'map';
  start: number;
  end: number;
  tag?: string;
  entries: Entry[];
}

export interface ListNode {
  type: 'list';
  start: number;
  end: number;
  tag?: string;
  items: TreeNode[];
}

export interface ScalarNode {
  type: 'scalar';
  start: number;
  end: number;
  /** `!Ref` and its like: the value is known only when the template is filled. */
  tag?: string;
  value: string | number | boolean | null;
  /** For text over several lines: the offset in the file of an offset in `value`. */
  outward?: (offset: number) => number;
}

/** The entry of a map with one of these names; names are tried in order. */
export function entry(node: TreeNode | undefined, ...names: readonly string[]): Entry | undefined {
  if (node?.type !== 'map') return undefined;
  for (const name of names) {
    const found = node.entries.find(({ key }) => key === name);
    if (found) return found;
  }
  return undefined;
}

/** The entry at the end of a path of names; `*` stands for no name. */
export function entryAt(node: TreeNode | undefined, ...path: readonly string[]): Entry | undefined {
  let at = node;
  let found: Entry | undefined;
  for (const name of path) {
    found = entry(at, name);
    if (!found) return undefined;
    at = found.value;
  }
  return found;
}

export function valueAt(node: TreeNode | undefined, ...path: readonly string[]): TreeNode | undefined {
  return path.length === 0 ? node : entryAt(node, ...path)?.value;
}

/** The items of a list; of anything else, none. */
export function items(node: TreeNode | undefined): readonly TreeNode[] {
  return node?.type === 'list' ? node.items : [];
}

/** The entries of a map; of anything else, none. */
export function entries(node: TreeNode | undefined): readonly Entry[] {
  return node?.type === 'map' ? node.entries : [];
}

/** A scalar as text; undefined for maps, lists and nothing. */
export function text(node: TreeNode | undefined): string | undefined {
  return node?.type === 'scalar' && node.value !== null ? String(node.value) : undefined;
}

export function textAt(node: TreeNode | undefined, ...path: readonly string[]): string | undefined {
  return text(valueAt(node, ...path));
}

/** What is met on a walk: an entry of a map or an item of a list, with the keys that lead there. */
export interface Visit {
  /** Keys from the root; items of lists have none. */
  path: readonly string[];
  entry?: Entry;
  node: TreeNode;
  parent: MapNode | ListNode | undefined;
  /** The maps around, the nearest last. */
  around: readonly TreeNode[];
}

/**
 * Visits every node once, however many aliases lead to it; parents before children. Return false to stay out of a node.
 */
export function walk(root: TreeNode, visit: (visit: Visit) => unknown): void {
  const seen = new Set<TreeNode>();
  const go = (at: Visit): void => {
    if (at.node.type !== 'scalar') {
      if (seen.has(at.node)) return;
      seen.add(at.node);
    }
    if (visit(at) === false || at.node.type === 'scalar') return;
    const around = [...at.around, at.node];
    const parent = at.node;
    if (parent.type === 'map')
      for (const child of parent.entries)
        go({ path: [...at.path, child.key], entry: child, node: child.value, parent, around });
    else for (const node of parent.items) go({ path: at.path, node, parent, around });
  };
  go({ path: [], node: root, parent: undefined, around: [] });
}

/** Most texts that a context takes; a resource of that size says what it is in its beginning. */
const MAX_TEXTS = 400;

/** What a part of a document says: its keys and its scalars. For the MCP gate. */
export function textsOf(node: TreeNode | undefined, limit = MAX_TEXTS): string[] {
  const texts: string[] = [];
  if (!node) return texts;
  walk(node, ({ entry: at, node: here }) => {
    if (texts.length >= limit) return false;
    if (at) texts.push(at.key);
    if (here.type === 'scalar' && here.value !== null) texts.push(String(here.value).slice(0, 2000));
    if (here.tag) texts.push(here.tag);
    return undefined;
  });
  return texts;
}
