/** One package of corpus.json. */
export interface CorpusEntry {
  id: string;
  package: string;
  version: string;
  /** What `npm view <package>@<version> dist.integrity` prints. */
  integrity: string;
  language: 'TypeScript' | 'JavaScript';
  /** Take the copy in node_modules (a devDependency of this project) instead of downloading it. */
  installed?: boolean;
  /** File or folder in the package → where it goes in the project. */
  paths: Record<string, string>;
  /** Beginnings of import specifiers to replace: a package's own examples import the package by relative path. */
  specifiers?: Record<string, string>;
  /** The project's package.json, where the package's own would not do. */
  manifest?: Record<string, unknown>;
}

/** An entry and the folder of its project in the cache; copy it before you change it. */
export interface CorpusProject extends CorpusEntry {
  dir: string;
}

export function readCorpus(): CorpusEntry[];
export function fetchCorpus(options?: { only?: string[] }): Promise<CorpusProject[]>;
