// engines.node: the v2 packages need Node 20.
import { MIN_NODE } from '../../sdk/v2-versions.js';
import { asObject, type PackageDraft } from './documents.js';
import { setString } from './json-text.js';
import { allowsBelow, compareVersions, parseRange, type Version } from './range.js';

const LOWEST: Version = [MIN_NODE, 0, 0, 0];
/** Pre-releases of the lowest version count as below it, for a range's end as well as for its beginning. */
const BEFORE: Version = [MIN_NODE, 0, 0, -1];

/**
 * Raises the lower bound of a Node range: alternatives below it go (`^18 || ^20` → `^20`), those that reach over it
 * begin at it (`>=18` → `>=20`, `>=16 <23` → `>=20 <23`, `16 - 22` → `20 - 22`).
 *
 * @returns undefined when the range allows nothing below; `unclear` when it cannot be raised this way: it only allows
 *   older versions (`18.x`), or is no range.
 */
export function raiseNode(range: string): { to: string } | 'unclear' | undefined {
  const whole = parseRange(range);
  if (!whole) return 'unclear';
  if (!allowsBelow(whole, BEFORE)) return undefined;
  const kept: string[] = [];
  for (const clause of range.split('||').map((part) => part.trim())) {
    const interval = parseRange(clause)?.[0];
    if (!interval || (interval.max && compareVersions(interval.max, LOWEST) <= 0)) continue;
    const raised = compareVersions(interval.min, BEFORE) >= 0 ? clause : raiseClause(clause);
    if (raised === undefined) return 'unclear';
    if (!kept.includes(raised)) kept.push(raised);
  }
  if (kept.length === 0) return 'unclear';
  const open = kept.find((clause) => new RegExp(`^>=\\s*${MIN_NODE}$`).test(clause));
  return { to: open ?? kept.join(/\S\|\|/.test(range) ? '||' : ' || ') };
}

function raiseClause(clause: string): string | undefined {
  if (/^[*xX]?$/.test(clause)) return `>=${MIN_NODE}`;
  const lower = /^>=?(\s*)v?\d[\w.*+-]*/;
  if (lower.test(clause)) return clause.replace(lower, `>=$1${MIN_NODE}`);
  const hyphen = /^v?\d[\w.*+-]*(\s+-\s+)/;
  if (hyphen.test(clause)) return clause.replace(hyphen, `${MIN_NODE}$1`);
  // Only an upper bound: `<23`.
  return /^<=?\s*v?\d[\w.*+-]*$/.test(clause) ? `>=${MIN_NODE} ${clause}` : undefined;
}

/**
 * Who runs on the v2 packages: code of this package that ships, only its tests and tooling, or a member of its
 * workspace.
 */
export type NodeNeed = 'ships' | 'development' | 'member';

/** Raises `engines.node` where code that ships runs on the v2 packages; elsewhere a warning is enough. */
export function planEngines(manifest: PackageDraft, need: NodeNeed): void {
  const range = asObject(manifest.json.engines)?.node;
  if (typeof range === 'string') planNode(manifest, range, need);
  const pinned = asObject(manifest.json.volta)?.node;
  if (typeof pinned === 'string' && allowsBelow(parseRange(pinned) ?? [], BEFORE)) {
    manifest.warnings.push(`volta.node ${pinned}: the v2 packages need Node ${MIN_NODE} or newer`);
  }
}

function planNode(manifest: PackageDraft, range: string, need: NodeNeed): void {
  const raised = raiseNode(range);
  if (!raised) return;
  const warn = (why: string) => manifest.warnings.push(`engines.node ${range}: ${why}`);
  if (raised === 'unclear') warn(`the v2 packages need Node ${MIN_NODE} or newer; not edited`);
  else if (need === 'development')
    warn(`the v2 packages, which only development uses here, need Node ${MIN_NODE} or newer; not edited`);
  else if (need === 'member')
    warn(`the v2 packages that members of this workspace use need Node ${MIN_NODE} or newer; not edited`);
  else {
    manifest.text = setString(manifest.text, ['engines', 'node'], raised.to);
    manifest.changes.push(
      `raised engines.node ${range} → ${raised.to}: the v2 packages need Node ${MIN_NODE} or newer`,
    );
  }
}
