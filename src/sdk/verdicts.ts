import { BECAME, type Became } from './became.js';
import { CLIENT, CORE, type Home, MODULE_HOMES, NAME_HOMES, RENAMES, SERVER } from './homes.js';
import { NOTES, type Note } from './notes.js';
import { REMOVALS, type Removal } from './removed.js';
import type { Role } from './role.js';
import { V1_SURFACE } from './v1-surface.js';

/** What became of one export of v1. Exactly one for every (module, name) pair; test/sdk/verdicts.test.ts counts them. */
export type Verdict =
  | { kind: 'moved'; home: Home; name: string; note?: Note }
  | { kind: 'became'; became: Became }
  | ({ kind: 'removed' } & Removal)
  /** v1 has the module, but the installed release exports no such name. */
  | { kind: 'unknown' };

const exportsOf = new Map<string, { values: Set<string>; types: Set<string> }>();

function surface(module: string) {
  let sets = exportsOf.get(module);
  if (!sets) {
    const [values = '', types = ''] = V1_SURFACE[module] ?? [];
    sets = { values: new Set(values.split(' ')), types: new Set(types.split(' ')) };
    exportsOf.set(module, sets);
  }
  return sets;
}

/** Names a v1 module exports. */
export function namesOf(module: string): string[] {
  const { values, types } = surface(module);
  return [...values, ...types].filter(Boolean);
}

/** Whether a v1 export exists at run time (as against types only). */
export function isValue(module: string, name: string): boolean {
  return surface(module).values.has(name);
}

const lookup = <T>(table: Record<string, T>, module: string, name: string): T | undefined => {
  const key = `${module} ${name}`;
  if (Object.hasOwn(table, key)) return table[key];
  return Object.hasOwn(table, name) ? table[name] : undefined;
};

/** Modules whose zod constants are core's now. */
const SCHEMA_MODULES = /^(?:types|shared\/auth|experimental\/(?:index|tasks\/(?:index|types)))$/;

/** The verdict on `name` as exported by v1's `module` (an id of V1_SURFACE). */
export function verdictFor(module: string, name: string): Verdict {
  const { values, types } = surface(module);
  if (!values.has(name) && !types.has(name)) return { kind: 'unknown' };
  const became = lookup(BECAME, module, name);
  if (became) return { kind: 'became', became };
  const removal = lookup(REMOVALS, module, name);
  if (removal) return { kind: 'removed', ...removal };
  const schema = SCHEMA_MODULES.test(module) && values.has(name) && name.endsWith('Schema');
  const home = lookup(NAME_HOMES, module, name) ?? (schema ? CORE : MODULE_HOMES[module]!);
  return { kind: 'moved', home, name: lookup(RENAMES, module, name) ?? name, note: lookup(NOTES, module, name) };
}

/** Turns a home into a module specifier. Both packages export what is at `role`; an open question goes to the server's. */
export function specifierFor(home: Home, role: Role): string {
  if (home !== 'role' && !home.startsWith('role/')) return home;
  return (role === 'client' ? CLIENT : SERVER) + home.slice('role'.length);
}
