import { SESSION_ID, speaksOfMcp } from '../../gates.js';
import { isSsePath, sseAddress } from '../urls.js';
import { type DataDocument, stateOf } from './document.js';
import { type Entry, entries, entry, type TreeNode, text, textsOf, walk } from './tree.js';

/** Keys that hold the servers of an MCP client: a map of names, or a list. */
const SERVERS = /^(?:mcp_?[sS]ervers|servers|context_servers|mcp|mcp\.servers|mcpServer|endpoints|connections)$/;

const CLIENT_FILE =
  /(?:^|\/)(?:\.?mcp(?:[._-][\w-]+)*\.json[c5]?|claude_desktop_config\.json|\.claude\.json|mcp_config\.json|cline_mcp_settings\.json|opencode\.jsonc?|librechat\.ya?ml|settings\.json|config\.(?:toml|ya?ml|json)|inspector[\w.-]*\.json|server\.json|smithery\.ya?ml)$|(?:^|\/)\.(?:cursor|vscode|windsurf|gemini|zed|codex|continue|claude)\//i;

const TYPE = /^(?:type|transport|transportType|transport_type)$/;
const ADDRESS = /^(?:url|serverUrl|server_url|httpUrl|endpoint|sseUrl|uri|href|baseUrl|base_url)$/;

/** Configurations of MCP clients, registries and bridges. */
export function recogniseClients(document: DataDocument): void {
  const { path } = document.input;
  if (/(?:^|\/)smithery\.ya?ml$/i.test(path)) smithery(document);
  walk(document.root, ({ entry: at, node, path: keys }) => {
    if (node.type !== 'map') return;
    const holder = at ? keys.at(-2) : keys.at(-1);
    const isServer =
      (holder !== undefined && SERVERS.test(holder) && isServerLike(node)) ||
      (CLIENT_FILE.test(path) && isServerLike(node) && keys.some((key) => SERVERS.test(key)));
    if (isServer) server(document, node, at);
    else if (isRegistry(document, keys, node)) registry(document, node);
    else {
      listed(document, node);
      const sse = keys.includes('targets') || keys.includes('mcp') ? entry(node, 'sse') : undefined;
      if (sse?.value.type === 'map' && entry(sse.value, 'host', 'url', 'port', 'backendRef', 'uri'))
        document.hit('client-config-type-sse', sse, { context: ['mcp', ...textsOf(node)] });
    }
  });
}

/** What an entry of `servers:` has when it is an MCP client's and not a web server's. */
function isServerLike(node: TreeNode): boolean {
  return entries(node).some(
    ({ key }) => TYPE.test(key) || ADDRESS.test(key) || key === 'command' || key === 'args' || key === 'headers',
  );
}

/** `servers:` is a word of everybody: there it takes a type or an address that only MCP has. */
function server(document: DataDocument, node: TreeNode, at: Entry | undefined): void {
  const name = at ? `mcpServers/${at.key}` : undefined;
  const more = { context: ['mcp', ...textsOf(node)], ...(name && { resource: name }) };
  const all = entries(node);
  const type = all.find(({ key, value }) => TYPE.test(key) && /^sse$/i.test(text(value) ?? ''));
  const nested = entries(entry(node, 'transport')?.value).find(
    ({ key, value }) => key === 'type' && /^sse$/i.test(text(value) ?? ''),
  );
  const address = all.find(({ key, value }) => ADDRESS.test(key) && isSsePath(text(value) ?? ''));
  if (type ?? nested) document.hit('client-config-type-sse', (type ?? nested)!, more);
  if (address) document.hit('client-config-url-sse', address, more);
  headers(document, entry(node, 'headers', 'requestInit', 'http_headers')?.value, more);
  const env = entry(node, 'env');
  for (const one of entries(env?.value))
    if (/^(?:\w+_)?MCP_SESSION_ID$/.test(one.key) && stateOf(one.value) !== 'off')
      document.hit('client-config-session-header', one, more);
  bridge(document, node, more);
}

function headers(document: DataDocument, node: TreeNode | undefined, more: { context: readonly string[] }): void {
  if (!node) return;
  walk(node, ({ entry: at, node: value }) => {
    if (at && SESSION_ID.test(at.key) && stateOf(value) !== 'off')
      document.hit('client-config-session-header', at, more);
    else if (at && /^fly-(?:force|prefer)-instance-id$/i.test(at.key)) document.hit('fly-force-instance-id', at, more);
  });
}

/** `mcp-remote https://…/sse`, `supergateway --sse …`, `--transport sse-only`: an argument of a bridge. */
function bridge(document: DataDocument, node: TreeNode, more: { context: readonly string[] }): void {
  const args = entry(node, 'args');
  if (args?.value.type !== 'list') return;
  const words = args.value.items.map((item) => text(item) ?? '');
  const command = [text(entry(node, 'command')?.value) ?? '', ...words].join(' ');
  if (!/mcp-remote|supergateway|mcp-proxy|mcp_proxy|inspector|mcp/i.test(command)) return;
  args.value.items.forEach((item, index) => {
    const word = words[index]!;
    const isAddress = /^https?:\/\//.test(word) && isSsePath(sseAddress(word)?.address ?? '');
    if (
      isAddress ||
      /^--(?:transport|transport-type|outputTransport)=sse/.test(word) ||
      (/^--sse$/.test(word) && /supergateway|mcp/.test(command))
    )
      document.hit('client-config-mcp-remote-sse', item, {
        ...more,
        kind: 'sse-endpoint',
      });
  });
}

function isRegistry(document: DataDocument, keys: readonly string[], node: TreeNode): boolean {
  return (
    (keys.includes('remotes') || keys.includes('packages')) &&
    (entry(node, 'type') !== undefined || entry(node, 'transport_type', 'transport') !== undefined) &&
    (/(?:^|\/)server[\w.-]*\.json$|registry|seed/i.test(document.input.path) ||
      /modelcontextprotocol/.test(document.input.text))
  );
}

function registry(document: DataDocument, node: TreeNode): void {
  const at = entries(node).find(({ key, value }) => TYPE.test(key) && /^sse$/i.test(text(value) ?? ''));
  if (at) document.hit('registry-remote-sse', at, { context: ['mcp'] });
}

/** What a document of MCP servers is called, and what such a document says. */
const OF_MCP = /mcp|registry/i;

/** A server in somebody's own registry or catalogue: a map with a transport or an address that only MCP has. */
function listed(document: DataDocument, node: TreeNode): void {
  const all = entries(node);
  const transport = all.find(
    ({ key, value }) =>
      /^(?:transport|transportType|transport_type|transports|supported_transports)$/.test(key) && isSse(value),
  );
  const address = all.find(({ key, value }) => ADDRESS.test(key) && isSsePath(schemeless(text(value) ?? '')));
  if (!transport && !address) return;
  const own = textsOf(node);
  const isMcp = speaksOfMcp([...own, document.input.path]);
  if (!isMcp && !OF_MCP.test(document.input.path) && !(transport && address)) return;
  const more = {
    context: ['mcp', ...own],
    ...(!isMcp && { severity: 'review' as const, because: 'nothing says that it is an MCP server' }),
  };
  if (transport) document.hit('registry-remote-sse', transport, more);
  if (address) document.hit('client-config-url-sse', address, more);
}

function isSse(node: TreeNode): boolean {
  return node.type === 'list' ? node.items.some(isSse) : /^sse$/i.test(text(node) ?? '');
}

/** An address has a scheme, a path or a host: the word alone is none. */
function schemeless(address: string): string {
  return address.includes('/') ? address : '';
}

function smithery(document: DataDocument): void {
  const type = entry(entry(document.root, 'startCommand')?.value, 'type');
  if (type && /^(?:sse|ws)$/.test(text(type.value) ?? ''))
    document.hit('smithery-ws-sse', type, { context: ['smithery'] });
}
