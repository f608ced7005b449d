import type { InventoryReport } from '../inventory/report.js';
import type { InventoryFinding } from '../inventory/types.js';
import { localText } from './local-text.js';

/**
 * The inventory for programs, as one JSON document with a final newline; entries sorted by path, so that two runs on
 * the same tree compare equal as text. It is also what `--baseline` reads.
 *
 * @param exitCode The code the process is going to exit with.
 */
export function formatInventoryJson(report: InventoryReport, exitCode: number): string {
  const local = (text: string): string => localText(text, report.cwd);
  const place = ({ file, line, column }: { file: string; line: number; column: number }) => ({ file, line, column });
  const finding = (one: InventoryFinding) => ({
    rule: one.rule,
    kind: one.kind,
    technology: one.technology,
    severity: one.severity,
    reason: one.reason,
    ...place(one),
    message: local(one.message),
    text: one.text,
    effect: one.effect,
    change: one.change,
    link: one.link,
    evidence: one.evidence,
    resource: one.resource,
    work: one.automatic ?? 'owner',
    related: one.related.map((related) => ({ ...place(related), message: related.message })),
  });
  const document = {
    tool: 'mcp-v2-codemod',
    versions: {
      tool: report.versions.tool,
      sdk: report.versions.sdk,
      packages: Object.fromEntries(Object.entries(report.versions.packages).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    interrupted: report.interrupted === true,
    scanned: report.scanned,
    accepted: report.accepted,
    counts: report.plan.counts,
    findings: report.findings.map(finding),
    plan: report.plan.groups.map(({ name, folder, steps, work }) => ({
      name,
      folder,
      work,
      steps: steps.map(({ step, title, findings }) => ({
        step,
        title,
        findings: findings.map((one) => ({ rule: one.rule, severity: one.severity, ...place(one) })),
      })),
    })),
    skipped: report.skipped.map(({ path, reason, message }) => ({ path, reason, message: local(message) })),
    failures: report.failures.map(({ path, kind, message, line, column }) => ({
      path,
      kind,
      message: local(message),
      line,
      column,
    })),
    exitCode,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
