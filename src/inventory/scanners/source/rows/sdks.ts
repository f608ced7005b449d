import { JVM, type SourceRow } from '../row.js';

const MARK3LABS = /github\.com\/mark3labs\/mcp-go/;
const GO_SDK = /github\.com\/modelcontextprotocol\/go-sdk/;
const CSHARP_MCP = /ModelContextProtocol|MapMcp|AddMcpServer|McpClient/;
const KOTLIN_MCP = /io\.modelcontextprotocol/;

/** SDKs of other languages: what is SSE of 2024-11-05, and what keeps sessions. */
export const SDK_ROWS: readonly SourceRow[] = [
  {
    rule: 'go-mcp-go-sse',
    languages: ['go'],
    proof: MARK3LABS,
    pattern:
      /\bNewSSEServer\b|\bNewTestServer\b(?=\()|\bWithSSE(?:Endpoint|ContextFunc|ProtectedResourceMetadata|CORS)\b|\bWithMessageEndpoint\b|\bNew(?:OAuth)?SSE(?:MCP)?Client\b|\bNewSSE\s*\(/g,
  },
  {
    rule: 'go-mcp-go-sse',
    languages: ['go'],
    proof: MARK3LABS,
    kind: 'session-store',
    message: 'The server keeps sessions',
    pattern:
      /\bWithStateful\s*\((?!\s*false)|\bWithSessionIdManager\w*|\bWithSessionI[dD]Generator\b|\bWithSessionIdleTTL\b|\bWithStateLess\s*\(\s*false/g,
  },
  {
    rule: 'go-sdk-sse',
    languages: ['go'],
    proof: GO_SDK,
    pattern: /\bNewSSEHandler\b|\bSSE(?:Server|Client)Transport\b/g,
  },
  {
    rule: 'go-sdk-sse',
    languages: ['go'],
    proof: GO_SDK,
    kind: 'session-store',
    message: 'The server keeps sessions, or replays their events',
    pattern: /\bEventStore\s*:(?!\s*nil\b)|\bSessionTimeout\s*:(?!\s*0\b)|\bGetSessionID\b/g,
  },
  {
    rule: 'csharp-sessions',
    languages: ['csharp'],
    proof: CSHARP_MCP,
    pattern: /\bEnableLegacySse\s*=\s*true|\bHttpTransportMode\.Sse\b|\bSseClientTransport\s*\(/g,
  },
  {
    rule: 'csharp-sessions',
    languages: ['csharp'],
    proof: CSHARP_MCP,
    kind: 'session-store',
    message: 'The server keeps sessions, or replays their events',
    pattern:
      /\bStateless\s*=\s*false|\bHttpServerSessionMode\.Stateful\b|\bIdleTimeout\s*=(?!=)|\bMaxIdleSessionCount\s*=(?!=)|\bRunSessionHandler\s*=(?!=)|\bSessionMigrationHandler\s*=(?!=)|\bEventStreamStore\s*=(?!=)|\bPerSessionExecutionContext\s*=\s*true|\bWith\w*EventStreamStore\s*\(|:\s*(?:ISessionMigrationHandler|ISseEventStreamStore)\b|,\s*ISseEventStreamStore\b/g,
    unless: /\bAddSession\s*\(/,
  },
  {
    rule: 'yarp-session-affinity',
    languages: ['csharp'],
    pattern: /\bAddMcpHttpSessionAffinity\s*\(/g,
  },
  {
    rule: 'yarp-session-affinity',
    languages: ['csharp'],
    proof: /\bMap\w*Mcp\w*|ModelContextProtocol/,
    pattern: /\.WithSessionAffinity\s*\(/g,
  },
  {
    rule: 'yarp-session-affinity',
    languages: ['csharp'],
    proof: /\bYarp\b/,
    pattern: /\bSessionAffinity\s*=\s*new\b/g,
    unless: /\bEnabled\s*=\s*false/,
  },
  {
    rule: 'java-sse',
    languages: JVM,
    pattern:
      /\bnew\s+(?:HttpServletSse|WebMvcSse|WebFluxSse)\w*|\b(?:HttpServletSse|WebMvcSse|WebFluxSse)\w*(?=\s*[(.<]|\s+\w+\s*[(;=,)])|\b(?:HttpClientSse|WebFluxSse)ClientTransport\b(?=\s*[(.<]|\s+\w+\s*[(;=,)])/g,
    unless: /^\s*import\b/,
  },
  {
    rule: 'java-sse',
    languages: JVM,
    kind: 'session-store',
    message: 'The transport keeps sessions; the stateless one keeps none',
    pattern:
      /\b(?:HttpServlet|WebMvc|WebFlux)StreamableServerTransportProvider\b(?=\s*[(.<]|\s+\w+\s*[(;=,)])|\bnew\s+(?:HttpServlet|WebMvc|WebFlux)StreamableServerTransportProvider\b/g,
    unless: /^\s*import\b/,
  },
  {
    rule: 'java-sse',
    languages: JVM,
    alone: true,
    pattern:
      /^[ \t]*import\s+(?:static\s+)?(?:\w+\.)*(?:(?:HttpServlet|WebMvc|WebFlux)SseServerTransportProvider|(?:HttpClientSse|WebFluxSse)ClientTransport)\b/gm,
  },
  {
    rule: 'kotlin-sse',
    languages: ['kotlin'],
    proof: KOTLIN_MCP,
    pattern:
      /\bSseClientTransport\s*\(|(?<![.\w])mcp\s*(?:\([^)\n]*\)\s*)?\{|\bmcpSse\w*\s*[({]|\bSseServerTransport\s*\(/g,
  },
  {
    rule: 'kotlin-sse',
    languages: ['kotlin'],
    proof: KOTLIN_MCP,
    kind: 'session-store',
    message: 'The server keeps sessions; mcpStatelessStreamableHttp keeps none',
    pattern: /\bmcpWebSocket\w*(?=\s*[({])|(?<!\.)\bmcpStreamableHttp(?=\s*[({])/g,
  },
  {
    rule: 'rust-sessions',
    languages: ['cargo'],
    proof: /\brmcp\b/,
    message: 'The feature is SSE of 2024-11-05',
    pattern:
      /^[ \t]*rmcp\s*=\s*\{[^}]{0,2000}["']transport-sse[\w-]*["']|^[ \t]*features\s*=\s*\[[^\]]{0,2000}["']transport-sse[\w-]*["']/gm,
  },
  {
    rule: 'rust-sessions',
    languages: ['rust'],
    proof: /\brmcp\b|StreamableHttp/,
    pattern: /\bSseServer\s*::|\bSseServerConfig\b(?=\s*\{)|\bSseClientTransport\s*(?:::|<)/g,
  },
  {
    rule: 'rust-sessions',
    languages: ['rust'],
    proof: /\brmcp\b|StreamableHttp/,
    kind: 'session-store',
    message: 'The server keeps sessions',
    pattern:
      /\bLocalSessionManager(?=\s*(?:::(?!\{)|\{|\())|\b(?:legacy_session_mode|stateful_mode)\s*:\s*true|\bwith_(?:legacy_session_mode|stateful_mode)\s*\(\s*true|\bsession_store\s*:\s*Some\b|\bwith_session_store\s*\(/g,
    unless: /^\s*(?:pub\s+)?use\b/,
  },
  {
    rule: 'rust-sessions',
    languages: ['rust'],
    alone: true,
    pattern: /^[ \t]*(?:pub\s+)?use\s+rmcp::[^;\n]*\b(?:sse_server|sse_client|SseServer|SseClientTransport)\b/gm,
  },
  {
    rule: 'rust-sessions',
    languages: ['rust'],
    alone: true,
    kind: 'session-store',
    message: 'The server keeps sessions',
    pattern: /^[ \t]*(?:pub\s+)?use\s+rmcp::[^;\n]*\bLocalSessionManager\b/gm,
  },
];
