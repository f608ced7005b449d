import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Disk } from '../disk.js';
import { findGitRoot } from '../repository.js';
import type { Report } from '../types.js';
import { nextSteps } from './next-steps.js';

/** The project's own commands to run after a migration; see `nextSteps`. Looks from the folder of the run to the root. */
export function projectNextSteps(cwd: string, report: Report, disk: Disk): string[] {
  const root = findGitRoot(cwd) ?? cwd;
  const manifests: string[] = [];
  const names: string[] = [];
  for (let dir = cwd; ; dir = dirname(dir)) {
    const text = disk.read(join(dir, 'package.json'));
    if (text !== undefined) manifests.push(text);
    try {
      names.push(...readdirSync(dir));
    } catch {
      // A folder that cannot be listed has no say in how the project is built.
    }
    if (dir === root || dir === dirname(dir)) break;
  }
  return nextSteps({
    manifests,
    names,
    changedFiles: report.files.filter((file) => file.changed).map((file) => file.path),
    formatted: report.fmt === true && !report.findings.some(({ rule }) => rule === 'fmt'),
    manifestsChanged: report.manifests.some((manifest) => manifest.changed),
    todoCount: report.files.reduce((sum, file) => sum + file.todos.length + file.standing.length, 0),
  });
}
