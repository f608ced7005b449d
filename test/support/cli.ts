// Runs the command line and git as a person does: child processes, real files.
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { PROJECT } from './typescript.js';

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

let built: string | undefined;

/**
 * The command line made from the sources as they are now, without type-checking them: a stale `dist` cannot fool a
 * test. It lies in `.cache/cli-<hash>/dist` with package.json above it, as in the published package.
 * @returns path of the executable
 */
export function buildCli(): string {
  if (built && fs.existsSync(built)) return built;
  const sources = ['bin', 'src', 'transforms'].flatMap((room) => typescriptBelow(path.join(PROJECT, room)));
  const hash = createHash('sha256').update(ts.version);
  for (const file of sources) hash.update(path.relative(PROJECT, file)).update('\0').update(fs.readFileSync(file));
  const cache = path.join(PROJECT, '.cache');
  const target = path.join(cache, `cli-${hash.digest('hex').slice(0, 16)}`);
  built = path.join(target, 'dist/bin/mcp-v2-codemod.js');
  if (fs.existsSync(built)) return built;

  const work = `${target}.${randomBytes(4).toString('hex')}.tmp`;
  for (const file of sources) {
    const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), {
      fileName: file,
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        verbatimModuleSyntax: true,
      },
    });
    const out = path.join(work, 'dist', path.relative(PROJECT, file).replace(/\.ts$/, '.js'));
    fs.mkdirSync(path.dirname(out), { recursive: true });
    fs.writeFileSync(out, outputText);
  }
  fs.copyFileSync(path.join(PROJECT, 'src/engine/commonjs.cjs'), path.join(work, 'dist/src/engine/commonjs.cjs'));
  fs.copyFileSync(path.join(PROJECT, 'package.json'), path.join(work, 'package.json'));
  for (const name of fs.readdirSync(cache)) {
    // Builds of earlier sources; one of another process that runs right now is younger than that.
    if (!name.startsWith('cli-') || name.endsWith('.tmp')) continue;
    const dir = path.join(cache, name);
    if (Date.now() - fs.statSync(dir).mtimeMs > 3_600_000) fs.rmSync(dir, { recursive: true, force: true });
  }
  try {
    fs.renameSync(work, target);
  } catch (error) {
    fs.rmSync(work, { recursive: true, force: true });
    if (!fs.existsSync(built)) throw error;
  }
  return built;
}

/** Runs the command line in `cwd` without a terminal; stdout and stderr come back whole. */
export function runCli(args: string[], cwd: string): Promise<Outcome> {
  const child = spawn(process.execPath, [buildCli(), ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  child.stdout.on('data', (chunk) => output.stdout.push(chunk));
  child.stderr.on('data', (chunk) => output.stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(output.stdout).toString('utf8'),
        stderr: Buffer.concat(output.stderr).toString('utf8'),
      });
    });
  });
}

/**
 * Runs git in `cwd`, untouched by the configuration and the hooks of whoever runs the tests.
 * @returns its stdout
 * @throws Error with git's own words when it fails
 */
export function git(args: string[], cwd: string, input?: string): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  return execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' },
  });
}

/** Makes `dir` a repository with everything in it committed. */
export function commitAll(dir: string): void {
  git(['init', '-q'], dir);
  git(['add', '-A'], dir);
  git(['commit', '-qm', 'v1'], dir);
}

function typescriptBelow(dir: string): string[] {
  if (!fs.existsSync(dir)) return [];
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && /(?<!\.d)\.ts$/.test(item.name))
    .map((item) => path.join(item.parentPath, item.name))
    .sort();
}
