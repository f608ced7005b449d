import { SESSION_ID } from '../gates.js';
import type { Hit, Scanner } from '../types.js';
import { isMessagesPath, isSsePath } from './urls.js';
import { type Line, readLines, textsOfLine } from './words.js';

interface Entry extends Line {
  /** The sections around the line, outermost first: `<VirtualHost *:80>`. */
  sections: Line[];
}

/** Apache httpd: whole files and fragments. */
export const apacheScanner: Scanner = {
  id: 'apache',
  handles: (path, head) =>
    /(?:^|\/)(?:httpd|apache2?)(?:[./_-]|$)|(?:^|\/)\.htaccess$/i.test(path) ||
    (/\.(?:conf|vhost|j2|tmpl|template|erb|in)$/i.test(path) &&
      /^\s*(?:<(?:VirtualHost|Proxy|Location|IfModule|Directory)|LoadModule|ProxyPass|BalancerMember|Header\s)/im.test(
        head,
      )),
  mentions: /stickysession|balancermember|\/sse\b|\/messages?\b|mcp-session-id/i,
  scan(input, report) {
    const entries = readEntries(input.text);
    for (const entry of entries) {
      const hit = hitOf(entry, entries);
      if (hit) report.hit({ start: entry.start, context: contextOf(entry, entries), ...hit });
    }
  },
};

function readEntries(text: string): Entry[] {
  const open: Line[] = [];
  return readLines(text, { trailingComments: false }).flatMap((line) => {
    const first = line.words[0]!.text;
    if (/^<\//.test(first)) {
      open.pop();
      return [];
    }
    const entry = { ...line, sections: [...open] };
    if (/^<\w/.test(first)) open.push(line);
    return [entry];
  });
}

function hitOf(entry: Entry, all: readonly Entry[]): Pick<Hit, 'rule' | 'related'> | undefined {
  const words = textsOfLine(entry).map((word) => word.replace(/>$/, ''));
  const name = words[0]!.toLowerCase();
  if (words.some((word) => /^stickysession=(?!off$|$)./i.test(word))) return { rule: 'apache-stickysession' };
  if (name === 'header' && words.some((word) => /BALANCER_WORKER_ROUTE|ROUTEID/i.test(word))) {
    const routes = all
      .filter(isRoutedMember)
      .map(({ start }) => ({ start, message: 'the route of a member goes with it' }));
    return { rule: 'apache-route-cookie', ...(routes.length > 0 && { related: routes }) };
  }
  if (isRoutedMember(entry)) {
    const isFirst = all.find((other) => isRoutedMember(other) && sameSection(other, entry)) === entry;
    const isNamed = all.some((other) => /BALANCER_WORKER_ROUTE|ROUTEID/i.test(textsOfLine(other).join(' ')));
    return isFirst && !isNamed ? { rule: 'apache-route-cookie' } : undefined;
  }
  if (/^(?:proxypass|proxypassmatch)$/.test(name)) {
    if (words[2] === '!') return undefined;
    return isStream(words[1] ?? '') ? { rule: 'apache-proxypass-sse' } : undefined;
  }
  if (/^<location(?:match)?$/.test(name))
    return isStream(words.at(-1) ?? '') ? { rule: 'apache-proxypass-sse' } : undefined;
  if (name !== 'header' || !words.slice(2).some((word) => SESSION_ID.test(word))) return undefined;
  if (words.some((word) => /^access-control-expose-headers$/i.test(word))) return { rule: 'cors-expose-session-id' };
  return words.some((word) => /^access-control-allow-headers$/i.test(word))
    ? { rule: 'cors-allow-session-id' }
    : undefined;
}

function isStream(path: string): boolean {
  const plain = path.replace(/^\^/, '').replace(/\$$|\(\.\*\)\$?$/g, '');
  return isSsePath(plain) || (isMessagesPath(plain) && /sse/i.test(plain));
}

function isRoutedMember(entry: Entry): boolean {
  const words = textsOfLine(entry);
  return words[0]!.toLowerCase() === 'balancermember' && words.some((word) => /^route=/i.test(word));
}

function sameSection(one: Entry, other: Entry): boolean {
  return one.sections.at(-1) === other.sections.at(-1);
}

/** The section the line stands in, who hands requests to its balancer, and the names of the virtual host. */
function contextOf(entry: Entry, all: readonly Entry[]): string[] {
  const inner = /^<\w/.test(entry.words[0]!.text) ? entry : entry.sections.at(-1);
  const host = entry.sections.find((section) => /^<virtualhost/i.test(section.words[0]!.text));
  const texts = [textsOfLine(entry).join(' ')];
  const balancers = new Set<string>();
  for (const other of all) {
    const line = textsOfLine(other).join(' ');
    const isInside =
      inner !== undefined && inner !== host && (other.sections.includes(inner) || other.start === inner.start);
    const isServer = host !== undefined && other.sections.includes(host) && /^Server(?:Name|Alias)\b/i.test(line);
    if (isInside || isServer) texts.push(line);
  }
  for (const text of texts) for (const match of text.matchAll(/balancer:\/\/([\w.-]+)/gi)) balancers.add(match[1]!);
  for (const other of all) {
    const line = textsOfLine(other).join(' ');
    if ([...balancers].some((name) => line.includes(`balancer://${name}`))) texts.push(line);
  }
  return [...texts, ...balancers];
}
