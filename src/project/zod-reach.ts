import { SourceFile } from '../engine/source-file.js';
import type { Disk } from './disk.js';
import { importsIn } from './facts/importers.js';
import { isFolder, moduleFile, type Resolver } from './facts/resolve.js';

const ZOD_IMPORT = /(?:from|require\()\s*['"]zod(?:\/v4)?['"]/;

/** Registers tools or prompts, so that it hands the SDK schemas wherever it has them from. */
const REGISTERS = /\.(?:tool|registerTool|prompt|registerPrompt)\s*[(<]/;

/** A module specifier with what stands in front of it: an import, an `export … from`, a `require(`. */
const SPECIFIERS = /(\b(?:import|export)\b[^'"`;]*?\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*['"]([^'"\n]+)['"]/g;

/** A module that is loaded by a name worked out when the code runs. */
const COMPUTED = /\b(?:import|require)\s*\(\s*(?!['"]|\s)/;

type Kind = 'any' | 'value' | 'passed on';

/** What is known of a module: whether it imports zod, and the modules of the project it leads to. */
interface Module {
  zod: boolean;
  leads: Partial<Record<Kind, readonly string[]>>;
}

/** Where the schemas come from that a file may hand to the SDK: read off the imports, in text, for many files at once. */
export class ZodReach {
  private readonly modules = new Map<string, Module>();
  private readonly paths = new Map<string, string | undefined>();

  constructor(
    private readonly disk: Disk,
    private readonly resolver: Resolver,
  ) {}

  /** Whether a text imports zod, or has schemas of a module that does. */
  reaches(path: string, text: string): boolean {
    return !this.from(path, text).next().done;
  }

  /**
   * The modules that import zod and whose schemas a file may have: its own, its neighbours', what these pass on, and
   * for a file that registers tools those of all it imports, over any number of modules.
   * @returns their paths, the nearest first
   */
  *from(path: string, text: string): Generator<string> {
    const kind = REGISTERS.test(text) ? 'value' : 'passed on';
    if (ZOD_IMPORT.test(text)) yield path;
    const seen = new Set([path]);
    const waiting = this.leadsOf(path, text, 'any');
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const module = this.moduleAt(next);
      if (module.zod) yield next;
      module.leads[kind] ??= this.leadsOf(next, this.disk.read(next) ?? '', kind);
      waiting.push(...module.leads[kind]);
    }
  }

  private moduleAt(path: string): Module {
    let module = this.modules.get(path);
    if (!module) {
      module = { zod: ZOD_IMPORT.test(this.disk.read(path) ?? ''), leads: {} };
      this.modules.set(path, module);
    }
    return module;
  }

  /** The modules of the project that a text imports: all of them, for more than types, or to export what is theirs. */
  private leadsOf(path: string, text: string, kind: Kind): string[] {
    const found: string[] = [];
    for (const [, head = '', specifier = ''] of text.matchAll(SPECIFIERS)) {
      if (kind !== 'any' && /^(?:import|export)\s+type\b/.test(head)) continue;
      if (kind === 'passed on' && !head.startsWith('export')) continue;
      for (const key of this.resolver.resolve(path, specifier)) {
        const other = this.pathOf(key);
        if (other !== undefined) found.push(other);
      }
    }
    if (kind !== 'passed on' && COMPUTED.test(text)) found.push(...this.loadedBy(path, text));
    return found;
  }

  /** The modules of the folders from which a text loads by a computed name. */
  private loadedBy(path: string, text: string): string[] {
    let file: SourceFile;
    try {
      file = new SourceFile(path, text);
    } catch {
      return [];
    }
    const folders = importsIn(file).flatMap(({ source }) => (isFolder(source) ? [source] : []));
    return folders.flatMap((folder) => this.resolver.resolve(path, folder)).flatMap((key) => this.pathOf(key) ?? []);
  }

  private pathOf(key: string): string | undefined {
    if (!this.paths.has(key)) this.paths.set(key, moduleFile(this.disk, key));
    return this.paths.get(key);
  }
}
