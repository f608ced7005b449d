// Documentation that is generated must be what the tables say today.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPatterns } from '../scripts/render-patterns.mjs';
import { renderRules } from '../scripts/render-rules.mjs';
import { explainRule, listRules, listTransforms, transformSource } from '../src/index.js';
import { INVENTORY_RULES } from '../src/inventory/rules/index.js';
import { RULES } from '../src/sdk/rules.js';
import { PROJECT } from './support/typescript.js';

const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8');

describe('docs/rules.md', () => {
  it('is what `npm run generate` writes', () => {
    expect(read('docs/rules.md')).toBe(renderRules(RULES, INVENTORY_RULES));
  });

  it('has a page for every rule, and explain prints it', () => {
    for (const id of listRules()) {
      expect(read('docs/rules.md')).toContain(`\n## ${id}\n`);
      expect(explainRule(id)).toContain(RULES.find((rule) => rule.id === id)!.explanation);
    }
    for (const { id, effect } of INVENTORY_RULES) {
      expect(read('docs/rules.md')).toContain(`\n## ${id}\n`);
      expect(explainRule(id)).toContain(effect);
    }
    expect(explainRule('no/such-rule')).toBeUndefined();
  });
});

describe('docs/stateless.md', () => {
  it('is what `npm run generate` writes', () => {
    expect(read('docs/stateless.md')).toBe(
      renderPatterns((text, filename) => transformSource(text, { filename, role: 'server' }).code),
    );
  });
});

describe('README.md', () => {
  it('names every transform', () => {
    for (const { name } of listTransforms()) expect(read('README.md')).toContain(`\`${name}\``);
  });

  it('shows the help text as it is', async () => {
    const { readArguments } = await import('../bin/options.js');
    const help = readArguments(['--help'], '0.0.0', 80);
    if (help.kind !== 'answered') throw new Error('--help is not answered');
    expect(read('README.md')).toContain(help.stdout.trim());
  });
});
