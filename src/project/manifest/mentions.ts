// Places of a manifest that name the v1 package and are not ours to edit: overrides, patches, tool settings, scripts.
import { V1_PACKAGE } from '../../sdk/v2-versions.js';

/** The name, also with the slash escaped (as in a pattern), but not as the beginning of another name. */
const NAME = new RegExp(V1_PACKAGE.replace('/', String.raw`\\?/`) + String.raw`(?![\w-])`);

/** A place that names v1: keys down to it, and the text that stands there when it is one. */
export interface Mention {
  path: readonly (string | number)[];
  value?: string;
}

/**
 * Finds keys and strings that name v1.
 *
 * @param skip Paths (with everything below them) that the plan deals with itself.
 */
export function findMentions(value: unknown, skip: (path: readonly (string | number)[]) => boolean): Mention[] {
  const found: Mention[] = [];
  const walk = (node: unknown, path: readonly (string | number)[]): void => {
    if (skip(path)) return;
    if (typeof node === 'string') {
      if (NAME.test(node)) found.push({ path, value: node });
    } else if (Array.isArray(node)) {
      node.forEach((item, i) => {
        walk(item, [...path, i]);
      });
    } else if (typeof node === 'object' && node !== null) {
      for (const [key, item] of Object.entries(node)) {
        const below = [...path, key];
        if (!NAME.test(key)) walk(item, below);
        else if (!skip(below)) found.push(typeof item === 'string' ? { path: below, value: item } : { path: below });
      }
    }
  };
  walk(value, []);
  return found;
}

/** `overrides["@modelcontextprotocol/sdk"]` */
export function keyPath(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    if (!/^[A-Za-z_$][\w$]*$/.test(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** One line about a mention: where it is, and what it means for the migration. */
export function mentionWarning({ path, value }: Mention): string {
  const where = keyPath(path) + (value === undefined || NAME.test(String(path.at(-1))) ? '' : ` ("${shorten(value)}")`);
  const at = (...keys: string[]) => keys.some((key) => path.includes(key));
  if (at('overrides', 'resolutions'))
    return `${where} overrides the v1 package: it has no effect on the v2 packages; not edited`;
  if (at('patchedDependencies'))
    return `${where} patches the v1 package: see whether the v2 packages still need what the patch does; not edited`;
  if (at('moduleNameMapper'))
    return `${where} maps the v1 package: the v2 packages come with CommonJS and need no mapping; not edited`;
  if (at('catalog', 'catalogs')) return `${where} is a catalog entry that no known package.json refers to; not edited`;
  if (at('scripts')) return `${where} names the v1 package: adapt the script; not edited`;
  if (at('dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies') && path.length === 2) {
    return `${where} is the v1 package under another name: files that import it by that name are not migrated; not edited`;
  }
  return `${where} names the v1 package: adapt it; not edited`;
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
