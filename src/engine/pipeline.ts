import { type FileFacts, NO_FACTS } from './facts.js';
import { checkEdits } from './guard.js';
import { packagesUsed } from './packages.js';
import { SourceFile } from './source-file.js';
import type { Style } from './style.js';
import { readMarker } from './todo.js';
import type { Transform } from './transform.js';
import { FileError, type FileResult, type Todo } from './types.js';

export interface PipelineOptions {
  facts?: FileFacts;
  style?: Partial<Style>;
  /** Names of every transform of the run, for `needs`; default: the ones handed in. */
  chosen?: readonly string[];
  /** What an output holds that will be looked at as a whole afterwards; the result has it parsed then, if it changed. */
  lookAgain?: RegExp;
}

/**
 * Runs transforms over one source text: one parse, one set of edits, one output.
 * @returns the very same `code` when nothing was edited
 * @throws FileError `syntax` when the text does not parse, `guard` when our output fails its check
 */
export function runPipeline(
  source: { filename: string; text: string },
  transforms: readonly Transform[],
  options: PipelineOptions = {},
): FileResult {
  const facts = options.facts ?? NO_FACTS;
  if (!transforms.some((transform) => concerns(transform, source.text, facts))) return untouched(source.text);
  return runOn(new SourceFile(source.filename, source.text, options.style), transforms, options);
}

/** The prefilter: whether a transform has any business with a text. */
export function concerns(transform: Transform, text: string, facts: FileFacts): boolean {
  return transform.mentions.test(text) || (transform.applies?.(text, facts) ?? false);
}

function untouched(code: string): FileResult {
  return { code, changed: false, todos: [], standing: [], transforms: {}, packages: [], notes: [] };
}

/** The same for a file that is parsed already. */
export function runOn(file: SourceFile, transforms: readonly Transform[], options: PipelineOptions = {}): FileResult {
  const standing = markers(file);
  const counts: Record<string, number> = {};
  const notes: string[] = [];
  const chosen = new Set(options.chosen ?? transforms.map((transform) => transform.name));
  const facts: FileFacts = { ...(options.facts ?? NO_FACTS), inRun: chosen };
  // A step that builds on others has no say before them.
  const first = transforms.some((transform) => transform.needs.length === 0);
  for (const { dependency, call, message } of first ? (facts.boundary ?? []) : [])
    file.todos.add(
      call,
      'boundary',
      message ??
        `${dependency} is on v1 of the SDK and objects of the SDK pass between it and this file here, so the file was left on v1; update ${dependency} first, then run again.`,
    );
  const stays = first && !!facts.boundary?.length;
  if (first && !stays) for (const { call, message } of facts.handovers ?? []) file.todos.add(call, 'boundary', message);
  for (const transform of transforms) {
    if (stays) transform.applyAtBoundary?.(file, facts);
    if (stays || !concerns(transform, file.text, facts)) continue;
    const missing = transform.needs.filter((need) => !chosen.has(need));
    if (missing.length && transform.unmet?.(file, facts)) {
      notes.push(
        `${transform.name} changed nothing here: it needs ${missing.join(', ')}; run --transform ${[...missing, transform.name].join(',')}`,
      );
      continue;
    }
    const before = file.places;
    transform.apply(file, facts);
    if (file.places > before) counts[transform.name] = file.places - before;
  }
  file.flush();
  let code: string;
  try {
    code = file.edits.apply();
  } catch (error) {
    throw new FileError('guard', `the edits do not fit together: ${(error as Error).message}`);
  }
  const changed = code !== file.text;
  const checked = changed ? checkEdits(file, options.lookAgain?.test(code) ? code : undefined) : undefined;
  return {
    code: changed ? code : file.text,
    changed,
    todos: checked ? withOrigins(fresh(checked, standing), file) : [],
    standing,
    transforms: counts,
    packages: checked?.packages ?? packagesUsed(file.program, file.comments),
    notes,
    ...(checked?.parsed && { output: new SourceFile(file.filename, code, {}, checked.parsed) }),
  };
}

function markers(file: Pick<SourceFile, 'comments'>): Todo[] {
  return file.comments.flatMap((comment) => readMarker(comment) ?? []);
}

/** Markers of the output that the input did not have. */
function fresh(output: Pick<SourceFile, 'comments'>, standing: Todo[]): Todo[] {
  const left = standing.map((todo) => `${todo.rule} ${todo.message}`);
  return markers(output).filter((todo) => {
    const at = left.indexOf(`${todo.rule} ${todo.message}`);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

/** Markers of the output, with the lines of the input that they are about. */
function withOrigins(todos: readonly Todo[], { todos: writer }: SourceFile): Todo[] {
  const left = writer.origins();
  return todos.map((todo) => {
    const at = left.findIndex(({ rule, message }) => rule === todo.rule && message.trim() === todo.message);
    return at === -1 ? todo : { ...todo, origin: left.splice(at, 1)[0]!.origin };
  });
}
