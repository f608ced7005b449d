// The servers of this suite are v1 code that compiles.

import fs from 'node:fs';
import { expect, it } from 'vitest';
import { formatDiagnostic, typecheckAll } from '../support/typescript.js';
import { GATED_CASES, HOSTED_CASES, HTTP_CASES, STATE_CASES, STDIO_CASES } from './cases.js';
import { openProject, SERVERS } from './project.js';

const names = [HTTP_CASES, STDIO_CASES, GATED_CASES, STATE_CASES, HOSTED_CASES].flat().map((server) => server.name);

it('every server is in the table, and every pattern has two', () => {
  expect([...new Set(names)].sort()).toEqual(fs.readdirSync(SERVERS).sort());
  for (let pattern = 1; pattern <= 14; pattern++) {
    const prefix = `${String(pattern).padStart(2, '0')}-`;
    expect(new Set(names.filter((name) => name.startsWith(prefix))).size, prefix).toBeGreaterThanOrEqual(2);
  }
});

it('every TypeScript server type-checks against v1', () => {
  // The library of a hosted one is not installed here.
  const hosted = new Set(HOSTED_CASES.map((server) => server.name));
  const projects = Object.fromEntries(
    [...new Set(names)]
      .filter((name) => !hosted.has(name))
      .map((name) => {
        const project = openProject(name);
        try {
          return [name, project.texts()];
        } finally {
          project.remove();
        }
      }),
  );
  const errors = [...typecheckAll(projects)].flatMap(([name, found]) =>
    found.map((one) => `${name}/${formatDiagnostic(one)}`),
  );
  expect(errors).toEqual([]);
});
