import { basename, dirname } from 'node:path';
import { V1_PACKAGE } from '../../sdk/v2-versions.js';
import { type JsonObject, parseJsonText, type TextError } from './json-text.js';
import type { ManifestText } from './types.js';
import { parseYamlText } from './yaml-text.js';

/** The sections of a package.json that declare packages, in the order npm writes them. */
export const SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;
export type Section = (typeof SECTIONS)[number];

/** A manifest while the plan is made: its text, edit by edit, and what is to be said about it. */
export interface Draft {
  readonly path: string;
  /** Folder of the file. */
  readonly dir: string;
  readonly before: string;
  text: string;
  readonly changes: string[];
  readonly warnings: string[];
}

export interface PackageDraft extends Draft {
  readonly kind: 'package';
  /** What the text said before the plan. */
  readonly json: JsonObject;
}

export interface YamlDraft extends Draft {
  readonly kind: 'yaml';
  readonly value: Record<string, unknown>;
}

/** A manifest that cannot be read: nobody knows what its package declares. */
export interface BrokenManifest {
  readonly kind: 'broken';
  readonly path: string;
  readonly dir: string;
}

export type Manifest = PackageDraft | YamlDraft | BrokenManifest;

export function isYamlPath(path: string): boolean {
  return /^(pnpm-workspace\.ya?ml|\.yarnrc\.ya?ml)$/.test(basename(path));
}

/** Why the text of a manifest cannot be planned over; undefined when it can. */
export function manifestError({ path, text }: ManifestText): TextError | undefined {
  const result = isYamlPath(path) ? parseYamlText(text) : parseJsonText(text);
  return 'error' in result ? result.error : undefined;
}

/** Opens a manifest for planning. A malformed one is `broken`: it owns its files but is never edited. */
export function openManifest({ path, text }: ManifestText): Manifest {
  const dir = dirname(path);
  const draft = { path, dir, before: text, text, changes: [], warnings: [] };
  if (isYamlPath(path)) {
    const result = parseYamlText(text);
    return 'error' in result ? { kind: 'broken', path, dir } : { ...draft, kind: 'yaml', value: result.value };
  }
  const result = parseJsonText(text);
  return 'error' in result ? { kind: 'broken', path, dir } : { ...draft, kind: 'package', json: result.value };
}

export interface Declaration {
  section: Section;
  spec: string;
}

/** Where a package.json declares a package, and with which specifier. */
export function declarations(json: JsonObject, name: string): Declaration[] {
  return SECTIONS.flatMap((section) => {
    const spec = asObject(json[section])?.[name];
    return typeof spec === 'string' ? [{ section, spec }] : [];
  });
}

export function declaresV1(manifest: PackageDraft): boolean {
  return declarations(manifest.json, V1_PACKAGE).length > 0;
}

/** Every name a package.json declares. */
export function declaredNames(json: JsonObject): string[] {
  return SECTIONS.flatMap((section) => Object.keys(asObject(json[section]) ?? {}));
}

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}
