// No check is lost: whoever was refused before migration is refused after it, on every path and verb, and nobody sees
// what belongs to someone else.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Balancer, startBalancer } from '../../src/verify/balancer.js';
import type { Dialer } from '../../src/verify/clients.js';
import { exercise } from '../../src/verify/exercise.js';
import type { Instance } from '../../src/verify/instance.js';
import { runLoadBalancerTest } from '../../src/verify/load-balancer.js';
import { GATED_CASES, STATE_CASES } from './cases.js';
import { comparable } from './comparable.js';
import { migrateProject, typeErrors } from './migrated.js';
import { openProject, type Project } from './project.js';
import { ALL, V1 } from './sdk.js';
import { start, startPair } from './start.js';
import { knock } from './strangers.js';

const ANN = { authorization: 'Bearer token-ann' };
const BOB = { authorization: 'Bearer token-bob' };
const TIMEOUT = 5_000;

const pathsOf = ({ path = '/mcp', gated, after }: { path?: string; gated: string[]; after?: string[] }) => [
  ...new Set([path, ...gated, ...(after ?? [])]),
];

describe.each(GATED_CASES.map((server) => [server.name, server] as const))('%s', (_, server) => {
  const { path = '/mcp', sse = false, probe, gated } = server;
  let project: Project;
  let before: Instance;
  let after: Instance[];

  beforeAll(async () => {
    project = openProject(server.name);
    before = await start(project.build(), server);
    await migrateProject(project);
    const built = project.build();
    after = await startPair(built, server);
  });

  afterAll(async () => {
    await Promise.all([before, ...(after ?? [])].map((instance) => instance?.stop()));
    project?.remove();
  });

  it('type-checks', () => {
    expect(typeErrors(project)).toEqual([]);
  });

  it('refuses a stranger wherever it did', async () => {
    const was = await knock(before, pathsOf(server));
    const is = await knock(after[0]!, pathsOf(server));
    expect(Object.values(was).some((status) => status === 401 || status === 403)).toBe(true);
    // What was refused for its token is refused for it still, or there is nothing there any more.
    const opened = Object.keys(was).filter(
      (request) => [401, 403].includes(was[request]!) && ![401, 403, 404, 405].includes(is[request]!),
    );
    expect(opened).toEqual([]);
    // Nothing behind a gate is answered, whatever it is.
    const answered = Object.keys(is).filter(
      (request) => gated.some((gate) => request.endsWith(` ${gate}`)) && is[request]! < 400,
    );
    expect(answered).toEqual([]);
  });

  it('serves those it knows, behind a balancer', async () => {
    const expected = (await exercise(V1, { url: before.origin + path, sse, headers: ANN }, probe)).transcript;
    for (const endpoint of server.after ?? [path]) {
      const trials = await runLoadBalancerTest({
        instances: after.map((instance) => instance.origin),
        path: endpoint,
        headers: ANN,
        dialers: ALL,
        probe,
      });
      for (const trial of trials) {
        expect(trial).not.toHaveProperty('failure');
        expect(comparable(trial.transcript!)).toEqual(comparable(expected));
      }
      // So it was the missing token that kept the stranger out.
      const known = await knock(after[0]!, [endpoint], ANN);
      expect(known[`POST initialize ${endpoint}`]).toBe(200);
      expect(known[`POST call of 2026-07-28 ${endpoint}`]).toBe(200);
    }
  });

  it.each(ALL.slice(0, 4))('keeps out $name without a token', async (dialer) => {
    for (const endpoint of (server.after ?? [path]).filter((candidate) => gated.includes(candidate)))
      await expect(dialer.connect({ url: after[0]!.origin + endpoint }, TIMEOUT)).rejects.toThrow();
  });

  const { whoami } = server;
  if (whoami)
    it.each(ALL.slice(0, 4))('tells two people apart who come by $name', async (dialer) => {
      const balancer = await startBalancer(after.map((instance) => instance.origin));
      try {
        const answers = await Promise.all([
          askTenTimes(dialer, balancer, path, ANN, whoami),
          askTenTimes(dialer, balancer, path, BOB, whoami),
        ]);
        expect(answers).toEqual([Array(10).fill('ann'), Array(10).fill('bob')]);
      } finally {
        await balancer.close();
      }
    });
});

describe.each(STATE_CASES.map((server) => [server.name, server] as const))('%s', (_, server) => {
  const { path = '/mcp', gated, ann, bob, secret } = server;
  let project: Project;
  let before: Instance;
  let after: Instance[];
  let markers: string[];

  beforeAll(async () => {
    project = openProject(server.name);
    before = await start(project.build(), server);
    markers = await migrateProject(project);
    const built = project.build();
    after = await startPair(built, server);
  });

  afterAll(async () => {
    await Promise.all([before, ...(after ?? [])].map((instance) => instance?.stop()));
    project?.remove();
  });

  it('type-checks, and says what became of its state', () => {
    expect(typeErrors(project)).toEqual([]);
    for (const rule of server.rules) expect(markers.join('\n')).toContain(rule);
  });

  it('kept people apart before', async () => {
    expect(await lookOver(V1, [before.origin])).not.toMatch(secret);
  });

  it.each(ALL.slice(0, 4))('keeps people apart who come by $name', async (dialer) => {
    expect(
      await lookOver(
        dialer,
        after.map((instance) => instance.origin),
      ),
    ).not.toMatch(secret);
    expect(await lookOver(dialer, [after[0]!.origin])).not.toMatch(secret);
  });

  it('serves everything else behind a balancer, to those it knows', async () => {
    const trials = await runLoadBalancerTest({
      instances: after.map((instance) => instance.origin),
      path,
      headers: ANN,
      dialers: ALL,
      probe: server.probe,
    });
    for (const trial of trials) expect(trial).not.toHaveProperty('failure');
    const strange = await knock(after[0]!, gated);
    expect(Object.keys(strange).filter((request) => strange[request]! < 400)).toEqual([]);
  });

  /** Everything Bob reads while and after Ann does what she does. */
  async function lookOver(dialer: Dialer, instances: string[]): Promise<string> {
    const balancer = await startBalancer(instances);
    const target = (headers: Record<string, string>) => ({ url: balancer.origin + path, headers });
    const people = await Promise.all([dialer.connect(target(ANN), TIMEOUT), dialer.connect(target(BOB), TIMEOUT)]);
    const [a, b] = people.map(({ client }) => client) as [(typeof people)[0]['client'], (typeof people)[0]['client']];
    try {
      const read: Promise<unknown>[] = [];
      for (let round = 0; round < 3; round++) {
        const busy = ann.map((call) => a.callTool({ ...call }).catch(String));
        read.push(...ann.map(() => b.callTool({ ...bob }).catch(String)));
        await Promise.all(busy);
        read.push(b.callTool({ ...bob }).catch(String));
      }
      return JSON.stringify(await Promise.all(read));
    } finally {
      await Promise.all([a.close(), b.close()].map((closing) => closing.catch(() => {})));
      await balancer.close();
    }
  }
});

async function askTenTimes(
  dialer: Dialer,
  balancer: Balancer,
  path: string,
  headers: Record<string, string>,
  tool: string,
): Promise<string[]> {
  const { client } = await dialer.connect({ url: balancer.origin + path, headers }, TIMEOUT);
  try {
    const results = await Promise.all(Array.from({ length: 10 }, () => client.callTool({ name: tool, arguments: {} })));
    return results.map((result) => (result as { content: { text: string }[] }).content[0]!.text);
  } finally {
    await client.close().catch(() => {});
  }
}
