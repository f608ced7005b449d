import type { InventoryFinding } from './types.js';

/** Rules whose findings say that 2025-era sessions are served on purpose, next to v2. */
const KEPT = new Set(['ts-sessionful-route']);

/**
 * The era gate: where a sessionful 2025-era route is kept on purpose, affinity has to stay as long as it does.
 * @returns the findings; affinity that had to go is to be removed together with the route
 */
export function applyEra(findings: readonly InventoryFinding[]): InventoryFinding[] {
  const route = findings.find(({ rule }) => KEPT.has(rule));
  if (!route) return [...findings];
  return findings.map((finding) =>
    finding.severity === 'must-remove' && finding.kind === 'sticky-routing'
      ? {
          ...finding,
          severity: 'review',
          reason: `A sessionful 2025-era route is still served (${route.file}:${route.line}): remove the two together.`,
          related: [
            ...finding.related,
            { file: route.file, line: route.line, column: route.column, message: 'the sessionful route that is kept' },
          ],
        }
      : finding,
  );
}
