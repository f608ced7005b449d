// Everything that v1 exports, one tiny file each: (module, export) pairs of the installed v1 SDK. Each is migrated in
// memory and type-checked against the installed v2 packages. An error without a TODO is a promise broken silently.
import { beforeAll, describe, expect, it } from 'vitest';
import { transformSource } from '../src/index.js';
import {
  type Diagnostic,
  exportsOfInstalled,
  formatDiagnostic,
  type InstalledExport,
  typecheck,
} from './support/typescript.js';

/** How many of the pairs must come out without an error; raise it when more do, never lower it. */
const CLEAN_AT_LEAST = 680;

const V1 = '@modelcontextprotocol/sdk';
const MARKER = 'TODO(mcp-v2/';

interface Pair extends InstalledExport {
  file: string;
  before: string;
}

/** Imports the export and uses it, as a value where it has one. */
function useOf({ specifier, name, value, typeParameters }: InstalledExport): string {
  if (value) return `import { ${name} } from '${specifier}';\nexport const used: unknown = ${name};\n`;
  const types = typeParameters ? `<${Array(typeParameters).fill('any').join(', ')}>` : '';
  return `import type { ${name} } from '${specifier}';\nexport type Used = ${name}${types};\n`;
}

function errorsByFile(files: Record<string, string>): Map<string, Diagnostic[]> {
  const byFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of typecheck(files)) {
    const list = byFile.get(diagnostic.file);
    if (list) list.push(diagnostic);
    else byFile.set(diagnostic.file, [diagnostic]);
  }
  return byFile;
}

describe('every export of v1', () => {
  let pairs: Pair[];
  /** Type-checks against v2, whether or not a TODO asks for a second look. */
  const clean: string[] = [];
  let cleanWithTodo = 0;
  const marked: string[] = [];
  const silent: string[] = [];
  const untouched: string[] = [];

  beforeAll(() => {
    pairs = exportsOfInstalled(V1, 'dist/esm').map((found, index) => ({
      ...found,
      file: `src/${String(index).padStart(4, '0')}.ts`,
      before: useOf(found),
    }));
    const after = new Map(
      pairs.map(({ file, before }) => [file, transformSource(before, { filename: file, role: 'unknown' }).code]),
    );
    const errors = errorsByFile(Object.fromEntries(after));
    expect(errors.get('') ?? []).toEqual([]);
    for (const pair of pairs) {
      const label = `${pair.specifier.slice(V1.length + 1)} ${pair.name}`;
      const text = after.get(pair.file) as string;
      const error = errors.get(pair.file)?.[0];
      if (text.includes(MARKER) && (error || text.includes(V1))) marked.push(label);
      else if (text.includes(V1)) untouched.push(label);
      else if (error) silent.push(`${label}: ${formatDiagnostic(error)}`);
      else {
        clean.push(label);
        if (text.includes(MARKER)) cleanWithTodo++;
      }
    }
    console.log(
      `v1 surface: ${pairs.length} pairs, ${clean.length} clean (${cleanWithTodo} of them with a TODO), ` +
        `${marked.length} marked, ` +
        `${silent.length} silently broken, ${untouched.length} left on v1`,
    );
  });

  it('is a v1 file that type-checks before', () => {
    expect(pairs.length).toBe(916);
    const files = Object.fromEntries(pairs.map((pair) => [pair.file, pair.before]));
    // One that must fail: no errors at all could also mean that nothing was checked.
    files['src/canary.ts'] = `import { NotThere } from '${V1}/types.js';\nexport const used: unknown = NotThere;\n`;
    const errors = [...errorsByFile(files).values()].flat().map(formatDiagnostic);
    expect(errors).toEqual([expect.stringMatching(/^src\/canary\.ts:1:10 TS2305 /)]);
  });

  it('is not broken silently', () => expect(silent).toEqual([]));

  it('is not left on v1 without a TODO', () => expect(untouched).toEqual([]));

  it(`is clean or marked, and ${CLEAN_AT_LEAST} are clean`, () => {
    expect(clean.length).toBeGreaterThanOrEqual(CLEAN_AT_LEAST);
    expect(clean.length + marked.length).toBe(pairs.length);
  });
});
