import { type Node, stringValue } from '../../src/engine/node.js';
import { isExchange } from './hosting-effects.js';
import { callsIn, type Kept, type Live } from './hosting-live.js';
import { bare, functionCalled, type Hosting, inside, isFunction, rootOf } from './hosting-model.js';
import { isConnect, isPlumbing } from './hosting-plumbing.js';
import { sourceOf } from './hosting-routes.js';
import { isMember, memberKey } from './members.js';

// HTTP+SSE in a listener of node:http: the path of the stream becomes the endpoint, that of the messages goes.

/** What a piece of code leads a request to, itself or through functions of the file. */
interface Reached {
  /** It opens a stream of HTTP+SSE. */
  streams: boolean;
  /** It hands messages to such a stream. */
  messages: boolean;
  /** It hands requests to a Streamable HTTP transport. */
  requests: boolean;
}

/** Whether a branch opens a stream of HTTP+SSE, and serves nothing else of MCP. */
export function opensStream(hosting: Hosting, node: Node): boolean {
  const { streams, requests } = reachedFrom(hosting, node);
  return streams && !requests;
}

/** Whether a branch only hands messages to open streams. */
export function takesMessages(hosting: Hosting, node: Node): boolean {
  const { streams, messages, requests } = reachedFrom(hosting, node);
  return messages && !streams && !requests;
}

function reachedFrom(hosting: Hosting, node: Node): Reached {
  const found: Reached = { streams: false, messages: false, requests: false };
  const sse = hosting.sites.filter((site) => site.kind === 'sse');
  if (sse.length === 0) return found;
  const seen = new Set<Node>();
  const look = (at: Node) => {
    for (const call of callsIn(at)) {
      const callee = bare(call.callee);
      const isOfTransport = isMember(callee) && isPlumbing(hosting, callee.object);
      const key = isOfTransport ? memberKey(callee) : undefined;
      if (key === 'handleRequest') found.requests = true;
      if (key === 'handlePostMessage') found.messages = true;
      if (isConnect(hosting, call) && sse.some((site) => inside(site.node, at))) found.streams = true;
      const callable = functionCalled(hosting.file, callee);
      if (!callable || seen.has(callable)) continue;
      seen.add(callable);
      look(callable.body);
    }
  };
  look(node);
  return found;
}

/** `pathname === '/sse'` among the conditions of a test. */
function pathComparison(test: Node): { node: Node; path: Node } | undefined {
  const at = bare(test);
  if (at.type === 'LogicalExpression')
    return at.operator === '&&' ? (pathComparison(at.left) ?? pathComparison(at.right)) : undefined;
  if (at.type !== 'BinaryExpression' || !/^===?$/.test(at.operator)) return undefined;
  const path = [at.right, at.left].find((side) => stringValue(bare(side))?.startsWith('/'));
  return path && { node: at, path: bare(path) };
}

/**
 * `/mcp` beside the path of a stream, so that clients that are told of the new one find it.
 * Nothing else in the file may decide by either path: a check for the old one would not stand before the new one.
 */
export function addAlias(hosting: Hosting, place: Node, own: Kept): void {
  const { file } = hosting;
  const compared = place.type === 'SwitchCase' ? { node: place, path: place.test as Node } : pathComparison(place);
  const old = compared && stringValue(compared.path);
  if (!compared || !old?.endsWith('/sse')) return;
  const fresh = old.replace(/\/sse$/, '/mcp');
  const isOfTransport = (node: Node) => hosting.sites.some((site) => inside(node, site.node));
  const times = (path: string) =>
    file.scopes.strings.filter((string) => stringValue(string) === path && !isOfTransport(string)).length;
  const messages = hosting.sites.flatMap((site) => stringValue(site.node.arguments[0]) ?? []);
  const decides = decidesByPath(hosting, place);
  if (times(old) !== 1 || times(fresh) > 0 || decides || messages.some((path) => times(path) > 1)) return;
  const { quote, eol } = file.style;
  if (place.type === 'SwitchCase') {
    const line = file.text.lastIndexOf('\n', place.start - 1) + 1;
    const lead = file.text.slice(line, place.start);
    own.alias = { start: place.start, end: place.start, text: `case ${quote}${fresh}${quote}:${eol}${lead}` };
    return;
  }
  const text = file.textOf(compared.node);
  const { start, end } = compared.path;
  const at = compared.node.start;
  const other = text.slice(0, start - at) + quote + fresh + quote + text.slice(end - at);
  const isAlone =
    bare(place) === compared.node || own.cuts?.some((cut) => cut.end === at || cut.start === compared.node.end);
  const both = `${other} || ${text}`;
  own.alias = { start: at, end: compared.node.end, text: isAlone ? both : `(${both})` };
}

/** Whether something else may tell paths apart: a pattern, a prefix, or code of another file that is handed the request. */
function decidesByPath(hosting: Hosting, place: Node): boolean {
  const { file } = hosting;
  if (/\\\/sse\b|\bstartsWith\(['"`]\//.test(file.text)) return true;
  const owner = file.ancestor(place, isFunction);
  const text = owner ? file.textOf(owner) : '';
  if (/\.(?:endsWith|includes|match|test|split)\(/.test(text)) return true;
  return (owner ? callsIn(owner) : []).some((call) => {
    const root = rootOf(call.callee);
    const source = root.type === 'Identifier' ? sourceOf(file, file.scopes.bindingOf(root)) : undefined;
    return source !== undefined && (call.arguments as Node[]).some((argument) => isExchange(hosting, argument));
  });
}

/** Records the edits for the aliases of a listener. */
export function writeAliases({ file }: Hosting, live: Live): void {
  const write = (kept: readonly Kept[]) => {
    for (const { alias, inner } of kept) {
      if (alias && alias.start === alias.end) file.edits.insert(alias.start, alias.text);
      else if (alias) file.edits.overwrite(alias.start, alias.end, alias.text);
      if (inner) write(inner);
    }
  };
  write(live.kept);
}
