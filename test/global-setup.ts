import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** What a test that runs the built program has in its text. */
const BUILT = 'dist/bin/mcp-v2-codemod.js';

/**
 * Builds `dist` once before the tests that run it. A run that selects none of them, or finds it newer than every
 * source, does not pay for it.
 */
export default async function setup(project: TestProject): Promise<void> {
  // Not in the published types; without it every test counts as selected.
  const { filenamePattern } = project.vitest as unknown as { filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  if (!testFiles.some((file) => readFileSync(file, 'utf8').includes(BUILT)) || isFresh()) return;
  try {
    execFileSync('npm', ['run', 'build'], { cwd: ROOT, encoding: 'utf8', shell: process.platform === 'win32' });
  } catch (error) {
    // tsc writes its output even when types are wrong; the next run must not take that for a build.
    rmSync(join(ROOT, BUILT), { force: true });
    throw new Error(`npm run build failed:\n${(error as { stdout?: string }).stdout ?? error}`);
  }
}

/** Whether `dist` was built after the last change of anything it is built from. */
function isFresh(): boolean {
  const built = statSync(join(ROOT, BUILT), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ['bin', 'src', 'transforms'].flatMap((room) =>
    // Folders count too: their time changes when a file is deleted.
    ['', ...readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })].map((entry) => join(room, entry)),
  );
  const others = ['package.json', 'tsconfig.json', 'tsconfig.build.json'];
  return [...sources, ...others].every((file) => statSync(join(ROOT, file)).mtimeMs < built);
}
