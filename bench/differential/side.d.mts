import type { ClientKind, Session } from './session.mjs';

export interface Process {
  name: string;
  command?: string;
  args: string[];
  env?: Record<string, string>;
}

export interface Entry {
  id: string;
  label?: string;
  dir: string;
  build: string;
  start: string[];
  env?: Record<string, string>;
  beside?: Process[];
  http?: string;
  sse?: string;
  login?: { next?: string[] };
}

export class NotDriven extends Error {}

export class Lab {
  readonly scratch: string;
  constructor(options: { root: string; table: Entry[]; build: boolean });
  open(entry: Entry, copy: string, kind: ClientKind): Promise<{ session: Session; close(): Promise<void> }>;
  close(): void;
}
