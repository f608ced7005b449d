// Writes docs/rules.md from the built tables. Run `npm run build` first; `npm run generate` does.
import { writeFileSync } from 'node:fs';
import { RULES } from '../dist/src/sdk/rules.js';
import { renderRules } from './render-rules.mjs';

writeFileSync(new URL('../docs/rules.md', import.meta.url), renderRules(RULES));
