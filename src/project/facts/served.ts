import { basename } from 'node:path';
import type { Served } from '../../engine/facts.js';
import { isTestFile, joinServed, servedIn } from '../../engine/served.js';

/** One file of the project, and what it imports from the others: module keys. */
export interface ServedFile {
  path: string;
  text: string;
  imports: string[];
}

/**
 * Which transports meet the servers of each file: those the file constructs, else those of the files that import it,
 * else of what those import, else of the whole package. Built when it is first asked.
 */
export class ServedIndex {
  private files: Map<string, ServedFile> | undefined;
  private readonly importers = new Map<string, string[]>();
  private readonly own = new Map<string, Served | undefined>();
  private readonly answers = new Map<string, Served | undefined>();

  /**
   * @param list every file there is, by module key
   * @param packageOf the folder of the package that owns a file
   */
  constructor(
    private readonly list: () => Map<string, ServedFile>,
    private readonly packageOf: (path: string) => string | undefined,
  ) {}

  of(key: string, path: string): Served | undefined {
    if (this.answers.has(key)) return this.answers.get(key);
    const answer = this.find(key, path);
    this.answers.set(key, answer);
    return answer;
  }

  /** The files that construct what serves a file's servers over HTTP. */
  hosts(key: string, path: string): string[] {
    return this.serving(key, path).flatMap((at) => (this.ownOf(at)?.http ? [this.files!.get(at)!.path] : []));
  }

  private find(key: string, path: string): Served | undefined {
    return this.join(this.serving(key, path));
  }

  /** The files whose transports count for a file: itself, else those around it, else its package. */
  private serving(key: string, path: string): string[] {
    this.build();
    if (this.ownOf(key)) return [key];
    const above = this.reach([key], (at) => this.importers.get(at) ?? []);
    if (this.join(above)) return above;
    const around = this.reach(above, (at) => this.files!.get(at)?.imports ?? []);
    if (this.join(around)) return around;
    const owner = this.packageOf(path);
    return [...this.files!].filter(([, file]) => this.packageOf(file.path) === owner).map(([at]) => at);
  }

  private build(): void {
    if (this.files) return;
    this.files = this.list();
    for (const [key, { imports, path }] of this.files)
      if (!this.isTest(path))
        for (const target of imports) {
          const known = this.importers.get(target);
          if (known) known.push(key);
          else this.importers.set(target, [key]);
        }
  }

  /** Goes by the path inside the package: a project may itself lie in a folder called test. */
  private isTest(path: string): boolean {
    const owner = this.packageOf(path);
    return isTestFile(owner !== undefined && path.startsWith(owner) ? path.slice(owner.length) : basename(path));
  }

  private reach(from: readonly string[], next: (key: string) => readonly string[]): string[] {
    const seen = new Set(from);
    for (const key of seen) for (const other of next(key)) seen.add(other);
    return [...seen];
  }

  private join(keys: readonly string[]): Served | undefined {
    return keys.reduce<Served | undefined>((all, key) => joinServed(all, this.ownOf(key)), undefined);
  }

  private ownOf(key: string): Served | undefined {
    if (!this.own.has(key)) {
      const file = this.files!.get(key);
      this.own.set(key, file && !this.isTest(file.path) ? servedIn(file.text) : undefined);
    }
    return this.own.get(key);
  }
}
