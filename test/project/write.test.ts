import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/project/discover.js';
import { readSource } from '../../src/project/read.js';
import { writeFileAtomic } from '../../src/project/write.js';
import { writeSabotaged } from './compiled.js';
import { asNobody, put, tree } from './tree.js';

const OLD = "import '@modelcontextprotocol/sdk/x.js';\n";
const NEW = "import '@modelcontextprotocol/server';\n";

/** Writes NEW over a file that held `expected`, and gives the failure's kind or `ok`. */
function write(root: string, name: string, expected = OLD): string {
  const result = writeFileAtomic(join(root, name), NEW, Buffer.from(expected), root);
  if (result.ok) return 'ok';
  expect(result.failure.path).toBe(name);
  expect(result.failure.message).toMatch(/^[^\n]{10,120}$/);
  expect(result.failure.message).not.toContain(root);
  return result.failure.kind;
}

const text = (root: string, name: string) => readFileSync(join(root, name), 'utf8');

describe('a file', () => {
  it('gets its new contents, and nothing is left beside it', () => {
    const root = tree({ 'a.ts': OLD, 'b.ts': OLD });
    expect(write(root, 'a.ts')).toBe('ok');
    expect(text(root, 'a.ts')).toBe(NEW);
    expect(text(root, 'b.ts')).toBe(OLD);
    expect(readdirSync(root)).toEqual(['a.ts', 'b.ts']);
  });

  it.each([0o644, 0o755, 0o600, 0o664, 0o700])('keeps its mode (%o)', (mode) => {
    const root = tree({ 'a.ts': OLD });
    chmodSync(join(root, 'a.ts'), mode);
    const umask = process.umask(0o077);
    expect(write(root, 'a.ts')).toBe('ok');
    process.umask(umask);
    expect(statSync(join(root, 'a.ts')).mode & 0o7777).toBe(mode);
  });

  it('keeps its owner and group where that is allowed', () => {
    const root = tree({ 'a.ts': OLD });
    const file = join(root, 'a.ts');
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) chownSync(file, 12_345, 54_321);
    const { uid, gid } = statSync(file);
    expect(write(root, 'a.ts')).toBe('ok');
    expect(statSync(file)).toMatchObject({ uid, gid });
    expect(uid).toBe(isRoot ? 12_345 : process.geteuid?.());
  });

  it('keeps byte order mark, CRLF and a missing final newline through reading and writing', () => {
    const before = Buffer.from(`\uFEFF#!/usr/bin/env node\r\n${OLD.trim()}\r\nconst s = "ü😀"`);
    const root = tree({ 'Größe & co.ts': before });
    const file = join(root, 'Größe & co.ts');
    const reading = readSource(file, root);
    if (reading.kind !== 'source') throw new Error(reading.kind);
    expect(writeFileAtomic(file, reading.text, reading.bytes, root)).toEqual({ ok: true });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('can have the longest name there is', () => {
    const name = `${'x'.repeat(252)}.ts`;
    const root = tree({ [name]: OLD });
    expect(write(root, name)).toBe('ok');
    expect(text(root, name)).toBe(NEW);
  });

  it('may be empty before or after', () => {
    const root = tree({ 'a.ts': '', 'b.ts': OLD });
    expect(write(root, 'a.ts', '')).toBe('ok');
    expect(text(root, 'a.ts')).toBe(NEW);
    expect(writeFileAtomic(join(root, 'b.ts'), '', Buffer.from(OLD), root)).toEqual({ ok: true });
    expect(text(root, 'b.ts')).toBe('');
  });
});

describe('links', () => {
  it('are written through to the real file', () => {
    const root = tree({ 'real/a.ts': OLD });
    symlinkSync('real', join(root, 'dir'));
    symlinkSync('dir/a.ts', join(root, 'link.ts'));
    expect(write(root, 'link.ts')).toBe('ok');
    expect(lstatSync(join(root, 'link.ts')).isSymbolicLink()).toBe(true);
    expect(text(root, 'real/a.ts')).toBe(NEW);
    expect(readdirSync(join(root, 'real'))).toEqual(['a.ts']);
  });

  it('that are hard leave the other names as they are', () => {
    const root = tree({ 'a.ts': OLD });
    linkSync(join(root, 'a.ts'), join(root, 'backup.ts'));
    expect(write(root, 'a.ts')).toBe('ok');
    expect(text(root, 'a.ts')).toBe(NEW);
    expect(text(root, 'backup.ts')).toBe(OLD);
    // The other name is a file like any other: a run that finds both migrates both.
    expect(write(root, 'backup.ts')).toBe('ok');
    expect(text(root, 'backup.ts')).toBe(NEW);
  });
});

describe('a file that changed since it was read', () => {
  it('is not overwritten', () => {
    const root = tree({ 'a.ts': 'longer than it was, by somebody else' });
    expect(write(root, 'a.ts')).toBe('changed-on-disk');
    put(root, { 'a.ts': OLD.replace('sdk', 'SDK') });
    expect(write(root, 'a.ts')).toBe('changed-on-disk');
    expect(text(root, 'a.ts')).toBe(OLD.replace('sdk', 'SDK'));
    put(root, { 'a.ts': `\uFEFF${OLD}` });
    expect(write(root, 'a.ts')).toBe('changed-on-disk');
    expect(readdirSync(root)).toEqual(['a.ts']);
  });

  it('is not brought back when it was deleted', () => {
    const root = tree({ 'a.ts': OLD, 'dir/b.ts': OLD });
    rmSync(join(root, 'a.ts'));
    rmSync(join(root, 'dir'), { recursive: true });
    expect(write(root, 'a.ts')).toBe('changed-on-disk');
    expect(write(root, 'dir/b.ts')).toBe('changed-on-disk');
    put(root, { 'a.ts/c.ts': '' });
    expect(write(root, 'a.ts')).toBe('changed-on-disk');
    expect(readdirSync(root)).toEqual(['a.ts']);
  });

  it('is not overwritten either when that happens while we write', () => {
    const root = tree({ 'a.ts': OLD });
    const outcome = writeSabotaged(
      join(root, 'a.ts'),
      NEW,
      `const fsync = fs.fsyncSync;
       fs.fsyncSync = (fd) => { fsync(fd); fs.writeFileSync(file, 'edited meanwhile'); };`,
    );
    expect(outcome.printed).toMatchObject({ ok: false, failure: { path: 'a.ts', kind: 'changed-on-disk' } });
    expect(text(root, 'a.ts')).toBe('edited meanwhile');
    expect(readdirSync(root)).toEqual(['a.ts']);
  });
});

describe('a file that may not be written', () => {
  it('is left alone when it is read-only, for the superuser too', () => {
    const root = tree({ 'a.ts': OLD });
    chmodSync(join(root, 'a.ts'), 0o444);
    expect(write(root, 'a.ts')).toBe('unwritable');
    expect(asNobody(() => write(root, 'a.ts'))).toBe('unwritable');
    chmodSync(join(root, 'a.ts'), 0o466);
    expect(write(root, 'a.ts')).toBe('unwritable');
    expect(text(root, 'a.ts')).toBe(OLD);
    expect(readdirSync(root)).toEqual(['a.ts']);
  });

  it('is left alone when its folder is closed', () => {
    const root = tree({ 'dir/a.ts': OLD });
    chmodSync(join(root, 'dir/a.ts'), 0o666);
    chmodSync(join(root, 'dir'), 0o555);
    try {
      expect(asNobody(() => write(root, 'dir/a.ts'))).toBe('unwritable');
      expect(text(root, 'dir/a.ts')).toBe(OLD);
      expect(readdirSync(join(root, 'dir'))).toEqual(['a.ts']);
    } finally {
      chmodSync(join(root, 'dir'), 0o755);
    }
  });

  it('is left alone when it is somebody else’s, even where renaming over it would work', () => {
    const root = tree({ 'dir/a.ts': OLD });
    chmodSync(join(root, 'dir'), 0o777);
    // For whoever is not the superuser: a file whose owner may not write it is the nearest there is.
    chmodSync(join(root, 'dir/a.ts'), process.geteuid?.() === 0 ? 0o644 : 0o444);
    expect(asNobody(() => write(root, 'dir/a.ts'))).toBe('unwritable');
    expect(text(root, 'dir/a.ts')).toBe(OLD);
    expect(readdirSync(join(root, 'dir'))).toEqual(['a.ts']);
  });
});

describe('an accident', () => {
  it.each([
    [
      'the disk is full',
      'fs.writeFileSync = () => { throw Object.assign(new Error(), { code: "ENOSPC" }); };',
      'no space left',
    ],
    [
      'the data does not reach the disk',
      'fs.fsyncSync = () => { throw Object.assign(new Error(), { code: "EIO" }); };',
      'the disk',
    ],
    ['renaming fails', 'fs.renameSync = () => { throw Object.assign(new Error(), { code: "EBUSY" }); };', 'in use'],
  ])('leaves the file whole and nothing beside it when %s', (_, sabotage, words) => {
    const root = tree({ 'a.ts': OLD });
    const { printed, status } = writeSabotaged(join(root, 'a.ts'), NEW, sabotage);
    expect(status).toBe(0);
    expect(printed).toMatchObject({ ok: false, failure: { path: 'a.ts', kind: 'unwritable' } });
    expect((printed as { failure: { message: string } }).failure.message).toContain(words);
    expect(text(root, 'a.ts')).toBe(OLD);
    expect(readdirSync(root)).toEqual(['a.ts']);
  });

  it('keeps somebody else’s file when its group cannot be kept, and writes all the same', () => {
    const root = tree({ 'a.ts': OLD });
    const sabotage = `
      const fstat = fs.fstatSync;
      fs.fstatSync = (fd) => Object.assign(fstat(fd), { uid: fd });
      fs.fchownSync = () => { throw Object.assign(new Error(), { code: 'EPERM' }); };`;
    expect(writeSabotaged(join(root, 'a.ts'), NEW, sabotage).printed).toEqual({ ok: true });
    expect(text(root, 'a.ts')).toBe(NEW);
  });

  it('between temporary file and renaming leaves the original whole, and the next run works', () => {
    const root = tree({ 'a.ts': OLD });
    const outcome = writeSabotaged(
      join(root, 'a.ts'),
      NEW,
      "fs.renameSync = () => { process.kill(process.pid, 'SIGKILL'); };",
    );
    expect(outcome).toEqual({ status: null, signal: 'SIGKILL', printed: undefined });
    expect(text(root, 'a.ts')).toBe(OLD);
    // What SIGKILL leaves is hidden, ours by name, and no source.
    const left = readdirSync(root).filter((name) => name !== 'a.ts');
    expect(left).toEqual([expect.stringMatching(/^\.mcp-v2-codemod-\d+-[0-9a-f]{12}\.tmp$/)]);
    expect(discover({ cwd: root, paths: ['.'] }).files).toEqual([join(root, 'a.ts')]);
    expect(write(root, 'a.ts')).toBe('ok');
    expect(text(root, 'a.ts')).toBe(NEW);
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('with %s lets the write end, then the process', (signal) => {
    const root = tree({ 'a.ts': OLD });
    const outcome = writeSabotaged(
      join(root, 'a.ts'),
      NEW,
      `const rename = fs.renameSync;
       fs.renameSync = (...args) => { process.kill(process.pid, '${signal}'); rename(...args); };`,
    );
    expect(outcome).toEqual({ status: null, signal, printed: { ok: true } });
    expect(text(root, 'a.ts')).toBe(NEW);
    expect(readdirSync(root)).toEqual(['a.ts']);
  });

  it('leaves the end of the process to others who listen for the signal', () => {
    const root = tree({ 'a.ts': OLD });
    const outcome = writeSabotaged(
      join(root, 'a.ts'),
      NEW,
      `let heard = 0;
       process.on('SIGINT', () => { process.exitCode = 130 + heard++; });
       const rename = fs.renameSync;
       fs.renameSync = (...args) => { process.kill(process.pid, 'SIGINT'); rename(...args); };`,
    );
    expect(outcome).toEqual({ status: 130, signal: null, printed: { ok: true } });
  });

  it('such as process.exit in the middle removes the temporary file', () => {
    const root = tree({ 'a.ts': OLD });
    const outcome = writeSabotaged(join(root, 'a.ts'), NEW, 'fs.renameSync = () => process.exit(7);');
    expect(outcome).toEqual({ status: 7, signal: null, printed: undefined });
    expect(text(root, 'a.ts')).toBe(OLD);
    expect(readdirSync(root)).toEqual(['a.ts']);
  });
});
