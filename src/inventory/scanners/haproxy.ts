import type { Reporter, Scanner } from '../types.js';
import { bounded } from './bounded.js';
import { conditionsIn } from './conditions.js';
import { readHaproxy } from './haproxy/file.js';
import { HAPROXY_RULES } from './haproxy/rules.js';

/** HAProxy: whole files, templates of them, and snippets in other files. */
export const haproxyScanner: Scanner = {
  id: 'haproxy',
  handles: (path, head) =>
    /haproxy[^/]*\.(?:cfg|conf|lst|map|j2|tmpl|tpl|template|erb|ctmpl)|(?:^|\/)haproxy\/.*\.(?:cfg|conf|lst)/i.test(
      path,
    ) ||
    (/\.cfg(?:\.\w+)?$/i.test(path) && /^(?:global|defaults|frontend|backend|listen)\b/m.test(head)),
  mentions: /mcp[-_]session|\bstick\s|\bbalance\s|\bcookie\s|\bappsession\s|\bpersist\s|\/sse\b/i,
  scan: bounded((input, report) => {
    const file = readHaproxy(input.text);
    const conditions = conditionsIn(input.text);
    for (const section of file.sections) {
      const own: Reporter = {
        ...report,
        hit: (hit) => report.hit(conditions.covers(hit.start, section.start) ? { ...hit, live: 'templated' } : hit),
      };
      for (const rule of HAPROXY_RULES) rule(section, file, own);
    }
  }),
};
