import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { carrierMade } from './client-transports.js';
import { isOwnStateless, pathOf, urlTail } from './client-urls.js';
import { propertyKey } from './members.js';

const STREAMABLE = 'StreamableHTTPClientTransport';

const MOVES =
  'when the server behind this URL moves to v2, it answers at /mcp over Streamable HTTP: connect with StreamableHTTPClientTransport then. SSEClientTransport is for as long as it speaks HTTP+SSE.';
const STAYS =
  'v2 servers do not speak HTTP+SSE: this connects for as long as the server behind the URL does. Connect with StreamableHTTPClientTransport once it has moved, at the address it has then.';

/**
 * `SSEClientTransport` becomes Streamable HTTP where the server behind the URL is the project's own and has moved.
 * Elsewhere it stays, marked: v2 has it for servers that have not. A URL that ends in /sse will change then.
 * @returns the constructions that make a Streamable HTTP transport now
 */
export function followSse(file: SourceFile, facts: FileFacts): Set<Node> {
  const moved = new Set<Node>();
  for (const call of file.scopes.calls) {
    if (carrierMade(file, facts, call) !== 'sse' || file.isIgnored(call) || file.edits.touches(call.start, call.end))
      continue;
    if (move(file, facts, call)) {
      moved.add(call);
      continue;
    }
    const tail = call.arguments[0] && urlTail(file, call.arguments[0]);
    file.todos.add(call, 'sse-url', tail && pathOf(tail.text).endsWith('/sse') ? MOVES : STAYS);
  }
  return moved;
}

/** Options that both transports have. */
const SHARED = new Set(['authProvider', 'requestInit', 'fetch', 'redirectPolicy', 'skipIssuerMetadataValidation']);

function move(file: SourceFile, facts: FileFacts, call: Node): boolean {
  const [url, options] = call.arguments as [Node | undefined, Node | undefined];
  if (!url || call.callee.type !== 'Identifier' || !isOwnStateless(file, facts, url)) return false;
  if (options && options.type !== 'ObjectExpression') return false;
  const properties = (options?.properties ?? []) as Node[];
  if (!properties.every((property) => SHARED.has(propertyKey(property) ?? ''))) return false;
  // A variable of the old transport's type would not take the new one.
  const binding = file.scopes.bindingOf(call.callee);
  if (binding?.references.some(({ node }) => file.scopes.parentOf(node)?.type !== 'NewExpression')) return false;
  const name = file.imports.use('@modelcontextprotocol/client', STREAMABLE, { at: call });
  file.edits.overwrite(call.callee.start, call.callee.end, name);
  file.release(call.callee);
  moveUrl(file, facts, url);
  return true;
}

/** `http://localhost:3000/sse` → `http://localhost:3000/mcp`, where the server answers there too. */
function moveUrl(file: SourceFile, facts: FileFacts, url: Node): void {
  const tail = urlTail(file, url);
  if (!tail?.text.endsWith('/sse') || !isOwnStateless(file, facts, url, (path) => path.replace(/sse$/, 'mcp'))) return;
  const at = file.text.lastIndexOf('/sse', tail.node.end);
  const holder = file.ancestor(tail.node, (up) => up.type === 'VariableDeclarator');
  const shared =
    holder && holder.init.end >= tail.node.end && tail.node.start >= holder.init.start && !within(tail.node, url);
  const uses = shared && holder.id.type === 'Identifier' ? file.scopes.bindingOf(holder.id)?.references.length : 1;
  if (at >= tail.node.start && uses === 1) file.edits.overwrite(at, at + '/sse'.length, '/mcp');
}

const within = (inner: Node, outer: Node): boolean => inner.start >= outer.start && inner.end <= outer.end;
