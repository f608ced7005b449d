// Puts the command line into one file, and a few for what a run may do without: loading two hundred modules one by one
// takes longer than migrating a small project. The modules stay in dist/ beside it, for those who import them.
//   node scripts/bundle.mjs [dist folder]
import { readdirSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(process.argv[2] ?? join(root, 'dist'), 'bin');

rmSync(bin, { recursive: true, force: true });
await build({
  cwd: root,
  input: 'bin/mcp-v2-codemod.ts',
  platform: 'node',
  tsconfig: false,
  // Dependencies are what npm installs. The engine's one CommonJS file is the same for both.
  external: (id) => id.endsWith('commonjs.cjs') || !(id.startsWith('.') || isAbsolute(id)),
  output: {
    dir: bin,
    format: 'esm',
    chunkFileNames: '[name]-[hash].js',
    paths: (id) => (id.endsWith('commonjs.cjs') ? '../src/engine/commonjs.cjs' : id),
  },
  logLevel: 'warn',
});
if (!readdirSync(bin).includes('mcp-v2-codemod.js')) throw new Error('the bundle has no entry');
