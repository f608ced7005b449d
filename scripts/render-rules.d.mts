import type { Rule } from '../src/sdk/rules.js';

export function renderRules(rules: readonly Rule[]): string;
