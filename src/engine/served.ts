import type { Served } from './facts.js';

const HTTP_TRANSPORT =
  /\b(?:new\s+(?:\w+\.)?|extends\s+(?:\w+\.)?)(?:(?:Node|WebStandard)?StreamableHTTPServerTransport|SSEServerTransport)\b|\b(?:StreamableHTTPServerTransport|SSEServerTransport)\s+as\s/;
const HTTP_HANDLER = /\bcreateMcpHandler\s*\(/;
const STDIO_TRANSPORT = /\bnew\s+(?:\w+\.)?StdioServerTransport\b|\bStdioServerTransport\s+as\s/;
const STDIO_SERVER = /\bserveStdio\s*\(/;
/** A transport that mints no ids: written out, or given no options at all. */
const NO_SESSIONS = /\bsessionIdGenerator\s*:\s*(?:undefined\b|void 0)/;
const SESSIONS = /\bsessionIdGenerator\b(?!\s*:\s*(?:undefined\b|void 0))|\bnew\s+(?:\w+\.)?SSEServerTransport\b/;

/** Which transports a text constructs. Undefined when it constructs none. */
export function servedIn(text: string): Served | undefined {
  const transport = HTTP_TRANSPORT.test(text);
  const handler = HTTP_HANDLER.test(text);
  const servesStdio = STDIO_SERVER.test(text);
  const stdio = servesStdio || STDIO_TRANSPORT.test(text);
  if (!transport && !handler && !stdio) return undefined;
  const sessions = handler || (transport && (SESSIONS.test(text) || !NO_SESSIONS.test(text)));
  return { http: transport || handler, stdio, sessions, servesStdio };
}

/** What two texts construct between them. */
export function joinServed(a: Served | undefined, b: Served | undefined): Served | undefined {
  if (!a || !b) return a ?? b;
  return {
    http: a.http || b.http,
    stdio: a.stdio || b.stdio,
    sessions: a.sessions || b.sessions,
    servesStdio: a.servesStdio || b.servesStdio,
  };
}
