import { type Node, stringValue } from '../engine/node.js';
import { type Code, calledName, keyOf, nodesOf } from './code.js';

const SESSION = /^mcp-session-id$/i;
const EXPOSE = /^(?:expose[d]?_?headers|access-control-expose-headers)$/i;
const ALLOW = /^(?:allow(?:ed)?_?headers|access-control-allow-headers)$/i;
const METHODS = /^(?:allow(?:ed)?_?)?methods$/i;

/** The session id header, CORS lists, and headers that ask for one machine. */
export function recogniseHeaders(code: Code): void {
  named(code);
  for (const node of code.file.scopes.strings) {
    const value = stringValue(node) ?? (node.type === 'TemplateElement' ? node.value.raw : undefined);
    if (value === undefined || value.length > 2000) continue;
    if (/mcp-session-id/i.test(value)) sessionHeader(code, node, value);
    else if (/^fly-replay(?:-cache)?$/i.test(value)) code.hit('fly-replay-instance', node, { context: mcp(code) });
    else if (/^fly-(?:force|prefer)-instance-id$/i.test(value))
      code.hit('fly-force-instance-id', node, { context: mcp(code) });
    else if (/^x-amzn-bedrock-agentcore-runtime-session-id$/i.test(value)) code.hit('aws-agentcore-session', node);
    else if (value === 'mcp.session.id') code.hit('otel-session-attribute', node);
    else if (/^last-event-id$/i.test(value)) lastEventId(code, node);
    else if (value === 'DELETE' && code.usesMcp && listAround(code, node) === 'methods')
      code.hit('cors-methods-get-delete', node, { context: mcp(code) });
  }
}

const HEADER_NAME = /^(?:MCP_SESSION(?:_ID)?_HEADER|HEADER_MCP_SESSION(?:_ID)?|mcpSession(?:Id)?Header)$/;

/** The header by a name that another file gives it. */
function named(code: Code): void {
  const { file } = code;
  if (!/ATTR_MCP_SESSION_ID|MCP_SESSION(?:_ID)?_HEADER|HEADER_MCP_SESSION|mcpSession(?:Id)?Header/.test(file.text))
    return;
  for (const node of nodesOf(file.program, (at) => at.type === 'Identifier' && at.name !== undefined)) {
    const isAttribute = node.name === 'ATTR_MCP_SESSION_ID';
    if (!isAttribute && !HEADER_NAME.test(node.name)) continue;
    const parent = file.scopes.parentOf(node);
    const isArgument = parent?.type === 'CallExpression' && parent.arguments[0] === node;
    const isKey =
      (/MemberExpression$/.test(parent?.type ?? '') && parent!.computed && parent!.property === node) ||
      (parent?.type === 'ObjectProperty' && parent.computed && parent.key === node);
    if (!isArgument && !isKey) continue;
    // Where it is given here, that line is the place.
    const declaration = file.scopes.bindingOf(node)?.declaration;
    if (declaration?.type === 'VariableDeclarator' && stringValue(declaration.init) !== undefined) continue;
    code.hit(isAttribute ? 'otel-session-attribute' : 'code-session-header-read', node, { automatic: 'marker' });
  }
}

function mcp(code: Code): string[] {
  if (code.usesMcp) return ['mcp'];
  // Names and strings say what a file is for; a comment may speak of anything.
  const { text, comments } = code.file;
  let from = 0;
  let bare = '';
  for (const { start, end } of comments) {
    bare += text.slice(from, start);
    from = end;
  }
  return [bare + text.slice(from)];
}

function sessionHeader(code: Code, node: Node, value: string): void {
  const list = listAround(code, node);
  if (list === 'expose') return code.hit('cors-expose-session-id', node);
  if (list === 'allow') return code.hit('cors-allow-session-id', node);
  if (SESSION.test(value)) {
    if (isUse(code, node)) code.hit('code-session-header-read', node, { automatic: 'marker' });
  } else if (/^[\w\s,*-]+$/.test(value) && value.includes(',')) {
    // A list in one string that nothing says the use of: a constant of header names.
    code.hit('proxy-header-allowlist', node);
  }
}

/** What a client asks replay by. Event streams of other things have it too. */
function lastEventId(code: Code, node: Node): void {
  const list = listAround(code, node);
  if (list === 'allow') code.hit('cors-methods-get-delete', node, { context: mcp(code) });
  else if (list === undefined && isUse(code, node) && (code.usesMcp || /mcp-session-id/i.test(code.file.text)))
    code.hit('code-event-store', node, { automatic: 'marker' });
}

/** What list a string stands in: by the property or the header that the list is for. */
function listAround(code: Code, node: Node): 'expose' | 'allow' | 'methods' | undefined {
  const { scopes } = code.file;
  let at = node;
  for (let depth = 0; depth < 5; depth++) {
    const parent = scopes.parentOf(at);
    if (!parent) return undefined;
    if (parent.type === 'ObjectProperty' || parent.type === 'VariableDeclarator') {
      const name = parent.type === 'ObjectProperty' ? keyOf(parent) : parent.id.name;
      // The key itself is no part of the list.
      if (parent.type === 'ObjectProperty' && parent.key === at) return undefined;
      const kind = kindOf(name);
      // A variable called "methods" may hold any.
      return kind === 'methods' && parent.type === 'VariableDeclarator' && !/^allow/i.test(name ?? '')
        ? undefined
        : kind;
    }
    if (parent.type === 'AssignmentExpression') {
      const { left } = parent;
      if (at === left || left.type !== 'MemberExpression') return undefined;
      return kindOf(left.computed ? stringValue(left.property) : left.property.name);
    }
    if (parent.type === 'CallExpression') {
      if (parent.callee === at) return undefined;
      const first = stringValue(parent.arguments[0]);
      return (
        (first !== undefined && parent.arguments[0] !== at ? kindOf(first) : undefined) ?? kindOf(calledName(parent))
      );
    }
    if (
      !/^(?:ArrayExpression|TemplateLiteral|BinaryExpression|SpreadElement|ConditionalExpression|TS\w+Expression)$/.test(
        parent.type,
      )
    )
      return undefined;
    at = parent;
  }
  return undefined;
}

function kindOf(name: string | undefined): 'expose' | 'allow' | 'methods' | undefined {
  if (name === undefined) return undefined;
  const bare = name.replace(/[-_]/g, '-');
  if (EXPOSE.test(name) || EXPOSE.test(bare)) return 'expose';
  if (ALLOW.test(name) || ALLOW.test(bare)) return 'allow';
  return METHODS.test(name) ? 'methods' : undefined;
}

/** A read, a write, a comparison or a name for it; not a word in a message or a type. */
function isUse(code: Code, node: Node): boolean {
  const parent = code.file.scopes.parentOf(node);
  if (!parent) return false;
  if (parent.type === 'TemplateLiteral' || parent.type === 'TSLiteralType') return false;
  if (parent.type === 'CallExpression' || parent.type === 'NewExpression') {
    if (parent.callee === node) return false;
    return !/^(?:log|info|warn|error|debug|describe|it|test|includes|toContain|require)$/.test(
      calledName(parent) ?? '',
    );
  }
  return /^(?:MemberExpression|OptionalMemberExpression|ObjectProperty|VariableDeclarator|BinaryExpression|AssignmentExpression|AssignmentPattern|ArrayExpression|ClassProperty|TSEnumMember|TSAsExpression|SwitchCase|ConditionalExpression|LogicalExpression|ReturnStatement)$/.test(
    parent.type,
  );
}
