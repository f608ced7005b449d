import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { HostingWishes } from '../engine/facts.js';
import { runOn } from '../engine/pipeline.js';
import { isTestFile } from '../engine/served.js';
import { SourceFile } from '../engine/source-file.js';
import type { Transform } from '../engine/transform.js';
import { FileError } from '../engine/types.js';
import { V1_VERSION, V2_PACKAGES } from '../sdk/v2-versions.js';
import { chooseTransforms } from './choose.js';
import { type Discovery, discover } from './discover.js';
import { cachedDisk } from './disk.js';
import { UsageError } from './errors.js';
import { CLIENT_NEEDLES } from './facts/clients.js';
import { FactIndex } from './facts/index.js';
import { moduleKey, Resolver } from './facts/resolve.js';
import { askGit, findGitRoot, type GitQuestion, gitState } from './git.js';
import { LateMarks, type Source } from './late-marks.js';
import { LEFTOVER_WORDS, LeftoverMarks } from './leftovers.js';
import { planProjectManifests } from './migrate-manifests.js';
import { PackageMap } from './package-map.js';
import { byPath, reportPath } from './paths.js';
import { EVERYTHING, mentionsSdk, pathMentionsSdk, readSource, SDK_NEEDLES } from './read.js';
import { findSeam, SEAM_WORDS } from './seams.js';
import { StyleFinder } from './style-finder.js';
import { toolVersion } from './tool-version.js';
import { projectNextSteps } from './tooling/project.js';
import type { Failure, MigrateOptions, Report } from './types.js';
import { writeFileAtomic, writeFilesAtomic } from './write.js';
import { spreadZodMovers } from './zod-movers.js';
import { ZodReach } from './zod-reach.js';

/** What makes a file worth reading: the SDK's scope, or a marker that an earlier run left. */
const FIRST_NEEDLES: readonly string[] = [...SDK_NEEDLES, 'TODO(mcp-v2/'];

/** What a file with schemas, or with code that looks into them, cannot do without. */
const ZOD_NEEDLES: readonly string[] = ["'zod'", '"zod"', 'zod-to-json-schema', '._def.', '.Enum.', '.Values.'];

/** An import of the SDK that is not of types alone. */
const RUNTIME_SDK =
  /(?:import\s+(?!type\b)[^'"]*|require\s*\(\s*|export\s+(?!type\b)[^'"]*)['"]@modelcontextprotocol\//;

/** Files that are made safe on the disk side by side. */
const WRITTEN_AT_ONCE = 16;

/** Trees of this much source text are kept from the first pass for the second; beyond it a file is parsed again. */
const KEPT_SOURCE_BYTES = 24 * 1024 * 1024;

/**
 * Migrates a project: finds the files, learns what they say of each other, rewrites each in memory, works out the
 * manifests, and (unless `dryRun`) writes what changed.
 * @returns the report; a file that could not be migrated is a `failure` in it and keeps none of the others back
 * @throws UsageError for an unknown transform, paths that match nothing, or uncommitted changes without `force`
 */
export async function migrate(options: MigrateOptions = {}): Promise<Report> {
  return new Run(options).run();
}

class Run {
  private readonly cwd: string;
  private readonly transforms: readonly Transform[];
  private readonly failures: Failure[] = [];
  private readonly report: Report;
  private readonly disk = cachedDisk();
  private readonly styles: StyleFinder;
  /** Whether a transform of this run asks what values are. */
  private readonly followsValues: boolean;
  /** Files without a mention of the SDK that hold something which reads like it. */
  private readonly seams: string[] = [];
  /** Whether the zod of a file's package goes from 3 to 4 in this run. */
  private zodMoves: (path: string) => boolean = () => false;
  private zodReach!: ZodReach;
  /** Files without a mention of the SDK that speak of MCP's sessions. */
  private readonly leftovers: string[] = [];
  private readonly leftoverMarks = new LeftoverMarks();
  private readonly marksLeftovers: boolean;

  constructor(private readonly options: MigrateOptions) {
    this.cwd = resolve(options.cwd ?? process.cwd());
    this.styles = new StyleFinder(this.disk, this.cwd);
    this.transforms = chooseTransforms(options.transforms, options.skip);
    this.followsValues = this.transforms.some((transform) => !transform.namesOnly);
    this.marksLeftovers = this.transforms.some(({ name }) => name === 'sessions');
    this.report = {
      versions: {
        tool: toolVersion(),
        sdk: V1_VERSION,
        packages: Object.fromEntries(V2_PACKAGES.map(({ name, version }) => [name, version])),
      },
      cwd: this.cwd,
      dryRun: options.dryRun ?? false,
      transforms: this.transforms.map((transform) => transform.name),
      scanned: 0,
      mentions: { v1: 0, v2: 0 },
      files: [],
      manifests: [],
      skipped: [],
      failures: this.failures,
      findings: [],
      next: [],
    };
  }

  async run(): Promise<Report> {
    const { options } = this;
    const paths = options.paths?.length ? options.paths : ['.'];
    // Git looks through the repository while we do.
    const git = options.dryRun || options.force ? undefined : askGit(this.cwd, paths);
    try {
      return await this.migrate(paths, git);
    } finally {
      git?.stop();
    }
  }

  /** @param git answers whether anything is uncommitted; undefined when nobody wants to know */
  private async migrate(paths: readonly string[], git: GitQuestion | undefined): Promise<Report> {
    const { options, report } = this;
    const found = discover({ cwd: this.cwd, paths: [...paths], ignore: options.ignore });
    if (found.empty.length) throw new UsageError(nothingMatches(found.empty));
    this.failures.push(...found.failures);
    report.scanned = found.files.length;
    report.skipped.push(...found.skipped.filter((skipped) => pathMentionsSdk(resolve(this.cwd, skipped.path))));
    this.nameUnsupported(found.unsupported);

    const packages = new PackageMap(this.disk, findGitRoot(this.cwd) ?? this.cwd);
    for (const manifest of found.manifests) packages.addManifest(manifest);
    const index = new FactIndex(
      (file) => packages.ownerOf(file),
      packages.byName,
      this.disk,
      (file) => packages.zodOf(file),
    );
    const sources = await this.readAll(found.files, index, packages);
    await this.rewriteAll(sources, index);
    if (!report.interrupted) {
      const late = new LateMarks(this.cwd, report.files, sources);
      late.orphans(found.files, (path, text) => index.importsOf(path, text));
      if (this.marksLeftovers) late.leftovers(this.leftovers, this.leftoverMarks);
    }
    this.nameSeams(sources, packages);
    if (git && !report.interrupted) await this.refuseDirty(report.files, git);
    if (options.manifest !== false && !report.interrupted) {
      const planned = await this.planManifests(found, paths);
      report.manifests.push(...planned.manifests);
      this.failures.push(...planned.failures);
      if (git) await this.refuseDirty(report.manifests, git);
    }
    if (options.fmt && !report.interrupted) await this.format();
    if (!options.dryRun && !report.interrupted) {
      const allWritten = await this.writeSources(sources);
      // What could not be written is on v1 still, and so is what its package.json must declare.
      if (!allWritten && report.manifests.length > 0 && !report.interrupted)
        report.manifests = (await this.planManifests(found, paths)).manifests;
      await this.writeManifests();
    }
    report.files = report.files.filter(
      (file) => file.changed || file.todos.length + file.standing.length + file.notes.length > 0,
    );
    report.skipped.sort((a, b) => byPath(a.path, b.path));
    report.next = projectNextSteps(this.cwd, report, this.disk);
    return report;
  }

  private nameUnsupported(files: readonly string[]): void {
    for (const file of files) {
      if (!pathMentionsSdk(file)) continue;
      const declaration = /\.d\.[cm]?ts$/.test(file);
      this.report.skipped.push({
        path: reportPath(file, this.cwd),
        reason: declaration ? 'declaration' : 'unsupported-language',
        message: declaration
          ? 'a declaration file; it comes out of a build, or must be rewritten by hand'
          : 'not JavaScript or TypeScript by its extension; move the SDK imports by hand',
      });
    }
  }

  /** Reads what mentions the SDK, then what imports the barrels among it. */
  private async readAll(files: readonly string[], index: FactIndex, packages: PackageMap): Promise<Source[]> {
    const sources = new Map<string, Source>();
    let kept = 0;
    let looked = 0;
    const failed = new Set<string>();
    // Files that leave their server to a library need not name the SDK.
    const hosts = [...packages.hosts].flatMap((library) => [`'${library}`, `"${library}`]);
    const firstNeedles = [...FIRST_NEEDLES, ...hosts];
    const take = async (
      path: string,
      needles: readonly string[],
      wanted: (text: string) => boolean,
    ): Promise<boolean> => {
      // The event loop must turn now and then, or Ctrl-C is never heard.
      if (++looked % 200 === 0) await new Promise((next) => setImmediate(next));
      if (this.options.signal?.aborted) this.report.interrupted = true;
      if (this.report.interrupted) return false;
      const isFirst = needles === firstNeedles;
      const reading = readSource(path, this.cwd, needles, (bytes) => {
        if (!isFirst || !this.followsValues || !packages.namesSdk(path)) return;
        // One expression each: a search per word costs more than reading. Words are ASCII, nothing need be decoded.
        const text = bytes.toString('latin1');
        if (SEAM_WORDS.test(text)) this.seams.push(path);
        if (LEFTOVER_WORDS.test(text)) this.leftovers.push(path);
      });
      // A file is looked for more than once; what is wrong with it is said once.
      if (reading.kind === 'failure' && !failed.has(path)) {
        this.failures.push(reading.failure);
        failed.add(path);
      }
      if (reading.kind === 'skipped' && needles === firstNeedles) this.report.skipped.push(reading.skipped);
      if (reading.kind !== 'source' || !wanted(reading.text)) return false;
      try {
        const file = new SourceFile(path, reading.text, this.styles.styleFor(path));
        const passesOn = index.add(path, reading.text, () => file, needles !== firstNeedles);
        kept += reading.bytes.length;
        if (kept < KEPT_SOURCE_BYTES) index.keep(path, file);
        else index.drop();
        sources.set(path, { path, bytes: reading.bytes, file: kept < KEPT_SOURCE_BYTES ? file : undefined });
        return passesOn;
      } catch (error) {
        this.fail(path, error);
        failed.add(path);
        return false;
      }
    };
    let barrels = 0;
    for (const path of files) if (await take(path, firstNeedles, () => true)) barrels++;
    // A barrel's importers may be barrels themselves: look again until a round finds none.
    while (barrels > 0) {
      barrels = 0;
      const needles = index.needles();
      for (const path of files)
        if (
          !sources.has(path) &&
          !failed.has(path) &&
          (await take(path, needles, (text) => index.importsBarrel(path, text)))
        )
          barrels++;
    }
    // Tests that name no package may stand in for a client of the code they test.
    const callers = new Set(
      [...sources.values()].flatMap(({ path, bytes }) => (bytes.includes('.callTool(') ? [moduleKey(path)] : [])),
    );
    if (callers.size > 0)
      for (const path of files)
        if (isTestFile(path) && !sources.has(path) && !failed.has(path))
          await take(path, ['callTool'], (text) => index.importsOf(path, text).some((key) => callers.has(key)));
    // zod goes from 3 to 4 for a whole package: its other schemas go with those that reach the SDK.
    this.zodReach = new ZodReach(this.disk, new Resolver(this.disk, packages.byName));
    const movers = this.zodMovers([...sources.values()], packages);
    spreadZodMovers(movers, files, packages, (path, words) => {
      const reading = readSource(path, this.cwd, words);
      return reading.kind === 'source' ? reading.text : undefined;
    });
    this.zodMoves = (path) => movers.has(packages.ownerOf(path) ?? '');
    index.moveZod(movers);
    if (movers.size > 0)
      for (const path of files)
        if (!sources.has(path) && !failed.has(path) && movers.has(packages.ownerOf(path) ?? ''))
          await take(path, ZOD_NEEDLES, () => true);
    // Files that name no package but are handed the SDK's objects are part of the migration too.
    let byKey: Map<string, string> | undefined;
    const pathOf = (key: string) => {
      byKey ??= new Map(files.map((path) => [moduleKey(path), path]));
      return byKey.get(key);
    };
    index.readWith((key) => {
      const path = pathOf(key);
      const reading = path === undefined ? undefined : readSource(path, this.cwd, EVERYTHING);
      if (path === undefined || reading?.kind !== 'source') return undefined;
      try {
        return { path, file: new SourceFile(path, reading.text) };
      } catch {
        return undefined;
      }
    });
    const sorted = () => [...sources.values()].sort((a, b) => byPath(a.path, b.path));
    if (!this.followsValues) return sorted();
    const readClients = this.clientReader(files, sources, failed, packages);
    index.clients.othersWith(readClients);
    index.follow((key) => {
      const path = pathOf(key);
      if (path === undefined || sources.has(path) || failed.has(path)) return false;
      const reading = readSource(path, this.cwd, EVERYTHING);
      if (reading.kind !== 'source') return false;
      try {
        const file = new SourceFile(path, reading.text, this.styles.styleFor(path));
        index.keep(path, file);
        sources.set(path, { path, bytes: reading.bytes, file });
        return true;
      } catch {
        // It does not parse, and it does not name the SDK: nobody asked for it.
        return false;
      }
    });
    return sorted();
  }

  /** Reads the files that are no part of the run and may use its clients. */
  private clientReader(
    files: readonly string[],
    sources: ReadonlyMap<string, Source>,
    failed: ReadonlySet<string>,
    packages: PackageMap,
  ): () => { path: string; file: SourceFile }[] {
    return () =>
      files.flatMap((path) => {
        if (sources.has(path) || failed.has(path) || !packages.namesSdk(path)) return [];
        const reading = readSource(path, this.cwd, CLIENT_NEEDLES);
        if (reading.kind !== 'source') return [];
        try {
          return [{ path, file: new SourceFile(path, reading.text) }];
        } catch {
          return [];
        }
      });
  }

  /** The packages that declare zod 3 and whose schemas reach the SDK, from their own files or through others'. */
  private zodMovers(sources: readonly Source[], packages: PackageMap): Set<string> {
    const movers = new Set<string>();
    for (const { path, bytes } of sources) {
      const zod = packages.zodOf(path);
      const owner = packages.ownerOf(path) ?? '';
      if (zod === 4 || (packages.byName.size < 2 && (zod !== 3 || movers.has(owner)))) continue;
      const text = bytes.toString('utf8');
      if (!RUNTIME_SDK.test(text)) continue;
      for (const found of this.zodReach.from(path, text)) {
        if (zod === 3) movers.add(owner);
        if (packages.zodOf(found) === 3) movers.add(packages.ownerOf(found) ?? '');
        if (packages.byName.size < 2) break;
      }
    }
    return movers;
  }

  private async rewriteAll(sources: readonly Source[], index: FactIndex): Promise<void> {
    const { onProgress, signal } = this.options;
    let done = 0;
    const waiting = new Map(sources.map((source) => [source.path, source]));
    const rewrite = (source: Source) => waiting.delete(source.path) && this.rewrite(source, index);
    // A client asks what becomes of the server it connects to, a handler what serves it: that file's turn is now.
    index.outcomeWith((path) => {
      const source = waiting.get(path);
      if (source) rewrite(source);
      const where = reportPath(path, this.cwd);
      return this.report.files.find((file) => file.path === where)?.after;
    });
    for (const source of sources) {
      if (signal?.aborted) {
        this.report.interrupted = true;
        return;
      }
      rewrite(source);
      onProgress?.(++done, sources.length);
      // Lets a signal in, and a progress bar out, now and then.
      if (done % 50 === 0) await new Promise((next) => setImmediate(next));
    }
    this.report.files.sort((a, b) => byPath(a.path, b.path));
  }

  private rewrite(source: Source, index: FactIndex): void {
    const before = source.bytes.toString('utf8');
    if (before.includes('@modelcontextprotocol/sdk')) this.report.mentions!.v1++;
    else if (before.includes('@modelcontextprotocol/')) this.report.mentions!.v2++;
    try {
      const file = source.file ?? new SourceFile(source.path, before, this.styles.styleFor(source.path));
      // Trees are large: let go of each as soon as it has been used.
      source.file = undefined;
      const facts = { ...index.factsFor(source.path, file), hosting: this.wishes() };
      const lookAgain = this.marksLeftovers ? { lookAgain: LEFTOVER_WORDS } : {};
      const result = runOn(file, this.transforms, { facts, ...lookAgain });
      this.leftoverMarks.see(source.path, result);
      const { code, changed, todos, standing, transforms, packages, notes } = result;
      this.report.files.push({
        path: reportPath(source.path, this.cwd),
        changed,
        transforms,
        todos,
        standing,
        packages,
        notes,
        before,
        after: code,
        written: false,
      });
    } catch (error) {
      this.fail(source.path, error);
    }
  }

  /** What reads like v1 where nothing proves it, in packages that use the SDK. */
  private nameSeams(sources: readonly Source[], packages: PackageMap): void {
    const users = new Set<string | undefined>();
    for (const { path, bytes } of sources) if (mentionsSdk(bytes)) users.add(packages.ownerOf(path));
    const done = new Map(this.report.files.map((file) => [file.path, file.after]));
    for (const path of this.seams) {
      if (!users.has(packages.ownerOf(path))) continue;
      const where = reportPath(path, this.cwd);
      const reading = done.has(where) ? undefined : readSource(path, this.cwd, EVERYTHING);
      const text = done.get(where) ?? (reading?.kind === 'source' ? reading.text : undefined);
      const finding = text === undefined ? undefined : findSeam(where, text);
      if (finding) this.report.findings.push(finding);
    }
  }

  private wishes(): HostingWishes {
    const { legacy, sse } = this.options;
    return { ...(legacy === 'reject' && { legacy }), ...(sse === 'legacy' && { sse }) };
  }

  private fail(path: string, error: unknown): void {
    const where = reportPath(path, this.cwd);
    if (error instanceof FileError) {
      const { kind, line, column } = error;
      const message =
        kind === 'syntax'
          ? `does not parse: ${error.message}`
          : `left alone, for our output was not safe: ${error.message}; please report this`;
      this.failures.push({ path: where, kind, message, ...(line !== undefined && { line, column: column ?? 1 }) });
    } else
      this.failures.push({
        path: where,
        kind: 'internal',
        message: `left alone after an error of ours (${(error as Error).message}); please report this`,
      });
  }

  /** The manifests after this run. A file that failed is left on v1, at whatever step that was. */
  private planManifests(found: Discovery, paths: readonly string[]): ReturnType<typeof planProjectManifests> {
    const { cwd, report, failures } = this;
    const failed = new Set(failures.map((failure) => failure.path));
    return planProjectManifests({
      cwd,
      root: findGitRoot(cwd) ?? cwd,
      files: report.files.filter((file) => !failed.has(file.path)),
      holdouts: [...report.skipped, ...failures].map(({ path }) => resolve(cwd, path)),
      looked: new Set([...found.files, ...found.unsupported]),
      walked: paths.map((path) => resolve(cwd, path)).filter(isFolder),
      manifests: found.manifests,
      disk: this.disk,
      zodMoves: this.zodMoves,
      zodReach: this.zodReach,
    });
  }

  /** Nothing is overwritten that git could not bring back, unless the person says so. */
  private async refuseDirty(entries: readonly { path: string; changed: boolean }[], git: GitQuestion): Promise<void> {
    const files = entries.filter((entry) => entry.changed).map((entry) => resolve(this.cwd, entry.path));
    if (files.length === 0) return;
    const state = gitState(this.cwd, files, await git.answer);
    if (state.kind === 'none' && state.message)
      this.report.findings.push({
        rule: 'git',
        severity: 'info',
        file: '.',
        line: 1,
        column: 1,
        message: `${state.message}; git could not bring back what a run overwrites`,
      });
    if (state.kind !== 'dirty') return;
    throw new UsageError(`There are ${state.message}. --dry-run shows what would change without writing it.`);
  }

  /** Before anything is written, so that a dry run shows what a run writes. */
  private async format(): Promise<void> {
    const { cwd, disk, report, styles } = this;
    const { signal } = this.options;
    report.fmt = true;
    const changed = report.files.filter((file) => file.changed);
    const { formatterOf } = styles;
    const { formatFiles } = await import('./fmt/format.js');
    report.findings.push(...(await formatFiles(changed, { cwd, disk, formatterOf, signal })));
    if (signal?.aborted) report.interrupted = true;
  }

  /** @returns whether every file could be written; false too when the run was stopped */
  private async writeSources(sources: readonly Source[]): Promise<boolean> {
    const bytes = new Map(sources.map((source) => [reportPath(source.path, this.cwd), source]));
    const changed = this.report.files.filter((file) => file.changed);
    // The disk makes many files safe in little more time than one; few enough at once that Ctrl-C is heard.
    for (let first = 0; first < changed.length; first += WRITTEN_AT_ONCE) {
      if (await this.stopped()) return false;
      const batch = changed.slice(first, first + WRITTEN_AT_ONCE);
      const results = await writeFilesAtomic(
        batch.map((file) => {
          const source = bytes.get(file.path)!;
          return { file: source.path, text: file.after, expected: source.bytes };
        }),
        this.cwd,
      );
      for (const [at, result] of results.entries()) {
        batch[at]!.written = result.ok;
        if (!result.ok) this.failures.push(result.failure);
      }
    }
    return changed.every((file) => file.written);
  }

  private async writeManifests(): Promise<void> {
    for (const manifest of this.report.manifests) {
      if (!manifest.changed) continue;
      if (await this.stopped()) return;
      manifest.written = this.write(resolve(this.cwd, manifest.path), manifest.after, Buffer.from(manifest.before));
    }
  }

  private write(path: string, text: string, expected: Buffer): boolean {
    const result = writeFileAtomic(path, text, expected, this.cwd);
    if (!result.ok) this.failures.push(result.failure);
    return result.ok;
  }

  private async stopped(): Promise<boolean> {
    // A signal is heard where the event loop polls; called from there, the first turn ends before it does so again.
    for (let turn = 0; turn < 2; turn++) await new Promise((next) => setImmediate(next));
    if (this.options.signal?.aborted) this.report.interrupted = true;
    return this.report.interrupted ?? false;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Not there, a link that leads in circles, behind a closed door: discovery has said so.
    return false;
  }
}

function nothingMatches(empty: readonly string[]): string {
  const list = empty.map((argument) => `"${argument}"`).join(', ');
  return `Nothing matches ${list}. Name files, folders or globs that exist below the current folder.`;
}
