// What a file or folder is to us, told by its name alone.

/** `source`: we can migrate it. `declaration` and `unsupported`: may use the SDK, but is not ours to rewrite. */
export type FileKind = 'source' | 'declaration' | 'unsupported' | 'manifest' | 'other';

const SOURCE = /\.[cm]?[jt]s$|\.[jt]sx$/;
/** `.d.ts`, `.d.mts`, `.d.cts`, and the `.d.css.ts` form of `allowArbitraryExtensions`. */
const DECLARATION = /\.d\.(?:[^./\\]+\.)?[cm]?ts$/;
/** Components that hold a script we cannot parse on its own. */
const UNSUPPORTED = /\.(?:vue|svelte|astro)$/;
const MANIFESTS = new Set(['package.json', 'pnpm-workspace.yaml']);

/**
 * Tells what a file is by its name.
 *
 * @param name A file name or path; only its last segment counts.
 * @returns `source` for .ts .tsx .mts .cts .js .jsx .mjs .cjs, `declaration` for .d.ts and its kin, `unsupported` for
 * .vue .svelte .astro, `manifest` for package.json and pnpm-workspace.yaml, else `other`.
 */
export function fileKind(name: string): FileKind {
  if (SOURCE.test(name)) return DECLARATION.test(name) ? 'declaration' : 'source';
  if (UNSUPPORTED.test(name)) return 'unsupported';
  return MANIFESTS.has(name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)) ? 'manifest' : 'other';
}

/** Never entered and never reported: nobody keeps their own sources there. */
export const NEVER_ENTERED = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  '.git',
  '.hg',
  '.jj',
  '.svn',
  '.yarn',
  '.pnpm-store',
]);
