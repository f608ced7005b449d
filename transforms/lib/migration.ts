import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { EXPRESS, LEGACY_AUTH } from '../../src/sdk/homes.js';
import { RESOURCE_SERVER } from '../../src/sdk/oauth-errors.js';
import type { Role } from '../../src/sdk/role.js';
import { provenRoles } from '../../src/sdk/roles.js';
import { parseV1Specifier } from '../../src/sdk/specifiers.js';
import { specifierFor, type Verdict, verdictFor } from '../../src/sdk/verdicts.js';
import { gateHome } from './auth-home.js';

/** What the helpers of the `imports` transform pass around. */
export interface Migration {
  file: SourceFile;
  facts: FileFacts;
  /** Which of client and server this file belongs to: its own imports first, then its package's. */
  role: Role;
}

export function startMigration(file: SourceFile, facts: FileFacts): Migration {
  return { file, facts, role: roleOf(file, facts) };
}

/** The role a file's module specifiers prove; `both` when they prove two, the package's when none. */
export function roleOf(file: SourceFile, facts: FileFacts): Role {
  const { client, server } = provenRoles(file.text);
  if (client !== server) return client ? 'client' : 'server';
  return client ? 'both' : facts.packageRole;
}

/** Where a moved export goes in this file. */
export function targetOf(migration: Migration, verdict: Extract<Verdict, { kind: 'moved' }>): string {
  return specifierFor(verdict.home, migration.role);
}

/** The verdict on a v1 export as it holds in this file: the resource-server helpers may leave the frozen copy. */
export function verdictIn({ file, facts }: Migration, module: string, name: string): Verdict {
  const verdict = verdictFor(module, name);
  const leaves =
    verdict.kind === 'moved' &&
    verdict.home === LEGACY_AUTH &&
    RESOURCE_SERVER.has(name) &&
    gateHome(file, facts) === 'modern';
  return leaves ? { ...verdict, home: EXPRESS, note: undefined } : verdict;
}

/** How a marker speaks of a name. */
export function saying(name: string, text: string): string {
  return `${name}: ${text}`;
}

/** The marker at a use of an export that v2 has no counterpart for. */
export function stillOnV1(name: string): string {
  return `${name} has no counterpart in v2 and is still v1's; the marker at its import says more.`;
}

/** A v1 export, and whether the file imports it from the SDK itself or through a barrel of the project. */
export interface Origin {
  module: string;
  name: string;
  direct: boolean;
}

/** The v1 export behind an imported name: by its specifier, or through a barrel of the project. */
export function originOf(migration: Migration, source: string, name: string): Origin | undefined {
  const v1 = parseV1Specifier(source);
  if (v1?.kind === 'module') return { module: v1.module, name, direct: true };
  const found = v1 ? undefined : migration.facts.origin(source, name);
  return found && { ...found, direct: false };
}

export interface SimpleModule {
  /** The one specifier all of a module's exports went to, under their old names. */
  target: string;
}

/** A v1 module that moved as a whole: every export to one place, none renamed, removed or reshaped. */
export function movedWhole(migration: Migration, module: string, names: Iterable<string>): SimpleModule | undefined {
  let target: string | undefined;
  for (const name of names) {
    const verdict = verdictIn(migration, module, name);
    if (verdict.kind !== 'moved' || verdict.name !== name) return undefined;
    const here = targetOf(migration, verdict);
    if (target !== undefined && target !== here) return undefined;
    target = here;
  }
  return target === undefined ? undefined : { target };
}

/** Whether an identifier stands where only a type can stand. */
export function inType(file: SourceFile, node: Node): boolean {
  for (let at: Node | undefined = node; at; at = file.scopes.parentOf(at)) {
    if (
      /^TS(?:TypeReference|TypeQuery|ImportType|ExpressionWithTypeArguments|InterfaceHeritage|ClassImplements|TypeAnnotation)$/.test(
        at.type,
      )
    )
      return true;
    if (/Statement$|Declaration$|Expression$/.test(at.type) && !at.type.startsWith('TS')) return false;
  }
  return false;
}
