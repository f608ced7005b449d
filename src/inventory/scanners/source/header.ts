import type { Hit } from '../../types.js';

/** Where code names the session id header. */
const NAME = /mcp-session-id|\bHTTP_MCP_SESSION_ID\b|\bMCP_SESSION_ID_HEADER\b|\bhttp\.mcp-session-id\b/gi;

/** What lists headers for CORS, in the spellings of the frameworks. */
const EXPOSE = /expose_?headers?|exposed_?headers|withexposedheaders|access-control-expose-headers/i;
const ALLOW = /allow_?headers?|allowed_?headers|withheaders|access-control-allow-headers/i;

/** How far before a header's name the list it stands in may begin. */
const LIST = 400;

/**
 * Every place where code names the header: in a CORS list it is that rule's, elsewhere it is read or written. One
 * finding for a line.
 * @param text without comments
 */
export function headerHits(text: string): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(NAME)) {
    const start = match.index;
    // A name is a string or a constant; in running text it is talk.
    if (/^mcp/i.test(match[0]) && /^MCP-S|^mcp-s/i.test(match[0]) && !isQuoted(text, start, match[0].length)) continue;
    const rule = listAround(text, start) ?? 'code-session-header-read';
    hits.push({ rule, start, context: ['mcp-session-id'] });
  }
  return hits;
}

function isQuoted(text: string, start: number, length: number): boolean {
  const before = text[start - 1] ?? '';
  const after = text[start + length] ?? '';
  if (/["'`:|]/.test(before) || /["'`]/.test(after)) return true;
  // `"Content-Type, Mcp-Session-Id"`, `req.http.Mcp-Session-Id`
  return /["'`][^"'`\n]*$/.test(text.slice(text.lastIndexOf('\n', start) + 1, start)) || before === '.';
}

function listAround(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - LIST), at);
  // Back to where the innermost statement begins.
  const statement = before.slice(Math.max(before.lastIndexOf(';'), before.search(/\n\s*\n(?![\s\S]*\n\s*\n)/), 0));
  const exposed = lastIndexOf(statement, EXPOSE);
  const allowed = lastIndexOf(statement, ALLOW);
  if (exposed === -1 && allowed === -1) return undefined;
  const from = Math.max(exposed, allowed);
  // The list may have ended before the name.
  const between = statement.slice(from);
  if (/[)\]}]\s*,?\s*\n|^\s*def\s|^\s*func\s/m.test(between.replace(/\[[^\]]*\]|\([^()]*\)/g, ''))) return undefined;
  return exposed > allowed ? 'cors-expose-session-id' : 'cors-allow-session-id';
}

function lastIndexOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, 'gi'))) last = match.index;
  return last;
}
