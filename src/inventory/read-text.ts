import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, readSync } from 'node:fs';
import { openForReading, utf16Order } from '../project/mention.js';

/** Configuration and code beyond this size is data. Lockfiles are read whole up to the second limit. */
export const MAX_BYTES = 2 * 1024 * 1024;
export const MAX_LOCKFILE_BYTES = 24 * 1024 * 1024;

const LOCKFILE =
  /(?:^|[/\\])(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|uv\.lock|poetry\.lock|pdm\.lock|bun\.lock)$/;

export type TextReading =
  | { kind: 'text'; text: string; latin1: boolean }
  /** Not text, a pipe, empty, or gone: nothing anybody wants to hear of. */
  | { kind: 'nothing' }
  | { kind: 'too-large'; bytes: number };

/** What every file is read into; most are forgotten at once. */
const shared = Buffer.allocUnsafeSlow(MAX_BYTES + 1);

/**
 * Reads a file as text: UTF-8, UTF-16 by its byte order mark, else Latin-1, in which every byte is a character.
 * @throws what the file system throws
 */
export function readText(file: string): TextReading {
  const fd = openForReading(file);
  try {
    const limit = LOCKFILE.test(file) ? MAX_LOCKFILE_BYTES : MAX_BYTES;
    let length = fill(fd, shared, 0);
    if (length > MAX_BYTES) {
      const { size } = fstatSync(fd);
      if (size > limit) return { kind: 'too-large', bytes: size };
      const larger = Buffer.allocUnsafeSlow(size + 1);
      shared.copy(larger, 0, 0, length);
      length = fill(fd, larger, length);
      return decode(larger.subarray(0, length));
    }
    return decode(shared.subarray(0, length));
  } finally {
    closeSync(fd);
  }
}

function fill(fd: number, buffer: Buffer, from: number): number {
  let length = from;
  while (length < buffer.length) {
    const read = readSync(fd, buffer, length, buffer.length - length, length);
    if (read === 0) break;
    length += read;
  }
  return length;
}

function decode(bytes: Buffer): TextReading {
  if (bytes.length === 0) return { kind: 'nothing' };
  const order = utf16Order(bytes);
  if (order !== undefined) {
    const even = Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2)));
    return { kind: 'text', text: (order === 'le' ? even : even.swap16()).toString('utf16le'), latin1: false };
  }
  if (bytes.subarray(0, 8192).includes(0)) return { kind: 'nothing' };
  if (!isUtf8(bytes)) return { kind: 'text', text: bytes.toString('latin1'), latin1: true };
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return { kind: 'text', text: bytes.toString('utf8', marked ? 3 : 0), latin1: false };
}
