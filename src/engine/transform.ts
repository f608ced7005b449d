import type { FileFacts } from './facts.js';
import { runPipeline } from './pipeline.js';
import type { SourceFile } from './source-file.js';

/** What a transform file hands to `defineTransform`. */
export interface TransformDefinition {
  /** The name of its file, kebab-case. */
  name: string;
  /** One line for `--list`: what changes in the code. */
  description: string;
  /** Transforms that must be in the same run, or have run before, for the output to be right. */
  needs?: string[];
  /** String prefilter: a file that does not match costs nothing. */
  mentions: RegExp;
  /** Pure: edits, ledger entries and TODOs on `file`; no file system, no console, no clock. */
  apply(file: SourceFile, facts: FileFacts): void;
  /** A second way in, for files that do not match `mentions` themselves but whose facts call for the transform. */
  applies?(text: string, facts: FileFacts): boolean;
  /** Whether an unmet need shows in this file; only then is a selective run refused for it. */
  unmet?(file: SourceFile, facts: FileFacts): boolean;
  /** Looks at imports and what they bind alone: a run of nothing else need not follow values through the project. */
  namesOnly?: true;
  /** What has to change even in a file that stays on v1 for the sake of a dependency, because others see it. */
  applyAtBoundary?(file: SourceFile, facts: FileFacts): void;
}

/** jscodeshift's signature, carrying the definition. */
export interface Transform
  extends Required<Pick<TransformDefinition, 'name' | 'description' | 'needs' | 'mentions' | 'apply'>> {
  (fileInfo: { path: string; source: string }, api?: unknown, options?: Record<string, unknown>): string | undefined;
  /** For jscodeshift's runner: how it would parse the file itself. */
  parser: 'tsx';
  namesOnly?: true;
  applies?(text: string, facts: FileFacts): boolean;
  unmet?(file: SourceFile, facts: FileFacts): boolean;
  applyAtBoundary?(file: SourceFile, facts: FileFacts): void;
}

/**
 * Makes a transform that is also a jscodeshift module: `jscodeshift -t dist/transforms/<name>.js file.ts` works.
 * @returns a function that gives the new source, or undefined when nothing changed (as jscodeshift wants it)
 */
export function defineTransform(definition: TransformDefinition): Transform {
  const transform = (fileInfo: { path: string; source: string }) => {
    const result = runPipeline({ filename: fileInfo.path, text: fileInfo.source }, [transform as unknown as Transform]);
    return result.changed ? result.code : undefined;
  };
  Object.defineProperty(transform, 'name', { value: definition.name });
  return Object.assign(transform, {
    description: definition.description,
    needs: definition.needs ?? [],
    mentions: definition.mentions,
    namesOnly: definition.namesOnly,
    apply: definition.apply,
    applies: definition.applies,
    unmet: definition.unmet,
    applyAtBoundary: definition.applyAtBoundary,
    parser: 'tsx' as const,
  }) as unknown as Transform;
}
