import { describe, expect, it } from 'vitest';
import {
  createFormatterStyles,
  detectFormatter,
  detectPackageManager,
  type FormatterStyle,
  type NextStepsInput,
  nextSteps,
} from '../../src/project/tooling.js';

const manifest = (content: object) => JSON.stringify(content);

describe('detectPackageManager', () => {
  it.each<[string, object[], string[], string]>([
    ['packageManager', [{ packageManager: 'pnpm@9.1.0+sha512.abc' }], ['package-lock.json'], 'pnpm'],
    ['packageManager at the root of the workspace', [{}, { packageManager: 'yarn@4.9.0' }], [], 'yarn'],
    ['devEngines', [{ devEngines: { packageManager: { name: 'bun' } } }], [], 'bun'],
    ['devEngines, several', [{ devEngines: { packageManager: [{ name: 'npm' }] } }], ['yarn.lock'], 'npm'],
    ['pnpm-lock.yaml', [{}], ['pnpm-lock.yaml', 'package-lock.json'], 'pnpm'],
    ['yarn.lock', [{}], ['yarn.lock'], 'yarn'],
    ['bun.lock', [{}], ['bun.lock'], 'bun'],
    ['bun.lockb', [{}], ['bun.lockb'], 'bun'],
    ['package-lock.json', [{}], ['package-lock.json'], 'npm'],
    ['nothing', [{}], ['README.md'], 'npm'],
    ['something unheard of', [{ packageManager: 'npmx@1' }], ['yarn.lock'], 'yarn'],
  ])('%s', (_, manifests, names, expected) => {
    expect(detectPackageManager(manifests.map(manifest), names)).toBe(expected);
  });

  it('a malformed manifest says nothing', () => {
    expect(detectPackageManager(['{', '[]', 'null'], ['yarn.lock'])).toBe('yarn');
  });
});

describe('detectFormatter', () => {
  it.each<[string, object, string[], string | undefined]>([
    [
      'a script',
      { scripts: { format: 'biome check --write .' }, devDependencies: { prettier: '3' } },
      ['.prettierrc'],
      'biome',
    ],
    ['a file', { devDependencies: { eslint: '9' } }, ['.prettierrc.json'], 'prettier'],
    ['a key of package.json', { prettier: {}, devDependencies: { '@biomejs/biome': '2' } }, [], 'prettier'],
    ['biome.jsonc', {}, ['biome.jsonc'], 'biome'],
    ['dprint.json', {}, ['dprint.json'], 'dprint'],
    ['.oxfmtrc.json', { devDependencies: { eslint: '9' } }, ['.oxfmtrc.json', 'eslint.config.js'], 'oxfmt'],
    ['a script of oxfmt', { scripts: { format: 'oxfmt', 'format:check': 'oxfmt --check' } }, ['.prettierrc'], 'oxfmt'],
    ['a dependency', { devDependencies: { '@biomejs/biome': '2' } }, [], 'biome'],
    [
      'a formatter beside a linter',
      { devDependencies: { prettier: '3', eslint: '9' } },
      ['eslint.config.js'],
      'prettier',
    ],
    ['only a linter', { devDependencies: { eslint: '9' } }, ['eslint.config.js'], 'eslint'],
    ['a check is no formatting', { scripts: { format: 'prettier --check .' } }, [], undefined],
    ['nothing', {}, ['tsconfig.json'], undefined],
  ])('%s', (_, content, names, expected) => {
    expect(detectFormatter([manifest(content)], names)).toBe(expected);
  });
});

describe('nextSteps', () => {
  const steps = (content: object, more: Partial<NextStepsInput> = {}) =>
    nextSteps({
      manifests: [manifest(content)],
      names: ['tsconfig.json'],
      changedFiles: ['src/a.ts'],
      manifestsChanged: true,
      todoCount: 0,
      ...more,
    });

  it('npm, with scripts for everything', () => {
    const scripts = { format: 'prettier --write .', typecheck: 'tsc --noEmit', build: 'tsc', test: 'vitest run' };
    expect(steps({ scripts }, { todoCount: 3 })).toEqual([
      'npm install',
      'npm run format',
      'git grep -n "TODO(mcp-v2/"  # 3 places need you',
      'npm run typecheck',
      'npm test',
      'git diff',
    ]);
  });

  it('the other package managers', () => {
    const scripts = { 'lint:fix': 'eslint . --fix', 'type-check': 'tsc -b', test: 'vitest' };
    const run = (packageManager: string) => steps({ packageManager, scripts });
    expect(run('pnpm@9')).toEqual([
      'pnpm install',
      'pnpm run lint:fix',
      'pnpm run type-check',
      'pnpm test',
      'git diff',
    ]);
    expect(run('yarn@4')).toEqual([
      'yarn install',
      'yarn run lint:fix',
      'yarn run type-check',
      'yarn test',
      'git diff',
    ]);
    expect(run('bun@1')).toEqual(['bun install', 'bun run lint:fix', 'bun run type-check', 'bun run test', 'git diff']);
  });

  it.each<[string, string, string]>([
    ['prettier', 'npm@11', 'npx prettier --write src/a.ts'],
    ['@biomejs/biome', 'pnpm@9', 'pnpm exec biome format --write src/a.ts'],
    ['oxfmt', 'pnpm@11', 'pnpm exec oxfmt src/a.ts'],
    ['dprint', 'yarn@1', 'yarn dprint fmt src/a.ts'],
    ['eslint', 'bun@1', 'bunx eslint --fix src/a.ts'],
  ])('%s without a script', (tool, packageManager, command) => {
    expect(steps({ packageManager, devDependencies: { [tool]: '*' } })).toContain(command);
  });

  it('names of files are quoted where a shell would read them', () => {
    const changedFiles = ['app/[id]/page.tsx', 'a b.ts', "it's $x.ts", 'ok/x-y_z@1.ts'];
    expect(steps({ devDependencies: { prettier: '3' } }, { changedFiles })[1]).toBe(
      `npx prettier --write "app/[id]/page.tsx" "a b.ts" 'it'\\''s $x.ts' ok/x-y_z@1.ts`,
    );
  });

  it('many files come from git', () => {
    const changedFiles = Array.from({ length: 13 }, (_, i) => `src/${i}.ts`);
    const [, format] = steps({ devDependencies: { prettier: '3' } }, { changedFiles });
    expect(format).toMatch(/^git diff --relative --name-only .*\| xargs -0 npx prettier --write$/);
  });

  it.each<[string, Record<string, string>, string | undefined]>([
    ['a script that only checks', { format: 'prettier --check .' }, undefined],
    [
      'one that writes, under another name',
      { format: 'prettier -c .', 'format:fix': 'prettier -w .' },
      'npm run format:fix',
    ],
    ['one that calls another', { format: 'npm run prettier', prettier: 'prettier --check .' }, undefined],
    ['one that calls itself', { format: 'npm run format' }, 'npm run format'],
    ['biome without --write', { format: 'biome format .' }, undefined],
    ['a task runner', { format: 'turbo run format' }, 'npm run format'],
    ['a fix of something else', { fix: 'node scripts/fix-data.js' }, undefined],
  ])('%s', (_, scripts, expected) => {
    const format = steps({ scripts }, { names: [], manifestsChanged: false })[0];
    expect(format).toBe(expected ?? 'git diff');
  });

  it.each<[string, object, string[], string | undefined]>([
    ['check-types', { scripts: { 'check-types': 'tsc' } }, [], 'npm run check-types'],
    ['a check that is a type-check', { scripts: { check: 'biome check && tsc' } }, [], 'npm run check'],
    ['a build with tsc', { scripts: { build: 'tsc -p .' } }, ['tsconfig.json'], 'npm run build'],
    ['a build that only bundles', { scripts: { build: 'vite build' } }, ['tsconfig.json'], 'npx tsc --noEmit'],
    ['a build that does both', { scripts: { build: 'tsc && vite build' } }, ['tsconfig.json'], 'npm run build'],
    ['TypeScript without a script', {}, ['tsconfig.json'], 'npx tsc --noEmit'],
    ['TypeScript as a dependency', { devDependencies: { typescript: '5' } }, [], 'npx tsc --noEmit'],
    ['JavaScript', {}, [], undefined],
    ['JavaScript with a build', { scripts: { build: 'esbuild x.js' } }, [], 'npm run build'],
  ])('%s', (_, content, names, expected) => {
    const all = steps(content, { names, manifestsChanged: false });
    expect(all).toEqual(expected === undefined ? ['git diff'] : [expected, 'git diff']);
  });

  it('only what there is to do', () => {
    expect(steps({ scripts: { test: 'echo "Error: no test specified" && exit 1' } }, { names: [] })).toEqual([
      'npm install',
      'git diff',
    ]);
    expect(steps({}, { names: [], changedFiles: [], manifestsChanged: false, todoCount: 1 })).toEqual([
      'git grep -n "TODO(mcp-v2/"  # 1 place needs you',
    ]);
    expect(steps({}, { changedFiles: [], manifestsChanged: false })).toEqual([]);
    expect(
      nextSteps({ manifests: [], names: [], changedFiles: ['a.js'], manifestsChanged: false, todoCount: 0 }),
    ).toEqual(['git diff']);
  });
});

describe('createFormatterStyles', () => {
  const styleOf = (files: Record<string, string>, path = '/r/src/a.ts'): FormatterStyle =>
    createFormatterStyles((name) => files[name], '/r')(path);
  const width = (files: Record<string, string>, path?: string) => styleOf(files, path).width;

  const options = {
    printWidth: 100,
    tabWidth: 4,
    useTabs: true,
    singleQuote: true,
    semi: false,
    trailingComma: 'none',
    bracketSpacing: false,
  };
  const { printWidth, ...same } = options;
  const style = { formatter: 'prettier', width: printWidth, ...same };
  const js = JSON.stringify(options);

  it.each([
    ['package.json', `{"prettier":${js}}`],
    ['.prettierrc', js],
    [
      '.prettierrc',
      'printWidth: 100\ntabWidth: 4\nuseTabs: true\nsingleQuote: true\nsemi: false\ntrailingComma: none\nbracketSpacing: false\n',
    ],
    ['.prettierrc', `// comment\n${js}`],
    ['.prettierrc.json', js],
    [
      '.prettierrc.yml',
      'printWidth: 100\ntabWidth: 4\nuseTabs: true\nsingleQuote: true\nsemi: false\ntrailingComma: "none"\nbracketSpacing: false\n',
    ],
    [
      '.prettierrc.json5',
      "{ printWidth: 100, tabWidth: 4, useTabs: true, singleQuote: true, semi: false, trailingComma: 'none', bracketSpacing: false, /* x */ }",
    ],
    [
      '.prettierrc.toml',
      'printWidth = 100 # wide\ntabWidth = 4\nuseTabs = true\nsingleQuote = true\nsemi = false\ntrailingComma = "none"\nbracketSpacing = false\n[[overrides]]\nprintWidth = 1\n',
    ],
    ['prettier.config.js', `export default ${js};`],
    ['prettier.config.cjs', `'use strict';\nmodule.exports = ${js};`],
    [
      'prettier.config.mjs',
      `/** @type {import("prettier").Config} */\nconst config = ${js};\n\nexport default config;\n`,
    ],
    [
      '.prettierrc.ts',
      `import type { Config } from 'prettier';\nconst config: Config = ${js};\nexport default config satisfies Config;\n`,
    ],
  ])('prettier: %s', (name, text) => {
    expect(styleOf({ [`/r/${name}`]: text })).toEqual(style);
  });

  it('prettier: defaults of its version', () => {
    const rest = {
      formatter: 'prettier',
      width: 80,
      tabWidth: 2,
      useTabs: false,
      singleQuote: false,
      semi: true,
      bracketSpacing: true,
    };
    const declared = (range: string) => manifest({ devDependencies: { prettier: range } });
    expect(styleOf({ '/r/.prettierrc': '{}', '/r/package.json': declared('^3.1.0') })).toEqual({
      ...rest,
      trailingComma: 'all',
    });
    expect(styleOf({ '/r/.prettierrc': '', '/r/package.json': declared('2.8.8') })).toEqual({
      ...rest,
      trailingComma: 'es5',
    });
    expect(styleOf({ '/r/.prettierrc': '{}' })).toEqual(rest);
    expect(styleOf({ '/r/package.json': declared('^3') })).toEqual({ ...rest, trailingComma: 'all' });
  });

  it('prettier: what a JavaScript file computes is not known, and is not guessed', () => {
    const read = (text: string) => styleOf({ '/r/prettier.config.mjs': text });
    expect(read("import base from 'x';\nexport default { ...base, printWidth: 90 };")).toEqual({
      formatter: 'prettier',
      width: 90,
    });
    expect(read("import base from 'x';\nexport default { printWidth: 90, ...base };")).toEqual({
      formatter: 'prettier',
    });
    expect(read('export default { printWidth: Number(process.env.W), semi: false };')).toEqual({
      formatter: 'prettier',
      semi: false,
    });
    expect(read('// printWidth: 120\nexport default { plugins: [{ printWidth: 90 }] };')).toMatchObject({ width: 80 });
    expect(read('export default defineConfig({ printWidth: 90 });')).toEqual({ formatter: 'prettier', width: 90 });
    expect(read('export default (() => ({ printWidth: 90 }))();')).toEqual({ formatter: 'prettier' });
    expect(read('let config = { printWidth: 90 };\nconfig.printWidth = 1;\nexport default config;')).toEqual({
      formatter: 'prettier',
    });
    expect(read('export default {')).toEqual({ formatter: 'prettier' });
  });

  it('prettier: a shared configuration is read from node_modules', () => {
    const files = (name: string, text: string) => ({
      '/r/package.json': manifest({ prettier: '@acme/prettier-config' }),
      [`/r/node_modules/@acme/prettier-config/${name}`]: text,
    });
    expect(width(files('index.json', '{"printWidth": 110}'))).toBe(110);
    expect(width(files('index.js', 'module.exports = { printWidth: 111 };'))).toBe(111);
    expect(
      width({
        ...files('package.json', manifest({ exports: { '.': { import: './p.mjs' } } })),
        '/r/node_modules/@acme/prettier-config/p.mjs': 'export default { printWidth: 112 };',
      }),
    ).toBe(112);
    expect(styleOf({ '/r/.prettierrc': '"@acme/prettier-config"' })).toEqual({ formatter: 'prettier' });
  });

  it('prettier: overrides are about files', () => {
    const text = JSON.stringify({
      printWidth: 100,
      overrides: [
        { files: '*.test.ts', options: { printWidth: 140 } },
        { files: ['legacy/**/*.ts'], excludeFiles: 'legacy/new/*.ts', options: { printWidth: 60 } },
      ],
    });
    const files = { '/r/.prettierrc': text };
    expect(width(files)).toBe(100);
    expect(width(files, '/r/src/a.test.ts')).toBe(140);
    expect(width(files, '/r/legacy/x/a.ts')).toBe(60);
    expect(width(files, '/r/legacy/new/a.ts')).toBe(100);
  });

  it('.editorconfig: below prettier, and alone', () => {
    const editor =
      'root = true\n[*]\nmax_line_length = 90 ; wide\nindent_style = tab\n[*.{md,txt}]\nmax_line_length = off\n[*.tsx]\nindent_style=space\nindent_size = 3\n[/docs/**.ts]\nmax_line_length = 70\n';
    expect(styleOf({ '/r/.editorconfig': editor })).toEqual({ width: 90, useTabs: true });
    expect(styleOf({ '/r/.editorconfig': editor }, '/r/x/a.tsx')).toEqual({ width: 90, useTabs: false, tabWidth: 3 });
    expect(styleOf({ '/r/.editorconfig': editor }, '/r/docs/a.md').width).toBeUndefined();
    expect(styleOf({ '/r/.editorconfig': editor }, '/r/docs/a.ts').width).toBe(70);
    expect(styleOf({ '/r/.editorconfig': editor, '/r/.prettierrc': '{}' })).toMatchObject({
      width: 90,
      useTabs: true,
      tabWidth: 2,
    });
    expect(styleOf({ '/r/.editorconfig': editor, '/r/.prettierrc': '{"printWidth":100}' })).toMatchObject({
      width: 100,
    });
    const nested = {
      '/r/.editorconfig': '[*]\nmax_line_length = 90\n',
      '/r/src/.editorconfig': '[*]\nindent_size = 2\n',
    };
    expect(styleOf(nested)).toEqual({ width: 90, tabWidth: 2 });
    expect(styleOf({ ...nested, '/r/src/.editorconfig': 'root=true\n[*]\nindent_size = 2\n' })).toEqual({
      tabWidth: 2,
    });
  });

  it('biome', () => {
    const defaults = {
      formatter: 'biome',
      width: 80,
      useTabs: true,
      tabWidth: 2,
      singleQuote: false,
      semi: true,
      trailingComma: 'all',
      bracketSpacing: true,
    };
    expect(styleOf({ '/r/biome.json': '{}' })).toEqual(defaults);
    const config = {
      formatter: { lineWidth: 120, indentStyle: 'space', indentWidth: 4 },
      javascript: {
        formatter: {
          quoteStyle: 'single',
          semicolons: 'asNeeded',
          trailingCommas: 'es5',
          bracketSpacing: false,
          lineWidth: 110,
        },
      },
    };
    const style = {
      formatter: 'biome',
      width: 110,
      useTabs: false,
      tabWidth: 4,
      singleQuote: true,
      semi: false,
      trailingComma: 'es5',
      bracketSpacing: false,
    };
    expect(styleOf({ '/r/biome.jsonc': `// x\n${JSON.stringify(config)}` })).toEqual(style);
    expect(width({ '/r/biome.json': '{"formatter":{"lineWidth":100,},}' })).toBe(100);
    expect(styleOf({ '/r/biome.json': '{"javascript":{"formatter":{"trailingComma":"none"}}}' }).trailingComma).toBe(
      'none',
    );
    expect(styleOf({ '/r/package.json': manifest({ devDependencies: { '@biomejs/biome': '2' } }) })).toEqual(defaults);
  });

  it('biome: extends, overrides, a formatter that is off, .editorconfig', () => {
    const base = { '/r/biome.json': '{"formatter":{"lineWidth":100}}' };
    expect(width({ ...base, '/r/a/biome.json': '{"root":false,"extends":"//"}' }, '/r/a/x.ts')).toBe(100);
    expect(
      width({ ...base, '/r/a/biome.json': '{"extends":["../biome.json"],"formatter":{"indentWidth":8}}' }, '/r/a/x.ts'),
    ).toBe(100);
    expect(width({ ...base, '/r/a/biome.json': '{"root":false}' }, '/r/a/x.ts')).toBe(80);
    expect(styleOf({ '/r/biome.json': '{"extends":["@acme/biome"]}' })).toEqual({ formatter: 'biome' });
    const overrides = '{"overrides":[{"includes":["**/*.test.ts","!src/b.test.ts"],"formatter":{"lineWidth":140}}]}';
    expect(width({ '/r/biome.json': overrides }, '/r/src/a.test.ts')).toBe(140);
    expect(width({ '/r/biome.json': overrides }, '/r/src/b.test.ts')).toBe(80);
    expect(width({ '/r/biome.json': '{"formatter":{"enabled":false}}', '/r/.prettierrc': '{"printWidth":90}' })).toBe(
      90,
    );
    expect(styleOf({ '/r/biome.json': '{"formatter":{"enabled":false}}' })).toEqual({});
    const editor = '[*]\nmax_line_length = 95\nindent_style = space\n';
    expect(
      styleOf({ '/r/biome.json': '{"formatter":{"useEditorconfig":true}}', '/r/.editorconfig': editor }),
    ).toMatchObject({ width: 95, useTabs: false });
    expect(width({ '/r/biome.json': '{}', '/r/.editorconfig': editor })).toBe(80);
  });

  it('oxfmt', () => {
    expect(styleOf({ '/r/.oxfmtrc.jsonc': '{ /* none */ }' })).toEqual({
      formatter: 'oxfmt',
      width: 100,
      useTabs: false,
      tabWidth: 2,
      singleQuote: false,
      semi: true,
      trailingComma: 'all',
      bracketSpacing: true,
    });
    const editor = '[*]\nmax_line_length = 160\nindent_size = 4\nquote_type = single\n';
    const overrides = '[{"files":["*.ts"],"options":{"semi":false}}]';
    expect(
      styleOf({ '/r/.oxfmtrc.json': `{"printWidth":120,"overrides":${overrides}}`, '/r/.editorconfig': editor }),
    ).toMatchObject({ width: 120, tabWidth: 4, singleQuote: true, semi: false });
    expect(styleOf({ '/r/oxfmt.config.ts': 'export default { printWidth: 90 };' })).toMatchObject({ width: 90 });
    // A folder with prettier's file too: the formatting script says which of them formats.
    const both = { '/r/.oxfmtrc.json': '{}', '/r/.prettierrc': '{}' };
    expect(styleOf(both)).toMatchObject({ formatter: 'prettier' });
    expect(styleOf({ ...both, '/r/package.json': '{"scripts":{"format":"oxfmt"}}' })).toMatchObject({
      formatter: 'oxfmt',
    });
  });

  it('dprint', () => {
    expect(styleOf({ '/r/dprint.json': '{"typescript":{}}' })).toEqual({
      formatter: 'dprint',
      width: 120,
      useTabs: false,
      tabWidth: 4,
      singleQuote: false,
      semi: true,
      trailingComma: 'all',
      bracketSpacing: true,
    });
    expect(
      styleOf({
        '/r/.dprint.jsonc':
          '{"lineWidth":90,"indentWidth":2,"typescript":{"lineWidth":95,"quoteStyle":"preferSingle","semiColons":"asi","trailingCommas":"never"} /* x */}',
      }),
    ).toEqual({
      formatter: 'dprint',
      width: 95,
      useTabs: false,
      tabWidth: 2,
      singleQuote: true,
      semi: false,
      trailingComma: 'none',
      bracketSpacing: true,
    });
    expect(styleOf({ '/r/dprint.json': '{"extends":"https://example.com/x.json","lineWidth":90}' })).toEqual({
      formatter: 'dprint',
      width: 90,
    });
    expect(styleOf({ '/r/dprint.json': '{"typescript":{"deno":true}}' })).toMatchObject({ width: 80, tabWidth: 2 });
  });

  it('the nearest configuration decides; with two in one folder, the script does', () => {
    const files = { '/r/.prettierrc': '{"printWidth":100}', '/r/a/biome.json': '{"formatter":{"lineWidth":60}}' };
    expect(width(files)).toBe(100);
    expect(width(files, '/r/a/b/c.ts')).toBe(60);
    const both = { '/r/.prettierrc': '{"printWidth":100}', '/r/biome.json': '{"formatter":{"lineWidth":60}}' };
    expect(width(both)).toBe(100);
    expect(width({ ...both, '/r/package.json': manifest({ scripts: { format: 'biome format --write' } }) })).toBe(60);
    expect(width({ '/.prettierrc': '{"printWidth":100}' })).toBeUndefined();
  });

  it('eslint formats where nothing else does', () => {
    expect(styleOf({ '/r/eslint.config.js': 'export default [];' })).toEqual({ formatter: 'eslint' });
    expect(styleOf({})).toEqual({});
  });

  it('drops values that cannot be', () => {
    expect(styleOf({ '/r/.prettierrc': '{"printWidth":"wide","semi":"no","trailingComma":"some"}' })).toEqual({
      formatter: 'prettier',
      useTabs: false,
      tabWidth: 2,
      singleQuote: false,
      bracketSpacing: true,
    });
  });

  it('reads every file once', () => {
    const reads: string[] = [];
    const styles = createFormatterStyles((name) => {
      reads.push(name);
      return name === '/r/.prettierrc' ? '{"printWidth":100}' : undefined;
    }, '/r');
    for (let i = 0; i < 5; i++) expect(styles(`/r/src/${i}.ts`).width).toBe(100);
    expect(reads).toHaveLength(new Set(reads).size);
  });
});
