// Servers over stdio. Before: they speak to v1 clients and not to those of 2026-07-28. After: to all of them.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exercise, type Transcript } from '../../src/verify/exercise.js';
import { STDIO_CASES } from './cases.js';
import { comparable } from './comparable.js';
import { leftovers, migrateProject, typeErrors } from './migrated.js';
import { openProject, type Project } from './project.js';
import { ALL, MODERN, V1, V2_PINNED } from './sdk.js';
import { expectSound } from './soundness.js';

describe.each(STDIO_CASES.map((server) => [server.name, server] as const))('pattern-%s over stdio', (_, server) => {
  let project: Project;
  let expected: Transcript;

  function target() {
    const { dir, output } = project.build();
    return {
      command: process.execPath,
      args: [output(server.entry), ...(server.args ?? [])],
      cwd: dir,
      env: server.env,
    };
  }

  beforeAll(() => {
    project = openProject(server.name);
  });

  afterAll(() => project?.remove());

  it('before: speaks to 2025-era clients only', async () => {
    expected = (await exercise(V1, target(), server.probe)).transcript;
    expectSound(expected, server.probe);
    await expect(exercise(V2_PINNED, target(), server.probe)).rejects.toThrow();
  });

  it('after: type-checks, and serves every client as in v1', async () => {
    expected ??= (await exercise(V1, target(), server.probe)).transcript;
    await migrateProject(project);
    expect(typeErrors(project)).toEqual([]);
    expect(leftovers(project)).toEqual([]);
    const migrated = target();
    const revisions: boolean[] = [];
    for (const dialer of ALL) {
      const { transcript, revision } = await exercise(dialer, migrated, server.probe);
      expectSound(transcript, server.probe);
      expect({ client: dialer.name, ...comparable(transcript) }).toEqual({
        client: dialer.name,
        ...comparable(expected),
      });
      revisions.push(revision === MODERN);
    }
    expect(revisions).toEqual([false, false, true, true, false]);
  });
});
