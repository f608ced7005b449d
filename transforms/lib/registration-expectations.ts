import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { openParenthesis } from './call-layout.js';
import { columns, hasCallCommas, indentAt, isMultiline, textBefore } from './layout.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { METHODS } from './registration-arguments.js';
import type { ConfigEntry, Item } from './registration-gaps.js';
import { layOutCall } from './registration-layout.js';

const ANNOTATIONS = /^(?:title|readOnlyHint|destructiveHint|idempotentHint|openWorldHint)$/;

/** What an expected argument says it is. */
type Kind = 'text' | 'function' | 'annotations' | 'shape' | 'object' | 'anything' | 'unknown';

/**
 * Rewrites the arguments a call is expected to have had, `('add', 'Adds', { a: … }, expect.any(Function))`, for
 * registerTool(name, config, callback), when each can only be one of v1's arguments.
 * @param from index of the call's argument that stands for the double's first one
 * @returns false when one of them can be several, and nothing was changed
 */
export function expectedArguments(file: SourceFile, method: string, call: Node, from: number): boolean {
  const args = (call.arguments as Node[]).slice(from);
  if (args.length < 2) return true;
  if (args.length > 5 || args.some((argument) => argument.type === 'SpreadElement')) return false;
  const kinds = args.map((argument) => kindOf(argument));
  const growth = METHODS[method]!.length - method.length;
  const first: Item[] = Array.from({ length: from + 1 }, (_, argument) => ({ kind: 'argument', argument }));
  const last: Item = { kind: 'argument', argument: from + args.length - 1 };
  if (!/^(?:function|anything)$/.test(kinds.at(-1)!)) return false;
  if (method === 'resource') {
    if (args.length !== 3 || kinds[2] !== 'function') return args.length === 4;
    const items: Item[] = [...first, { kind: 'argument', argument: from + 1 }, { kind: 'text', text: '{}' }, last];
    return layOutCall(file, call, items, growth) !== undefined;
  }
  const middle = kinds.slice(1, -1);
  // `(name, expect.anything(), callback)` holds for any config.
  if (middle.length === 1 && /^(?:anything|object)$/.test(middle[0]!)) return true;
  if (middle.length === 2 && middle[0] === 'text' && /^(?:anything|object)$/.test(middle[1]!))
    return isExpect(file) && expectDescription(file, call, args, growth);
  const entries = entriesOf(file, method, middle, from + 1);
  return !!entries && layOutCall(file, call, [...first, { kind: 'config', entries }, last], growth) !== undefined;
}

function entriesOf(file: SourceFile, method: string, kinds: readonly Kind[], from: number): ConfigEntry[] | undefined {
  const schema = method === 'tool' ? 'inputSchema' : 'argsSchema';
  const entries: ConfigEntry[] = [];
  for (const [index, kind] of kinds.entries()) {
    const argument = from + index;
    if (kind === 'text' && index === 0) entries.push({ key: 'description', argument, open: '', close: '' });
    else if (kind === 'annotations' && index === kinds.length - 1 && method === 'tool')
      entries.push({ key: 'annotations', argument, open: '', close: '' });
    // The raw shape is inside a schema now.
    else if (kind === 'shape' && isExpect(file) && !entries.some(({ key }) => key === schema))
      entries.push({ key: schema, argument, open: 'expect.objectContaining({ shape: ', close: ' })' });
    else return undefined;
  }
  return entries.length > 0 ? entries : undefined;
}

/** An object after the description may be the shape or the annotations: what is left to expect is the description. */
function expectDescription(file: SourceFile, call: Node, args: readonly Node[], growth: number): boolean {
  const [name, description, loose, callback] = args as [Node, Node, Node, Node];
  const { edits, style } = file;
  if (file.comments.some(({ start }) => start > name.end && start < callback.start)) return false;
  const open = 'expect.objectContaining({ description: ';
  edits.insert(description.start, open);
  edits.overwrite(description.end, loose.end, ' })');
  file.release(loose);
  const shorter = loose.end - description.end - ' })'.length;
  const isLong = columns(textBefore(file, call.end)) + growth + open.length - shorter + 1 > style.width;
  if (isMultiline(file, { start: call.callee.end, end: call.end }) || !isLong) return true;
  const lead = style.eol + indentAt(file, call.start);
  edits.insert(openParenthesis(file, call) + 1, lead + style.indent);
  edits.overwrite(name.end, description.start, `,${lead}${style.indent}`);
  edits.overwrite(loose.end, callback.start, `,${lead}${style.indent}`);
  edits.insert(call.end - 1, (hasCallCommas(file) ? ',' : '') + lead);
  return true;
}

const isExpect = (file: SourceFile): boolean => /\bexpect\s*\./.test(file.text);

function kindOf(argument: Node): Kind {
  const node = unwrap(argument);
  if (stringValue(node) !== undefined || node.type === 'TemplateLiteral') return 'text';
  if (/FunctionExpression$/.test(node.type)) return 'function';
  if (node.type === 'ObjectExpression') {
    const keys = (node.properties as Node[]).map((property) => propertyKey(property) ?? '');
    return keys.length > 0 && keys.every((key) => ANNOTATIONS.test(key)) ? 'annotations' : 'shape';
  }
  if (isMember(node) && memberKey(node) === 'shape') return 'shape';
  if (!isCall(node) || !isMember(node.callee)) return 'unknown';
  const method = memberKey(node.callee) ?? '';
  if (/^string/.test(method)) return 'text';
  if (method === 'anything') return 'anything';
  if (method === 'any') {
    const name = node.arguments[0]?.name as string | undefined;
    return name === 'String' ? 'text' : name === 'Function' ? 'function' : name === 'Object' ? 'object' : 'unknown';
  }
  return method === 'objectContaining' && node.arguments[0]?.type === 'ObjectExpression'
    ? kindOf(node.arguments[0])
    : 'unknown';
}
