import type { Scanner } from '../types.js';
import { NginxFile } from './nginx/file.js';
import { LOCATION_RULES } from './nginx/locations.js';
import { ROUTING_RULES } from './nginx/routing.js';
import { SESSION_ID_RULES } from './nginx/session-id.js';
import { eachStatement, nameOf } from './statements.js';

/** nginx, OpenResty and what includes them: whole files, fragments, templates, and snippets in other files. */
export const nginxScanner: Scanner = {
  id: 'nginx',
  handles: (path, head) =>
    /(?:^|\/)(?:nginx|openresty|sites-(?:available|enabled)|conf\.d|upstreams?\.d|snippets)(?:[./_-]|$)/i.test(path) ||
    (/\.(?:conf|nginx|ngx|vhost)(?:\.(?:template|tmpl|tpl|j2|jinja2?|erb|in|dist|example|sample|default))?$/i.test(
      path,
    ) &&
      !/^\s*(?:<(?:VirtualHost|Proxy|Location|IfModule|Directory)|LoadModule|ProxyPass)\b/im.test(head)),
  mentions:
    /mcp[-_]session|ip_hash|\bhash\s|\bsticky|\$arg_s|\/sse\b|\/messages?\b|proxy_buffering|proxy_read_timeout|limit_except|underscores_in_headers|access-control-/i,
  scan(input, report) {
    const file = new NginxFile(input.text);
    for (const statement of eachStatement(file.statements)) {
      const name = nameOf(statement);
      for (const table of [ROUTING_RULES, SESSION_ID_RULES, LOCATION_RULES]) table.get(name)?.(statement, file, report);
    }
    file.reportUnusedMaps(report);
  },
};
