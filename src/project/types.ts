import type { PackageUse, Role, Todo } from '../engine/types.js';

/** What `migrate()` takes; the command line maps onto it one to one. */
export interface MigrateOptions {
  /** Files, folders or globs, relative to `cwd`. Default: `['.']`. */
  paths?: string[];
  cwd?: string;
  /** Compute everything, write nothing. */
  dryRun?: boolean;
  /** Names of the transforms to run; default: all. */
  transforms?: string[];
  /** Names of transforms to leave out. */
  skip?: string[];
  /** Globs (gitignore syntax, relative to `cwd`) of files to leave alone. */
  ignore?: string[];
  /** Edit package.json and pnpm-workspace.yaml. Default: true. */
  manifest?: boolean;
  /** Write although the git tree is dirty. */
  force?: boolean;
  /**
   * Have the project's own formatter (prettier, biome, oxfmt, dprint, ESLint; the one in its node_modules) lay out what
   * changed, in files that were clean before. Off by default: it executes code of the project.
   */
  fmt?: boolean;
  /** What migrated servers do with clients of 2025 revisions: serve them too (`stateless`, the default), or `reject` them. */
  legacy?: 'stateless' | 'reject';
  /**
   * What HTTP+SSE endpoints become: part of the one endpoint (`stateless`, the default), or what they were, on
   * @modelcontextprotocol/server-legacy (`legacy`).
   */
  sse?: 'stateless' | 'legacy';
  /** Called as files are done; `total` is known after discovery. */
  onProgress?: (done: number, total: number) => void;
  /** Stops between two files when aborted; what was written stays whole. */
  signal?: AbortSignal;
}

/** Why a file was not looked at or not changed. One line each; `mentionsSdk` decides whether people are told. */
export interface Skipped {
  /** Relative to `cwd`, `/` as separator. */
  path: string;
  reason:
    | 'ignored'
    | 'generated'
    | 'too-large'
    | 'minified'
    | 'binary'
    | 'not-utf8'
    | 'declaration'
    | 'symlink'
    | 'unsupported-language'
    | 'build-output'
    | 'ignore-comment'
    | 'boundary'
    | 'too-complex';
  /** The reason in words, with what the person can do about it. */
  message: string;
}

/** A file that could not be migrated: one clear line, exit code 3. */
export interface Failure {
  path: string;
  /** `syntax`, `guard`, `unreadable`, `unwritable`, `changed-on-disk`, `manifest`, `internal`. */
  kind: string;
  message: string;
  line?: number;
  column?: number;
}

export interface FileReport {
  path: string;
  changed: boolean;
  transforms: Record<string, number>;
  todos: Todo[];
  /** Markers that stood there before this run. */
  standing: Todo[];
  packages: PackageUse[];
  notes: string[];
  /** Texts for the diff; `after` equals `before` when unchanged. */
  before: string;
  after: string;
  /** The file's bytes began with a BOM is part of the text; mode is kept by the writer. */
  written: boolean;
  /** The formatter that laid `after` out. */
  formatted?: 'prettier' | 'biome' | 'oxfmt' | 'dprint' | 'eslint';
}

/** One edited manifest (package.json or pnpm-workspace.yaml). */
export interface ManifestReport {
  path: string;
  before: string;
  after: string;
  changed: boolean;
  /** Human sentences: "added @modelcontextprotocol/server ^2.4.0 (dependencies)". */
  changes: string[];
  /** Things a person must do or know: engines, overrides, lockfile, peerDependencies… */
  warnings: string[];
  written: boolean;
}

export interface Report {
  /** Version of this tool and of the SDK packages it writes. */
  versions: { tool: string; sdk: string; packages: Record<string, string> };
  cwd: string;
  dryRun: boolean;
  /** Transforms that ran, in order. */
  transforms: string[];
  /** Files looked at (after discovery). */
  scanned: number;
  /**
   * How many of the files looked at mention the SDK before the run: v1, or only the v2 packages. Lets the report tell
   * "nothing uses the SDK" from "already on v2".
   */
  mentions?: { v1: number; v2: number };
  /** Files that changed or carry a marker. */
  files: FileReport[];
  manifests: ManifestReport[];
  skipped: Skipped[];
  failures: Failure[];
  /** Places that still need a person and have no marker of their own in a file (roles, seams, lockfiles…). */
  findings: Finding[];
  /** Whether the project's formatter was asked for. */
  fmt?: boolean;
  /** Commands to run next, already fit for the project. */
  next: string[];
  /** Set when the run stopped early. */
  interrupted?: boolean;
}

export interface Finding {
  rule: string;
  severity: 'must-fix' | 'review' | 'info';
  file: string;
  line: number;
  column: number;
  message: string;
}

/** What is known of a package (a folder with a package.json) of the project. */
export interface PackageFacts {
  /** Folder of the package.json, absolute. */
  dir: string;
  /** The manifest's `name`, when it has one. */
  name?: string;
  role: Role;
}
