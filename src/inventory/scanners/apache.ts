import { isTemplated, SESSION_ID } from '../gates.js';
import type { Hit, Scanner } from '../types.js';
import { ApacheFile, type Entry, sectionText, wordsOf } from './apache/entries.js';
import { bounded } from './bounded.js';
import { conditionsIn } from './conditions.js';
import { isMessagesPath, isSsePath } from './urls.js';

/** Apache httpd: whole files and fragments. */
export const apacheScanner: Scanner = {
  id: 'apache',
  handles: (path, head) =>
    (/(?:^|\/)(?:httpd|apache2?)(?:[./_-]|$)/i.test(path) &&
      !/\.(?:[a-z]*ml|json|md|[jt]s|py|go|sh|c|h)$/i.test(path)) ||
    /(?:^|\/)\.htaccess$/i.test(path) ||
    (/\.(?:conf|vhost|inc|j2|tmpl|template|erb|epp|in)$/i.test(path) &&
      /^\s*(?:<(?:VirtualHost|Proxy|Location|IfModule|Directory)|LoadModule|ProxyPass|ProxySet|BalancerMember|Rewrite(?:Rule|Engine)|Header\s)/im.test(
        head,
      )),
  mentions: /stickysession|balancermember|\/sse\b|\/messages?\b|mcp-session-id/i,
  scan: bounded((input, report) => {
    const file = new ApacheFile(input.text);
    const conditions = conditionsIn(input.text);
    for (const entry of file.entries) {
      const hit = hitOf(entry, file);
      if (!hit) continue;
      const from = entry.sections.at(-1)?.start ?? 0;
      report.hit({
        start: entry.start,
        context: file.contextOf(entry),
        ...(conditions.covers(entry.start, from) && { live: 'templated' }),
        ...hit,
      });
    }
  }),
};

type Found = Pick<Hit, 'rule' | 'related' | 'live'> & { start?: number };

function hitOf(entry: Entry, file: ApacheFile): Found | undefined {
  const words = wordsOf(entry);
  const name = words[0]!.toLowerCase();
  const sticky = entry.words.find(({ text }) => /^stickysession=(?!off>?$|>?$)./i.test(text));
  if (sticky) return stickyOf(sticky, entry, file);
  if (name === 'header' && words.some((word) => /BALANCER_WORKER_ROUTE|ROUTEID/i.test(word)))
    return { rule: 'apache-route-cookie', ...routes(file.routed) };
  if (name === 'balancermember') return isAlone(entry, file) ? { rule: 'apache-route-cookie' } : undefined;
  if (/^(?:proxypass|proxypassmatch)$/.test(name)) return proxied(words, entry, file);
  if (/^<location(?:match)?$/.test(name)) {
    const serves = (file.inside.get(entry) ?? []).some((other) =>
      /^(?:ProxyPass|ProxyPassMatch|RewriteRule|Include|SetHandler)/i.test(other.words[0]!.text),
    );
    return serves && isStream(words.at(-1) ?? '') ? { rule: 'apache-proxypass-sse' } : undefined;
  }
  if (name === 'rewriterule') {
    const passes = /\[[^\]]*\bP\b/.test(words.at(-1) ?? '');
    return passes && isStream(words[1] ?? '') ? { rule: 'apache-proxypass-sse' } : undefined;
  }
  return headerOf(name, words);
}

function stickyOf(word: Entry['words'][number], entry: Entry, file: ApacheFile): Found {
  const value = word.text.slice(word.text.indexOf('=') + 1);
  return {
    rule: 'apache-stickysession',
    start: word.start,
    ...(isTemplated(value) && { live: 'templated' as const }),
    ...routes(file.routed.filter((other) => other.sections.at(-1) === entry.sections.at(-1))),
  };
}

function routes(members: readonly Entry[]): Pick<Hit, 'related'> {
  if (members.length === 0) return {};
  return {
    related: members.slice(0, 50).map(({ start }) => ({ start, message: 'the route of a member goes with it' })),
  };
}

/** The first member with a route, where nothing else says what the route is for. */
function isAlone(entry: Entry, { routed, namesRoutes }: ApacheFile): boolean {
  return !namesRoutes && routed.find((other) => other.sections.at(-1) === entry.sections.at(-1)) === entry;
}

/** `ProxyPass /sse http://…`, and inside a `<Location>` `ProxyPass http://…/sse`. */
function proxied(words: readonly string[], entry: Entry, { entries }: ApacheFile): Found | undefined {
  if (words[2] === '!' || words[1] === '!') return undefined;
  const section = entry.sections.find((one) => /^<location/i.test(one.words[0]!.text));
  const path = words[1] ?? '';
  // The section's own path was reported at its head.
  if (section && /^\w+:\/\//.test(path))
    return isSsePath(path) && !isStream(sectionText(section)) ? { rule: 'apache-proxypass-sse' } : undefined;
  if (isStream(path)) return { rule: 'apache-proxypass-sse' };
  const hasStream = () =>
    entries.some(
      (other) =>
        /^ProxyPass/i.test(other.words[0]!.text) && isStream(wordsOf(other)[1] ?? '') && wordsOf(other)[2] !== '!',
    );
  return isMessagesPath(plainPath(path)) && hasStream() ? { rule: 'apache-proxypass-sse' } : undefined;
}

function headerOf(name: string, words: readonly string[]): Found | undefined {
  if (
    /^(?:rewritecond|setenvif(?:nocase)?|<if|require|requestheader)$/.test(name) &&
    words.some((word) => SESSION_ID.test(word))
  )
    return { rule: 'code-session-header-read' };
  if (name !== 'header' || !words.slice(2).some((word) => SESSION_ID.test(word))) return undefined;
  if (words.some((word) => /^access-control-expose-headers$/i.test(word))) return { rule: 'cors-expose-session-id' };
  return words.some((word) => /^access-control-allow-headers$/i.test(word))
    ? { rule: 'cors-allow-session-id' }
    : undefined;
}

function plainPath(path: string): string {
  return path
    .replace(/^\^/, '')
    .replace(/(?:\(\.\*\)|\/\?|\$)+$/g, '')
    .replace(/\$$/, '');
}

function isStream(path: string): boolean {
  const plain = plainPath(path);
  const group = /^(.*)\((?:\?:)?([\w|]+)\)$/.exec(plain);
  const paths = group ? group[2]!.split('|').map((word) => `${group[1]}${word}`) : [plain];
  return paths.some(isSsePath) || (isMessagesPath(plain) && /sse/i.test(plain));
}
