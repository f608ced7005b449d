// Compiling is a fifth of a short run. Node keeps compiled code from 22.1 on; this does the same for those before.
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** How many runs add what they compiled to what earlier runs did, before it is left as it is. */
const LEARNING_RUNS = 6;
/** Versions of Node and places of the tool, of which each has a file. */
const MOST_FILES = 8;

/** `import(x)`, and not a text that only names `import()`. */
const IMPORT_CALL = /\bimport\s*\(\s*[^\s).]/;

/** The code of one module. */
interface Compiled {
  /** Of the module's text: what was compiled from another must never run. */
  digest: string;
  bytes: Buffer;
}

/** By the modules' paths. */
interface Kept {
  runs: number;
  modules: ReadonlyMap<string, Compiled>;
}

type Compile = (this: NodeJS.Module, content: string, filename: string, format?: unknown) => unknown;

/**
 * Has Node take the compiled code of CommonJS modules from an earlier run, and keep it for the next one: in a folder of
 * the user's own among the temporary files, which nobody else can write to. Does nothing where there cannot be one, and
 * with `NODE_DISABLE_COMPILE_CACHE` (Node's own switch for its own).
 *
 * @param program What was started, whose folder has no module with an `import()`; each installed copy has a file.
 * @param folder Where the file is; default: the user's own folder.
 * @returns Writes what is to be kept; call it when the work is done. Neither of the two ever throws.
 */
export function keepCompiledCode(program: string, folder = ownFolder()): () => void {
  const { NODE_DISABLE_COMPILE_CACHE, NODE_V8_COVERAGE } = process.env;
  if (folder === undefined || NODE_DISABLE_COMPILE_CACHE || NODE_V8_COVERAGE) return () => {};
  const key = [program, process.version, process.arch, ...process.execArgv].join('\0');
  const file = join(folder, `${digestOf(key).slice(0, 16)}.bin`);
  const own = join(dirname(program), '/');
  const kept = read(file);
  const compiled: { path: string; digest: string; script: Script }[] = [];
  let isKnown = kept !== undefined;

  const prototype = Module.prototype as unknown as { _compile: Compile };
  const original = prototype._compile;
  prototype._compile = function (content, filename, format) {
    const isOther = format !== undefined && format !== 'commonjs';
    // Code that was kept loses what answers its `import()`. The bundle has none, though it names many.
    if (isOther || content.startsWith('#!') || (!filename.startsWith(own) && IMPORT_CALL.test(content)))
      return original.call(this, content, filename, format);
    const digest = digestOf(content);
    const known = kept?.modules.get(filename);
    const script = new Script(Module.wrap(content), {
      filename,
      cachedData: known?.digest === digest ? known.bytes : undefined,
    });
    if (script.cachedDataRejected !== false) isKnown = false;
    compiled.push({ path: filename, digest, script });
    const run = script.runInThisContext() as (...values: unknown[]) => unknown;
    return run.call(this.exports, this.exports, createRequire(filename), this, filename, dirname(filename));
  };

  return () => {
    prototype._compile = original;
    const runs = kept && isKnown ? kept.runs : 0;
    if (runs >= LEARNING_RUNS) return;
    // What this run had no use for stays, unless an upgrade took the module away.
    const modules = new Map([...(kept?.modules ?? [])].filter(([path]) => existsSync(path)));
    for (const { path, digest, script } of compiled) modules.set(path, { digest, bytes: script.createCachedData() });
    write(file, { runs: runs + 1, modules });
  };
}

const digestOf = (content: string | Buffer): string => createHash('sha1').update(content).digest('hex');

/** A folder that belongs to the user and that nobody else can write to: whoever writes there has code run here. */
function ownFolder(): string | undefined {
  const user = process.getuid?.();
  const folder = join(tmpdir(), `mcp-v2-codemod-${user ?? 'code'}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const stat = lstatSync(folder);
    const isOwn = user === undefined || (stat.uid === user && (stat.mode & 0o022) === 0);
    return stat.isDirectory() && isOwn ? folder : undefined;
  } catch {
    return undefined;
  }
}

/** A file begins with the digest of its rest: V8 believes what it is given, and half a file must not reach it. */
const DIGEST = 40;

function read(file: string): Kept | undefined {
  try {
    const bytes = readFileSync(file);
    const rest = bytes.subarray(DIGEST);
    if (digestOf(rest) !== bytes.toString('latin1', 0, DIGEST)) return undefined;
    // A line of JSON says what lies behind it, one after the other.
    const end = rest.indexOf('\n');
    const { runs, list } = JSON.parse(rest.toString('utf8', 0, end)) as Head;
    let at = end + 1;
    const modules = list.map(([path, digest, length]): [string, Compiled] => {
      at += length;
      return [path, { digest, bytes: rest.subarray(at - length, at) }];
    });
    return { runs, modules: new Map(modules) };
  } catch {
    return undefined;
  }
}

interface Head {
  runs: number;
  list: [path: string, digest: string, length: number][];
}

function write(file: string, { runs, modules }: Kept): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    const list = [...modules].map(([path, { digest, bytes }]): Head['list'][number] => [path, digest, bytes.length]);
    const head = Buffer.from(`${JSON.stringify({ runs, list } satisfies Head)}\n`);
    const rest = Buffer.concat([head, ...[...modules.values()].map(({ bytes }) => bytes)]);
    writeFileSync(unfinished, Buffer.concat([Buffer.from(digestOf(rest)), rest]), { mode: 0o600 });
    renameSync(unfinished, file);
    removeOldest(dirname(file));
  } catch {
    // Without room, or in a folder that is gone: the next run compiles.
    removeIfThere(unfinished);
  }
}

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It cannot be there: its folder is none.
  }
}

function removeOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const byAge = files.map((path) => ({ path, written: statSync(path).mtimeMs })).sort((a, b) => b.written - a.written);
  for (const { path } of byAge.slice(MOST_FILES)) removeIfThere(path);
}
