import type { Report } from '../project/types.js';
import { freshMarkers } from './changes.js';

/** Exit codes of the command line. The first four are DESIGN §7; 70 is sysexits' EX_SOFTWARE, 130 is 128 + SIGINT. */
export const EXIT = { done: 0, found: 1, usage: 2, failures: 3, internal: 70, interrupted: 130 } as const;

/** How many TODO markers are in the files, those of this run and those that stood there before. */
export function markerCount(report: Report): number {
  return report.files.reduce((sum, file) => sum + freshMarkers(report, file).length + file.standing.length, 0);
}

/**
 * Whether anything is still to be done: a file or manifest that would change, a marker in the code, or a finding that
 * must be fixed. A finding that merely wants a look does not count: a check that can never be green gets switched off.
 */
export function leftToDo(report: Report): boolean {
  return (
    report.files.some((file) => file.changed) ||
    report.manifests.some((manifest) => manifest.changed) ||
    markerCount(report) > 0 ||
    report.findings.some((finding) => finding.severity === 'must-fix')
  );
}

/**
 * The exit code a report stands for. A file that could not be migrated weighs more than `--check` finding something:
 * the answer of the check is then incomplete.
 */
export function exitCode(report: Report, options: { check?: boolean } = {}): number {
  if (report.interrupted) return EXIT.interrupted;
  if (report.failures.length > 0) return EXIT.failures;
  return options.check && leftToDo(report) ? EXIT.found : EXIT.done;
}
