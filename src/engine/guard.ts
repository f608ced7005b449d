import { LineIndex } from './lines.js';
import { type Comment, eachChild, type Node } from './node.js';
import { PackageCollector, packagesUsed } from './packages.js';
import { type Parsed, parse } from './parse.js';
import type { SourceFile } from './source-file.js';
import { FileError, type PackageUse } from './types.js';
import { type Untouched, untouchedParts } from './untouched.js';

/** What an output turned out to hold. */
export interface CheckedOutput {
  comments: Comment[];
  packages: PackageUse[];
  /** The output, when all of it was parsed. */
  parsed?: Parsed;
}

/**
 * The output of a file's edits, looked at before anybody sees it. Function bodies and values that no edit reaches into
 * are spared the second parse: they are the bytes that parsed before.
 * @param whole the output as it will be, when somebody wants to look into all of it afterwards; nothing is spared then
 * @throws FileError kind `guard`; the runner then leaves the file alone
 */
export function checkEdits(file: SourceFile, whole?: string): CheckedOutput {
  const marked = onlyMarked(file);
  if (marked) return { comments: marked, packages: packagesUsed(file.program, file.comments) };
  if (whole !== undefined) return checkOutput(file, whole);
  const spared = untouchedParts(file);
  return checkOutput(file, file.edits.apply(spared), spared);
}

/**
 * The comments of an output that differs from its input by lines with `//` comments alone, none of them inside of a
 * token: it parses as the input does.
 */
function onlyMarked(file: SourceFile): Comment[] | undefined {
  const added = file.edits.addedLines();
  // Between the tags of JSX a line is text. A `#!` must stay the first one.
  const mayBeText = file.language !== 'ts' && /<\/|\/>/.test(file.text);
  if (!added || mayBeText || file.text.startsWith('#!')) return undefined;
  if (!added.every(({ text }) => /^[ \t]*\/\//.test(text))) return undefined;
  const isInside = ({ at }: { at: number }) =>
    [...file.scopes.strings, ...file.comments].some(({ start, end }) => start < at && at < end);
  if (added.some(isInside)) return undefined;
  const at = (comment: Comment, line: number, column: number): Comment =>
    ({ ...comment, loc: { start: { line, column }, end: { line, column } } }) as Comment;
  const lines = new LineIndex(file.text);
  return [
    ...added.map(({ at: offset, text }, index) =>
      at(
        { type: 'CommentLine', value: text.trim().slice(2) } as Comment,
        lines.at(offset).line + index,
        text.indexOf('/'),
      ),
    ),
    ...file.comments.map((comment) => {
      const above = added.filter((line) => line.at <= comment.start).length;
      return at(comment, comment.loc.start.line + above, comment.loc.start.column);
    }),
  ].sort((a, b) => a.loc.start.line - b.loc.start.line || a.loc.start.column - b.loc.start.column);
}

/**
 * An output must parse, and every string and template of the input that no edit touched must still be there. Tool
 * descriptions and SQL live in those; a broken edit must not reach them.
 * @param code The output, without what stands in `spared`.
 * @throws FileError kind `guard`; the runner then leaves the file alone
 */
export function checkOutput(file: SourceFile, code: string, spared: readonly Untouched[] = []): CheckedOutput {
  let parsed: Parsed;
  try {
    parsed = parse(code, file.filename);
  } catch (error) {
    const { message, line } = error as FileError;
    throw new FileError('guard', `the migrated text would not parse (${message}${line ? `, line ${line}` : ''})`);
  }
  const known = [...file.doubts];
  for (const doubt of parsed.doubts) {
    const at = known.indexOf(doubt);
    if (at === -1) throw new FileError('guard', `the migrated text has an error the original had not (${doubt})`);
    known.splice(at, 1);
  }
  const after = new Map<string, number>();
  const packages = new PackageCollector();
  const walk = (node: Node) => {
    packages.see(node);
    const key = stringKey(node);
    if (key !== undefined) after.set(key, (after.get(key) ?? 0) + 1);
    eachChild(node, walk);
  };
  walk(parsed.ast.program);
  const collect = (node: Node) => {
    packages.see(node);
    eachChild(node, collect);
  };
  for (const { node } of spared) if (/import|require/.test(file.textOf(node))) collect(node);
  for (const node of file.scopes.strings) {
    const key = stringKey(node);
    if (key === undefined || isSpared(node, spared) || file.edits.touches(node.start, node.end)) continue;
    const left = after.get(key) ?? 0;
    if (left === 0) throw new FileError('guard', `the string on line ${node.loc.start.line} would change`);
    after.set(key, left - 1);
  }
  const imported = [...parsed.comments, ...file.comments.filter((comment) => isSpared(comment, spared))];
  return {
    comments: parsed.comments,
    packages: packages.result(imported),
    ...(spared.length === 0 && { parsed }),
  };
}

/** Whether a place is inside one of the bodies, which are sorted. */
function isSpared(place: { start: number }, spared: readonly Untouched[]): boolean {
  let [low, high] = [0, spared.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spared[middle]!.end <= place.start) low = middle + 1;
    else high = middle;
  }
  return low < spared.length && spared[low]!.start <= place.start;
}

function stringKey(node: Node): string | undefined {
  if (node.type === 'StringLiteral') return `'${node.value}`;
  return node.type === 'TemplateElement' ? `\`${node.value.raw}` : undefined;
}
