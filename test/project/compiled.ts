// Runs the writer in a process of its own, which a test can then kill at the worst moment.
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { put, tree } from './tree.js';

/** The writer and everything it imports; none of it needs a package. */
const MODULES = ['write', 'temp-files', 'mention', 'file-kinds', 'fs-errors', 'paths'];

let folder: string | undefined;

/** A folder with the writer as JavaScript, compiled once. */
function compiled(): string {
  if (folder !== undefined) return folder;
  folder = tree({ 'package.json': '{"type": "module"}' });
  for (const name of MODULES) {
    const source = readFileSync(new URL(`../../src/project/${name}.ts`, import.meta.url), 'utf8');
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true };
    put(folder, { [`${name}.js`]: ts.transpileModule(source, { compilerOptions: options }).outputText });
  }
  chmodSync(folder, 0o755);
  return folder;
}

/** How the process ended, and the value it printed as JSON. */
export interface Outcome {
  status: number | null;
  signal: NodeJS.Signals | null;
  printed: unknown;
}

/**
 * Writes a file in a process in which some function of `node:fs` does something else.
 *
 * @param file The file to write; its present contents are what the writer expects.
 * @param text Its new contents.
 * @param sabotage Statements that run first; they may replace members of `fs`.
 */
export function writeSabotaged(file: string, text: string, sabotage: string): Outcome {
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const file = ${JSON.stringify(file)};
    const expected = fs.readFileSync(file);
    ${sabotage}
    syncBuiltinESMExports();
    const { writeFileAtomic } = await import('./write.js');
    const result = writeFileAtomic(file, ${JSON.stringify(text)}, expected, ${JSON.stringify(join(file, '..'))});
    fs.writeSync(1, JSON.stringify(result));
    // Gives a signal that came meanwhile its turn.
    await new Promise((resolve) => setTimeout(resolve, 200));
  `;
  const cwd = compiled();
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd, encoding: 'utf8' });
  if (child.stderr !== '') throw new Error(child.stderr);
  return {
    status: child.status,
    signal: child.signal,
    printed: child.stdout === '' ? undefined : JSON.parse(child.stdout),
  };
}
