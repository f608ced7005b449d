import type { InventoryReport } from '../inventory/report.js';
import type { InventoryFinding } from '../inventory/types.js';
import { inventoryHeadline, inventoryWork } from './inventory-words.js';

/** The inventory as a page: the plan as task lists that can be pasted into an issue. */
export function formatInventoryMarkdown(report: InventoryReport): string {
  const lines = ['# MCP v2: what still assumes a session', '', inventoryHeadline(report).text, ''];
  for (const group of report.plan.groups) {
    lines.push(`## ${inline(group.name)}`, '', `${inventoryWork(group)}.`, '');
    group.steps.forEach((step, index) => {
      lines.push(`### ${index + 1}. ${step.title}`, '', ...step.findings.flatMap(task), '');
    });
  }
  const infos = report.findings.filter(({ severity }) => severity === 'info');
  if (infos.length > 0)
    lines.push('## Good to know', '', ...infos.map((one) => `- ${where(one)}: ${inline(one.message)}`), '');
  const problems = [...report.skipped, ...report.failures];
  if (problems.length > 0)
    lines.push(
      '## Not looked at',
      '',
      ...problems.map(({ path, message }) => `- ${code(path)}: ${inline(message)}`),
      '',
    );
  return `${lines.join('\n').trimEnd()}\n`;
}

function task(finding: InventoryFinding): string[] {
  return [
    `- [ ] **${finding.severity}** ${where(finding)}: ${inline(finding.message)} ([${finding.rule}](${finding.link}))`,
    `  ${code(finding.text)}`,
    `  ${inline(finding.effect)} ${inline(finding.change)}`,
    ...finding.related.map((related) => `  ${where(related)}: ${inline(related.message)}`),
  ];
}

function where({ file, line }: { file: string; line: number }): string {
  return code(`${file}:${line}`);
}

/** Text as code, whatever backticks it has. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

/** Text in a sentence: nothing in it becomes a link, a tag or emphasis. */
function inline(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, (char) => `\\${char}`).replace(/\s+/g, ' ');
}
