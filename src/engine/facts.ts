import type { Node } from './node.js';
import type { SourceFile } from './source-file.js';
import type { Role } from './types.js';

/** The v1 export behind a name that a file imports from a neighbour (a barrel). The barrel keeps the name it exports. */
export interface SdkOrigin {
  /** v1 module id, e.g. `types` or `server/mcp` (see src/sdk/specifiers.ts). */
  module: string;
  name: string;
  /** The barrel itself is on v2 already, and gives the name by an alias. */
  moved?: boolean;
}

/** What one file proves of a name it exports. Types are the SDK's, by their v2 names. */
export interface ValueFact {
  /** The type of the value, or the SDK type a type alias stands for. */
  type?: string;
  /** The type a call of it returns (resolved, when it is a promise). */
  returns?: string;
}

/** Which transports the servers of a file meet, as far as the package's own code constructs them. */
export interface Served {
  /** A Streamable HTTP or SSE transport, or v2's createMcpHandler. */
  http: boolean;
  stdio: boolean;
  /** Over HTTP, what is made with a server seems to have outlived one request: sessions, or v2's handler, which ends that. */
  sessions: boolean;
  /** stdio is served by v2's serveStdio somewhere, and not only by `server.connect`. */
  servesStdio: boolean;
  /** Another package serves too, in ways only it knows: mcp-proxy, mcp-handler, agents. */
  wrapped: boolean;
}

/** A declaration, type or value of another file, with what that file knows. To be read, never edited. */
export interface Declared {
  file: SourceFile;
  facts: FileFacts;
  node: Node;
}

/** A place of another file that imports from this one. */
export interface Importer {
  file: SourceFile;
  facts: FileFacts;
  /** The export it imports; `*` for all of them (a namespace, a re-export, a module that is loaded), nothing for none. */
  name: string;
  /** The local name, or the statement or call where there is none. */
  node: Node;
}

/**
 * What one file must know of the others. Transforms never look beyond their file themselves; the runner fills this in
 * (src/project/facts.ts) from a pass over the files that mention the SDK.
 */
export interface FileFacts {
  /** The role of the package the file belongs to. */
  packageRole: Role;
  /** Resolves `import { name } from source` of this file to the v1 export behind it, when a barrel is in between. */
  origin(source: string, name: string): SdkOrigin | undefined;
  /** What an export of a neighbour is: the SDK type it has, or that a call of it returns. */
  valueOf(source: string, name: string): ValueFact | undefined;
  /**
   * The SDK type that callers in other files hand to a parameter of a function this file exports, if they agree.
   * `exported` is the function's name, `Class.method`, `object.member`, or `maker()` for a function that `maker` returns.
   */
  argumentOf(exported: string, index: number): string | undefined;
  /** The names of the values that a file of the project exports; undefined when there is no such file. */
  exportNames?(source: string): readonly string[] | undefined;
  /**
   * The SDK type that other files hand to a parameter of a function that they do not call by name: a member of a table
   * they loop over, a method of an object they were given.
   */
  handedTo?(callable: Node, index: number): string | undefined;
  /**
   * What stands behind an export of a neighbour: the expression a constant is set to, a type, a function, a class; an
   * Identifier where only the name is known. For questions about values the SDK has no name for: which of two arguments
   * is a schema.
   */
  declarationOf?(source: string, name: string): Declared | undefined;
  /** The same for every module of a folder that exports the name: `./tools/*`, as computed loads have it. */
  declarationsOf?(folder: string, name: string): readonly Declared[];
  /** Every place of the project that imports from this file. Undefined when not all of the project could be looked at. */
  importers?(): readonly Importer[] | undefined;
  /** The same, and the places in modules that stand between files of the run: barrels, registries. */
  users?(): readonly Importer[] | undefined;
  /** The file of the run that a specifier of this file stands for. */
  moduleAt?(source: string): { file: SourceFile; facts: FileFacts } | undefined;
  /** Whether some file of the project makes a server and exports something. */
  sharesServers?: boolean;
  /** How the servers this file belongs to are served: by its own code, its importers', its package's. Undefined when nothing tells. */
  served?(): Served | undefined;
  /** Whether every other file that serves this file's servers over HTTP comes out of this run without createMcpHandler. */
  hostingStays?(): boolean;
  /** Whether other files hand the session id of a handler's context to functions of this one. */
  takesSessionId?: boolean;
  /** Names of the transforms of this run. Undefined when nobody said. */
  inRun?: ReadonlySet<string>;
  /** The file is a test, or stands among tests. */
  isTest?: boolean;
  /** What some file of the package does with its clients that a 2026-07-28 connection has no counterpart for. */
  oldEraUse?(): string | undefined;
  /** Whether the project itself serves a path (at a port, where one is known) without sessions once this run is over. */
  servesStateless?(path: string, port: string | undefined): boolean;
  /** Whether the file imports something of v1 through a barrel of the project, and so is concerned without naming it. */
  throughBarrel: boolean;
  /** Whether one of those barrels is still on v1. */
  throughV1Barrel: boolean;
  /**
   * Whether the file's package, or one it shares sources with, runs v1's authorization server; then its bearer gate and
   * OAuth errors stay on the frozen copy (src/sdk/oauth-errors.ts). Undefined when nobody knows the package.
   */
  usesAuthServer?: boolean;
  /** The package's SDK may be a v1 before 1.22, whose types let any member be read and which passed all of them on. */
  passthrough?: boolean;
  /** The zod the package declares: 3 when its range admits a 3.x. Undefined when it declares none, or nobody knows. */
  zodMajor?: 3 | 4;
  /** No schema of the package reaches the SDK, so that its zod stays what it is. */
  zodStays?: boolean;
  /** Calls that hand SDK objects to a dependency that is itself on v1: such a file is marked, not migrated. */
  boundary?: readonly { dependency: string; call: Node; message?: string }[];
  /** Calls that hand an object of the SDK, which this file was given, to a package on v1: they want a look, the file moves. */
  handovers?: readonly { call: Node; message: string }[];
  /** What the person asked servers to become; what is absent is the default. */
  hosting?: HostingWishes;
}

/** What servers become where there is a choice: `--legacy`, `--sse`. */
export interface HostingWishes {
  /** Clients of 2025 revisions are turned away; default: they are served. */
  legacy?: 'reject';
  /** HTTP+SSE endpoints stay what they are, on @modelcontextprotocol/server-legacy; default: they become one endpoint. */
  sse?: 'legacy';
}

/** Facts of a file nobody knows anything about: a snippet, a test, an editor buffer. */
export const NO_FACTS: FileFacts = {
  packageRole: 'unknown',
  origin: () => undefined,
  valueOf: () => undefined,
  argumentOf: () => undefined,
  throughBarrel: false,
  throughV1Barrel: false,
};
