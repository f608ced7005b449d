import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NEVER_ENTERED } from '../project/file-kinds.js';
import { errorCode, errorWords } from '../project/fs-errors.js';
import { type IgnoreRules, IgnoreTree, ignoredInWalk } from '../project/gitignore.js';
import { byPath } from '../project/paths.js';
import { gitFolder } from '../project/repository.js';

/** Environments and caches that hold other people's code, ignored by git or not. */
const OTHERS_CODE = new Set([
  '.venv',
  'venv',
  '__pycache__',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.terraform',
  '.terragrunt-cache',
  '.gradle',
  '.next',
  '.nuxt',
  '.turbo',
  '.cache',
  'site-packages',
  'cdk.out',
]);

export interface WalkProblem {
  /** Absolute. */
  path: string;
  message: string;
}

/**
 * Every file below a folder that git does not ignore, in a stable order. Links are not followed, so a walk always ends;
 * one `readdir` per folder, no `stat` per file.
 * @param folder absolute, without symbolic links
 * @param cwd absolute; whoever stands in an ignored folder means that folder
 * @param onProblem told of folders and ignore files that cannot be read
 */
export function* filesBelow(folder: string, cwd: string, onProblem: (problem: WalkProblem) => void): Generator<string> {
  const tree = new IgnoreTree((file, error) => {
    onProblem({ path: file, message: `cannot be read (${errorWords(error)}); its rules were not applied` });
  });
  const start = tree.rulesFor(folder, cwd);
  // Named by the person: what is in it is meant, whatever ignores it from above.
  const [rules, below] = start.kind === 'walk' ? [start.rules, start.below] : [tree.start(folder), ''];
  yield* walk(folder, rules, below, tree, onProblem);
}

function* walk(
  folder: string,
  around: IgnoreRules,
  at: string,
  tree: IgnoreTree,
  onProblem: (problem: WalkProblem) => void,
): Generator<string> {
  let rules = around;
  let below = at;
  const entries = entriesOf(folder, onProblem);
  if (below !== '' && entries.some(({ name }) => name === '.git') && gitFolder(folder) !== undefined) {
    rules = tree.start(folder);
    below = '';
  }
  if (entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) rules = tree.enter(rules, below, folder);
  const folders: string[] = [];
  for (const entry of entries) {
    const { name } = entry;
    const isFolder = entry.isDirectory();
    if (!isFolder && !entry.isFile()) continue;
    if (isFolder && (NEVER_ENTERED.has(name) || OTHERS_CODE.has(name))) continue;
    if (ignoredInWalk(rules, below === '' ? name : `${below}/${name}`, name, isFolder)) continue;
    if (isFolder) folders.push(name);
    else yield join(folder, name);
  }
  for (const name of folders)
    yield* walk(join(folder, name), rules, below === '' ? name : `${below}/${name}`, tree, onProblem);
}

function entriesOf(folder: string, onProblem: (problem: WalkProblem) => void): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => byPath(a.name, b.name));
  } catch (error) {
    const code = errorCode(error);
    // Deleted while we walked: nothing was lost that is still there.
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      onProblem({
        path: folder,
        message: `the folder cannot be read (${errorWords(error)}); what is in it was not looked at`,
      });
    return [];
  }
}
