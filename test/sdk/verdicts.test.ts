// The ratchets: what the tables of src/sdk say of v1 and of v2 is compared with the packages as they are installed. A new
// release of either fails here, and the difference says what to look at.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BECAME } from '../../src/sdk/became.js';
import { CLIENT, MODULE_HOMES, NAME_HOMES, RENAMES, SERVER } from '../../src/sdk/homes.js';
import { NOTES } from '../../src/sdk/notes.js';
import { REMOVALS } from '../../src/sdk/removed.js';
import type { Role } from '../../src/sdk/role.js';
import { V1_PACKAGE } from '../../src/sdk/specifiers.js';
import { V1_SURFACE } from '../../src/sdk/v1-surface.js';
import { V1_VERSION, V2_PACKAGES } from '../../src/sdk/v2-versions.js';
import { isValue, namesOf, specifierFor, type Verdict, verdictFor } from '../../src/sdk/verdicts.js';
import {
  exportsOfInstalled,
  formatDiagnostic,
  type InstalledExport,
  PROJECT,
  typecheck,
} from '../support/typescript.js';

const ROLES: Role[] = ['client', 'server'];

interface Pair {
  module: string;
  name: string;
  value: boolean;
}

let installed: Pair[];

beforeAll(() => {
  installed = exportsOfInstalled(V1_PACKAGE, 'dist/esm').map(({ specifier, name, value }: InstalledExport) => ({
    module: specifier.slice(V1_PACKAGE.length + 1).replace(/\.js$/, ''),
    name,
    value,
  }));
});

const say = ({ module, name }: Pair) => `${module} ${name}`;

function manifestOf(name: string): { version: string } {
  return JSON.parse(readFileSync(join(PROJECT, 'node_modules', name, 'package.json'), 'utf8'));
}

describe('what is installed', () => {
  it('is the release that the tables speak of', () => {
    expect(manifestOf(V1_PACKAGE).version).toBe(V1_VERSION);
    for (const { name, version } of V2_PACKAGES)
      expect(`${name} ${manifestOf(name).version}`).toBe(`${name} ${version}`);
  });

  it('exports what v1-surface.ts lists, values and types told apart', () => {
    const found: Record<string, { values: string[]; types: string[] }> = {};
    for (const { module, name, value } of installed) {
      found[module] ??= { values: [], types: [] };
      found[module][value ? 'values' : 'types'].push(name);
    }
    const listed = Object.entries(V1_SURFACE).map(([module, [values, types]]) => [
      module,
      { values: values.split(' ').filter(Boolean), types: types.split(' ').filter(Boolean) },
    ]);
    const sorted = (surface: typeof found) =>
      Object.fromEntries(
        Object.entries(surface)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([module, { values, types }]) => [module, { values: [...values].sort(), types: [...types].sort() }]),
      );
    expect(sorted(Object.fromEntries(listed))).toEqual(sorted(found));
  });

  it('is listed without repetition', () => {
    for (const module of Object.keys(V1_SURFACE)) expect(new Set(namesOf(module)).size).toBe(namesOf(module).length);
  });

  it('is told into values and types by isValue', () => {
    expect(installed.filter(({ module, name, value }) => isValue(module, name) !== value).map(say)).toEqual([]);
  });
});

describe('every export of v1', () => {
  it('has a verdict', () => {
    expect(installed.length).toBeGreaterThan(900);
    expect(installed.filter(({ module, name }) => verdictFor(module, name).kind === 'unknown').map(say)).toEqual([]);
  });

  it('has one only: no table contradicts another', () => {
    const problems = installed.filter(({ module, name }) => {
      const says = (table: object) => Object.hasOwn(table, `${module} ${name}`) || Object.hasOwn(table, name);
      const moves = says(NAME_HOMES) || says(RENAMES) || says(NOTES);
      return [says(BECAME), says(REMOVALS), moves].filter(Boolean).length > 1;
    });
    expect(problems.map(say)).toEqual([]);
  });

  it('has a home, when it moved, that its module or its name names', () => {
    expect(Object.keys(V1_SURFACE).filter((module) => !MODULE_HOMES[module])).toEqual([]);
  });

  it('that does not exist has none', () => {
    for (const [module, name] of [
      ['types', 'NotThere'],
      ['types', 'constructor'],
      ['types', 'McpServer'],
      ['not/there', 'McpError'],
    ] as const)
      expect([module, name, verdictFor(module, name).kind]).toEqual([module, name, 'unknown']);
  });
});

describe('every entry of the tables', () => {
  /** Whether an entry is the one that decides over some export. */
  function decides(table: Record<string, unknown>, key: string, matters: (verdict: Verdict) => boolean): boolean {
    const [first, second] = key.split(' ') as [string, string?];
    return installed.some(({ module, name }) => {
      if (second === undefined ? name !== first : module !== first || name !== second) return false;
      if (second === undefined && Object.hasOwn(table, `${module} ${name}`)) return false;
      return matters(verdictFor(module, name));
    });
  }

  it.each([
    ['NAME_HOMES', NAME_HOMES, 'moved'],
    ['RENAMES', RENAMES, 'moved'],
    ['NOTES', NOTES, 'moved'],
    ['REMOVALS', REMOVALS, 'removed'],
    ['BECAME', BECAME, 'became'],
  ])('of %s is about an export of v1', (_, table, kind) => {
    expect(Object.keys(table).filter((key) => !decides(table, key, (verdict) => verdict.kind === kind))).toEqual([]);
  });

  it('of MODULE_HOMES is a module of v1', () => {
    expect(Object.keys(MODULE_HOMES).filter((module) => !V1_SURFACE[module])).toEqual([]);
  });

  it('of RENAMES renames', () => {
    expect(Object.entries(RENAMES).filter(([key, name]) => key.split(' ').at(-1) === name)).toEqual([]);
  });

  it('of NAME_HOMES says something else than the home of the module', () => {
    const idle = Object.entries(NAME_HOMES).filter(([key, home]) => {
      const [module, name] = key.split(' ');
      return name !== undefined && MODULE_HOMES[module!] === home;
    });
    expect(idle).toEqual([]);
  });
});

describe('every target', () => {
  /** Per v2 specifier, what must be exported there: as a value, or at least as a type. */
  const targets = new Map<string, Map<string, { value: boolean; wantedBy: string }>>();
  const want = (specifier: string, name: string, value: boolean, wantedBy: string) => {
    const names = targets.get(specifier) ?? new Map();
    targets.set(specifier, names);
    names.set(name, { value: value || !!names.get(name)?.value, wantedBy });
  };

  beforeAll(() => {
    for (const pair of installed) {
      const verdict = verdictFor(pair.module, pair.name);
      if (verdict.kind !== 'moved') continue;
      for (const role of ROLES) want(specifierFor(verdict.home, role), verdict.name, pair.value, say(pair));
    }
    want(SERVER, 'ServerContext', false, 'RequestHandlerExtra');
    want(CLIENT, 'ClientContext', false, 'RequestHandlerExtra');
    // Where a whole module goes: it must exist, whatever is taken from it.
    for (const home of Object.values(MODULE_HOMES))
      for (const role of ROLES)
        targets.set(specifierFor(home, role), targets.get(specifierFor(home, role)) ?? new Map());
  });

  it('is exported by the installed v2 package; values as values', () => {
    expect(targets.size).toBeGreaterThan(10);
    const files: Record<string, string> = {};
    const wanted = new Map<string, string>();
    [...targets].forEach(([specifier, names], index) => {
      const file = `${index}.ts`;
      const lines = [`import '${specifier}';`];
      for (const [name, { value, wantedBy }] of names) {
        lines.push(
          value
            ? `import { ${name} as ${name}_ } from '${specifier}'; void ${name}_;`
            : `export type { ${name} } from '${specifier}';`,
        );
        wanted.set(`${file}:${lines.length}`, wantedBy);
      }
      files[file] = lines.join('\n');
    });
    const problems = typecheck(files).map(
      (error) => `${formatDiagnostic(error)} (wanted by ${wanted.get(`${error.file}:${error.line}`)})`,
    );
    expect(problems).toEqual([]);
  });

  it('would be missed if it were not there', () => {
    const files = {
      'a.ts': `import { NotThere } from '${SERVER}'; void NotThere;\nexport type { Neither } from '${CLIENT}';`,
    };
    expect(typecheck(files)).toHaveLength(2);
    // A type where a value is wanted.
    expect(typecheck({ 'a.ts': `import { Tool } from '${SERVER}'; void Tool;` })).toHaveLength(1);
  });

  it('of what v2 says with an expression type-checks', () => {
    const files: Record<string, string> = {};
    Object.entries(BECAME).forEach(([key, became], index) => {
      if (became.kind === 'expression')
        for (const role of ROLES) {
          const text = became.text.replace('$', became.name);
          files[`${role}-${index}.ts`] = became.type
            ? `import type { ${became.name} } from '${specifierFor(became.from, role)}';\nexport type Was = ${text}; // ${key}`
            : `import { ${became.name} } from '${specifierFor(became.from, role)}';\nexport const was: unknown = ${text}; // ${key}`;
        }
      if (became.kind === 'global') files[`global-${index}.ts`] = `export type Was = ${became.name}; // ${key}`;
    });
    expect(Object.keys(files).length).toBeGreaterThan(3);
    expect(typecheck(files).map(formatDiagnostic)).toEqual([]);
  });

  it('keeps the kind of the enum it was a member of', () => {
    const text = `import { ErrorCode } from '${V1_PACKAGE}/types.js';
import { ProtocolErrorCode, SdkErrorCode } from '${SERVER}';
type Local = 'ConnectionClosed' | 'RequestTimeout';
type Left = Exclude<keyof typeof ErrorCode, keyof typeof ProtocolErrorCode | Local>;
export const left: [Left] extends [never] ? true : Left = true;
export const local: Local extends keyof typeof SdkErrorCode ? true : false = true;
`;
    expect(typecheck({ 'a.ts': text }).map(formatDiagnostic)).toEqual([]);
  });
});

describe('specifierFor', () => {
  it.each<[string, Role, string]>([
    ['role', 'client', CLIENT],
    ['role', 'server', SERVER],
    ['role', 'both', SERVER],
    ['role', 'unknown', SERVER],
    ['role/validators/ajv', 'client', `${CLIENT}/validators/ajv`],
    ['role/validators/ajv', 'server', `${SERVER}/validators/ajv`],
    [CLIENT, 'server', CLIENT],
    ['zod', 'client', 'zod'],
    ['roles', 'client', 'roles'],
  ])('turns %s of a %s into %s', (home, role, specifier) => {
    expect(specifierFor(home, role)).toBe(specifier);
  });
});
