import { EVERY, type SourceRow } from '../row.js';

const PY_MCP = /^\s*(?:from|import)\s+(?:mcp|fastmcp)\b/m;

/** What any language does with sessions: maps, stores, replay, attributes of traces, headers of Fly.io. */
export const SESSION_ROWS: readonly SourceRow[] = [
  {
    rule: 'code-event-store',
    languages: EVERY,
    proof: /mcp|modelcontextprotocol/i,
    pattern:
      /\bInMemoryEventStore\s*\(|\breplay_?[eE]vents_?[aA]fter\b|\bISseEventStreamStore\b|\bevent_?[sS]tore\s*=\s*(?!None\b|null\b|nil\b|=)[\w.]|["']last-event-id["']/gi,
    unless: /^\s*(?:from|import|using|use)\b/,
  },
  {
    // A store of one's own for the SDK's interface.
    rule: 'code-event-store',
    languages: ['python'],
    proof: /^\s*(?:from|import)\s+(?:mcp|fastmcp)\b.*\bEventStore\b|^\s*from\s+(?:mcp|fastmcp)[\w.]*\s+import\s+\([^)]*\bEventStore\b/m,
    pattern: /^[ \t]*class\s+\w+\s*\([^)]*\bEventStore\b[^)]*\)/gm,
  },
  {
    rule: 'code-session-transport-map',
    languages: ['python'],
    proof: PY_MCP,
    pattern:
      /\b[Dd]ict\[\s*(?:str|UUID|Any|SessionId)\s*,\s*["']?(?:\w+\.)*(?:StreamableHTTPServerTransport|SseServerTransport|ServerSession|ClientSession|\w*Transport)\b|\b(?:self\.|cls\.)?\w*(?:transport|session|connection|server)s?\w*\[\s*(?:mcp_)?(?:session_id|sid)\s*\]\s*=(?!=)/gi,
  },
  {
    rule: 'code-session-transport-map',
    languages: ['go'],
    proof: /mcp/i,
    pattern:
      /\bmap\[string\]\s*\*?(?:\w+\.)?(?:\w*(?:ServerTransport|ServerSession|SSESession|MCPSession|McpSession|ClientSession|MCPServer))\b|\b\w*(?:[sS]essions|[tT]ransports)\.(?:Store|LoadOrStore|Set|Add)\(\s*(?:\w+\.)?\w*[sS]ession_?I[dD]|\b\w*(?:[sS]essions|[tT]ransports)\[\s*(?:\w+\.)?\w*[sS]ession_?I[dD]\w*\s*\]\s*=(?!=)/g,
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
    // Keys and tables by name: a string that begins with a quote and has MCP and sessions in one word.
    rule: 'code-session-store-redis',
    languages: EVERY,
    proof: /redis|valkey|dynamo|memcache|postgres|psycopg|sqlalchemy|database|\bkv\b|mongo|sqlite|execute\(/i,
    pattern: /["'`](?:[\w:.{}$%/-]*[:._/-])?mcp[\w:.{}$%/-]*?sessions?(?![\w-]*-id\b)(?:[:._/{-][\w:.{}$%/()-]*)?["'`]/gi,
    unless:
      /mcp-session-id|\blog(?:ger|ging)?\b|print|environ|getenv|headers?\b|__tablename__|https?:|\.(?:info|debug|warn|error)\s*\(|import\b|def test|describe\(/i,
  },
  {
    rule: 'code-session-store-redis',
    languages: EVERY,
    inStrings: true,
    pattern: /\b(?:SELECT\s[^"'`;]*?\bFROM|INSERT\s+INTO|UPDATE|DELETE\s+FROM)\s+["`]?(?:\w+\.)?\w*mcp_?\w*sessions?\b/gi,
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
