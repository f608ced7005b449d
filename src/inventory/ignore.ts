import type { LineIndex } from '../engine/lines.js';

/**
 * Comments of every format a scanner reads, and JSON's stand-in for one (`"//": "mcp-v2-ignore"`). What follows the
 * word is a list of rule ids; without one every rule is meant.
 */
const IGNORE =
  /(?:#|\/\/|\/\*|<!--|--|;|\{\{-?\s*\/\*|\{#|^\s*\*|\brem\s|"\/\/"\s*:\s*")[^\n]*?\bmcp-v2-ignore\b(-file)?(?![\w-])[ \t:]*([\w/,\- \t]*)/i;

/** A line that holds nothing but a comment (or JSON's stand-in for one). */
const COMMENT_LINE = /^\s*(?:#|\/\/|\/\*|\*|<!--|--|;|\{\{-?\s*\/\*|\{#|rem\s|"\/\/"\s*:)/i;

/** Where a text says `mcp-v2-ignore`. */
export class Ignores {
  private readonly whole: readonly string[] | undefined;
  private readonly none: boolean;

  constructor(
    text: string,
    private readonly lines: LineIndex,
  ) {
    this.none = !/mcp-v2-ignore/i.test(text);
    this.whole = this.none ? undefined : this.fileWide();
  }

  /** Whether a rule's finding at a line is left out: by its own line, the comment lines above it, or the file's header. */
  covers(line: number, rule: string): boolean {
    if (this.none) return false;
    if (this.whole && meant(this.whole, rule)) return true;
    const own = IGNORE.exec(this.lines.line(line));
    if (own && meant(ids(own[2]), rule)) return true;
    for (let above = line - 1; above > 0 && COMMENT_LINE.test(this.lines.line(above)); above--) {
      const found = IGNORE.exec(this.lines.line(above));
      if (found && meant(ids(found[2]), rule)) return true;
    }
    return false;
  }

  /** `mcp-v2-ignore-file` anywhere in the first lines, or `mcp-v2-ignore` in a header that an empty line ends. */
  private fileWide(): readonly string[] | undefined {
    for (let line = 1; line <= Math.min(20, this.lines.count); line++) {
      const found = IGNORE.exec(this.lines.line(line));
      if (!found) continue;
      if (found[1]) return ids(found[2]);
      if (this.endsHeader(line)) return ids(found[2]);
    }
    return undefined;
  }

  private endsHeader(line: number): boolean {
    for (let above = 1; above < line; above++)
      if (!COMMENT_LINE.test(this.lines.line(above)) && !/^\s*$|^#!|^---/.test(this.lines.line(above))) return false;
    let below = line + 1;
    while (below <= this.lines.count && COMMENT_LINE.test(this.lines.line(below))) below++;
    return below <= this.lines.count && /^\s*$/.test(this.lines.line(below));
  }
}

function ids(list: string | undefined): string[] {
  return (list ?? '').split(/[\s,]+/).filter((id) => /[a-z]/i.test(id) && !id.startsWith('-'));
}

/** Words behind the id list that are no ids ("mcp-v2-ignore because …") mean the whole comment is about every rule. */
function meant(list: readonly string[], rule: string): boolean {
  const named = list.filter((id) => /^[a-z0-9]+(?:[-/][a-z0-9]+)+$/i.test(id));
  return named.length === 0 || named.includes(rule);
}
