import { eachChild, type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { columns, expandObject, hasCallCommas, isMultiline, lineStart, type Range, restOfLine } from './layout.js';

/** A chain of more calls than this is broken at its dots before anything else is. */
const CALLS_ON_A_LINE = 2;

/**
 * Breaks the lines of a shape that moved to the right and are too long now: `z.string().min(1).describe('…')` at its
 * dots, `.describe('…')` inside its parentheses. Lines that were too long before are somebody's choice.
 */
export function refitChains(file: SourceFile, range: Range): void {
  for (const call of file.scopes.calls) {
    if (call.start < range.start || call.end > range.end || call.callee.type !== 'MemberExpression') continue;
    const { property } = call.callee as Node;
    const parent = file.scopes.parentOf(call);
    if (parent?.type === 'MemberExpression' || isMultiline(file, { start: property.start, end: call.end })) continue;
    const start = lineStart(file, property.start);
    // What shares its line with the registration is laid out with that.
    if (start < range.start) continue;
    const line = restOfLine(file, start);
    const indent = file.edits.indentOf(start);
    const length = columns(indent + line.trimStart());
    if (length <= file.style.width || columns(line) > file.style.width) continue;
    refitLine(file, call, start, indent);
  }
}

/**
 * Breaks `content: [{ type: 'text', text }]` where it moved to the right and is too long for its line now: the object
 * gets a line of its own, or one for each of its properties.
 */
export function refitLists(file: SourceFile, node: Node): void {
  if (node.type === 'ObjectProperty' && node.value.type === 'ArrayExpression') refitList(file, node);
  if (node.loc.start.line !== node.loc.end.line) eachChild(node, (child) => refitLists(file, child));
}

function refitList(file: SourceFile, property: Node): void {
  const list = property.value as Node;
  const [item, ...others] = list.elements as (Node | null)[];
  if (item?.type !== 'ObjectExpression' || others.length > 0 || item.properties.length === 0) return;
  if (isMultiline(file, property) || item.start !== list.start + 1 || item.end !== list.end - 1) return;
  const start = lineStart(file, property.start);
  const line = restOfLine(file, start);
  const indent = file.edits.indentOf(start);
  const rest = file.text.slice(list.end, start + line.length);
  if (file.text.slice(start, property.start).trim() !== '' || !/^,?\s*$/.test(rest)) return;
  const { width, eol, indent: unit, trailingComma } = file.style;
  if (columns(line) > width || columns(indent + line.trim()) <= width) return;
  if (file.edits.touches(property.start, property.end)) return;
  const inside = indent + unit;
  file.edits.insert(item.start, eol + inside);
  if (columns(`${inside}${file.textOf(item)},`) > width) expandObject(file, item, inside);
  file.edits.insert(item.end, `${trailingComma ? ',' : ''}${eol}${indent}`);
}

/** The same for one chain that stands on a line of its own from `start` on. */
export function refitLine(file: SourceFile, call: Node, start: number, indent: string): void {
  const { eol, indent: unit, width } = file.style;
  const dots = dotsOf(call);
  const isWhole = dots.every((dot) => dot >= start);
  if (isWhole && dots.length > CALLS_ON_A_LINE) {
    for (const dot of dots) file.edits.insert(dot, eol + indent + unit);
    const last = file.text.slice(dots.at(-1), call.end);
    if (columns(`${indent}${unit}${last},`) > width) breakCallArguments(file, call, indent + unit);
  } else breakCallArguments(file, call, indent);
}

/** A property that is too long for its line: its value's chain is broken. */
export function refitProperty(file: SourceFile, property: Node, indent: string): void {
  const value = property.type === 'ObjectProperty' ? unwrap(property.value) : undefined;
  if (value?.type === 'CallExpression' && value.callee.type === 'MemberExpression')
    refitLine(file, value, lineStart(file, property.start), indent);
}

/** Where the dots of a chain stand, one for each call, first to last. */
function dotsOf(call: Node): number[] {
  const dots: number[] = [];
  let at = unwrap(call);
  while (at.type === 'CallExpression' && at.callee.type === 'MemberExpression' && !at.callee.computed) {
    dots.unshift(at.callee.object.end);
    at = unwrap(at.callee.object);
  }
  return dots;
}

/** `.describe('…')` with its string on a line of its own. */
function breakCallArguments(file: SourceFile, call: Node, indent: string): void {
  const [argument, ...more] = call.arguments as Node[];
  if (argument?.type !== 'StringLiteral' || more.length > 0) return;
  const { eol, indent: unit } = file.style;
  const open = call.callee.end as number;
  if (file.text.slice(open, argument.start) !== '(' || file.text.slice(argument.end, call.end) !== ')') return;
  file.edits.insert(argument.start, eol + indent + unit);
  file.edits.insert(argument.end, (hasCallCommas(file) ? ',' : '') + eol + indent);
}
