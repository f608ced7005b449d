// Servers over HTTP, as they are written for v1 and after migration. Before: they work with one instance, and those
// that keep sessions fail behind a balancer. After: nobody has touched the code, it type-checks, and two instances
// behind a strict round robin serve clients of both SDK versions and both protocol eras with the results v1 gave.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exercise, type Transcript } from '../../src/verify/exercise.js';
import type { Instance } from '../../src/verify/instance.js';
import { runLoadBalancerTest } from '../../src/verify/load-balancer.js';
import { HTTP_CASES } from './cases.js';
import { comparable } from './comparable.js';
import { leftovers, migrateProject, typeErrors } from './migrated.js';
import { openProject, type Project } from './project.js';
import { ALL, MODERN, V1 } from './sdk.js';
import { expectSound } from './soundness.js';
import { startPair } from './start.js';

describe.each(HTTP_CASES.map((server) => [server.name, server] as const))('pattern-%s', (_, server) => {
  const { path = '/mcp', sse = false, probe } = server;
  let project: Project;
  let v1: Instance[] = [];
  let expected: Transcript;

  beforeAll(async () => {
    project = openProject(server.name);
    v1 = await startPair(project.build(), server);
    expected = (await exercise(V1, { url: v1[0]!.origin + path, sse }, probe)).transcript;
  });

  afterAll(async () => {
    await Promise.all(v1.map((instance) => instance.stop()));
    project?.remove();
  });

  describe('before', () => {
    it('works with one instance', async () => {
      expectSound(expected, probe);
      if (!server.ssePath) return;
      const old = await exercise(V1, { url: v1[0]!.origin + server.ssePath, sse: true }, probe);
      expect(old.transcript).toEqual(expected);
    });

    it(`${server.stateless ? 'passes' : 'fails'} the load-balancer test`, async () => {
      const instances = v1.map((instance) => instance.origin);
      const [trial] = await runLoadBalancerTest({ instances, path, sse, dialers: [V1], probe });
      if (server.stateless) expect(trial?.transcript).toEqual(expected);
      expect(trial?.failure === undefined).toBe(server.stateless === true);
    });
  });

  describe('after', () => {
    let instances: Instance[] = [];

    beforeAll(() => migrateProject(project));

    afterAll(() => Promise.all(instances.map((instance) => instance.stop())));

    it('type-checks, and no session plumbing is left', () => {
      expect(typeErrors(project)).toEqual([]);
      expect(leftovers(project)).toEqual([]);
    });

    it('starts', async () => {
      instances = await startPair(project.build(), server);
    });

    it.each(server.after ?? [path])('passes the load-balancer test at %s', async (endpoint) => {
      const trials = await runLoadBalancerTest({
        instances: instances.map((instance) => instance.origin),
        path: endpoint,
        dialers: ALL,
        probe,
      });
      expect(trials.map(({ client, failure }) => ({ client, failure }))).toEqual(
        ALL.map(({ name }) => ({ client: name, failure: undefined })),
      );
      expect(trials.map((trial) => trial.revision === MODERN)).toEqual([false, false, true, true, false]);
      for (const { client, transcript } of trials) {
        expectSound(transcript!, probe);
        expect({ client, ...comparable(transcript!) }).toEqual({ client, ...comparable(expected) });
      }
    });

    it('answers the same when it is alone', async () => {
      const url = instances[0]!.origin + (server.after ?? [path])[0];
      for (const dialer of ALL)
        expect(comparable((await exercise(dialer, { url }, probe)).transcript)).toEqual(comparable(expected));
    });

    const { routes, stops } = server;
    if (routes)
      it.each(routes)('answers %s as in v1', async (route) => {
        expect(await answer(instances[0]!, route)).toEqual(await answer(v1[0]!, route));
      });

    if (stops)
      it(`ends on ${stops} as in v1`, async () => {
        expect(await v1[0]!.stop(stops)).toBe(0);
        expect(await instances[0]!.stop(stops)).toBe(0);
      });
  });
});

async function answer(
  instance: Instance,
  route: string,
): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(instance.origin + route, { redirect: 'manual' });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}
