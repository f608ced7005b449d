// Little file trees in a temporary folder, and ways to see them as somebody else would.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

/**
 * Makes a folder with these files in it; removed when the test file is done.
 *
 * @param files path below the folder → contents; a path that ends in `/` is an empty folder
 * @returns its absolute path, without symbolic links
 */
export function tree(files: Record<string, string | Buffer> = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'mcp-v2-codemod-test-')));
  made.push(root);
  // `asNobody` has to get in.
  chmodSync(root, 0o755);
  put(root, files);
  return root;
}

/** Adds files to a tree. */
export function put(root: string, files: Record<string, string | Buffer>): void {
  for (const [path, contents] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(path.endsWith('/') ? file : dirname(file), { recursive: true });
    if (!path.endsWith('/')) writeFileSync(file, contents);
  }
}

/** Runs git in a folder, without the configuration of whoever runs the tests. */
export function git(cwd: string, ...args: string[]): string {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };
  return execFileSync('git', ['-c', 'init.defaultBranch=main', ...args], { cwd, env, encoding: 'utf8' });
}

const NOBODY = 65534;

/**
 * Runs `run` without the superuser's privileges, which no file mode binds. For any other user it just runs.
 */
export function asNobody<T>(run: () => T): T {
  if (process.geteuid?.() !== 0) return run();
  process.seteuid!(NOBODY);
  try {
    return run();
  } finally {
    process.seteuid!(0);
  }
}
