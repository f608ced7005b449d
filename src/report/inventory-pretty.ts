import type { PlanGroup, PlanStep } from '../inventory/plan.js';
import type { InventoryReport } from '../inventory/report.js';
import type { InventoryFinding, Severity } from '../inventory/types.js';
import { type Colors, colors } from './color.js';
import { inventoryHeadline, inventoryWork } from './inventory-words.js';
import { count, fill, hanging, printable, words } from './layout.js';

export interface InventoryPrettyOptions {
  color?: boolean;
  /** Columns to wrap at. Default: 100. */
  width?: number;
}

/** Findings of one rule in one step beyond this number are counted, not shown. */
const SHOWN = 8;

/** The inventory for a person at a terminal: what there is, then the plan, service by service and step by step. */
export function formatInventoryPretty(report: InventoryReport, options: InventoryPrettyOptions = {}): string {
  const c = colors(options.color === true);
  const width = Math.max(40, Math.min(options.width ?? 100, 120));
  const { text, mood } = inventoryHeadline(report);
  const paint = { good: c.green, attention: c.yellow, bad: c.red }[mood];
  const sections = [
    fill(words(text), width).map((line) => c.bold(paint(line))),
    ...report.plan.groups.map((group) => groupLines(group, c, width)),
    infoLines(report, c, width),
    problemLines(report, c, width),
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

function groupLines(group: PlanGroup, c: Colors, width: number): string[] {
  const folder = group.folder === undefined || group.folder === group.name ? '' : group.folder;
  return [
    ...hanging(`${printable(group.name)}  `, words(`${folder} ${inventoryWork(group)}`.trim()), width, {
      label: c.bold,
      text: c.dim,
    }),
    ...group.steps.flatMap((step, index) => stepLines(step, index + 1, c, width)),
  ];
}

function stepLines(step: PlanStep, number: number, c: Colors, width: number): string[] {
  const byRule = new Map<string, InventoryFinding[]>();
  for (const finding of step.findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  return [
    ...hanging(`  ${number}. `, words(step.title), width),
    ...[...byRule].flatMap(([rule, findings]) => ruleLines(rule, findings, c, width)),
  ];
}

function ruleLines(rule: string, findings: readonly InventoryFinding[], c: Colors, width: number): string[] {
  const first = findings[0]!;
  return [
    ...findings.slice(0, SHOWN).flatMap((finding) => placeLines(finding, c, width)),
    ...(findings.length > SHOWN
      ? [c.dim(`       … and ${count(findings.length - SHOWN, 'more place')} of ${rule}`)]
      : []),
    ...hanging('       ', words(`→ ${first.change} (explain ${rule})`), width, { text: c.dim }),
  ];
}

function placeLines(finding: InventoryFinding, c: Colors, width: number): string[] {
  const where = `${printable(finding.file)}:${finding.line}:${finding.column}`;
  const text = printable(finding.text);
  return [
    `     ${severityMark(finding.severity, c)} ${where}  ${c.dim(finding.message)}`,
    c.dim(`       ${text.length > width - 7 ? `${text.slice(0, width - 8)}…` : text}`),
    ...finding.related
      .slice(0, 3)
      .map(({ file, line, message }) => c.dim(`       ${printable(file)}:${line} ${message}`)),
  ];
}

function severityMark(severity: Severity, c: Colors): string {
  const paint = { 'must-remove': c.red, review: c.yellow, info: c.dim }[severity];
  return paint(severity);
}

function infoLines({ findings }: InventoryReport, c: Colors, width: number): string[] {
  const infos = findings.filter(({ severity }) => severity === 'info');
  if (infos.length === 0) return [];
  return [
    ...hanging('Good to know  ', words(count(infos.length, 'place')), width, { label: c.bold, text: c.dim }),
    ...infos.slice(0, SHOWN).map(({ file, line, message }) => `  ${printable(file)}:${line}  ${c.dim(message)}`),
    ...(infos.length > SHOWN ? [c.dim(`  … and ${count(infos.length - SHOWN, 'more place')}`)] : []),
  ];
}

function problemLines({ skipped, failures }: InventoryReport, c: Colors, width: number): string[] {
  const lines = [...skipped, ...failures].map(({ path, message }) => ({ path, message }));
  if (lines.length === 0) return [];
  return [
    ...hanging('Not looked at  ', words('wholly or in part'), width, { label: c.bold, text: c.dim }),
    ...lines.flatMap(({ path, message }) => hanging(`  ${printable(path)}  `, words(message), width, { text: c.dim })),
  ];
}
