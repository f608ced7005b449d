// `--fmt`: the project's own formatter, on the changed files that were clean before, and on no others.
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatFiles } from '../../src/project/fmt/format.js';
import { migrate } from '../../src/project/migrate.js';
import type { FileReport, MigrateOptions } from '../../src/project/types.js';
import { runCli } from '../support/cli.js';
import { snapshot } from '../support/corpus.js';
import { PROJECT } from '../support/typescript.js';
import { git, put, tree } from './tree.js';

const V1 = { dependencies: { '@modelcontextprotocol/sdk': '^1.20.0', zod: '^4.2.0' } };
const manifest = (more: object = {}) => `${JSON.stringify({ name: 'p', version: '1.0.0', ...V1, ...more }, null, 2)}\n`;

/** Clean under prettier's and biome's defaults with spaces; its imports, condition and call outgrow the line. */
const CLEAN = `import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import { ErrorCode, McpError } from "@modelcontextprotocol/sdk/types.js";

export function add(server: McpServer, names: readonly string[]) {
  for (const name of names) {
    try {
      server.tool(name, async (extra) => ({ content: [], _meta: { id: extra.requestId } }));
    } catch (e) {
      if (e instanceof McpError && e.code === ErrorCode.MethodNotFound) throw e;
    }
  }
}
`.replace(
  'server.tool(name, async (extra) => ({ content: [], _meta: { id: extra.requestId } }));',
  `server.tool(name, async (extra) => ({
        content: [],
        _meta: { id: extra.requestId },
      }));`,
);

/** The same, with what no formatter leaves. */
const UNCLEAN = CLEAN.replace('export function', 'export  function');

/** Puts an installed package into node_modules of a tree. */
function link(root: string, name: string): void {
  const target = path.join(root, 'node_modules', name);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.symlinkSync(path.join(PROJECT, 'node_modules', name), target, 'junction');
}

/**
 * Puts a program into node_modules: a script that writes down what it is called with, and answers as `body` says.
 * `body` sees `text` and `args` and calls `print`.
 */
function fake(root: string, name: string, body: string): void {
  put(root, {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', bin: 'bin.cjs' }),
    [`node_modules/${name}/bin.cjs`]: `#!/usr/bin/env node
const fs = require('node:fs');
const text = fs.readFileSync(0, 'utf8');
const args = process.argv.slice(2);
const print = (out) => fs.writeSync(1, out);
fs.appendFileSync(${JSON.stringify(path.join(root, 'node_modules/calls'))}, args.join(' ') + '\\n');
${body}
`,
  });
}

const calls = (root: string) => {
  const file = path.join(root, 'node_modules/calls');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trimEnd().split('\n').sort() : [];
};
const read = (root: string, file: string) => fs.readFileSync(path.join(root, file), 'utf8');
const run = (root: string, options: MigrateOptions = {}) => migrate({ cwd: root, force: true, fmt: true, ...options });

const REAL: [string, string, Record<string, string>][] = [
  ['prettier', 'prettier', { 'package.json': manifest({ devDependencies: { prettier: '^3.0.0' } }) }],
  [
    'biome',
    '@biomejs/biome',
    {
      'package.json': manifest({ devDependencies: { '@biomejs/biome': '^2.0.0' } }),
      'biome.json': '{ "formatter": { "indentStyle": "space" } }\n',
    },
  ],
];

describe.each(REAL)('%s', (formatter, name, files) => {
  const make = () => {
    const root = tree({ ...files, 'src/clean.ts': CLEAN, 'src/unclean.ts': UNCLEAN, '.gitignore': 'node_modules\n' });
    link(root, name);
    return root;
  };

  it('formats what was clean, and nothing else', async () => {
    const plain = make();
    await run(plain, { fmt: false });
    const root = make();
    const report = await run(root);
    expect(report.findings).toEqual([]);
    expect(report.failures).toEqual([]);
    expect(Object.fromEntries(report.files.map((file) => [file.path, file.formatted]))).toEqual({
      'src/clean.ts': formatter,
      'src/unclean.ts': undefined,
    });
    expect(read(root, 'src/unclean.ts')).toBe(read(plain, 'src/unclean.ts'));
    // What this run writes by itself would not do: the test would show nothing.
    expect(read(root, 'src/clean.ts')).not.toBe(read(plain, 'src/clean.ts'));
    expect(read(root, 'src/clean.ts')).toContain(
      `      if (
        e instanceof ProtocolError &&
        e.code === ProtocolErrorCode.MethodNotFound
      )
        throw e;`,
    );
    // Nobody need be told to format.
    expect(report.next.join('\n')).not.toMatch(formatter);

    const after = snapshot(root);
    const second = await run(root);
    expect(second.files.filter((file) => file.changed)).toEqual([]);
    expect(snapshot(root)).toEqual(after);
  });

  it('a dry run is the same, applied by git', async () => {
    const root = make();
    git(root, 'init', '-q');
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'v1');
    const before = snapshot(root);
    const { code, stdout } = await runCli(['--dry-run', '--fmt', '.'], root);
    expect(code).toBe(0);
    expect(snapshot(root)).toEqual(before);
    const { code: written, stderr } = await runCli(['--fmt', '--force', '.'], root);
    expect(written).toBe(0);
    expect(stderr).toContain(`1 laid out by ${formatter}`);
    const after = snapshot(root);
    git(root, 'checkout', '-q', '.');
    fs.writeFileSync(path.join(root, 'node_modules/patch'), stdout);
    git(root, 'apply', 'node_modules/patch');
    expect(snapshot(root)).toEqual(after);
  });
});

describe('prettier', () => {
  it('leaves what .prettierignore names, beside the configuration or above it', async () => {
    const root = tree({
      'package.json': manifest({ workspaces: ['packages/*'], devDependencies: { prettier: '^3.0.0' } }),
      '.prettierignore': 'packages/a/src/legacy.ts\n',
      'packages/a/package.json': manifest({ name: 'a' }),
      'packages/a/.prettierrc': '{}',
      'packages/a/src/legacy.ts': CLEAN,
    });
    link(root, 'prettier');
    git(root, 'init', '-q');
    const plain = await run(root, { fmt: false, dryRun: true });
    const report = await run(root, { dryRun: true });
    expect(report.files[0]?.after).toBe(plain.files[0]?.after);
    expect(report.findings).toEqual([]);
  });

  it('goes by the configuration nearest to a file, and the program of the workspace root', async () => {
    const root = tree({
      'package.json': manifest({ workspaces: ['packages/*'], devDependencies: { prettier: '^3.0.0' } }),
      'packages/a/package.json': manifest({ name: 'a', prettier: { singleQuote: true, printWidth: 60 } }),
      'packages/a/src/a.ts': CLEAN.replaceAll('"', "'")
        .replace(
          'e instanceof McpError && e.code === ErrorCode.MethodNotFound',
          '\n        e instanceof McpError &&\n        e.code === ErrorCode.MethodNotFound\n      ',
        )
        .replace(') throw e;', ')\n        throw e;')
        .replace('{ ErrorCode, McpError } from', '{\n  ErrorCode,\n  McpError,\n} from')
        .replace(
          'add(server: McpServer, names: readonly string[])',
          'add(\n  server: McpServer,\n  names: readonly string[],\n)',
        ),
    });
    link(root, 'prettier');
    git(root, 'init', '-q');
    const report = await run(path.join(root, 'packages/a'));
    expect(report.files.map((file) => [file.path, file.formatted])).toEqual([['src/a.ts', 'prettier']]);
  });

  it('moves the places of markers with them', async () => {
    const task = `import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { CompatibilityCallToolResultSchema } from "@modelcontextprotocol/sdk/types.js";

export async function list(client: Client) {
  return client.experimental.tasks.listTasks();
}
`;
    const root = tree({
      'package.json': manifest({ devDependencies: { prettier: '^3.0.0' } }),
      'src/a.ts': `${CLEAN}${task.slice(task.indexOf('\nexport'))}`.replace(
        'import { ErrorCode',
        'import { Client } from "@modelcontextprotocol/sdk/client/index.js";\nimport { ErrorCode',
      ),
    });
    link(root, 'prettier');
    const [file] = (await run(root)).files;
    expect(file?.formatted).toBe('prettier');
    expect(file?.todos.length).toBeGreaterThan(0);
    const lines = file!.after.split('\n');
    for (const todo of file!.todos) expect(lines[todo.line - 1]).toContain(`TODO(mcp-v2/${todo.rule})`);
    expect(read(root, 'src/a.ts')).toBe(file!.after);
  });
});

describe('dprint and ESLint', () => {
  const dprint = { 'package.json': manifest(), 'dprint.json': '{ "plugins": [] }', 'src/clean.ts': CLEAN };

  it('dprint gets the text and the path', async () => {
    const root = tree({ ...dprint, 'src/unclean.ts': UNCLEAN });
    fake(
      root,
      'dprint',
      `print(text.replaceAll('export  function', 'export function').replace(/(?<!\\n)\\n$/, '\\n'));`,
    );
    const report = await run(root);
    expect(report.findings).toEqual([]);
    const file = (name: string) => `fmt --stdin ${path.join(root, name)}`;
    // Twice for what was clean, once for what was not.
    expect(calls(root)).toEqual([file('src/clean.ts'), file('src/clean.ts'), file('src/unclean.ts')]);
  });

  it('oxfmt gets the text and the path', async () => {
    const root = tree({ 'package.json': manifest(), '.oxfmtrc.json': '{}', 'src/clean.ts': CLEAN });
    fake(root, 'oxfmt', 'print(text);');
    expect((await run(root)).findings).toEqual([]);
    expect(calls(root)[0]).toBe(`--stdin-filepath=${path.join(root, 'src/clean.ts')}`);
  });

  it('ESLint is asked for fixes without a file on disk, and what it cannot fix is no failure', async () => {
    const root = tree({
      'package.json': manifest({ devDependencies: { eslint: '^9.0.0' } }),
      'eslint.config.js': 'export default [];\n',
      'src/clean.ts': CLEAN,
    });
    fake(
      root,
      'eslint',
      `const output = text.includes('ProtocolError') ? '/* fixed */\\n' + text : undefined;
print(JSON.stringify([{ filePath: args[2], messages: [{ ruleId: 'x', severity: 2 }], output }]));
process.exitCode = 1;`,
    );
    const report = await run(root);
    expect(report.findings).toEqual([]);
    expect(read(root, 'src/clean.ts')).toMatch(/^\/\* fixed \*\/\nimport/);
    expect(calls(root)[0]).toBe(
      `--stdin --stdin-filename ${path.join(root, 'src/clean.ts')} --fix-dry-run --format json`,
    );
  });

  it.skipIf(process.platform === 'win32')('a program that is only linked in .bin will do', async () => {
    const root = tree(dprint);
    fake(root, 'dprint', 'print(text);');
    put(root, { 'node_modules/.bin/': '' });
    fs.renameSync(path.join(root, 'node_modules/dprint/bin.cjs'), path.join(root, 'node_modules/.bin/dprint'));
    fs.rmSync(path.join(root, 'node_modules/dprint'), { recursive: true });
    fs.chmodSync(path.join(root, 'node_modules/.bin/dprint'), 0o755);
    const report = await run(root);
    expect(report.findings).toEqual([]);
    expect(calls(root)).toHaveLength(2);
  });

  const when = `text.includes('/sdk/') ? text : `;
  it.each<[string, string, RegExp]>([
    ['empties the file', `print(${when}'');`, /no statement left/],
    ['empties it to a comment', `print(${when}'// done\\n');`, /no statement left/],
    ['cuts it off', `print(${when}text.slice(0, text.indexOf('export')));`, /has lost "add"/],
    ['prints an error in its place', `print(${when}'error: no plugin for .ts');`, /does not parse/],
    ['prints what is no text', `print(${when}Buffer.from([0xff, 0xfe]));`, /not UTF-8/],
    [
      'fails',
      `if (!text.includes('/sdk/')) { console.error('\\u001b[31m[error]\\u001b[39m Cannot find plugin x\\n at y'); process.exit(2); } print(text);`,
      /exit code 2, .*Cannot find plugin x;/,
    ],
    [
      'fails from the start',
      `console.error('bad configuration'); process.exit(13);`,
      /exit code 13, bad configuration;/,
    ],
    ['is killed', `process.kill(process.pid, 'SIGKILL'); setTimeout(() => {}, 9e4);`, /ended by SIGKILL|exit code/],
  ])('one that %s leaves the file as written, with one line', async (_, body, message) => {
    const plain = tree(dprint);
    await run(plain, { fmt: false });
    const root = tree({ ...dprint, 'src/other.ts': CLEAN });
    fake(root, 'dprint', body);
    const report = await run(root);
    expect(report.failures).toEqual([]);
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]).toMatchObject({ rule: 'fmt', severity: 'review', file: 'src/clean.ts' });
    expect(report.findings[0]!.message).toMatch(message);
    expect(report.findings[0]!.message).toMatch(/laid out as written \(2 files\)$/);
    expect(report.files.every((file) => file.written && file.formatted === undefined)).toBe(true);
    expect(read(root, 'src/clean.ts')).toBe(read(plain, 'src/clean.ts'));
  });

  it('the exit code stays 0: every file is migrated', async () => {
    const root = tree(dprint);
    fake(root, 'dprint', `console.error('bad configuration'); process.exit(13);`);
    const { code, stderr } = await runCli(['--fmt', '.'], root);
    expect(code).toBe(0);
    expect(stderr).toMatch(/dprint failed: exit code 13,\s+bad configuration/);
  });

  it('a formatter that is not installed is named, and nothing is downloaded', async () => {
    const root = tree(dprint);
    const report = await run(root);
    expect(report.findings.map((finding) => finding.message)).toEqual([
      expect.stringMatching(/dprint is not in node_modules/),
    ]);
    expect(report.files.every((file) => file.written)).toBe(true);
  });

  it('without a formatter that is said, and nothing is run', async () => {
    const root = tree({ 'package.json': manifest(), 'src/clean.ts': CLEAN });
    fake(root, 'dprint', 'print(text);');
    const report = await run(root);
    expect(report.findings).toMatchObject([{ severity: 'info', message: expect.stringMatching(/^--fmt: neither/) }]);
    expect(calls(root)).toEqual([]);
  });

  it('without --fmt nothing is run', async () => {
    const root = tree(dprint);
    fake(root, 'dprint', 'print(text);');
    await run(root, { fmt: false });
    expect(calls(root)).toEqual([]);
  });
});

describe('a formatter that does not end', () => {
  const setUp = () => {
    const root = tree({ 'package.json': manifest(), 'dprint.json': '{}', 'a.ts': CLEAN, 'b.ts': CLEAN, 'c.ts': CLEAN });
    // Its helper holds the pipe open when only the program itself is killed.
    fake(
      root,
      'dprint',
      `require('node:child_process').spawnSync(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'inherit' });`,
    );
    const files = ['a.ts', 'b.ts', 'c.ts'].map(
      (name): FileReport => ({
        path: name,
        changed: true,
        transforms: {},
        todos: [],
        standing: [],
        packages: [],
        notes: [],
        written: false,
        before: CLEAN,
        after: `${CLEAN}\n`,
      }),
    );
    const disk = {
      has: (file: string) => fs.existsSync(file),
      read: (file: string) => (fs.existsSync(file) ? read('/', file) : undefined),
    };
    const formatterOf = () => ({ formatter: 'dprint' as const, dir: root, options: {}, complete: true });
    return { files, options: { cwd: root, disk, formatterOf } };
  };

  it('is killed, with what it started, and not tried again', async () => {
    const { files, options } = setUp();
    const started = Date.now();
    const findings = await formatFiles(files, { ...options, timeoutMs: 1000 });
    expect(Date.now() - started).toBeLessThan(20_000);
    expect(findings).toMatchObject([
      { file: 'a.ts', message: expect.stringMatching(/longer than 1 s; .*\(3 files\)$/) },
    ]);
    expect(files.map((file) => file.after)).toEqual(files.map(() => `${CLEAN}\n`));
  });

  it('ends with Ctrl-C', async () => {
    const { files, options } = setUp();
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 500);
    const started = Date.now();
    expect(await formatFiles(files, { ...options, signal: controller.signal })).toEqual([]);
    expect(Date.now() - started).toBeLessThan(20_000);
    expect(files.some((file) => file.formatted)).toBe(false);
  });
});

it('is not for --check and --list, which write nothing', async () => {
  const root = tree({ 'a.ts': '' });
  expect((await runCli(['--fmt', '--check', '.'], root)).code).toBe(2);
  expect((await runCli(['--fmt', '--list'], root)).code).toBe(2);
});
