import type { Todo } from '../../src/engine/types.js';
import type { FileReport, Finding, ManifestReport, Report } from '../../src/project/types.js';

/** A report of a writing run that found nothing, with what a test is about put in. */
export function report(parts: Partial<Report> = {}): Report {
  return {
    versions: { tool: '0.1.0', sdk: '2.4.0', packages: { '@modelcontextprotocol/server': '2.4.0' } },
    cwd: '/home/me/project',
    dryRun: false,
    transforms: ['imports', 'symbols', 'handlers'],
    scanned: 48,
    files: [],
    manifests: [],
    skipped: [],
    failures: [],
    findings: [],
    next: [],
    ...parts,
  };
}

/** A file that was migrated and written. */
export function file(path: string, parts: Partial<FileReport> = {}): FileReport {
  return {
    path,
    changed: true,
    transforms: { imports: 1 },
    todos: [],
    standing: [],
    packages: [],
    notes: [],
    before: 'before\n',
    after: 'after\n',
    written: true,
    ...parts,
  };
}

/** A file without changes that still carries markers. */
export function marked(path: string, ...standing: Todo[]): FileReport {
  return file(path, { changed: false, written: false, transforms: {}, after: 'before\n', standing });
}

export function manifest(path: string, parts: Partial<ManifestReport> = {}): ManifestReport {
  return {
    path,
    before: '{}\n',
    after: '{ }\n',
    changed: true,
    changes: ['added @modelcontextprotocol/server ^2.4.0 (dependencies)'],
    warnings: [],
    written: true,
    ...parts,
  };
}

export function todo(rule: string, line: number, message = 'finish this'): Todo {
  return { rule, line, column: 3, message };
}

export function finding(parts: Partial<Finding> = {}): Finding {
  return {
    rule: 'package-role',
    severity: 'review',
    file: 'package.json',
    line: 1,
    column: 1,
    message: 'Cannot tell client from server.',
    ...parts,
  };
}
