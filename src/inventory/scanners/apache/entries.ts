import { type Line, readLines, textsOfLine } from '../words.js';

/** A directive, or the head of a section. */
export interface Entry extends Line {
  /** The sections around the line, outermost first: `<VirtualHost *:80>`. */
  sections: Entry[];
}

/** Template control lines are no directives. */
const CONTROL = /^(?:\{%|\{\{-?\s*(?:if|else|end|range|with)\b|<%)/;

/** A configuration, and what rules ask of it again and again. */
export class ApacheFile {
  readonly entries: readonly Entry[];
  /** Members of balancers that have a route. */
  readonly routed: readonly Entry[];
  /** Whether something says what routes are for: a cookie, or `stickysession`. */
  readonly namesRoutes: boolean;
  /** The lines of each section, those of sections in it too. */
  readonly inside = new Map<Entry | undefined, Entry[]>();
  private readonly byBalancer = new Map<string, string[]>();
  private readonly contexts = new Map<Entry | undefined, readonly string[]>();

  constructor(text: string) {
    this.entries = readEntries(text);
    this.routed = this.entries.filter(
      ({ words }) => /^balancermember$/i.test(words[0]!.text) && words.some((word) => /^route=/i.test(word.text)),
    );
    this.namesRoutes = /BALANCER_WORKER_ROUTE|ROUTEID|stickysession=/i.test(text);
    for (const entry of this.entries) {
      const line = textsOfLine(entry).join(' ');
      for (const section of entry.sections) push(this.inside, section, entry);
      for (const [, name] of line.matchAll(/balancer:\/\/([\w.-]+)/gi)) push(this.byBalancer, name!, line);
    }
  }

  /** The section a line stands in, who hands requests to its balancer, and the names of the virtual host. */
  contextOf(entry: Entry): readonly string[] {
    const inner = /^<\w/.test(entry.words[0]!.text) ? entry : entry.sections.at(-1);
    const own = textsOfLine(entry).join(' ');
    let texts = this.contexts.get(inner);
    if (!texts) {
      texts = this.sectionContext(inner);
      this.contexts.set(inner, texts);
    }
    return [own, ...this.balancersIn([own]), ...texts];
  }

  private sectionContext(inner: Entry | undefined): readonly string[] {
    if (!inner) return [];
    const around = [inner, ...inner.sections];
    const host = around.find((section) => /^<virtualhost/i.test(section.words[0]!.text));
    const texts: string[] = [];
    if (inner !== host)
      for (const one of [inner, ...(this.inside.get(inner) ?? []).slice(0, MAX_TEXTS)])
        texts.push(textsOfLine(one).join(' '));
    for (const one of (host ? this.inside.get(host) : undefined) ?? [])
      if (/^Server(?:Name|Alias)$/i.test(one.words[0]!.text)) texts.push(textsOfLine(one).join(' '));
    return [...texts, ...this.balancersIn(texts)];
  }

  private balancersIn(texts: readonly string[]): string[] {
    const names = new Set(
      texts.flatMap((text) => [...text.matchAll(/balancer:\/\/([\w.-]+)/gi)].map((match) => match[1]!)),
    );
    return [...names].slice(0, 20).flatMap((name) => [name, ...(this.byBalancer.get(name) ?? []).slice(0, MAX_TEXTS)]);
  }
}

/** A section says what it is in its beginning. */
const MAX_TEXTS = 300;

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Reads a configuration as its lines, each with the sections around it. */
function readEntries(text: string): Entry[] {
  const open: Entry[] = [];
  return readLines(text, { trailingComments: false }).flatMap((line) => {
    const first = line.words[0]!.text;
    if (CONTROL.test(first)) return [];
    if (/^<\//.test(first)) {
      open.pop();
      return [];
    }
    const entry: Entry = { ...line, sections: [...open] };
    // Nobody nests sections deeper; a text that does is none.
    if (/^<\w/.test(first) && open.length < 32) open.push(entry);
    return [entry];
  });
}

/** An entry's words, the bracket of a section's head taken off. */
export function wordsOf(entry: Entry): string[] {
  return textsOfLine(entry).map((word) => word.replace(/>$/, ''));
}

/** What a section is for: the path of `<Location "/sse">`. */
export function sectionText(entry: Entry): string {
  return wordsOf(entry).at(-1) ?? '';
}
