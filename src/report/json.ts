import type { Todo } from '../engine/types.js';
import type { FileReport, Report } from '../project/types.js';
import { localText } from './local-text.js';
import { byText, inRunOrder, sortedByPath, sortedByPlace } from './order.js';

/**
 * The report for programs, as one JSON document with a final newline. Keys come in a fixed order, entries sorted by
 * path, so two runs on the same tree compare equal as text. It holds no source texts and no absolute path.
 *
 * @param report What `migrate()` returned.
 * @param exitCode The code the process is going to exit with.
 */
export function formatJson(report: Report, exitCode: number): string {
  const local = (text: string): string => localText(text, report.cwd);
  const document = {
    tool: 'mcp-v2-codemod',
    versions: {
      tool: report.versions.tool,
      sdk: report.versions.sdk,
      packages: Object.fromEntries(Object.entries(report.versions.packages).sort(([a], [b]) => byText(a, b))),
    },
    dryRun: report.dryRun,
    interrupted: report.interrupted === true,
    transforms: report.transforms,
    scanned: report.scanned,
    files: sortedByPath(report.files).map((file) => ({
      path: file.path,
      changed: file.changed,
      written: file.written,
      formatted: file.formatted,
      transforms: transformCounts(report, file),
      todos: markers(file.todos, local),
      standing: markers(file.standing, local),
      notes: file.notes.map(local),
    })),
    manifests: sortedByPath(report.manifests).map(({ path, changed, written, changes, warnings }) => ({
      path,
      changed,
      written,
      changes: changes.map(local),
      warnings: warnings.map(local),
    })),
    findings: [...report.findings]
      .sort((a, b) => byText(a.file, b.file) || a.line - b.line || a.column - b.column || byText(a.rule, b.rule))
      .map(({ rule, severity, file, line, column, message }) => ({
        rule,
        severity,
        file,
        line,
        column,
        message: local(message),
      })),
    skipped: sortedByPath(report.skipped).map(({ path, reason, message }) => ({
      path,
      reason,
      message: local(message),
    })),
    failures: sortedByPath(report.failures).map(({ path, kind, message, line, column }) => ({
      path,
      kind,
      message: local(message),
      line,
      column,
    })),
    next: report.next.map(local),
    exitCode,
  };
  return JSON.stringify(document, null, 2) + '\n';
}

function transformCounts(report: Report, file: FileReport): Record<string, number> {
  return Object.fromEntries(
    inRunOrder(report, Object.keys(file.transforms)).map((name) => [name, file.transforms[name] ?? 0]),
  );
}

function markers(todos: readonly Todo[], local: (text: string) => string) {
  return sortedByPlace(todos).map(({ rule, line, column, message }) => ({
    rule,
    line,
    column,
    message: local(message),
  }));
}
