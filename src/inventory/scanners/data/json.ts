import { type Node, parseTree } from 'jsonc-parser';
import type { TreeNode } from './tree.js';
import { TooComplex } from './yaml.js';

const MAX_DEPTH = 400;

/**
 * Reads JSON with comments and trailing commas; what is wrong in it costs only the part that is wrong.
 * @returns undefined when there is no value at all
 * @throws TooComplex for nesting that no person writes
 */
export function parseJson(text: string): TreeNode | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x5b || char === 0x7b) {
      if (++depth > MAX_DEPTH) throw new TooComplex('nested too deeply');
    } else if (char === 0x5d || char === 0x7d) depth--;
  }
  const root = parseTree(text, [], { allowTrailingComma: true, disallowComments: false, allowEmptyContent: true });
  return root && convert(root);
}

function convert(node: Node): TreeNode {
  const start = node.offset;
  const end = start + node.length;
  if (node.type === 'array') return { type: 'list', start, end, items: (node.children ?? []).map(convert) };
  if (node.type === 'object')
    return {
      type: 'map',
      start,
      end,
      entries: (node.children ?? []).flatMap(({ children }) => {
        const [key, value] = children ?? [];
        if (!key) return [];
        const at = { key: String(key.value), start: key.offset, end: key.offset + key.length };
        return [{ ...at, value: value ? convert(value) : { type: 'scalar', start: at.end, end: at.end, value: null } }];
      }),
    };
  return { type: 'scalar', start, end, value: node.value ?? null };
}
