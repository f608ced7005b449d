import { describe, expect, test } from 'vitest';
import { readArguments } from '../../bin/options.js';

const read = (...argv: string[]) => readArguments(argv, '9.8.7');

describe('migrate', () => {
  test('without arguments', () => {
    expect(read()).toEqual({
      kind: 'migrate',
      options: { paths: ['.'], dryRun: false, manifest: true, force: false },
      check: false,
      display: { color: true, quiet: false },
    });
  });

  test('with everything', () => {
    const argv = [
      'src',
      '-n',
      'lib/*.ts',
      '-t',
      'imports, handlers',
      '--transform',
      'symbols,imports',
      '--skip',
      'zod',
    ];
    const more = ['--ignore', 'a/**', '--ignore', '!a/b', '--no-manifest', '--force', '--no-color', '--quiet'];
    expect(read(...argv, ...more, '--format', 'json', '-o', 'report.json')).toEqual({
      kind: 'migrate',
      options: {
        paths: ['src', 'lib/*.ts'],
        dryRun: true,
        transforms: ['imports', 'handlers', 'symbols'],
        skip: ['zod'],
        ignore: ['a/**', '!a/b'],
        manifest: false,
        force: true,
      },
      check: false,
      format: 'json',
      output: 'report.json',
      display: { color: false, quiet: true },
    });
  });

  test.each<[string[], object]>([
    [['-n'], { format: 'diff' }],
    [['-n', '--format', 'pretty'], { format: 'pretty' }],
    [['-n', '-o', 'x.patch'], { format: 'diff', output: 'x.patch' }],
    [['-o', 'x.txt'], { format: 'pretty', output: 'x.txt' }],
    [['--check', '-n'], { format: 'diff', check: true }],
    [['--format', 'diff'], { format: 'diff' }],
    [['--', '-odd', '--check'], { options: { paths: ['-odd', '--check'] }, check: false }],
    [['./explain'], { options: { paths: ['./explain'] } }],
    [['help'], { options: { paths: ['help'] } }],
    [['src', 'explain'], { options: { paths: ['src', 'explain'] } }],
  ])('%j', (argv, expected) => {
    expect(read(...argv)).toMatchObject({ kind: 'migrate', ...expected });
  });

  test('--check never writes and has no product of its own', () => {
    const request = read('--check', '--force');
    expect(request).toMatchObject({ check: true, options: { dryRun: true } });
    expect(request).not.toHaveProperty('format');
  });

  test('-o - is standard output', () => {
    expect(read('-o', '-')).not.toHaveProperty('output');
    expect(read('-o', '-')).toMatchObject({ format: 'pretty' });
  });
});

test.each<[string, string]>([
  ['sse-server', 'sse-server'],
  ['removed/tasks', 'removed/tasks'],
  ['mcp-v2/removed/tasks', 'removed/tasks'],
  ['TODO(mcp-v2/removed/tasks)', 'removed/tasks'],
  ['// TODO(mcp-v2/removed/tasks): see mcp-v2/other (a)\n', 'removed/tasks'],
])('explain takes %j', (text, rule) => {
  expect(read('explain', text)).toEqual({ kind: 'explain', rule });
});

test('--list', () => {
  expect(read('--list')).toEqual({ kind: 'list', display: { color: true, quiet: false } });
});

describe('answered at once', () => {
  test('the version', () => {
    expect(read('--version')).toEqual({ kind: 'answered', stdout: '9.8.7\n', stderr: '', exitCode: 0 });
    expect(read('-V')).toEqual(read('--version'));
  });

  test.each<[string[], RegExp]>([
    [['--dryrun'], /unknown option '--dryrun'\n\(Did you mean --dry-run\?\)/],
    [['--format', 'xml'], /Allowed choices are pretty, diff, json/],
    [['--format'], /argument missing/],
    [['-t', ','], /at least one name/],
    [['--skip', ''], /at least one name/],
    [['-t', 'a,b', '--skip', 'b'], /'b' is in both --transform and --skip/],
    [[''], /empty/],
    [['-o', ''], /--output.* empty/],
    [['--list', '--check'], /cannot be used with option '--check'/],
    [['explain'], /missing required argument 'rule'/],
    [['explain', 'a', 'b'], /too many arguments/],
    [['explain', 'a', '--check'], /unknown option '--check'/],
  ])('%j is wrong usage', (argv, message) => {
    const answer = read(...argv);
    expect(answer).toMatchObject({ kind: 'answered', stdout: '', exitCode: 2 });
    expect(answer.kind === 'answered' && answer.stderr).toMatch(message);
    expect(answer.kind === 'answered' && answer.stderr).toMatch(/^error: .*--help for all options\.\n$/s);
  });
});
