// What the codemod leaves for a person it marks: the inventory has nothing to say of migrated code that no marker says.
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/index.js';
import { inventory } from '../../src/inventory/run.js';
import type { InventoryFinding } from '../../src/inventory/types.js';
import { scratchFolder } from '../support/corpus.js';
import { type Fixture, findFixtures } from '../support/fixtures.js';

/** The transforms that make a server stateless and a client forget its session. */
const STATELESS = [
  'sessions',
  'sse',
  'stdio',
  'client',
  'session-state',
  'push-requests',
  'dropped-notifications',
  'request-auth',
];
const MANIFEST = { name: 'case', type: 'module', dependencies: { '@modelcontextprotocol/sdk': '^1.20.0' } };
/** How far below its marker a place may stand. */
const BESIDE = 8;

const fixtures = findFixtures().filter(({ transform }) => STATELESS.includes(transform));
const root = scratchFolder();
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** Findings that no marker stands beside, as `file:line rule text`. */
function unmarked(folder: string, findings: readonly InventoryFinding[]): string[] {
  const texts = new Map<string, string[]>();
  return findings.flatMap(({ file, line, rule, text }) => {
    if (!/\.[cm]?[jt]sx?$/.test(file)) return [];
    const lines = texts.get(file) ?? fs.readFileSync(path.join(root, folder, file), 'utf8').split('\n');
    texts.set(file, lines);
    const beside = lines.slice(Math.max(0, line - 1 - BESIDE), line);
    return beside.some((one) => one.includes('TODO(mcp-v2/')) ? [] : [`${file}:${line} ${rule} ${text}`];
  });
}

/** Writes a fixture's input into a project. */
function put(cwd: string, { extension, input }: Fixture, name = 'case'): void {
  fs.mkdirSync(cwd, { recursive: true });
  fs.writeFileSync(path.join(cwd, `${name}.${extension}`), input);
  fs.writeFileSync(path.join(cwd, 'package.json'), JSON.stringify(MANIFEST));
}

describe('the fixtures of the stateless transforms, each a project', () => {
  let findings: readonly InventoryFinding[];
  beforeAll(async () => {
    for (const fixture of fixtures) {
      const cwd = path.join(root, 'each', fixture.id);
      put(cwd, fixture);
      expect((await migrate({ cwd })).failures, fixture.id).toEqual([]);
    }
    ({ findings } = await inventory({ cwd: path.join(root, 'each'), paths: ['.'] }));
  }, 240_000);

  it('have no finding without a marker beside it', () => {
    expect(fixtures.length).toBeGreaterThan(100);
    expect(unmarked('each', findings)).toEqual([]);
  });

  it('have findings that markers stand beside', () => {
    expect(findings.length).toBeGreaterThan(50);
  });
});

describe('the fixtures of the stateless transforms, one project', () => {
  it('have no finding without a marker beside it, and a second run finds nothing to do', async () => {
    const cwd = path.join(root, 'together');
    for (const fixture of fixtures) put(cwd, fixture, fixture.id.replaceAll('/', '-'));
    expect((await migrate({ cwd })).failures).toEqual([]);
    const { findings } = await inventory({ cwd, paths: ['.'] });
    expect(findings.length).toBeGreaterThan(50);
    expect(unmarked('together', findings)).toEqual([]);
    const again = await migrate({ cwd });
    expect(again.files.filter(({ changed }) => changed).map((file) => file.path)).toEqual([]);
  }, 240_000);
});
