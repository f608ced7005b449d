import { type Comment, type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { columns, isMultiline, lineStart, type Range, textBefore } from './layout.js';
import type { ArgumentPlace } from './registration-arguments.js';

// What stands between the arguments of a registration, and what is written there instead.

/** One member of the config object: which argument it takes, and what is put around it. */
export interface ConfigEntry {
  key: string;
  argument: number;
  open: string;
  close: string;
}

/** What a call's arguments become, in order. */
export type Item =
  | { kind: 'argument'; argument: number }
  | { kind: 'config'; entries: ConfigEntry[] }
  | { kind: 'text'; text: string };

/** A stretch between two arguments: what to write before and after its comma. */
export interface Piece {
  /** Closes what the argument before was wrapped in. */
  close: string;
  /** Set when the argument before was the config object's last. */
  endsConfig: boolean;
  /** Set when the argument after is the config object's first. */
  startsConfig: boolean;
  /** Items that are text alone, between the two. */
  texts: string[];
  key: string;
  open: string;
}

export interface Plan {
  file: SourceFile;
  call: Node;
  open: number;
  close: number;
  places: ArgumentPlace[];
  pieces: Piece[];
  items: Item[];
  /** Length of the method's name, now and then. */
  growth: number;
}

export function piecesOf(places: ArgumentPlace[], items: Item[]): Piece[] {
  const pieces = places.map(
    (): Piece => ({ close: '', endsConfig: false, startsConfig: false, texts: [], key: '', open: '' }),
  );
  let last = 0;
  for (const item of items) {
    if (item.kind === 'text') pieces[last]!.texts.push(item.text);
    else if (item.kind === 'argument') last = item.argument;
    else
      item.entries.forEach((entry, index) => {
        const before = pieces[entry.argument - 1]!;
        before.key = entry.key;
        before.open = entry.open;
        before.startsConfig = index === 0;
        const after = pieces[entry.argument]!;
        after.close = entry.close;
        after.endsConfig = index === item.entries.length - 1;
        last = entry.argument;
      });
  }
  return pieces;
}

/** What stands between two arguments: comments before and after the comma. */
export function gapOf(plan: Plan, index: number): Range & { comma: number; comments: Comment[] } {
  const start = plan.places[index]!.end;
  const end = plan.places[index + 1]!.start;
  const comments = plan.file.comments.filter((comment) => comment.start >= start && comment.end <= end);
  return { start, end, comma: plan.places[index]!.comma!, comments };
}

export const gapCount = (plan: Plan): number => plan.places.length - 1;

/** `tool('x',` and the rest one a line, as against `tool('x', …`. */
export const startsBroken = ({ file, open, places }: Plan): boolean =>
  isMultiline(file, { start: open, end: places[0]!.start });

/** The text of one gap when all stays on one line. */
export function lineText(plan: Plan, index: number): string {
  const { file } = plan;
  const { close, endsConfig, startsConfig, texts, key, open } = plan.pieces[index]!;
  const { start, end, comma } = gapOf(plan, index);
  const pad = file.style.bracketSpacing ? ' ' : '';
  const before = `${close}${endsConfig ? `${pad}}` : ''}${file.text.slice(start, comma)},`;
  const extra = texts.map((text) => ` ${text},`).join('');
  const after = file.text.slice(comma + 1, end) || ' ';
  return `${before}${extra}${after}${startsConfig ? `{${pad}` : ''}${key ? keyText(plan, index + 1, key) : ''}${open}`;
}

/**
 * `description: ` or nothing, where the argument is a variable of that name.
 * @param indent of the member's line, when it has one: a string that would run over its end goes to the next
 */
export function keyText(plan: Plan, argument: number, key: string, indent?: string): string {
  const { eol, indent: unit } = plan.file.style;
  const { start, end, node } = plan.places[argument]!;
  if (plan.file.text.slice(start, end) === key && node.type === 'Identifier' && plan.pieces[argument - 1]!.open === '')
    return '';
  if (indent === undefined) return `${key}: `;
  return breaksAfterKey(plan, argument, key, indent) ? `${key}:${eol}${indent}${unit}` : `${key}: `;
}

export function breaksAfterKey(plan: Plan, argument: number, key: string, indent: string): boolean {
  const { file } = plan;
  const place = plan.places[argument]!;
  const { type } = unwrap(place.node);
  if (type === 'BinaryExpression' && isMultiline(file, place)) return true;
  if (type !== 'StringLiteral' && type !== 'BinaryExpression') return false;
  const length = columns(`${indent}${key}: ${file.text.slice(place.start, place.end)},`);
  // A line that was too long as it stood is somebody's choice.
  const stood = columns(textBefore(file, place.end)) + 1;
  return length > file.style.width && (stood <= file.style.width || startsBroken(plan));
}

/** Comments on the line of the argument before; they stay there. */
export function trailingComments(plan: Plan, gap: ReturnType<typeof gapOf>): string {
  return gap.comments
    .filter((comment) => isTrailing(plan.file, gap, comment))
    .map((comment) => ` ${plan.file.text.slice(comment.start, comment.end)}`)
    .join('');
}

export function isTrailing(file: SourceFile, gap: Range, comment: Comment): boolean {
  if (isMultiline(file, { start: gap.start, end: comment.start })) return false;
  return comment.type === 'CommentLine' || isMultiline(file, { start: comment.end, end: gap.end });
}

/** Comments that belong to the argument after. */
export function leadingComments(plan: Plan, gap: ReturnType<typeof gapOf>, indent: string): string {
  const { file } = plan;
  const leading = gap.comments.filter((comment) => !isTrailing(file, gap, comment));
  return leading
    .map((comment, index) => {
      const text = file.text.slice(comment.start, comment.end);
      const next = leading[index + 1]?.start ?? gap.end;
      const breaks = comment.type === 'CommentLine' || isMultiline(file, { start: comment.end, end: next });
      const old = /[ \t]*/y.exec(file.text.slice(lineStart(file, comment.start)))![0];
      const moved = text.replace(
        /\n[ \t]*/g,
        (lead) => `\n${lead.slice(1).startsWith(old) ? indent + lead.slice(1 + old.length) : lead.slice(1)}`,
      );
      return moved + (breaks ? file.style.eol + indent : ' ');
    })
    .join('');
}
