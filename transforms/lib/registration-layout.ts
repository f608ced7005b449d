import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import {
  columns,
  expandObject,
  hasCallCommas,
  indentAt,
  isMultiline,
  lineStart,
  type Range,
  reindent,
  restOfLine,
  textBefore,
} from './layout.js';
import { type ArgumentPlace, inlineFunction, placesOf } from './registration-arguments.js';
import { refitChains, refitLists, refitProperty } from './registration-chains.js';
import {
  breaksAfterKey,
  gapCount,
  gapOf,
  type Item,
  keyText,
  leadingComments,
  lineText,
  type Plan,
  piecesOf,
  startsBroken,
  trailingComments,
} from './registration-gaps.js';

/**
 * Lays out a registration call anew: the arguments keep their text and place in the order, what stands between them is
 * rewritten. A call that fits on one line up to its callback's body stays so; else arguments come one a line.
 * @param growth how many columns the callee grows by
 * @returns how it was done: as it stood, with the config object broken, or an argument a line; undefined when what stands
 *   between the arguments is not understood, and then nothing is recorded
 */
export function layOutCall(file: SourceFile, call: Node, items: Item[], growth: number): Layout | undefined {
  const found = placesOf(file, call);
  if (!found) return undefined;
  const plan: Plan = { file, call, ...found, pieces: piecesOf(found.places, items), items, growth };
  const layout = layoutOf(plan);
  if (layout === 'line') stayOnLine(plan);
  else if (layout === 'arrow') {
    stayOnLine(plan);
    breakAfterArrow(file, call);
  } else if (layout === 'body') {
    stayOnLine(plan);
    expandObject(file, huggedBody(plan, 0)!, indentAt(file, plan.open));
  } else if (layout === 'config') breakConfig(plan);
  else breakArguments(plan);
  return layout;
}

export type Layout = 'line' | 'arrow' | 'body' | 'config' | 'arguments';

function layoutOf(plan: Plan): Layout {
  const { file, places } = plan;
  const last = places.at(-1)!;
  if (startsBroken(plan)) return 'arguments';
  const gaps = Array.from({ length: gapCount(plan) }, (_, index) => gapOf(plan, index));
  const hasLineComment = gaps.some((gap) => gap.comments.some((comment) => comment.type === 'CommentLine'));
  if (hasLineComment || isMultiline(file, gaps.at(-1)!)) return 'arguments';
  const canBreakConfig = gaps[0]!.comments.length + gaps.at(-1)!.comments.length === 0;
  const hasConfig = plan.items.some((item) => item.kind === 'config');
  if (isMultiline(file, { start: plan.open, end: last.start }))
    return canBreakConfig && hasConfig ? 'config' : hasConfig ? 'arguments' : 'line';
  const before = textBefore(file, plan.open + 1);
  const old = columns(before + file.text.slice(plan.open + 1, last.start) + firstLine(file, last));
  const added = gaps.reduce(
    (sum, gap, index) => sum + lineText(plan, index).length - (gap.end - gap.start),
    plan.growth,
  );
  const tail = isMultiline(file, last) ? '' : restOfLine(file, last.end);
  const fits = (length: number) => length + columns(tail) <= file.style.width;
  // A call or an object that was left hanging over the line's end is somebody's choice too; functions hang by custom.
  const hangs = isMultiline(file, last) && inlineFunction(last.node) === undefined;
  if (fits(old + added)) return 'line';
  if (hangs && fits(old)) return hasConfig && canBreakConfig ? 'config' : 'line';
  if (fits(old) && standsAfterArrow(plan, old + added + columns(tail))) return 'arrow';
  if (fits(old) && huggedBody(plan, added)) return 'body';
  // Whoever did not break the line before does not want it broken; a formatter would have.
  if (!fits(old)) return hasConfig && canBreakConfig ? 'config' : 'line';
  return 'arguments';
}

/** Whether a call is what an arrow function returns, and fits on a line of its own behind the arrow. */
function standsAfterArrow({ file, call, places }: Plan, length: number): boolean {
  const arrow = file.scopes.parentOf(call);
  if (arrow?.type !== 'ArrowFunctionExpression' || arrow.body !== call || isMultiline(file, arrow)) return false;
  if (!/=> $/.test(file.text.slice(arrow.start, call.start)) || places.length === 0) return false;
  const before = textBefore(file, call.start);
  const indent = indentAt(file, call.start) + file.style.indent;
  const holder = file.scopes.parentOf(arrow);
  const known = holder && (holder.init === arrow || holder.right === arrow || isLastArgument(file, holder, arrow));
  return !!known && length - columns(before) + columns(indent) <= file.style.width;
}

const isLastArgument = (file: SourceFile, call: Node, argument: Node): boolean =>
  /^(Optional)?CallExpression$/.test(call.type) &&
  call.arguments.length === 1 &&
  call.arguments[0] === argument &&
  file.text.slice(argument.end, call.end) === ')';

function breakAfterArrow(file: SourceFile, call: Node): void {
  const { eol, indent: unit } = file.style;
  const base = indentAt(file, call.start);
  const arrow = file.scopes.parentOf(call)!;
  file.edits.overwrite(call.start - 1, call.start, eol + base + unit);
  if (isLastArgument(file, file.scopes.parentOf(arrow)!, arrow))
    file.edits.insert(arrow.end, `${hasCallCommas(file) ? ',' : ''}${eol}${base}`);
}

/** The object of `async () => ({ … })`, when breaking it alone makes the call fit. */
function huggedBody({ file, places, open }: Plan, added: number): Node | undefined {
  const callback = inlineFunction(places.at(-1)!.node);
  const body = callback?.type === 'ArrowFunctionExpression' ? (callback.body as Node) : undefined;
  if (body?.type !== 'ObjectExpression' || isMultiline(file, places.at(-1)!)) return undefined;
  const { width, indent: unit } = file.style;
  const properties = body.properties as Node[];
  const inside = indentAt(file, open) + unit;
  const fits =
    columns(textBefore(file, body.start + 1)) + added <= width &&
    properties.every((property) => columns(`${inside}${file.textOf(property)},`) <= width);
  return fits && properties.length > 0 ? body : undefined;
}

function firstLine(file: SourceFile, range: Range): string {
  return /^[^\r\n]*/.exec(file.text.slice(range.start, range.end))![0];
}

function stayOnLine(plan: Plan): void {
  for (let index = 0; index < gapCount(plan); index++) {
    const { start, end } = gapOf(plan, index);
    plan.file.edits.overwrite(start, end, lineText(plan, index));
  }
}

/** `registerTool('x', {` with a member a line, and the callback's head after the closing brace. */
function breakConfig(plan: Plan): void {
  const { file } = plan;
  const { eol, indent: unit, trailingComma } = file.style;
  const base = indentAt(file, plan.open);
  for (let index = 0; index < gapCount(plan); index++) {
    const { close, endsConfig, startsConfig, texts, key, open } = plan.pieces[index]!;
    const gap = gapOf(plan, index);
    const inside = base + unit;
    const comments = leadingComments(plan, gap, inside);
    const extra = texts.map((text) => ` ${text},`).join('');
    const before = `${close}${endsConfig ? `${trailingComma ? ',' : ''}${eol}${base}}` : ''},${extra}`;
    const fresh = key
      ? `${before}${startsConfig ? ' {' : ''}${eol}${inside}${comments}${keyText(plan, index + 1, key, inside)}${open}`
      : `${before} `;
    file.edits.overwrite(gap.start, gap.end, fresh);
    if (key) settleEntry(plan, index + 1, inside, key, open, close);
  }
}

/** Every argument on a line of its own. */
function breakArguments(plan: Plan): void {
  const { file, open, close, places } = plan;
  const { eol, indent: unit, trailingComma } = file.style;
  const broken = startsBroken(plan);
  const base = indentAt(file, broken ? close : open);
  const outside = broken ? indentAt(file, places[0]!.start) : base + unit;
  const inside = outside + unit;
  const inline = configOnOneLine(plan, outside);
  const oldIndents = places.map((place) => standingIndent(file, place));
  if (!broken) {
    if (places[0]!.start > open + 1) file.edits.overwrite(open + 1, places[0]!.start, eol + outside);
    else file.edits.insert(open + 1, eol + outside);
  }
  for (let index = 0; index < gapCount(plan); index++) {
    const { close: closing, endsConfig, startsConfig, texts, key, open: opening } = plan.pieces[index]!;
    const gap = gapOf(plan, index);
    const trailing = trailingComments(plan, gap);
    const pad = file.style.bracketSpacing ? ' ' : '';
    const end = !endsConfig
      ? `,${trailing}`
      : inline
        ? `${pad}},${trailing}`
        : `${trailingComma ? ',' : ''}${trailing}${eol}${outside}},`;
    const extra = texts.map((text) => `${eol}${outside}${text},`).join('');
    const at = key && !inline ? inside : outside;
    const head = startsConfig ? (inline ? `{${pad}` : `{${eol}${inside}`) : '';
    const comments = leadingComments(plan, gap, at);
    const lead = startsConfig && inline ? comments + head : head + comments;
    const name = key ? keyText(plan, index + 1, key, inline ? undefined : inside) : '';
    const first = startsConfig || !key ? `${eol}${outside}` : inline ? ' ' : `${eol}${inside}`;
    file.edits.overwrite(gap.start, gap.end, `${closing}${end}${extra}${first}${lead}${name}${opening}`);
  }
  places.forEach((place, index) => {
    const key = plan.pieces[index - 1]?.key;
    if (key && !inline)
      settleEntry(plan, index, inside, key, plan.pieces[index - 1]!.open, plan.pieces[index]!.close, oldIndents[index]);
    else if (!joinBody(file, place, outside)) {
      moveLines(file, place, oldIndents[index]!, outside);
      refitLists(file, place.node);
    }
  });
  if (broken) return;
  const last = places.at(-1)!;
  const comma = hasCallCommas(file) ? ',' : '';
  const rest = file.text.slice(last.end, close);
  if (rest === '') file.edits.insert(close, `${comma}${eol}${base}`);
  else if (/^[\s,]*$/.test(rest)) file.edits.overwrite(last.end, close, `${comma}${eol}${base}`);
}

/** `async ({ a }) =>` and its body on the next line, when both fit on one now. */
function joinBody(file: SourceFile, place: ArgumentPlace, indent: string): boolean {
  const callback = inlineFunction(place.node);
  if (callback?.type !== 'ArrowFunctionExpression' || callback.body.type === 'BlockStatement') return false;
  const head = /=>\s*$/.exec(file.text.slice(callback.start, callback.body.start));
  if (!head?.[0].includes('\n')) return false;
  const gap = { start: callback.start + head.index + 2, end: callback.body.start as number };
  const joined = `${file.text.slice(place.start, gap.start)} ${file.text.slice(gap.end, place.end)}`;
  if (joined.includes('\n') || columns(`${indent}${joined},`) > file.style.width) return false;
  return file.edits.overwrite(gap.start, gap.end, ' ');
}

/** A config object of one short member needs no lines of its own. */
function configOnOneLine(plan: Plan, indent: string): boolean {
  const { file, places } = plan;
  const config = plan.items.find((item) => item.kind === 'config');
  if (config?.kind !== 'config' || config.entries.length !== 1) return false;
  const [entry] = config.entries;
  const { start, end } = places[entry!.argument]!;
  if (isMultiline(file, { start, end })) return false;
  const text = `${indent}{ ${keyText(plan, entry!.argument, entry!.key)}${entry!.open}${file.text.slice(start, end)}${entry!.close} },`;
  const gaps = [gapOf(plan, entry!.argument - 1), gapOf(plan, entry!.argument)];
  return (
    columns(text) <= file.style.width &&
    gaps.every((gap) => gap.comments.every((comment) => comment.type === 'CommentBlock'))
  );
}

/** Brings the lines of an argument that became a member to their new place. */
function settleEntry(
  plan: Plan,
  argument: number,
  indent: string,
  key: string,
  open: string,
  close: string,
  old = standingIndent(plan.file, plan.places[argument]!),
): void {
  const { file } = plan;
  const place = plan.places[argument]!;
  const node = unwrap(place.node);
  if (breaksAfterKey(plan, argument, key, indent) && isMultiline(file, place)) {
    const second = file.text.indexOf('\n', place.start) + 1;
    reindent(file, place, file.edits.indentOf(second), indent + file.style.indent);
    return;
  }
  const length = columns(`${indent}${key}: ${open}${file.text.slice(place.start, place.end)}${close},`);
  if (node.type === 'ObjectExpression' && !isMultiline(file, place) && length > file.style.width) {
    expandObject(file, node, indent, (property, inside) => refitProperty(file, property, inside));
    return;
  }
  moveLines(file, place, old, indent);
  refitChains(file, place);
}

/** The indentation an argument's lines go by: that of its closing bracket, or of the line it begins on. */
function standingIndent(file: SourceFile, place: Range): string {
  const last = lineStart(file, place.end);
  const closes = last > place.start && /^[ \t]*[\])}]/.test(file.text.slice(last, place.end));
  return indentAt(file, closes ? last : place.start);
}

function moveLines(file: SourceFile, place: Range, from: string, to: string): void {
  if (isMultiline(file, place)) reindent(file, place, from, to);
}
