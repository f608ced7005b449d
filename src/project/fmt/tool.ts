// How a project's formatter is called: it gets a text on standard input, with the path it stands for, and gives a text
// back. All four can do that, so that nothing of the tree is touched before the one atomic write.
import { dirname, extname, join } from 'node:path';
import type { Disk } from '../disk.js';
import type { Config } from '../tooling/config.js';
import { folders } from '../tooling/config.js';
import type { Formatter } from '../tooling/formatter.js';

/** A formatter that can be started for the files of a folder. */
export interface FormatterTool {
  formatter: Formatter;
  /** The program, and what comes before the formatter's own arguments. */
  command: readonly [string, ...string[]];
  /** The folder to start it in: where it looks for its ignore file and configuration. */
  cwd: string;
}

interface Calling {
  /** The npm package, and the name of its program. */
  package: string;
  program: string;
  args: (file: string) => string[];
  /** Exit codes that come with a text. ESLint has 1 for what it could not fix. */
  good: readonly number[];
  /** The text in what was printed; undefined when there is none. */
  read: (stdout: string, text: string) => string | undefined;
  /** It prints a text as it is laid out anew, and changes nothing else. */
  layoutOnly: boolean;
}

const asPrinted = (stdout: string): string => stdout;

/** Calls that format standard input, as each tool's own help has them. */
export const CALLS: Readonly<Record<Formatter, Calling>> = {
  prettier: {
    package: 'prettier',
    program: 'prettier',
    args: (file) => ['--stdin-filepath', file],
    good: [0],
    read: asPrinted,
    layoutOnly: true,
  },
  biome: {
    package: '@biomejs/biome',
    program: 'biome',
    args: (file) => ['format', `--stdin-file-path=${file}`],
    good: [0],
    read: asPrinted,
    layoutOnly: true,
  },
  oxfmt: {
    package: 'oxfmt',
    program: 'oxfmt',
    args: (file) => [`--stdin-filepath=${file}`],
    good: [0],
    read: asPrinted,
    layoutOnly: true,
  },
  dprint: {
    package: 'dprint',
    program: 'dprint',
    args: (file) => ['fmt', '--stdin', file],
    good: [0],
    read: asPrinted,
    layoutOnly: true,
  },
  eslint: {
    package: 'eslint',
    program: 'eslint',
    // --fix is not for standard input; this is, and the text comes in a report.
    args: (file) => ['--stdin', '--stdin-filename', file, '--fix-dry-run', '--format', 'json'],
    good: [0, 1],
    read: fixedText,
    layoutOnly: false,
  },
};

/** ESLint's report has an `output` when something was fixed, and a fatal message when the text did not parse. */
function fixedText(stdout: string, text: string): string | undefined {
  try {
    const [result] = JSON.parse(stdout) as { output?: unknown; fatalErrorCount?: unknown; messages?: unknown[] }[];
    if (!result || !Array.isArray(result.messages)) return undefined;
    if (result.messages.some((message) => (message as { fatal?: unknown }).fatal === true)) return undefined;
    return typeof result.output === 'string' ? result.output : text;
  } catch {
    return undefined;
  }
}

/**
 * The installed program of the formatter over a file, from the nearest node_modules; never one that would have to be
 * downloaded.
 *
 * @param file Absolute path of the file to format.
 * @param config The formatter over it.
 * @param root No folder above it is looked at.
 * @returns undefined when it is not installed
 */
export function findTool(file: string, config: Config, root: string, disk: Disk): FormatterTool | undefined {
  const { formatter } = config;
  const cwd = formatter === 'prettier' ? ignoringFolder(config.dir, root, disk) : config.dir;
  for (const folder of folders(dirname(file), root)) {
    const command = programIn(join(folder, 'node_modules'), CALLS[formatter], disk);
    if (command) return { formatter, command, cwd };
  }
  return undefined;
}

/** prettier reads `.prettierignore` in the folder it is started in, and people start it where that is. */
function ignoringFolder(dir: string, root: string, disk: Disk): string {
  return folders(dir, root).find((folder) => disk.has(join(folder, '.prettierignore'))) ?? dir;
}

function programIn(modules: string, call: Calling, disk: Disk): FormatterTool['command'] | undefined {
  const dir = join(modules, call.package);
  const script = binOf(disk.read(join(dir, 'package.json')), call.program);
  // Started without a shell, which would read a file name in its own way.
  if (script !== undefined && disk.has(join(dir, script)))
    return ['.js', '.cjs', '.mjs', ''].includes(extname(script)) && isScript(disk.read(join(dir, script)))
      ? [process.execPath, join(dir, script)]
      : [join(dir, script)];
  const linked = join(modules, '.bin', call.program);
  return process.platform !== 'win32' && disk.has(linked) ? [linked] : undefined;
}

function isScript(text: string | undefined): boolean {
  return text !== undefined && (!text.startsWith('#!') || /^#!.*\bnode\b/.test(text)) && !text.includes('\0');
}

function binOf(manifest: string | undefined, program: string): string | undefined {
  if (manifest === undefined) return undefined;
  try {
    const { bin } = JSON.parse(manifest) as { bin?: unknown };
    const script = typeof bin === 'string' ? bin : (bin as Record<string, unknown> | undefined)?.[program];
    return typeof script === 'string' ? script : undefined;
  } catch {
    return undefined;
  }
}
