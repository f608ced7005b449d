import type { Hit } from '../../types.js';
import type { Code } from './mask.js';

/** Where code names the session id header. */
const NAME =
  /mcp-session-id|\bHTTP_MCP_SESSION_ID\b|\bMCP_SESSION_ID_HEADER\b|\bhttp\.mcp-session-id\b|\bhttp_mcp_session_id\b/gi;

/** What lists headers for CORS, in the spellings of the frameworks. */
const EXPOSE = /expose_?d?_?headers?|withexposedheaders|access-control-expose-headers|\bexpose\s*[:=(]/i;
const ALLOW = /allow_?(?:ed)?_?headers?|withheaders|access-control-allow-headers/i;

/** How far before a header's name the list it stands in may begin. */
const LIST = 400;

/** Lines that make sure the header is not there. */
const DENIAL =
  /\b(?:assert|expect|should|refute|verify|require|check)\w*\b.*(?:\bnot\s+in\b|\bis\s+None\b|==\s*None\b|\bnil\b|IsNull|BeNull|NotContain|NotHave|isEmpty|BeEmpty|\bEmpty\b|\.not\b|toBeNull|Undefined)|\bassert(?:_?not_?in|_?null|_?nil|_?is_?none|_?false|_?empty|_not_includes)\b|\brefute|Assert\.(?:False|Null|Empty|DoesNotContain)|assert\s*!/i;

/**
 * Every place where code names the header: in a CORS list it is that rule's, elsewhere it is read or written. One
 * finding for a line.
 */
export function headerHits({ text, inString }: Code, isTest: boolean): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(NAME)) {
    const start = match.index;
    const name = match[0];
    const line = lineAt(text, start);
    if (/^\s*(?:from|import|using|use)\s/.test(line)) continue;
    const list = inString(start) ? listAround(text, start) : undefined;
    if (list === undefined && !isName(text, start, name, inString(start))) continue;
    if (DENIAL.test(line) || (isTest && mustBeEmpty(text, start))) continue;
    hits.push({ rule: list ?? 'code-session-header-read', start, context: ['mcp-session-id'] });
    if (hits.length > MAX_HITS) break;
  }
  return hits;
}

const MAX_HITS = 2000;

/** A name is a whole string, a constant, or a field: `"Mcp-Session-Id"`, `HTTP_MCP_SESSION_ID`, `req.http.Mcp-Session-Id`. */
function isName(text: string, start: number, name: string, inString: boolean): boolean {
  if (/_/.test(name)) return true;
  const before = text[start - 1] ?? '';
  const after = text.slice(start + name.length, start + name.length + 3);
  if (!inString) return before === '.' || /^http\./i.test(name);
  if (!/["'`]/.test(before)) return false;
  // `header("Mcp-Session-Id: $sid")`
  return /^["'`]/.test(after) || /^\s*:/.test(after);
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, Math.min(end === -1 ? text.length : end, at + 500)).slice(-1500);
}

/** `if got := resp.Header.Get("Mcp-Session-Id"); got != "" { t.Fatal…`. */
function mustBeEmpty(text: string, at: number): boolean {
  return /^[^\n]*!=\s*(?:""|nil)\s*\{\s*\n?\s*t\.(?:Fatal|Error)/.test(text.slice(at, at + 400));
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
