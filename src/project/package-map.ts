import { dirname, join } from 'node:path';
import type { Disk } from './disk.js';

/** Which package.json owns a file, and where the project's own packages lie. */
export class PackageMap {
  /** Workspace packages by name: their folders. */
  readonly byName = new Map<string, string>();
  private readonly owners = new Map<string, string | undefined>();

  constructor(
    private readonly disk: Disk,
    /** No owner is looked for above this folder. */
    private readonly root: string,
  ) {}

  addManifest(path: string): void {
    const { name } = this.read(path) ?? {};
    if (typeof name === 'string' && path.endsWith('package.json')) this.byName.set(name, dirname(path));
  }

  /** The folder of the nearest package.json above a file that is a package, not just a `{ "type": "commonjs" }`. */
  ownerOf(file: string): string | undefined {
    return this.ownerOfFolder(dirname(file));
  }

  private ownerOfFolder(dir: string): string | undefined {
    if (this.owners.has(dir)) return this.owners.get(dir);
    const manifest = this.read(join(dir, 'package.json'));
    const isPackage =
      manifest && ['name', 'dependencies', 'devDependencies', 'scripts', 'exports'].some((key) => key in manifest);
    const up = dirname(dir);
    const owner = isPackage ? dir : dir === this.root || up === dir ? undefined : this.ownerOfFolder(up);
    this.owners.set(dir, owner);
    return owner;
  }

  private read(path: string): Record<string, unknown> | undefined {
    const text = this.disk.read(path);
    if (text === undefined) return undefined;
    try {
      const value = JSON.parse(text.replace(/^\uFEFF/, ''));
      return typeof value === 'object' && value !== null ? value : undefined;
    } catch {
      // A malformed manifest still owns its files; the manifest step reports it.
      return { name: undefined };
    }
  }
}
