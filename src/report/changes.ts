import type { Todo } from '../engine/types.js';
import type { FileReport, ManifestReport, Report } from '../project/types.js';

/** The files that are, or in a dry run would be, different from before: computed and, in a writing run, written. */
export function changedFiles(report: Report): FileReport[] {
  return report.files.filter((file) => file.changed && (report.dryRun || file.written));
}

/** The same for manifests. */
export function changedManifests(report: Report): ManifestReport[] {
  return report.manifests.filter((manifest) => manifest.changed && (report.dryRun || manifest.written));
}

/** The markers this run put, or would put, into a file: none when the file could not be written. */
export function freshMarkers(report: Report, file: FileReport): Todo[] {
  return !file.changed || report.dryRun || file.written ? file.todos : [];
}
