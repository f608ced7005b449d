import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode, errorWords } from './fs-errors.js';
import { openForReading } from './mention.js';
import { reportPath } from './paths.js';
import { forgetTempFile, rememberTempFile } from './temp-files.js';
import type { Failure } from './types.js';

export type WriteResult = { ok: true } | { ok: false; failure: Failure };

const OWNER_MAY_WRITE = 0o200;

/** Thrown inside this module for a file that is left as it is. */
class Refusal extends Error {
  constructor(
    readonly kind: 'unwritable' | 'changed-on-disk',
    message: string,
  ) {
    super(message);
  }
}

/**
 * Replaces the contents of a file in one step: at every moment the file on disk is the old one or the new one, whole.
 *
 * The text goes into a hidden temporary file beside the real one (a link is followed to where it leads), is flushed to
 * the disk and renamed over it. Mode is kept, owner and group where the system lets us. Just before the renaming the
 * file is read again: when it is not `expected` any more, somebody edited it meanwhile and it stays as it is.
 *
 * A file with several hard links gets a copy of its own: writing through to the other names could not be whole at every
 * moment, and would change files nobody named. Extended attributes and access lists are not kept.
 *
 * @param file Absolute path.
 * @param text The new contents, written as UTF-8.
 * @param expected The bytes the new text was made from.
 * @param cwd What the path in a failure is relative to.
 * @returns a failure of kind `unwritable` (read-only file, closed folder, full disk) or `changed-on-disk` (edited or
 * deleted meanwhile), with the file as it was and no temporary file left. Never throws for what the disk says.
 */
export function writeFileAtomic(
  file: string,
  text: string,
  expected: Buffer,
  cwd: string = process.cwd(),
): WriteResult {
  return attempt(file, cwd, () => {
    const staged = stage(file, text, expected);
    try {
      fsyncSync(staged.fd);
      commit(staged);
    } finally {
      discard(staged);
    }
  });
}

/** One file of `writeFilesAtomic`; the members are the parameters of `writeFileAtomic`. */
export interface Replacement {
  file: string;
  text: string;
  expected: Buffer;
}

/**
 * Replaces the contents of several files as `writeFileAtomic` does each; the disk flushes them side by side.
 *
 * @returns what became of each, in their order. Never rejects for what the disk says.
 */
export async function writeFilesAtomic(files: readonly Replacement[], cwd: string): Promise<WriteResult[]> {
  const staged: (Staged | undefined)[] = [];
  const results = files.map(({ file, text, expected }, at) =>
    attempt(file, cwd, () => {
      staged[at] = stage(file, text, expected);
    }),
  );
  try {
    const flushed = await Promise.all(staged.map((one) => one && flush(one.fd)));
    return results.map((result, at) => {
      const one = staged[at];
      if (!one) return result;
      return attempt(files[at]!.file, cwd, () => {
        if (flushed[at]) throw flushed[at];
        commit(one);
      });
    });
  } finally {
    for (const one of staged) if (one) discard(one);
  }
}

/** A temporary file that holds what is to become of a real one. */
interface Staged {
  real: string;
  temp: string;
  fd: number;
  isOpen: boolean;
  expected: Buffer;
}

function attempt(file: string, cwd: string, work: () => void): WriteResult {
  try {
    work();
    return { ok: true };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : new Refusal('unwritable', unwritable(error));
    return { ok: false, failure: { path: reportPath(file, cwd), kind: refusal.kind, message: refusal.message } };
  }
}

function stage(file: string, text: string, expected: Buffer): Staged {
  const real = realPathOf(file);
  const before = compare(real, expected);
  // The superuser may write to everything; a mode that says read-only is still somebody's wish.
  if ((before.mode & OWNER_MAY_WRITE) === 0) throw new Refusal('unwritable', READ_ONLY);
  checkAccess(real);
  const temp = join(dirname(real), `.mcp-v2-codemod-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
  rememberTempFile(temp);
  let fd: number | undefined;
  try {
    fd = openSync(temp, 'wx', 0o600);
    writeTemp(fd, text, before);
    return { real, temp, fd, isOpen: true, expected };
  } catch (error) {
    if (fd !== undefined) closeSync(fd);
    rmSync(temp, { force: true });
    forgetTempFile(temp);
    throw error;
  }
}

function flush(fd: number): Promise<Error | null> {
  return new Promise((done) => fsync(fd, done));
}

function commit(staged: Staged): void {
  compare(staged.real, staged.expected);
  // Windows does not rename what is open.
  close(staged);
  renamePatiently(staged.temp, staged.real);
}

/** Lets go of what staging took. After `commit` there is no temporary file any more. */
function discard(staged: Staged): void {
  close(staged);
  rmSync(staged.temp, { force: true });
  forgetTempFile(staged.temp);
}

function close(staged: Staged): void {
  if (!staged.isOpen) return;
  staged.isOpen = false;
  closeSync(staged.fd);
}

const READ_ONLY = 'the file is read-only; make it writable and run again';
const CHANGED = 'changed on disk since it was read; run again';
const DELETED = 'deleted since it was read';

function unwritable(error: unknown): string {
  return `cannot be written (${errorWords(error)}); nothing was changed`;
}

function realPathOf(file: string): string {
  try {
    return realpathSync.native(file);
  } catch (error) {
    throw isGone(error) ? new Refusal('changed-on-disk', DELETED) : error;
  }
}

/** Makes sure that the file still is what was read, and tells its mode and owner. */
function compare(real: string, expected: Buffer): Stats {
  let fd: number;
  try {
    fd = openForReading(real);
  } catch (error) {
    throw isGone(error) ? new Refusal('changed-on-disk', DELETED) : error;
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile() || stat.size !== expected.length || !readFileSync(fd).equals(expected)) {
      throw new Refusal('changed-on-disk', CHANGED);
    }
    return stat;
  } finally {
    closeSync(fd);
  }
}

/** Renaming needs no right to the file, only to its folder; without this a colleague's file would change owner. */
function checkAccess(real: string): void {
  try {
    // Unlike access(2), opening goes by the effective user; without truncation it changes nothing.
    closeSync(openSync(real, 'r+'));
  } catch (error) {
    throw ['EACCES', 'EPERM'].includes(errorCode(error) ?? '') ? new Refusal('unwritable', READ_ONLY) : error;
  }
}

function writeTemp(fd: number, text: string, like: Stats): void {
  writeFileSync(fd, text, 'utf8');
  keepOwner(fd, like);
  // After the owner: changing that clears the set-user-ID bits.
  fchmodSync(fd, like.mode & 0o7777);
}

function keepOwner(fd: number, like: Stats): void {
  const now = fstatSync(fd);
  if (now.uid === like.uid && now.gid === like.gid) return;
  try {
    fchownSync(fd, like.uid, like.gid);
  } catch (error) {
    // Only the superuser may give a file away; the contents matter more than the name on it.
    if (errorCode(error) !== 'EPERM') throw error;
  }
}

/** On Windows a virus scanner or an editor may hold the file for a moment. */
function renamePatiently(from: string, to: string): void {
  for (let pause = 10; ; pause *= 2) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const passing = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '');
      if (process.platform !== 'win32' || !passing || pause > 320) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    }
  }
}

function isGone(error: unknown): boolean {
  return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
}
