// What makes V8 good for a server costs a process that lives for a second: code is optimised that hardly runs again.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { keepCompiledCode } from './compiled-code.js';

/**
 * By V8's major version, the flag that has a function run longer before it is optimised. V8 renamed it, and prints an
 * error for a flag it does not know; from 13 on a cheaper compiler stands between, and nothing is gained.
 */
const LATER: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=1000000',
  12: '--invocation-count-for-turbofan=30000',
};

/**
 * Sets V8 up for a short run; to be called before anything large is loaded.
 *
 * @returns To be called when the run is over: keeps what was compiled. Never throws.
 */
export function prepareShortRun(): () => void {
  // Others that run JavaScript call themselves Node where they can.
  if ('bun' in process.versions || 'deno' in process.versions) return () => {};
  const flag = LATER[process.versions.v8.split('.')[0]!];
  if (flag !== undefined) setFlagsFromString(flag);
  // From Node 22.1 on: compiled code is kept in the folder for temporary files. NODE_DISABLE_COMPILE_CACHE=1 says no.
  const { enableCompileCache } = module as { enableCompileCache?: () => unknown };
  if (enableCompileCache === undefined) return keepCompiledCode(fileURLToPath(import.meta.url));
  enableCompileCache();
  return () => {};
}
