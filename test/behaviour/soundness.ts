import { expect } from 'vitest';
import type { Probe, Transcript } from '../../src/verify/exercise.js';

/** That a transcript says something: every tool of the probe is listed, calls at once give what calls in a row give. */
export function expectSound(transcript: Transcript, probe: Probe): void {
  const tools = transcript.lists.tools.map((tool) => tool.name);
  expect(tools).toEqual(expect.arrayContaining(probe.calls.map((call) => call.name)));
  expect(transcript.atOnce).toEqual(transcript.inRow);
  expect(transcript.listsAgain).toEqual(transcript.lists);
  expect(transcript.inRow).toHaveLength(10);
  expect(transcript.prompts).toHaveLength(probe.prompts?.length ?? 0);
  expect(transcript.resources).toHaveLength(probe.resources?.length ?? 0);
}
