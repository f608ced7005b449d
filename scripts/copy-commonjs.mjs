// tsc leaves hand-written CommonJS alone; it goes into the build as it is.
import { copyFileSync, mkdirSync } from 'node:fs';

const target = new URL('../dist/src/engine/', import.meta.url);
mkdirSync(target, { recursive: true });
for (const name of ['commonjs.cjs', 'commonjs.d.cts'])
  copyFileSync(new URL(`../src/engine/${name}`, import.meta.url), new URL(name, target));
