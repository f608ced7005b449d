import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Libraries that ship as CommonJS, loaded with `require`: an `import` of one has Node scan its text for export names
 * first, which costs several times as much as loading it. Those that a run may do without are loaded when first used.
 */
export const ignore = require('ignore') as typeof import('ignore');
export const picomatch: typeof import('picomatch') = require('picomatch');
export const jsonc = lazy<typeof import('jsonc-parser')>(() => require('jsonc-parser'));
export const yaml = lazy<typeof import('yaml')>(() => require('yaml'));

function lazy<T>(load: () => T): () => T {
  let library: T | undefined;
  return () => {
    library ??= load();
    return library;
  };
}
