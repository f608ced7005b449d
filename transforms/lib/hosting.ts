import type { FileFacts } from '../../src/engine/facts.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { keptText, markHosting } from './hosting-markers.js';
import type { TransportKind } from './hosting-model.js';
import { planHosting } from './hosting-plan.js';
import { writeHosting } from './hosting-write.js';

const done = new WeakSet<SourceFile>();

/**
 * Makes the hosting of a file stateless, or says why it was left as it is. A file that has both transports is rewritten
 * as one, by whichever transform comes first.
 */
export function settleHosting(file: SourceFile, facts: FileFacts, kind: TransportKind): void {
  const plan = planHosting(file, facts);
  if (!plan) return;
  const sites = plan.hosting.sites.filter((site) => site.kind === kind);
  if (sites.length === 0) return;
  if (plan.kind === 'refused') {
    for (const { node } of sites) file.todos.add(node, kind === 'sse' ? 'sse/kept' : 'sessions/kept', keptText(plan));
    return;
  }
  if (done.has(file)) return;
  done.add(file);
  markHosting(plan);
  writeHosting(plan);
}
