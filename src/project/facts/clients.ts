import { relative } from 'node:path';
import { OLD_VERBS, oldEraUse } from '../../../transforms/lib/client-era.js';
import type { FileFacts } from '../../engine/facts.js';
import type { SourceFile } from '../../engine/source-file.js';

const TEST = /(?:^|[\\/])(?:tests?|__tests__|__mocks__|e2e|spec|fixtures?)[\\/]|\.(?:test|spec|e2e)\.[cm]?[jt]sx?$/;
const SERVES = /\b(?:StreamableHTTPServerTransport|SSEServerTransport|createMcpHandler)\b/;
/** What a text still has whose server keeps sessions. */
const KEEPS_SESSIONS = /\bSSEServerTransport\b|\bsessionIdGenerator\b(?!\s*:\s*(?:undefined\b|void 0))/;

/** Calls by which a file that names no package may be recognised as one that uses clients. */
export const CLIENT_NEEDLES: readonly string[] = [...Object.keys(OLD_VERBS), 'setNotificationHandler'].map(
  (name) => `.${name}(`,
);

interface Project {
  files(): Iterable<{ path: string; file: SourceFile }>;
  /** The files a text imports, as keys; and the key of a file. */
  importsOf(path: string, text: string): readonly string[];
  keyOf(path: string): string;
  packageOf(path: string): string | undefined;
  factsOf(path: string): FileFacts;
}

/** What a client must know of the rest of the project: how others use clients, and which URLs are the project's own. */
export class ClientIndex {
  private uses: Map<string, { path: string; why: string }> | undefined;
  private readonly imports = new Map<string, readonly string[]>();
  private readonly importers = new Map<string, string[]>();
  private outcome: (path: string) => string | undefined = () => undefined;

  /** The files of the project that are no part of the run but contain one of `CLIENT_NEEDLES`. */
  private others: () => Iterable<{ path: string; file: SourceFile }> = () => [];

  constructor(private readonly project: Project) {}

  /** How to get at `others`; asked once, and only when a client could be changed. */
  othersWith(others: () => Iterable<{ path: string; file: SourceFile }>): void {
    this.others = others;
  }

  /** How to learn what becomes of a file in this run: its text afterwards, or undefined when it is being worked on. */
  outcomeWith(outcome: (path: string) => string | undefined): void {
    this.outcome = outcome;
  }

  /** Whether a file is a test, or stands among tests. */
  isTest(path: string): boolean {
    return TEST.test(relative(this.project.packageOf(path) ?? '', path));
  }

  /**
   * What some file that has to do with this one does with clients that 2026-07-28 has no counterpart for, with its name:
   * one that imports it, or that those import.
   */
  oldEraUse(from: string): string | undefined {
    this.uses ??= this.findUses();
    const { uses } = this;
    if (uses.size === 0) return undefined;
    const above = reach([this.project.keyOf(from)], (key) => this.importers.get(key) ?? []);
    for (const key of reach(above, (at) => this.imports.get(at) ?? [])) {
      const use = uses.get(key);
      if (!use) continue;
      const owner = this.project.packageOf(from);
      return `${(owner ? relative(owner, use.path) : use.path).replaceAll('\\', '/')} ${use.why}`;
    }
    return undefined;
  }

  private findUses(): Map<string, { path: string; why: string }> {
    const uses = new Map<string, { path: string; why: string }>();
    for (const { path, file } of [...this.project.files(), ...this.others()]) {
      if (this.isTest(path)) continue;
      const key = this.project.keyOf(path);
      const imports = this.project.importsOf(path, file.text);
      this.imports.set(key, imports);
      for (const target of imports) this.importers.set(target, [...(this.importers.get(target) ?? []), key]);
      const why = oldEraUse(file, this.project.factsOf(path));
      if (why) uses.set(key, { path, why });
    }
    return uses;
  }

  /**
   * Whether the project serves a path without sessions once this run is over: some file that names the path (and the
   * port, if one is given) ends up with v2's handler, and with nothing that keeps sessions.
   */
  servesStateless(path: string, port: string | undefined): boolean {
    const quoted = new RegExp(`(['"\`])${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\1`);
    const names = (text: string) => quoted.test(text) && (port === undefined || new RegExp(`\\b${port}\\b`).test(text));
    for (const { path: at, file } of this.project.files()) {
      if (!SERVES.test(file.text) || this.isTest(at)) continue;
      const after = this.outcome(at) ?? file.text;
      if (/\bcreateMcpHandler\s*\(/.test(after) && names(after) && !KEEPS_SESSIONS.test(after)) return true;
    }
    return false;
  }
}

function reach(from: readonly string[], next: (key: string) => readonly string[]): string[] {
  const seen = new Set(from);
  for (const key of seen) for (const other of next(key)) seen.add(other);
  return [...seen];
}
