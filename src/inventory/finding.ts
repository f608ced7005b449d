import { judge } from './gates.js';
import { Ignores } from './ignore.js';
import { inventoryRule } from './rules/index.js';
import { maskSecrets } from './secrets.js';
import type { Hit, InventoryFinding, Related, ScanInput } from './types.js';

/** Longest line that is shown; a minified manifest is one line. */
const SHOWN = 160;

/** Takes the hits of one file and makes findings of them. */
export class FindingsOfFile {
  readonly findings: InventoryFinding[] = [];
  /** What is a finding only when another file has the class it names. */
  readonly pending: { agent: string; finding: InventoryFinding }[] = [];
  private readonly ignores: Ignores;
  private readonly seen = new Set<string>();

  constructor(private readonly input: ScanInput) {
    this.ignores = new Ignores(input.text, input.lines);
  }

  /** Adds one hit, unless the file says to ignore it or its line already has a finding of its kind. */
  add(hit: Hit): void {
    const { input } = this;
    const rule = inventoryRule(hit.rule);
    const place = input.lines.at(hit.start);
    const kind = hit.kind ?? rule.kind;
    const key = `${kind}:${place.line}`;
    if (this.seen.has(key) || this.ignores.covers(place.line, rule.id)) return;
    this.seen.add(key);
    const { severity, reason } = judge(rule, hit, input.outer);
    const finding: InventoryFinding = {
      rule: rule.id,
      kind,
      technology: rule.technology,
      severity,
      reason,
      file: input.path,
      ...place,
      message: hit.message ?? rule.title,
      text: shown(input.lines.line(place.line), place.column),
      effect: rule.effect,
      change: rule.change,
      link: rule.doc,
      evidence: rule.evidence,
      related: this.related(hit),
      ...(hit.resource !== undefined && { resource: hit.resource }),
      ...(hit.automatic && { automatic: hit.automatic }),
    };
    if (hit.ifAgent === undefined) this.findings.push(finding);
    else this.pending.push({ agent: hit.ifAgent, finding });
  }

  private related(hit: Hit): Related[] {
    return (hit.related ?? []).map(({ start, message }) => ({
      file: this.input.path,
      ...this.input.lines.at(start),
      message,
    }));
  }
}

/** The line, without its indentation, around the column when it is long. */
function shown(line: string, column: number): string {
  const from = line.length > SHOWN && column > SHOWN / 2 ? column - SHOWN / 2 : 0;
  const piece = line.slice(from, from + SHOWN);
  const cut = maskSecrets(piece.trim());
  return `${from > 0 ? '…' : ''}${cut}${from + SHOWN < line.length ? '…' : ''}`;
}
