// Catalogs: version ranges that a workspace keeps in one place and its members refer to as `catalog:`. pnpm keeps them
// in pnpm-workspace.yaml, yarn in .yarnrc.yml, bun in the package.json of the root (`workspaces.catalog`, `catalog`).
import { V1_PACKAGE } from '../../sdk/v2-versions.js';
import { asObject, type Draft, type PackageDraft, type YamlDraft } from './documents.js';
import { editObject, setString } from './json-text.js';
import type { Layout } from './layout.js';
import { editMap, setScalar } from './yaml-text.js';

export interface Catalog {
  draft: PackageDraft | YamlDraft;
  /** Where the map stands: `['catalogs', 'mcp']`. */
  path: readonly string[];
  /** What stood in it before the plan. */
  entries: Readonly<Record<string, string>>;
  /** Additions of this plan, by name. */
  added: Map<string, string>;
}

/** All catalogs that the known manifests hold. */
export interface Catalogs {
  /** The catalog that `catalog:<name>` in a package.json means; undefined when no known manifest holds it. */
  find(manifest: PackageDraft, name: string): Catalog | undefined;
  all(): Catalog[];
}

export function createCatalogs(manifests: readonly (PackageDraft | YamlDraft)[], layout: Layout): Catalogs {
  const byDraft = new Map<Draft, Map<string, Catalog>>();
  for (const draft of manifests) byDraft.set(draft, catalogsOf(draft));
  return {
    find(manifest, name) {
      const places: Draft[] = [
        ...layout.workspaceFiles(manifest.dir).filter((file): file is YamlDraft => file.kind === 'yaml'),
        manifest,
        ...layout.ancestors(manifest.dir),
      ];
      for (const place of places) {
        const catalog = byDraft.get(place)?.get(name);
        if (catalog) return catalog;
      }
      return undefined;
    },
    all: () => [...byDraft.values()].flatMap((catalogs) => [...catalogs.values()]),
  };
}

function catalogsOf(draft: PackageDraft | YamlDraft): Map<string, Catalog> {
  const result = new Map<string, Catalog>();
  const collect = (holder: Record<string, unknown> | undefined, prefix: readonly string[]) => {
    const put = (name: string, path: readonly string[], value: unknown) => {
      const map = asObject(value);
      if (!map || result.has(name)) return;
      const entries = Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
      result.set(name, { draft, path: [...prefix, ...path], entries: Object.fromEntries(entries), added: new Map() });
    };
    put('default', ['catalog'], holder?.catalog);
    for (const [name, value] of Object.entries(asObject(holder?.catalogs) ?? {})) put(name, ['catalogs', name], value);
  };
  if (draft.kind === 'yaml') collect(draft.value, []);
  else {
    collect(asObject(draft.json.workspaces), ['workspaces']);
    collect(draft.json, []);
  }
  return result;
}

/** `catalog`, `catalogs.mcp`, `workspaces.catalog`: how messages name it. */
export function catalogLabel(catalog: Catalog): string {
  return catalog.path.join('.');
}

/**
 * Writes a catalog's additions into its manifest, and takes the v1 entry out if asked to.
 *
 * @returns Whether it could be done by splicing; the draft is untouched when not.
 */
export function writeCatalog(catalog: Catalog, removeV1: boolean): boolean {
  const { draft, path } = catalog;
  const remove = removeV1 ? [V1_PACKAGE] : [];
  const insert = [...catalog.added].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => ({ key, value }));
  if (remove.length === 0 && insert.length === 0) return true;
  if (draft.kind === 'yaml') {
    const text = editMap(draft.text, path, { remove, insert, anchor: V1_PACKAGE });
    if (text === undefined) return false;
    draft.text = text;
    return true;
  }
  const values = insert.map(({ key, value }) => ({ key, value: JSON.stringify(value) }));
  draft.text = editObject(draft.text, path, { remove, insert: values, anchor: V1_PACKAGE });
  return true;
}

/** Changes the range of an entry. Returns false when the text does not allow it (an alias, an anchor). */
export function setCatalogEntry({ draft, path }: Catalog, name: string, range: string): boolean {
  if (draft.kind === 'yaml') {
    const text = setScalar(draft.text, [...path, name], range);
    if (text === undefined) return false;
    draft.text = text;
  } else draft.text = setString(draft.text, [...path, name], range);
  return true;
}
