import { SESSION_ID } from '../../gates.js';
import { type Line, readLines, textsOfLine } from '../words.js';

/** `frontend public`, `backend mcp`: a section with its lines. Lines before the first belong to one without a name. */
export interface Section {
  kind: string;
  name: string;
  start: number;
  lines: Line[];
}

export interface HaproxyFile {
  sections: Section[];
  /** What says whether a section is about MCP: its own lines, and who sends requests to it. */
  contextOf(section: Section): readonly string[];
  /** Variables that a rule anywhere sets from the session id: `txn.sid`. */
  sessionVariables: ReadonlySet<string>;
}

const SECTION =
  /^(?:global|defaults|frontend|backend|listen|peers|resolvers|userlist|mailers|cache|program|http-errors|ring|fcgi-app|log-forward|crt-store|traces)$/;

/** Reads a HAProxy configuration; a snippet without sections is one. */
export function readHaproxy(text: string): HaproxyFile {
  const sections: Section[] = [{ kind: '', name: '', start: 0, lines: [] }];
  for (const line of readLines(text, { trailingComments: true })) {
    const [first = '', name = ''] = textsOfLine(line);
    // Control lines of templates.
    if (/^(?:\{%|\{\{-?\s*(?:if|else|end|range|with)|<%)/.test(first)) continue;
    if (SECTION.test(first)) sections.push({ kind: first, name, start: line.start, lines: [] });
    else sections[sections.length - 1]!.lines.push(line);
  }
  const contexts = new Map<Section, readonly string[]>();
  let routes: ReadonlyMap<string, string[]> | undefined;
  const contextOf = (section: Section): readonly string[] => {
    let texts = contexts.get(section);
    if (!texts) {
      routes ??= routesOf(sections);
      texts = [
        section.name,
        ...section.lines.slice(0, MAX_LINES).map(said),
        ...(section.kind === 'backend' ? (routes.get(section.name) ?? []) : []),
      ];
      contexts.set(section, texts);
    }
    return texts;
  };
  return { sections, contextOf, sessionVariables: variablesOf(sections) };
}

/** A section says what it is in its beginning. */
const MAX_LINES = 500;

/** A line as one text. */
export function said(line: Line): string {
  return textsOfLine(line).join(' ');
}

/** For each backend who sends requests to it: the rules, with the conditions that they name. */
function routesOf(sections: readonly Section[]): ReadonlyMap<string, string[]> {
  const routes = new Map<string, string[]>();
  for (const section of sections) {
    const conditions = new Map<string, string[]>();
    for (const line of section.lines) {
      const [first, name = ''] = textsOfLine(line);
      if (first === 'acl') conditions.set(name, [...(conditions.get(name) ?? []).slice(0, 20), said(line)]);
    }
    for (const line of section.lines) {
      const [first, backend = '', ...words] = textsOfLine(line);
      if (first !== 'use_backend' && first !== 'default_backend') continue;
      const texts = routes.get(backend) ?? [];
      if (texts.length > 200) continue;
      texts.push(said(line), ...words.flatMap((word) => conditions.get(word.replace(/^!/, '')) ?? []));
      if (first === 'default_backend') texts.push(section.name);
      routes.set(backend, texts);
    }
  }
  return routes;
}

/** `http-request set-var(txn.sid) req.hdr(mcp-session-id)`. */
function variablesOf(sections: readonly Section[]): Set<string> {
  const names = new Set<string>();
  for (const { lines } of sections)
    for (const line of lines) {
      const text = said(line);
      const set = /\bset-var\(([\w.]+)/.exec(text);
      if (set && SESSION_ID.test(text)) names.add(set[1]!);
    }
  return names;
}
