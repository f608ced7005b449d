// What holds for every fixture pair; DESIGN.md of the fixtures is test/support/fixtures.ts.
import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { transformSource } from '../src/index.js';
import { transforms } from '../transforms/index.js';
import { type Fixture, findFixtures } from './support/fixtures.js';
import { checkInvariants, findUnmarkedV1 } from './support/invariants.js';
import { type Diagnostic, formatDiagnostic, typecheckAll } from './support/typescript.js';

const fixtures = findFixtures();
const update = process.env.UPDATE_FIXTURES === '1';

const fileOf = (fixture: Fixture) => `case.${fixture.extension}`;
const run = (fixture: Fixture, text = fixture.input, only: string[] | null = fixture.run) =>
  transformSource(text, {
    filename: fileOf(fixture),
    role: fixture.options.role ?? 'unknown',
    ...(only && { transforms: only }),
  });
const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n');

describe.each(fixtures.map((fixture) => [fixture.id, fixture] as const))('%s', (_, fixture) => {
  const { options } = fixture;
  const exceptions = { comments: options.comments ?? [], strings: options.strings ?? [] };

  it('comes out byte for byte', () => {
    const { code } = run(fixture);
    if (update && code !== fixture.input) writeFileSync(fixture.outputFile, code);
    else expect(code).toBe(fixture.output);
  });
  // What was just written is judged by the next run.
  if (update) return;

  it('is a no-op the second time', () => {
    expect(run(fixture, fixture.output).code).toBe(fixture.output);
  });

  it('keeps its comments, strings, shebang and line endings', () => {
    expect(checkInvariants(fixture.input, fixture.output, fileOf(fixture), exceptions)).toEqual([]);
  });

  it('comes out the same with CRLF', () => {
    expect(run(fixture, crlf(fixture.input)).code).toBe(crlf(fixture.output));
  });

  it('leaves no v1 specifier unmarked when every transform runs', () => {
    const { code } = run(fixture, fixture.input, null);
    expect(checkInvariants(fixture.input, code, fileOf(fixture), exceptions)).toEqual([]);
    expect(run(fixture, code, null).code).toBe(code);
    expect(findUnmarkedV1(code, fileOf(fixture))).toEqual([]);
  });

  it.each(transforms.map(({ name }) => name))('survives %s alone', (name) => {
    const { code } = run(fixture, fixture.input, [name]);
    expect(checkInvariants(fixture.input, code, fileOf(fixture), exceptions)).toEqual([]);
    expect(run(fixture, code, [name]).code).toBe(code);
  });
});

describe.runIf(!update)('types', () => {
  const typed = fixtures.filter((fixture) => fixture.options.untyped === undefined);
  let before: Map<string, Diagnostic[]>;
  let after: Map<string, Diagnostic[]>;

  const check = (text: (fixture: Fixture) => string) =>
    typecheckAll(
      Object.fromEntries(
        typed.map((fixture) => [
          fixture.id,
          {
            [fileOf(fixture)]: text(fixture),
            ...(fixture.options.ambient && { 'ambient.d.ts': fixture.options.ambient }),
          },
        ]),
      ),
      { checkJs: true, jsx: true },
    );

  beforeAll(() => {
    before = check((fixture) => fixture.input);
    after = check((fixture) => run(fixture, fixture.input, null).code);
  });

  it.each(typed.map((fixture) => [fixture.id, fixture] as const))('%s: the input fits v1', (id) => {
    expect((before.get(id) ?? []).map((error) => formatDiagnostic(error))).toEqual([]);
  });

  it.each(typed.map((fixture) => [fixture.id, fixture] as const))(
    '%s: the output fits v2, or says so',
    (id, fixture) => {
      const lines = run(fixture, fixture.input, null).code.split('\n');
      const silent = (after.get(id) ?? []).filter(
        ({ line }) => !lines.slice(Math.max(0, line - 8), line).some((text) => text.includes('TODO(mcp-v2/')),
      );
      expect(silent.map((error) => formatDiagnostic(error))).toEqual([]);
    },
  );
});
