import { type Line, readLines, textsOfLine } from '../words.js';

/** A directive, or the head of a section. */
export interface Entry extends Line {
  /** The sections around the line, outermost first: `<VirtualHost *:80>`. */
  sections: Entry[];
}

/** Template control lines are no directives. */
const CONTROL = /^(?:\{%|\{\{-?\s*(?:if|else|end|range|with)\b|<%)/;

/** Reads a configuration as its lines, each with the sections around it. */
export function readEntries(text: string): Entry[] {
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
