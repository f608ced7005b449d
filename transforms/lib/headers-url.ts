import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { newTextOf } from './context-uses.js';
import { needsParentheses } from './headers-null.js';
import { isV1Spelled } from './headers-origin.js';
import { isCall, isMember, memberKey, wrapped } from './members.js';
import { sdkTypeOf } from './values.js';

/**
 * `requestInfo.url` was a URL object and is a string: `requestInfo.url.pathname` → `new URL(req.url).pathname`.
 * @param node the member expression that reads `url`
 */
export function rewriteUrl(file: SourceFile, facts: FileFacts, node: Node): void {
  if (!isV1Spelled(file, node.object)) return;
  const outer = wrapped(file, node);
  const parent = file.scopes.parentOf(outer);
  if (isMember(parent) && parent.object === outer) {
    if (/^(?:href|toString|toJSON)$/.test(memberKey(parent) ?? '')) dropStringifier(file, parent, outer);
    else if (isOptional(node) || parent.optional) rewriteOptional(file, facts, node, parent);
    else {
      file.edits.insert(node.start, 'new URL(');
      file.edits.insert(node.end, ')');
      // `url!` asserted what is certain now.
      if (outer.type === 'TSNonNullExpression') file.edits.remove(node.end, outer.end);
    }
    return;
  }
  if (parent && !isText(file, parent))
    file.todos.add(
      node,
      'headers',
      'url is a string now, not a URL object: use new URL(url) where its parts are needed.',
    );
}

/** `url.href`, `url.toString()` → `url`. */
function dropStringifier(file: SourceFile, member: Node, url: Node): void {
  const parent = file.scopes.parentOf(member);
  const end = isCall(parent) && parent.callee === member ? parent.end : member.end;
  file.edits.remove(url.end, end);
}

function isOptional(node: Node): boolean {
  for (let at = unwrap(node); isMember(at); at = unwrap(at.object)) if (at.optional) return true;
  return false;
}

/** `extra.requestInfo?.url?.pathname` → `(ctx.http?.req && new URL(ctx.http.req.url).pathname)`. */
function rewriteOptional(file: SourceFile, facts: FileFacts, node: Node, parent: Node): void {
  const info = unwrap(node.object);
  const base = infoText(file, facts, info);
  if (base === undefined) {
    file.todos.add(node, 'headers', 'url is a string now, not a URL object: read its parts with new URL(url).');
    return;
  }
  let chain = parent;
  for (let up = file.scopes.parentOf(chain); ; up = file.scopes.parentOf(chain)) {
    const goesOn = (isMember(up) && up.object === chain) || (isCall(up) && up.callee === chain);
    if (!goesOn) break;
    chain = up!;
  }
  const parentheses = needsParentheses(file, chain);
  file.edits.overwrite(node.start, node.end, `new URL(${base.replaceAll('?.', '.')}.url)`);
  const dot = file.text.indexOf('?.', node.end);
  if (parent.optional && dot !== -1 && dot < parent.property.start) file.edits.overwrite(dot, dot + 2, '.');
  file.edits.insert(chain.start, `${parentheses ? '(' : ''}${base} && `);
  if (parentheses) file.edits.insert(chain.end, ')');
}

/** The request, as v2 has it, when it is read off a context or a variable. */
function infoText(file: SourceFile, facts: FileFacts, info: Node): string | undefined {
  if (info.type === 'Identifier') return newTextOf(file, info);
  if (!isMember(info) || info.computed || info.object.type !== 'Identifier') return undefined;
  if (memberKey(info) !== 'requestInfo' || sdkTypeOf(file, facts, info.object) === undefined) return undefined;
  const name = newTextOf(file, info.object);
  return `${name}${info.optional ? '?.' : '.'}http?.req`;
}

/** Places where a URL and its text do the same. */
function isText(file: SourceFile, parent: Node): boolean {
  switch (parent.type) {
    case 'TemplateLiteral':
    case 'IfStatement':
    case 'UnaryExpression':
    case 'ExpressionStatement':
      return true;
    case 'BinaryExpression':
      return parent.operator === '+' || /^[!=]==?$/.test(parent.operator);
    case 'LogicalExpression':
    case 'ConditionalExpression': {
      const outer = file.scopes.parentOf(parent);
      return !!outer && isText(file, outer);
    }
    case 'NewExpression':
      return parent.callee.name === 'URL';
    case 'CallExpression':
      return parent.callee.name === 'String' || (isMember(parent.callee) && parent.callee.object.name === 'console');
  }
  return false;
}
