import type { Hit, Kind, Severity } from '../../types.js';
import type { Language } from './languages.js';

/** One tell in source code. */
export interface SourceRow {
  rule: string;
  languages: readonly Language[];
  /** Where it begins is where the finding stands. With the `g` flag. */
  pattern: RegExp;
  /** What the file must say besides: the SDK it uses. */
  proof?: RegExp;
  /** What the call or line around must not say. */
  unless?: RegExp;
  kind?: Kind;
  severity?: Severity;
  because?: string;
  message?: string;
  live?: Hit['live'];
  /** Only in files that are tests, or only in others. */
  tests?: boolean;
}

const PYTHON: readonly Language[] = ['python'];
const PY_MCP = /^\s*(?:from|import)\s+(?:mcp|fastmcp)\b/m;
const MARK3LABS = /github\.com\/mark3labs\/mcp-go/;
const GO_SDK = /github\.com\/modelcontextprotocol\/go-sdk/;
const CSHARP_MCP = /ModelContextProtocol|MapMcp|AddMcpServer|McpClient/;
const KOTLIN_MCP = /io\.modelcontextprotocol/;
const JVM: readonly Language[] = ['java', 'kotlin', 'scala'];
const EVERY: readonly Language[] = [
  'python',
  'go',
  'csharp',
  'java',
  'kotlin',
  'scala',
  'rust',
  'php',
  'ruby',
  'elixir',
  'swift',
  'dart',
  'lua',
];
/** Infrastructure as code. */
const INFRASTRUCTURE: readonly Language[] = ['typescript', 'python', 'go', 'java', 'csharp', 'kotlin'];

/** Python: the SDK and FastMCP. */
const PYTHON_ROWS: readonly SourceRow[] = [
  {
    rule: 'py-import-fastmcp-v1',
    languages: PYTHON,
    pattern: /^[ \t]*(?:from\s+mcp\.server\.fastmcp\b|import\s+mcp\.server\.fastmcp\b)/gm,
  },
  {
    rule: 'py-transport-sse',
    languages: PYTHON,
    proof: PY_MCP,
    pattern:
      /\btransport\s*=\s*["']sse["']|\brun_sse_async\s*\(|\.sse_app\s*\(|\bcreate_sse_app\s*\(|(?:environ\.get|getenv|env)\s*\(\s*["']\w*TRANSPORT\w*["']\s*,\s*["']sse["']|\btransport\s*:\s*[^=\n]*=\s*["']sse["']/gi,
  },
  {
    rule: 'py-transport-sse',
    languages: PYTHON,
    pattern: /\b(?:SseServerTransport|sse_client|SSETransport)\s*\(/g,
  },
  {
    rule: 'py-stateless-http-false',
    languages: PYTHON,
    pattern: /\bstateless_http["']?\s*[=:]\s*False\b/g,
  },
  {
    rule: 'py-session-manager',
    languages: PYTHON,
    pattern: /\bStreamableHTTPSessionManager\s*\(/g,
    unless: /\bstateless\s*=\s*True\b(?![\s\S]*event_store\s*=\s*(?!None))/,
  },
  {
    rule: 'py-session-manager',
    languages: PYTHON,
    proof: PY_MCP,
    pattern: /\b(?:ctx|context|self\.context)\.session_id\b|\bsession_idle_timeout\s*=|\bmcp_session_id\b(?!["'])/g,
  },
];

/** Other SDKs. */
const SDK_ROWS: readonly SourceRow[] = [
  {
    rule: 'go-mcp-go-sse',
    languages: ['go'],
    proof: MARK3LABS,
    pattern:
      /\bNewSSEServer\b|\bWithSSE(?:Endpoint|ContextFunc)\b|\bWithMessageEndpoint\b|\bNewSSEMCPClient\b|\bNewSSE\s*\(|\bWithStateful\s*\(\s*true|\bWithSessionIdManager\w*|\bWithSessionIdleTTL\b/g,
  },
  {
    rule: 'go-sdk-sse',
    languages: ['go'],
    proof: GO_SDK,
    pattern:
      /\bNewSSEHandler\b|\bSSE(?:Server|Client)Transport\b|\bEventStore\s*:|\bSessionTimeout\s*:|\bGetSessionID\b/g,
  },
  {
    rule: 'csharp-sessions',
    languages: ['csharp'],
    proof: CSHARP_MCP,
    kind: 'sse-endpoint',
    pattern: /\bEnableLegacySse\s*=\s*true|\bHttpTransportMode\.Sse\b/g,
  },
  {
    rule: 'csharp-sessions',
    languages: ['csharp'],
    proof: CSHARP_MCP,
    pattern:
      /\bStateless\s*=\s*false|\bIdleTimeout\s*=|\bMaxIdleSessionCount\s*=|\bRunSessionHandler\b|\bSessionMigrationHandler\b|\bEventStreamStore\b/g,
  },
  {
    rule: 'java-sse',
    languages: JVM,
    pattern:
      /\bnew\s+HttpServletSseServerTransportProvider\b|\b(?:HttpServletSse|WebMvcSse|WebFluxSse)\w*(?=\s*[(.<])|\bHttpClientSseClientTransport\b(?=\s*[(.<])|\bWebFluxSseClientTransport\b(?=\s*[(.<])|\b(?:HttpServlet|WebMvc|WebFlux)StreamableServerTransportProvider\b(?=\s*[(.<])/g,
  },
  {
    rule: 'kotlin-sse',
    languages: ['kotlin'],
    proof: KOTLIN_MCP,
    pattern:
      /\bmcpWebSocket\b(?=\s*[({])|\bSseClientTransport\s*\(|\bmcpStreamableHttp\b(?=\s*[({])|(?<![.\w])mcp\s*(?:\([^)]*\)\s*)?\{|\bmcpSse\w*\s*[({]|\bSseServerTransport\s*\(/g,
  },
  {
    rule: 'rust-sessions',
    languages: ['rust'],
    pattern:
      /\bLocalSessionManager(?=\s*(?:::|\{|\())|\blegacy_session_mode\s*:\s*true|\bstateful_mode\s*:\s*true|\bsession_store\s*:\s*Some\b|\bSseServer\s*::/g,
    proof: /\brmcp\b/,
  },
];

/** What any language does with sessions. */
const ANY_ROWS: readonly SourceRow[] = [
  {
    rule: 'code-event-store',
    languages: EVERY,
    pattern:
      /\bInMemoryEventStore\b|\breplay_?[eE]vents_?[aA]fter\b|\bISseEventStreamStore\b|\bevent_store\s*=\s*(?!None)\w|["']last-event-id["']/gi,
    proof: /mcp|modelcontextprotocol/i,
    unless: /^\s*(?:from|import|using|use)\b/,
  },
  {
    rule: 'code-session-transport-map',
    languages: ['python'],
    proof: PY_MCP,
    pattern:
      /\b[Dd]ict\[\s*(?:str|UUID|Any)\s*,\s*["']?(?:\w+\.)*(?:StreamableHTTPServerTransport|SseServerTransport|ServerSession|\w*Transport)\b|\b\w*(?:transport|session)s?\w*\[\s*(?:mcp_)?session_id\s*\]\s*=/gi,
  },
  {
    rule: 'code-session-transport-map',
    languages: ['go'],
    proof: /mcp/i,
    pattern:
      /\bmap\[string\]\s*\*?(?:\w+\.)?(?:\w*(?:Transport|ServerSession|SSESession|MCPSession))\b|\b(?:sessions|transports)\.(?:Store|LoadOrStore)\(\s*\w*[sS]ession_?I[dD]/g,
  },
  {
    rule: 'code-session-store-redis',
    languages: EVERY,
    pattern:
      /\bServerRedisTransport\b|\bHybridCacheSessionStore\b|\b(?:Redis|Valkey|Dynamo|Postgres|Sql)\w*Mcp\w*Session\w*Store\b/g,
  },
  {
    rule: 'code-session-store-redis',
    languages: EVERY,
    proof: /redis|valkey|dynamo|memcache|postgres|psycopg|sqlalchemy|database|\bkv\b|mongo|sqlite/i,
    pattern:
      /(?<=[(,[=]\s*(?:[fFrb$@]{0,2}))["'`](?=[^"'`\n]*mcp)(?:[^"'`\n]*[:._/-])?(?:mcp[:._/-]?)?\w*sessions?(?:[:._/{-][^"'`\n]*)?["'`]/gi,
    unless: /mcp-session-id|mcp_session_id|\blog|print|environ|getenv|headers?\b/i,
  },
  {
    rule: 'otel-session-attribute',
    languages: EVERY,
    pattern: /["'`]mcp\.session\.id["'`]|\bATTR_MCP_SESSION_ID\b/g,
  },
  {
    rule: 'k8s-code-service-affinity',
    languages: INFRASTRUCTURE,
    tests: false,
    pattern:
      /\bServiceAffinityClientIP\b|\b[sS]essionAffinity["']?\s*[:=]\s*["']ClientIP["']|\bsession_affinity\s*=\s*["']ClientIP["']/g,
  },
  {
    rule: 'test-asserts-affinity',
    languages: INFRASTRUCTURE,
    tests: true,
    pattern: /\bServiceAffinityClientIP\b|\b[sS]ession_?[aA]ffinity\b[^\n]{0,60}["']ClientIP["']/g,
  },
  {
    rule: 'aws-cdk-stickiness',
    languages: INFRASTRUCTURE,
    pattern:
      /\bstickinessCookie(?:Duration|Name)\b(?=\s*[:=(])|\bstickiness_cookie_(?:duration|name)\s*=|\bStickinessCookie(?:Duration|Name)\b(?=\s*[:=])|\benable_?[cC]ookie_?[sS]tickiness\s*\(|\bEnableCookieStickiness\s*\(|\b[sS]et_?[aA]ttribute\(\s*(?:jsii\.String\()?["']stickiness\.enabled["']\)?\s*,\s*(?:jsii\.String\()?["']true["']/g,
  },
  {
    rule: 'aws-pulumi-stickiness',
    languages: INFRASTRUCTURE,
    proof: /pulumi/i,
    pattern: /\b[sS]tickiness\s*[:=]\s*(?=[&{]|new\b|aws\.|lb\.|pulumi)|\bTargetGroupStickinessArgs\b(?=\s*[({])/g,
    unless: /\b[eE]nabled["']?\s*[:=]\s*(?:false|False|pulumi\.Bool\(false\))/,
  },
  {
    rule: 'fly-replay-instance',
    languages: EVERY,
    pattern: /["'`]fly-replay(?:-cache)?["'`]/gi,
  },
  {
    rule: 'fly-force-instance-id',
    languages: EVERY,
    pattern: /["'`]fly-(?:force|prefer)-instance-id["'`]/gi,
  },
];

/** Formats that are no programs. */
const FORMAT_ROWS: readonly SourceRow[] = [
  {
    rule: 'sql-mcp-sessions',
    languages: ['sql'],
    pattern:
      /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?["`[]?(?:\w+["`\]]?\.["`[]?)?\w*mcp_?\w*sessions?\w*|\bmcp_session_id\b/gi,
  },
  {
    rule: 'sql-mcp-sessions',
    languages: ['python', 'ruby', 'elixir', 'php', 'java', 'kotlin', 'csharp', 'go'],
    pattern:
      /\bcreate_table\s*\(?\s*[:"']\w*mcp_?\w*sessions?\w*|__tablename__\s*=\s*["']\w*mcp_?\w*sessions?["']|\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?["`]?\w*mcp_?\w*sessions?\w*/gi,
  },
  {
    rule: 'azure-apim-backend-affinity',
    languages: ['xml'],
    pattern:
      /<set-header\s[^>]*name="mcp-session-id"|<cache-(?:store|lookup|remove)(?:-value)?\s[^>]*key=(?:"[^"]*|"@\([^>]*)mcp-?[^">]*session|<set-backend-service\b[^>]*mcp-session-id/gi,
  },
  {
    rule: 'code-session-header-read',
    languages: ['xml'],
    pattern: /(?<=GetValueOrDefault\(\s*&?(?:quot;)?["']?|Headers\[\s*&?(?:quot;)?["']?)mcp-session-id/gi,
  },
  {
    rule: 'spring-ai-protocol',
    languages: ['properties'],
    pattern:
      /^[ \t]*spring\.ai\.mcp\.server\.protocol\s*[=:]\s*SSE\b|^[ \t]*spring\.ai\.mcp\.server\.sse-(?:message-)?endpoint\s*[=:]|^[ \t]*spring\.ai\.mcp\.client\.sse\.connections\.[\w.-]+\s*[=:]/gim,
  },
  {
    rule: 'spring-ai-protocol',
    languages: ['properties'],
    severity: 'review',
    because: 'sessions are what STREAMABLE keeps; STATELESS keeps none',
    pattern: /^[ \t]*spring\.ai\.mcp\.server\.protocol\s*[=:]\s*STREAMABLE\b/gim,
  },
  {
    rule: 'spring-cloud-lb-sticky',
    languages: ['properties'],
    pattern:
      /^[ \t]*spring\.cloud\.loadbalancer\.[\w.-]*configurations\s*[=:]\s*request-based-sticky-session|^[ \t]*spring\.cloud\.loadbalancer\.[\w.-]*sticky-session\.add-service-instance-cookie\s*[=:]\s*true/gim,
  },
];

export const SOURCE_ROWS: readonly SourceRow[] = [...PYTHON_ROWS, ...SDK_ROWS, ...ANY_ROWS, ...FORMAT_ROWS];
