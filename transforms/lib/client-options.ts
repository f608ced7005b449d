import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { openParenthesis } from './call-layout.js';
import { breakCallArguments } from './client-layout.js';
import { columns, expandObject, indentAt, isMultiline, restOfLine, textBefore } from './layout.js';
import { propertyKey } from './members.js';

/**
 * Gives `new Client(info, options)` one more option, merged into the object that stands there. What is no object literal
 * is spread behind it, so that whoever sets the option himself has the last word.
 * @param option the option as it is to be read: `key: value`
 */
export function addOption(file: SourceFile, call: Node, option: string): void {
  const [info, options] = call.arguments as [Node | undefined, Node | undefined];
  if (!info || info.type === 'SpreadElement' || options?.type === 'SpreadElement') return;
  if (!options) appendArgument(file, call, info, option);
  else if (options.type === 'ObjectExpression' && options.properties.length > 0) mergeInto(file, call, options, option);
  else replaceOptions(file, call, options, option);
}

/** Whether a client's options say `key` in so many words. */
export function saysOption(call: Node, key: string): boolean {
  const options = call.arguments[1] as Node | undefined;
  if (options?.type !== 'ObjectExpression') return false;
  return (options.properties as Node[]).some((property) => propertyKey(property) === key);
}

/** How a call of one line that grows too long is broken: at its last argument alone, or at all of them. */
type Break = 'none' | 'last' | 'all';

function breakOf(file: SourceFile, call: Node, grown: number): Break {
  const open = openParenthesis(file, call);
  const first = call.arguments[0] as Node;
  if (isMultiline(file, { start: open, end: first.start })) return 'none';
  const isObject = first.type === 'ObjectExpression';
  if (isMultiline(file, first)) return isObject ? 'all' : 'none';
  if (isMultiline(file, call)) return 'none';
  const line =
    columns(textBefore(file, open)) + (call.end - open) + grown + restOfLine(file, call.end).trimEnd().length;
  if (line <= file.style.width) return 'none';
  return isObject ? 'all' : 'last';
}

function objectOf(file: SourceFile, items: readonly string[], broken: boolean, lead = ''): string {
  const { eol, indent, trailingComma, bracketSpacing } = file.style;
  const pad = bracketSpacing ? ' ' : '';
  if (!broken) return `{${pad}${items.join(', ')}${pad}}`;
  const line = eol + lead + indent;
  return `{${line}${items.join(`,${line}`)}${trailingComma ? ',' : ''}${eol}${lead}}`;
}

function appendArgument(file: SourceFile, call: Node, info: Node, option: string): void {
  const { eol } = file.style;
  const open = openParenthesis(file, call);
  const tail = file.text.slice(info.end, call.end - 1);
  const comma = /^\s*,/.exec(tail)?.[0] ?? '';
  const text = objectOf(file, [option], false);
  if (/\n/.test(tail) || isMultiline(file, { start: open, end: info.start })) {
    // One argument a line: the new one stands below.
    const line = `${eol}${indentAt(file, info.start)}`;
    file.edits.insert(info.end + comma.length, `${comma ? '' : ','}${line}${text}${comma && ','}`);
    return;
  }
  if (comma) file.edits.remove(info.end, info.end + comma.length);
  const how = breakOf(file, call, text.length + 2 - comma.length);
  if (how === 'all' && breakCallArguments(file, call, text)) return;
  const isLast = how === 'last';
  file.edits.insert(info.end, `, ${isLast ? objectOf(file, [option], true, indentAt(file, open)) : text}`);
}

/** Options that are no object with members: nothing, `undefined`, or some other expression, which is spread. */
function replaceOptions(file: SourceFile, call: Node, options: Node, option: string): void {
  const lead = indentAt(file, options.start);
  if (options.type === 'ObjectExpression' && file.text.slice(options.start + 1, options.end - 1).trim() !== '') {
    // Only a comment stands in it: the option goes below.
    const { eol, indent, trailingComma } = file.style;
    const isBroken = isMultiline(file, options);
    const fresh = isBroken ? `${indent}${option}${trailingComma ? ',' : ''}${eol}${lead}` : `${option} `;
    file.edits.insert(options.end - 1, fresh);
    return;
  }
  const at = unwrap(options);
  const isNothing = options.type === 'ObjectExpression' || (at.type === 'Identifier' && at.name === 'undefined');
  const items = isNothing ? [option] : [option, `...${file.textOf(options)}`];
  const text = objectOf(file, items, false);
  const how = breakOf(file, call, text.length - (options.end - options.start));
  const isBroken = how === 'last';
  if (isNothing) file.edits.overwrite(options.start, options.end, objectOf(file, items, isBroken, lead));
  else {
    const whole = objectOf(file, items, isBroken, lead);
    const [before, after] = whole.split(file.textOf(options), 2) as [string, string];
    file.edits.insert(options.start, before);
    file.edits.insert(options.end, after);
  }
  if (how === 'all') breakCallArguments(file, call);
}

/** One more property at the end of an object; before the first spread, which may hold the option itself. */
function mergeInto(file: SourceFile, call: Node, object: Node, option: string): void {
  const { eol, indent, width } = file.style;
  const properties = object.properties as Node[];
  const last = properties.at(-1)!;
  const spread = properties.find((property) => property.type === 'SpreadElement');
  const isBroken = isMultiline(file, { start: object.start, end: properties[0]!.start });
  const grown = option.length + 2;
  const how = breakOf(file, call, grown);
  if (spread) {
    const line = `${eol}${indentAt(file, object.start)}${indent}`;
    const behind = isBroken ? `${eol}${indentAt(file, spread.start)}` : how === 'last' ? line : ' ';
    file.edits.insert(spread.start, `${option},${behind}`);
    if (isBroken) return;
    if (how === 'last') expandObject(file, object, indentAt(file, object.start));
    if (how === 'all') breakCallArguments(file, call);
    return;
  }
  if (isBroken) {
    const comma = /^\s*,/.exec(file.text.slice(last.end, object.end))?.[0] ?? '';
    const line = `${eol}${indentAt(file, last.start)}`;
    file.edits.insert(last.end + comma.length, `${comma ? '' : ','}${line}${option}${comma && ','}`);
    return;
  }
  const length = object.end - object.start + grown;
  const before = textBefore(file, object.start);
  const lead = how === 'all' ? indentAt(file, object.start) + indent : indentAt(file, object.start);
  const line =
    how === 'all'
      ? columns(lead) + length + 1
      : columns(before) + length + restOfLine(file, object.end).trimEnd().length;
  // An object that hangs over several lines without a break at its brace is its author's own layout.
  const tooLong =
    !isMultiline(file, object) && (how === 'last' || ((how === 'all' || isMultiline(file, call)) && line > width));
  file.edits.insert(last.end, tooLong ? `,${eol}${lead}${indent}${option}` : `, ${option}`);
  if (tooLong) expandObject(file, object, lead);
  if (how === 'all') breakCallArguments(file, call);
}
