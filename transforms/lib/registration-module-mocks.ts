import type { Binding } from '../../src/engine/bindings.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';

// `vi.mock('@modelcontextprotocol/sdk/server/mcp.js', () => ({ McpServer: vi.fn(() => ({ tool: vi.fn() })) }))`

const MAX_DEPTH = 8;

/**
 * Finds what a mock of an SDK module puts in McpServer's place: object literals and classes.
 * @param settle called for each, with the name that holds the object where there is one
 */
export function settleModuleMocks(file: SourceFile, settle: (double: Node, binding?: Binding) => void): void {
  if (!/\bMcpServer\b/.test(file.text) || !/\b(?:mock|doMock|unstable_mockModule|module)\s*\(/.test(file.text)) return;
  for (const call of file.scopes.calls) {
    if (!isCall(call) || !isMember(call.callee)) continue;
    if (!/^(?:mock|doMock|unstable_mockModule|module)$/.test(memberKey(call.callee) ?? '')) continue;
    if (!stringValue(call.arguments[0])?.startsWith('@modelcontextprotocol/') || !call.arguments[1]) continue;
    for (const exported of resultsOf(file, call.arguments[1]))
      for (const property of exported.type === 'ObjectExpression' ? (exported.properties as Node[]) : [])
        if (propertyKey(property) === 'McpServer') instancesOf(file, property.value ?? property, settle, 0);
  }
}

/** What a factory returns. */
function resultsOf(file: SourceFile, value: Node): Node[] {
  const callable = unwrap(value);
  if (!Array.isArray(callable.params)) return [];
  const { body } = callable;
  return (body.type === 'BlockStatement' ? file.returnsOf(callable) : [body]).map((result: Node) => unwrap(result));
}

/** What `new McpServer()` gives, when `value` stands for the class. */
function instancesOf(
  file: SourceFile,
  value: Node,
  settle: (double: Node, binding?: Binding) => void,
  depth: number,
): void {
  if (depth > MAX_DEPTH) return;
  const at = unwrap(value);
  const go = (next: Node) => instancesOf(file, next, settle, depth + 1);
  if (/^Class/.test(at.type)) return settle(at);
  if (Array.isArray(at.params)) {
    for (const result of resultsOf(file, at)) objectOf(file, result, settle);
    return;
  }
  if (at.type === 'Identifier') {
    const binding = file.scopes.bindingOf(at);
    const { declaration } = binding ?? {};
    const meant = declaration?.type === 'VariableDeclarator' ? declaration.init : declaration;
    if (meant && binding?.declarations.length === 1) go(meant);
    return;
  }
  if (!isCall(at)) return;
  const method = isMember(at.callee) ? memberKey(at.callee) : at.callee.name;
  const [first] = at.arguments;
  if (first && /^(?:fn|mockImplementation(?:Once)?)$/.test(method ?? '')) go(first);
  else if (first && /^mockReturnValue(?:Once)?$/.test(method ?? '')) objectOf(file, unwrap(first), settle);
  // `vi.fn(…).mockName(…)`: what was said before counts as well.
  if (isMember(at.callee) && isCall(at.callee.object)) go(at.callee.object);
}

function objectOf(file: SourceFile, value: Node, settle: (double: Node, binding?: Binding) => void): void {
  if (value.type === 'ObjectExpression') return settle(value);
  const binding = value.type === 'Identifier' ? file.scopes.bindingOf(value) : undefined;
  if (binding?.declaration.type !== 'VariableDeclarator' || binding.declaration.id !== binding.id) return;
  const object = binding.declaration.init && unwrap(binding.declaration.init);
  if (object?.type === 'ObjectExpression') settle(object, binding);
}
