import type { Binding } from '../../src/engine/bindings.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { noteRename } from './context-uses.js';

const NAMES: Readonly<Record<string, string>> = { extra: 'ctx', _extra: '_ctx' };

/**
 * Calls a handler's parameter `ctx` when it was called `extra`, v1's word for it; any other name is the author's own.
 * Its uses, shorthands and JSDoc follow.
 * @returns whether the name was free
 */
export function renameContext(file: SourceFile, binding: Binding): boolean {
  const name = Object.hasOwn(NAMES, binding.name) ? NAMES[binding.name] : undefined;
  if (name === undefined || binding.kind !== 'param' || binding.declarations.length > 1) return false;
  const callable = binding.declaration;
  const holder = file.scopes.parentOf(binding.id);
  const isPlain = holder === callable || (holder?.type === 'AssignmentPattern' && holder.left === binding.id);
  // A function type, an overload: nobody reads its names.
  if (!isPlain || !callable.body || file.isIgnored(callable) || !file.canRename(binding, name)) return false;
  file.edits.overwrite(binding.id.start, binding.id.start + binding.name.length, name);
  for (const reference of file.liveReferences(binding)) file.replaceReference(reference, name);
  noteRename(binding, name);
  renameInJsDoc(file, callable.start, binding.name, name);
  return true;
}

/** `@param {…} extra` of the comment right above the function, or the statement that holds it. */
function renameInJsDoc(file: SourceFile, start: number, from: string, to: string): void {
  const above = file.comments.findLast(({ end }) => end <= start);
  if (above?.type !== 'CommentBlock' || !above.value.startsWith('*')) return;
  // Only what declares the function may stand between: `export const handler = async (`.
  if (!/^\s*(?:[\w$.\s:=]|=\s*)*$/.test(file.text.slice(above.end, start))) return;
  const match = new RegExp(`@param\\s+(?:\\{(?:[^{}]|\\{[^{}]*\\})*\\}\\s+)?\\[?(${from})(?![\\w$])`).exec(above.value);
  if (!match) return;
  const at = above.start + 2 + match.index + match[0].length - from.length;
  file.edits.overwrite(at, at + from.length, to);
}
