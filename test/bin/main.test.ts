import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Api, main } from '../../bin/main.js';
import { UsageError } from '../../src/project/errors.js';
import type { MigrateOptions, Report } from '../../src/project/types.js';
import { file, manifest, marked, report, todo } from '../report/sample.js';
import { FakeHost } from './host.js';

let host: FakeHost;
beforeEach(() => {
  host = new FakeHost(realpathSync(mkdtempSync(join(tmpdir(), 'mcp-v2-main-'))));
});
afterEach(() => rmSync(host.cwd(), { recursive: true, force: true }));

/** Runs the command line on a `migrate()` that answers as told. */
function run(argv: string[], migrate: (options: MigrateOptions) => Report | Promise<Report> = () => report()) {
  const api: Api = {
    migrate: async (options) => migrate(options),
    listTransforms: () => [{ name: 'imports', description: 'every import', needs: [] }],
    explainRule: (id) => (id === 'sse-server' ? 'SSE is frozen.' : undefined),
  };
  return main(argv, host, async () => api);
}

const DIFF = '--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,1 @@\n-before\n+after\n';
const dry = () => report({ dryRun: true, files: [file('a.ts', { written: false })] });
const failures = [{ path: 'x.ts', kind: 'syntax', message: 'Unexpected token', line: 3, column: 1 }];

describe('what goes where', () => {
  test('a writing run: the summary on standard error, nothing on standard output', async () => {
    expect(await run(['src'], () => report({ files: [file('a.ts')] }))).toBe(0);
    expect(host.stdout.text).toBe('');
    expect(host.stderr.text).toMatch(/^Migrated 1 file of 48 looked at\.\n/);
  });

  test('a dry run: the diff on standard output', async () => {
    expect(await run(['-n'], dry)).toBe(0);
    expect(host.stdout.text).toBe(DIFF);
    expect(host.stderr.text).toMatch(/^Would migrate 1 file/);
  });

  test('the report once, when it is the product', async () => {
    await run(['-n', '--format', 'pretty'], dry);
    expect(host.stdout.text).toMatch(/^Would migrate 1 file/);
    expect(host.stderr.text).toBe('');
  });

  test('JSON on standard output, the summary on standard error', async () => {
    expect(await run(['--format', 'json'], () => report({ failures }))).toBe(3);
    expect(JSON.parse(host.stdout.text)).toMatchObject({ tool: 'mcp-v2-codemod', exitCode: 3 });
    expect(host.stderr.text).toMatch(/^Nothing migrated/);
  });

  test('--output takes the product, standard error keeps the summary', async () => {
    await run(['-n', '-o', 'x.patch'], dry);
    expect(readFileSync(join(host.cwd(), 'x.patch'), 'utf8')).toBe(DIFF);
    expect(host.stdout.text).toBe('');
    expect(host.stderr.text).toMatch(/^Would migrate/);
  });

  test('--quiet leaves errors only', async () => {
    expect(await run(['-n', '--quiet'], () => ({ ...dry(), failures }))).toBe(3);
    expect(host.stdout.text).toBe(DIFF);
    expect(host.stderr.text).toBe('error: x.ts:3:1: Unexpected token\n');
  });

  test('--check: a summary and the exit code', async () => {
    const left = () => report({ dryRun: true, files: [marked('a.ts', todo('sse-server', 3))] });
    expect(await run(['--check'], left)).toBe(1);
    expect(host.stdout.text).toBe('');
    expect(host.stderr.text).toContain('a.ts:3');
    expect(await run(['--check'], () => report({ dryRun: true }))).toBe(0);
  });

  test('a diff that leaves the folder says where to apply it', async () => {
    await run(['-n'], () => report({ cwd: host.cwd(), dryRun: true, manifests: [manifest('../package.json')] }));
    expect(host.stderr.text).toContain('apply it with git -C .. apply');
  });

  test('rules are shown with their titles', async () => {
    await run([], () => report({ files: [marked('a.ts', todo('removed/tasks', 3))] }));
    expect(host.stderr.text).toMatch(/removed\/tasks {2}\S+.*tasks/);
  });

  test('--list and explain', async () => {
    expect(await run(['--list'])).toBe(0);
    expect(host.stdout.text).toBe('imports  every import\n');
    host.stdout.text = '';
    expect(await run(['explain', 'mcp-v2/sse-server'])).toBe(0);
    expect(host.stdout.text).toBe('SSE is frozen.\n');
  });
});

describe('options reach migrate()', () => {
  test('with the folder and a signal; no progress without a terminal', async () => {
    let seen: MigrateOptions = {};
    await run(['src', '--check', '--ignore', 'x', '--no-manifest'], (options) => {
      seen = options;
      return report();
    });
    expect(seen).toMatchObject({ paths: ['src'], dryRun: true, ignore: ['x'], manifest: false, cwd: host.cwd() });
    expect(seen.signal?.aborted).toBe(false);
    expect(seen.onProgress).toBeUndefined();
  });

  test('progress on a terminal, unless --quiet', async () => {
    host.stderr.isTTY = true;
    const seen: boolean[] = [];
    const look = (options: MigrateOptions) => {
      seen.push(options.onProgress !== undefined);
      return report();
    };
    await run([], look);
    await run(['--quiet'], look);
    expect(seen).toEqual([true, false]);
  });
});

describe('colours', () => {
  test('are for a terminal', async () => {
    host.stderr.isTTY = true;
    await run(['-n'], dry);
    expect(host.stderr.text).toContain('\u001b[');
    expect(host.stdout.text).toBe(DIFF);
    host.stderr.text = '';
    await run(['-n', '--no-color'], dry);
    expect(host.stderr.text).not.toContain('\u001b[');
  });

  test('FORCE_COLOR does not break a diff that goes into a pipe', async () => {
    host.env.FORCE_COLOR = '1';
    await run(['-n'], dry);
    expect(host.stdout.text).toBe(DIFF);
    expect(host.stderr.text).toContain('\u001b[');
  });

  test('a diff on a terminal has them, a file never', async () => {
    host.stdout.isTTY = true;
    await run(['-n'], dry);
    expect(host.stdout.text).toContain('\u001b[31m-before');
    await run(['-n', '-o', 'x.patch'], dry);
    expect(readFileSync(join(host.cwd(), 'x.patch'), 'utf8')).toBe(DIFF);
  });
});

describe('errors', () => {
  const fails = (error: unknown) => () => {
    throw error;
  };

  test('of usage: the message, exit code 2', async () => {
    expect(await run([], fails(new UsageError('The git tree has uncommitted changes.')))).toBe(2);
    expect(host.stderr.text).toBe('error: The git tree has uncommitted changes.\n');
  });

  test('of ours: the message, exit code 70, the stack with DEBUG', async () => {
    expect(await run([], fails(new Error('boom')))).toBe(70);
    expect(host.stderr.text).toBe('error: unexpected: boom\nSet DEBUG=1 to see where it happened.\n');
    host.stderr.text = '';
    host.env.DEBUG = '1';
    expect(await run([], fails(new Error('boom')))).toBe(70);
    expect(host.stderr.text).toMatch(/^error: unexpected: Error: boom\n +at /);
    expect(await run([], fails('a string'))).toBe(70);
  });

  test('of --output are found before anything is migrated, and nothing is created', async () => {
    let ran = false;
    const note = () => {
      ran = true;
      return report();
    };
    expect(await run(['-o', 'none/x.json'], note)).toBe(2);
    expect(await run(['-o', '.'], note)).toBe(2);
    expect(host.stderr.text).toBe(
      'error: The folder of --output none/x.json does not exist.\nerror: --output . is a folder.\n',
    );
    expect(ran).toBe(false);
    expect(existsSync(join(host.cwd(), 'none'))).toBe(false);
  });

  test('an unknown rule, with those it may have meant', async () => {
    expect(await run(['explain', 'removed/task'])).toBe(2);
    expect(host.stderr.text).toBe('error: There is no rule "removed/task". Did you mean removed/tasks?\n');
    host.stderr.text = '';
    expect(await run(['explain', 'zzzzzzzz'])).toBe(2);
    expect(host.stderr.text).toContain('\n  removed/tasks\n');
  });

  test('a reader that went away is none', async () => {
    host.stdout.broken = 'EPIPE';
    expect(await run(['-n'], dry)).toBe(0);
    host.stderr.broken = 'EPIPE';
    expect(await run([], () => report({ failures }))).toBe(3);
  });

  test('a full disk is one', async () => {
    host.stdout.broken = 'ENOSPC';
    expect(await run(['-n'], dry)).toBe(70);
    expect(host.stderr.text).toContain('write ENOSPC');
  });
});

describe('Ctrl-C', () => {
  const interrupted = (options: MigrateOptions): Report => {
    host.emit('SIGINT');
    expect(options.signal?.aborted).toBe(true);
    return report({ interrupted: true, files: [file('a.ts'), file('b.ts', { written: false })] });
  };
  const LINE = 'Interrupted: 1 of 2 files written, every file is whole; run again with --force to go on.\n';

  test('ends with one line and 130', async () => {
    expect(await run([], interrupted)).toBe(130);
    expect(host.stderr.text).toBe(LINE);
  });

  test('is told with --quiet too', async () => {
    await run(['--quiet'], interrupted);
    expect(host.stderr.text).toBe(LINE);
  });

  test('lets no half diff out', async () => {
    await run(['-n'], interrupted);
    await run(['-n', '-o', 'x.patch'], interrupted);
    expect(host.stdout.text).toBe('');
    expect(existsSync(join(host.cwd(), 'x.patch'))).toBe(false);
  });

  test('is in the JSON', async () => {
    await run(['--format', 'json'], interrupted);
    expect(JSON.parse(host.stdout.text)).toMatchObject({ interrupted: true, exitCode: 130 });
  });

  test('before there is a report', async () => {
    const code = await run([], ({ signal }) => {
      host.emit('SIGINT');
      signal?.throwIfAborted();
      return report();
    });
    expect(code).toBe(130);
    expect(host.stderr.text).toBe('Interrupted: nothing was written; run again to start over.\n');
  });

  test('twice ends the process, listeners of others or not', async () => {
    const counts: number[] = [];
    await run([], () => {
      host.on('SIGINT', () => counts.push(host.listenerCount('SIGINT')));
      host.emit('SIGINT');
      expect(host.killed).toBe(0);
      host.emit('SIGINT');
      expect(host.killed).toBe(1);
      return report();
    });
    // Who is alone with a signal ends the process: at the first Ctrl-C the other one must not be alone.
    expect(counts).toEqual([2, 1]);
  });

  test('is given back afterwards', async () => {
    await run([], () => {
      expect(host.listenerCount('SIGINT')).toBe(1);
      return report();
    });
    expect(host.listenerCount('SIGINT')).toBe(0);
  });
});
