// Which package manager a project uses, and how it is called.
import { readManifest, type ToolingManifest } from './manifest.js';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

const FILES: readonly [string, PackageManager][] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['pnpm-workspace.yaml', 'pnpm'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['yarn.lock', 'yarn'],
  ['.yarnrc.yml', 'yarn'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

/**
 * Tells the package manager of a project: the `packageManager` field (Corepack), then `devEngines.packageManager`, then
 * the lockfile, then npm.
 *
 * @param manifests Texts of the package.json files from the folder up to the root of the repository, nearest first;
 *   malformed ones say nothing.
 * @param names Names of the files in those folders.
 */
export function detectPackageManager(manifests: readonly string[], names: readonly string[]): PackageManager {
  const known = manifests.map(readManifest).map(declaredManager).find(Boolean);
  return known ?? FILES.find(([name]) => names.includes(name))?.[1] ?? 'npm';
}

function declaredManager({ json }: ToolingManifest): PackageManager | undefined {
  const engine = (json.devEngines as { packageManager?: unknown } | undefined)?.packageManager;
  const first = Array.isArray(engine) ? engine[0] : engine;
  const named = [json.packageManager, (first as { name?: unknown } | undefined)?.name];
  return named.map((value) => /^(npm|pnpm|yarn|bun)(?=@|$)/.exec(String(value))?.[1] as PackageManager).find(Boolean);
}

/** The command that runs a script of package.json. `bun test` is bun's own runner, not the script. */
export function runScript(manager: PackageManager, script: string): string {
  if (script === 'test' && manager !== 'bun') return `${manager} test`;
  return `${manager} run ${script}`;
}

/** The command that runs a tool the project has installed. */
export function runTool(manager: PackageManager, command: string): string {
  return `${{ npm: 'npx', pnpm: 'pnpm exec', yarn: 'yarn', bun: 'bunx' }[manager]} ${command}`;
}
