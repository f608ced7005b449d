// Real v1 projects for tests: those of bench/corpus.json, copied to a scratch folder where a test may change them.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type CorpusProject, fetchCorpus } from '../../bench/fetch.mjs';

const SOURCE = /\.[cm]?[jt]sx?$/;

/** Every project of the corpus, downloaded when it is not cached yet. */
export function corpus(): Promise<CorpusProject[]> {
  return fetchCorpus();
}

/** A new folder below the system's, with spaces and letters beyond ASCII in its path; the caller removes it. */
export function scratchFolder(): string {
  return fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mcp v2 prüfung 検査 ')));
}

/** Relative names of all files below a folder (`/` as separator, sorted), without git's and npm's. */
export function filesBelow(dir: string, prefix = ''): string[] {
  const names: string[] = [];
  for (const item of fs.readdirSync(path.join(dir, prefix), { withFileTypes: true })) {
    if (item.name === '.git' || item.name === 'node_modules') continue;
    const name = prefix ? `${prefix}/${item.name}` : item.name;
    if (item.isDirectory()) names.push(...filesBelow(dir, name));
    else names.push(name);
  }
  return names.sort();
}

/** Those of `filesBelow` that are TypeScript or JavaScript. */
export function sourcesBelow(dir: string): string[] {
  return filesBelow(dir).filter((name) => SOURCE.test(name));
}

/** Contents of all files below a folder, as bytes in a string: two folders are equal when these are. */
export function snapshot(dir: string): Record<string, string> {
  return Object.fromEntries(filesBelow(dir).map((name) => [name, fs.readFileSync(path.join(dir, name), 'latin1')]));
}

export function toCrlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

/**
 * Copies a project.
 * @param from its folder; it is not changed
 * @param to a folder that does not exist yet
 * @param eol `crlf` gives every text file Windows line endings
 */
export function copyProject(from: string, to: string, eol: 'lf' | 'crlf' = 'lf'): void {
  for (const name of filesBelow(from)) {
    const target = path.join(to, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const bytes = fs.readFileSync(path.join(from, name));
    fs.writeFileSync(target, eol === 'crlf' ? toCrlf(bytes.toString('utf8')) : bytes);
  }
}

/**
 * Adds copies of a project's SDK files under names that try a diff's header: spaces, letters beyond ASCII in both
 * Unicode forms.
 * @returns the names of the copies, relative to `dir`
 */
export function addOddNames(dir: string): string[] {
  const odd = ['a b/c d', 'größe', 'e\u0301tude', '道具 (copy)'];
  const files = sourcesBelow(dir).filter((name) =>
    fs.readFileSync(path.join(dir, name), 'utf8').includes('@modelcontextprotocol/sdk'),
  );
  return odd.map((name, index) => {
    const file = files[index % files.length] as string;
    const copy = `${path.posix.dirname(file)}/${name}${path.extname(file)}`;
    fs.mkdirSync(path.dirname(path.join(dir, copy)), { recursive: true });
    fs.copyFileSync(path.join(dir, file), path.join(dir, copy));
    return copy;
  });
}
