import type { PlanGroup } from '../inventory/plan.js';
import type { InventoryReport } from '../inventory/report.js';
import { count } from './layout.js';

/** The first sentence of an inventory, and how good the news is. */
export function inventoryHeadline(report: InventoryReport): { text: string; mood: 'good' | 'attention' | 'bad' } {
  const { severity } = report.plan.counts;
  const must = severity['must-remove'] ?? 0;
  const review = severity.review ?? 0;
  const accepted =
    report.accepted > 0
      ? ` ${count(report.accepted, 'place')} of the baseline ${report.accepted === 1 ? 'is' : 'are'} left out.`
      : '';
  const scanned = `${count(report.scanned, 'file')} looked at, nothing changed.`;
  if (report.interrupted) return { text: `Interrupted: ${scanned}`, mood: 'bad' };
  if (must + review === 0) return { text: `Nothing assumes an MCP session. ${scanned}${accepted}`, mood: 'good' };
  const services = report.plan.groups.length;
  return {
    text: `${count(must + review, 'place')} ${must + review === 1 ? 'assumes' : 'assume'} an MCP session, in ${count(services, 'service')}: ${must} must go, ${review} ${review === 1 ? 'wants' : 'want'} a look. ${scanned}${accepted}`,
    mood: must > 0 ? 'bad' : 'attention',
  };
}

/** Who does the work of a group. */
export function inventoryWork({ work }: PlanGroup): string {
  const parts = [
    work.rewritten > 0 && `${count(work.rewritten, 'place')} the codemod rewrites`,
    work.marked > 0 && `${count(work.marked, 'place')} it marks for you`,
    work.owner > 0 && `${count(work.owner, 'place')} only you can change`,
  ].filter((part) => part !== false);
  return parts.join(', ');
}
