// The built program as people run it: a process, real files, real git, a shell's pipes.

import { type SpawnOptions, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commitAll, git } from './support/cli.js';

const PROGRAM = fileURLToPath(new URL('../dist/bin/mcp-v2-codemod.js', import.meta.url));
const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-v2-cli-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the program in `root/at`, not on a terminal. */
function cli(args: string[], at = '', options: { node?: string[]; env?: NodeJS.ProcessEnv } = {}): Promise<Outcome> {
  const { CI, NO_COLOR, FORCE_COLOR, DEBUG, ...env } = process.env;
  return collect(process.execPath, [...(options.node ?? []), PROGRAM, ...args], {
    cwd: join(root, at),
    env: { ...env, ...options.env },
  });
}

function collect(command: string, args: string[], options: SpawnOptions): Promise<Outcome> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk) => out.push(chunk));
  child.stderr?.on('data', (chunk) => err.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
  });
}

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Every file below a folder, `.git` aside: path → text. */
function tree(at = ''): Record<string, string> {
  const files = readdirSync(join(root, at), { recursive: true, encoding: 'utf8' })
    .filter((path) => !/(^|[\\/])\.git([\\/]|$)/.test(path) && statSync(join(root, at, path)).isFile())
    .sort();
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(root, at, path), 'utf8')]));
}

const SERVER = `import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { McpError } from '@modelcontextprotocol/sdk/types.js';

export const server = new McpServer({ name: 'demo', version: '1.0.0' });
export const gone = new McpError(-32000, 'gone');
`;
const CLIENT = `import { Client } from '@modelcontextprotocol/sdk/client/index.js';

export const client = new Client({ name: 'demo', version: '1.0.0' });
`;
const MANIFEST = `{
  "name": "demo",
  "type": "module",
  "dependencies": {
    "@modelcontextprotocol/sdk": "^1.20.0",
    "zod": "^4.2.0"
  }
}
`;

/** A small v1 project in `root/at`, with names, line ends and bytes that patches stumble over. */
function putProject(at = ''): void {
  put(join(at, 'package.json'), MANIFEST);
  put(join(at, 'src/server.ts'), SERVER);
  put(join(at, 'src/client with space.ts'), CLIENT.replaceAll('\n', '\r\n'));
  put(join(at, 'src/ünï.ts'), `\uFEFF${CLIENT.trimEnd()}`);
  put(join(at, 'src/other.ts'), 'export const other = 1;\n');
}

describe('help', () => {
  test('the whole text', async () => {
    const { code, stdout, stderr } = await cli(['--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "Usage: mcp-v2-codemod [options] [paths...]
             mcp-v2-codemod inventory [paths...]
             mcp-v2-codemod explain <rule>

      Moves a project from the Model Context Protocol SDK v1
      (@modelcontextprotocol/sdk) to the v2 packages.

      Arguments:
        paths                           files, folders or globs to migrate (default:
                                        .)

      Options:
        -n, --dry-run                   print a unified diff that git apply takes,
                                        write nothing
        -t, --transform <names>         run only these transforms (comma-separated)
        --skip <names>                  leave these transforms out
        --list                          list the transforms, in the order they run
        --check                         exit with 1 when there is something to migrate
                                        or a TODO(mcp-v2 is left; write nothing
        --format <format>               what to print to standard output; a dry run
                                        prints a diff (choices: "pretty", "diff",
                                        "json")
        -o, --output <file>             print to a file instead of standard output
        --fmt                           let the installed formatter of the project
                                        (prettier, biome, oxfmt, dprint, eslint --fix)
                                        lay out changed files that were clean before;
                                        this runs code of the project
        --legacy <mode>                 what migrated servers do with clients of 2025
                                        revisions: "stateless" serves them too
                                        (default), "reject" turns them away (choices:
                                        "stateless", "reject")
        --sse <mode>                    what HTTP+SSE endpoints become: "stateless"
                                        makes them part of the one endpoint (default),
                                        "legacy" keeps them on
                                        @modelcontextprotocol/server-legacy (choices:
                                        "stateless", "legacy")
        --no-manifest                   leave package.json and pnpm-workspace.yaml
                                        alone
        --ignore <glob>                 leave matching files alone, gitignore syntax
                                        (repeatable)
        --force                         write although the git tree has uncommitted
                                        changes
        --no-color                      print without colors
        --quiet                         print nothing but errors to standard error
        -V, --version                   print the version
        -h, --help                      print this help

      Commands:
        explain <rule>                  say what a TODO(mcp-v2/<rule>) is about and
                                        what to do
        inventory [options] [paths...]  list everything that still assumes a session,
                                        in code and infrastructure; changes nothing

      Summary, progress and warnings go to standard error, so this changes what a run
      without --dry-run changes:
        mcp-v2-codemod --dry-run . | git apply

      Exit codes:
        0    done
        1    --check found something
        2    wrong usage
        3    some files could not be migrated; all others were
        70   something unexpected went wrong
        130  interrupted; every file is whole

      A folder that is named like a command is reached as ./explain.
      "
    `);
    expect(await cli(['-h'])).toEqual({ code, stdout, stderr });
  });

  test('of explain', async () => {
    expect((await cli(['explain', '--help'])).stdout).toMatchInlineSnapshot(`
      "Usage: mcp-v2-codemod explain [options] <rule>

      say what a TODO(mcp-v2/<rule>) is about and what to do

      Arguments:
        rule        the id of the rule

      Options:
        -h, --help  print this help
      "
    `);
  });

  test('the version', async () => {
    expect(await cli(['--version'])).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  test('the transforms', async () => {
    const { code, stdout } = await cli(['--list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^imports {2,}\S/m);
  });
});

describe('a dry run', () => {
  test('writes nothing', async () => {
    putProject();
    const before = tree();
    const { code, stdout, stderr } = await cli(['--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toContain('--- a/src/server.ts\n+++ b/src/server.ts\n@@ ');
    expect(stdout).toContain('--- a/package.json\n');
    expect(stderr).toMatch(/^Would migrate 3 files/);
    expect(tree()).toEqual(before);
  });

  test.each([
    ['at the top of the repository', '', '.'],
    ['in a folder of it', 'packages/app', '.'],
    ['of a folder', '', 'src'],
    ['in a folder that has one of its name', 'src', '.'],
    ['in a package, of its sources only', 'packages/app', 'src'],
  ])('piped into git apply is a writing run: %s', async (_, at, path) => {
    putProject(at);
    commitAll(root);
    const before = tree();
    const { stdout } = await cli(['--dry-run', path], at);
    git(['apply'], join(root, at), stdout);
    const applied = tree();
    git(['reset', '--hard', '-q'], root);
    expect(tree()).toEqual(before);

    expect((await cli([path], at)).code).toBe(0);
    expect(tree()).toEqual(applied);
    expect(applied).not.toEqual(before);
  });

  test('below its package.json says where to apply the diff', async () => {
    putProject('app');
    commitAll(root);
    const { stdout, stderr } = await cli(['-n'], 'app/src');
    expect(stderr).toContain('git -C ../.. apply');
    git(['-C', '../..', 'apply'], join(root, 'app/src'), stdout);
    const applied = tree();
    expect(applied['app/package.json']).not.toContain('@modelcontextprotocol/sdk');
    git(['reset', '--hard', '-q'], root);
    await cli([], 'app/src');
    expect(tree()).toEqual(applied);
  });

  test('into a closed pipe ends quietly', async () => {
    for (let i = 0; i < 40; i++) put(`src/f${i}.ts`, SERVER + 'export const filler = 0;\n'.repeat(200));
    const child = spawn(process.execPath, [PROGRAM, '-n', '.'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(stderr).toMatch(/^Would migrate 40 files/);
    expect(stderr).not.toContain('EPIPE');
    expect(code).toBe(0);
  });

  test('reads the same with FORCE_COLOR', async () => {
    putProject();
    const plain = await cli(['-n']);
    const forced = await cli(['-n'], '', { env: { FORCE_COLOR: '1' } });
    expect(forced.stdout).toBe(plain.stdout);
    expect(forced.stderr).toContain('\u001b[');
    expect((await cli(['-n', '--no-color'], '', { env: { FORCE_COLOR: '1' } })).stderr).toBe(plain.stderr);
  });
});

describe('a run', () => {
  test('migrates, says so on standard error, and has nothing to do the second time', async () => {
    putProject();
    commitAll(root);
    const first = await cli([]);
    expect(first).toMatchObject({ code: 0, stdout: '' });
    expect(first.stderr).toMatch(/^Migrated 3 files/);
    expect(tree()['src/server.ts']).toContain("from '@modelcontextprotocol/server'");
    expect(tree()['package.json']).toContain('"@modelcontextprotocol/client"');

    const after = tree();
    const second = await cli(['--force', '-n']);
    expect(second).toMatchObject({ code: 0, stdout: '' });
    expect(second.stderr).toMatch(/^Nothing to migrate: already on SDK v2/);
    expect(tree()).toEqual(after);
  });

  test('says when nothing uses the SDK', async () => {
    put('a.ts', 'export {};\n');
    const { code, stderr } = await cli([]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^Nothing to migrate: no file mentions the MCP SDK/);
  });

  test('refuses a dirty tree, names the files, and obeys --force', async () => {
    putProject();
    commitAll(root);
    put('src/server.ts', `${SERVER}// mine\n`);
    const before = tree();
    const refused = await cli([]);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toContain('src/server.ts');
    expect(refused.stderr).toContain('--force');
    expect(tree()).toEqual(before);

    expect((await cli(['-n'])).code).toBe(0);
    expect((await cli(['--check'])).code).toBe(1);
    expect(tree()).toEqual(before);
    expect((await cli(['--force'])).code).toBe(0);
    expect(tree()['src/server.ts']).toContain('// mine');
  });

  test('migrates the others when a file does not parse', async () => {
    putProject();
    put('src/broken.ts', `${CLIENT}const = ;\n`);
    const { code, stderr } = await cli([]);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^Migrated 3 files .*; 1 file could not be migrated\./);
    expect(stderr).toMatch(/src\/broken\.ts:4:\d+/);
    expect(tree()['src/broken.ts']).toContain('@modelcontextprotocol/sdk');
    expect((await cli(['--quiet', '--force'])).stderr).toMatch(/^error: src\/broken\.ts:4:\d+: .+\n$/);
  });

  test('leaves out what --ignore and --no-manifest say', async () => {
    putProject();
    const { code } = await cli(['--ignore', 'src/server.ts', '--ignore', '*space.ts', '--no-manifest']);
    expect(code).toBe(0);
    expect(tree()).toMatchObject({
      'package.json': MANIFEST,
      'src/server.ts': SERVER,
      'src/client with space.ts': CLIENT.replaceAll('\n', '\r\n'),
    });
    expect(tree()['src/ünï.ts']).toContain('@modelcontextprotocol/client');
  });

  test('runs the chosen transforms', async () => {
    putProject();
    const only = JSON.parse((await cli(['-n', '--format', 'json', '-t', 'imports'])).stdout);
    expect(only.transforms).toEqual(['imports']);
    const without = JSON.parse((await cli(['-n', '--format', 'json', '--skip', 'imports'])).stdout);
    expect(without.transforms).not.toContain('imports');
    expect(without.transforms.length).toBeGreaterThan(0);
  });

  test('migrates a folder that is named like a command', async () => {
    put('explain/a.ts', CLIENT);
    expect((await cli(['./explain'])).code).toBe(0);
    expect(tree()['explain/a.ts']).toContain("'@modelcontextprotocol/client'");
  });

  test.runIf(process.platform !== 'win32')('keeps the mode of a file', async () => {
    putProject();
    chmodSync(join(root, 'src/server.ts'), 0o755);
    await cli([]);
    expect(statSync(join(root, 'src/server.ts')).mode & 0o777).toBe(0o755);
  });
});

describe('--check', () => {
  test('answers with the exit code', async () => {
    putProject();
    const before = tree();
    const found = await cli(['--check']);
    expect(found).toMatchObject({ code: 1, stdout: '' });
    expect(found.stderr).toMatch(/^3 files of \d+ looked at are still to migrate/);
    expect(await cli(['--check', '--quiet'])).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(tree()).toEqual(before);
    await cli([]);
    expect((await cli(['--check'])).code).toBe(0);
  });

  test('finds a marker that was left', async () => {
    put('a.ts', '// TODO(mcp-v2/removed/tasks): take the task flow out\nexport {};\n');
    const { code, stderr } = await cli(['--check']);
    expect(stderr).toContain('a.ts:1');
    expect(code).toBe(1);
  });
});

describe('--format json', () => {
  test('has relative paths only and no source', async () => {
    putProject();
    const { code, stdout } = await cli(['--dry-run', '--format', 'json', 'src']);
    const report = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(report).toMatchObject({ tool: 'mcp-v2-codemod', versions: { tool: VERSION }, dryRun: true, exitCode: 0 });
    expect(report.files.map(({ path }: { path: string }) => path)).toEqual([
      'src/client with space.ts',
      'src/server.ts',
      'src/ünï.ts',
    ]);
    expect(report.manifests.map(({ path }: { path: string }) => path)).toEqual(['package.json']);
    expect(stdout).not.toContain(root);
    expect(stdout).not.toContain('new McpServer');
  });

  test('is the same on two copies of a project', async () => {
    putProject('one');
    cpSync(join(root, 'one'), join(root, 'two'), { recursive: true });
    const [one, two] = [await cli(['--format', 'json'], 'one'), await cli(['--format', 'json'], 'two')];
    expect(one.stdout).toBe(two.stdout);
    expect(one.stdout).toContain('"written": true');
  });

  test('goes where --output says', async () => {
    putProject();
    const { stdout, stderr } = await cli(['-n', '--format', 'json', '-o', 'report.json', '--quiet']);
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(join(root, 'report.json'), 'utf8'))).toMatchObject({ dryRun: true });
  });
});

describe('wrong usage ends with 2', () => {
  test.each<[string[], RegExp]>([
    [['--nope'], /^error: unknown option '--nope'/],
    [['--format', 'xml'], /Allowed choices are pretty, diff, json/],
    [['-t', 'import'], /Did you mean imports/],
    [['--skip', 'symbolz'], /Did you mean symbols/],
    [['no/such/folder'], /no\/such\/folder/],
    [['explain', 'removed/task'], /Did you mean removed\/tasks\?/],
    [['-o', 'none/x.patch', '-n'], /folder of --output none\/x\.patch does not exist/],
  ])('%j', async (argv, message) => {
    putProject();
    const before = tree();
    const { code, stdout, stderr } = await cli(argv);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/^ +at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(tree()).toEqual(before);
  });
});

test('explain prints a rule', async () => {
  const { code, stdout, stderr } = await cli(['explain', 'TODO(mcp-v2/removed/tasks)']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('The experimental tasks API is gone');
});

test.runIf(process.platform !== 'win32')('Ctrl-C leaves every file whole', async () => {
  for (let i = 0; i < 60; i++) put(`src/f${i}.ts`, SERVER);
  // A real signal, sent by the process to itself as soon as it listens: no timing involved.
  const preload = `const on = process.on; process.on = function (name, listener) {
    on.call(this, name, listener);
    if (name === 'SIGINT') { process.on = on; process.kill(process.pid, 'SIGINT'); }
    return this;
  };`;
  const node = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
  const { code, stdout, stderr } = await cli(['.'], '', { node });
  expect(stderr).toMatch(/^Interrupted: (nothing was|\d+( of \d+)? files?) written[^\n]+\n$/);
  expect({ code, stdout }).toEqual({ code: 130, stdout: '' });

  const interrupted = Object.values(tree());
  await cli(['.', '--force']);
  const whole = new Set([SERVER, ...Object.values(tree())]);
  expect(whole.size).toBe(2);
  for (const text of interrupted) expect(whole).toContain(text);
  expect(interrupted).toContain(SERVER);
});
