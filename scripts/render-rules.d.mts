import type { InventoryRule } from '../src/inventory/types.js';
import type { Rule } from '../src/sdk/rules.js';

export function renderRules(rules: readonly Rule[], inventory?: readonly InventoryRule[]): string;
