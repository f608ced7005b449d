/** A bare module specifier: what a package of the workspace can be imported by. */
const SPECIFIER = /['"](@[\w.-]+\/[\w.-]+|[\w][\w.-]*)(?:\/[^'"\n]*)?['"]/g;

/** Which packages of a workspace import each other, directly or through a third. */
export class PackageLinks {
  private readonly neighbours = new Map<string, Set<string>>();

  /** @param packages workspace packages by name: their folders */
  constructor(private readonly packages: ReadonlyMap<string, string>) {}

  /** Takes in one file's text; `dir` is the folder of its package. */
  add(dir: string, text: string): void {
    if (this.packages.size < 2) return;
    for (const [, name = ''] of text.matchAll(SPECIFIER)) {
      const other = this.packages.get(name);
      if (other === undefined || other === dir) continue;
      this.link(dir, other);
      this.link(other, dir);
    }
  }

  /** A package and all it is linked with, whichever imports the other. */
  reach(dir: string): string[] {
    const found = new Set([dir]);
    for (const next of found) for (const neighbour of this.neighbours.get(next) ?? []) found.add(neighbour);
    return [...found];
  }

  private link(from: string, to: string): void {
    this.neighbours.set(from, (this.neighbours.get(from) ?? new Set()).add(to));
  }
}
