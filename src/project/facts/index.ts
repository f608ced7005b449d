import { basename } from 'node:path';
import { readHanded } from '../../../transforms/lib/handed.js';
import type { Declared, FileFacts, Importer, SdkOrigin, ValueFact } from '../../engine/facts.js';
import type { Node } from '../../engine/node.js';
import { isTestFile } from '../../engine/served.js';
import type { SourceFile } from '../../engine/source-file.js';
import { isContextType } from '../../sdk/context.js';
import { provesAuthServer } from '../../sdk/oauth-errors.js';
import type { Role } from '../../sdk/role.js';
import { provenRoles, roleFrom } from '../../sdk/roles.js';
import { V1_PACKAGE } from '../../sdk/specifiers.js';
import { namesOf } from '../../sdk/verdicts.js';
import { cachedDisk, type Disk } from '../disk.js';
import { admitsSdkBefore } from '../sdk-version.js';
import { modulesBetween } from './between.js';
import { boundaryCalls, handoverCalls, hostedCalls, V1Dependencies } from './boundary.js';
import { ClientIndex } from './clients.js';
import { findDeclaration } from './declarations.js';
import { exportNames } from './export-names.js';
import { type ModuleExports, readExports } from './exports.js';
import { readHandOuts } from './hand-outs.js';
import { importsIn } from './importers.js';
import { PackageLinks } from './package-links.js';
import { isFolder, moduleKey, Resolver } from './resolve.js';
import { sdkExports } from './sdk-exports.js';
import { type ServedFile, ServedIndex } from './served.js';
import { readValue } from './values.js';

/** A call, and no marker that speaks of one. */
const CALLS_HANDLER = /\bcreateMcpHandler\s*\(\s*[^)\s]/;

/** Specifiers of imports, re-exports and requires, read off a text without parsing it. */
const SPECIFIERS = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*['"]([^'"\n]+)['"]/g;

/** Names of the SDK that only what works on a server has a use for. */
const WORKS_ON_SERVER = /Server$|Callback$|^ResourceTemplate$|^RequestHandlerExtra$|^\*$/;

const NO_ROLE = { client: false, server: false };

/** What a file exports of others. */
const PASSED_ON = /\bexport\b[^'"`;]*?\bfrom\s*['"]([^'"\n]+)['"]/g;

/** Callers that disagree: then nothing is known of the parameter. */
const CONFLICT = '';

/** Syntax without which a file exports nothing that it did not make itself. */
const PASSES_ON = /\bexport\s*(?:type\s*)?[{*]/;

/** Types of the SDK whose members or parameters changed: what is made from them is met in files that name no package. */
const SDK_TYPES =
  /\b(?:RequestHandlerExtra|(?:Server|Client)Context|(?:Tool|Prompt|Resources?|ResourceTemplate)Callback)\b/;
const EXPORTS_TYPES =
  /\bexport\s+(?:declare\s+|default\s+)?(?:abstract\s+)?(?:type\s+\w|interface|class)\b|\bexport\s+type\s+\w/;

/** A file that makes a server and exports something: others may work on the very server. */
const SHARES_SERVER = /\bexport\b[\s\S]*\bnew\s+[\w$.]*Server\s*[(<]|\bnew\s+[\w$.]*Server\s*[(<][\s\S]*\bexport\b/;
/** A file that makes a transport and exports something: a route of another file may hand it its requests. */
const SHARES_HANDLER =
  /\bexports?\b[\s\S]*\bnew\s+[\w$.]*ServerTransport\s*\(|\bnew\s+[\w$.]*ServerTransport\s*\([\s\S]*\bexports?\b/;
/** A file that exports something and makes a test double of an SDK server: tests that name no package look at it. */
const SHARES_DOUBLE =
  /(?:Mock|Stub)\w*<\s*McpServer\b|createStubInstance\(\s*McpServer\b|\bas\s+(?:unknown\s+as\s+)?McpServer\b/;
/** What works on a server it imported, as it is loaded. */
const REGISTERS_AT_LOAD = /^[\w$]+(?:\.server)?\.(?:tool|prompt|resource|register\w+|set\w+Handler)\b/m;

/**
 * What the files of a project say of each other. Fed with every file that mentions the SDK, then with those that import
 * from the barrels among them; asked for the facts of one file at a time.
 */
export class FactIndex {
  private readonly exports = new Map<string, ModuleExports & { path: string }>();
  /** Files that export types or classes of their own made from the SDK's: `type ToolExtra = RequestHandlerExtra<…>`. */
  private readonly derived = new Set<string>();
  private readonly rolesByPackage = new Map<string, { client: boolean; server: boolean }>();
  /** The same, of files that are no tests: a test's server does not make one of what is tested. */
  private readonly rolesOfSources = new Map<string, { client: boolean; server: boolean }>();
  /** Packages that run an authorization server, and whose sources use whose. */
  private readonly authServers = new Set<string>();
  private readonly links: PackageLinks;
  /** Packages whose zod this migration raises from 3 to 4. */
  private zodMovers: ReadonlySet<string> = new Set();
  private outcome: (path: string) => string | undefined = () => undefined;
  private readonly files = new Map<string, { path: string; file: SourceFile }>();
  /** By module key, export and parameter: the SDK type that is handed in. */
  private readonly arguments = new Map<string, string>();
  /** The same for functions that are reached through tables and objects: by their nodes. */
  private readonly handed = new Map<Node, Map<number, string>>();
  /** Files whose functions are handed a session id, by module key. */
  private readonly sessionTakers = new Set<string>();
  private readonly asking = new Set<string>();
  /** Whether every file of the run is kept; and who imports each, worked out when first asked. */
  private complete = true;
  private importers: Map<string, Importer[]> | undefined;
  /** The same with the modules that stand between files of the run. */
  private users: Map<string, Importer[]> | undefined;
  private sharesServers = false;
  /** By package folder: whether its SDK may be one before 1.22. */
  private readonly oldSdks = new Map<string, boolean>();
  /** Files that work on a server which a library hosts; worked out when first asked. */
  private hosted: Map<string, { dependency: string; through?: string }> | undefined;
  /** By module key: the exports in which v1's SDK can be met. */
  private readonly metExports = new Map<string, Set<string>>();
  /** Files that are no part of the run, read for one question. */
  private readonly read = new Map<string, { path: string; file: SourceFile } | undefined>();
  private reader: (key: string) => { path: string; file: SourceFile } | undefined = () => undefined;
  private readonly resolver: Resolver;
  private readonly dependencies: V1Dependencies;
  /** What clients must know of the project. */
  readonly clients = new ClientIndex({
    files: () => this.files.values(),
    importsOf: (path, text) => this.importsOf(path, text),
    keyOf: moduleKey,
    packageOf: (path) => this.packageOf(path),
    factsOf: (path) => this.factsOf(path),
  });
  private readonly servedIndex = new ServedIndex(
    () => this.servedFiles(),
    (path) => this.packageOf(path),
  );

  /**
   * @param packageOf the folder of the package.json that owns a file, or undefined
   * @param packages workspace packages by name: their folders
   */
  constructor(
    private readonly packageOf: (file: string) => string | undefined,
    private readonly packages: ReadonlyMap<string, string>,
    private readonly disk: Disk = cachedDisk(),
    /** The zod a file's package declares. */
    private readonly zodOf: (file: string) => 3 | 4 | undefined = () => undefined,
  ) {
    this.links = new PackageLinks(packages);
    this.resolver = new Resolver(disk, packages);
    this.dependencies = new V1Dependencies(disk);
  }

  /**
   * Takes in one file. It is parsed only when it may export what it imports; most need not be, for a role can be read
   * off the text.
   * @param imported whether it is here because it imports from a file that was taken in
   * @returns whether others may get v1's exports through it
   */
  add(path: string, text: string, parsed: () => SourceFile, imported = false): boolean {
    const dir = this.packageOf(path) ?? '';
    const { client, server } = provenRoles(text);
    for (const roles of this.isTest(path) ? [this.rolesByPackage] : [this.rolesByPackage, this.rolesOfSources]) {
      const known = roles.get(dir);
      roles.set(dir, { client: client || !!known?.client, server: server || !!known?.server });
    }
    if (provesAuthServer(text)) this.authServers.add(dir);
    this.links.add(dir, text);
    const shares = SHARES_SERVER.test(text);
    if (shares) this.sharesServers = true;
    const derives =
      shares ||
      SHARES_HANDLER.test(text) ||
      (SHARES_DOUBLE.test(text) && /\bexport\b/.test(text)) ||
      (imported && REGISTERS_AT_LOAD.test(text)) ||
      (EXPORTS_TYPES.test(text) && (imported || SDK_TYPES.test(text)));
    if (derives) this.derived.add(moduleKey(path));
    const exports = PASSES_ON.test(text) ? readExports(parsed()) : undefined;
    if (!exports) return derives;
    this.exports.set(moduleKey(path), { ...exports, path });
    return derives || [...exports.named.values()].some((origin) => 'module' in origin) || exports.sdkStars.length > 0;
  }

  /** Says which packages (by their folders) have schemas of zod 3 that reach the SDK. */
  moveZod(packages: ReadonlySet<string>): void {
    this.zodMovers = packages;
  }

  /** Says that a file is part of the run and was not kept: then nobody knows who imports what. */
  drop(): void {
    this.complete = false;
  }

  /** Keeps a parsed file for the questions other files have: what its exports are, what it hands to theirs. */
  keep(path: string, file: SourceFile): void {
    this.files.set(moduleKey(path), { path, file });
  }

  /** How to get at files of the project that nobody kept: by module key, parsed; undefined when there is none. */
  readWith(reader: (key: string) => { path: string; file: SourceFile } | undefined): void {
    this.reader = reader;
  }

  /**
   * Follows SDK objects from file to file: what each kept file hands to the functions it imports.
   * @param load parses and keeps the file behind a module key, if there is one; asked once for each
   */
  follow(load: (key: string) => boolean): void {
    const queue = [...this.files.keys()];
    const asked = new Set<string>();
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) {
      const kept = this.files.get(key);
      if (!kept) continue;
      const facts = this.factsOf(kept.path);
      for (const { place, index, type } of readHanded(kept.file, facts)) {
        const target = moduleKey(place.file.filename);
        if (target === key && isContextType(type)) continue;
        if (!this.files.has(target)) {
          // The function was read for this one question; once its file is part of the run, look again.
          if (asked.has(target)) continue;
          asked.add(target);
          if (load(target)) queue.push(target, key);
          continue;
        }
        if (this.noteHanded(place.node, index, type) && !queue.includes(target)) queue.push(target);
      }
      const resolved = new Map<string, string[]>();
      const targetsOf = (source: string): string[] => {
        const known = resolved.get(source);
        if (known) return known;
        const targets = this.resolver.resolve(kept.path, source);
        resolved.set(source, targets);
        return targets;
      };
      for (const { source, name, index, type } of readHandOuts(kept.file, facts, (at) => targetsOf(at).length > 0))
        for (const target of targetsOf(source)) {
          if (!this.files.has(target)) {
            if (asked.has(target)) continue;
            asked.add(target);
            if (!load(target)) continue;
            queue.push(target);
          }
          // A parameter that is known now may be handed on: look at that file again.
          if (this.note(target, name, index, type) && !queue.includes(target)) queue.push(target);
        }
    }
  }

  /** Notes what a function gets that another file reaches by following values. @returns whether this was news */
  private noteHanded(callable: Node, index: number, type: string): boolean {
    const slots = this.handed.get(callable) ?? new Map<number, string>();
    this.handed.set(callable, slots);
    const known = slots.get(index);
    if (known === type || known === CONFLICT) return false;
    slots.set(index, known === undefined ? type : CONFLICT);
    return true;
  }

  /** @returns whether this was news */
  private note(key: string, name: string, index: number, type: string): boolean {
    if (type === 'SessionId') this.sessionTakers.add(key);
    const slot = `${key}\n${name}\n${index}`;
    const known = this.arguments.get(slot);
    if (known === type || known === CONFLICT) return false;
    this.arguments.set(slot, known === undefined ? type : CONFLICT);
    return true;
  }

  private factsOf(path: string): FileFacts {
    return {
      packageRole: this.roleOf(path),
      origin: (source, name) => this.origin(path, source, name),
      valueOf: (source, name) => this.valueOf(path, source, name),
      argumentOf: (exported, index) => {
        const type = this.arguments.get(`${moduleKey(path)}\n${exported}\n${index}`);
        return type === CONFLICT ? undefined : type;
      },
      handedTo: (callable, index) => {
        const type = this.handed.get(callable)?.get(index);
        return type === CONFLICT ? undefined : type;
      },
      declarationOf: (source, name) => this.declarationOf(path, source, name),
      declarationsOf: (folder, name) => this.declarationsOf(path, folder, name),
      exportNames: (source) => this.exportNames(path, source),
      importers: () => this.importersOf(path),
      users: () => this.usersOf(path),
      moduleAt: (source) => this.moduleAt(path, source),
      sharesServers: this.sharesServers,
      takesSessionId: this.sessionTakers.has(moduleKey(path)),
      served: () => this.servedIndex.of(moduleKey(path), path),
      hostingStays: () => this.hostingStays(path),
      isTest: this.clients.isTest(path),
      oldEraUse: () => this.clients.oldEraUse(path),
      servesStateless: (at, port) => this.clients.servesStateless(at, port),
      throughBarrel: false,
      throughV1Barrel: false,
      usesAuthServer: this.links.reach(this.packageOf(path) ?? '').some((dir) => this.authServers.has(dir)),
      ...this.zodFacts(path),
      passthrough: this.passesThrough(path),
    };
  }

  /** Sets how the text of a file after this run is come by; undefined while that is being worked out. */
  outcomeWith(outcome: (path: string) => string | undefined): void {
    this.outcome = outcome;
    this.clients.outcomeWith(outcome);
  }

  private hostingStays(path: string): boolean {
    const hosts = this.servedIndex.hosts(moduleKey(path), path).filter((host) => host !== path);
    return hosts.length > 0 && hosts.every((host) => !CALLS_HANDLER.test(this.outcome(host) ?? 'createMcpHandler(it)'));
  }

  /** The files of the run, with what each imports of the others. */
  private servedFiles(): Map<string, ServedFile> {
    return new Map(
      [...this.files].map(([key, { path, file }]) => {
        return [key, { path, text: file.text, imports: this.importsOf(path, file.text) }];
      }),
    );
  }

  /** The files that a text imports, by module key. */
  importsOf(path: string, text: string): string[] {
    const specifiers = [...text.matchAll(SPECIFIERS)].map(([, specifier = '']) => specifier);
    return specifiers.flatMap((specifier) => this.resolver.resolve(path, specifier));
  }

  private importersOf(path: string): readonly Importer[] | undefined {
    if (!this.complete) return undefined;
    this.importers ??= this.findImporters(this.files.values());
    return this.importers.get(moduleKey(path)) ?? [];
  }

  private usersOf(path: string): readonly Importer[] | undefined {
    if (!this.complete) return undefined;
    if (!this.users) {
      const kept = new Map([...this.files].map(([key, file]) => [key, file.path]));
      const between = modulesBetween(kept, this.resolver, this.disk).flatMap((key) => this.readAt(key) ?? []);
      this.users = this.findImporters([...this.files.values(), ...between]);
    }
    return this.users.get(moduleKey(path)) ?? [];
  }

  private findImporters(files: Iterable<{ path: string; file: SourceFile }>): Map<string, Importer[]> {
    const importers = new Map<string, Importer[]>();
    for (const { path, file } of files) {
      const facts = this.factsFor(path, file);
      for (const { source, name, node } of importsIn(file))
        for (const key of this.resolver.resolve(path, source)) {
          const known = importers.get(key) ?? [];
          importers.set(key, known);
          known.push({ file, facts, name, node });
        }
    }
    return importers;
  }

  /** The module behind a specifier: of a folder of modules there is no telling which. */
  private moduleKeys(from: string, source: string): string[] {
    return isFolder(source) ? [] : this.resolver.resolve(from, source);
  }

  /** What stands behind an export of every module of a folder that has it. */
  private declarationsOf(from: string, folder: string, name: string): Declared[] {
    return this.resolver.resolve(from, folder).flatMap((key) => this.declarationAt(key, name) ?? []);
  }

  private moduleAt(from: string, source: string): { file: SourceFile; facts: FileFacts } | undefined {
    for (const key of this.moduleKeys(from, source)) {
      const kept = this.files.get(key);
      if (kept) return { file: kept.file, facts: this.factsFor(kept.path, kept.file) };
    }
    return undefined;
  }

  /** A file of the project that was not taken in; read once. */
  private readAt(key: string) {
    if (!this.read.has(key)) this.read.set(key, this.reader(key));
    return this.read.get(key);
  }

  private declarationOf(from: string, source: string, name: string): Declared | undefined {
    const key = this.moduleKeys(from, source).find((each) => this.files.has(each) || this.readAt(each));
    return key === undefined ? undefined : this.declarationAt(key, name);
  }

  private declarationAt(key: string, name: string): Declared | undefined {
    const kept = this.files.get(key) ?? this.readAt(key);
    const slot = `declaration ${key}\n${name}`;
    if (!kept || this.asking.has(slot)) return undefined;
    this.asking.add(slot);
    try {
      return findDeclaration(kept.file, this.factsOf(kept.path), name);
    } finally {
      this.asking.delete(slot);
    }
  }

  private exportNames(from: string, source: string): readonly string[] | undefined {
    for (const key of this.moduleKeys(from, source)) {
      const kept = this.files.get(key) ?? this.readAt(key);
      if (!kept) continue;
      const slot = `exports ${key}`;
      // Files that pass each other on in a circle: the inner question has no answer yet.
      if (this.asking.has(slot)) return undefined;
      this.asking.add(slot);
      try {
        return exportNames(kept.file, (passed) => this.exportNames(kept.path, passed) ?? []);
      } finally {
        this.asking.delete(slot);
      }
    }
    return undefined;
  }

  private valueOf(from: string, source: string, name: string): ValueFact | undefined {
    for (const key of this.moduleKeys(from, source)) {
      const kept = this.files.get(key);
      if (!kept) continue;
      const slot = `${key}\n${name}`;
      // Files that import each other in a circle: the inner question has no answer yet.
      if (this.asking.has(slot)) return undefined;
      this.asking.add(slot);
      try {
        return readValue(kept.file, this.factsOf(kept.path), name);
      } finally {
        this.asking.delete(slot);
      }
    }
    return undefined;
  }

  /** Texts one of which a file must contain to import from a barrel: cheap to look for before anything is parsed. */
  needles(): string[] {
    const needles = new Set<string>();
    for (const key of [...this.exports.keys(), ...this.derived]) {
      needles.add(basename(key));
      // `'.'`, `'./'` and `'../..'` name a folder's index without saying so, `'./index.js'` does.
      for (const end of ["/'", '/"', ".'", '."', '/index']) needles.add(end);
    }
    return [...needles];
  }

  /** Whether a text, not parsed yet, imports something of v1 through a barrel. */
  importsBarrel(path: string, text: string): boolean {
    for (const [, specifier = ''] of text.matchAll(SPECIFIERS))
      for (const key of this.resolver.resolve(path, specifier))
        if (key !== moduleKey(path) && this.passesOn(key)) return true;
    return false;
  }

  factsFor(path: string, file: SourceFile): FileFacts {
    const facts = this.factsOf(path);
    const { origin } = facts;
    const barrels = file.imports.records.flatMap((record) =>
      record.kind !== 'namespace' ? (origin(record.original.source, record.original.name) ?? []) : [],
    );
    const hosted = hostedCalls(file, (dependency) => this.hostState(path, dependency));
    const shared = hosted.length > 0 ? [] : this.reachedByHosts(path, file);
    const boundary =
      hosted.length + shared.length > 0
        ? [...hosted, ...shared]
        : boundaryCalls(file, (dependency) => this.dependencies.has(path, dependency));
    const handovers =
      boundary.length > 0 ? [] : handoverCalls(file, facts, (dependency) => this.dependencies.has(path, dependency));
    return {
      ...facts,
      throughBarrel: barrels.length > 0,
      throughV1Barrel: barrels.some((barrel) => !barrel.moved),
      ...(boundary.length > 0 && { boundary }),
      ...(handovers.length > 0 && { handovers }),
    };
  }

  /** Whether a hosting library is on v1; one that is part of the project moves with it. */
  private hostState(path: string, dependency: string): boolean | undefined {
    return this.packages.has(dependency) ? false : this.dependencies.state(path, dependency);
  }

  /**
   * A file that names the SDK and stays on v1 with a hosted server: one that the hosting file imports, directly or not,
   * or one that meets the SDK in what it imports from such a file.
   */
  private reachedByHosts(path: string, file: SourceFile): { dependency: string; call: Node; message: string }[] {
    this.hosted ??= this.findHosted();
    const kept = this.hosted.get(moduleKey(path));
    const first = file.imports.records.find((record) => record.original.source.startsWith(V1_PACKAGE));
    if (!kept || !first) return [];
    const { dependency, through } = kept;
    const worksOnIt = file.imports.records.some(
      ({ original }) => original.source.startsWith(V1_PACKAGE) && WORKS_ON_SERVER.test(original.name),
    );
    const use = worksOnIt ? 'that this file works on' : 'with this file';
    const message =
      through === undefined
        ? `${dependency}, on v1 of the SDK, builds and hosts the server ${use}, so the file was left as it is; update ${dependency} first, then run again.`
        : `what this file imports from ${through} stays on v1 of the SDK with ${dependency}, and this file with it; update ${dependency} first, then run again.`;
    return [{ dependency, call: first.declaration, message }];
  }

  /** Files that stay on v1 with a hosted server, by module key: the library that hosts, and what they share with it. */
  private findHosted(): Map<string, { dependency: string; through?: string }> {
    const reached = new Map<string, { dependency: string; through?: string }>();
    const hosts = [...this.files.values()].flatMap(({ path, file }) => {
      const [first] = hostedCalls(file, (dependency) => this.hostState(path, dependency));
      return first ? [{ key: moduleKey(path), dependency: first.dependency }] : [];
    });
    if (hosts.length === 0) return reached;
    const served = this.servedFiles();
    const hosting = new Map(hosts.map(({ key, dependency }) => [key, dependency]));
    const reach = (from: { key: string; dependency: string }[]) => {
      for (const { key, dependency } of from)
        for (const target of this.throughBarrels(served.get(key)?.imports ?? [])) {
          if (reached.has(target) || !served.has(target)) continue;
          reached.set(target, { dependency });
          from.push({ key: target, dependency });
        }
    };
    reach([...hosts]);
    for (let size = -1; size !== reached.size; ) {
      size = reached.size;
      for (const [key, { path, file }] of this.files) {
        if (reached.has(key) || hosting.has(key)) continue;
        const shared = this.sharedWith(path, file, (target) => hosting.get(target) ?? reached.get(target)?.dependency);
        if (!shared) continue;
        reached.set(key, shared);
        // A file that only passes on what stays is no reason for others to.
        if (file.text.includes(V1_PACKAGE)) reach([{ key, dependency: shared.dependency }]);
      }
    }
    return reached;
  }

  /** Module keys, and for those of files that were not taken in what they pass on: `export * from './metrics.js'`. */
  private throughBarrels(keys: readonly string[]): Set<string> {
    const all = new Set(keys);
    for (const key of all) {
      const barrel = this.files.has(key) ? undefined : this.readAt(key);
      if (!barrel || !PASSES_ON.test(barrel.file.text)) continue;
      for (const [, specifier = ''] of barrel.file.text.matchAll(PASSED_ON))
        for (const target of this.resolver.resolve(barrel.path, specifier)) all.add(target);
    }
    return all;
  }

  /** What a file imports from one that stays on v1, if the SDK can be met in it. */
  private sharedWith(
    path: string,
    file: SourceFile,
    dependencyOf: (key: string) => string | undefined,
  ): { dependency: string; through: string } | undefined {
    for (const { source, name } of importsIn(file))
      for (const key of this.resolver.resolve(path, source)) {
        const dependency = dependencyOf(key);
        if (dependency !== undefined && this.isMet(key, name)) return { dependency, through: source };
      }
    return undefined;
  }

  /** Whether v1's SDK can be met in an export of a file; `*` for any of them. */
  private isMet(key: string, name: string): boolean {
    const kept = this.files.get(key);
    if (!kept || name === '') return false;
    let met = this.metExports.get(key);
    if (!met) {
      // Files that import each other in a circle: the inner question has no answer yet.
      this.metExports.set(key, new Set());
      met = sdkExports(kept.file, (source, inner) =>
        this.resolver.resolve(kept.path, source).some((target) => this.isMet(target, inner)),
      );
      this.metExports.set(key, met);
    }
    return name === '*' ? met.size > 0 : met.has(name) || (met.has('*') && name !== 'default');
  }

  /** Whether the SDK of a file's package may be one before 1.22: the one installed, or else the oldest its range admits. */
  private passesThrough(path: string): boolean {
    const dir = this.packageOf(path);
    if (dir === undefined) return false;
    let passes = this.oldSdks.get(dir);
    if (passes === undefined) {
      passes = admitsSdkBefore(this.disk, dir, [1, 22, 0, -1]);
      this.oldSdks.set(dir, passes);
    }
    return passes;
  }

  private zodFacts(path: string): Pick<FileFacts, 'zodMajor' | 'zodStays'> {
    const zodMajor = this.zodOf(path);
    return { zodMajor, zodStays: zodMajor === 3 && !this.zodMovers.has(this.packageOf(path) ?? '') };
  }

  private roleOf(path: string): Role {
    const dir = this.packageOf(path) ?? '';
    const ofSources = this.isTest(path) ? 'unknown' : roleFrom(this.rolesOfSources.get(dir) ?? NO_ROLE);
    return ofSources === 'unknown' ? roleFrom(this.rolesByPackage.get(dir) ?? NO_ROLE) : ofSources;
  }

  /** Goes by the path inside the package: a project may itself lie in a folder called test. */
  private isTest(path: string): boolean {
    const owner = this.packageOf(path);
    return isTestFile(owner !== undefined && path.startsWith(owner) ? path.slice(owner.length) : basename(path));
  }

  private origin(from: string, source: string, name: string, seen = new Set<string>()): SdkOrigin | undefined {
    for (const key of this.moduleKeys(from, source)) {
      const found = this.exportOf(key, name, seen);
      if (found) return found;
    }
    return undefined;
  }

  /** @param seen questions on the way here: re-exports may go in circles */
  private exportOf(key: string, name: string, seen: Set<string>): SdkOrigin | undefined {
    const exports = this.exports.get(key);
    const question = `${key}\n${name}`;
    if (!exports || seen.has(question)) return undefined;
    seen.add(question);
    const named = exports.named.get(name);
    if (named) return 'module' in named ? named : this.origin(exports.path, named.source, named.name, seen);
    // A name of the file's own hides what a star would bring; `default` no star brings.
    if (exports.own.has(name) || name === 'default') return undefined;
    const star = exports.sdkStars.find((module) => namesOf(module).includes(name));
    if (star) return { module: star, name };
    for (const source of exports.stars) {
      const found = this.origin(exports.path, source, name, seen);
      if (found) return found;
    }
    return undefined;
  }

  /** Whether anything of v1 comes through a module at all. */
  private passesOn(key: string, seen = new Set<string>()): boolean {
    if (this.derived.has(key)) return true;
    const exports = this.exports.get(key);
    if (!exports || seen.has(key)) return false;
    seen.add(key);
    if (exports.sdkStars.length > 0) return true;
    for (const origin of exports.named.values()) {
      if ('module' in origin) return true;
      if (this.origin(exports.path, origin.source, origin.name)) return true;
    }
    return exports.stars.some((source) =>
      this.resolver.resolve(exports.path, source).some((next) => this.passesOn(next, seen)),
    );
  }
}
