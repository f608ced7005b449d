import type { FileFacts, Served } from '../../src/engine/facts.js';
import { servedIn } from '../../src/engine/served.js';
import type { SourceFile } from '../../src/engine/source-file.js';

/** How the servers of a file meet their clients; `unknown` where the package constructs no transport of its own. */
export type Hosting = 'http' | 'stdio' | 'both' | 'unknown';

/** The transports a file's servers are served by: what the project's files prove, else the file alone. */
export function servedBy(file: SourceFile, facts: FileFacts): Served | undefined {
  return facts.served ? facts.served() : servedIn(file.text);
}

/** The same in one word. */
export function hostingOf(file: SourceFile, facts: FileFacts): Hosting {
  const served = servedBy(file, facts);
  if (!served) return 'unknown';
  if (served.http) return served.stdio || served.wrapped ? 'both' : 'http';
  return served.wrapped ? 'unknown' : 'stdio';
}
