// Servers that another library builds with SDK v1: not ours to rewrite. They go on working, and a marker says which
// library must move first.
import { describe, expect, it } from 'vitest';
import { exercise } from '../../src/verify/exercise.js';
import { HOSTED_CASES } from './cases.js';
import { migrateProject } from './migrated.js';
import { openProject } from './project.js';
import { V1 } from './sdk.js';
import { expectSound } from './soundness.js';
import { start } from './start.js';

const MARKER = /^[ \t]*\/\/ TODO\(mcp-v2\/.*\n/gm;

describe.each(HOSTED_CASES.map((server) => [server.name, server] as const))('pattern-%s', (_, server) => {
  it('before and after: works as it did, and a marker names the library', async () => {
    const project = openProject(server.name);
    try {
      const transcript = await run();
      expectSound(transcript, server.probe);
      const before = Object.entries(project.texts());
      await migrateProject(project);
      const after = Object.entries(project.texts());
      expect(after.some(([, text]) => text.match(MARKER)?.some((marker) => marker.includes(server.library)))).toBe(
        true,
      );
      expect(after.map(([name, text]) => [name, text.replace(MARKER, '')])).toEqual(before);
      expect(await run()).toEqual(transcript);

      async function run() {
        const instance = await start(project.build(), server);
        try {
          return (await exercise(V1, { url: `${instance.origin}/mcp` }, server.probe)).transcript;
        } finally {
          await instance.stop();
        }
      }
    } finally {
      project.remove();
    }
  });
});
