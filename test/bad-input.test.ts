// What a project should not have in it, through the program as people run it. Whatever it is: one clear line that names
// it, the exit code that --help promises, every other file migrated, and nothing lost or left behind.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildCli, commitAll, git, type Outcome } from './support/cli.js';
import { scratchFolder } from './support/corpus.js';

const SERVER = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';

export const server = new McpServer({ name: 'demo', version: '1.0.0' });
`;
const SERVER_V2 = SERVER.replace('sdk/server/mcp.js', 'server');
const CLIENT = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';

export const client = new Client({ name: 'demo', version: '1.0.0' });
`;
const CLIENT_V2 = CLIENT.replace('sdk/client/index.js', 'client');
const MANIFEST = `{
  "name": "demo",
  "type": "module",
  "dependencies": {
    "@modelcontextprotocol/sdk": "^1.20.0"
  }
}
`;

let scratch: string;
let root: string;
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => {
  fs.rmSync(scratch, { recursive: true, force: true });
});

let projects = 0;

/** A project with a file before and one after whatever a test adds, by the order they are read and written in. */
beforeEach(() => {
  root = path.join(scratch, `project ${++projects}`);
  put('package.json', MANIFEST);
  put('src/a-client.ts', CLIENT);
  put('src/z-server.ts', SERVER);
});

function put(file: string, contents: string | Buffer): void {
  const to = path.join(root, file);
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.writeFileSync(to, contents);
}

const bytes = (file: string) => fs.readFileSync(path.join(root, file));
const text = (file: string) => bytes(file).toString('utf8');

/** Every file, as bytes in a string; what cannot be read is `undefined`. */
function files(at = root, prefix = ''): Record<string, string | undefined> {
  const found: Record<string, string | undefined> = {};
  for (const entry of fs.readdirSync(at, { withFileTypes: true })) {
    const name = prefix + entry.name;
    if (entry.name === '.git') continue;
    if (entry.isDirectory()) Object.assign(found, files(path.join(at, entry.name), `${name}/`));
    else if (entry.isFile()) found[name] = fs.readFileSync(path.join(at, entry.name), 'latin1');
    else found[name] = undefined;
  }
  return found;
}

interface RunOptions {
  env?: NodeJS.ProcessEnv;
  /** JavaScript that runs in the process before the program; `fs` is at hand, and its members can be replaced. */
  preload?: string;
}

/** Runs the program in the project, not on a terminal. */
function cli(args: string[], { env = {}, preload }: RunOptions = {}): Promise<Outcome> {
  const node: string[] = [];
  if (preload !== undefined) {
    const module = path.join(scratch, `preload-${++projects}.mjs`);
    fs.writeFileSync(
      module,
      `import fs from 'node:fs';
       import { syncBuiltinESMExports } from 'node:module';
       ${preload}
       syncBuiltinESMExports();`,
    );
    node.push('--import', pathToFileURL(module).href);
  }
  const { CI, NO_COLOR, FORCE_COLOR, DEBUG, ...inherited } = process.env;
  const child = spawn(process.execPath, [...node, buildCli(), ...args], {
    cwd: root,
    env: { ...inherited, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    output.stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...output }));
  });
}

/** The program with --quiet, which prints the failures, one line each, and nothing else. */
const quiet = (options?: RunOptions) => cli(['--quiet'], options);

/** The lines below the title of a section of the summary. */
function section(stderr: string, title: string): string[] {
  const lines = stderr.split('\n');
  const start = lines.findIndex((line) => line === title || line.startsWith(`${title}  `));
  if (start === -1) return [];
  return lines.slice(start + 1, lines.indexOf('', start)).map((line) => line.trim());
}

/** What a run skipped, the one file of the test, and the reason, which the summary may set in several lines. */
function skipped(stderr: string): { file: string | undefined; reason: string } {
  expect(stderr).toMatch(/^Skipped {2}1$/m);
  const lines = section(stderr, 'Skipped');
  return { file: lines.at(-1), reason: lines.slice(0, -1).join(' ') };
}

function expectOthersMigrated(): void {
  expect(text('src/a-client.ts')).toBe(CLIENT_V2);
  expect(text('src/z-server.ts')).toBe(SERVER_V2);
  expectNothingLeftBehind();
}

function expectNothingLeftBehind(): void {
  expect(Object.keys(files()).filter((file) => file.endsWith('.tmp') || file.includes('.mcp-v2-codemod'))).toEqual([]);
}

function dependencies(): string[] {
  return Object.keys(JSON.parse(text('package.json')).dependencies);
}
const V2 = ['@modelcontextprotocol/client', '@modelcontextprotocol/server'];
const V1_AND_V2 = ['@modelcontextprotocol/client', '@modelcontextprotocol/sdk', '@modelcontextprotocol/server'];

/** For `preload`: runs statements when the program is about to write for the `n`th time, or to rename over a file. */
function onWrite(n: number, statements: string): string {
  return `const open = fs.openSync;
    let writes = 0;
    fs.openSync = (file, ...rest) => {
      if (String(file).includes('.mcp-v2-codemod-') && ++writes === ${n}) { ${statements} }
      return open(file, ...rest);
    };`;
}
function onRename(n: number, statements: string): string {
  return `const rename = fs.renameSync;
    let renames = 0;
    fs.renameSync = (...paths) => {
      if (++renames === ${n}) { ${statements} }
      return rename(...paths);
    };`;
}

describe('a file that is no source', () => {
  test.each<[string, string, Buffer, RegExp]>([
    [
      'binary, with the name of TypeScript',
      'src/binary.ts',
      Buffer.concat([Buffer.from([0x47, 0, 0xff, 0]), Buffer.from(CLIENT)]),
      /^holds NUL bytes, so it is not source text$/,
    ],
    [
      'of 5 MB',
      'src/large.ts',
      Buffer.from(CLIENT + '// filler, 40 bytes on each of many lines\n'.repeat(125_000)),
      /^larger than 1 MiB; migrate it by hand, or split it$/,
    ],
    [
      'invalid UTF-8',
      'src/latin1.ts',
      Buffer.from(`${CLIENT}// Gr\xfc\xdfe\n`, 'latin1'),
      /^not valid UTF-8; save it as UTF-8 and run again$/,
    ],
    [
      'UTF-16',
      'src/utf16.ts',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CLIENT, 'utf16le')]),
      /^encoded as UTF-16; save it as UTF-8 and run again$/,
    ],
    [
      'generated',
      'src/generated.ts',
      Buffer.from(`// Code generated by mcp-gen. DO NOT EDIT.\n${CLIENT}`),
      /^generated \("Code generated by mcp-gen\. DO NOT EDIT\."\); update what generates it, or remove that comment$/,
    ],
    [
      'minified',
      'src/vendor.js',
      Buffer.from(`${CLIENT}${'var a=1;'.repeat(3000)}\n`),
      /^minified; migrate the source it was built from$/,
    ],
    [
      'a component of Vue',
      'src/App.vue',
      Buffer.from(`<script setup lang="ts">\n${CLIENT}</script>\n<template><p /></template>\n`),
      /^not JavaScript or TypeScript by its extension; move the SDK imports by hand$/,
    ],
  ])('is named with the reason: %s', async (_, file, contents, reason) => {
    put(file, contents);
    const { code, stdout, stderr } = await cli([]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^Migrated 2 files of \d looked at\.\n/);
    expect(skipped(stderr)).toEqual({ file, reason: expect.stringMatching(reason) });
    expect(bytes(file).equals(contents)).toBe(true);
    expectOthersMigrated();
    // It imports v1 still.
    expect(dependencies()).toEqual(V1_AND_V2);
  });

  test('is passed over in silence when it has nothing to do with the SDK', async () => {
    put('src/video.ts', Buffer.from([0x47, 0, 0xff, 0]));
    put('src/data.ts', Buffer.alloc(5 * 1024 * 1024, 'x'));
    put('src/latin1.ts', Buffer.from('// \xfc\n', 'latin1'));
    put('src/broken.ts', 'const = ;\n');
    put('src/App.vue', '<template />\n');
    const { code, stderr } = await cli([]);
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/video|data|latin1|broken|App/);
    expectOthersMigrated();
    expect(dependencies()).toEqual(V2);
  });
});

describe('a file that cannot be migrated', () => {
  test.each<[string, string, string, RegExp]>([
    [
      'does not parse',
      'src/broken.ts',
      `${CLIENT}const = ;\n`,
      /^error: src\/broken\.ts:4:7: does not parse: [^\n]+\n$/,
    ],
    [
      'does not parse, with a tab and a letter beyond ASCII in its name',
      'src/brö\tken.ts',
      `${CLIENT}const = ;\n`,
      /^error: src\/brö\\u0009ken\.ts:4:7: does not parse: [^\n]+\n$/,
    ],
    [
      'ends too early',
      'src/half.tsx',
      `${CLIENT}export const view = <p>{client`,
      /^error: src\/half\.tsx:4:\d+: does not parse: [^\n]+\n$/,
    ],
  ])('because it %s', async (_, file, contents, line) => {
    put(file, contents);
    expect(await quiet()).toEqual({ code: 3, stdout: '', stderr: expect.stringMatching(line) });
    expect(text(file)).toBe(contents);
    expectOthersMigrated();
    expect(dependencies()).toEqual(V1_AND_V2);

    // The same, and no more, the next time.
    const before = files();
    expect(await quiet()).toEqual({ code: 3, stdout: '', stderr: expect.stringMatching(line) });
    expect(files()).toEqual(before);
    put(file, CLIENT);
    expect(await quiet()).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(dependencies()).toEqual(V2);
  });

  test('is named once in the summary, with the place and the reason', async () => {
    put('src/broken.ts', `${CLIENT}const = ;\n`);
    const { code, stderr } = await cli([]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^Migrated 2 files of 3 looked at; 1 file could not be migrated\.\n/);
    expect(section(stderr, 'Could not be migrated')).toEqual([
      'src/broken.ts:4:7',
      expect.stringMatching(/^does not parse: /),
    ]);
    expect(section(stderr, 'Manifests')).toContain(
      'kept @modelcontextprotocol/sdk ^1.20.0 (dependencies): src/broken.ts still imports it',
    );
  });

  test('because it is read-only', async () => {
    put('src/locked.ts', CLIENT);
    fs.chmodSync(path.join(root, 'src/locked.ts'), 0o444);
    expect(await quiet()).toEqual({
      code: 3,
      stdout: '',
      stderr: 'error: src/locked.ts: the file is read-only; make it writable and run again\n',
    });
    expect(text('src/locked.ts')).toBe(CLIENT);
    expect(fs.statSync(path.join(root, 'src/locked.ts')).mode & 0o777).toBe(0o444);
    expectOthersMigrated();
    expect(dependencies()).toEqual(V1_AND_V2);

    fs.chmodSync(path.join(root, 'src/locked.ts'), 0o644);
    expect((await quiet()).code).toBe(0);
    expect(text('src/locked.ts')).toBe(CLIENT_V2);
    expect(dependencies()).toEqual(V2);
  });

  test('because package.json is read-only', async () => {
    fs.chmodSync(path.join(root, 'package.json'), 0o444);
    expect(await quiet()).toEqual({
      code: 3,
      stdout: '',
      stderr: 'error: package.json: the file is read-only; make it writable and run again\n',
    });
    expect(text('package.json')).toBe(MANIFEST);
    expectOthersMigrated();
    fs.chmodSync(path.join(root, 'package.json'), 0o644);
    expect((await quiet()).code).toBe(0);
    expect(dependencies()).toEqual(V2);
  });

  test.runIf(process.platform !== 'win32')('because its name is a pipe, when it is asked for', async () => {
    execFileSync('mkfifo', [path.join(root, 'src/pipe.ts')]);
    expect(await cli(['--quiet', '.', 'src/pipe.ts'])).toEqual({
      code: 3,
      stdout: '',
      stderr: 'error: src/pipe.ts: not a regular file\n',
    });
    expectOthersMigrated();
    expect(dependencies()).toEqual(V2);
  });
});

/** No file mode binds the superuser; on Windows there are none. */
describe.runIf(process.platform !== 'win32')('without permission', () => {
  /**
   * For `preload`: the run itself is nobody's. Everything it loads is loaded before by a run over a project of its own,
   * since nobody may not be allowed to read this repository.
   */
  function asNobody(): string {
    const folders = [root, path.join(root, 'src')];
    for (const entry of [
      ...folders,
      ...['package.json', 'src/a-client.ts', 'src/z-server.ts'].map((f) => path.join(root, f)),
    ])
      fs.chmodSync(entry, fs.statSync(entry).mode | 0o666);
    for (const folder of [scratch, ...folders]) fs.chmodSync(folder, 0o777);
    if (process.geteuid?.() !== 0) return '';
    const other = path.join(scratch, `other ${projects}`);
    fs.mkdirSync(other);
    fs.writeFileSync(path.join(other, 'package.json'), MANIFEST);
    fs.writeFileSync(path.join(other, 'pnpm-workspace.yaml'), 'packages: []\n');
    fs.writeFileSync(path.join(other, 'tsconfig.json'), '{}\n');
    fs.writeFileSync(path.join(other, 'a.ts'), CLIENT);
    const api = pathToFileURL(path.join(path.dirname(buildCli()), '../src/index.js')).href;
    return `
      const { migrate } = await import(${JSON.stringify(api)});
      await migrate({ cwd: ${JSON.stringify(other)}, force: true });
      // The program listens for Ctrl-C while it migrates, and only then.
      const { on, off } = process;
      process.on = function (name, listener) {
        if (name === 'SIGINT') { process.on = on; process.seteuid(65534); }
        return on.call(this, name, listener);
      };
      process.off = function (name, listener) {
        if (name === 'SIGINT') { process.off = off; process.seteuid(0); }
        return off.call(this, name, listener);
      };`;
  }

  test.each<[string, string, number, string]>([
    [
      'to look into a folder',
      'src/closed',
      0,
      'the folder cannot be read (permission denied); what is in it was not looked at',
    ],
    ['to read a file', 'src/closed/in.ts', 0, 'cannot be read (permission denied); make it readable and run again'],
    ['to write into a folder', 'src/closed', 0o555, 'cannot be written (permission denied); nothing was changed'],
  ])('%s', async (_, closed, mode, message) => {
    put('src/closed/in.ts', CLIENT);
    fs.chmodSync(path.join(root, 'src/closed/in.ts'), 0o666);
    const preload = asNobody();
    fs.chmodSync(path.join(root, closed), mode);
    try {
      const where = mode === 0 ? closed : 'src/closed/in.ts';
      expect(await quiet({ preload })).toEqual({ code: 3, stdout: '', stderr: `error: ${where}: ${message}\n` });
    } finally {
      fs.chmodSync(path.join(root, closed), 0o777);
    }
    expect(text('src/closed/in.ts')).toBe(CLIENT);
    expectOthersMigrated();

    expect((await quiet()).code).toBe(0);
    expect(text('src/closed/in.ts')).toBe(CLIENT_V2);
    expect(dependencies()).toEqual(V2);
  });
});

describe.runIf(process.platform !== 'win32')('symbolic links', () => {
  test('that lead in circles do not keep a run from its end', async () => {
    fs.symlinkSync('..', path.join(root, 'src/loop'));
    fs.symlinkSync('self.ts', path.join(root, 'src/self.ts'));
    fs.symlinkSync('there', path.join(root, 'src/back'));
    fs.symlinkSync('back', path.join(root, 'src/there'));
    const { code, stderr } = await cli([]);
    expect(code).toBe(0);
    expect(skipped(stderr)).toEqual({
      file: 'src/loop',
      reason: 'a symbolic link to a folder, not followed; name it to migrate what is in it',
    });
    expectOthersMigrated();
    // What the link leads to is migrated: it is no reason to keep v1.
    expect(dependencies()).toEqual(V2);
    expect(fs.readlinkSync(path.join(root, 'src/self.ts'))).toBe('self.ts');
    expect(fs.readlinkSync(path.join(root, 'src/loop'))).toBe('..');
  });

  test.each([['src/self.ts'], ['src/back']])(
    'that lead to themselves are named when they are asked for: %s',
    async (link) => {
      fs.symlinkSync(path.basename(link), path.join(root, link));
      expect(await cli(['--quiet', '.', link])).toEqual({
        code: 3,
        stdout: '',
        stderr: `error: ${link}: cannot be read (too many symbolic links)\n`,
      });
      expectOthersMigrated();
    },
  );

  test('to a folder around them are followed once when they are asked for', async () => {
    fs.symlinkSync('..', path.join(root, 'src/loop'));
    expect((await cli(['src/loop'])).code).toBe(0);
    expectOthersMigrated();
    expect(dependencies()).toEqual(V2);
  });

  test('to what is not looked at keep v1', async () => {
    put('node_modules/tool/run.ts', CLIENT);
    fs.symlinkSync('../node_modules/tool/run.ts', path.join(root, 'src/run.ts'));
    const { code, stderr } = await cli([]);
    expect(code).toBe(0);
    expect(skipped(stderr).file).toBe('src/run.ts');
    expect(text('node_modules/tool/run.ts')).toBe(CLIENT);
    expect(dependencies()).toEqual(V1_AND_V2);
  });
});

describe('a malformed manifest', () => {
  test.each<[string, string, RegExp]>([
    [
      'a comma is missing',
      MANIFEST.replace('module",', 'module"'),
      /^error: package\.json:4:3: not valid JSON: [^\n]+\n$/,
    ],
    ['it ends too early', MANIFEST.slice(0, 40), /^error: package\.json:4:1: not valid JSON: [^\n]+\n$/],
    ['it is empty', '', /^error: package\.json(:1:1)?: not valid JSON: [^\n]+\n$/],
    ['it is a list', '[]\n', /^error: package\.json(:1:1)?: [^\n]+\n$/],
  ])('package.json: %s', async (_, contents, line) => {
    put('package.json', contents);
    expect(await quiet()).toEqual({ code: 3, stdout: '', stderr: expect.stringMatching(line) });
    expect(text('package.json')).toBe(contents);
    expectOthersMigrated();
    put('package.json', MANIFEST);
    expect((await quiet()).code).toBe(0);
    expect(dependencies()).toEqual(V2);
  });

  test.each([['"^1.20.0"'], ['"catalog:"']])('pnpm-workspace.yaml, where v1 is %s', async (spec) => {
    const yaml = "packages:\n  - 'app\ncatalog: [\n";
    const manifest = MANIFEST.replace('"^1.20.0"', spec);
    put('pnpm-workspace.yaml', yaml);
    put('package.json', manifest);
    expect(await quiet()).toEqual({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(/^error: pnpm-workspace\.yaml:\d:\d+: not valid YAML: [^\n]+\n$/),
    });
    expect(text('pnpm-workspace.yaml')).toBe(yaml);
    expectOthersMigrated();
    // Nobody can tell what is in a catalog that cannot be read: the ranges are written out.
    for (const range of Object.values(JSON.parse(text('package.json')).dependencies)) expect(range).toMatch(/^\^2\./);
    put('pnpm-workspace.yaml', "packages:\n  - app\ncatalog:\n  '@modelcontextprotocol/sdk': ^1.20.0\n");
    const before = files();
    expect((await quiet()).code).toBe(0);
    expect(files()).toEqual(before);
    expect(dependencies()).toEqual(V2);
  });
});

describe('a file that changes during the run', () => {
  const moving = () => JSON.stringify(path.join(root, 'src/moving.ts'));

  test('is not overwritten, and the next run migrates it', async () => {
    put('src/moving.ts', CLIENT);
    const preload = onWrite(1, `fs.appendFileSync(${moving()}, '// edited meanwhile\\n');`);
    expect(await quiet({ preload })).toEqual({
      code: 3,
      stdout: '',
      stderr: 'error: src/moving.ts: changed on disk since it was read; run again\n',
    });
    expect(text('src/moving.ts')).toBe(`${CLIENT}// edited meanwhile\n`);
    expectOthersMigrated();
    expect(dependencies()).toEqual(V1_AND_V2);

    expect((await quiet()).code).toBe(0);
    expect(text('src/moving.ts')).toBe(`${CLIENT_V2}// edited meanwhile\n`);
    expect(dependencies()).toEqual(V2);
  });

  test('while it is being written is not overwritten either', async () => {
    put('src/moving.ts', CLIENT);
    // a-client.ts comes first.
    const preload = onWrite(2, `fs.appendFileSync(${moving()}, '// edited meanwhile\\n');`);
    expect((await quiet({ preload })).code).toBe(3);
    expect(text('src/moving.ts')).toBe(`${CLIENT}// edited meanwhile\n`);
    expectOthersMigrated();
    expect(dependencies()).toEqual(V1_AND_V2);
  });

  test('and is deleted does not come back', async () => {
    put('src/moving.ts', CLIENT);
    const preload = onWrite(1, `fs.rmSync(${moving()});`);
    expect(await quiet({ preload })).toEqual({
      code: 3,
      stdout: '',
      stderr: 'error: src/moving.ts: deleted since it was read\n',
    });
    expect(Object.keys(files())).not.toContain('src/moving.ts');
    expectOthersMigrated();
    expect(dependencies()).toEqual(V2);
  });

  test('and is package.json keeps what it was changed to', async () => {
    const edited = MANIFEST.replace('"demo"', '"renamed"');
    const preload = onWrite(
      1,
      `fs.writeFileSync(${JSON.stringify(path.join(root, 'package.json'))}, ${JSON.stringify(edited)});`,
    );
    expect(await quiet({ preload })).toEqual({
      code: 3,
      stdout: '',
      stderr: 'error: package.json: changed on disk since it was read; run again\n',
    });
    expect(text('package.json')).toBe(edited);
    expectOthersMigrated();
    expect((await quiet()).code).toBe(0);
    expect(JSON.parse(text('package.json'))).toMatchObject({ name: 'renamed' });
    expect(dependencies()).toEqual(V2);
  });
});

describe.runIf(process.platform !== 'win32')('Ctrl-C', () => {
  const COUNT = 300;
  const INTERRUPT = "process.kill(process.pid, 'SIGINT');";

  beforeEach(() => {
    for (let i = 0; i < COUNT; i++) put(`src/many/f${i}.ts`, i % 2 ? CLIENT : SERVER);
  });

  test('in the middle of the writing leaves every file whole, and the next run finishes', async () => {
    commitAll(root);
    const before = files();
    const { code, stdout, stderr } = await cli([], { preload: onRename(100, INTERRUPT) });
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toMatch(
      /^Interrupted: \d+ of 303 files written, every file is whole; run again with --force to go on\.\n$/,
    );
    const written = Number(/\d+/.exec(stderr)?.[0]);
    expect(written).toBeGreaterThanOrEqual(100);
    expect(written).toBeLessThan(303);

    const interrupted = files();
    expectNothingLeftBehind();
    const changed = Object.keys(before).filter((file) => interrupted[file] !== before[file]);
    expect(changed).toHaveLength(written);
    for (const file of changed) expect([CLIENT_V2, SERVER_V2]).toContain(interrupted[file]);
    expect(interrupted['package.json']).toBe(MANIFEST);

    expect((await cli(['--force'])).code).toBe(0);
    const finished = files();
    git(['reset', '-q', '--hard'], root);
    expect(files()).toEqual(before);
    expect((await cli([])).code).toBe(0);
    expect(finished).toEqual(files());
  });

  test('between the sources and package.json: the next run writes that', async () => {
    const { code, stderr } = await cli([], { preload: onRename(COUNT + 2, INTERRUPT) });
    expect(code).toBe(130);
    expect(stderr).toMatch(/^Interrupted: 302 of 303 files written, every file is whole; /);
    expectOthersMigrated();
    expect(text('package.json')).toBe(MANIFEST);
    expect((await cli([])).code).toBe(0);
    expect(dependencies()).toEqual(V2);
  });

  test('before anything is written says that nothing was', async () => {
    const before = files();
    // The first thing written would be a temporary file: the signal comes while the sources are read.
    const preload = `const open = fs.openSync;
      let seen = false;
      fs.openSync = (file, ...rest) => {
        if (!seen && String(file).includes('f0.ts')) { seen = true; ${INTERRUPT} }
        return open(file, ...rest);
      };`;
    expect(await cli([], { preload })).toEqual({
      code: 130,
      stdout: '',
      stderr: 'Interrupted: nothing was written; run again to start over.\n',
    });
    expect(files()).toEqual(before);
  });

  test('during a dry run prints no half of a diff', async () => {
    const preload = `const open = fs.openSync;
      let seen = false;
      fs.openSync = (file, ...rest) => {
        if (!seen && String(file).includes('f0.ts')) { seen = true; ${INTERRUPT} }
        return open(file, ...rest);
      };`;
    expect(await cli(['--dry-run'], { preload })).toMatchObject({ code: 130, stdout: '' });
  });
});

describe('a dirty tree', () => {
  const EDITED = `${SERVER}// mine\n`;
  const REFUSED = (file: string) => ({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`^error: [^\n]*uncommitted changes in ${file}[^\n]*--force[^\n]*\n$`)),
  });

  test('is refused in one line, and nothing is written', async () => {
    commitAll(root);
    put('src/z-server.ts', EDITED);
    const before = files();
    expect(await cli([])).toEqual(REFUSED('src/z-server\\.ts'));
    expect(files()).toEqual(before);
  });

  test('is refused when only package.json is dirty, before any source is written', async () => {
    commitAll(root);
    put('package.json', MANIFEST.replace('demo', 'other'));
    const before = files();
    expect(await cli([])).toEqual(REFUSED('package\\.json'));
    expect(files()).toEqual(before);
  });

  test('is refused when git has no copy of a file', async () => {
    commitAll(root);
    put('src/new.ts', CLIENT);
    expect(await cli([])).toEqual(REFUSED('src/new\\.ts'));
    expect(text('src/a-client.ts')).toBe(CLIENT);
  });

  test('is looked at by --dry-run and --check, and written to by --force', async () => {
    commitAll(root);
    put('src/z-server.ts', EDITED);
    const before = files();
    const dry = await cli(['--dry-run']);
    expect(dry.code).toBe(0);
    expect(dry.stdout).toContain("+import { McpServer } from '@modelcontextprotocol/server';");
    expect((await cli(['--check'])).code).toBe(1);
    expect(files()).toEqual(before);
    expect((await cli(['--force'])).code).toBe(0);
    expect(text('src/z-server.ts')).toBe(`${SERVER_V2}// mine\n`);
    expect(text('src/a-client.ts')).toBe(CLIENT_V2);
  });

  test('does not matter where the run writes nothing', async () => {
    put('src/other.ts', 'export const other = 1;\n');
    put('README.md', '# demo\n');
    commitAll(root);
    put('src/other.ts', 'export const other = 2;\n');
    put('README.md', '# Demo\n');
    expect((await cli([])).code).toBe(0);
    expectOthersMigrated();
    expect(text('src/other.ts')).toBe('export const other = 2;\n');
  });
});

describe('without git', () => {
  test('as a repository, the run goes ahead', async () => {
    expect((await cli([])).code).toBe(0);
    expectOthersMigrated();
  });

  test('as a program, the run goes ahead', async () => {
    commitAll(root);
    const { code, stderr } = await cli([], { env: { PATH: scratch, Path: scratch } });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Migrated 2 files/);
    expectOthersMigrated();
  });

  test('in order, the run goes ahead', async () => {
    put('.git/HEAD', 'nonsense\n');
    expect((await cli([])).code).toBe(0);
    expectOthersMigrated();
  });
});

describe('wrong usage', () => {
  test.each<[string, string[], RegExp]>([
    [
      'a transform that does not exist',
      ['-t', 'import'],
      /^error: There is no transform "import"\. Did you mean imports\? [^\n]+\n$/,
    ],
    [
      'a transform to skip that does not exist',
      ['--skip', 'symbol'],
      /^error: There is no transform "symbol"\. Did you mean symbols\? [^\n]+\n$/,
    ],
    ['a glob that matches nothing', ['src/**/*.mts'], /^error: Nothing matches "src\/\*\*\/\*\.mts"\. [^\n]+\n$/],
    ['a path that is not there', ['.', 'source'], /^error: Nothing matches "source"\. [^\n]+\n$/],
    [
      'an output file in a folder that is not there',
      ['--format', 'json', '-o', 'reports/run.json'],
      /^error: The folder of --output reports\/run\.json does not exist\.\n$/,
    ],
    ['an output file that is a folder', ['--format', 'json', '-o', 'src'], /^error: --output src is a folder\.\n$/],
  ])('is said in one line, and nothing is written: %s', async (_, args, line) => {
    const before = files();
    expect(await cli(args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(line) });
    expect(files()).toEqual(before);
  });
});
