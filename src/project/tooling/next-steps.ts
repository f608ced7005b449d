import { detectFormatter, type Formatter, formatScript } from './formatter.js';
import { readManifest, type ToolingManifest } from './manifest.js';
import { detectPackageManager, type PackageManager, runScript, runTool } from './package-manager.js';

export interface NextStepsInput {
  /**
   * Texts of the package.json files from the folder the run was started in up to the root of the repository, nearest
   * first. Scripts are those of the first one: that is where a command typed in this folder finds them.
   */
  manifests: string[];
  /** Names of the files in those folders. */
  names: string[];
  /** Source files that were changed, relative to the folder of the run. */
  changedFiles: string[];
  manifestsChanged: boolean;
  /** The project's formatter has been over them. */
  formatted?: boolean;
  /** Markers that stand in the files now. */
  todoCount: number;
}

/** More files than this are not typed out in a command. */
const MOST_FILES = 12;

const TYPE_CHECK_SCRIPTS = [
  'typecheck',
  'type-check',
  'check-types',
  'check:types',
  'types:check',
  'typecheck:all',
  'tsc',
];

const FORMAT_COMMANDS: Readonly<Record<Formatter, string>> = {
  prettier: 'prettier --write',
  biome: 'biome format --write',
  oxfmt: 'oxfmt',
  dprint: 'dprint fmt',
  eslint: 'eslint --fix',
};

/**
 * The commands to run after a migration, in order and fit for the project: install, format, what is left to do,
 * type-check, test, look at the diff. Empty when nothing was changed and nothing is left to do.
 */
export function nextSteps(input: NextStepsInput): string[] {
  const { changedFiles, manifestsChanged, todoCount, names } = input;
  const edited = changedFiles.length > 0 || manifestsChanged;
  const manager = detectPackageManager(input.manifests, names);
  const manifests = input.manifests.map(readManifest);
  const steps: string[] = [];
  if (manifestsChanged) steps.push(`${manager} install`);
  if (changedFiles.length > 0 && !input.formatted) steps.push(...formatStep(input, manager, manifests[0]));
  if (todoCount > 0) {
    steps.push(`git grep -n "TODO(mcp-v2/"  # ${todoCount === 1 ? '1 place needs' : `${todoCount} places need`} you`);
  }
  if (edited) {
    steps.push(...typeCheckStep(manager, manifests, names));
    const test = manifests[0]?.scripts.test;
    if (test !== undefined && !/no test specified/.test(test)) steps.push(runScript(manager, 'test'));
    steps.push('git diff');
  }
  return steps;
}

function formatStep(input: NextStepsInput, manager: PackageManager, nearest: ToolingManifest | undefined): string[] {
  const script = nearest && formatScript(nearest);
  if (script) return [runScript(manager, script)];
  const formatter = detectFormatter(input.manifests, input.names);
  if (!formatter) return [];
  const command = runTool(manager, FORMAT_COMMANDS[formatter]);
  if (input.changedFiles.length <= MOST_FILES) return [`${command} ${input.changedFiles.map(quoted).join(' ')}`];
  const sources = "'*.ts' '*.tsx' '*.mts' '*.cts' '*.js' '*.jsx' '*.mjs' '*.cjs'";
  return [`git diff --relative --name-only --diff-filter=d -z -- ${sources} | xargs -0 ${command}`];
}

function typeCheckStep(
  manager: PackageManager,
  manifests: readonly ToolingManifest[],
  names: readonly string[],
): string[] {
  const scripts = manifests[0]?.scripts ?? {};
  const script =
    TYPE_CHECK_SCRIPTS.find((name) => scripts[name] !== undefined) ??
    (/\btsc\b/.test(scripts.check ?? '') ? 'check' : undefined);
  if (script) return [runScript(manager, script)];
  if (scripts.build !== undefined && !isBundlerOnly(scripts.build)) return [runScript(manager, 'build')];
  const typescript = names.includes('tsconfig.json') || manifests.some(({ tools }) => 'typescript' in tools);
  if (typescript) return [runTool(manager, 'tsc --noEmit')];
  return scripts.build === undefined ? [] : [runScript(manager, 'build')];
}

/** These strip types without checking them. */
function isBundlerOnly(command: string): boolean {
  return (
    /\b(vite|esbuild|swc|babel|tsup|tsdown|unbuild|rollup|rolldown|webpack|bun build)\b/.test(command) &&
    !/\b(vue-)?tsc\b/.test(command)
  );
}

function quoted(file: string): string {
  if (/^[\w@%+=:,./-]+$/.test(file)) return file;
  return /["$`\\!]/.test(file) ? `'${file.replaceAll("'", String.raw`'\''`)}'` : `"${file}"`;
}
