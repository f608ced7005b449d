import { LUA_STYLE, maskComments } from '../source/mask.js';
import { nameOf } from '../statements.js';
import type { NginxRule } from './file.js';

/** The session id as Lua reads it: `ngx.var.http_mcp_session_id`, `get_headers()["Mcp-Session-Id"]`. */
const SESSION = /\bhttp_mcp_session_id\b|["']mcp-session-id["']|\barg_sessionId\b/gi;

/** Lua inside a configuration: it reads the session id, and in a balancer it routes by it. */
export const lookAtLua: NginxRule = (statement, file, report) => {
  const body = maskComments(file.text.slice(statement.start, statement.end), LUA_STYLE);
  const routes = /^(?:balancer|set|rewrite)_by_lua/.test(nameOf(statement)) && /balancer|upstream|\bhash\b/i.test(body);
  const lines = new Set<number>();
  for (const match of body.matchAll(SESSION)) {
    const line = body.lastIndexOf('\n', match.index);
    if (lines.has(line)) continue;
    lines.add(line);
    report.hit({
      rule: routes ? 'nginx-proxy-pass-by-session' : 'code-session-header-read',
      start: statement.start + match.index,
      context: ['mcp-session-id'],
    });
  }
};
