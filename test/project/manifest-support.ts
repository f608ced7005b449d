// Cases for planManifests: exact texts before and after, tried in every way a file can be written.
import { expect } from 'vitest';
import { type ManifestFile, type ManifestInput, planManifests } from '../../src/project/manifest/index.js';
import { rangeFor } from '../../src/project/manifest/packages.js';
import type { ManifestReport } from '../../src/project/types.js';

export const V1 = '@modelcontextprotocol/sdk';

/** `mcp('server')` is the package, `range('server')` what is written for it. */
export const mcp = (name: string) => `@modelcontextprotocol/${name}`;
export const range = (name: string) => rangeFor(mcp(name)) ?? rangeFor(name)!;
/** A line of a package.json: `"@modelcontextprotocol/server": "^2.4.0"`. */
export const line = (name: string) => `"${mcp(name)}": "${range(name)}"`;

const V2 = new Set(['client', 'core', 'express', 'fastify', 'hono', 'node', 'server', 'server-legacy']);

/** A file that was migrated; `express` alone means the adapter, `npm:express` the framework. */
export function file(path: string, packages: string[], more: Partial<ManifestFile> = {}): ManifestFile {
  return {
    path,
    packages: packages.map((name) => ({ name: V2.has(name) ? mcp(name) : name.replace(/^npm:/, ''), runtime: true })),
    usesV1: false,
    isTest: false,
    zodReachesSdk: false,
    changed: true,
    ...more,
  };
}

export interface Case {
  /** By path. */
  before: Record<string, string>;
  /** Texts that change; all others must stay as they are. */
  after?: Record<string, string>;
  files: ManifestFile[];
  /** Lines that must be among the changes, whole, with the manifest's path in front: `/p/package.json: added …`. */
  changes?: string[];
  /** Parts of warnings that must occur; when given, there are exactly as many warnings. */
  warnings?: string[];
  v1Dependents?: ManifestInput['v1Dependents'];
}

/** Ways to write the same file. YAML knows no tabs. */
const VARIANTS: Record<string, (text: string, yaml: boolean) => string> = {
  'as written': (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  tabs: (text, yaml) => (yaml ? text : indented(text, '\t')),
  'four spaces': (text) => indented(text, '    '),
  'no final newline': (text) => text.replace(/\n$/, ''),
  BOM: (text) => `\ufeff${text}`,
  'CRLF, tabs, BOM, no final newline': (text, yaml) =>
    `\ufeff${(yaml ? text : indented(text, '\t')).replace(/\n$/, '').replaceAll('\n', '\r\n')}`,
};

function indented(text: string, unit: string): string {
  return text.replace(/^( {2})+/gm, (lead) => unit.repeat(lead.length / 2));
}

/** Plans a case in every variant and compares bytes; plans over the output and expects that nothing changes. */
export function check(testCase: Case): ManifestReport[] {
  let first: ManifestReport[] | undefined;
  for (const [name, write] of Object.entries(VARIANTS)) {
    const written = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, write(text, /ya?ml$/.test(path))]));
    const before = written(testCase.before);
    const reports = plan(before, testCase);
    expect(texts(before, reports), name).toEqual({ ...before, ...written(testCase.after ?? {}) });
    for (const report of reports) {
      expect(report.changed, `${name}: ${report.path}`).toBe(report.after !== report.before);
      expect(report.before).toBe(before[report.path]);
    }
    const again = plan(texts(before, reports), testCase);
    expect(
      again.filter((report) => report.changed).map((report) => report.after),
      `${name}, second run`,
    ).toEqual([]);
    first ??= reports;
  }
  const changes = first!.flatMap((report) => report.changes.map((change) => `${report.path}: ${change}`));
  if (testCase.changes) expect(changes).toEqual(expect.arrayContaining(testCase.changes));
  if (testCase.warnings) {
    const warnings = first!.flatMap((report) => report.warnings);
    expect(warnings).toHaveLength(testCase.warnings.length);
    for (const part of testCase.warnings) expect(warnings.join('\n')).toContain(part);
  }
  return first!;
}

function plan(before: Record<string, string>, testCase: Case): ManifestReport[] {
  return planManifests({
    manifests: Object.entries(before).map(([path, text]) => ({ path, text })),
    files: testCase.files,
    cwd: '/p',
    ...(testCase.v1Dependents ? { v1Dependents: testCase.v1Dependents } : {}),
  });
}

function texts(before: Record<string, string>, reports: readonly ManifestReport[]): Record<string, string> {
  return { ...before, ...Object.fromEntries(reports.map((report) => [report.path, report.after])) };
}

/** A package.json with a name and these sections, two spaces deep. */
export function pkg(content: Record<string, unknown>, name = 'app'): string {
  return `${JSON.stringify({ name, ...content }, null, 2)}\n`;
}
