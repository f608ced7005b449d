import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findGitRoot, gitState } from '../../src/project/git.js';
import { git, put, tree } from './tree.js';

/** A repository in which these files are committed. */
function committed(files: Record<string, string>): string {
  const root = tree(files);
  git(root, 'init', '-q');
  git(root, 'add', '-A', '-f');
  git(root, 'commit', '-qm', 'start');
  return root;
}

const PROJECT = {
  'package.json': '{}',
  'package-lock.json': '{}',
  'README.md': 'x',
  'src/a.ts': 'a',
  'src/Größe b.ts': 'b',
  'packages/p/index.js': 'p',
  'packages/p/types.d.ts': 't',
};

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('findGitRoot', () => {
  it('looks upwards for a repository, without git', () => {
    vi.stubEnv('PATH', '');
    const root = tree({ '.git/HEAD': '', 'a/b/c.ts': '' });
    expect(findGitRoot(root)).toBe(root);
    expect(findGitRoot(join(root, 'a/b'))).toBe(root);
    expect(findGitRoot(join(root, 'not/there'))).toBe(root);
  });

  it('takes the .git file of a worktree or submodule, and passes over what is no repository', () => {
    const root = tree({
      '.git/HEAD': '',
      'worktree/.git': 'gitdir: ../.git/worktrees/w\n',
      'worktree/src/': '',
      'odd/.git/': '',
      'text/.git': 'hello\n',
    });
    expect(findGitRoot(join(root, 'worktree/src'))).toBe(join(root, 'worktree'));
    expect(findGitRoot(join(root, 'odd'))).toBe(root);
    expect(findGitRoot(join(root, 'text'))).toBe(root);
  });

  it('goes where links lead, as git does', () => {
    const repository = tree({ '.git/HEAD': '', 'packages/p/x.ts': '' });
    const elsewhere = tree({ '.git/HEAD': '' });
    symlinkSync(join(repository, 'packages/p'), join(elsewhere, 'link'));
    expect(findGitRoot(join(elsewhere, 'link'))).toBe(repository);
  });

  it('finds nothing outside a repository', () => {
    // A temporary folder is outside of one, or git would say so too.
    const root = tree({ 'a/': '' });
    expect(spawnSync('git', ['rev-parse'], { cwd: join(root, 'a') }).status).not.toBe(0);
    expect(findGitRoot(join(root, 'a'))).toBeUndefined();
  });
});

describe('gitState', () => {
  it('is clean when all is committed', () => {
    const root = committed(PROJECT);
    expect(gitState(root)).toEqual({ kind: 'clean', root });
    expect(gitState(join(root, 'src'), ['.'])).toEqual({ kind: 'clean', root });
  });

  it('is dirty with a changed, staged or untracked source or manifest', () => {
    const root = committed(PROJECT);
    put(root, {
      'src/a.ts': 'changed',
      'src/Größe b.ts': 'staged',
      'src/new/c d.mts': 'untracked',
      'package.json': '{ }',
    });
    git(root, 'add', 'src/Größe b.ts');
    expect(gitState(root)).toEqual({
      kind: 'dirty',
      root,
      dirtyFiles: ['package.json', 'src/Größe b.ts', 'src/a.ts', 'src/new/c d.mts'],
      message:
        'uncommitted changes in package.json, src/Größe b.ts, src/a.ts, and 1 more; commit or stash them first, or pass --force',
    });
    expect(gitState(join(root, 'packages'), ['../src']).dirtyFiles).toEqual([
      '../src/Größe b.ts',
      '../src/a.ts',
      '../src/new/c d.mts',
    ]);
  });

  it('is not dirty for files that a run does not write', () => {
    const root = committed({ ...PROJECT, '.gitignore': 'node_modules/\n' });
    put(root, {
      'package-lock.json': '{"changed": true}',
      'README.md': 'changed',
      'packages/p/types.d.ts': 'changed',
      'notes.txt': 'new',
      'node_modules/x/index.js': 'ignored',
    });
    expect(gitState(root).kind).toBe('clean');
  });

  it('counts a rename by its new name, and no deleted file', () => {
    const root = committed(PROJECT);
    git(root, 'mv', 'src/a.ts', 'src/moved.ts');
    rmSync(join(root, 'packages/p/index.js'));
    expect(gitState(root).dirtyFiles).toEqual(['src/moved.ts']);
    git(root, 'commit', '-qm', 'moved');
    expect(gitState(root).kind).toBe('clean');
    // Taken out of the index and still there: git has no copy of what is on disk.
    git(root, 'rm', '-q', '--cached', 'src/moved.ts');
    expect(gitState(root).dirtyFiles).toEqual(['src/moved.ts']);
  });

  it('looks only at the paths it is given', () => {
    const root = committed({ ...PROJECT, 'src2/x.ts': '', 'src/[id]/a.ts': '' });
    put(root, { 'src/a.ts': 'changed' });
    const kinds = (...paths: string[]) => gitState(root, paths).kind;
    expect(kinds('src')).toBe('dirty');
    expect(kinds('src/a.ts')).toBe('dirty');
    expect(kinds(join(root, 'src/a.ts'))).toBe('dirty');
    expect(kinds('packages', 'src2')).toBe('clean');
    expect(kinds('src/Größe b.ts', 'src2', 'package.json')).toBe('clean');
    expect(kinds('src/[id]')).toBe('clean');
    put(root, { 'src/[id]/a.ts': 'changed' });
    expect(kinds('src/[id]')).toBe('dirty');
  });

  it('takes thousands of files without a command line that long', () => {
    const files = Array.from({ length: 3000 }, (_, index) => `src/${'long-name-'.repeat(8)}${index}.ts`);
    const root = committed({ 'src/a.ts': '', [files[2999]!]: '' });
    expect(gitState(root, files).kind).toBe('clean');
    put(root, { [files[2999]!]: 'changed' });
    expect(gitState(root, files).dirtyFiles).toEqual([files[2999]]);
  });

  it('asks a repository within the repository too', () => {
    const root = committed({ 'a.ts': '' });
    const inner = join(root, 'clone');
    mkdirSync(inner);
    put(inner, { 'b.ts': 'b' });
    git(inner, 'init', '-q');
    git(inner, 'add', '.');
    git(inner, 'commit', '-qm', 'b');
    const files = [join(root, 'a.ts'), join(inner, 'b.ts')];
    expect(gitState(root, files)).toEqual({ kind: 'clean', root });
    put(inner, { 'b.ts': 'changed' });
    expect(gitState(root, files)).toMatchObject({ kind: 'dirty', dirtyFiles: ['clone/b.ts'] });
  });

  it('looks where a named link leads', () => {
    const root = committed({ 'real/a.ts': '' });
    const elsewhere = tree();
    symlinkSync(join(root, 'real'), join(elsewhere, 'link'));
    expect(gitState(elsewhere, ['link/a.ts'])).toEqual({ kind: 'clean', root });
    put(root, { 'real/a.ts': 'changed' });
    expect(gitState(elsewhere, ['link/a.ts']).kind).toBe('dirty');
    expect(gitState(elsewhere, ['link']).kind).toBe('dirty');
  });

  it('is dirty in a repository without a commit', () => {
    const root = tree({ 'a.ts': '' });
    git(root, 'init', '-q');
    expect(gitState(root)).toMatchObject({ kind: 'dirty', dirtyFiles: ['a.ts'] });
  });

  it('is none outside a repository, and when only some of the paths are in one', () => {
    const outside = tree({ 'a.ts': '' });
    expect(gitState(outside)).toEqual({ kind: 'none' });
    const root = committed({ 'b.ts': '' });
    expect(gitState(root, [join(outside, 'a.ts'), 'b.ts'])).toEqual({
      kind: 'none',
      root,
      message: '1 of the paths lie outside the git repository',
    });
  });

  it('is none, with the reason, when git is missing or does not answer', () => {
    const root = committed({ 'a.ts': '' });
    put(root, { '.git/index': 'broken' });
    const broken = gitState(root);
    expect(broken).toMatchObject({ kind: 'none', root });
    expect(broken.message).toMatch(/^git status failed: .*index/);
    vi.stubEnv('PATH', join(root, 'nowhere'));
    expect(gitState(root)).toEqual({ kind: 'none', root, message: 'git is not installed' });
  });

  it('is not led astray by the variables of a git hook', () => {
    const other = committed({ 'x.ts': '' });
    const root = committed({ 'a.ts': '' });
    vi.stubEnv('GIT_DIR', join(other, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other);
    vi.stubEnv('GIT_INDEX_FILE', join(other, '.git/index'));
    expect(gitState(root)).toEqual({ kind: 'clean', root });
  });
});
