// Puts the command line into one file, and a few for what a run may do without: loading two hundred modules one by one
// takes longer than migrating a small project. The modules stay in dist/ beside it, for those who import them.
//   node scripts/bundle.mjs [dist folder]
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = join(process.argv[2] ?? join(root, 'dist'), 'bin');
/** Libraries that go into the bundle: ES modules, which CommonJS cannot load before Node 20.19, and those of many files. */
const ES_MODULES = ['magic-string', '@jridgewell/sourcemap-codec', 'toml-eslint-parser', 'eslint-visitor-keys'];
const MANY_FILES = ['commander', 'diff', 'ignore', 'jsonc-parser', 'picocolors', 'picomatch'];
const INLINED = [...ES_MODULES, ...MANY_FILES];

rmSync(bin, { recursive: true, force: true });
// Where a module came from is a path of the machine that built it.
const quiet = { logLevel: 'warn', experimental: { attachDebugInfo: 'none' } };
const shared = { cwd: root, platform: 'node', tsconfig: false, ...quiet };
const isModule = (id) => id.startsWith('.') || isAbsolute(id);

// CommonJS: code of ES modules cannot be kept from one run to the next before Node 22, and their loader takes longer.
mkdirSync(bin);
writeFileSync(join(bin, 'package.json'), '{ "type": "commonjs" }\n');
const output = {
  dir: bin,
  format: 'cjs',
  chunkFileNames: '[name]-[hash].cjs',
  comments: false,
  // What comes out of kept code cannot call `import()` on every Node.
  dynamicImportInCjs: false,
};
// What sets Node up, and then loads the rest.
await build({
  ...shared,
  input: 'bin/mcp-v2-codemod.ts',
  external: (id) => id.endsWith('/main.js') || !isModule(id),
  output: { ...output, paths: (id) => (id.endsWith('/main.js') ? './command-line.cjs' : id) },
});
await build({
  ...shared,
  input: { 'command-line': 'bin/main.ts' },
  // What jsonc-parser has for CommonJS asks for its parts in a way that no bundler can follow.
  resolve: { mainFields: ['module', 'main'] },
  plugins: [
    { name: 'require', transform: { filter: { id: /src\/project\/libraries\.ts$/ }, handler: bundledRequire } },
  ],
  // Other dependencies are what npm installs. The engine's one CommonJS file is the same for both.
  external: (id) => id.endsWith('commonjs.cjs') || !(isModule(id) || INLINED.includes(id)),
  output: {
    ...output,
    entryFileNames: '[name].cjs',
    paths: (id) => (id.endsWith('commonjs.cjs') ? '../src/engine/commonjs.cjs' : id),
  },
});
for (const name of readdirSync(bin).filter((entry) => entry.endsWith('.cjs'))) {
  const file = join(bin, name);
  // One character beyond ASCII has V8 take two bytes for each of the file. In a literal an escape means the same.
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\0-\x7f]/g, escaped));
}
writeFileSync(
  join(bin, 'LICENSES.txt'),
  INLINED.map((name) => `${name}\n\n${readFileSync(licenceOf(name), 'utf8').trim()}\n`).join(`\n${'-'.repeat(80)}\n\n`),
);
if (!readdirSync(bin).includes('mcp-v2-codemod.js')) throw new Error('the bundle has no entry');

/** A `require` of its own keeps a module's libraries out of the bundle. */
function bundledRequire(code) {
  const own =
    /^import \{ createRequire \} from 'node:module';\n|^const require = createRequire\(import\.meta\.url\);\n/gm;
  if (code.match(own)?.length !== 2) throw new Error('src/project/libraries.ts has no require of its own');
  return { code: code.replace(own, ''), map: null };
}

function licenceOf(name) {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence text`);
  return join(folder, file);
}
