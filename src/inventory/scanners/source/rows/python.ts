import type { SourceRow } from '../row.js';

const PYTHON = ['python'] as const;
const PY_MCP = /^[ \t]*(?:from|import)\s+(?:mcp|fastmcp)\b/m;
/** Agent frameworks that connect to MCP servers. */
const PY_CLIENTS =
  /^[ \t]*(?:from|import)\s+(?:mcp|fastmcp|agents|pydantic_ai|langchain_mcp\w*|autogen\w*|google\.adk|strands|crewai\w*|llama_index|smolagents|haystack\w*|mcp_agent|mcp_use|dspy)\b/m;

/** Python: the SDK, FastMCP, and what connects to servers. */
export const PYTHON_ROWS: readonly SourceRow[] = [
  {
    rule: 'py-import-fastmcp-v1',
    languages: PYTHON,
    pattern:
      /^[ \t]*(?:from\s+mcp\.server\.fastmcp\b|import\s+mcp\.server\.fastmcp\b|from\s+mcp\.server\s+import\s+(?:\(\s*)?(?:\w+\s*,\s*)*(?:FastMCP|fastmcp)\b)/gm,
  },
  {
    rule: 'py-transport-sse',
    languages: PYTHON,
    proof: PY_MCP,
    pattern:
      /\btransport\s*=\s*["'](?:sse|SSE)["']|\brun(?:_async)?\s*\(\s*["']sse["']|\brun_sse_async\s*\(|\.sse_app\s*\(|\bcreate_sse_app\s*\(|(?:environ\.get|getenv|env)\s*\(\s*["']\w*TRANSPORT\w*["']\s*,\s*["']sse["']|\b\w*transport\w*\s*:\s*[^=\n]*=\s*["']sse["']|\bdefault\s*=\s*["']sse["']|\b[A-Z_]*TRANSPORT[A-Z_]*\s*(?::[^=\n]*)?=\s*["']sse["']/g,
  },
  {
    rule: 'py-transport-sse',
    languages: PYTHON,
    // Other software has clients for event streams too.
    proof: /mcp/i,
    pattern:
      /\b(?:SseServerTransport|sse_client|SSETransport|SseServerParameters|SseServerParams|MCPServerSse|MCPServerSSE|SseConnectionParams|SseServerParamsSchema)\s*\(/g,
    unless: /^\s*(?:class|def|async def)\s/,
  },
  {
    rule: 'py-transport-sse',
    languages: PYTHON,
    proof: PY_MCP,
    message: 'A route of HTTP+SSE',
    pattern:
      /\b(?:Route|Mount|WebSocketRoute|add_route|add_api_route|mount)\(\s*["']\/(?:[\w/{}-]*\/)?sse\/?["']|@\w+\.(?:get|post|route|api_route|custom_route)\(\s*["']\/(?:[\w/{}-]*\/)?sse\/?["']|\b(?:sse_path|sse_endpoint)\s*(?::\s*\w+\s*)?=\s*["']\/[^"'\n]*["']|\b(?:Route|Mount|mount)\(\s*["']\/messages?\/?["'](?=[^\n]*(?:handle_post_message|sse))/g,
  },
  {
    rule: 'py-transport-sse',
    languages: PYTHON,
    proof: PY_CLIENTS,
    pattern: /["']transport["']\s*:\s*["']sse["']|["']type["']\s*:\s*["']sse["'](?=[\s\S]{0,200}["']url["'])/g,
    // A field of a log line names the transport too.
    unless: /\blog(?:ger|ging)?\b|["']event["']\s*:/,
  },
  {
    rule: 'py-transport-sse',
    languages: PYTHON,
    alone: true,
    pattern: /^[ \t]*from\s+mcp\.(?:server|client)\.sse\s+import\b/gm,
  },
  {
    rule: 'py-stateless-http-false',
    languages: PYTHON,
    pattern: /\bstateless_http["']?\s*[=:]\s*False\b/g,
  },
  {
    rule: 'py-stateless-http-false',
    languages: PYTHON,
    proof: PY_MCP,
    pattern: /\b(?:run|run_async|http_app|run_http_async)\s*\((?=[^()]*\bstateless\s*=\s*False\b)/g,
  },
  {
    rule: 'py-session-manager',
    languages: PYTHON,
    pattern: /\bStreamableHTTPSessionManager\s*\(/g,
    unless: /\bstateless\s*=\s*True\b|^\s*class\s/,
  },
  {
    rule: 'py-session-manager',
    languages: PYTHON,
    // A module of tools may take the server from another one.
    proof: /^[ \t]*(?:from|import)\s+(?:mcp|fastmcp)\b|^[ \t]*@\w*mcp\w*\.(?:tool|resource|prompt)\b/m,
    pattern:
      /\b(?:ctx|context|self\.context|mcp_context|fastmcp_context)\.session_id\b|\bsession_idle_timeout\s*=(?!=)|\.mcp_session_id\b|\bmcp_session_id\s*=(?!=)/g,
    unless: /mcp-session-id|\bsession_idle_timeout\s*=\s*None/i,
  },
  {
    rule: 'aws-lambda-dynamodb-session',
    languages: PYTHON,
    pattern: /\bDynamoDBSessionStore\s*\(/g,
  },
  {
    rule: 'aws-lambda-dynamodb-session',
    languages: PYTHON,
    proof: /\bMCPLambdaHandler\b/,
    pattern: /\bsession_store\s*=(?!\s*None\b|=)/g,
  },
];
