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
  contextOf(section: Section): string[];
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
  const contextOf = (section: Section): string[] => {
    const texts = [section.name, ...section.lines.map((line) => textsOfLine(line).join(' '))];
    if (section.kind !== 'backend') return texts;
    for (const other of sections) {
      for (const line of other.lines) {
        const words = textsOfLine(line);
        if (!/^(?:use_backend|default_backend)$/.test(words[0] ?? '') || words[1] !== section.name) continue;
        texts.push(words.join(' '), ...aclsNamed(other, words.slice(2)));
        if (words[0] === 'default_backend') texts.push(other.name);
      }
    }
    return texts;
  };
  return { sections, contextOf, sessionVariables: variablesOf(sections) };
}

/** The definitions of the ACLs that a condition names. */
function aclsNamed(section: Section, words: readonly string[]): string[] {
  const names = new Set(words.map((word) => word.replace(/^!/, '')));
  return section.lines
    .map(textsOfLine)
    .filter((line) => line[0] === 'acl' && names.has(line[1] ?? ''))
    .map((line) => line.join(' '));
}

/** `http-request set-var(txn.sid) req.hdr(mcp-session-id)`. */
function variablesOf(sections: readonly Section[]): Set<string> {
  const names = new Set<string>();
  for (const { lines } of sections)
    for (const line of lines) {
      const text = textsOfLine(line).join(' ');
      const set = /\bset-var\(([\w.]+)/.exec(text);
      if (set && SESSION_ID.test(text)) names.add(set[1]!);
    }
  return names;
}
