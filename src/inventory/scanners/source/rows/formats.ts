import type { SourceRow } from '../row.js';

/** Formats that are no programs: SQL, XML, .properties, query languages. */
export const FORMAT_ROWS: readonly SourceRow[] = [
  {
    rule: 'sql-mcp-sessions',
    languages: ['sql'],
    pattern:
      /\bcreate\s+(?:unlogged\s+|temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?["`[]?(?:\w+["`\]]?\.["`[]?)?\w*mcp_?\w*sessions?\w*|\bmcp_session_id\b/gi,
  },
  {
    rule: 'sql-mcp-sessions',
    languages: ['python', 'ruby', 'elixir', 'php', 'java', 'kotlin', 'csharp', 'go', 'rust'],
    inStrings: true,
    pattern:
      /\bcreate_table\s*\(?\s*[:"']\w*mcp_?\w*sessions?\w*|\bcreate\s+table\s*\(?\s*:\w*mcp_?\w*sessions?\w*|__tablename__\s*=\s*["']\w*mcp_?\w*sessions?["']|\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?["`]?(?:\w+\.)?\w*mcp_?\w*sessions?\w*|@Table\(\s*name\s*=\s*"\w*mcp_?\w*sessions?"|Schema::create\(\s*'\w*mcp_?\w*sessions?'|\bschema\s+"\w*mcp_?\w*sessions?"/gi,
  },
  {
    rule: 'azure-apim-backend-affinity',
    languages: ['xml'],
    pattern:
      /<set-header\s[^>]*name="mcp-session-id"|<cache-(?:store|lookup|remove)(?:-value)?\s[^>]*key=(?:"[^"]*|"@\([^>]*)mcp-?[^">]*session|<set-backend-service\b[^>]*mcp-session-id/gi,
  },
  {
    rule: 'sql-mcp-sessions',
    languages: ['prisma'],
    pattern: /^[ \t]*(?:model\s+\w*(?:Mcp|MCP)\w*Sessions?\w*|@@map\("\w*mcp_?\w*sessions?")|\bmcpSessionId\b/gm,
  },
  {
    rule: 'cors-expose-session-id',
    languages: ['xml'],
    pattern: /<header>\s*mcp-session-id\s*<\/header>/gi,
    before: /<expose-headers>(?:(?!<\/expose-headers>)[\s\S])*$/i,
  },
  {
    rule: 'cors-allow-session-id',
    languages: ['xml'],
    pattern: /<header>\s*mcp-session-id\s*<\/header>/gi,
    before: /<allowed-headers>(?:(?!<\/allowed-headers>)[\s\S])*$/i,
  },
  {
    rule: 'code-session-header-read',
    languages: ['xml'],
    pattern: /mcp-session-id/gi,
    before: /(?:GetValueOrDefault\(|Headers\[|ContainsKey\()\s*(?:&quot;|["'])?$/i,
  },
  {
    rule: 'dashboard-session-id',
    languages: ['query'],
    pattern: /\bmcp[._]session[._]id\b|\bmcp_sessions?_\w+|\bmcp-session-id\b/gi,
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
    kind: 'session-store',
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
