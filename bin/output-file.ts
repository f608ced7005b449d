import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../src/project/errors.js';

/**
 * Finds out before the run whether `--output` can be written: to learn it when the files are already migrated is too
 * late. Nothing is created, a new file would make the git tree dirty.
 *
 * @throws UsageError saying what is in the way.
 */
export async function checkOutput(file: string, cwd: string): Promise<void> {
  const path = resolve(cwd, file);
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) throw new UsageError(`--output ${file} is a folder.`);
  const target = existing ? path : dirname(path);
  await access(target, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new UsageError(`The folder of --output ${file} does not exist.`);
    throw new UsageError(`--output ${file} cannot be written (${error.code}).`);
  });
}

/** Writes the product. @throws what the file system reports. */
export async function writeOutput(file: string, cwd: string, text: string): Promise<void> {
  await writeFile(resolve(cwd, file), text);
}
