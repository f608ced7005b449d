import type { Reporter, Scanner } from '../types.js';
import { bounded } from './bounded.js';
import { conditionsIn } from './conditions.js';
import { NginxFile } from './nginx/file.js';
import { LOCATION_RULES } from './nginx/locations.js';
import { lookAtLua } from './nginx/lua.js';
import { ROUTING_RULES } from './nginx/routing.js';
import { lookAtOthers, SESSION_ID_RULES } from './nginx/session-id.js';
import { eachStatement, nameOf, type Statement } from './statements.js';

/** nginx, OpenResty and what includes them: whole files, fragments, templates, and snippets in other files. */
export const nginxScanner: Scanner = {
  id: 'nginx',
  handles: (path, head) =>
    (/(?:^|\/)(?:nginx|openresty|sites-(?:available|enabled)|conf\.d|upstreams?\.d|snippets)(?:[./_-]|$)/i.test(path) &&
      !OTHER.test(path)) ||
    (/\.(?:conf|nginx|ngx|vhost|inc)(?:\.(?:template|tmpl|tpl|j2|jinja2?|erb|in|dist|example|sample|default|ctmpl|epp|mustache))?$/i.test(
      path,
    ) &&
      !/^\s*(?:<(?:VirtualHost|Proxy|Location|IfModule|Directory)|LoadModule|ProxyPass)\b/im.test(head)),
  mentions:
    /mcp[-_]session|ip_hash|\bhash\s|\bsticky|_sticky\b|\broute=|\$\{?arg_s|\/sse\b|\bsse[|)]|\/messages?\b|proxy_buffering|proxy_cache\s+off|chunked_transfer_encoding|Connection\s+["']{2}|x-accel-buffering|proxy_(?:read|send)_timeout|limit_except|request_method|underscores_in_headers|ignore_invalid_headers|access-control-/i,
  scan: bounded((input, report) => {
    const file = new NginxFile(input.text, input.path);
    const conditions = conditionsIn(input.text);
    let current: Statement | undefined;
    const own: Reporter = {
      skip: (message) => report.skip(message),
      hit: (hit) =>
        report.hit(
          conditions.covers(current!.start, current!.parent?.start ?? 0) ? { ...hit, live: 'templated' } : hit,
        ),
    };
    for (const statement of eachStatement(file.statements)) {
      current = statement;
      const name = nameOf(statement);
      let known = false;
      for (const table of [ROUTING_RULES, SESSION_ID_RULES, LOCATION_RULES]) {
        const rule = table.get(name);
        if (!rule) continue;
        rule(statement, file, own);
        known = true;
      }
      if (!known) lookAtOthers(statement, file, own);
      if (name.includes('_by_lua')) lookAtLua(statement, file, own);
    }
    file.reportUnusedMaps(report);
  }),
};

/** Formats that live in folders of nginx's name and have scanners of their own. */
const OTHER =
  /\.(?:ya?ml|json|toml|tf|hcl|md|mdx|rst|html?|css|s[ac]ss|svg|[cm]?[jt]sx?|py|go|rb|php|java|lua|sh|bash|ps1|sql|png|jpe?g|gif|crt|key|pem|service|env|txt|lock|xml)$/i;
