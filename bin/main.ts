import { UsageError } from '../src/project/errors.js';
import { toolVersion } from '../src/project/tool-version.js';
import type { MigrateOptions, Report } from '../src/project/types.js';
import { EXIT } from '../src/report/exit-code.js';
import type { SignalSource } from './interrupt.js';
import { type Request, readArguments } from './options.js';
import { type Output, write } from './streams.js';

/** What the command line uses of `src/index.ts`. */
export interface Api {
  migrate(options: MigrateOptions): Promise<Report>;
  listTransforms(): readonly { name: string; description: string; needs?: readonly string[] }[];
  explainRule(id: string): string | undefined;
}

/** What the command line uses of `process`. */
export interface Host extends SignalSource {
  stdout: Output & NodeJS.WritableStream;
  stderr: Output & NodeJS.WritableStream;
  env: NodeJS.ProcessEnv;
  cwd(): string;
}

/**
 * The command line: arguments in, text out. Never rejects.
 *
 * @param argv The arguments, without node and the script.
 * @param load Loads the parser and the transforms (default: what the command needs of them); not called for `--help`, `--version` and wrong usage.
 * @returns The exit code, see `EXIT`.
 */
export async function main(argv: readonly string[], host: Host, load?: () => Promise<Api>): Promise<number> {
  try {
    return await run(readArguments(argv, toolVersion(), Math.min(host.stdout.columns || 80, 100)), host, load);
  } catch (error) {
    const usage = error instanceof UsageError;
    await write(host.stderr, usage ? `error: ${error.message}\n` : unexpected(error, host.env)).catch(() => {});
    return usage ? EXIT.usage : EXIT.internal;
  }
}

async function run(request: Request, host: Host, load?: () => Promise<Api>): Promise<number> {
  const everything = load ?? (() => import('../src/index.js'));
  switch (request.kind) {
    case 'answered':
      await write(host.stdout, request.stdout);
      await write(host.stderr, request.stderr);
      return request.exitCode;
    case 'list':
      return (await import('./list.js')).list(await everything(), request, host);
    case 'explain':
      return (await import('./explain.js')).explain(await everything(), request, host);
    case 'inventory':
      return (await import('./inventory.js')).inventory(request, host);
    case 'migrate':
      // The main job waits for nothing it has no use for.
      return (await import('./migrate.js')).migrate(load ?? (() => import('../src/project/migrate.js')), request, host);
  }
}

/** Not the person's doing. The stack is for those who look for the cause. */
function unexpected(error: unknown, env: NodeJS.ProcessEnv): string {
  const message = error instanceof Error ? error.message : String(error);
  if (env.DEBUG && error instanceof Error) return `error: unexpected: ${error.stack ?? message}\n`;
  return `error: unexpected: ${message}\nSet DEBUG=1 to see where it happened.\n`;
}
