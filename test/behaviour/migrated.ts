import path from 'node:path';
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

/**
 * What is left of sessions and transports, one line each: plumbing in code that still runs, and modules that nothing
 * imports any more without a marker to say so.
 */
export function leftovers(project: Project): string[] {
  const texts = project.texts();
  const used = importedModules(texts);
  const gone = [...importedModules(project.original)].filter((module) => !used.has(module));
  return Object.entries(texts).flatMap(([name, text]) => {
    if (!SCRIPT.test(name)) return [];
    if (gone.includes(name.replace(SCRIPT, '')))
      return text.includes('TODO(mcp-v2/') ? [] : [`${name}: nothing imports it any more, and no marker says so`];
    return text
      .split('\n')
      .flatMap((line, index) =>
        PLUMBING.test(line) && !COMMENT.test(line) ? [`${name}:${index + 1}: ${line.trim()}`] : [],
      );
  });
}

const SCRIPT = /\.[cm]?[jt]s$/;
const COMMENT = /^\s*(\/\/|\*|\/\*)/;
const IMPORT = /\b(?:from|import|require)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/** Every file of a project that another one imports, without its extension. */
function importedModules(texts: Record<string, string>): Set<string> {
  return new Set(
    Object.entries(texts).flatMap(([name, text]) =>
      [...text.matchAll(IMPORT)].map((match) =>
        path.posix.join(path.posix.dirname(name), match[1]!).replace(SCRIPT, ''),
      ),
    ),
  );
}
