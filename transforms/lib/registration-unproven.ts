import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember } from './members.js';
import { METHODS } from './registration-arguments.js';
import { type Place, sourcesOf } from './registration-sources.js';
import { sdkTypeOf, typeName } from './values.js';

/** Files that say themselves what kind of server they deal with. */
const ABOUT_SERVERS = /\bMcpServer\b/;

/**
 * Marks what is called like a registration on something nobody can tell, in a file that deals with McpServers: if it is
 * one, it does not run on v2.
 */
export function markUnproven(file: SourceFile, facts: FileFacts, call: Node, method: string): void {
  if (!ABOUT_SERVERS.test(file.text) || !readsLikeV1(file, call)) return;
  const receiver = unwrap(call.callee.object);
  if (isKnown(file, facts, receiver)) return;
  file.todos.add(
    call,
    'registration/receiver',
    `nobody can tell what this is called on; if it is an McpServer, ${method}() is gone in v2: write ${METHODS[method]}() with a config object.`,
  );
}

/** A name, and a function at the end. */
function readsLikeV1(file: SourceFile, call: Node): boolean {
  const args = call.arguments as Node[];
  const [name] = args;
  const last = args.at(-1);
  if (args.length < 2 || args.length > 5 || !name || !last || args.some(({ type }) => type === 'SpreadElement'))
    return false;
  const isName = /^(?:StringLiteral|Identifier|TemplateLiteral|(?:Optional)?MemberExpression)$/.test(name.type);
  return isName && (/Function/.test(last.type) || isMember(last) || isFunctionName(file, last));
}

function isFunctionName(file: SourceFile, node: Node): boolean {
  const binding = node.type === 'Identifier' ? file.scopes.bindingOf(node) : undefined;
  const init =
    binding?.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : undefined;
  return binding?.kind === 'function' || binding?.kind === 'import' || /Function/.test(init?.type ?? '');
}

/** Whether a value is known to be something else: declared here, or another library's. */
function isKnown(file: SourceFile, facts: FileFacts, receiver: Node): boolean {
  if (receiver.type === 'ThisExpression' || receiver.type === 'Super') return true;
  if (sdkTypeOf(file, facts, receiver) !== undefined) return true;
  // `lookup<McpServer>(…)`, of whatever library; with another type it says that it is something else.
  const asked = isCall(receiver) ? typeArguments(receiver) : [];
  if (asked.length > 0) return !asked.some((type) => mayBeServer(file, facts, type));
  const sources = sourcesOf({ file, facts, node: receiver });
  if (sources.some((source) => source.node !== receiver && !isTypeParameter(source))) return true;
  let root = receiver;
  while (isMember(root) || /CallExpression$/.test(root.type)) root = unwrap(isMember(root) ? root.object : root.callee);
  if (root.type === 'ThisExpression') return false;
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  // A global, or what a package exports.
  if (!binding) return true;
  const source = file.imports.of(binding)?.original.source;
  return source !== undefined && !source.startsWith('.');
}

const typeArguments = (call: Node): Node[] => (call.typeParameters ?? call.typeArguments)?.params ?? [];

const mayBeServer = (file: SourceFile, facts: FileFacts, type: Node): boolean =>
  /^TS(?:Any|Unknown)Keyword$/.test(type.type) || typeName(file, facts, type) === 'McpServer';

/** `server: S` of a generic class: what it is, only who makes one says. */
function isTypeParameter({ file, node }: Place): boolean {
  const name = node.type === 'TSTypeReference' ? (node.typeName as Node) : undefined;
  return name?.type === 'Identifier' && file.scopes.bindingOf(name)?.declaration.type === 'TSTypeParameter';
}
