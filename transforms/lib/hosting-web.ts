import type { FileFacts } from '../../src/engine/facts.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { inThisFile, OPEN_ENDPOINT, OPEN_WITHOUT_SESSION } from './hosting-auth.js';
import { leaves } from './hosting-endpoints.js';
import { lifecycleText } from './hosting-lifecycle.js';
import { keptText, markMoved } from './hosting-markers.js';
import { keptSessions } from './hosting-model.js';
import { markStoreReads } from './hosting-store-reads.js';
import { openPlaces } from './hosting-web-auth.js';
import { otherUses } from './hosting-web-host.js';
import { planWebHosting, type WebPlan } from './hosting-web-plan.js';
import { writeWebHosting } from './hosting-web-write.js';

/**
 * Makes the hosting of a file stateless where Hono, Fastify, Next.js, a Worker or a plain function takes the requests,
 * or says why it was left as it is.
 * @returns whether the file's transports were settled: none of these hosts is in it otherwise
 */
export function settleWebHosting(file: SourceFile, facts: FileFacts): boolean {
  if (!/WebStandardStreamableHTTPServerTransport|astify/.test(file.text)) return false;
  const plan = planWebHosting(file, facts);
  if (!plan) {
    for (const node of otherUses(file))
      if (!file.isIgnored(node))
        file.todos.add(
          node,
          'sessions/kept',
          'still served the 2025-era way: the transport is not made here, so that what serves it could not be followed. Serve it with createMcpHandler() once that is out of the way.',
        );
    return false;
  }
  if (plan.kind === 'refused') {
    for (const { node } of plan.hosting.sites) file.todos.add(node, 'sessions/kept', keptText(plan));
    return true;
  }
  mark(plan);
  writeWebHosting(plan);
  return true;
}

function mark(plan: WebPlan): void {
  const { hosting, options, lives, rest, web } = plan;
  const { file } = hosting;
  const main = lives.find((live) => live.opens) ?? lives[0]!;
  const place = web.routes.find((route) => route.callable === main.callable)?.call ?? main.callable;
  if (options.eventStore)
    file.todos.add(
      place,
      'event-store',
      'the event store that made streams resumable is gone: 2026-07-28 has no resumable streams. A client that loses its connection sends the request again.',
    );
  for (const { node, isRoute } of openPlaces(plan)) {
    const text = keptSessions(hosting) ? OPEN_WITHOUT_SESSION : OPEN_ENDPOINT;
    file.todos.add(node, 'request-auth/open-endpoint', isRoute ? text : inThisFile(text));
  }
  for (const live of lives) markMoved(plan, leaves(live.kept));
  markStoreReads(plan);
  const text = lifecycleText(hosting, [...lives.flatMap((live) => live.lost), ...rest.lost], []);
  if (text) file.todos.add(place, 'sessions/lifecycle', text);
}
