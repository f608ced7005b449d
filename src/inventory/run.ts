import { realpathSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { LineIndex } from '../engine/lines.js';
import { resolveArgument } from '../project/arguments.js';
import { UsageError } from '../project/errors.js';
import { errorWords } from '../project/fs-errors.js';
import { byPath, reportPath, slashed } from '../project/paths.js';
import { toolVersion } from '../project/tool-version.js';
import type { Failure, Skipped } from '../project/types.js';
import { V1_VERSION, V2_PACKAGES } from '../sdk/v2-versions.js';
import { applyBaseline, type Baseline } from './baseline.js';
import { applyEra } from './era.js';
import { FindingsOfFile } from './finding.js';
import { foldKept } from './kept.js';
import { linkFindings } from './link.js';
import { type Deployable, makePlan } from './plan.js';
import { MAX_BYTES, readText } from './read-text.js';
import type { InventoryReport } from './report.js';
import { SCANNERS } from './scanners/index.js';
import { sourceFindings } from './source-code.js';
import { type InventoryFinding, type Kind, type ScanInput, type Scanner, SEVERITIES, type Severity } from './types.js';
import { filesBelow } from './walk.js';

/** What `inventory()` takes; the command line maps onto it one to one. */
export interface InventoryOptions {
  /** Files, folders or globs, relative to `cwd`. Default: `['.']`. */
  paths?: string[];
  cwd?: string;
  /** Only these kinds; default: all. */
  kinds?: readonly Kind[];
  /** Nothing milder than this; default: everything. */
  severity?: Severity;
  /** Findings that are accepted; only others are reported. */
  baseline?: Baseline;
  /** Stops between two files when aborted. */
  signal?: AbortSignal;
}

/** Findings of one file beyond this number are one line of the report: a file like that is generated. */
const MAX_PER_FILE = 500;

/**
 * Reads a whole repository and lists every place that assumes a persistent MCP session. Nothing is changed, run or
 * fetched.
 * @returns the report; a file that cannot be read is a failure in it and keeps none of the others back
 * @throws UsageError for paths that match nothing
 */
export async function inventory(options: InventoryOptions = {}): Promise<InventoryReport> {
  const cwd = realpathSync(resolve(options.cwd ?? process.cwd()));
  const { root, files } = findFiles(cwd, options.paths?.length ? options.paths : ['.']);
  const run = new Run(root, options.signal);
  for (const problem of files.problems) run.fail(problem.path, problem.message);
  let looked = 0;
  for (const file of files.list()) {
    // The event loop must turn now and then, or Ctrl-C is never heard.
    if (++looked % 200 === 0) await new Promise((next) => setImmediate(next));
    if (options.signal?.aborted) break;
    run.look(file);
  }
  for (const problem of files.problems.splice(0)) run.fail(problem.path, problem.message);
  if (!options.signal?.aborted) {
    const code = await sourceFindings(root, run.sources, options.signal);
    run.take(code);
  }
  return run.report(looked, options);
}

/** A statement is rarely longer, from the line a marker stands above to the line it is about. */
const NEAR = 6;

const MANIFEST =
  /^(?:package\.json|pyproject\.toml|go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|Chart\.yaml|Dockerfile|wrangler\.(?:toml|jsonc?)|fly\.toml|composer\.json|setup\.py|.*\.csproj)$/;
/** Where a manifest says its own name. */
const NAME: Record<string, RegExp> = {
  'package.json': /"name"\s*:\s*"([^"]+)"/,
  'pyproject.toml': /^name\s*=\s*["']([^"']+)["']/m,
  'Chart.yaml': /^name:\s*["']?([\w.-]+)/m,
  'go.mod': /^module\s+(?:\S*\/)?(\S+)/m,
};

class Run {
  private findings: InventoryFinding[] = [];
  private readonly pending: FindingsOfFile['pending'] = [];
  /** JavaScript and TypeScript that mentions MCP's SDK or its kin: the transforms look at these together. */
  readonly sources: string[] = [];
  private readonly skipped: Skipped[] = [];
  private readonly deployables = new Map<string, Deployable>();
  private readonly failures = new Map<string, Failure>();

  constructor(
    private readonly root: string,
    private readonly signal: AbortSignal | undefined,
  ) {}

  look(file: string): void {
    const path = reportPath(file, this.root);
    try {
      const reading = readText(file);
      if (reading.kind === 'nothing') return;
      if (reading.kind === 'too-large') {
        if (SCANNERS.some((scanner) => scanner.handles(path, '')))
          this.skip(path, 'too-large', `larger than ${MAX_BYTES / 1024 / 1024} MiB; not looked at`);
        return;
      }
      this.noteDeployable(path, reading.text);
      if (/\.[cm]?[jt]sx?$/.test(path) && reading.text.includes('@modelcontextprotocol/')) this.sources.push(file);
      this.scan(path, reading.text, reading.latin1);
    } catch (error) {
      this.fail(file, `cannot be read (${errorWords(error)}); not looked at`);
    }
  }

  /** A folder with a manifest is built and deployed as one. */
  private noteDeployable(path: string, text: string): void {
    const [, folder = '', file = ''] = /^(?:(.*)\/)?([^/]*)$/.exec(path) ?? [];
    if (!MANIFEST.test(file)) return;
    const known = this.deployables.get(folder);
    const name = NAME[file]?.exec(text)?.[1];
    if (known && name === undefined) return;
    this.deployables.set(folder, { folder, name: name ?? known?.name ?? (basename(folder) || basename(this.root)) });
  }

  private scan(path: string, text: string, latin1: boolean): void {
    const head = text.slice(0, 4096);
    const scanners = SCANNERS.filter((scanner) => scanner.handles(path, head) && scanner.mentions.test(text));
    if (scanners.length === 0) return;
    const input: ScanInput = { path, text, lines: new LineIndex(text) };
    const file = new FindingsOfFile(input);
    for (const scanner of scanners) this.scanWith(scanner, input, file);
    if (latin1) this.skip(path, 'not-utf8', 'not valid UTF-8; read as Latin-1, characters beyond ASCII may be wrong');
    if (file.findings.length > MAX_PER_FILE)
      this.skip(path, 'generated', `has ${file.findings.length} places; the first ${MAX_PER_FILE} are listed`);
    this.findings.push(...file.findings.slice(0, MAX_PER_FILE));
    this.pending.push(...file.pending.slice(0, MAX_PER_FILE));
  }

  private scanWith(scanner: Scanner, input: ScanInput, file: FindingsOfFile): void {
    try {
      scanner.scan(input, {
        hit: (hit) => file.add(hit),
        skip: (message) => this.skip(input.path, 'too-complex', message),
      });
    } catch (error) {
      // A stack that ran out on nesting no person writes; anything else is a mistake of ours, and other files go on.
      const why =
        error instanceof RangeError
          ? 'nested too deeply'
          : `an error of ours (${(error as Error).message}); please report this`;
      this.skip(input.path, 'too-complex', `not looked at by the ${scanner.id} scanner: ${why}`);
    }
  }

  /** Adds what the codemod marks; a marker beside a finding of its kind belongs to that finding. */
  take(code: Awaited<ReturnType<typeof sourceFindings>>): void {
    for (const marker of code.findings) {
      const near = this.findings.find(
        ({ file, line, kind }) =>
          file === marker.file && kind === marker.kind && line >= marker.line && line <= marker.line + NEAR,
      );
      if (!near) this.findings.push(marker);
      else if (near.rule !== 'ts-import-sdk-v1' || near.line === marker.line) {
        const { file, line, column, message } = marker;
        near.related.push({ file, line, column, message });
      } else this.findings.push(marker);
    }
    this.findings = foldKept(this.findings, code.standing);
    for (const failure of code.failures) this.failures.set(failure.path, failure);
  }

  skip(path: string, reason: Skipped['reason'], message: string): void {
    if (this.skipped.some((skipped) => skipped.path === path && skipped.message === message)) return;
    this.skipped.push({ path, reason, message });
  }

  fail(file: string, message: string): void {
    const path = reportPath(file, this.root);
    this.failures.set(path, { path, kind: 'unreadable', message });
  }

  report(scanned: number, options: InventoryOptions): InventoryReport {
    const agents = new Set(
      this.findings.flatMap(({ rule, resource }) => (rule === 'cloudflare-mcpagent-class' ? [resource] : [])),
    );
    for (const { agent, finding } of this.pending.splice(0))
      if (agents.has(`class ${agent}`)) this.findings.push(finding);
    const linked = applyEra(linkFindings(this.findings)).sort(byPlace);
    const { fresh, accepted } = applyBaseline(linked, options.baseline);
    const grave = options.severity === undefined ? SEVERITIES.length : SEVERITIES.indexOf(options.severity) + 1;
    const findings = fresh.filter(
      ({ kind, severity }) =>
        (!options.kinds?.length || options.kinds.includes(kind)) && SEVERITIES.indexOf(severity) < grave,
    );
    return {
      versions: {
        tool: toolVersion(),
        sdk: V1_VERSION,
        packages: Object.fromEntries(V2_PACKAGES.map(({ name, version }) => [name, version])),
      },
      cwd: this.root,
      dryRun: true,
      transforms: [],
      scanned,
      files: [],
      manifests: [],
      skipped: this.skipped.sort((a, b) => byPath(a.path, b.path)),
      failures: [...this.failures.values()].sort((a, b) => byPath(a.path, b.path)),
      findings,
      accepted,
      plan: makePlan(findings, [...this.deployables.values()]),
      next: [],
      ...(this.signal?.aborted && { interrupted: true }),
    };
  }
}

function byPlace(a: InventoryFinding, b: InventoryFinding): number {
  return byPath(a.file, b.file) || a.line - b.line || a.column - b.column || byPath(a.rule, b.rule);
}

interface Files {
  list(): Iterable<string>;
  problems: { path: string; message: string }[];
}

/** What the arguments mean: one folder is what findings are relative to, else the folder the run was started in is. */
function findFiles(cwd: string, paths: readonly string[]): { root: string; files: Files } {
  const args = paths.map((typed) => ({ typed, means: resolveArgument(typed, cwd) }));
  const nothing = args.filter(({ means }) => means.kind === 'nothing' || means.kind === 'special');
  if (nothing.length > 0)
    throw new UsageError(
      `Nothing to look at: ${nothing.map(({ typed }) => (typed === '' ? '(empty)' : typed)).join(', ')}.`,
    );
  const problems: Files['problems'] = [];
  const first = args[0]!.means;
  const root = args.length === 1 && first.kind === 'folder' ? first.real : cwd;
  const excludes = args.flatMap(({ means }) => (means.kind === 'exclude' ? [means.excludes] : []));
  function* list(): Generator<string> {
    const seen = new Set<string>();
    for (const { means } of args) {
      if (means.kind === 'unreadable')
        problems.push({ path: means.path, message: `cannot be read (${errorWords(means.error)})` });
      for (const file of filesOf(means)) {
        if (seen.has(file) || excludes.some((excluded) => excluded(file))) continue;
        if (args.length > 1) seen.add(file);
        yield file;
      }
    }
  }
  function* filesOf(means: ReturnType<typeof resolveArgument>): Generator<string> {
    const onProblem = (problem: { path: string; message: string }) => void problems.push(problem);
    if (means.kind === 'file') yield means.real;
    else if (means.kind === 'folder') yield* filesBelow(means.real, cwd, onProblem);
    else if (means.kind === 'glob')
      for (const file of filesBelow(means.real, cwd, onProblem))
        if (means.match(slashed(file.slice(means.real.length + 1)))) yield file;
  }
  return { root, files: { list, problems } };
}
