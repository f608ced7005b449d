import MagicString from 'magic-string';

interface Range {
  start: number;
  end: number;
  text: string;
}

/**
 * Changes to one text, as ranges of the ORIGINAL text. Transforms record them in any order; `apply` works out what
 * wins. An overwrite or removal swallows the edits strictly inside it; insertions at its borders stay.
 */
export class Edits {
  private readonly ranges: Range[] = [];
  private readonly inserts: { at: number; text: string; order: number }[] = [];
  /** New indentations, by the offset at which the line starts. */
  private readonly indents = new Map<number, string>();
  private readonly moves: { start: number; end: number; to: number }[] = [];

  constructor(
    private readonly text: string,
    /** Ranges nobody may touch (`// mcp-v2-ignore`): edits in them are dropped. */
    private readonly isProtected: (start: number, end: number) => boolean = () => false,
  ) {}

  get isEmpty(): boolean {
    return this.ranges.length + this.inserts.length + this.moves.length === 0;
  }

  /** Replaces a range; nothing is recorded when the text would stay the same. Returns whether it was recorded. */
  overwrite(start: number, end: number, text: string): boolean {
    if (this.isProtected(start, end) || this.text.slice(start, end) === text) return false;
    const same = this.ranges.find((range) => range.start === start && range.end === end);
    if (!same) this.ranges.push({ start, end, text });
    else if (same.text !== '' && same.text !== text && text !== '')
      throw new Error(`two edits disagree about ${JSON.stringify(this.text.slice(start, end))}`);
    else same.text = same.text === '' ? '' : text;
    return true;
  }

  remove(start: number, end: number): boolean {
    return start < end && this.overwrite(start, end, '');
  }

  /** Replaces a range whose inside earlier transforms may have edited: what they recorded in it no longer counts. */
  supersede(start: number, end: number, text: string): boolean {
    if (this.isProtected(start, end)) return false;
    for (let index = this.ranges.length - 1; index >= 0; index--) {
      const range = this.ranges[index]!;
      if (range.start >= start && range.end <= end) this.ranges.splice(index, 1);
    }
    return this.overwrite(start, end, text);
  }

  insert(at: number, text: string): boolean {
    if (text === '' || this.isProtected(at, at)) return false;
    this.inserts.push({ at, text, order: this.inserts.length });
    return true;
  }

  /**
   * Takes a range to another place, with every edit inside it; ranges that go to one place keep their order. Of what is
   * inserted at a border of the range, or at the place, all belongs to the text behind it.
   * @param to an offset outside the range
   */
  move(start: number, end: number, to: number): boolean {
    if (this.isProtected(start, end) || this.isProtected(to, to)) return false;
    this.moves.push({ start, end, to });
    return true;
  }

  /** Gives the line that starts at `start` another indentation. Not counted: it goes along with some other edit. */
  indentLine(start: number, indent: string): void {
    if (!this.isProtected(start, start)) this.indents.set(start, indent);
  }

  /** The indentation of the line that starts at `start`, as it will be. */
  indentOf(start: number): string {
    return this.indents.get(start) ?? leadOf(this.text, start);
  }

  /** How many edits were recorded so far. */
  get count(): number {
    return this.ranges.length + this.inserts.length + this.moves.length;
  }

  /** Whether the range is gone: some recorded removal or overwrite of more than it holds it. */
  covers(start: number, end: number): boolean {
    return this.ranges.some(
      (range) =>
        range.start <= start && range.end >= end && (range.text === '' || range.end - range.start > end - start),
    );
  }

  /** Whether some recorded overwrite or removal meets the range. */
  touches(start: number, end: number): boolean {
    return this.ranges.some((range) => range.start < end && range.end > start);
  }

  /** What will stand in a range that is overwritten as such, or as it stands. */
  textAt(start: number, end: number): string {
    const same = this.ranges.find((range) => range.start === start && range.end === end);
    return same ? same.text : this.text.slice(start, end);
  }

  /** Whether a range goes as a whole. */
  removes(start: number, end: number): boolean {
    return this.ranges.some((range) => range.text === '' && range.start <= start && range.end >= end);
  }

  /** The whole lines that are inserted above others, in their order, when nothing else is recorded. */
  addedLines(): readonly { at: number; text: string }[] | undefined {
    if (this.ranges.length + this.moves.length + this.indents.size > 0) return undefined;
    const isLine = ({ at, text }: { at: number; text: string }) =>
      /^[^\n]*\n$/.test(text) && (at === 0 || this.text[at - 1] === '\n');
    if (!this.inserts.every(isLine)) return undefined;
    return [...this.inserts].sort((a, b) => a.at - b.at || a.order - b.order);
  }

  /**
   * Where something was recorded, sorted by `start`: removals, overwrites, insertions, new indentations. `reach` is how
   * far this one and all before it go, so that a search by it finds the first that is not wholly before an offset.
   */
  places(): { start: number; reach: number }[] {
    const places = [
      ...this.ranges.map(({ start, end }) => ({ start, reach: end })),
      ...this.inserts.map(({ at }) => ({ start: at, reach: at })),
      ...[...this.indents.keys()].map((start) => ({ start, reach: start + leadOf(this.text, start).length })),
      ...this.moves.flatMap(({ start, end, to }) => [
        { start, reach: end },
        { start: to, reach: to },
      ]),
    ].sort((a, b) => a.start - b.start);
    let reach = 0;
    for (const place of places) {
      reach = Math.max(reach, place.reach);
      place.reach = reach;
    }
    return places;
  }

  /**
   * The edited text.
   * @param left Ranges of the original that no edit touches, and what is to stand there instead, with their line breaks.
   * @throws Error when two edits overlap without one containing the other: a transform's bug, never the user's.
   */
  apply(left: readonly Range[] = []): string {
    if (this.isEmpty) return this.text;
    const rewritten = this.rewrittenLeads();
    const indents = [...this.indents]
      .map(([start, indent]) => ({ start, indent, old: leadOf(this.text, start) }))
      .filter(({ start, old }) => !rewritten.has(start + old.length));
    // What is inserted before the first word of a line comes after the line's indentation.
    const inserts = [
      ...indents
        .filter(({ indent, old }) => indent.startsWith(old))
        .map(({ start, indent, old }) => ({ at: start + old.length, text: indent.slice(old.length), order: -1 })),
      ...this.inserts,
    ];
    const replaced = indents
      .filter(({ start, indent, old }) => !indent.startsWith(old) && !this.touches(start, start + old.length))
      .map(({ start, indent, old }) => ({ start, end: start + old.length, text: indent }));
    const blank = left.map(({ start, end, text }) => ({ start, end, text: text + lineBreaks(this.text, start, end) }));
    const sorted = [...this.ranges, ...replaced, ...blank].sort((a, b) => a.start - b.start || b.end - a.end);
    const kept: Range[] = [];
    for (const range of sorted) {
      const outer = kept[kept.length - 1];
      if (!outer || range.start >= outer.end) kept.push(range);
      else if (range.end > outer.end)
        throw new Error(`overlapping edits at ${outer.start}-${outer.end} and ${range.start}-${range.end}`);
    }
    const result = new MagicString(this.text);
    const seams = new Set<number>();
    for (const { start, end, to } of this.moves) {
      // What is rewritten or removed as a whole takes its inside along.
      if (kept.some((range) => holds(range, start, end) || (range.start < to && to < range.end))) continue;
      result.move(start, end, to);
      for (const seam of [start, end, to]) seams.add(seam);
    }
    for (const { start, end, text } of kept) {
      if (text === '') result.remove(start, end);
      else result.overwrite(start, end, text);
    }
    // Whole lines go above a line that starts anew, its indentation does not.
    const anew = new Set(indents.flatMap(({ start, old }) => (old === '' ? start : [])));
    const rank = (insert: { at: number; text: string; order: number }) =>
      anew.has(insert.at) && insert.text.endsWith('\n') ? -1 : 0;
    for (const insert of inserts.sort((a, b) => a.at - b.at || rank(a) - rank(b) || a.order - b.order)) {
      if (kept.some((range) => range.start < insert.at && insert.at < range.end)) continue;
      if (seams.has(insert.at)) result.appendRight(insert.at, insert.text);
      else result.appendLeft(insert.at, insert.text);
    }
    return result.toString();
  }

  /** Where leads of lines end that are rewritten along with the line break before them: no line starts there any more. */
  private rewrittenLeads(): Set<number> {
    const found = new Set<number>();
    if (this.indents.size === 0) return found;
    for (const { start, end, text } of this.ranges) {
      // A text that ends its last line leaves the next one to begin as it would.
      if (text === '' || text.endsWith('\n')) continue;
      for (let at = this.text.indexOf('\n', start); at >= 0 && at < end; at = this.text.indexOf('\n', at + 1)) {
        const lead = at + 1 + leadOf(this.text, at + 1).length;
        if (lead <= end) found.add(lead);
      }
    }
    return found;
  }
}

function holds(range: Range, start: number, end: number): boolean {
  return range.start <= start && range.end >= end;
}

function leadOf(text: string, start: number): string {
  return /[ \t]*/y.exec(text.slice(start, start + 400))![0];
}

function lineBreaks(text: string, start: number, end: number): string {
  let breaks = '';
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) breaks += '\n';
  return breaks;
}
