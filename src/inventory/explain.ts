import { shipped } from './gates.js';
import { INVENTORY_RULES } from './rules/index.js';

const EVIDENCE = {
  V: "read in the vendor's documentation or source",
  R: 'seen in public repositories',
  K: 'general knowledge, so it is never more than review',
} as const;

/** The page of one rule of the inventory, as `explain` prints it; undefined when there is no such rule. */
export function explainInventoryRule(id: string): string | undefined {
  const rule = INVENTORY_RULES.find((candidate) => candidate.id === id);
  if (!rule) return undefined;
  const { title, technology, kind, needs, keys, effect, change, note, evidence, doc } = rule;
  const gate = needs === 'mcp-context' ? '; must-remove only where the same resource speaks of MCP, else review' : '';
  return [
    `${id}: ${title}`,
    '',
    `${technology}, ${kind}, ${shipped(rule)}${shipped(rule) === 'must-remove' ? gate : ''}`,
    '',
    `  looks for   ${keys}`,
    `  if it stays ${effect}`,
    `  change      ${change}`,
    ...(note ? [`  note        ${note}`] : []),
    `  evidence    ${EVIDENCE[evidence]}`,
    '',
    doc,
    '',
  ].join('\n');
}
