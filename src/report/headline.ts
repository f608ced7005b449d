import type { Report } from '../project/types.js';
import { changedFiles, changedManifests } from './changes.js';
import { markerCount } from './exit-code.js';
import { count, grouped } from './layout.js';

/** `good`: done, nothing left. `attention`: done, but a person is needed. `bad`: something went wrong. */
export type Mood = 'good' | 'attention' | 'bad';

/**
 * The one sentence that answers "what happened?". "Nothing to migrate" alone would hide four different situations:
 * nothing uses the SDK, everything is on v2, only markers wait, or the chosen transforms had nothing to do.
 *
 * @param check Whether the run was `--check`, which asks rather than does.
 */
export function headline(report: Report, check = false): { text: string; mood: Mood } {
  const files = changedFiles(report);
  const changed = files.length;
  const manifests = changedManifests(report).length;
  const failed = new Set(report.failures.map((failure) => failure.path)).size;
  const markers = markerCount(report);
  const urgent = report.findings.filter((finding) => finding.severity === 'must-fix').length;
  const mood: Mood = failed > 0 ? 'bad' : markers + urgent > 0 ? 'attention' : 'good';
  const looked = `of ${grouped(report.scanned)} looked at`;

  if (changed > 0) {
    const migrated = count(changed, 'file');
    const rest = failed > 0 ? `; ${count(failed, 'file')} could not be migrated` : '';
    if (check)
      return { text: `${migrated} ${looked} ${changed === 1 ? 'is' : 'are'} still to migrate${rest}.`, mood: 'bad' };
    const onlyMarked = files.every((file) => Object.keys(file.transforms).length === 0);
    if (onlyMarked && markers > 0) {
      const verb = report.dryRun ? 'Would mark' : 'Marked';
      return {
        text: `${verb} ${count(markers, 'place')} for you; no code could be changed automatically${rest}.`,
        mood,
      };
    }
    const verb = report.dryRun ? 'Would migrate' : 'Migrated';
    return { text: `${verb} ${migrated} ${looked}${rest}.`, mood };
  }
  if (failed > 0) return { text: `Nothing migrated: ${count(failed, 'file')} could not be.`, mood };
  if (manifests > 0) {
    const verb = report.dryRun ? 'Would update' : 'Updated';
    return {
      text: `${verb} ${count(manifests, 'manifest')}; no source file needs a change.`,
      mood: check ? 'bad' : mood,
    };
  }
  if (markers > 0) {
    const places = `${count(markers, 'place')} marked by an earlier run ${markers === 1 ? 'is' : 'are'} left`;
    return { text: `Nothing to migrate automatically; ${places}.`, mood: check ? 'bad' : mood };
  }
  return { text: unchanged(report), mood: report.mentions && report.mentions.v1 > 0 ? 'attention' : mood };
}

/** Nothing changed, nothing failed, nothing is marked: why? */
function unchanged(report: Report): string {
  const looked = `${count(report.scanned, 'file')} looked at`;
  const { mentions } = report;
  if (!mentions) return `Nothing to migrate (${looked}).`;
  if (mentions.v1 > 0) {
    const still = `${count(mentions.v1, 'file')} still ${mentions.v1 === 1 ? 'mentions' : 'mention'} SDK v1`;
    return `Nothing changed, though ${still}: no transform of this run applies there.`;
  }
  if (mentions.v2 > 0) {
    return `Nothing to migrate: already on SDK v2 (${looked}, ${grouped(mentions.v2)} ${mentions.v2 === 1 ? 'imports' : 'import'} it).`;
  }
  return `Nothing to migrate: no file mentions the MCP SDK (${looked}).`;
}
