import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Entry, MapNode, ScalarNode, TreeNode } from './tree.js';

export interface YamlDocuments {
  roots: TreeNode[];
  /** The text is no YAML, or only the beginning was. */
  broken: boolean;
}

/** More copies than this for `<<` merges are an attack, or as good as one. */
const MAX_MERGED = 200_000;
/** Deeper than any configuration; the parser is recursive. */
const MAX_DEPTH = 400;

export class TooComplex extends Error {}

/**
 * Reads YAML, templates in it included: documents, aliases and merge keys resolved, each key with its place.
 * @throws TooComplex for nesting or merges that no person writes
 */
export function parseYaml(source: string): YamlDocuments {
  const text = blankTemplates(source);
  refuseDepth(text);
  const documents = parseAllDocuments(text, {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    strict: false,
    keepSourceTokens: false,
  });
  if (!Array.isArray(documents)) return { roots: [], broken: false };
  const roots: TreeNode[] = [];
  let broken = false;
  for (const document of documents) {
    if (document.errors.length > 0) broken = true;
    if (document.contents) roots.push(new Converter(document, source, text).convert(document.contents as Node));
  }
  return { roots, broken };
}

/**
 * Puts letters or spaces in the place of template actions, so that a chart's template is read as the YAML it will be:
 * `{{ .Values.x }}` becomes a word of its length, lines that only steer (`{{- if … }}`, `{% endif %}`) become empty.
 */
function blankTemplates(text: string): string {
  if (!text.includes('{{') && !text.includes('{%') && !text.includes('<%')) return text;
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end } of actionsOf(text)) {
    const action = text.slice(start, end);
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const after = text.indexOf('\n', end);
    const rest = text.slice(end, after === -1 ? text.length : after);
    // Alone on its line, or one that only steers: nothing that it stands for is in the document.
    const alone = text.slice(lineStart, start).trim() === '' && rest.trim() === '';
    const fill = alone || STEERS.test(action) ? ' ' : 'T';
    pieces.push(text.slice(done, start), action.replace(/[^\n]/g, fill));
    done = end;
  }
  return pieces.join('') + text.slice(done);
}

const STEERS = /^(?:\{%|\{\{-?\s*(?:if|else|end|with|range|define|block|\/\*))/;
const CLOSES: Record<string, string> = { '{{': '}}', '{%': '%}', '<%': '%>' };

/** Template actions, in order; one that is never closed is none. */
function* actionsOf(text: string): Generator<{ start: number; end: number }> {
  const opening = /\{\{|\{%|<%/g;
  const unclosed = new Set<string>();
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const close = CLOSES[match[0]]!;
    if (unclosed.has(close)) continue;
    const at = text.indexOf(close, match.index + 2);
    if (at === -1) {
      unclosed.add(close);
      continue;
    }
    yield { start: match.index, end: at + 2 };
    opening.lastIndex = at + 2;
  }
}

/** Says no before the parser runs out of stack: brackets and indentation that go deeper than people write. */
function refuseDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5b || char === 0x7b) depth++;
    else if (char === 0x5d || char === 0x7d) depth = Math.max(0, depth - 1);
    else if (char === 0x0a) {
      if (text.charCodeAt(at + 1) !== 0x20 && text.charCodeAt(at + 1) !== 0x0a) depth = 0;
    }
    if (depth > MAX_DEPTH) throw new TooComplex('nested too deeply');
  }
  if (/^ {1200,}\S/m.test(text) || /^[ \t]*(?:- ){200}/m.test(text)) throw new TooComplex('nested too deeply');
}

class Converter {
  private readonly known = new Map<Node, TreeNode>();
  private anchored: ReadonlyMap<string, Node[]> | undefined;
  private merged = 0;
  private depth = 0;

  constructor(
    private readonly document: ReturnType<typeof parseAllDocuments>[number],
    private readonly source: string,
    private readonly text: string,
  ) {}

  convert(node: Node | null | undefined, at = 0): TreeNode {
    if (!node) return { type: 'scalar', start: at, end: at, value: null };
    if (isAlias(node)) return this.target(node);
    const known = this.known.get(node);
    if (known) return known;
    if (++this.depth > MAX_DEPTH * 3) throw new TooComplex('nested too deeply');
    const made = this.make(node);
    this.depth--;
    return made;
  }

  /** What an alias stands for: the nearest anchor of its name above it. The library would search the document anew. */
  private target(alias: Alias): TreeNode {
    const at = alias.range?.[0] ?? 0;
    const all = this.anchors().get(alias.source) ?? [];
    let low = 0;
    for (let high = all.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((all[middle]!.range?.[0] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    const node = all[low - 1];
    return node ? this.convert(node) : { type: 'scalar', start: at, end: alias.range?.[1] ?? at, value: null };
  }

  private anchors(): ReadonlyMap<string, Node[]> {
    if (this.anchored) return this.anchored;
    const anchored = new Map<string, Node[]>();
    visit(this.document as never, {
      Value(_, node) {
        if (node.anchor === undefined) return;
        const all = anchored.get(node.anchor);
        if (all) all.push(node);
        else anchored.set(node.anchor, [node]);
      },
    });
    this.anchored = anchored;
    return anchored;
  }

  private make(node: Node): TreeNode {
    const [start, end] = node.range ?? [0, 0];
    const tag = node.tag && !node.tag.startsWith('tag:yaml.org') ? { tag: node.tag } : {};
    if (isSeq(node)) {
      const list: TreeNode = { type: 'list', start, end, ...tag, items: [] };
      this.known.set(node, list);
      for (const item of node.items)
        list.items.push(isPair(item) ? this.pairAsMap(item) : this.convert(item as Node, start));
      return list;
    }
    if (isMap(node)) {
      const map: MapNode = { type: 'map', start, end, ...tag, entries: [] };
      this.known.set(node, map);
      this.fill(map, node);
      return map;
    }
    const scalar = this.scalar(node as Scalar, start, end);
    this.known.set(node, { ...scalar, ...tag });
    return this.known.get(node)!;
  }

  private pairAsMap(pair: { key: unknown; value: unknown }): TreeNode {
    const made = this.entryOf(pair);
    return { type: 'map', start: made.start, end: made.value.end, entries: [made] };
  }

  private entryOf(pair: { key: unknown; value: unknown }): Entry {
    const key = pair.key as Node;
    const [start, end] = key?.range ?? [0, 0];
    const name = isScalar(key) ? String(this.scalar(key, start, end).value) : '';
    return { key: name, start, end, value: this.convert(pair.value as Node, end) };
  }

  /** Own keys first, then those of `<<` that are not there: what stands nearer wins, as in YAML's merge keys. */
  private fill(map: MapNode, node: YAMLMap): void {
    const merges: TreeNode[] = [];
    for (const pair of node.items) {
      const made = this.entryOf(pair);
      if (made.key === '<<') merges.push(made.value);
      else map.entries.push(made);
    }
    if (merges.length === 0) return;
    const has = new Set(map.entries.map(({ key }) => key));
    for (const merge of merges.flatMap((value) => (value.type === 'list' ? value.items : [value]))) {
      if (merge.type !== 'map') continue;
      this.merged += merge.entries.length;
      if (this.merged > MAX_MERGED) throw new TooComplex('merge keys multiply beyond what can be looked at');
      for (const inherited of merge.entries)
        if (!has.has(inherited.key)) {
          has.add(inherited.key);
          map.entries.push(inherited);
        }
    }
  }

  private scalar(node: Scalar, start: number, end: number): ScalarNode {
    const written = this.source.slice(start, end);
    if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return this.block(start, end);
    const templated = written !== this.text.slice(start, end);
    const value = templated ? written.trim().replace(/^(["'])([\s\S]*)\1$/, '$2') : (node.value as ScalarNode['value']);
    const known = typeof value === 'object' || typeof value === 'bigint' ? String(value) : value;
    return { type: 'scalar', start, end, value: known === undefined ? null : known };
  }

  /** A block scalar from the file's own lines: its text, and where each character of it stands. */
  private block(start: number, end: number): ScalarNode {
    const { source } = this;
    const body = source.indexOf('\n', start) + 1;
    const lines: { text: string; at: number }[] = [];
    for (let at = body; at > 0 && at < end; ) {
      const next = source.indexOf('\n', at);
      const stop = next === -1 || next > end ? end : next;
      lines.push({ text: source.slice(at, stop).replace(/\r$/, ''), at });
      if (next === -1) break;
      at = next + 1;
    }
    const indent = lines.reduce(
      (least, { text }) => (text.trim() === '' ? least : Math.min(least, text.length - text.trimStart().length)),
      1000,
    );
    let value = '';
    const starts: { inner: number; outer: number }[] = [];
    for (const { text, at } of lines) {
      starts.push({ inner: value.length, outer: at + Math.min(indent, text.length) });
      value += `${text.slice(indent)}\n`;
    }
    const outward = (offset: number) => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]!.inner <= offset) low = middle;
        else high = middle - 1;
      }
      const line = starts[low];
      return line ? line.outer + (offset - line.inner) : start;
    };
    return { type: 'scalar', start, end, value, outward };
  }
}
