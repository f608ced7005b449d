import type { Binding } from './bindings.js';
import type { Node } from './node.js';

/** One name that an ES import brings into the file, and where it is to come from in the end. */
export interface ImportRecord {
  kind: 'named' | 'default' | 'namespace';
  declaration: Node;
  specifier: Node;
  binding: Binding;
  /** What the file imports, as it stood. */
  readonly original: { source: string; name: string };
  /** Where it comes from now; transforms change these. */
  source: string;
  name: string;
  local: string;
  /** Has its own `type` modifier, or stands in an `import type`. */
  type: boolean;
  inlineType: boolean;
  removed: boolean;
  /** Fresh text names it, so that it stays though the uses it had are gone. */
  wanted?: boolean;
  /** What is to be said of it where it is imported in the end. */
  note?: { rule: string; text: string };
}

/** A name that was not imported before. */
export interface AddedImport {
  source: string;
  name: string;
  local: string;
  type: boolean;
  /** How many places asked for it and still want it. */
  uses?: number;
  /** A marker for the line above a new statement. */
  todo?: { rule: string; message: string };
}

/** Whether a name leaves its statement. */
export function isMoved(record: ImportRecord): boolean {
  return record.removed || record.source !== record.original.source;
}

/** Whether anything about a name changes. */
export function isTouched(record: ImportRecord): boolean {
  return isMoved(record) || record.name !== record.original.name || record.local !== record.specifier.local.name;
}
