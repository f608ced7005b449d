import type { InventoryFinding, Related } from './types.js';

/** More companions than this say nothing more. */
const MOST = 5;

/**
 * Links findings that are one thing in different places: a Service, the Ingress in front of it and the upstream of a
 * proxy, all called the same. Each is to be edited where it stands, so each stays a finding, and names the others.
 */
export function linkFindings(findings: readonly InventoryFinding[]): InventoryFinding[] {
  const byName = new Map<string, InventoryFinding[]>();
  for (const finding of findings) {
    const name = pinnedName(finding);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), finding]);
  }
  return findings.map((finding) => {
    const name = pinnedName(finding);
    const others = (name === undefined ? [] : byName.get(name)!).filter(
      ({ resource }) => resource !== finding.resource,
    );
    return others.length === 0
      ? finding
      : { ...finding, related: [...finding.related, ...others.slice(0, MOST).map(pinnedToo)] };
  });
}

/** The name of what is pinned; undefined for a finding of another kind, and for names that only a template knows. */
function pinnedName({ kind, resource }: InventoryFinding): string | undefined {
  if (kind !== 'sticky-routing' || resource === undefined) return undefined;
  const name = resource.replace(/^.*[/ .]/, '').toLowerCase();
  return /^[\w-]{2,}$/.test(name) && name !== 'default' ? name : undefined;
}

function pinnedToo({ file, line, column, resource }: InventoryFinding): Related {
  return { file, line, column, message: `pinned here too, as ${resource}` };
}
