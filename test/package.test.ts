// The package as people get it: packed from a clean checkout, installed from the tarball, run by its bin, imported by
// its name.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse } from '@babel/parser';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listTransforms } from '../src/index.js';
import { git } from './support/cli.js';
import { filesBelow, scratchFolder } from './support/corpus.js';
import { PROJECT } from './support/typescript.js';

const NAME = 'mcp-v2-codemod';
const TRANSFORMS = listTransforms().map(({ name }) => name);
const SERVER = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

export const server = new McpServer({ name: 'demo', version: '1.0.0' });
`;
const SERVER_V2 = SERVER.replace('sdk/server/mcp.js', 'server');

/** What git would check out of the tree as it stands: tracked files, and new ones that are not ignored. */
const checkout = git(['ls-files', '-z', '--cached', '--others', '--exclude-standard'], PROJECT)
  .split('\0')
  .filter((file) => file !== '' && fs.existsSync(path.join(PROJECT, file)));

let scratch: string;
/** The tarball's files, relative to its `package/`. */
let packed: string[];
/** Where it is installed: `node_modules` is in here. */
let home: string;
/** The installed package. */
let installed: string;

beforeAll(() => {
  scratch = scratchFolder();
  const source = path.join(scratch, 'checkout');
  for (const file of checkout) {
    if (/^(test|bench|__testfixtures__)\//.test(file)) continue;
    fs.cpSync(path.join(PROJECT, file), path.join(source, file));
  }
  // Something that must not be packed.
  fs.mkdirSync(path.join(source, 'test'));
  fs.writeFileSync(path.join(source, 'test/a.test.ts'), '');
  fs.symlinkSync(path.join(PROJECT, 'node_modules'), path.join(source, 'node_modules'), 'junction');
  // Builds, through `prepare`.
  npm(['pack', '--pack-destination', scratch], source);
  const tarball = fs.readdirSync(scratch).find((name) => name.endsWith('.tgz'))!;

  home = path.join(scratch, 'home');
  fs.mkdirSync(home);
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  npm(['install', '--prefix', home, path.join(scratch, tarball), ...quietly], home);
  installed = path.join(home, 'node_modules', NAME);
  packed = filesBelow(installed);
});
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** Runs npm as a person does, not as a script of ours: without what `npm test` put into the environment. */
function npm(args: string[], cwd: string): string {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(registry|cache|userconfig)$)/i.test(name)),
  );
  return execFileSync('npm', args, { cwd, env, encoding: 'utf8', stdio: 'pipe', shell: process.platform === 'win32' });
}

/** A folder with nothing in it but a small project on v1. */
function project(name: string): string {
  const dir = path.join(scratch, name);
  fs.mkdirSync(path.join(dir, 'src'), { recursive: true });
  fs.writeFileSync(path.join(dir, 'src/server.ts'), SERVER);
  fs.writeFileSync(
    path.join(dir, 'package.json'),
    `${JSON.stringify({ name: 'demo', dependencies: { '@modelcontextprotocol/sdk': '^1.20.0' } }, null, 2)}\n`,
  );
  return dir;
}

/** Runs a script in the folder the package is installed in. */
function script(text: string): unknown {
  const file = path.join(home, 'script.mjs');
  fs.writeFileSync(file, text);
  return JSON.parse(execFileSync(process.execPath, [file], { cwd: home, encoding: 'utf8' }));
}

describe('the tarball', () => {
  test('holds what runs and what is read, and nothing else', () => {
    const others = packed.filter((file) => !file.startsWith('dist/'));
    expect(others).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
    const modules = checkout
      .filter((file) => /^(src|transforms)\/.*(?<!\.d)\.ts$/.test(file))
      .map((file) => `dist/${file.replace(/\.ts$/, '')}`);
    const commonjs = ['dist/src/engine/commonjs.cjs', 'dist/src/engine/commonjs.d.cts'];
    // The command line is one file with what starts it, some for what a run may do without, and whose code is in it.
    const bundle = packed.filter((file) => file.startsWith('dist/bin/'));
    const named = ['LICENSES.txt', 'command-line.cjs', 'mcp-v2-codemod.js', 'package.json'];
    expect(bundle.filter((file) => named.includes(path.basename(file)))).toEqual(
      named.map((name) => `dist/bin/${name}`),
    );
    for (const file of bundle)
      if (!named.includes(path.basename(file))) expect(file).toMatch(/^dist\/bin\/[\w.-]+-[\w-]{8}\.cjs$/);
    expect(packed.filter((file) => file.startsWith('dist/') && !bundle.includes(file))).toEqual(
      [...commonjs, ...modules.flatMap((module) => [`${module}.d.ts`, `${module}.js`])].sort(),
    );
  });

  test('has no import() where code is kept from run to run', () => {
    for (const file of packed.filter((name) => name.startsWith('dist/bin/') && name.endsWith('.cjs'))) {
      const { tokens } = parse(fs.readFileSync(path.join(installed, file), 'utf8'), { tokens: true });
      expect(tokens!.filter(({ type }) => type.label === 'import')).toEqual([]);
    }
  });

  test('says nothing of the machine it was built on, and of maps that are not in it', () => {
    for (const file of packed) {
      const text = fs.readFileSync(path.join(installed, file), 'utf8');
      expect(text, file).not.toContain(scratch);
      expect(text, file).not.toContain(PROJECT);
      expect(text, file).not.toContain('sourceMappingURL');
    }
  });
});

describe('the installation', () => {
  test('is small', () => {
    const bytes = allFilesBelow(path.join(home, 'node_modules')).reduce(
      (sum, file) => sum + fs.lstatSync(file).size,
      0,
    );
    expect(bytes / 1024 / 1024).toBeLessThan(40);
  });

  test.each(['recast', 'ast-types', '@babel/parser', 'jscodeshift', 'magic-string'])('has one %s', (name) => {
    const copies = allFilesBelow(path.join(home, 'node_modules')).filter((file) =>
      file.replaceAll('\\', '/').endsWith(`/node_modules/${name}/package.json`),
    );
    expect(copies).toHaveLength(1);
  });

  test('brings no SDK along', () => {
    expect(fs.readdirSync(path.join(home, 'node_modules'))).not.toContain('@modelcontextprotocol');
  });
});

describe('the program', () => {
  const run = (args: string[], cwd: string) =>
    spawnSync(path.join(home, 'node_modules/.bin', NAME), args, {
      cwd,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });

  test('looks at a project that has nothing installed', () => {
    const dir = project('dry');
    const { status, stdout, stderr } = run(['--dry-run'], dir);
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^Would migrate 1 file of 1 /) });
    expect(stdout).toContain("+import { McpServer } from '@modelcontextprotocol/server';\n");
    expect(stdout).toContain('--- a/package.json\n');
    expect(fs.readFileSync(path.join(dir, 'src/server.ts'), 'utf8')).toBe(SERVER);
    expect(fs.readdirSync(dir).sort()).toEqual(['package.json', 'src']);
  });

  test('migrates it', () => {
    const dir = project('written');
    expect(run(['.'], dir).status).toBe(0);
    expect(fs.readFileSync(path.join(dir, 'src/server.ts'), 'utf8')).toBe(SERVER_V2);
  });

  test('knows its version and its help', () => {
    const { version } = JSON.parse(fs.readFileSync(path.join(PROJECT, 'package.json'), 'utf8'));
    expect(run(['--version'], scratch).stdout).toBe(`${version}\n`);
    expect(run(['--help'], scratch).stdout).toMatch(/^Usage: mcp-v2-codemod /);
  });

  test.each(TRANSFORMS)('hands %s to jscodeshift', (name) => {
    const dir = project(`jscodeshift ${name}`);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        path.join(home, 'node_modules/jscodeshift/bin/jscodeshift.js'),
        '--parser=ts',
        '--run-in-band',
        '--fail-on-error',
        ...['-t', path.join(installed, `dist/transforms/${name}.js`)],
        path.join(dir, 'src/server.ts'),
      ],
      { cwd: dir, encoding: 'utf8' },
    );
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' });
    // Alone, only what needs no other transform has something to do.
    expect(fs.readFileSync(path.join(dir, 'src/server.ts'), 'utf8')).toBe(name === 'imports' ? SERVER_V2 : SERVER);
  });
});

describe('the exports', () => {
  test('are the API and the transforms', () => {
    const found = script(`
      import * as api from '${NAME}';
      import imports from '${NAME}/transforms/imports';
      const { code } = api.transformSource(${JSON.stringify(SERVER)}, { filename: 'a.ts' });
      const report = await api.migrate({ cwd: ${JSON.stringify(project('api'))}, dryRun: true });
      console.log(JSON.stringify({
        names: Object.keys(api).sort(),
        code,
        changed: report.files.map((file) => file.path),
        transform: imports.name,
        direct: imports({ path: 'a.ts', source: ${JSON.stringify(SERVER)} }),
      }));
    `);
    expect(found).toEqual({
      names: [
        'FileError',
        'UsageError',
        'explainRule',
        'inventory',
        'listRules',
        'listTransforms',
        'migrate',
        'transformSource',
      ],
      code: SERVER_V2,
      changed: ['src/server.ts'],
      transform: 'imports',
      direct: SERVER_V2,
    });
  });

  test('are all that can be reached', () => {
    const inside = packed
      .filter((file) => !file.endsWith('.d.ts'))
      .flatMap((file) => [file, file.replace(/^dist\//, '')])
      .flatMap((file) => [file, file.replace(/\.js$/, '')]);
    const reachable = script(`
      const reachable = [];
      for (const path of ${JSON.stringify([...new Set(inside)])}) {
        try {
          await import('${NAME}/' + path);
          reachable.push(path);
        } catch (error) {
          if (!['ERR_PACKAGE_PATH_NOT_EXPORTED', 'ERR_MODULE_NOT_FOUND'].includes(error.code)) throw error;
        }
      }
      console.log(JSON.stringify(reachable));
    `);
    expect((reachable as string[]).sort()).toEqual(TRANSFORMS.map((name) => `transforms/${name}`).sort());
  });

  test('have types that need nothing else installed', () => {
    const file = path.join(home, 'consumer.mts');
    fs.writeFileSync(
      file,
      `import { type FileResult, migrate, type Report, transformSource } from '${NAME}';
       import imports from '${NAME}/transforms/imports';
       const report: Report = await migrate({ cwd: '.', dryRun: true });
       const result: FileResult = transformSource('', { filename: 'a.ts' });
       const text: string | undefined = imports({ path: 'a.ts', source: result.code });
       // @ts-expect-error there is no such option
       await migrate({ directory: '.' });
       export { report, text };
      `,
    );
    const program = ts.createProgram([file], {
      target: ts.ScriptTarget.ES2022,
      // For AbortSignal, which Node's types declare too.
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      strict: true,
      noEmit: true,
      types: [],
    });
    const errors = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
      const line = file?.getLineAndCharacterOfPosition(start ?? 0).line ?? -1;
      const where = file && path.relative(home, file.fileName).replaceAll('\\', '/');
      return `${where}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
    expect(errors).toEqual([]);
  });
});

describe('the repository', () => {
  // Fixtures are other people's code; the corpus lists published packages.
  const ours = checkout.filter((file) => !/^(__testfixtures__|test\/projects|docs\/.*\.(png|gif))/.test(file));
  const read = (file: string) => fs.readFileSync(path.join(PROJECT, file), 'utf8');

  test('locks no package to a host', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
    const hosts = Object.entries(packages).filter(([, entry]) => /^\w+:\/\//.test(entry.resolved ?? ''));
    expect(hosts).toEqual([]);
    expect(Object.keys(packages).length).toBeGreaterThan(100);
  });

  test('names no path of a machine', () => {
    const folders = ['root', 'work', 'tmp', 'Users', 'home', 'builds', 'private', 'var/folders'];
    const machine = new RegExp(String.raw`(?<![\w.)\]}*/])/(?:${folders.join('|')})/(?!me\b)[\w.-]`);
    const own = [PROJECT, os.homedir()].filter((dir) => dir.split(/[\\/]/).length > 2);
    const found = ours.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) =>
          machine.test(line) || own.some((dir) => line.includes(dir)) ? [`${file}:${index + 1} ${line.trim()}`] : [],
        ),
    );
    expect(found).toEqual([]);
  });
});

function allFilesBelow(dir: string): string[] {
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
