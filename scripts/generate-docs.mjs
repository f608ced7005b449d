// Writes docs/rules.md from the built tables and docs/stateless.md from the fixtures. Run `npm run build` first; `npm run generate` does.
import { writeFileSync } from 'node:fs';
import { transformSource } from '../dist/src/index.js';
import { INVENTORY_RULES } from '../dist/src/inventory/rules/index.js';
import { RULES } from '../dist/src/sdk/rules.js';
import { renderPatterns } from './render-patterns.mjs';
import { renderRules } from './render-rules.mjs';

writeFileSync(new URL('../docs/rules.md', import.meta.url), renderRules(RULES, INVENTORY_RULES));
writeFileSync(
  new URL('../docs/stateless.md', import.meta.url),
  renderPatterns((text, filename) => transformSource(text, { filename, role: 'server' }).code),
);
