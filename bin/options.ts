import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { InventoryOptions } from '../src/inventory/run.js';
import { KINDS, type Kind, SEVERITIES, type Severity } from '../src/inventory/types.js';
import type { MigrateOptions } from '../src/project/types.js';
import { EXIT } from '../src/report/exit-code.js';
import { FORMATS, type Format } from '../src/report/formats.js';

/** Everything the command line can ask for. */
export type Request =
  | MigrateRequest
  | { kind: 'list'; display: Display }
  | { kind: 'explain'; rule: string }
  | InventoryRequest
  /** Answered by the parser itself: help, version, wrong usage. */
  | { kind: 'answered'; stdout: string; stderr: string; exitCode: number };

export interface MigrateRequest {
  kind: 'migrate';
  options: MigrateOptions;
  check: boolean;
  /** The product; none when the person asked for none, then there is only the summary. */
  format?: Format;
  /** The file the product goes to instead of standard output. */
  output?: string;
  display: Display;
}

export interface InventoryRequest {
  kind: 'inventory';
  options: Pick<InventoryOptions, 'paths' | 'kinds' | 'severity'>;
  format: InventoryFormat;
  /** Findings of this severity, or graver, make the exit code 1. */
  failOn?: Severity;
  /** JSON of an earlier run: its findings are accepted. */
  baseline?: string;
  output?: string;
  display: Display;
}

const INVENTORY_FORMATS = ['pretty', 'json', 'markdown'] as const;
type InventoryFormat = (typeof INVENTORY_FORMATS)[number];

interface InventoryFlags {
  format?: InventoryFormat;
  failOn?: 'must-remove' | 'review';
  kind?: Kind[];
  severity?: Severity;
  baseline?: string;
  output?: string;
  color: boolean;
}

export interface Display {
  /** False with `--no-color`. */
  color: boolean;
  quiet: boolean;
}

interface Flags {
  dryRun?: boolean;
  transform?: string[];
  skip?: string[];
  list?: boolean;
  check?: boolean;
  format?: Format;
  output?: string;
  fmt?: boolean;
  legacy?: 'stateless' | 'reject';
  sse?: 'stateless' | 'legacy';
  manifest: boolean;
  ignore?: string[];
  force?: boolean;
  color: boolean;
  quiet?: boolean;
}

const AFTER_HELP = `
Summary, progress and warnings go to standard error, so this changes what a run
without --dry-run changes:
  mcp-v2-codemod --dry-run . | git apply

Exit codes:
  0    done
  1    --check found something
  2    wrong usage
  3    some files could not be migrated; all others were
  70   something unexpected went wrong
  130  interrupted; every file is whole

A folder that is named like a command is reached as ./explain.`;

/**
 * Reads the arguments (without node and the script). Pure: nothing is printed, the process is not touched; what the
 * parser has to say comes back as `answered`.
 *
 * @param width Columns of the help text.
 */
export function readArguments(argv: readonly string[], version: string, width = 80): Request {
  const answer = { kind: 'answered' as const, stdout: '', stderr: '', exitCode: EXIT.done as number };
  let request: Request = answer;
  const program = buildProgram(version, (next) => {
    request = next;
  });
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        answer.stdout += text;
      },
      writeErr: (text) => {
        answer.stderr += text;
      },
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
    });
  }
  try {
    program.parse(argv, { from: 'user' });
    return request;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // commander has one code, 1, for all that is wrong; here that is the answer of --check.
    return { ...answer, exitCode: error.exitCode === 0 ? EXIT.done : EXIT.usage };
  }
}

function buildProgram(version: string, found: (request: Request) => void): Command {
  const program = new Command('mcp-v2-codemod');
  program
    .usage('[options] [paths...]\n       mcp-v2-codemod inventory [paths...]\n       mcp-v2-codemod explain <rule>')
    .description(
      'Moves a project from the Model Context Protocol SDK v1 (@modelcontextprotocol/sdk) to the v2 packages.',
    )
    .argument('[paths...]', 'files, folders or globs to migrate (default: .)')
    .option('-n, --dry-run', 'print a unified diff that git apply takes, write nothing')
    .addOption(names('-t, --transform <names>', 'run only these transforms (comma-separated)'))
    .addOption(names('--skip <names>', 'leave these transforms out'))
    .addOption(
      new Option('--list', 'list the transforms, in the order they run').conflicts([
        'dryRun',
        'check',
        'format',
        'output',
        'fmt',
      ]),
    )
    .option('--check', 'exit with 1 when there is something to migrate or a TODO(mcp-v2 is left; write nothing')
    .addOption(
      new Option('--format <format>', 'what to print to standard output; a dry run prints a diff').choices(FORMATS),
    )
    .option('-o, --output <file>', 'print to a file instead of standard output')
    .addOption(
      new Option(
        '--fmt',
        'let the installed formatter of the project (prettier, biome, oxfmt, dprint, eslint --fix) lay out changed files that were clean before; this runs code of the project',
      ).conflicts(['check']),
    )
    .addOption(
      new Option(
        '--legacy <mode>',
        'what migrated servers do with clients of 2025 revisions: "stateless" serves them too (default), "reject" turns them away',
      ).choices(['stateless', 'reject']),
    )
    .addOption(
      new Option(
        '--sse <mode>',
        'what HTTP+SSE endpoints become: "stateless" makes them part of the one endpoint (default), "legacy" keeps them on @modelcontextprotocol/server-legacy',
      ).choices(['stateless', 'legacy']),
    )
    .option('--no-manifest', 'leave package.json and pnpm-workspace.yaml alone')
    .addOption(
      new Option('--ignore <glob>', 'leave matching files alone, gitignore syntax (repeatable)').argParser(
        (glob: string, before: string[] = []) => [...before, glob],
      ),
    )
    .option('--force', 'write although the git tree has uncommitted changes')
    .option('--no-color', 'print without colors')
    .option('--quiet', 'print nothing but errors to standard error')
    .helpOption('-h, --help', 'print this help')
    .version(version, '-V, --version', 'print the version')
    .addHelpText('after', AFTER_HELP)
    .showHelpAfterError('Run mcp-v2-codemod --help for all options.')
    // No implicit "help" command: a folder may be called that.
    .helpCommand(false)
    // Options behind "explain" belong to it, so that a mistyped one is not silently taken for one of ours.
    .enablePositionalOptions()
    .action((paths: string[], flags: Flags) => found(migrateRequest(program, paths, flags)));
  program
    .command('explain')
    .description('say what a TODO(mcp-v2/<rule>) is about and what to do')
    .argument('<rule>', 'the id of the rule')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Run mcp-v2-codemod --help for all options.')
    .action((rule: string) => found({ kind: 'explain', rule: ruleId(rule) }));
  program
    .command('inventory')
    .description('list everything that still assumes a session, in code and infrastructure; changes nothing')
    .argument('[paths...]', 'files, folders or globs to look at (default: .)')
    .addOption(new Option('--format <format>', 'what to print').choices(INVENTORY_FORMATS).default('pretty'))
    .addOption(
      new Option(
        '--fail-on <severity>',
        'exit with 1 when there is a finding of this severity, or a graver one',
      ).choices(['must-remove', 'review']),
    )
    .addOption(kinds())
    .addOption(new Option('--severity <severity>', 'list nothing milder than this').choices(SEVERITIES))
    .option('--baseline <file>', 'leave out the findings in this file, the JSON of an earlier run')
    .option('-o, --output <file>', 'print to a file instead of standard output')
    .option('--no-color', 'print without colors')
    .helpOption('-h, --help', 'print this help')
    .showHelpAfterError('Run mcp-v2-codemod inventory --help for all options.')
    .action((paths: string[], flags: InventoryFlags) => found(inventoryRequest(paths, flags)));
  return program;
}

/** `--kind a,b`, repeatable. */
function kinds(): Option {
  return new Option('--kind <kinds>', `list only these kinds (comma-separated): ${KINDS.join(', ')}`).argParser(
    (text: string, before: Kind[] = []) => {
      const wanted = text.split(/[\s,]+/).filter((kind) => kind !== '');
      const unknown = wanted.find((kind) => !(KINDS as readonly string[]).includes(kind));
      if (unknown !== undefined || wanted.length === 0)
        throw new InvalidArgumentError(`The kinds are ${KINDS.join(', ')}.`);
      return [...before, ...(wanted as Kind[])];
    },
  );
}

function inventoryRequest(paths: string[], flags: InventoryFlags): InventoryRequest {
  const { format = 'pretty', failOn, kind, severity, baseline, output, color } = flags;
  return {
    kind: 'inventory',
    options: {
      paths: paths.length > 0 ? paths : ['.'],
      ...(kind && { kinds: kind }),
      ...(severity && { severity }),
    },
    format,
    display: { color, quiet: false },
    ...(failOn && { failOn }),
    ...(baseline !== undefined && { baseline }),
    ...(output !== undefined && output !== '-' && { output }),
  };
}

function migrateRequest(program: Command, paths: string[], flags: Flags): Request {
  const display = { color: flags.color, quiet: flags.quiet === true };
  if (flags.list) return { kind: 'list', display };
  const both = flags.transform?.find((name) => flags.skip?.includes(name));
  if (both !== undefined) program.error(`error: '${both}' is in both --transform and --skip`);
  const empty = paths.includes('') ? '[paths...]' : flags.output === '' ? '--output' : undefined;
  if (empty !== undefined) program.error(`error: an argument of ${empty} is empty`);
  const check = flags.check === true;
  const options: MigrateOptions = {
    paths: paths.length > 0 ? paths : ['.'],
    dryRun: flags.dryRun === true || check,
    manifest: flags.manifest,
    force: flags.force === true,
    ...(flags.fmt && { fmt: true }),
    ...(flags.legacy && { legacy: flags.legacy }),
    ...(flags.sse && { sse: flags.sse }),
    ...(flags.transform && { transforms: flags.transform }),
    ...(flags.skip && { skip: flags.skip }),
    ...(flags.ignore && { ignore: flags.ignore }),
  };
  const format = flags.format ?? defaultFormat(flags);
  return {
    kind: 'migrate',
    options,
    check,
    display,
    ...(format && { format }),
    ...(flags.output !== undefined && flags.output !== '-' && { output: flags.output }),
  };
}

/** What goes to standard output unasked: a diff for a dry run, a report when a file is to be filled, else nothing. */
function defaultFormat(flags: Flags): Format | undefined {
  if (flags.dryRun) return 'diff';
  return flags.output === undefined ? undefined : 'pretty';
}

/** An option with a list of names: comma-separated, repeatable, at least one. */
function names(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text: string, before: string[] = []) => {
    const list = text.split(/[\s,]+/).filter((name) => name !== '');
    if (list.length === 0) throw new InvalidArgumentError('Give at least one name; --list shows them.');
    return [...new Set([...before, ...list])];
  });
}

/** The id in what people paste: `TODO(mcp-v2/removed/tasks): …`, `mcp-v2/removed/tasks`, or the id itself. */
function ruleId(text: string): string {
  return text
    .replace(/^.*?mcp-v2\//s, '')
    .replace(/\).*$/s, '')
    .trim();
}
