import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** What the runner's helpers read of the disk; injected so that each file is read once, and tests need no disk. */
export interface Disk {
  /** Whether a folder lists a name; cheaper than reading, for files that mostly are not there. */
  has(path: string): boolean;
  /** The names in a folder; none for one that cannot be read. */
  names?(dir: string): Iterable<string>;
  /** The text of a file; undefined when it is not there or cannot be read. */
  read(path: string): string | undefined;
}

/**
 * Reads each file once. Most questions are for files that are not there (every configuration a formatter could have, in
 * every folder), so folders are listed once and answer those without going to the disk again.
 */
export function cachedDisk(): Disk {
  const texts = new Map<string, string | undefined>();
  const folders = new Map<string, ReadonlySet<string> | undefined>();
  const namesIn = (dir: string): ReadonlySet<string> | undefined => {
    if (!folders.has(dir)) {
      const up = dirname(dir);
      // A folder that is not in its parent's list need not be asked for.
      const known = up === dir || folders.get(up)?.has(basename(dir)) !== false;
      folders.set(dir, known ? list(dir) : undefined);
    }
    return folders.get(dir);
  };
  const has = (path: string) => namesIn(dirname(path))?.has(basename(path)) ?? false;
  return {
    has,
    names: (dir) => namesIn(dir) ?? [],
    read(path) {
      if (!texts.has(path)) texts.set(path, has(path) ? readText(path) : undefined);
      return texts.get(path);
    },
  };
}

function list(dir: string): ReadonlySet<string> | undefined {
  try {
    return new Set(readdirSync(dir));
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
