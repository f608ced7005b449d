import type { SourceFile } from './source-file.js';

// The words the rooms share. Nothing here has behaviour.

export type { Role } from '../sdk/role.js';

/** A TODO marker that a transform asked for: `// TODO(mcp-v2/<rule>): <message>`. */
export interface Todo {
  /** A rule id of src/sdk/rules.ts. */
  rule: string;
  message: string;
  /** Position of the marker in the output text, 1-based. */
  line: number;
  column: number;
  /** The line of the input that it is about, 1-based; only of markers that a run inserted. */
  origin?: number;
}

/** What the pipeline did to one source text. */
export interface FileResult {
  /** The output text; the very same string as the input when nothing was edited. */
  code: string;
  changed: boolean;
  /** Markers this run inserted. */
  todos: Todo[];
  /** Markers that were already there (an earlier run's). */
  standing: Todo[];
  /** How many places each transform touched: `{ imports: 3, symbols: 5 }`. Only transforms that touched something. */
  transforms: Record<string, number>;
  /** npm package names the output imports that the v1 → v2 move concerns (`@modelcontextprotocol/*`, `zod`, …). */
  packages: PackageUse[];
  /** Sentences about transforms that could not run (unmet `needs`), for the report. */
  notes: string[];
  /** The output as it was parsed, when somebody asked to look at it again (`lookAgain`). */
  output?: SourceFile;
}

/** One package that a file's final imports need. */
export interface PackageUse {
  name: string;
  /** False when every import of it in this file is type-only. */
  runtime: boolean;
}

/** Thrown for a file that cannot be migrated; the runner turns it into one line of the report. */
export class FileError extends Error {
  constructor(
    /** `syntax`: the input does not parse. `guard`: our own output failed the safety check; the file is left alone. */
    readonly kind: 'syntax' | 'guard',
    message: string,
    readonly line?: number,
    readonly column?: number,
  ) {
    super(message);
    this.name = 'FileError';
  }
}
