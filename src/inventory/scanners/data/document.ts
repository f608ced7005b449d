import { isOff, isTemplated } from '../../gates.js';
import type { Hit, Reporter, ScanInput } from '../../types.js';
import { type Entry, entries, entry, type TreeNode, text, textsOf, valueAt, walk } from './tree.js';

/** One document of a YAML, JSON or TOML file, with what recognisers need to report a place in it. */
export class DataDocument {
  constructor(
    readonly root: TreeNode,
    readonly input: ScanInput,
    readonly format: 'yaml' | 'json' | 'toml',
    private readonly report: Reporter,
  ) {}

  /** Reports an entry or a value. Entries that belong to it are named as related places. */
  hit(
    rule: string,
    at: { start: number },
    more: Omit<Hit, 'rule' | 'start' | 'related'> & { companions?: readonly (Entry | undefined)[]; with?: string } = {},
  ): void {
    const { companions = [], with: message = 'goes with it', ...rest } = more;
    const related = companions.flatMap((companion) =>
      companion && companion.start !== at.start ? [{ start: companion.start, end: companion.end, message }] : [],
    );
    this.report.hit({ rule, start: at.start, ...rest, ...(related.length > 0 && { related }) });
  }

  /** Passes a hit on that something else made. */
  pass(hit: Hit): void {
    this.report.hit(hit);
  }

  get reporter(): Reporter {
    return this.report;
  }

  /** The comment at a line: behind its value, or on the lines of comment right above it. */
  commentAt(offset: number): string {
    const { lines } = this.input;
    const { line } = lines.at(offset);
    const own = /(?:^|\s)(?:#|\/\/)(.*)$/.exec(lines.line(line))?.[1] ?? '';
    const above: string[] = [];
    for (let at = line - 1; at > 0 && /^\s*(?:#|\/\/)/.test(lines.line(at)); at--) above.unshift(lines.line(at));
    return [...above, own].join('\n');
  }

  /** Whether the comment at a place says that sessions or memory are the reason for it. */
  isForSessions(offset: number): boolean {
    return /session|sticky|in[- ]?memory|stateful(?!set)|affinity|\bsse\b/i.test(this.commentAt(offset));
  }
}

/** The liveness gate for a value of a document. */
export function stateOf(node: TreeNode | undefined): 'on' | 'templated' | 'off' {
  if (!node) return 'off';
  if (node.tag && /^!(?!!)/.test(node.tag)) return 'templated';
  if (node.type === 'map')
    return node.entries.some(({ key }) => /^(?:Fn::|Ref$)/.test(key))
      ? 'templated'
      : node.entries.length > 0
        ? 'on'
        : 'off';
  if (node.type === 'list') return node.items.length > 0 ? 'on' : 'off';
  if (isTemplated(node.value)) return 'templated';
  return isOff(node.value) ? 'off' : 'on';
}

/** `live` for a hit, from a state that is not "off". */
export function live(state: 'on' | 'templated' | 'off'): Pick<Hit, 'live'> {
  return state === 'templated' ? { live: 'templated' } : {};
}

/** A Kubernetes-like resource. */
export interface Resource {
  node: TreeNode;
  kind: string;
  apiVersion: string;
  name: string;
  /** `Service/mcp`. */
  label: string;
  context: readonly string[];
  /** What a test expects to find, not what is deployed. */
  expected?: boolean;
}

/** The resources of a document: itself, the items of a list of them, and those that another one carries. */
export function resourcesOf(root: TreeNode): Resource[] {
  const own = outerResources(root);
  return own.flatMap((resource) => [resource, ...carriedBy(resource.node)]);
}

/** Resources inside another: a template's objects, what an operator applies, what a test asserts. */
function carriedBy(outer: TreeNode): Resource[] {
  const found: Resource[] = [];
  walk(outer, ({ node, path }) => {
    if (node === outer || node.type !== 'map') return undefined;
    if (
      !text(valueAt(node, 'kind')) ||
      !text(valueAt(node, 'apiVersion')) ||
      !(entry(node, 'spec') || entry(node, 'data'))
    )
      return undefined;
    const expected = path.some((key) => /^(?:assert|error|errors)$/.test(key));
    found.push(...outerResources(node).map((resource) => ({ ...resource, ...(expected && { expected }) })));
    return false;
  });
  return found;
}

function outerResources(root: TreeNode): Resource[] {
  const kind = text(valueAt(root, 'kind')) ?? '';
  const list = valueAt(root, 'items');
  if (list?.type === 'list' && (kind.endsWith('List') || kind === '')) return list.items.flatMap(outerResources);
  if (root.type === 'list') return root.items.flatMap(outerResources);
  if (kind === '' || root.type !== 'map') return [];
  const name = text(valueAt(root, 'metadata', 'name')) ?? text(valueAt(root, 'metadata', 'generateName')) ?? '';
  return [
    {
      node: root,
      kind,
      apiVersion: text(valueAt(root, 'apiVersion')) ?? '',
      name,
      label: `${kind}/${name || '?'}`,
      context: contextOf(root),
    },
  ];
}

/** Annotations and labels that other tools write, with words of theirs: no sign of what a resource is for. */
function contextOf(root: TreeNode): string[] {
  const texts = textsOf(root);
  return texts.filter((one) => !/last-applied-configuration|^argocd\.|^meta\.helm\.sh/.test(one));
}

/** Entries of a map whose key matches. */
export function entriesLike(node: TreeNode | undefined, key: RegExp): Entry[] {
  return entries(node).filter((one) => key.test(one.key));
}
