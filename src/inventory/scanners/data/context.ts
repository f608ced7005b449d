import { dirname } from 'node:path/posix';
import type { DataDocument } from './document.js';
import { type Entry, entry, type MapNode, type TreeNode, textAt, textsOf } from './tree.js';

export interface Around {
  /** What the resource says about itself. */
  context: readonly string[];
  /** Its name, for the plan. */
  label?: string;
}

const known = new WeakMap<TreeNode, Around>();

/** Files that configure one application, so that the whole file is one resource. */
const ONE_APPLICATION =
  /(?:^|\/)(?:fly|railway|netlify|wrangler|render|app|vercel|smithery|service|cloudbuild|skaffold|containerapp)[\w.-]*\.(?:ya?ml|json[c5]?|toml)$/i;

/** Keys whose values are named things of one kind each: compose services, CloudFormation resources, Kong upstreams. */
const NAMED = /^(?:services|resources|upstreams|routers|clusters|targets|jobs|backends|Clusters)$/i;

/**
 * The resource that a place belongs to: the nearest map around it that names itself (kind, Type, container name, or an
 * entry of `services:` and the like), and what it says. In files for one application that is the whole document.
 * @param around the nodes from the root to the place
 */
export function resourceAround(document: DataDocument, around: readonly TreeNode[]): Around {
  for (let at = around.length - 1; at >= 0; at--) {
    const node = around[at]!;
    const name = nameOf(node, around[at - 1], around[at - 2]);
    if (name === undefined) continue;
    const found = known.get(node) ?? { context: [...textsOf(node), name.text], label: name.label };
    known.set(node, found);
    return found;
  }
  const root = around[0] ?? document.root;
  const wide = ONE_APPLICATION.test(document.input.path) || isValues(document.input.path);
  const found = known.get(root) ?? { context: [...textsOf(root), ...(wide ? [folderName(document.input.path)] : [])] };
  known.set(root, found);
  return found;
}

/** A chart's values: the chart is the resource, and its folder has its name. */
export function isValues(path: string): boolean {
  return /(?:^|\/)values[\w.-]*\.ya?ml$|\.values\.ya?ml$/i.test(path);
}

/** The name of the folder that a file stands in: a chart's, an application's. */
export function folderName(path: string): string {
  const folder = dirname(path)
    .split('/')
    .filter((name) => !/^(?:templates|\.|\.\.|charts?|helm|config|positive|negative)$/.test(name));
  return folder.at(-1) ?? '';
}

function nameOf(
  node: TreeNode,
  parent: TreeNode | undefined,
  grandparent: TreeNode | undefined,
): { text: string; label: string } | undefined {
  if (node.type !== 'map') return undefined;
  const kind = textAt(node, 'kind');
  if (kind && (entry(node, 'apiVersion') || entry(node, 'metadata') || entry(node, 'spec'))) {
    const name = textAt(node, 'metadata', 'name') ?? '?';
    return { text: name, label: `${kind}/${name}` };
  }
  if (parent?.type === 'list') {
    const holder = grandparent?.type === 'map' ? holderOf(grandparent, parent) : undefined;
    if (!holder || !(NAMED.test(holder.key) || holder.key === 'routes')) return undefined;
    const name = textAt(node, 'name') ?? textAt(node, 'id') ?? textAt(node, 'uri') ?? '';
    return { text: name, label: `${holder.key.replace(/s$/i, '')}/${name || '?'}` };
  }
  if (parent?.type !== 'map') return undefined;
  const own = holderOf(parent, node);
  if (!own) return undefined;
  const isCfn = entry(node, 'Type') && (entry(node, 'Properties') || entry(node, 'DependsOn'));
  if (isCfn) return { text: own.key, label: `${textAt(node, 'Type')}/${own.key}` };
  const holder = grandparent?.type === 'map' ? holderOf(grandparent, parent) : undefined;
  if (holder && NAMED.test(holder.key)) return { text: own.key, label: `${holder.key.replace(/s$/i, '')}/${own.key}` };
  return undefined;
}

const holders = new WeakMap<MapNode, Map<TreeNode, Entry>>();

/** The entry of a map that holds a node. Asked for every node of a document, so each map is indexed once. */
function holderOf(map: MapNode, node: TreeNode): Entry | undefined {
  let index = holders.get(map);
  if (!index) {
    index = new Map(map.entries.map((one) => [one.value, one]));
    holders.set(map, index);
  }
  return index.get(node);
}
