import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Discovery, discover } from '../../src/project/discover.js';
import { asNobody, git, put, tree } from './tree.js';

/** Discovers, and shows paths below `root`. */
function find(root: string, paths: string[] = ['.'], options: { cwd?: string; ignore?: string[] } = {}): Discovery {
  const cwd = options.cwd ?? root;
  const found = discover({ cwd, paths, ignore: options.ignore });
  const shown = (files: string[]) => files.map((file) => relative(root, file));
  return {
    ...found,
    files: shown(found.files),
    unsupported: shown(found.unsupported),
    manifests: shown(found.manifests),
  };
}

/** A tree with the `.git` of a repository, as far as discovery looks at it. */
function repository(files: Record<string, string>): string {
  return tree({ '.git/HEAD': 'ref: refs/heads/main\n', ...files });
}

const reasons = (found: Discovery) => found.skipped.map(({ path, reason }) => `${reason}: ${path}`);

describe('kinds of files', () => {
  it('takes every source extension and nothing else', () => {
    const root = tree({
      'a.ts': '',
      'b.tsx': '',
      'c.mts': '',
      'd.cts': '',
      'e.js': '',
      'f.jsx': '',
      'g.mjs': '',
      'h.cjs': '',
      'i.json': '',
      'j.ts.map': '',
      'k.md': '',
      'l.tsbuildinfo': '',
      ts: '',
      js: '',
    });
    expect(find(root).files).toEqual(['a.ts', 'b.tsx', 'c.mts', 'd.cts', 'e.js', 'f.jsx', 'g.mjs', 'h.cjs']);
  });

  it('keeps declarations and component files apart', () => {
    const root = tree({
      'a.d.ts': '',
      'b.d.mts': '',
      'c.d.cts': '',
      'd.vue': '',
      'e.svelte': '',
      'f.astro': '',
      'g.d.css.ts': '',
      'had.ts': '',
      'x/index.d.ts.map': '',
    });
    const found = find(root);
    expect(found.files).toEqual(['had.ts']);
    expect(found.unsupported).toEqual(['a.d.ts', 'b.d.mts', 'c.d.cts', 'd.vue', 'e.svelte', 'f.astro', 'g.d.css.ts']);
  });

  it('lists manifests, and not those of dependencies', () => {
    const root = tree({
      'package.json': '{}',
      'pnpm-workspace.yaml': '',
      'packages/a/package.json': '{}',
      'packages/a/node_modules/zod/package.json': '{}',
      'packages/a/my-package.json': '{}',
    });
    expect(find(root).manifests).toEqual(['package.json', 'packages/a/package.json', 'pnpm-workspace.yaml']);
  });

  it('keeps names with spaces, accents and brackets', () => {
    const names = [
      'Größe.ts',
      'a b/c d.ts',
      'src/[id]/page.tsx',
      'src/(group)/@slot/x.ts',
      '日本/語.ts',
      '!n.ts',
      '#h.ts',
    ];
    const root = tree(Object.fromEntries(names.map((name) => [name, ''])));
    expect(find(root).files).toEqual([...names].sort());
  });

  it('sorts, and lists a file once that several arguments mean', () => {
    const root = tree({ 'src/b.ts': '', 'src/a.ts': '', 'z.ts': '' });
    const found = find(root, ['src', '.', 'src/*.ts', 'src/a.ts', join(root, 'src'), './src/../src']);
    expect(found.files).toEqual(['src/a.ts', 'src/b.ts', 'z.ts']);
    expect(found.empty).toEqual([]);
  });
});

describe('arguments', () => {
  it('takes a path that exists literally, whatever its characters', () => {
    const root = tree({
      'src/[id]/page.ts': '',
      'src/i/page.ts': '',
      'src/{a,b}.ts': '',
      'src/a.ts': '',
      'src/*.ts': '',
      'src/!x.ts': '',
      '!y.ts': '',
    });
    expect(find(root, ['src/[id]/page.ts']).files).toEqual(['src/[id]/page.ts']);
    expect(find(root, ['src/[id]']).files).toEqual(['src/[id]/page.ts']);
    expect(find(root, ['src/{a,b}.ts']).files).toEqual(['src/{a,b}.ts']);
    expect(find(root, ['src/*.ts']).files).toEqual(['src/*.ts']);
    expect(find(root, ['!y.ts']).files).toEqual(['!y.ts']);
  });

  it('takes the leading part of a glob literally where it exists', () => {
    const root = tree({ 'src/[id]/page.ts': '', 'src/i/page.ts': '', 'src/(auth)/login/x.ts': '' });
    expect(find(root, ['src/[id]/*.ts']).files).toEqual(['src/[id]/page.ts']);
    expect(find(root, ['src/(auth)/**/*.ts']).files).toEqual(['src/(auth)/login/x.ts']);
    expect(find(root, ['src/[i]/*.ts']).files).toEqual(['src/i/page.ts']);
    expect(find(root, ['src/\\[id\\]/*.ts']).files).toEqual(['src/[id]/page.ts']);
  });

  it('expands globs, dot folders and braces included', () => {
    const root = tree({
      'src/a.ts': '',
      'src/deep/b.ts': '',
      'src/deep/b.js': '',
      'test/c.ts': '',
      '.storybook/main.ts': '',
      'ünï/d e.ts': '',
    });
    expect(find(root, ['**/*.ts']).files).toEqual([
      '.storybook/main.ts',
      'src/a.ts',
      'src/deep/b.ts',
      'test/c.ts',
      'ünï/d e.ts',
    ]);
    expect(find(root, ['{src,test}/*.ts']).files).toEqual(['src/a.ts', 'test/c.ts']);
    expect(find(root, ['{src/deep,test}/*.ts']).files).toEqual(['src/deep/b.ts', 'test/c.ts']);
    expect(find(root, ['./src/**/b.{ts,js}']).files).toEqual(['src/deep/b.js', 'src/deep/b.ts']);
    expect(find(root, ['../*/ünï/*.ts'], { cwd: join(root, 'src') }).files).toEqual([]);
    expect(find(root, ['../ünï/*.ts'], { cwd: join(root, 'src') }).files).toEqual(['ünï/d e.ts']);
    expect(find(root, [`${root}/src/*.ts`]).files).toEqual(['src/a.ts']);
  });

  it('takes all of a folder that a glob matches, as the shell would have it', () => {
    const root = tree({
      'packages/a/src/x.ts': '',
      'packages/b/y.ts': '',
      'packages/a/node_modules/z.ts': '',
      'o.ts': '',
    });
    expect(find(root, ['packages/*']).files).toEqual(['packages/a/src/x.ts', 'packages/b/y.ts']);
    // Walked in full by another argument already: the glob still matched something.
    expect(find(root, ['packages', 'packages/*']).empty).toEqual([]);
  });

  it('takes out what an argument with ! matches, but no file that was named', () => {
    const root = tree({ 'src/a.ts': '', 'src/a.test.ts': '', 'src/legacy/b.ts': '', 'o.ts': '' });
    expect(find(root, ['src', '!**/*.test.ts', '!src/legacy']).files).toEqual(['src/a.ts']);
    expect(find(root, ['src/**', '!src/legacy/**', 'src/legacy/b.ts']).files).toEqual([
      'src/a.test.ts',
      'src/a.ts',
      'src/legacy/b.ts',
    ]);
  });

  it('names arguments that mean nothing', () => {
    const root = tree({ 'src/a.ts': '', 'empty/': '', 'src/readme.md': '' });
    symlinkSync('nowhere', join(root, 'dangling.ts'));
    const paths = [
      'srcs',
      'src/b.ts',
      'src/*.vue',
      'nope/**/*.ts',
      '',
      'dangling.ts',
      'empty',
      'src',
      'src/*.md',
      'x[.ts',
    ];
    const found = find(root, paths);
    expect(found.empty).toEqual(paths.filter((path) => path !== 'empty' && path !== 'src'));
    expect(found.files).toEqual(['src/a.ts']);
    expect(found.failures).toEqual([]);
  });

  it('says of a named file of no known kind that it is skipped', () => {
    const root = tree({ 'a.py': '', 'b.vue': '', 'package.json': '{}' });
    const found = find(root, ['a.py', 'b.vue', 'package.json']);
    expect(reasons(found)).toEqual(['unsupported-language: a.py']);
    expect(found.unsupported).toEqual(['b.vue']);
    expect(found.manifests).toEqual(['package.json']);
    expect(found.empty).toEqual([]);
  });

  it('reports paths relative to cwd with / as separator, above it too', () => {
    const root = repository({ 'app/x.ts': '', 'lib/.gitignore': '*\n', 'lib/deep/a.ts': '' });
    const found = find(root, ['../lib/deep'], { cwd: join(root, 'app') });
    expect(reasons(found)).toEqual(['ignored: ../lib/deep']);
    expect(found.skipped[0]!.message).toContain('lib/.gitignore');
  });
});

describe('.gitignore', () => {
  it('reads nested files, and the last rule that matches decides', () => {
    const root = repository({
      '.gitignore': 'gen/\n*.gen.ts\n/only-here.ts\n!keep.gen.ts\n',
      'a.gen.ts': '',
      'keep.gen.ts': '',
      'only-here.ts': '',
      'gen/x.ts': '',
      'p/only-here.ts': '',
      'p/gen/x.ts': '',
      'p/b.gen.ts': '',
      'q/.gitignore': '!*.gen.ts\n!gen/\nsecret.ts\n/local/\n',
      'q/b.gen.ts': '',
      'q/gen/x.ts': '',
      'q/secret.ts': '',
      'q/r/secret.ts': '',
      'q/local/x.ts': '',
      'q/r/local/x.ts': '',
      'q/r/.gitignore': '*.ts\n!ok.ts\n',
      'q/r/ok.ts': '',
      'q/r/no.ts': '',
    });
    expect(find(root).files).toEqual(['keep.gen.ts', 'p/only-here.ts', 'q/b.gen.ts', 'q/gen/x.ts', 'q/r/ok.ts']);
  });

  it('does not take back a file whose folder is ignored', () => {
    const root = repository({
      '.gitignore': 'gen/\n!gen/keep.ts\n',
      'gen/keep.ts': '',
      'gen/.gitignore': '!*\n',
      'a.ts': '',
    });
    expect(find(root).files).toEqual(['a.ts']);
  });

  it('applies to rules in folders whose names are patterns', () => {
    const root = repository({
      'app/[id]/.gitignore': 'x.ts\n/y.ts\n',
      'app/[id]/x.ts': '',
      'app/[id]/y.ts': '',
      'app/[id]/z.ts': '',
      'app/i/x.ts': '',
      'app/*/.gitignore': 'x.ts',
      'app/*/x.ts': '',
    });
    expect(find(root).files).toEqual(['app/[id]/z.ts', 'app/i/x.ts']);
  });

  it('reads files with CRLF, a byte order mark, comments and escaped signs', () => {
    const root = repository({
      '.gitignore': '\uFEFFa.ts\r\n# b.ts\r\n\\#c.ts\r\n\\!d.ts\r\ne.ts   \r\nf\\ .ts\r\n\r\n',
      'a.ts': '',
      'b.ts': '',
      '#c.ts': '',
      '!d.ts': '',
      'e.ts': '',
      'f .ts': '',
    });
    expect(find(root).files).toEqual(['b.ts']);
  });

  it('reads .git/info/exclude, below .gitignore', () => {
    const root = repository({
      '.git/info/exclude': 'mine/\n*.local.ts\n',
      '.gitignore': '!keep.local.ts\n',
      'mine/a.ts': '',
      'x.local.ts': '',
      'keep.local.ts': '',
    });
    expect(find(root).files).toEqual(['keep.local.ts']);
  });

  it('reads info/exclude of the repository a worktree belongs to', () => {
    const root = tree({ 'main/a.ts': '' });
    const main = join(root, 'main');
    git(main, 'init', '-q');
    git(main, 'add', '.');
    git(main, 'commit', '-qm', 'a');
    git(main, 'worktree', 'add', '-q', '../linked');
    put(root, { 'main/.git/info/exclude': 'x.ts\n', 'linked/x.ts': '', 'linked/sub/x.ts': '', 'linked/y.ts': '' });
    expect(find(root, ['linked/sub', 'linked']).files).toEqual(['linked/a.ts', 'linked/y.ts']);
  });

  it('starts at the root of the repository, also for a folder below', () => {
    const root = repository({
      '.gitignore': '/packages/a/gen/\n',
      'packages/.gitignore': 'b.ts\n',
      'packages/a/gen/x.ts': '',
      'packages/a/b.ts': '',
      'packages/a/c.ts': '',
    });
    expect(find(root, ['.'], { cwd: join(root, 'packages/a') }).files).toEqual(['packages/a/c.ts']);
    expect(find(root, ['packages/a']).files).toEqual(['packages/a/c.ts']);
    expect(find(root, ['packages/a/**/*.ts']).files).toEqual(['packages/a/c.ts']);
  });

  it('holds without a repository too, from cwd down', () => {
    const root = tree({ '.gitignore': 'x.ts\n', 'x.ts': '', 'sub/x.ts': '', 'sub/y.ts': '' });
    expect(find(root).files).toEqual(['sub/y.ts']);
    expect(find(root, ['sub']).files).toEqual(['sub/y.ts']);
  });

  it('folds case only where the repository says so', () => {
    const files = { '.gitignore': 'GEN/\n', 'gen/x.ts': '' };
    expect(find(repository(files)).files).toEqual(['gen/x.ts']);
    expect(find(repository({ ...files, '.git/config': '[core]\n\tignorecase = true\n' })).files).toEqual([]);
  });

  it('does not reach into a repository within the repository', () => {
    const root = repository({
      '.gitignore': '*.gen.ts\n',
      'clone/.git/HEAD': '',
      'clone/.git/info/exclude': 'b.ts\n',
      'clone/a.gen.ts': '',
      'clone/b.ts': '',
      'not-a-clone/.git/': '',
      'not-a-clone/a.gen.ts': '',
    });
    expect(find(root).files).toEqual(['clone/a.gen.ts']);
  });

  it('gives way to a file that is named, and not to a folder that is', () => {
    const root = repository({ '.gitignore': 'gen/\n', 'gen/x.ts': '', 'gen/deep/y.ts': '', 'node_modules/p/z.ts': '' });
    expect(find(root, ['gen/x.ts', 'node_modules/p/z.ts']).files).toEqual(['gen/x.ts', 'node_modules/p/z.ts']);
    const found = find(root, ['gen', 'gen/deep', 'gen/*.ts', 'node_modules/p']);
    expect(found.files).toEqual([]);
    expect(reasons(found)).toEqual(['ignored: gen', 'ignored: gen/deep', 'ignored: node_modules/p']);
    expect(found.skipped[0]!.message).toContain('(rule "gen/")');
    expect(found.empty).toEqual(['gen/*.ts']);
  });

  it('does not bind somebody who stands in the ignored folder', () => {
    const root = repository({
      '.gitignore': 'scratch/\n*.tmp.ts\n',
      'scratch/.gitignore': 'b.ts\n',
      'scratch/a.ts': '',
      'scratch/in/b.ts': '',
      'scratch/in/c.ts': '',
    });
    expect(find(root, ['.'], { cwd: join(root, 'scratch') }).files).toEqual(['scratch/a.ts', 'scratch/in/c.ts']);
    expect(find(root, ['.'], { cwd: join(root, 'scratch/in') }).files).toEqual(['scratch/in/c.ts']);
    const vendored = tree({ 'node_modules/p/src/a.ts': '', 'node_modules/p/node_modules/q/b.ts': '' });
    expect(find(vendored, ['.'], { cwd: join(vendored, 'node_modules/p') }).files).toEqual(['node_modules/p/src/a.ts']);
  });

  it('agrees with git about trees nobody thought of', () => {
    const random = seeded(20260611);
    for (let round = 0; round < 25; round++) {
      const root = tree(randomTree(random));
      git(root, 'init', '-q');
      if (random() < 0.3) put(root, { '.git/info/exclude': pick(PATTERNS, random) });
      const theirs = git(root, 'ls-files', '--others', '--exclude-standard', '-z')
        .split('\0')
        .filter((path) => /\.[jt]s$/.test(path));
      expect(find(root).files, `round ${round}`).toEqual(theirs.sort());
    }
  });

  it('says when an ignore file cannot be read', () => {
    const root = repository({ '.gitignore': 'x.ts\n', 'x.ts': '' });
    chmodSync(join(root, '.gitignore'), 0);
    const found = asNobody(() => find(root));
    expect(found.failures).toEqual([
      {
        path: '.gitignore',
        kind: 'unreadable',
        message: 'cannot be read (permission denied); its rules were not applied',
      },
    ]);
  });
});

describe('ignore patterns of the run', () => {
  it('are relative to cwd, in gitignore syntax, and win over named files', () => {
    const root = tree({
      'app/a.ts': '',
      'app/legacy/b.ts': '',
      'app/src/legacy/c.ts': '',
      'app/keep.ts': '',
      'other/legacy/d.ts': '',
    });
    const cwd = join(root, 'app');
    expect(find(root, ['.'], { cwd, ignore: ['/legacy', 'a.ts'] }).files).toEqual([
      'app/keep.ts',
      'app/src/legacy/c.ts',
    ]);
    expect(find(root, ['.'], { cwd, ignore: ['./legacy/'] }).files).toEqual([
      'app/a.ts',
      'app/keep.ts',
      'app/src/legacy/c.ts',
    ]);
    expect(find(root, ['.'], { cwd, ignore: ['*', '!keep.ts'] }).files).toEqual(['app/keep.ts']);
    // Patterns say nothing about what lies outside cwd, and all about cwd reached from above.
    expect(find(root, ['..'], { cwd, ignore: ['legacy'] }).files).toEqual([
      'app/a.ts',
      'app/keep.ts',
      'other/legacy/d.ts',
    ]);
    const named = find(root, ['a.ts', 'legacy', 'keep.ts'], { cwd, ignore: ['a.ts', 'legacy'] });
    expect(named.files).toEqual(['app/keep.ts']);
    expect(reasons(named)).toEqual(['ignored: a.ts', 'ignored: legacy']);
  });
});

describe('symbolic links', () => {
  it('does not follow a loop of folders, and says so', () => {
    const root = tree({ 'src/a.ts': '', 'src/deep/b.ts': '' });
    symlinkSync('../..', join(root, 'src/deep/up'));
    symlinkSync('src', join(root, 'again'));
    const found = find(root);
    expect(found.files).toEqual(['src/a.ts', 'src/deep/b.ts']);
    expect(reasons(found)).toEqual(['symlink: again', 'symlink: src/deep/up']);
  });

  it('does not follow links to files, loops and dangling ones included', () => {
    const root = tree({ 'a.ts': '', 'notes.md': '' });
    symlinkSync('a.ts', join(root, 'b.ts'));
    symlinkSync('d.ts', join(root, 'c.ts'));
    symlinkSync('c.ts', join(root, 'd.ts'));
    symlinkSync('nowhere', join(root, 'e.ts'));
    symlinkSync('notes.md', join(root, 'f.md'));
    symlinkSync('loop', join(root, 'loop'));
    const found = find(root);
    expect(found.files).toEqual(['a.ts']);
    expect(reasons(found)).toEqual(['symlink: b.ts', 'symlink: c.ts', 'symlink: d.ts', 'symlink: e.ts']);
    expect(found.failures).toEqual([]);
  });

  it('says nothing of links that are ignored', () => {
    const root = repository({ '.gitignore': 'b.ts\nlinked\n', 'a.ts': '', 'dir/x.ts': '' });
    symlinkSync('a.ts', join(root, 'b.ts'));
    symlinkSync('dir', join(root, 'linked'));
    symlinkSync('dir', join(root, 'node_modules'));
    expect(reasons(find(root))).toEqual([]);
  });

  it('follows an argument that is a link, once', () => {
    const root = repository({ 'real/.gitignore': 'no.ts\n', 'real/a.ts': '', 'real/no.ts': '', 'one.ts': '' });
    symlinkSync('real', join(root, 'link'));
    symlinkSync('.', join(root, 'real/self'));
    symlinkSync('one.ts', join(root, 'two.ts'));
    const found = find(root, ['link', 'two.ts']);
    expect(found.files).toEqual(['link/a.ts', 'two.ts']);
    expect(reasons(found)).toEqual(['symlink: link/self']);
    // The real name wins where both were given.
    expect(find(root, ['link', 'real', 'two.ts', 'one.ts']).files).toEqual(['one.ts', 'real/a.ts']);
  });

  it('works from a cwd that was reached through a link', () => {
    const root = repository({ 'real/.gitignore': 'no.ts\n', 'real/src/a.ts': '', 'real/src/no.ts': '' });
    symlinkSync('real/src', join(root, 'short'));
    expect(find(root, ['.'], { cwd: join(root, 'short') }).files).toEqual(['short/a.ts']);
  });
});

describe('what cannot be read', () => {
  it('reports a closed folder in one line and goes on', () => {
    const root = tree({ 'a.ts': '', 'closed/b.ts': '', 'open/c.ts': '' });
    chmodSync(join(root, 'closed'), 0);
    try {
      const found = asNobody(() => find(root));
      expect(found.files).toEqual(['a.ts', 'open/c.ts']);
      expect(found.failures).toEqual([
        {
          path: 'closed',
          kind: 'unreadable',
          message: 'the folder cannot be read (permission denied); what is in it was not looked at',
        },
      ]);
      const named = asNobody(() => find(root, ['closed/b.ts', 'closed', 'open']));
      expect(named.files).toEqual(['open/c.ts']);
      expect(named.failures.map(({ path, kind }) => `${kind}: ${path}`)).toEqual([
        'unreadable: closed',
        'unreadable: closed/b.ts',
      ]);
    } finally {
      chmodSync(join(root, 'closed'), 0o755);
    }
  });

  it('does not take a folder for a file because of its name', () => {
    const root = tree({ 'a.ts/b.ts': '', 'package.json/': '' });
    const found = find(root);
    expect(found.files).toEqual(['a.ts/b.ts']);
    expect(found.manifests).toEqual([]);
  });
});

describe('build output', () => {
  const output = (found: Discovery) =>
    found.skipped.filter(({ reason }) => reason === 'build-output').map(({ path }) => path);

  it('is silent about output that is ignored', () => {
    const root = repository({
      '.gitignore': 'dist\n.next\n',
      'dist/a.js': '',
      'dist/a.js.map': '',
      '.next/x.js': '',
      's.ts': '',
    });
    const found = find(root);
    expect(found.files).toEqual(['s.ts']);
    expect(found.skipped).toEqual([]);
  });

  it('skips and names folders that only tools write', () => {
    const root = tree({
      '.next/server/a.js': '',
      'app/.turbo/b.js': '',
      '.wrangler/c.js': '',
      '.storybook/main.ts': '',
    });
    const found = find(root);
    expect(found.files).toEqual(['.storybook/main.ts']);
    expect(output(found)).toEqual(['.next', '.wrangler', 'app/.turbo']);
  });

  it('takes hand-written build, dist and out folders', () => {
    const root = tree({
      'package.json': '{"main": "src/index.js", "scripts": {"build": "node build/run.js"}}',
      'src/index.js': '',
      'build/run.js': '',
      'build/tasks/pack.js': '',
      'dist/make.ts': '',
      'dist/env.d.ts': '',
      'dist/vendor.js': '',
      'dist/vendor.js.map': '',
      'src/out/writer.ts': '',
      'out/tasks/sign.ts': '',
      'out/tasks/vendor.js.map': '',
      'src/coverage/policy.ts': '',
    });
    const found = find(root);
    expect(found.files).toEqual([
      'build/run.js',
      'build/tasks/pack.js',
      'dist/make.ts',
      'dist/vendor.js',
      'out/tasks/sign.ts',
      'src/coverage/policy.ts',
      'src/index.js',
      'src/out/writer.ts',
    ]);
    expect(output(found)).toEqual([]);
  });

  it.each([
    ['a source map', { 'dist/index.js': '', 'dist/index.js.map': '' }],
    ['a source map further down', { 'dist/esm/server/index.mjs': '', 'dist/esm/server/index.mjs.map': '' }],
    ['a declaration beside its JavaScript', { 'dist/index.cjs': '', 'dist/index.d.cts': '' }],
    ['a build info', { 'dist/tsconfig.tsbuildinfo': '', 'dist/index.js': '' }],
    ['outDir', { 'tsconfig.json': '{ // how\n "compilerOptions": { "outDir": "./dist", }, }', 'dist/index.js': '' }],
    [
      'outDir of another tsconfig',
      { 'tsconfig.build.json': '{"compilerOptions": {"outDir": "dist/"}}', 'dist/a.js': '' },
    ],
    ['main', { 'package.json': '{"main": "./dist/index.js"}', 'dist/index.js': '' }],
    ['bin', { 'package.json': '{"bin": {"x": "dist/cli.js"}}', 'dist/cli.js': '' }],
    ['files', { 'package.json': '{"files": ["dist/**"]}', 'dist/index.js': '' }],
    ['types', { 'package.json': '{"types": "dist/index.d.ts"}', 'dist/index.js': '' }],
    ['exports', { 'package.json': '{"exports": {".": {"import": ["./dist/esm/i.js"]}}}', 'dist/esm/i.js': '' }],
  ])('skips dist because of %s', (_, files) => {
    const root = tree({ 'src/index.ts': '', ...files });
    const found = find(root);
    expect(found.files).toEqual(['src/index.ts']);
    expect(output(found)).toEqual(['dist']);
    expect(found.skipped[0]!.message).toMatch(/^looks like build output \(.+\); name the folder to migrate it$/);
  });

  it('skips an outDir of any name, and not one that sources live in', () => {
    const options = (outDir: string) => `{"compilerOptions": {"outDir": "${outDir}"}}`;
    const root = tree({
      'a/tsconfig.json': options('server-js'),
      'a/server-js/x.js': '',
      'a/src/x.ts': '',
      'b/tsconfig.json': options('src'),
      'b/src/deep/x.ts': '',
      'c/tsconfig.json': options('.'),
      'c/x.ts': '',
      'd/tsconfig.json': options('../d-js'),
      'd-js/kept.ts': '',
      'e/tsconfig.json': '{"compilerOptions": {"outDir": "lib", "noEmit": true}}',
      'e/lib/x.js': '',
      'f/tsconfig.json': options('build/js'),
      'f/build/run.js': '',
      'f/build/js/x.js': '',
      'f/x.ts': '',
    });
    const found = find(root);
    expect(found.files).toEqual([
      'a/src/x.ts',
      'b/src/deep/x.ts',
      'c/x.ts',
      'd-js/kept.ts',
      'e/lib/x.js',
      'f/build/run.js',
      'f/x.ts',
    ]);
    expect(output(found)).toEqual(['a/server-js', 'f/build/js']);
  });

  it('does not lose a build folder that holds the only sources of its package', () => {
    const root = tree({
      'package.json': '{"private": true}',
      'other/index.js': '',
      'pkg/package.json': '{"main": "build/index.js", "files": ["dist"]}',
      'pkg/build/index.js': '',
      'pkg/build/lib/x.js': '',
      'pkg/dist/y.js': '',
      'pkg/eslint.config.js': '',
      'pkg/test/index.test.js': '',
    });
    expect(find(root).files).toEqual([
      'other/index.js',
      'pkg/build/index.js',
      'pkg/build/lib/x.js',
      'pkg/dist/y.js',
      'pkg/eslint.config.js',
      'pkg/test/index.test.js',
    ]);
    put(root, { 'pkg/lib/index.js': '' });
    expect(output(find(root))).toEqual(['pkg/build', 'pkg/dist']);
  });

  it('asks the package that owns the folder, also from below it', () => {
    const root = repository({
      'package.json': '{"main": "dist/index.js"}',
      'packages/a/package.json': '{"name": "a"}',
      'packages/a/src/index.ts': '',
      'packages/a/dist/hand.js': '',
      'packages/b/package.json': '{"main": "lib/dist/index.js"}',
      'packages/b/src/index.ts': '',
      'packages/b/lib/dist/index.js': '',
      'packages/b/lib/x.js': '',
    });
    const found = find(root, ['packages/a', 'packages/b/lib']);
    expect(found.files).toEqual(['packages/a/dist/hand.js', 'packages/a/src/index.ts', 'packages/b/lib/x.js']);
    expect(output(found)).toEqual(['packages/b/lib/dist']);
  });

  it('takes a pointer at a TypeScript source for what it is', () => {
    const root = tree({ 'package.json': '{"exports": "./build/index.ts"}', 'build/index.ts': '', 'src/a.ts': '' });
    expect(find(root).files).toEqual(['build/index.ts', 'src/a.ts']);
  });

  it('believes a tracked coverage folder only with a report in it', () => {
    const root = tree({ 'coverage/lcov.info': '', 'coverage/sorter.js': '', 'src/a.ts': '' });
    const found = find(root);
    expect(found.files).toEqual(['src/a.ts']);
    expect(output(found)).toEqual(['coverage']);
  });

  it('takes the folder that is named', () => {
    const root = tree({
      'package.json': '{"main": "dist/index.js"}',
      'src/a.ts': '',
      'dist/index.js': '',
      'dist/index.js.map': '',
    });
    expect(find(root, ['dist']).files).toEqual(['dist/index.js']);
    expect(find(root, ['dist/*.js']).files).toEqual(['dist/index.js']);
    // Passed over by one argument and named by another, it was not skipped.
    const both = find(root, ['dist', '.']);
    expect(both.files).toEqual(['dist/index.js', 'src/a.ts']);
    expect(both.skipped).toEqual([]);
  });

  it('is not put off by manifests that do not parse', () => {
    const root = tree({
      'package.json': '{"main": ',
      'tsconfig.json': '<<<<',
      'build/a.js': '',
      'package2/package.json': '[]',
    });
    expect(find(root).files).toEqual(['build/a.js']);
  });
});

it('walks a workspace of 10,000 files in a fraction of a second', () => {
  const root = repository({ '.gitignore': 'node_modules/\ndist/\n*.log\n' });
  for (let p = 0; p < 100; p++) {
    const dir = join(root, `packages/p${p}`);
    for (const sub of ['src/a', 'src/b', 'dist', 'node_modules/x']) mkdirSync(join(dir, sub), { recursive: true });
    for (let f = 0; f < 50; f++) {
      writeFileSync(join(dir, `src/a/${f}.ts`), '');
      writeFileSync(join(dir, `src/b/${f}.ts`), '');
    }
    put(dir, { 'package.json': '{}', '.gitignore': '*.gen.ts\n', 'dist/x.js': '', 'node_modules/x/x.js': '' });
  }
  const start = performance.now();
  const found = find(root);
  const took = performance.now() - start;
  expect(found.files).toHaveLength(10_000);
  expect(found.manifests).toHaveLength(100);
  // About 0.15 s; the rest is for a machine that has other things to do.
  expect(took).toBeLessThan(2000);
});

// ---- random trees ----

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!;
}

const FOLDERS = ['a', 'b', 'gen', '[id]', 'x y', 'éü', 'a*b', '!c', '#d', 'A'];
const NAMES = ['a.ts', 'b.ts', 'x.js', '[id].ts', 'éa.ts', 'z.test.ts', 'a b.ts', '!n.ts', '#h.ts'];
const PATTERNS = [
  ...['a', '/a', 'a/', '*.ts', '!*.ts', '!a.ts', 'b/', '!b/', '**/a', 'a/**', '/*', '!/a', '!/b/', '*', '!*/', 'x y'],
  ...['x\\ y/', '[id]', '\\[id\\]', '\\[id\\].ts', 'éü', 'a/b', 'a/*/b', 'a/**/b.ts', '!a/b', '\\!c', '\\#d', '# note'],
  ...['', '  ', 'a.ts  ', '/', '!', '*.test.ts', '!z.test.ts', '[ab].ts', '[!a].ts', '?.ts', 'b/**/', '**', '!**/b.ts'],
  ...['/**/x.js', 'a?b', '!x.js', '!éü/', '/[id]/a.ts', 'x.js\r'],
];

function randomTree(random: () => number): Record<string, string> {
  const files: Record<string, string> = {};
  const folders = [''];
  for (let count = 0; count < 12; count++) {
    const parent = pick(folders, random);
    if (parent.split('/').length < 4) folders.push(`${parent}${pick(FOLDERS, random)}/`);
  }
  for (const folder of folders) {
    for (let count = 0; count < 4; count++) files[folder + pick(NAMES, random)] = '';
    if (folder !== '' && random() > 0.4) continue;
    const rules = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(PATTERNS, random));
    files[`${folder}.gitignore`] = rules.join('\n') + (random() < 0.5 ? '\n' : '');
  }
  return files;
}
