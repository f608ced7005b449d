import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { errorWords } from './fs-errors.js';
import { generatedNotice } from './generated.js';
import { headerComments, isFileIgnored } from './header.js';
import { descriptorMentionsSdk, mentionsSdk, openForReading, SDK_NEEDLES, utf16Order } from './mention.js';
import { isMinified } from './minified.js';
import { reportPath } from './paths.js';
import type { Failure, Skipped } from './types.js';

export { mentionsSdk, pathMentionsSdk, SDK_NEEDLES } from './mention.js';

/** Larger files are data or bundles; the SDK's own largest source is a tenth of it. */
export const MAX_SOURCE_BYTES = 1024 * 1024;

/** Needles for files that are wanted whatever they mention. */
export const EVERYTHING: readonly string[] = [''];

export type SourceReading =
  /** `Buffer.from(text, 'utf8')` equals `bytes`; a byte order mark is part of the text. */
  | { kind: 'source'; text: string; bytes: Buffer }
  | { kind: 'no-mention' }
  | { kind: 'skipped'; skipped: Skipped }
  | { kind: 'failure'; failure: Failure };

/**
 * Reads one source file, or says why it is not to be migrated.
 *
 * A file without a mention of the SDK is `no-mention` before anything else is asked of it, so every skipped file is one
 * that people want to hear of. Then, in this order: too large, not UTF-8, binary, an ignore comment in its header,
 * generated, minified.
 *
 * @param file Absolute path; a symbolic link is followed.
 * @param cwd What the report's paths are relative to.
 * @param needles Texts of which one makes a mention; a second pass asks for the names of a barrel.
 * @param onMiss Sees the bytes of a file without a mention, which are gone afterwards.
 * @returns Never throws for what it finds on disk: that is a `failure` of kind `unreadable`.
 */
export function readSource(
  file: string,
  cwd: string,
  needles: readonly string[] = SDK_NEEDLES,
  onMiss?: (bytes: Buffer) => void,
): SourceReading {
  let bytes: Buffer | 'too-large' | 'no-mention' | 'not-a-file';
  try {
    bytes = readMentioning(file, needles, onMiss);
  } catch (error) {
    return unreadable(file, cwd, `cannot be read (${errorWords(error)}); make it readable and run again`);
  }
  if (bytes === 'no-mention') return { kind: 'no-mention' };
  if (bytes === 'not-a-file') return unreadable(file, cwd, 'not a regular file');
  const skip = (reason: Skipped['reason'], message: string): SourceReading => ({
    kind: 'skipped',
    skipped: { path: reportPath(file, cwd), reason, message },
  });
  if (bytes === 'too-large') return skip('too-large', 'larger than 1 MiB; migrate it by hand, or split it');
  if (utf16Order(bytes) !== undefined) return skip('not-utf8', 'encoded as UTF-16; save it as UTF-8 and run again');
  if (bytes.includes(0)) return skip('binary', 'holds NUL bytes, so it is not source text');
  if (!isUtf8(bytes)) return skip('not-utf8', 'not valid UTF-8; save it as UTF-8 and run again');
  // Unlike TextDecoder, toString keeps the byte order mark; with isUtf8 it loses nothing.
  const text = bytes.toString('utf8');
  const header = headerComments(text);
  if (isFileIgnored(header)) return skip('ignore-comment', 'its header says mcp-v2-ignore; remove that to migrate it');
  const notice = generatedNotice(header);
  if (notice !== undefined) {
    return skip('generated', `generated ("${shortened(notice)}"); update what generates it, or remove that comment`);
  }
  if (isMinified(text)) return skip('minified', 'minified; migrate the source it was built from');
  return { kind: 'source', text, bytes };
}

/** What every file is read into. Most mention nothing and are forgotten at once: they cost no memory of their own. */
let shared: Buffer | undefined;

/** The bytes of a file that mentions a needle; read whole only when it is small enough. */
function readMentioning(
  file: string,
  needles: readonly string[],
  onMiss?: (bytes: Buffer) => void,
): Buffer | 'too-large' | 'no-mention' | 'not-a-file' {
  const fd = openForReading(file);
  try {
    if (shared === undefined) shared = Buffer.allocUnsafeSlow(MAX_SOURCE_BYTES + 1);
    const length = readInto(fd, shared);
    if (length === 'not-a-file') return length;
    if (length > MAX_SOURCE_BYTES) return descriptorMentionsSdk(fd, needles) ? 'too-large' : 'no-mention';
    const bytes = shared.subarray(0, length);
    if (mentionsSdk(bytes, needles)) return Buffer.from(bytes);
    onMiss?.(bytes);
    return 'no-mention';
  } finally {
    closeSync(fd);
  }
}

/** Reads until the end of the file or of the buffer. A pipe or folder fails or gives nothing; only then is it asked. */
function readInto(fd: number, buffer: Buffer): number | 'not-a-file' {
  let length = 0;
  try {
    for (;;) {
      const read = readSync(fd, buffer, length, buffer.length - length, length);
      length += read;
      if (read === 0 || length === buffer.length) break;
    }
  } catch (error) {
    if (!fstatSync(fd).isFile()) return 'not-a-file';
    throw error;
  }
  return length === 0 && !fstatSync(fd).isFile() ? 'not-a-file' : length;
}

function unreadable(file: string, cwd: string, message: string): SourceReading {
  return { kind: 'failure', failure: { path: reportPath(file, cwd), kind: 'unreadable', message } };
}

function shortened(line: string): string {
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
}
