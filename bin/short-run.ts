// What makes V8 good for a server costs a process that lives for a second: code is optimised that hardly runs again.
import module from 'node:module';
import { setFlagsFromString } from 'node:v8';

/**
 * By V8's major version, the flag that has a function run longer before it is optimised. V8 renamed it, and prints an
 * error for a flag it does not know; from 13 on a cheaper compiler stands between, and nothing is gained.
 */
const LATER: Readonly<Record<string, string>> = {
  11: '--interrupt-budget=1000000',
  12: '--invocation-count-for-turbofan=30000',
};

const flag = LATER[process.versions.v8.split('.')[0]!];
if (flag !== undefined) setFlagsFromString(flag);

// From Node 22.1 on: compiled code is kept in the folder for temporary files. NODE_DISABLE_COMPILE_CACHE=1 says no.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();
