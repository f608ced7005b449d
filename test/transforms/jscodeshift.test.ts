// Every transform is a jscodeshift module as well. These tests take the built ones, as `npx jscodeshift -t` does.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transformSource } from '../../src/index.js';
import { transforms } from '../../transforms/index.js';
import { buildCli } from '../support/cli.js';
import { scratchFolder } from '../support/corpus.js';
import { findFixtures } from '../support/fixtures.js';
import { PROJECT } from '../support/typescript.js';

const NAMES = transforms.map(({ name }) => name);
const JSCODESHIFT = path.join(PROJECT, 'node_modules/jscodeshift/bin/jscodeshift.js');

let built: string;
let scratch: string;

beforeAll(() => {
  built = path.resolve(buildCli(), '../../transforms');
  scratch = scratchFolder();
});

afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

describe('the built modules', () => {
  type Module = {
    default(file: { path: string; source: string }, api: unknown, options: object): unknown;
    parser?: string;
  };
  const jscodeshift = createRequire(import.meta.url)('jscodeshift');
  const api = (extension: string) => {
    const j = jscodeshift.withParser(/tsx|js/.test(extension) ? 'tsx' : 'ts');
    return { j, jscodeshift: j, stats: () => {}, report: () => {} };
  };
  const load = (name: string): Promise<Module> =>
    import(/* @vite-ignore */ pathToFileURL(path.join(built, `${name}.js`)).href);

  it('are as many as there are transforms', () => {
    for (const name of NAMES) expect(fs.existsSync(path.join(built, `${name}.js`)), name).toBe(true);
  });

  it.each(NAMES)('%s has a default export with the signature of jscodeshift', async (name) => {
    const { default: transform } = await load(name);
    expect(transform.name).toBe(name);
    const { needs } = transforms.find((one) => one.name === name)!;
    let changed = 0;
    for (const { id, input, extension, transform: owner } of findFixtures()) {
      const filename = `case.${extension}`;
      // As a person would: what it needs has run before. On files of others it must at least not fail.
      const ready = needs.length > 0 && owner === name;
      const source = ready ? transformSource(input, { filename, transforms: [...needs] }).code : input;
      const alone = transformSource(source, { filename, transforms: [name] });
      const output = transform({ path: filename, source }, api(extension), {});
      expect([id, output]).toEqual([id, alone.changed ? alone.code : undefined]);
      if (output !== undefined) changed++;
    }
    expect(changed).toBeGreaterThan(0);
  });

  it.each(NAMES)('%s leaves a file alone that has nothing to do with it', async (name) => {
    const { default: transform } = await load(name);
    expect(transform({ path: 'a.ts', source: 'this is { not code' }, api('ts'), {})).toBeUndefined();
  });

  it('throws for a file that does not parse: jscodeshift counts it', async () => {
    const { default: transform } = await load('imports');
    const source = "import { McpError } from '@modelcontextprotocol/sdk/types.js';\nnew (";
    expect(() => transform({ path: 'a.ts', source }, api('ts'), {})).toThrow();
  });
});

describe('npx jscodeshift', () => {
  const V1 = "import { McpError } from '@modelcontextprotocol/sdk/types.js';\n";
  const files: Record<string, string> = {
    'a.ts': `${V1}throw new McpError(1, <any>'x');\n`,
    'b.tsx': `${V1}export const b = <p title={McpError.name} />;\n`,
    'c.mts': `#!/usr/bin/env node\r\n${V1.replace('\n', '\r\n')}\r\n// no newline at the end\r\nexport { McpError }`,
    'd.ts': 'export   const nothing  =  1',
    'e.ts': `${V1}new (`,
  };

  /** Runs the command line over `names` in a folder of its own. */
  function run(folder: string, args: string[], names: string[]) {
    const cwd = path.join(scratch, folder);
    fs.mkdirSync(cwd);
    for (const name of names) fs.writeFileSync(path.join(cwd, name), files[name]!);
    const spawned = spawnSync(process.execPath, [JSCODESHIFT, '--run-in-band', ...args, ...names], {
      cwd,
      encoding: 'utf8',
    });
    // It colours its counts wherever CI is set.
    const stdout = stripVTControlCharacters(spawned.stdout);
    const { stderr, status } = spawned;
    const count = (what: string) => Number(new RegExp(`^(\\d+) ${what}`, 'm').exec(stdout)?.[1]);
    return {
      status,
      said: stdout + stderr,
      counts: { errors: count('errors'), unmodified: count('unmodified'), skipped: count('skipped'), ok: count('ok') },
      read: (name: string) => fs.readFileSync(path.join(cwd, name), 'utf8'),
    };
  }

  const expected = (name: string, chosen: string[]) =>
    transformSource(files[name]!, { filename: name, transforms: chosen }).code;

  it.each([
    ['as it comes, with Babel in front of every module', []],
    ['with the modules as they are', ['--no-babel']],
  ])('runs a transform, %s', (_, options) => {
    const names = ['a.ts', 'b.tsx', 'c.mts', 'd.ts'];
    const transform = path.join(built, 'imports.js');
    const result = run(
      `run ${options.join('')}`,
      [...options, '--parser=ts', '-t', transform, '--extensions=ts,tsx,mts'],
      names,
    );
    expect(result.counts, result.said).toEqual({ errors: 0, unmodified: 0, skipped: 1, ok: 3 });
    expect(result.status).toBe(0);
    for (const name of names) {
      expect(result.read(name)).toBe(expected(name, ['imports']));
      expect(result.read(name) === files[name]).toBe(name === 'd.ts');
    }
  });

  it('counts a file that does not parse, and does the others', () => {
    const result = run('errors', ['--no-babel', '--parser=ts', '-t', path.join(built, 'imports.js')], ['e.ts', 'a.ts']);
    expect(result.counts, result.said).toEqual({ errors: 1, unmodified: 0, skipped: 0, ok: 1 });
    expect(result.said).toContain('e.ts');
    expect(result.read('e.ts')).toBe(files['e.ts']);
    expect(result.read('a.ts')).toBe(expected('a.ts', ['imports']));
  });

  it('runs one transform after the other', () => {
    const imports = run('first', ['--no-babel', '--parser=ts', '-t', path.join(built, 'imports.js')], ['a.ts']);
    files['first.ts'] = imports.read('a.ts');
    const symbols = run('second', ['--no-babel', '--parser=ts', '-t', path.join(built, 'symbols.js')], ['first.ts']);
    expect(symbols.read('first.ts')).toBe(expected('a.ts', ['imports', 'symbols']));
    expect(symbols.read('first.ts')).toContain('throw new ProtocolError(');
  });

  it('writes nothing with --dry', () => {
    const result = run('dry', ['--no-babel', '--dry', '--parser=ts', '-t', path.join(built, 'imports.js')], ['a.ts']);
    expect(result.counts.ok).toBe(1);
    expect(result.read('a.ts')).toBe(files['a.ts']);
  });
});

describe('Node itself', () => {
  const files = () => JSON.stringify(NAMES.map((name) => path.join(built, `${name}.js`)));
  const node = (script: string, kind: string) =>
    execFileSync(process.execPath, [`--input-type=${kind}`, '-e', script], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });

  it('loads every built transform by import', () => {
    const script = `import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
      for (const file of ${files()}) console.log((await import(pathToFileURL(file))).default.name);`;
    expect(node(script, 'module').trim().split('\n')).toEqual(NAMES);
  });

  it('loads every built transform by require', () => {
    expect(
      node(`for (const file of ${files()}) console.log(require(file).default.name);`, 'commonjs').trim().split('\n'),
    ).toEqual(NAMES);
  });
});
