import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inventory } from '../../src/inventory/run.js';
import type { InventoryFinding } from '../../src/inventory/types.js';

interface Expected {
  file: string;
  line: number;
  kind: string;
  severity: string;
  rule?: string;
}

const ROOT = fileURLToPath(new URL('../../__testfixtures__/inventory/', import.meta.url));

/** Findings of one half of a case, files relative to the case. */
async function findingsOf(folder: string, half: string): Promise<InventoryFinding[]> {
  if (!existsSync(join(folder, half))) return [];
  const { findings } = await inventory({ cwd: join(folder, half), paths: ['.'] });
  return findings.map((finding) => ({ ...finding, file: `${half}/${finding.file}` }));
}

const shown = ({ file, line, kind, severity, rule }: Expected) => `${file}:${line} ${kind} ${severity} ${rule}`;

describe.each(readdirSync(ROOT))('%s', (rule) => {
  const folder = join(ROOT, rule);
  const expected = (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { findings: Expected[] })
    .findings;
  const wanted = (half: string) =>
    expected
      .filter(({ file }) => file.startsWith(`${half}/`))
      .map((finding) => shown({ ...finding, rule: finding.rule ?? rule }))
      .sort();
  const named = new Set(
    expected.filter(({ severity }) => severity === 'info').map(({ file, line, kind }) => `${file}:${line}:${kind}`),
  );
  const counted = (finding: InventoryFinding) =>
    finding.severity !== 'info' || named.has(`${finding.file}:${finding.line}:${finding.kind}`);

  it('finds what is there', async () => {
    const found = (await findingsOf(folder, 'positive')).filter(counted).map(shown).sort();
    expect(found).toEqual(wanted('positive'));
    expect(found.length).toBeGreaterThan(0);
  });

  it.runIf(existsSync(join(folder, 'negative')))('leaves the rest alone', async () => {
    const found = (await findingsOf(folder, 'negative')).filter(counted).map(shown).sort();
    expect(found).toEqual(wanted('negative'));
    expect(found.filter((line) => line.includes('must-remove'))).toEqual([]);
  });
});
