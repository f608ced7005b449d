// Writes docs/rules.md from the built tables. Run `npm run build` first; `npm run generate` does.
import { writeFileSync } from 'node:fs';
import { INVENTORY_RULES } from '../dist/src/inventory/rules/index.js';
import { RULES } from '../dist/src/sdk/rules.js';
import { renderRules } from './render-rules.mjs';

writeFileSync(new URL('../docs/rules.md', import.meta.url), renderRules(RULES, INVENTORY_RULES));
