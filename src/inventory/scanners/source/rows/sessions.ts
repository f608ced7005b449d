import { EVERY, type SourceRow } from '../row.js';

const PY_MCP = /^[ \t]*(?:from|import)\s+(?:mcp|fastmcp)\b/m;

/** A call of a store, a name for keys and tables, or a key that is put together. */
const KEY_PLACE =
  /(?:\.\s*(?:set\w*|get\w*|h(?:set|get|del|mset|exists)\w*|del\w*|exists|expire|ttl|incr|s(?:add|rem|members|ismember)|z(?:add|rem|range)\w*|[lr](?:push|pop|range)|keys|scan\w*|publish|subscribe|String\w+|Hash\w+|Key\w+|Table|collection|create_collection|from|into|table|Put|Get|Set|Del|HSet|HGet|SetEX|Exists|Expire)\s*\(\s*(?:\w+\s*,\s*)?|\b(?:Table|collection|Collection|NewTable|Sprintf|format|getRepository)\s*\(\s*|(?:prefix|key|table|collection|namespace|bucket|channel)\w*["']?\s*(?::\s*\w+\s*)?(?::=|=|:)\s*|\breturn\s+)[fFrRbu$@]{0,2}$/i;

/** What any language does with sessions: maps, stores, replay, attributes of traces, headers of Fly.io. */
export const SESSION_ROWS: readonly SourceRow[] = [
  {
    rule: 'code-event-store',
    languages: EVERY,
    proof: /mcp|modelcontextprotocol/i,
    pattern:
      /\bInMemoryEventStore\s*\(|\breplay_?[eE]vents_?[aA]fter\b|\bISseEventStreamStore\b|\bevent_?[sS]tore\s*=\s*(?!None\b|null\b|nil\b|=)[\w.]/gi,
    unless: /^\s*(?:from|import|using|use)\b/,
  },
  {
    // What may be sent is CORS; what is read asks for replay.
    rule: 'cors-methods-get-delete',
    languages: EVERY,
    proof: /mcp/i,
    // A line that allows the session id too is that rule's.
    pattern: /(?<!mcp-session-id[^\n]{0,300})["']last-event-id["'](?![^\n]{0,300}mcp-session-id)/gi,
    before: /(?:allow(?:ed)?_?headers|withheaders|access-control-allow-headers)\b[^;)\]]{0,120}$/i,
  },
  {
    rule: 'code-event-store',
    languages: EVERY,
    proof: /mcp|modelcontextprotocol/i,
    pattern: /["']last-event-id["']/gi,
    before: /^(?![\s\S]*(?:allow(?:ed)?_?headers|withheaders|access-control-allow-headers)\b[^;)\]]{0,120}$)/i,
  },
  {
    rule: 'cors-methods-get-delete',
    languages: EVERY,
    proof: /mcp/i,
    pattern: /\b(?:allow(?:ed)?_?methods|withmethods)\b(?=[^;)\]\n]{0,80}["']DELETE["'])/gi,
  },
  {
    // A store of one's own for the SDK's interface.
    rule: 'code-event-store',
    languages: ['python'],
    proof:
      /^[ \t]*(?:from|import)\s+(?:mcp|fastmcp)\b.*\bEventStore\b|^[ \t]*from\s+(?:mcp|fastmcp)[\w.]*\s+import\s+\([^)]*\bEventStore\b/m,
    pattern: /^[ \t]*class\s+\w+\s*\([^)]*\bEventStore\b[^)]*\)/gm,
  },
  {
    rule: 'code-session-transport-map',
    languages: ['python'],
    proof: PY_MCP,
    pattern:
      /\b[Dd]ict\[\s*(?:str|UUID|Any|SessionId)\s*,\s*["']?(?:\w+\.)*(?:(?:StreamableHTTP|Sse|SSE|Mcp|MCP)\w*Transport|ServerSession|ClientSession)\b|\b(?:self\.|cls\.)?\w{0,40}(?:transport|session|connection|server)s?\w{0,40}\[\s*(?:mcp_)?(?:session_id|sid)\s*\]\s*=(?!=)/gi,
  },
  {
    rule: 'code-session-transport-map',
    languages: ['go'],
    proof: /mcp/i,
    pattern:
      /\bmap\[string\]\s*\*?(?:\w+\.)?(?:\w*(?:ServerTransport|ServerSession|SSESession|MCPSession|McpSession|ClientSession|MCPServer))\b|\b\w{0,40}(?:[sS]essions|[tT]ransports)\.(?:Store|LoadOrStore|Set|Add)\(\s*(?:\w{1,40}\.)?\w{0,40}[sS]ession_?I[dD]|\b\w{0,40}(?:[sS]essions|[tT]ransports)\[\s*(?:\w{1,40}\.)?\w{0,40}[sS]ession_?I[dD]\w{0,40}\s*\]\s*=(?!=)/g,
  },
  {
    rule: 'code-session-transport-map',
    languages: ['java', 'kotlin', 'scala', 'csharp', 'rust', 'swift', 'dart'],
    pattern:
      /\b(?:\w*Map|\w*Dictionary)\s*<\s*[Ss]tring\s*,\s*(?:\w+(?:\.|::|<))*\w*(?:Mcp\w*(?:Session|Transport)|(?:Sse|StreamableHttp)\w*Transport)\w*/g,
    unless: /^\s*(?:import|using|use)\b/,
  },
  {
    rule: 'code-session-store-redis',
    languages: EVERY,
    pattern:
      /\bServerRedisTransport\b|\bHybridCacheSessionStore\b|\b(?:Redis|Valkey|Dynamo|Postgres|Sql)\w*Mcp\w*Session\w*Store\b/g,
    unless: /^\s*(?:from|import|using|use)\b/,
  },
  {
    // Keys and tables by name: a string with MCP and sessions in one word, where a key or a table's name stands.
    rule: 'code-session-store-redis',
    languages: EVERY,
    tests: false,
    proof:
      /redis|valkey|\brdb\b|\bsetex\b|dynamo|memcache|postgres|psycopg|sqlalchemy|database|\bkv\b|mongo|sqlite|execute\(/i,
    pattern:
      /["'`](?:(?:[\w:.{}$%#/-]*[:._/{-])?mcp[-_:./]?sessions?(?:[:._/{-][\w:.{}$%#/()-]*)?|mcp\w*:[\w:.{}$%#-]*session[\w:.{}$%#-]*)["'`]/gi,
    before: KEY_PLACE,
    unless:
      /mcp[-_]session[-_]?id["'`]|environ|getenv|headers?\b|https?:|__tablename__|\.get\(\s*["']\w+["']|(?:router|app|route)\w*\.\w+\(/i,
  },
  {
    rule: 'code-session-store-redis',
    languages: EVERY,
    inStrings: true,
    pattern:
      /\b(?:SELECT\s[^"'`;]{0,300}?\bFROM|INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+["`]?(?:\w+\.)?\w*mcp_?\w*sessions?\b/gi,
  },
  {
    // An address in a program that uses an MCP SDK, or is named after one.
    rule: 'client-config-url-sse',
    languages: EVERY,
    tests: false,
    proof:
      /^[ \t]*(?:import|from|using|use|require|alias)\b.*mcp|github\.com\/(?:mark3labs\/mcp-go|modelcontextprotocol\/)|modelcontextprotocol|\brmcp\b/im,
    message: 'The address of an SSE endpoint',
    pattern: /["'`](?:https?(?:\{\w+\})?:\/\/[^\s"'`]+|\{\w+\}|[\w{}.$]*\/\{[\w.]+\})\/sse\/?(?:\?[^\s"'`]*)?["'`]/g,
    unless: /\/(?:assets|static|docs?)\/|\b(?:help|description)\s*=\s*["']/,
  },
  {
    // The end of one that is put together.
    rule: 'client-config-url-sse',
    languages: EVERY,
    tests: false,
    inStrings: true,
    proof:
      /^[ \t]*(?:import|from|using|use|require|alias)\b.*mcp|github\.com\/(?:mark3labs\/mcp-go|modelcontextprotocol\/)|modelcontextprotocol|\brmcp\b/im,
    message: 'The address of an SSE endpoint',
    pattern: /\{[^{}\n"]{1,60}\}\/sse\/?["'`]|(?:\+|\burljoin\([^()\n]{1,60},)\s*["'`]\/?sse\/?["'`]/g,
    unless: /\/(?:assets|static|docs?)\/|\b(?:help|description)\s*=\s*["']|\blog(?:ger|ging)?\b|\bprint(?:ln|f)?\b/,
  },
  {
    rule: 'go-sdk-sse',
    languages: ['go'],
    proof: /github\.com\/(?:mark3labs\/mcp-go|modelcontextprotocol\/go-sdk)/,
    message: 'A route of HTTP+SSE',
    pattern: /\.(?:Handle|HandleFunc|Get|GET|Mount|Any)\(\s*"(?:GET )?\/(?:[\w/{}-]*\/)?sse\/?"/g,
  },
  {
    rule: 'otel-session-attribute',
    languages: EVERY,
    pattern: /["'`]mcp\.session\.id["'`]|\bATTR_MCP_SESSION_ID\b/g,
  },
  {
    rule: 'aws-agentcore-session',
    languages: EVERY,
    inStrings: true,
    pattern: /X-Amzn-Bedrock-AgentCore-Runtime-Session-Id/gi,
  },
  {
    rule: 'fly-replay-instance',
    languages: EVERY,
    pattern: /["'`]fly-replay(?:-cache)?["'`]/gi,
    // To a region or another app is no pin.
    unless: /\b(?:region|app|elsewhere)=(?!.*\binstance=)/,
  },
  {
    rule: 'fly-force-instance-id',
    languages: EVERY,
    pattern: /["'`]fly-(?:force|prefer)-instance-id["'`]/gi,
  },
];
