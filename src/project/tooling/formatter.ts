// Which formatter a project uses.
import { readManifest, type ToolingManifest } from './manifest.js';

export type Formatter = 'prettier' | 'biome' | 'oxfmt' | 'dprint' | 'eslint';

/** Names of configuration files; a folder that has one uses the tool. In the order prettier looks for its own. */
export const CONFIG_NAMES: Readonly<Record<Formatter, readonly string[]>> = {
  prettier: [
    '.prettierrc',
    '.prettierrc.json',
    '.prettierrc.yaml',
    '.prettierrc.yml',
    '.prettierrc.json5',
    ...['js', 'ts', 'mjs', 'mts', 'cjs', 'cts'].flatMap((ext) => [`.prettierrc.${ext}`, `prettier.config.${ext}`]),
    '.prettierrc.toml',
  ],
  biome: ['biome.json', 'biome.jsonc', '.biome.json', '.biome.jsonc'],
  oxfmt: [
    '.oxfmtrc.json',
    '.oxfmtrc.jsonc',
    ...['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((ext) => `oxfmt.config.${ext}`),
  ],
  dprint: ['dprint.json', 'dprint.jsonc', '.dprint.json', '.dprint.jsonc'],
  eslint: [
    ...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ext) => `eslint.config.${ext}`),
    ...['', '.js', '.cjs', '.json', '.yaml', '.yml'].map((ext) => `.eslintrc${ext}`),
  ],
};

const PACKAGES: Readonly<Record<Formatter, string>> = {
  prettier: 'prettier',
  biome: '@biomejs/biome',
  oxfmt: 'oxfmt',
  dprint: 'dprint',
  eslint: 'eslint',
};

/** ESLint comes last: it is mostly there to lint, and another tool formats. */
const ORDER: readonly Formatter[] = ['prettier', 'biome', 'oxfmt', 'dprint', 'eslint'];

/** Scripts that rewrite files, by their usual names. */
const SCRIPT_NAMES = [
  ...[
    'format',
    'format:write',
    'format:fix',
    'fmt',
    'fmt:fix',
    'prettier',
    'prettier:write',
    'prettier:fix',
    'prettify',
  ],
  ...['biome:format', 'biome:fix', 'lint:fix', 'lint-fix', 'lint:write', 'eslint:fix', 'fix'],
];

/**
 * Tells the formatter of a project: the tool its formatting script calls, else the one with a configuration file, else
 * the one that is declared as a dependency.
 *
 * @param manifests Texts of the package.json files, nearest first.
 * @param names Names of the files in their folders.
 */
export function detectFormatter(manifests: readonly string[], names: readonly string[]): Formatter | undefined {
  const read = manifests.map(readManifest);
  for (const manifest of read) {
    const script = formatScript(manifest);
    const tool = script && toolOf(manifest.scripts[script]!);
    if (tool) return tool;
  }
  const configured = ORDER.find(
    (tool) =>
      CONFIG_NAMES[tool].some((name) => names.includes(name)) ||
      (tool === 'prettier' && read.some(({ json }) => json.prettier !== undefined)),
  );
  const declared = ORDER.find((tool) => read.some(({ tools }) => PACKAGES[tool] in tools));
  // A formatter that is only declared still beats a linter that is configured.
  return configured === 'eslint' && declared ? declared : (configured ?? declared);
}

/** The script of a package.json that formats in place (`prettier --check .` does not); undefined when there is none. */
export function formatScript({ scripts }: ToolingManifest): string | undefined {
  return SCRIPT_NAMES.find((name) => scripts[name] !== undefined && writes(name, scripts));
}

function writes(name: string, scripts: Readonly<Record<string, string>>, seen: readonly string[] = []): boolean {
  const command = scripts[name] ?? '';
  const tool = toolOf(command);
  if (tool === 'prettier') return /(^|\s)(--write|-w)\b/.test(command);
  if (tool === 'biome') return /\s--(write|apply|apply-unsafe|fix)\b/.test(command);
  if (tool === 'oxfmt') return !/\s--(check|list-different)\b/.test(command);
  if (tool === 'eslint') return /\s--fix\b/.test(command);
  if (tool === 'dprint') return /\bdprint fmt\b/.test(command);
  const other = /^(?:npm run|pnpm(?: run)?|yarn(?: run)?|bun run) ([\w:.-]+)$/.exec(command.trim())?.[1];
  if (other !== undefined && scripts[other] !== undefined && !seen.includes(other)) {
    return writes(other, scripts, [...seen, name]);
  }
  // `turbo run format`, a tool of the project's own: the name is all there is to go by.
  return command.trim() !== '' && /^(format|fmt|prettify|lint)/.test(name) && !/\bcheck\b/.test(command);
}

function toolOf(command: string): Formatter | undefined {
  return ORDER.find((tool) => new RegExp(String.raw`(^|[\s/])${tool}\b(?!:)`).test(command));
}
