import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import {
  columns,
  expandObject,
  hasCallCommas,
  indentAt,
  isMultiline,
  reindent,
  restOfLine,
  textBefore,
} from './layout.js';

type Layout = 'line' | 'hug' | 'expand';

/** What becomes of a call's arguments: one goes, others read otherwise. */
export interface ArgumentChange {
  drop?: Node;
  /** New texts of single-line arguments, where a transform rewrites them. */
  texts?: ReadonlyMap<Node, string>;
}

/**
 * Takes an argument out of a call, and lays the call out anew where it was broken over lines for its length only: on
 * one line when it fits now, or with its last argument hugged, as formatters print it. A call its author broke without
 * need stays as it is, and so does one with comments between its arguments.
 */
export function changeArguments(file: SourceFile, call: Node, change: ArgumentChange): void {
  const args = call.arguments as Node[];
  const left = args.filter((arg) => arg !== change.drop);
  const layout = left.length > 0 ? newLayout(file, call, left, change) : undefined;
  if (!layout) {
    if (!change.drop) return;
    if (losesItsHug(file, call, left, change.drop)) {
      spreadArguments(file, call, left);
      file.release(change.drop);
    } else dropArgument(file, call, change.drop);
    return;
  }
  const open = openParenthesis(file, call) + 1;
  const last = left.at(-1)!;
  let at = open;
  for (const [index, arg] of left.entries()) {
    gap(file, at, arg.start, index === 0 ? '' : ', ');
    at = arg.end;
  }
  gap(file, at, call.end - 1, '');
  if (change.drop) file.release(change.drop);
  // An object that stands alone opens on the call's line, one property a line.
  if (layout === 'expand') expandObject(file, last, indentAt(file, open));
  if (layout === 'hug') reindent(file, last, indentAt(file, last.start), indentAt(file, open));
}

/**
 * Breaks a call over lines, one argument a line, when what stands for its first argument now makes its line too long.
 * @param first how many columns the first argument will take
 * @returns whether the call is broken now
 */
export function breakLongCall(file: SourceFile, call: Node, first: number): boolean {
  const open = openParenthesis(file, call) + 1;
  const [argument, ...others] = call.arguments as [Node, ...Node[]];
  if (argument.start !== open || isMultiline(file, argument)) return false;
  const { eol, indent, width } = file.style;
  const rest = file.text.slice(argument.end, others.at(-1)?.end ?? call.end).split(/\r?\n/, 1)[0]!;
  if (columns(textBefore(file, open)) + first + rest.length <= width) return false;
  if (hasComment(file, open, others[0]?.start ?? call.end)) return false;
  const lead = indentAt(file, open);
  const line = eol + lead + indent;
  file.edits.insert(open, line);
  let at = argument.end;
  for (const other of others) {
    gap(file, at, other.start, `,${line}`);
    reindent(file, other, lead, lead + indent);
    at = other.end;
  }
  gap(file, at, call.end - 1, `${hasCallCommas(file) ? ',' : ''}${eol}${lead}`);
  return true;
}

/**
 * Whether the last of two objects stood beside the call only because something else came before it: formatters do not
 * let an object begin on the call's line right behind another one.
 */
function losesItsHug(file: SourceFile, call: Node, left: readonly Node[], drop: Node): boolean {
  const [first, last, ...others] = left;
  if (!first || !last || others.length > 0 || call.arguments[1] !== drop) return false;
  if (first.type !== 'ObjectExpression' || last.type !== 'ObjectExpression') return false;
  if (isMultiline(file, { start: call.callee.end, end: last.start }) || !isMultiline(file, last)) return false;
  return !hasComment(file, call.callee.end, last.start) && !hasComment(file, last.end, call.end);
}

/** One argument a line, each on as many as it has; what stood between them goes. */
function spreadArguments(file: SourceFile, call: Node, left: readonly Node[]): void {
  const open = openParenthesis(file, call) + 1;
  const lead = indentAt(file, open);
  const line = file.style.eol + lead + file.style.indent;
  let at = open;
  for (const [index, arg] of left.entries()) {
    gap(file, at, arg.start, index === 0 ? line : `,${line}`);
    reindent(file, arg, lead, lead + file.style.indent);
    at = arg.end;
  }
  gap(file, at, call.end - 1, `${hasCallCommas(file) ? ',' : ''}${file.style.eol}${lead}`);
}

/** Offset of the `(` of a call. */
export function openParenthesis(file: SourceFile, call: Node): number {
  const types = call.typeParameters ?? call.typeArguments;
  return file.text.indexOf('(', (types ?? call.callee).end);
}

/** Removes an argument with the comma that goes with it; comments beside it stay. */
function dropArgument(file: SourceFile, call: Node, drop: Node): void {
  const args = call.arguments as Node[];
  const index = args.indexOf(drop);
  const before = args[index - 1];
  file.release(drop);
  const isPlain = before && !hasComment(file, before.end, drop.start);
  if (isPlain) {
    file.edits.remove(before.end, drop.end);
    return;
  }
  const comma = /^\s*,[ \t]*/.exec(file.text.slice(drop.end));
  file.edits.remove(drop.start, drop.end + (comma?.[0].length ?? 0));
}

function newLayout(file: SourceFile, call: Node, left: Node[], change: ArgumentChange): Layout | undefined {
  const { text } = file;
  const open = openParenthesis(file, call) + 1;
  const args = call.arguments as Node[];
  if (!text.slice(open, args[0]!.start).includes('\n')) return undefined;
  let at = open;
  for (const arg of args) {
    if (hasComment(file, at, arg.start)) return undefined;
    at = arg.end;
  }
  if (hasComment(file, at, call.end)) return undefined;
  if (layoutThatFits(file, call, args, new Map())) return undefined;
  const layout = layoutThatFits(file, call, left, change.texts ?? new Map());
  if (layout || left.length !== 1 || left[0]!.type !== 'ObjectExpression' || isMultiline(file, left[0]!)) return layout;
  return left[0]!.properties.length > 0 && !hasComment(file, left[0]!.start, left[0]!.end) ? 'expand' : undefined;
}

/** How a call with these arguments would stand on its first line, if it fits there. */
function layoutThatFits(
  file: SourceFile,
  call: Node,
  args: readonly Node[],
  texts: ReadonlyMap<Node, string>,
): Layout | undefined {
  const { style } = file;
  const open = openParenthesis(file, call) + 1;
  const prefix = columns(textBefore(file, open));
  const printed = args.map((arg) => texts.get(arg) ?? file.textOf(arg));
  const isBroken = (index: number) => printed[index]!.includes('\n');
  const lastIndex = args.length - 1;
  const last = args[lastIndex]!;
  if (printed.slice(0, -1).some((_, index) => isBroken(index))) return undefined;
  const rest = restOfLine(file, call.end);
  if (!isBroken(lastIndex)) {
    const total = prefix + printed.join(', ').length + 1 + rest.trimEnd().length;
    return total <= style.width ? 'line' : undefined;
  }
  if (!isHuggable(last) || args.slice(0, -1).some((arg) => isHuggable(arg))) return undefined;
  const head = [...printed.slice(0, -1), printed[lastIndex]!.split(/\r?\n/, 1)[0]!].join(', ');
  return prefix + head.length <= style.width ? 'hug' : undefined;
}

/** Whether formatters let an argument begin on the line of the call: an object, an array, a function with a body. */
function isHuggable(arg: Node): boolean {
  if (arg.type === 'ObjectExpression') return arg.properties.length > 0;
  if (arg.type === 'ArrayExpression') return arg.elements.length > 0;
  if (!/^(ArrowFunction|Function)Expression$/.test(arg.type)) return false;
  return arg.body.type === 'BlockStatement' && arg.body.loc.start.line === arg.loc.start.line;
}

function gap(file: SourceFile, start: number, end: number, text: string): void {
  if (start === end) file.edits.insert(start, text);
  else file.edits.overwrite(start, end, text);
}

function hasComment(file: SourceFile, start: number, end: number): boolean {
  return file.comments.some((comment) => comment.start >= start && comment.end <= end);
}
