import { dirname, join } from 'node:path';
import { HOST_LIBRARIES } from '../sdk/hosts.js';
import type { Disk } from './disk.js';
import { declarations } from './manifest/documents.js';
import { allowsBelow } from './manifest/range.js';
import { readSpecifier } from './manifest/specifier.js';

/** Which package.json owns a file, and where the project's own packages lie. */
export class PackageMap {
  /** Workspace packages by name: their folders. */
  readonly byName = new Map<string, string>();
  /** Libraries that host servers (src/sdk/hosts.ts) and that some package of the project declares. */
  readonly hosts = new Set<string>();
  private readonly owners = new Map<string, string | undefined>();
  private readonly sdkUsers = new Map<string, boolean>();
  private readonly zods = new Map<string, 3 | 4 | undefined>();

  constructor(
    private readonly disk: Disk,
    /** No owner is looked for above this folder. */
    private readonly root: string,
  ) {}

  addManifest(path: string): void {
    const manifest = this.read(path) ?? {};
    const { name } = manifest;
    for (const library of HOST_LIBRARIES.keys())
      if (declarations(manifest as never, library).length > 0) this.hosts.add(library);
    if (typeof name === 'string' && path.endsWith('package.json')) this.byName.set(name, dirname(path));
  }

  /** The folder of the nearest package.json above a file that is a package, not just a `{ "type": "commonjs" }`. */
  ownerOf(file: string): string | undefined {
    return this.ownerOfFolder(dirname(file));
  }

  /**
   * The major version of zod that a file's package declares (or a package.json above it): 3 when the range admits one.
   * What a range does not say (`catalog:`, a tag, no declaration at all) is read off the installed package.
   */
  zodOf(file: string): 3 | 4 | undefined {
    return this.zodOfFolder(dirname(file));
  }

  /** The package.json in a folder, as far as it can be read. */
  manifestOf(folder: string): Record<string, unknown> {
    return this.read(join(folder, 'package.json')) ?? {};
  }

  /** Whether the package.json of a file's package names the SDK, v1 or v2, or no package is known. */
  namesSdk(file: string): boolean {
    const owner = this.ownerOf(file);
    if (owner === undefined) return true;
    let names = this.sdkUsers.get(owner);
    if (names === undefined) {
      names = this.disk.read(join(owner, 'package.json'))?.includes('@modelcontextprotocol/') ?? true;
      this.sdkUsers.set(owner, names);
    }
    return names;
  }

  private zodOfFolder(dir: string): 3 | 4 | undefined {
    if (this.zods.has(dir)) return this.zods.get(dir);
    const up = dirname(dir);
    const found = this.declaredZod(dir) ?? (dir === this.root || up === dir ? undefined : this.zodOfFolder(up));
    this.zods.set(dir, found);
    return found;
  }

  private declaredZod(dir: string): 3 | 4 | undefined {
    for (const { spec } of declarations((this.read(join(dir, 'package.json')) ?? {}) as never, 'zod')) {
      const specifier = readSpecifier(spec);
      if (specifier.kind === 'range') return allowsBelow(specifier.range, [4, 0, 0, -1]) ? 3 : 4;
    }
    const installed = this.read(join(dir, 'node_modules', 'zod', 'package.json'))?.version;
    return typeof installed === 'string' ? (/^[0-3]\./.test(installed) ? 3 : 4) : undefined;
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
