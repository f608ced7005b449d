import type { InventoryFinding } from './types.js';

/** What a server that is kept as it is consists of, besides its transport. */
const PARTS = new Set([
  'code-session-transport-map',
  'code-session-header-read',
  'code-event-store',
  'cors-expose-session-id',
  'cors-allow-session-id',
  'ts-sessionful-route',
  'ts-sse-route',
  'ts-sse-transport',
]);
const MARKED = /^(?:sessions|sse)\/kept: /;

/**
 * Makes one finding of a server that the codemod left serving sessions: the marker's, with the server's parts in the
 * same file as related places. They go when it goes, not before.
 * @param markers what stands marked in the files as they are
 */
export function foldKept(
  findings: readonly InventoryFinding[],
  markers: readonly InventoryFinding[],
): InventoryFinding[] {
  const kept = markers.filter(({ message }) => MARKED.test(message));
  if (kept.length === 0) return [...findings];
  const hosts = new Map<InventoryFinding, InventoryFinding[]>();
  for (const marker of kept) {
    const host =
      findings.find((finding) => finding === marker || finding.related.some((place) => isAt(place, marker))) ?? marker;
    hosts.set(host, []);
  }
  const left = findings.filter((finding) => {
    if (hosts.has(finding) || !PARTS.has(finding.rule)) return true;
    const host = nearest(
      [...hosts.keys()].filter(({ file }) => file === finding.file),
      finding.line,
    );
    if (!host) return true;
    hosts.get(host)!.push(finding);
    return false;
  });
  return left.map((finding) => {
    const parts = hosts.get(finding);
    if (!parts?.length) return finding;
    const places = parts.flatMap(({ file, line, column, message, related }) => [
      { file, line, column, message },
      ...related,
    ]);
    return { ...finding, related: [...finding.related, ...places] };
  });
}

function isAt(place: { file: string; line: number; message: string }, marker: InventoryFinding): boolean {
  return place.file === marker.file && place.line === marker.line && place.message === marker.message;
}

function nearest(hosts: readonly InventoryFinding[], line: number): InventoryFinding | undefined {
  return hosts.reduce<InventoryFinding | undefined>(
    (best, host) => (best && Math.abs(best.line - line) <= Math.abs(host.line - line) ? best : host),
    undefined,
  );
}
