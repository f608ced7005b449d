import type { Node } from './node.js';
import type { Role } from './types.js';

/** The v1 export behind a name that a file imports from a neighbour (a barrel). The barrel keeps the name it exports. */
export interface SdkOrigin {
  /** v1 module id, e.g. `types` or `server/mcp` (see src/sdk/specifiers.ts). */
  module: string;
  name: string;
}

/** What one file proves of a name it exports. Types are the SDK's, by their v2 names. */
export interface ValueFact {
  /** The type of the value, or the SDK type a type alias stands for. */
  type?: string;
  /** The type a call of it returns (resolved, when it is a promise). */
  returns?: string;
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
  /** The SDK type that callers in other files hand to a parameter of a function this file exports, if they agree. */
  argumentOf(exported: string, index: number): string | undefined;
  /** Whether the file imports something of v1 through a barrel of the project, and so is concerned without naming it. */
  throughBarrel: boolean;
  /** Calls that hand SDK objects to a dependency that is itself on v1: such a file is marked, not migrated. */
  boundary?: readonly { dependency: string; call: Node }[];
}

/** Facts of a file nobody knows anything about: a snippet, a test, an editor buffer. */
export const NO_FACTS: FileFacts = {
  packageRole: 'unknown',
  origin: () => undefined,
  valueOf: () => undefined,
  argumentOf: () => undefined,
  throughBarrel: false,
};
