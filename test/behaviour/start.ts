import { type Instance, startInstance } from '../../src/verify/instance.js';
import type { Case } from './cases.js';

/** Starts one instance of a built server. */
export function start(built: { dir: string; output(file: string): string }, server: Case): Promise<Instance> {
  return startInstance({
    command: process.execPath,
    args: [built.output(server.entry), ...(server.args ?? [])],
    cwd: built.dir,
    env: server.env,
  });
}

/** Starts two instances of a built server; when one does not start, none is left. */
export async function startPair(
  built: { dir: string; output(file: string): string },
  server: Case,
): Promise<Instance[]> {
  const started = await Promise.allSettled([start(built, server), start(built, server)]);
  const instances = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = started.find((result) => result.status === 'rejected');
  if (!failed) return instances;
  await Promise.all(instances.map((instance) => instance.stop()));
  throw failed.reason;
}
