// A project that exists in memory only: files by absolute path, and what the runner does to learn their facts.
import type { FileFacts } from '../../src/engine/facts.js';
import { SourceFile } from '../../src/engine/source-file.js';
import type { Disk } from '../../src/project/disk.js';
import { FactIndex } from '../../src/project/facts/index.js';

export function memoryDisk(files: Record<string, string>): Disk {
  return {
    has: (path) => Object.hasOwn(files, path),
    read: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
  };
}

export interface MemoryProject {
  index: FactIndex;
  facts(path: string): FileFacts;
  /** Whether a file gets something of v1 through a barrel, judged by its text. */
  imports(path: string, text: string): boolean;
}

/**
 * Takes in every TypeScript and JavaScript file.
 * @param packages workspace packages by name: their folders
 */
export function project(files: Record<string, string>, packages: Record<string, string> = {}): MemoryProject {
  const packageOf = (file: string) =>
    Object.keys(files)
      .filter((path) => path.endsWith('/package.json') && file.startsWith(path.slice(0, -'package.json'.length)))
      .sort((a, b) => b.length - a.length)[0]
      ?.replace(/\/package\.json$/, '');
  const index = new FactIndex(packageOf, new Map(Object.entries(packages)), memoryDisk(files));
  const parsed = new Map<string, SourceFile>();
  const parse = (path: string) => {
    const file = parsed.get(path) ?? new SourceFile(path, files[path]!);
    parsed.set(path, file);
    return file;
  };
  for (const [path, text] of Object.entries(files))
    if (/\.[cm]?[jt]sx?$/.test(path)) index.add(path, text, () => parse(path));
  return {
    index,
    facts: (path) => index.factsFor(path, parse(path)),
    imports: (path, text) => index.importsBarrel(path, text),
  };
}
