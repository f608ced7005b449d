import { expect } from 'vitest';
import type { Todo } from '../../src/engine/types.js';
import { migrate } from '../../src/index.js';
import { formatDiagnostic, typecheck } from '../support/typescript.js';
import type { Project } from './project.js';

/**
 * Migrates a project where it stands, twice: the second run must change nothing.
 * @returns the markers in it: `file: rule`
 */
export async function migrateProject(project: Project): Promise<string[]> {
  const run = () => migrate({ cwd: project.dir, paths: ['.'], force: true });
  const first = await run();
  expect(first.failures).toEqual([]);
  const settled = project.texts();
  const second = await run();
  expect(second.failures).toEqual([]);
  expect(project.texts()).toEqual(settled);
  return first.files.flatMap((file) => file.todos.map((todo: Todo) => `${file.path}: ${todo.rule}`));
}

/** What TypeScript says about a project's TypeScript files, one line for each error. */
export function typeErrors(project: Project): string[] {
  const sources = Object.entries(project.texts()).filter(([name]) => /\.([cm]?[jt]s|json)$/.test(name));
  return typecheck(Object.fromEntries(sources)).map(formatDiagnostic);
}

/** What only a server with sessions has. */
const PLUMBING =
  /\b(?:sessionIdGenerator|isInitializeRequest|onsessioninitialized|onsessionclosed|SSEServerTransport|\w*StreamableHTTPServerTransport|StdioServerTransport|handlePostMessage)\b|['"]mcp-session-id['"]/i;

/** Lines that still set up sessions or transports, without those of files that carry a marker: `file:line: text`. */
export function leftovers(project: Project): string[] {
  return Object.entries(project.texts()).flatMap(([name, text]) =>
    /\.[cm]?[jt]s$/.test(name) && !text.includes('TODO(mcp-v2/')
      ? text
          .split('\n')
          .flatMap((line, index) =>
            PLUMBING.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [],
          )
      : [],
  );
}
