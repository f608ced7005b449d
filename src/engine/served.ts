import type { Served } from './facts.js';

const TEST = /(?:^|[\\/])(?:tests?|__tests__|__mocks__|e2e|spec)[\\/]|\.(?:test|spec|e2e)\.[cm]?[jt]sx?$/;

/** Whether a path is a test's or a test helper's: its servers serve nobody. */
export const isTestFile = (path: string): boolean => TEST.test(path);

const HTTP_TRANSPORT =
  /\b(?:new\s+(?:\w+\.)?|extends\s+(?:\w+\.)?)(?:(?:Node|WebStandard)?StreamableHTTPServerTransport|SSEServerTransport)\b|\b(?:StreamableHTTPServerTransport|SSEServerTransport)\s+as\s/;
const HTTP_HANDLER = /\bcreateMcpHandler\s*\(/;
const STDIO_TRANSPORT = /\bnew\s+(?:\w+\.)?StdioServerTransport\b|\bStdioServerTransport\s+as\s/;
const STDIO_SERVER = /\bserveStdio\s*\(/;
/** A transport that mints no ids: written out, or given no options at all. */
const NO_SESSIONS = /\bsessionIdGenerator\s*:\s*(?:undefined\b|void 0)/;
const SESSIONS = /\bsessionIdGenerator\b(?!\s*:\s*(?:undefined\b|void 0))|\bnew\s+(?:\w+\.)?SSEServerTransport\b/;

const WRAPPER =
  /['"](?:mcp-proxy|mcp-handler|@vercel\/mcp-adapter|@hono\/mcp|agents\/mcp|fastmcp|mcp-framework|@nestjs-mcp\/server|@rekog\/mcp-nest)['"]/;

/** Which transports a text constructs. Undefined when it constructs none. */
export function servedIn(text: string): Served | undefined {
  const transport = HTTP_TRANSPORT.test(text);
  const handler = HTTP_HANDLER.test(text);
  const servesStdio = STDIO_SERVER.test(text);
  const stdio = servesStdio || STDIO_TRANSPORT.test(text);
  const wrapped = WRAPPER.test(text);
  if (!transport && !handler && !stdio && !wrapped) return undefined;
  const sessions = handler || (transport && (SESSIONS.test(text) || !NO_SESSIONS.test(text)));
  return { http: transport || handler, stdio, sessions, servesStdio, wrapped };
}

/** What two texts construct between them. */
export function joinServed(a: Served | undefined, b: Served | undefined): Served | undefined {
  if (!a || !b) return a ?? b;
  return {
    http: a.http || b.http,
    stdio: a.stdio || b.stdio,
    sessions: a.sessions || b.sessions,
    servesStdio: a.servesStdio || b.servesStdio,
    wrapped: a.wrapped || b.wrapped,
  };
}
