import { V1_SURFACE } from './v1-surface.js';
import { V1_PACKAGE } from './v2-versions.js';

export { V1_PACKAGE };

/** Subpaths of v1's `exports` that are no file paths. */
const SHORT: Record<string, string> = {
  '': 'index',
  client: 'client/index',
  server: 'server/index',
  validation: 'validation/index',
  'validation/ajv': 'validation/ajv-provider',
  'validation/cfworker': 'validation/cfworker-provider',
  experimental: 'experimental/index',
  'experimental/tasks': 'experimental/tasks/index',
};

/** The package by other ways than npm's: `npm:@modelcontextprotocol/sdk@1/…`, `https://esm.sh/@modelcontextprotocol/sdk`. */
export const REMOTE = /^(?:npm:\/?|jsr:\/?|https?:\/\/[^'"]*\/)@modelcontextprotocol\/sdk(?:[@/]|$)/;

export type V1Specifier =
  | { kind: 'module'; module: string }
  /** Names v1, but no module of it that exports anything: examples, package.json, a path that never was. */
  | { kind: 'unknown'; path: string };

/**
 * What a module specifier says of v1: with and without `.js`, `/index.js`, `dist/esm/…`, `dist/cjs/…`. One that names
 * where it comes from (Deno's, a CDN's) is known to be v1's, but nobody can say what its address is in v2.
 * @returns undefined when it does not name the v1 package at all
 */
export function parseV1Specifier(specifier: string): V1Specifier | undefined {
  if (REMOTE.test(specifier)) return { kind: 'unknown', path: specifier };
  if (specifier !== V1_PACKAGE && !specifier.startsWith(`${V1_PACKAGE}/`)) return undefined;
  const path = specifier
    .slice(V1_PACKAGE.length + 1)
    .replace(/^dist\/(?:esm|cjs)\//, '')
    .replace(/\.(?:js|d\.ts|ts)$/, '')
    .replace(/\/$/, '');
  const module = SHORT[path] ?? (V1_SURFACE[path] ? path : V1_SURFACE[`${path}/index`] ? `${path}/index` : undefined);
  return module && V1_SURFACE[module] ? { kind: 'module', module } : { kind: 'unknown', path };
}
