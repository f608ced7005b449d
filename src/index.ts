import { transforms } from '../transforms/index.js';
import { NO_FACTS } from './engine/facts.js';
import { runPipeline } from './engine/pipeline.js';
import type { FileResult, Role } from './engine/types.js';
import { explainInventoryRule } from './inventory/explain.js';
import { chooseTransforms } from './project/choose.js';
import type { MigrateOptions } from './project/types.js';
import { RULES } from './sdk/rules.js';

export type { FileResult, PackageUse, Role, Todo } from './engine/types.js';
export { FileError } from './engine/types.js';
export type { Plan, PlanGroup, PlanStep } from './inventory/plan.js';
export type { InventoryReport } from './inventory/report.js';
export { type InventoryOptions, inventory } from './inventory/run.js';
export type { InventoryFinding, InventoryRule } from './inventory/types.js';
export { UsageError } from './project/errors.js';
export { migrate } from './project/migrate.js';
export type { Failure, FileReport, Finding, ManifestReport, MigrateOptions, Report, Skipped } from './project/types.js';

/**
 * Migrates one source text, knowing nothing of other files.
 * @param source the text of a TypeScript or JavaScript file
 * @param options `filename` decides how it is parsed; `transforms` names the ones to run (default: all);
 *   `role` is the package's role where the file's own imports leave it open; `legacy` and `sse` as for `migrate`
 * @returns the output text (the same string when nothing changed) and the markers in it
 * @throws FileError when the text does not parse; UsageError for an unknown transform name
 */
export function transformSource(
  source: string,
  options: { filename: string; transforms?: string[]; role?: Role } & Pick<MigrateOptions, 'legacy' | 'sse'>,
): FileResult {
  const chosen = chooseTransforms(options.transforms);
  return runPipeline({ filename: options.filename, text: source }, chosen, {
    facts: {
      ...NO_FACTS,
      packageRole: options.role ?? 'unknown',
      hosting: {
        ...(options.legacy === 'reject' && { legacy: options.legacy }),
        ...(options.sse === 'legacy' && { sse: options.sse }),
      },
    },
  });
}

/** Every transform, in the order they run: what `--list` shows. */
export function listTransforms(): { name: string; description: string; needs: readonly string[] }[] {
  return transforms.map(({ name, description, needs }) => ({ name, description, needs }));
}

/** The page of one rule, as `explain` prints it; undefined when there is no such rule. */
export function explainRule(id: string): string | undefined {
  const rule = RULES.find((candidate) => candidate.id === id);
  if (!rule) return explainInventoryRule(id);
  const { title, explanation, before, after, guide } = rule;
  const block = (text: string) => text.replace(/^/gm, '    ');
  return `${id}: ${title}\n\n${explanation}\n\n  v1\n${block(before)}\n\n  v2\n${block(after)}\n\n${guide}\n`;
}

/** The ids of all rules, in the order of the documentation. */
export function listRules(): string[] {
  return RULES.map((rule) => rule.id);
}
