import type { FileFacts, Served } from '../../src/engine/facts.js';
import { servedIn } from '../../src/engine/served.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { planHosting } from './hosting-plan.js';
import { planWebHosting } from './hosting-web-plan.js';

/** How the servers of a file meet their clients; `unknown` where the package constructs no transport of its own. */
export type Hosting = 'http' | 'stdio' | 'both' | 'unknown';

/** The transports a file's servers are served by: what the project's files prove, else the file alone. */
export function servedBy(file: SourceFile, facts: FileFacts): Served | undefined {
  return facts.served ? facts.served() : servedIn(file.text);
}

/**
 * Whether what serves a file's servers over HTTP is left as v1 had it, with sessions and streams of their own: what
 * createMcpHandler would change does not change then.
 */
function hostingStays(file: SourceFile, facts: FileFacts): boolean {
  if (!facts.inRun?.has('sessions')) return false;
  const plan = planWebHosting(file, facts) ?? planHosting(file, facts);
  return plan ? plan.kind === 'refused' : (facts.hostingStays?.() ?? false);
}

/** The transports of a file's servers in one word. */
export function hostingOf(file: SourceFile, facts: FileFacts): Hosting {
  const served = servedBy(file, facts);
  if (!served) return 'unknown';
  if (served.http) return served.stdio || served.wrapped ? 'both' : 'http';
  return served.wrapped ? 'unknown' : 'stdio';
}

/** The same once this run is over: `kept` where HTTP is all there is, and stays as it was. */
export function hostingAfter(file: SourceFile, facts: FileFacts): Hosting | 'kept' {
  const hosting = hostingOf(file, facts);
  if ((hosting !== 'http' && hosting !== 'both') || !hostingStays(file, facts)) return hosting;
  return hosting === 'http' ? 'kept' : 'stdio';
}
