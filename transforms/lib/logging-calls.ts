import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { contextParameter } from './callbacks.js';
import { newTextOf } from './context-uses.js';
import { columns, indentAt, isMultiline, reindent, restOfLine, textBefore } from './layout.js';
import { propertyKey } from './members.js';
import { functionAround } from './memory-uses.js';
import { isPure } from './purity.js';

/** What the handler that a call stands in calls its context; undefined in other functions, nested ones too. */
export function contextNameAt(file: SourceFile, facts: FileFacts, call: Node): string | undefined {
  const handler = functionAround(file, call);
  const context = handler && contextParameter(file, facts, handler);
  const parameter = context && (handler.params[context.index] as Node | undefined);
  return parameter?.type === 'Identifier' ? newTextOf(file, parameter) : undefined;
}

/**
 * `server.sendLoggingMessage({ level, data, logger }, sessionId)` → `ctx.mcpReq.log(level, data, logger)`: with the
 * level the client asked for, and only where the server declares logging, as before.
 * @returns whether it was rewritten
 */
export function rewriteLogging(file: SourceFile, facts: FileFacts, call: Node): boolean {
  const name = contextNameAt(file, facts, call);
  const [message, session, ...more] = call.arguments as Node[];
  if (name === undefined || message?.type !== 'ObjectExpression' || more.length > 0) return false;
  if (session && !isPure(file, session)) return false;
  const values = new Map<string, Node>();
  for (const property of message.properties as Node[]) {
    const key = property.type === 'ObjectProperty' && !property.computed ? propertyKey(property) : undefined;
    if (key === undefined || !/^(?:level|data|logger)$/.test(key)) return false;
    values.set(key, property.value);
  }
  const [level, data, logger] = [values.get('level'), values.get('data'), values.get('logger')];
  if (!level || !data || file.isIgnored(call)) return false;
  if (file.comments.some(({ start, end }) => start > call.callee.end && end < call.end)) return false;
  // The logger may stand before the data; a name or a text can be said again behind it.
  if (level.start > data.start || (logger && logger.start < data.start && !isPlain(logger))) return false;
  const last = logger && logger.start > data.start ? logger : undefined;
  write(file, { call, name, level, data, last, said: logger && !last ? file.textOf(logger) : undefined });
  return true;
}

const isPlain = (node: Node): boolean => /^(?:StringLiteral|Identifier)$/.test(unwrap(node).type);

interface Logging {
  call: Node;
  name: string;
  level: Node;
  data: Node;
  /** The logger, where it stands behind the data. */
  last: Node | undefined;
  /** The logger's text, where it stood before. */
  said: string | undefined;
}

function write(file: SourceFile, { call, name, level, data, last, said }: Logging): void {
  const { edits, style } = file;
  const parts = [level, data, ...(last ? [last] : [])];
  const tail = said === undefined ? '' : `, ${said}`;
  const line = `${textBefore(file, call.start)}${name}.mcpReq.log(${parts.map((part) => file.textOf(part)).join(', ')}${tail})`;
  const isShort =
    !parts.some((part) => isMultiline(file, part)) && columns(line + restOfLine(file, call.end)) <= style.width;
  // `log('info', {` … `})`: an object that comes last may hang on the call.
  const hangs = !last && said === undefined && data.type === 'ObjectExpression' && !isMultiline(file, level);
  const at = indentAt(file, call.start);
  const flat = isShort || hangs;
  const [open, comma, close] = flat
    ? ['', ', ', '']
    : [
        `${style.eol}${at}${style.indent}`,
        `,${style.eol}${at}${style.indent}`,
        `${style.trailingComma ? ',' : ''}${style.eol}${at}`,
      ];
  file.release({ start: call.start, end: call.callee.end });
  edits.supersede(call.callee.start, call.callee.end, `${name}.mcpReq.log`);
  let from = call.callee.end;
  for (const [index, part] of parts.entries()) {
    file.release({ start: from, end: part.start });
    edits.supersede(from, part.start, index === 0 ? `(${open}` : comma);
    if (isMultiline(file, part)) reindent(file, part, indentAt(file, part.start), flat ? at : at + style.indent);
    from = part.end;
  }
  file.release({ start: from, end: call.end });
  edits.supersede(from, call.end, `${said === undefined ? '' : `${comma}${said}`}${close})`);
}
