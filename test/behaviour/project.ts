// A server's folder, copied to where it may be migrated, and made to run without a build tool.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { filesBelow, scratchFolder } from '../support/corpus.js';
import { PROJECT } from '../support/typescript.js';

/** The folder that has them all. */
export const SERVERS = fileURLToPath(new URL('./servers/', import.meta.url));
const TYPESCRIPT = /\.([cm]?)ts$/;

/** A server's source in a scratch folder that resolves packages from this project's node_modules. */
export interface Project {
  /** The sources, where `migrate` may work. */
  dir: string;
  /** Their texts as they were written: relative name → text. */
  original: Record<string, string>;
  /** Their texts now. */
  texts(): Record<string, string>;
  /**
   * Makes what stands in `dir` runnable in a folder of its own.
   * @returns that folder, and the name there of each source file: `src/index.ts` → `src/index.js`
   */
  build(): { dir: string; output(file: string): string };
  remove(): void;
}

/** Copies a server's folder of test/behaviour/servers. */
export function openProject(name: string): Project {
  const scratch = scratchFolder();
  const dir = path.join(scratch, 'project');
  const installed = path.join(SERVERS, name, 'installed');
  fs.cpSync(path.join(SERVERS, name), dir, { recursive: true, filter: (source) => source !== installed });
  linkPackages(dir, installed);
  const texts = () =>
    Object.fromEntries(filesBelow(dir).map((file) => [file, fs.readFileSync(path.join(dir, file), 'utf8')]));
  return {
    dir,
    original: texts(),
    texts,
    build: () => {
      const target = fs.mkdtempSync(path.join(scratch, 'build-'));
      linkPackages(target, installed);
      const sources = texts();
      for (const [file, text] of Object.entries(sources)) {
        const out = path.join(target, outputName(file));
        fs.mkdirSync(path.dirname(out), { recursive: true });
        fs.writeFileSync(out, TYPESCRIPT.test(file) ? transpile(file, text, sources['package.json']!) : text);
      }
      return { dir: target, output: outputName };
    },
    remove: () => fs.rmSync(scratch, { recursive: true, force: true }),
  };
}

/** Packages come from this project; those below `installed` are the server's own. */
function linkPackages(dir: string, installed: string): void {
  const packages = path.join(PROJECT, 'node_modules');
  const target = path.join(dir, 'node_modules');
  if (!fs.existsSync(installed)) {
    fs.symlinkSync(packages, target, 'junction');
    return;
  }
  fs.cpSync(installed, target, { recursive: true });
  for (const name of ['@hono', '@modelcontextprotocol', 'hono', 'zod'])
    fs.symlinkSync(path.join(packages, name), path.join(target, name), 'junction');
}

function outputName(file: string): string {
  return file.replace(TYPESCRIPT, '.$1js');
}

function transpile(file: string, text: string, manifest: string): string {
  const esm = file.endsWith('.mts') || (!file.endsWith('.cts') && JSON.parse(manifest).type === 'module');
  return ts.transpileModule(text, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: esm ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
      esModuleInterop: true,
      experimentalDecorators: true,
    },
  }).outputText;
}
