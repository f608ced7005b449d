import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { exportedName, sdkTypeOf } from './values.js';

const TRANSPORT = /^(StreamableHTTPClientTransport|SSEClientTransport)$/;

/**
 * The end of an OAuth flow: v2 compares the `iss` of the callback with the issuer it sent the user to (RFC 9207), so it
 * wants the callback's parameters and not the code alone.
 */
export function followCallbacks(file: SourceFile, facts: FileFacts): void {
  for (const call of file.scopes.calls) {
    const { callee } = call;
    if (/MemberExpression$/.test(callee.type) && callee.property.name === 'finishAuth') {
      if (call.arguments.length === 1 && TRANSPORT.test(sdkTypeOf(file, facts, callee.object) ?? ''))
        settleFinish(file, call);
    } else if (callee.type === 'Identifier' && exportedName(file, facts, callee) === 'auth') settleAuth(file, call);
  }
}

/** Where a code came from: the parameters of a callback URL, or the query of a request. */
type Origin = { kind: 'params'; text: string; node: Node } | { kind: 'query'; text: string } | undefined;

function settleFinish(file: SourceFile, call: Node): void {
  const code = call.arguments[0] as Node;
  if (file.isIgnored(call) || /URLSearchParams|[pP]arams$/.test(file.textOf(unwrap(code)))) return;
  const origin = originOf(file, code, call, 0);
  if (origin?.kind === 'params') {
    if (isOnlyUse(file, code))
      file.edits.insert(code.end, `, ${origin.text}.get('iss') ?? undefined`.replaceAll("'", file.style.quote));
    else file.edits.overwrite(code.start, code.end, origin.text);
    return;
  }
  if (origin?.kind === 'query') {
    file.edits.insert(code.end, `, ${origin.text}.iss${asText(file)}`);
    return;
  }
  file.todos.add(
    call,
    'auth/callback',
    "v2 compares the callback's iss with the authorization server it redirected to, and an authorization server that announces iss makes a call without it fail: pass the callback's URLSearchParams here, or its iss as the second argument.",
  );
}

/** A variable that would be left without a use. */
function isOnlyUse(file: SourceFile, code: Node): boolean {
  const node = unwrap(code);
  return node.type === 'Identifier' && file.scopes.bindingOf(node)?.references.length === 1;
}

function settleAuth(file: SourceFile, call: Node): void {
  const options = call.arguments[1] as Node | undefined;
  if (options?.type !== 'ObjectExpression' || file.isIgnored(call)) return;
  const named = (name: string) =>
    (options.properties as Node[]).find((property) => property.type === 'ObjectProperty' && property.key.name === name);
  const code = named('authorizationCode');
  if (!code || named('iss')) return;
  const origin = originOf(file, code.value, call, 0);
  if (!origin) {
    file.todos.add(
      call,
      'auth/callback',
      "v2 compares the callback's iss with the authorization server it redirected to: pass the callback's iss beside authorizationCode.",
    );
    return;
  }
  const iss = origin.kind === 'params' ? `${origin.text}.get('iss') ?? undefined` : `${origin.text}.iss${asText(file)}`;
  file.edits.insert(code.end, `, iss: ${iss.replaceAll("'", file.style.quote)}`);
}

function asText(file: SourceFile): string {
  return file.language === 'js' ? '' : ' as string | undefined';
}

function originOf(file: SourceFile, expression: Node, at: Node, depth: number): Origin {
  let node = unwrap(expression);
  // `params.get('code') ?? ''`
  if (node.type === 'LogicalExpression') node = unwrap(node.left);
  if (depth > 3) return undefined;
  if (node.type === 'Identifier') {
    const binding = file.scopes.bindingOf(node);
    if (binding?.kind !== 'const' || binding.declaration.type !== 'VariableDeclarator') return undefined;
    const { id, init } = binding.declaration;
    if (!init) return undefined;
    if (id.type === 'Identifier') return originOf(file, init, at, depth + 1);
    // const { code } = req.query
    const property = (id.properties as Node[] | undefined)?.find((each) => each.value === binding.id);
    const query = unwrap(init);
    return property?.key.name === 'code' && isQuery(query) && visible(file, query, at)
      ? { kind: 'query', text: file.textOf(query) }
      : undefined;
  }
  if (/^(Optional)?CallExpression$/.test(node.type)) {
    const { callee } = node;
    if (callee.property?.name !== 'get' || stringValue(node.arguments[0]) !== 'code') return undefined;
    const params = unwrap(callee.object);
    return isSearchParams(file, params) && visible(file, params, at)
      ? { kind: 'params', text: file.textOf(params), node: params }
      : undefined;
  }
  if (/MemberExpression$/.test(node.type) && node.property.name === 'code') {
    const query = unwrap(node.object);
    return isQuery(query) && visible(file, query, at) ? { kind: 'query', text: file.textOf(query) } : undefined;
  }
  return undefined;
}

/** `url.searchParams`, `new URL(x).searchParams`, `const params = new URLSearchParams(…)`. */
function isSearchParams(file: SourceFile, node: Node): boolean {
  if (/MemberExpression$/.test(node.type)) return node.property.name === 'searchParams';
  if (node.type === 'NewExpression') return node.callee.name === 'URLSearchParams';
  const binding = node.type === 'Identifier' ? file.scopes.bindingOf(node) : undefined;
  if (!binding) return false;
  if (binding.id.typeAnnotation?.typeAnnotation?.typeName?.name === 'URLSearchParams') return true;
  return binding.kind === 'const' && binding.declaration.init && binding.declaration.id === binding.id
    ? isSearchParams(file, unwrap(binding.declaration.init))
    : false;
}

/** `req.query` of Express and its like. */
function isQuery(node: Node): boolean {
  return /MemberExpression$/.test(node.type) && node.property.name === 'query' && node.object.type === 'Identifier';
}

/** Whether an expression means the same at another place: the names it begins with are constant and seen there. */
function visible(file: SourceFile, expression: Node, at: Node): boolean {
  let root = expression;
  while (/MemberExpression$/.test(root.type)) root = unwrap(root.object);
  // `new URL(request.url).searchParams` would be made a second time, which does no harm.
  if (root.type === 'NewExpression') root = unwrap(root.arguments[0] ?? root);
  while (/MemberExpression$/.test(root.type)) root = unwrap(root.object);
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (!binding || (binding.kind !== 'const' && binding.kind !== 'param')) return false;
  return file.scopes.scopeOf(at).lookup(binding.name, 'value') === binding;
}
