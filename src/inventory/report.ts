import type { Report } from '../project/types.js';
import type { Plan } from './plan.js';
import type { InventoryFinding } from './types.js';

/** What `inventory()` returns: a report like that of a migration, with findings that say more, and the plan. */
export interface InventoryReport extends Omit<Report, 'findings'> {
  findings: InventoryFinding[];
  /** How many findings the baseline accepted. */
  accepted: number;
  plan: Plan;
}
