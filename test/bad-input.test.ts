// What a project should not have in it, through the program as people run it. Whatever it is: one clear line that names
// it, the exit code that --help promises, every other file migrated, and nothing lost or left behind.
import { spawn } from 'node:child_process';
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

/** Runs with --quiet, which prints the failures and nothing else. */
const quiet = (options?: RunOptions) => cli(['--quiet'], options);

/** What stands in the section of a summary below its title, down to the next empty line. */
function section(stderr: string, title: string): string[] {
  const [, body] = new RegExp(`^${title}[^\n]*\n((?:[^\n]+\n)*)`, 'm').exec(stderr) ?? [];
  return (body ?? '').trimEnd().split('\n');
}

function expectOthersMigrated(): void {
  expect(text('src/a-client.ts')).toBe(CLIENT_V2);
  expect(text('src/z-server.ts')).toBe(SERVER_V2);
  expectNothingLeftBehind();
}

function expectNothingLeftBehind(): void {
  expect(Object.keys(files()).filter((file) => /\.tmp$|\.mcp-v2-codemod/.test(file))).toEqual([]);
}

const dependencies = () => Object.keys(JSON.parse(text('package.json')).dependencies);
const V1 = '@modelcontextprotocol/sdk';

describe('x', () => {
  test('syntax', async () => {
    put('src/broken.ts', `${CLIENT}const = ;\n`);
    const r = await cli([]);
    console.log(r, files());
  });
  test('binary', async () => {
    put('src/binary.ts', Buffer.concat([Buffer.from([0x47, 0, 0xff, 0]), Buffer.from(CLIENT)]));
    put('src/video.ts', Buffer.from([0x47, 0, 0xff, 0]));
    console.log(await cli([]), dependencies());
  });
  test('large', async () => {
    put('src/large.ts', CLIENT + '// filler, 40 bytes on each of many lines\n'.repeat(130_000));
    console.log(await cli([]), dependencies());
  });
  test('read-only', async () => {
    put('src/locked.ts', CLIENT);
    fs.chmodSync(path.join(root, 'src/locked.ts'), 0o444);
    console.log(await cli([]), dependencies());
  });
  test('changed', async () => {
    put('src/moving.ts', CLIENT);
    console.log(
      await cli([], {
        preload: `const open = fs.openSync;
         fs.openSync = (file, ...rest) => {
           if (String(file).includes('.mcp-v2-codemod-')) {
             fs.openSync = open;
             syncBuiltinESMExports();
             fs.appendFileSync(${JSON.stringify(path.join(root, 'src/moving.ts'))}, '// edited meanwhile\\n');
           }
           return open(file, ...rest);
         };`,
      }),
      files(),
    );
  });
  test('links', async () => {
    fs.symlinkSync('..', path.join(root, 'src/loop'), 'dir');
    fs.symlinkSync('self.ts', path.join(root, 'src/self.ts'));
    fs.symlinkSync('a-client.ts', path.join(root, 'src/link.ts'));
    console.log(await cli([]), dependencies());
    console.log(await cli(['src/self.ts', 'src/loop']), dependencies());
  });
  test('package.json', async () => {
    put('package.json', MANIFEST.replace('module",', 'module"'));
    console.log(await cli([]), files());
  });
  test('pnpm-workspace', async () => {
    put('pnpm-workspace.yaml', "packages:\n  - 'a\ncatalog: [\n");
    console.log(await cli([]), files());
  });
  test('nogit', async () => {
    commitAll(root);
    put('src/a-client.ts', CLIENT + ' ');
    console.log(await cli([], { env: { PATH: scratch } }));
  });
  test('dirty', async () => {
    commitAll(root);
    put('src/a-client.ts', CLIENT + ' ');
    console.log(await cli([]));
  });
  test('usage', async () => {
    console.log(await cli(['-t', 'import']), await cli(['nosuch/**']), await cli(['--format', 'json', '-o', 'no/x.json']));
  });
  test('utf8', async () => {
    put('src/latin1.ts', Buffer.from(`${CLIENT}// \xfc\n`, 'latin1'));
    put('src/utf16.ts', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CLIENT, 'utf16le')]));
    put('src/gen.ts', `// Code generated by x. DO NOT EDIT.\n${CLIENT}`);
    put('src/App.vue', `<script>${CLIENT}</script>`);
    put('src/Other.vue', `<script></script>`);
    console.log(await cli([]), dependencies());
  });
  const nobody = () => {
    put('../warm/package.json', MANIFEST);
    put('../warm/pnpm-workspace.yaml', 'packages: []\n');
    put('../warm/a.ts', CLIENT);
    fs.chmodSync(scratch, 0o755);
    return `
    const { migrate } = await import(${JSON.stringify(pathToFileURL(path.join(path.dirname(buildCli()), '../src/index.js')).href)});
    await migrate({ cwd: ${JSON.stringify(path.join(scratch, 'warm'))}, dryRun: true });
    const { on, off } = process;
    process.on = function (name, listener) {
      if (name === 'SIGINT') { process.on = on; process.seteuid(65534); }
      return on.call(this, name, listener);
    };
    process.off = function (name, listener) {
      if (name === 'SIGINT') { process.seteuid(0); }
      return off.call(this, name, listener);
    };`;
  };
  test('closed', async () => {
    put('src/closed/in.ts', CLIENT);
    for (const f of ['', 'src', 'src/a-client.ts', 'src/z-server.ts', 'package.json']) fs.chmodSync(path.join(root, f), 0o777);
    fs.chmodSync(path.join(root, 'src/closed'), 0);
    console.log(await cli([], { preload: nobody() }), dependencies());
    fs.chmodSync(path.join(root, 'src/closed'), 0o777);
  });
  test('unreadable', async () => {
    put('src/closed.ts', CLIENT);
    for (const f of ['', 'src', 'src/a-client.ts', 'src/z-server.ts', 'package.json']) fs.chmodSync(path.join(root, f), 0o777);
    fs.chmodSync(path.join(root, 'src/closed.ts'), 0);
    console.log(await cli([], { preload: nobody() }), dependencies());
  });
  test('folder closed for writing', async () => {
    put('src/closed/in.ts', CLIENT);
    for (const f of ['', 'src', 'src/a-client.ts', 'src/z-server.ts', 'package.json', 'src/closed/in.ts']) fs.chmodSync(path.join(root, f), 0o777);
    fs.chmodSync(path.join(root, 'src/closed'), 0o555);
    console.log(await cli([], { preload: nobody() }), dependencies());
  });
});
