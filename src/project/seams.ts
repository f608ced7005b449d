import { type Node, stringValue, unwrap } from '../engine/node.js';
import { SourceFile } from '../engine/source-file.js';
import type { Finding } from './types.js';

/** What a file must have one of to hold anything this looks for: each is in the tables below. */
export const SEAM_WORDS =
  /set(?:Request|Notification)Handler|send(?:Notification|Request)|requestInfo|ResultSchema|\.(?:tool|prompt|resource)\(|\bextra\??\.(?:signal|requestId|sessionId|authInfo|_meta)\b/;

const REGISTRATION = /^(tool|prompt|resource)$/;
const HANDLER = /^set(Request|Notification)Handler$/;
/** Members of v1's context that moved, read of what is called like one. */
const MOVED_MEMBER = /^(?:signal|requestId|sessionId|authInfo|_meta)$/;
const CONTEXT_MEMBER = /^(sendNotification|sendRequest|requestInfo)$/;

/** Something in a file that reads like v1 of the SDK. */
interface Token {
  text: string;
  line: number;
  column: number;
}

/**
 * Names what looks like v1 in a file that imports nothing of the SDK, and of which no other file proves what it is:
 * such code was left as it is. Asked of files in packages that use the SDK only.
 * @param path how the report calls the file
 * @param text the file after this run
 * @returns the finding, at its first such place; undefined when there is none, or the file does not parse
 */
export function findSeam(path: string, text: string): Finding | undefined {
  if (text.includes('@modelcontextprotocol/') || !SEAM_WORDS.test(text)) return undefined;
  let file: SourceFile;
  try {
    file = new SourceFile(path, text);
  } catch {
    return undefined;
  }
  const tokens = file.scopes.calls
    .filter((call) => call.type !== 'NewExpression' && !file.isIgnored(call))
    .flatMap((call) => tokenOf(file, call) ?? []);
  tokens.push(...takenApart(file));
  const [first] = tokens;
  if (!first) return undefined;
  const kinds = [...new Set(tokens.map((token) => token.text))];
  const named = kinds.map((kind) => {
    const lines = [...new Set(tokens.filter((token) => token.text === kind).map((token) => token.line))];
    const shown = lines.slice(0, 5).join(', ');
    return `${kind} (line${lines.length > 1 ? 's' : ''} ${shown}${lines.length > 5 ? ', …' : ''})`;
  });
  return {
    rule: 'seam',
    severity: 'info',
    file: path,
    line: first.line,
    column: first.column,
    message: `left as it is, for nothing proves that these are objects of the SDK, which v1's calls would fail on at run time: ${named.join('; ')}. If they are, say so (a type annotation or a JSDoc @param does) and run again.`,
  };
}

function tokenOf(file: SourceFile, call: Node): Token | undefined {
  const { callee } = call;
  if (!/^(Optional)?MemberExpression$/.test(callee.type) || callee.computed) return undefined;
  const name = callee.property.name as string;
  const args = call.arguments as Node[];
  const found = (text: string): Token => ({
    text,
    line: callee.property.loc.start.line,
    column: callee.property.loc.start.column + 1,
  });
  if (HANDLER.test(name)) {
    const isV1 = args.length === 2 && /Schema$/.test(lastName(args[0]!));
    return isV1 ? found(`${name}(${lastName(args[0]!)}, …)`) : undefined;
  }
  if (name === 'callTool')
    return args.length > 1 && /ResultSchema$/.test(lastName(args[1]!))
      ? found(`callTool(…, ${lastName(args[1]!)})`)
      : undefined;
  if (CONTEXT_MEMBER.test(name))
    return /^_?extra$/i.test(lastName(callee.object)) ? found(`extra.${name}(…)`) : undefined;
  if (!REGISTRATION.test(name) || args.length < 2 || !isFunction(file, args.at(-1)!)) return undefined;
  const receiver = lastName(callee.object);
  const isNamed = stringValue(args[0]!) !== undefined;
  return isNamed && /(?:server|mcp)$/i.test(receiver) && !isAnothers(file, callee.object)
    ? found(`${receiver}.${name}(…)`)
    : undefined;
}

/** `(args, { sendNotification }) => …`: what only a handler's context has, by a parameter behind the first. */
function takenApart(file: SourceFile): Token[] {
  return file.scopes.bindings.flatMap(({ kind, declaration, id, name, references }): Token[] => {
    if (kind === 'param' && /^_?extra$/i.test(name))
      return ((declaration.params ?? []) as Node[]).indexOf(id) > 0
        ? references.flatMap(({ node }) => readOf(file, node))
        : [];
    const property = kind === 'param' ? file.scopes.parentOf(id) : undefined;
    const key = property?.type === 'ObjectProperty' && property.value === id ? (property.key.name as string) : '';
    if (!CONTEXT_MEMBER.test(key) || file.isIgnored(property!)) return [];
    const index = ((declaration.params ?? []) as Node[]).indexOf(file.scopes.parentOf(property!)!);
    const { line, column } = property!.loc.start;
    return index > 0 ? [{ text: `{ ${key} }`, line, column: column + 1 }] : [];
  });
}

/** `extra.requestId` */
function readOf(file: SourceFile, node: Node): Token[] {
  const member = file.scopes.parentOf(node);
  const isRead =
    member && /^(Optional)?MemberExpression$/.test(member.type) && member.object === node && !member.computed;
  if (!isRead || !MOVED_MEMBER.test(member.property.name) || file.isIgnored(member)) return [];
  const { line, column } = member.property.loc.start;
  return [{ text: `extra.${member.property.name}`, line, column: column + 1 }];
}

/** The last identifier of `a.b.c`. */
function lastName(node: Node): string {
  const at = unwrap(node);
  if (at.type === 'Identifier') return at.name;
  return /^(Optional)?MemberExpression$/.test(at.type) && !at.computed ? (at.property.name ?? '') : '';
}

function isFunction(file: SourceFile, node: Node): boolean {
  const at = unwrap(node);
  if (/FunctionExpression$/.test(at.type)) return true;
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  return binding?.kind === 'function' || /FunctionExpression$/.test(binding?.declaration.init?.type ?? '');
}

/** Whether a receiver comes from a library, by its import or by what it is made with: then it is that library's. */
function isAnothers(file: SourceFile, node: Node): boolean {
  let root = unwrap(node);
  while (/^(Optional)?MemberExpression$/.test(root.type)) root = unwrap(root.object);
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (!binding) return false;
  const record = file.imports.of(binding);
  if (record) return !/^[.#@~]/.test(record.original.source);
  const init = binding.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : null;
  const made = init && unwrap(init);
  if (made?.type !== 'NewExpression' && made?.type !== 'CallExpression') return false;
  const maker = file.imports.of(file.scopes.bindingOf(unwrap(made.callee)));
  return maker !== undefined && !/^\./.test(maker.original.source);
}
