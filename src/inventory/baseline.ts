import type { InventoryFinding } from './types.js';

/** Findings that were accepted: how often each stood in each file, whatever its line. */
export type Baseline = ReadonlyMap<string, number>;

/**
 * Reads a baseline: the JSON that an earlier run printed.
 * @throws SyntaxError when the text is no JSON, TypeError when it has no findings
 */
export function readBaseline(text: string): Baseline {
  const document: unknown = JSON.parse(text);
  const findings = (document as { findings?: unknown } | null)?.findings;
  if (!Array.isArray(findings))
    throw new TypeError('has no "findings"; make it with: inventory --format json -o <file>');
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const key = keyOf(finding);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** A finding is the same as long as its file, rule and text are: lines move when others are removed. */
function keyOf({ file, rule, text }: Pick<InventoryFinding, 'file' | 'rule' | 'text'>): string {
  return `${file}\n${rule}\n${text}`;
}

/** Takes out the findings that a baseline accepts. */
export function applyBaseline(
  findings: readonly InventoryFinding[],
  baseline: Baseline | undefined,
): { fresh: InventoryFinding[]; accepted: number } {
  if (!baseline) return { fresh: [...findings], accepted: 0 };
  const left = new Map(baseline);
  const fresh = findings.filter((finding) => {
    const key = keyOf(finding);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  return { fresh, accepted: findings.length - fresh.length };
}
