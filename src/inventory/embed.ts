import { LineIndex } from '../engine/lines.js';
import type { Range, Reporter, ScanInput, Scanner } from './types.js';

/** A text inside a file of another format, and where each of its characters stands in that file. */
export interface Embedded {
  text: string;
  /** The outer offset of an offset in `text`. */
  outward(offset: number): number;
  /** What the resource around it says about itself. */
  context: readonly string[];
  /** For findings in it: the resource it belongs to. */
  resource?: string;
}

/**
 * Runs a scanner over a text inside another file (nginx in a block scalar, a Caddyfile in a compose file). Its hits
 * are reported at their places in the outer file, with the outer resource's context added.
 */
export function scanEmbedded(scanner: Scanner, embedded: Embedded, outer: ScanInput, report: Reporter): void {
  const { text, outward, context, resource } = embedded;
  if (!scanner.mentions.test(text)) return;
  const lines = new LineIndex(text);
  const placed = <T extends Range>(range: T): T => ({
    ...range,
    start: outward(range.start),
    ...(range.end !== undefined && { end: outward(range.end) }),
  });
  scanner.scan(
    { path: outer.path, text, lines, outer: [...(outer.outer ?? []), ...context] },
    {
      hit: (hit) =>
        report.hit({
          ...placed(hit),
          context: [...(typeof hit.context === 'string' ? [hit.context] : (hit.context ?? [])), ...context],
          ...(resource !== undefined && hit.resource === undefined && { resource }),
          ...(hit.related && { related: hit.related.map(placed) }),
        }),
      skip: (message) => report.skip(message),
    },
  );
}
