import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { bare, calledName } from './hosting-model.js';
import { sourceOf } from './hosting-routes.js';
import { memberIndex, propertyKey } from './members.js';

// Browsers: the session header is exposed to nobody any more, and requests of 2026-07-28 carry headers of their own.

const SESSION = /^mcp-session-id$/i;
const MODERN = ['mcp-protocol-version', 'mcp-method', 'mcp-name'];

/** Follows the headers that a file's CORS settings list. */
export function settleCors(file: SourceFile): void {
  for (const call of file.scopes.calls) {
    if (call.type === 'NewExpression' || file.isIgnored(call)) continue;
    const callee = bare(call.callee);
    if (
      callee.type === 'Identifier' &&
      /^(?:cors|hono\/cors)$/.test(sourceOf(file, file.scopes.bindingOf(callee)) ?? '')
    )
      settleOptions(file, call.arguments[0]);
    else if (/^(?:set|header|setHeader|append)$/.test(calledName(call) ?? '')) settleHeader(file, call);
  }
  // `res.writeHead(204, { 'Access-Control-Allow-Headers': '…' })`, `const CORS = { … }`
  if (!/access-control-(?:allow|expose)-headers/i.test(file.text)) return;
  for (const object of memberIndex(file).objects)
    for (const property of file.isIgnored(object) ? [] : (object.properties as Node[])) {
      const key = property.type === 'ObjectProperty' ? propertyKey(property)?.toLowerCase() : undefined;
      if (key === 'access-control-expose-headers') dropExposed(file, object, property);
      if (key === 'access-control-allow-headers') allowInText(file, unwrap(property.value));
    }
}

function settleOptions(file: SourceFile, argument: Node | undefined): void {
  let object = argument && unwrap(argument);
  if (object?.type === 'Identifier') {
    const declaration = file.scopes.bindingOf(object)?.declaration;
    object = declaration?.type === 'VariableDeclarator' && declaration.init ? unwrap(declaration.init) : undefined;
  }
  if (object?.type !== 'ObjectExpression') return;
  for (const property of object.properties as Node[]) {
    const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
    if (key === 'exposedHeaders' || key === 'exposeHeaders') dropExposed(file, object, property);
    if (key === 'allowedHeaders' || key === 'allowHeaders') allowModern(file, property.value);
  }
}

/** `exposedHeaders: ['Mcp-Session-Id', …]` */
function dropExposed(file: SourceFile, object: Node, property: Node): void {
  const value = unwrap(property.value);
  const items = (value.type === 'ArrayExpression' ? value.elements : [value]) as Node[];
  const text = stringValue(value);
  if (text !== undefined) {
    const left = text.split(',').filter((name) => !SESSION.test(name.trim()));
    if (left.length === text.split(',').length) return;
    if (left.length > 0) file.edits.overwrite(value.start + 1, value.end - 1, left.join(',').trim());
    else dropItem(file, object.properties, property);
    return;
  }
  const ours = items.filter((item) => item && SESSION.test(stringValue(item) ?? ''));
  if (ours.length === 0) return;
  if (ours.length === items.length) dropItem(file, object.properties, property);
  else for (const item of ours) dropItem(file, items, item);
}

/** Takes an item out of a list, with its comma and the line it leaves empty. */
export function dropItem(file: SourceFile, items: readonly Node[], item: Node): void {
  const { text, edits } = file;
  const index = items.indexOf(item);
  const next = items[index + 1];
  const start = text.lastIndexOf('\n', item.start - 1) + 1;
  const comma = /^\s*,/.exec(text.slice(item.end))?.[0].length ?? 0;
  const rest = /^[ \t]*(?:\/\/[^\n]*)?\r?\n/.exec(text.slice(item.end + comma));
  if (/^\s*$/.test(text.slice(start, item.start)) && rest) edits.remove(start, item.end + comma + rest[0].length);
  else if (next) edits.remove(item.start, next.start);
  else edits.remove(items[index - 1]?.end ?? item.start, item.end + (index > 0 ? 0 : comma));
}

/** `allowedHeaders: ['Content-Type', 'mcp-session-id']`: an explicit list must name what 2026-07-28 requests carry. */
function allowModern(file: SourceFile, node: Node): void {
  const value = unwrap(node);
  if (value.type !== 'ArrayExpression') {
    allowInText(file, value);
    return;
  }
  const items = (value.elements as (Node | null)[]).filter((item) => item !== null);
  const names = items.map((item) => stringValue(item)?.toLowerCase());
  if (items.length === 0 || names.includes('*')) return;
  const missing = MODERN.filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  const session = items.find((item) => SESSION.test(stringValue(item) ?? ''));
  const { quote } = file.style;
  const model = stringValue(session ?? items[0]) ?? '';
  const texts = missing.map((name) => quote + casedLike(name, model) + quote);
  if (session) file.edits.overwrite(session.start, session.end, texts.join(', '));
  else file.edits.insert(items.at(-1)!.end, `, ${texts.join(', ')}`);
}

export function allowInText(file: SourceFile, value: Node): void {
  const text = stringValue(value);
  if (text === undefined || !/mcp-session-id/i.test(text)) return;
  const names = text.split(',').map((name) => name.trim());
  const known = names.map((name) => name.toLowerCase());
  const fresh = names.flatMap((name) =>
    SESSION.test(name) ? MODERN.filter((one) => !known.includes(one)).map((one) => casedLike(one, name)) : [name],
  );
  file.edits.overwrite(value.start + 1, value.end - 1, fresh.join(text.includes(', ') ? ', ' : ','));
}

/** `res.setHeader('Access-Control-Expose-Headers', 'Mcp-Session-Id')` */
function settleHeader(file: SourceFile, call: Node): void {
  const [name, value] = call.arguments as (Node | undefined)[];
  const header = stringValue(name)?.toLowerCase();
  if (!value) return;
  if (header === 'access-control-allow-headers') allowInText(file, value);
  if (header !== 'access-control-expose-headers') return;
  const text = stringValue(value);
  const left = text?.split(',').filter((one) => !SESSION.test(one.trim()));
  if (!text || !left || left.length === text.split(',').length) return;
  if (left.length > 0) {
    file.edits.overwrite(value.start + 1, value.end - 1, left.join(',').trim());
    return;
  }
  const statement = file.scopes.parentOf(call);
  if (statement?.type !== 'ExpressionStatement') return;
  const start = file.text.lastIndexOf('\n', statement.start - 1) + 1;
  const end = file.endOf(statement);
  const rest = /^[ \t]*\r?\n/.exec(file.text.slice(end));
  const isAlone = /^\s*$/.test(file.text.slice(start, statement.start)) && rest;
  file.edits.remove(isAlone ? start : statement.start, isAlone ? end + rest[0].length : end);
  file.release(statement);
}

/** `Mcp-Method` beside `Content-Type`, `mcp-method` beside `content-type`. */
const casedLike = (name: string, model: string): string =>
  /^[A-Z]/.test(model)
    ? name.replace(/(^|-)([a-z])/g, (_, dash: string, letter: string) => dash + letter.toUpperCase())
    : name;
