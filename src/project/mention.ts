import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fileKind, NEVER_ENTERED } from './file-kinds.js';

/** What every v1 and v2 package name begins with. */
export const SDK_NEEDLES: readonly string[] = ['@modelcontextprotocol/'];

/**
 * Whether bytes mention the SDK. Nothing is decoded: package names are ASCII in every encoding a source is found in,
 * except UTF-16, which is recognised by its byte order mark.
 *
 * @param bytes A file, or the beginning of one.
 * @param needles Texts of which one is enough.
 */
export function mentionsSdk(bytes: Buffer, needles: readonly string[] = SDK_NEEDLES): boolean {
  const utf16 = utf16Order(bytes);
  return encoded(needles, utf16).some((needle) => bytes.includes(needle));
}

/** The byte order that a UTF-16 byte order mark states, or undefined when there is none. */
export function utf16Order(bytes: Uint8Array): 'le' | 'be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'be' : undefined;
}

const encodings = new WeakMap<readonly string[], Buffer[]>();

function encoded(needles: readonly string[], order: 'le' | 'be' | undefined): Buffer[] {
  // The same needles are looked for in every file of a run: encode them once.
  const known = order === undefined ? encodings.get(needles) : undefined;
  if (known) return known;
  const result = encode(needles, order);
  if (order === undefined) encodings.set(needles, result);
  return result;
}

function encode(needles: readonly string[], order: 'le' | 'be' | undefined): Buffer[] {
  return needles.map((needle) => {
    if (order === undefined) return Buffer.from(needle, 'utf8');
    const little = Buffer.from(needle, 'utf16le');
    return order === 'le' ? little : little.swap16();
  });
}

const CHUNK = 256 * 1024;

/**
 * Whether an open file mentions the SDK, read piece by piece: memory stays the same for any size.
 *
 * @param fd An open file; read from its start, its position does not matter.
 * @throws what `fs.readSync` throws.
 */
export function descriptorMentionsSdk(fd: number, needles: readonly string[] = SDK_NEEDLES): boolean {
  const longest = needles.reduce((length, needle) => Math.max(length, Buffer.byteLength(needle, 'utf8')), 0);
  // Two bytes a character at most, for UTF-16; a needle may lie across two pieces.
  const overlap = 2 * longest;
  const buffer = Buffer.allocUnsafe(overlap + CHUNK);
  let searched: Buffer[] | undefined;
  let kept = 0;
  for (let position = 0; ; ) {
    const read = readSync(fd, buffer, kept, CHUNK, position);
    if (read === 0) return false;
    const filled = buffer.subarray(0, kept + read);
    searched ??= encoded(needles, utf16Order(filled));
    if (searched.some((needle) => filled.includes(needle))) return true;
    position += read;
    const keep = Math.min(overlap, filled.length);
    filled.copy(buffer, 0, filled.length - keep);
    kept = keep;
  }
}

/**
 * Opens a file for reading without waiting: a pipe that nobody writes to must not hang the run.
 *
 * @throws what `fs.openSync` throws.
 */
export function openForReading(file: string): number {
  return openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
}

/**
 * Whether a file, or any file we know the kind of in a folder, mentions the SDK: for naming what was skipped only when
 * it matters. Links are not followed; `node_modules` and its kin are not entered.
 *
 * @param path Absolute path of a file or folder.
 * @param limit The most files looked at in a folder; past it the answer is what was found until then.
 * @returns false for what cannot be read.
 */
export function pathMentionsSdk(path: string, needles: readonly string[] = SDK_NEEDLES, limit = 5000): boolean {
  let left = limit;
  const folders: string[] = [];
  const look = (file: string): boolean =>
    left-- > 0 && fileMentionsSdk(file, needles, (folder) => folders.push(folder));
  if (look(path)) return true;
  for (let folder = folders.pop(); folder !== undefined && left > 0; folder = folders.pop()) {
    for (const entry of entriesOf(folder)) {
      const below = join(folder, entry.name);
      if (entry.isDirectory() && !NEVER_ENTERED.has(entry.name)) folders.push(below);
      else if (entry.isFile() && fileKind(entry.name) !== 'other' && look(below)) return true;
    }
  }
  return false;
}

function fileMentionsSdk(file: string, needles: readonly string[], onFolder: (folder: string) => void): boolean {
  let fd: number | undefined;
  try {
    fd = openForReading(file);
    const stat = fstatSync(fd);
    if (stat.isDirectory()) onFolder(file);
    return stat.isFile() && descriptorMentionsSdk(fd, needles);
  } catch {
    return false;
  } finally {
    if (fd !== undefined) closeSync(fd);
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
