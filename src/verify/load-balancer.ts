import { startBalancer } from './balancer.js';
import type { Dialer } from './clients.js';
import { exercise, type Probe, type Transcript } from './exercise.js';

/** What one client met behind the balancer. */
export interface Trial {
  client: string;
  /** What it saw; undefined when it failed. */
  transcript?: Transcript;
  revision?: string;
  /** Requests each instance answered for it. */
  answered: number[];
  /** Why it failed, in one line. */
  failure?: string;
}

export interface LoadBalancerOptions {
  /** Origins of at least two instances. */
  instances: readonly string[];
  /** Path of the endpoint: `/mcp`. */
  path: string;
  headers?: Record<string, string>;
  /** The HTTP+SSE transport of 2024-11-05 instead of Streamable HTTP. */
  sse?: boolean;
  /** Clients in the order they connect; one may come twice. */
  dialers: readonly Dialer[];
  probe: Probe;
}

/**
 * The load-balancer test: each client in turn goes through `exercise` behind a strict round robin. A client that got
 * through with a single instance answering has failed as well.
 * @returns one trial for each dialer, in their order
 */
export async function runLoadBalancerTest(options: LoadBalancerOptions): Promise<Trial[]> {
  const balancer = await startBalancer(options.instances);
  const trials: Trial[] = [];
  try {
    for (const dialer of options.dialers) {
      const before = balancer.answered();
      const trial: Trial = { client: dialer.name, answered: [] };
      try {
        const target = { url: balancer.origin + options.path, headers: options.headers, sse: options.sse };
        const { transcript, revision } = await exercise(dialer, target, options.probe);
        trial.transcript = transcript;
        trial.revision = revision;
      } catch (error) {
        trial.failure = String((error as Error).message ?? error).split('\n')[0];
      }
      trial.answered = balancer.answered().map((count, index) => count - (before[index] ?? 0));
      if (!trial.failure && trial.answered.filter((count) => count > 0).length < 2)
        trial.failure = `one instance answered everything (${trial.answered.join(', ')})`;
      trials.push(trial);
    }
  } finally {
    await balancer.close();
  }
  return trials;
}
