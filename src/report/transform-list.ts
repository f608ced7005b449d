import { colors } from './color.js';
import { hanging, pad, widest, words } from './layout.js';

/** What `--list` shows of a transform. */
export interface ListedTransform {
  name: string;
  description: string;
  needs?: readonly string[];
}

/** The transforms in the order they run, one a paragraph: name, description, and what must run with it. */
export function formatTransformList(
  transforms: readonly ListedTransform[],
  options: { color?: boolean; width?: number } = {},
): string {
  const c = colors(options.color === true);
  const width = Math.max(40, Math.min(options.width ?? 100, 120));
  const column = widest(transforms.map(({ name }) => name));
  const lines = transforms.flatMap(({ name, description, needs = [] }) => {
    const needed = needs.length > 0 ? ` (needs ${needs.join(', ')})` : '';
    return hanging(`${pad(name, column)}  `, words(description + needed), width, { label: c.cyan });
  });
  return lines.map((line) => `${line}\n`).join('');
}
