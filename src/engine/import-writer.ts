import { keepsBroken, printItem, printRequire, printStatement, type Statement } from './import-list.js';
import { ImportPlan, type Slot } from './import-plan.js';
import { type AddedImport, type ImportRecord, isTouched } from './import-record.js';
import type { Node } from './node.js';
import { joinRequires } from './require-join.js';
import type { SourceFile } from './source-file.js';

/** Works out the import statements a ledger asks for, and edits the file's into them. */
export class ImportWriter {
  constructor(
    private readonly file: SourceFile,
    private readonly declarations: readonly Node[],
    private readonly records: readonly ImportRecord[],
    private readonly added: readonly AddedImport[],
  ) {}

  /** Records the edits. */
  write(): void {
    const added = joinRequires(this.file, this.added);
    const slots = new ImportPlan(this.file, this.declarations, this.records, added).slots();
    for (const slot of slots) {
      for (const todo of gatherNotes(slot.noted)) {
        if (slot.declaration) this.file.todos.add(slot.declaration, todo.rule, todo.message);
        else slot.todos.push(todo);
      }
    }
    for (const declaration of this.declarations) {
      const records = this.records.filter((record) => record.declaration === declaration);
      const slot = slots.find((candidate) => candidate.declaration === declaration);
      const before = records.some(isTouched);
      if (slot && (before || slot.items.length + slot.head.length !== records.length)) this.rewrite(slot, records);
      const behind = slots.filter((candidate) => !candidate.declaration && candidate.after === declaration);
      // What was said about a module nothing is imported from any more is about nothing.
      if (!slot && records.length > 0) this.file.todos.withdraw(declaration, 'unknown-module');
      if (slot || records.length === 0) this.insertNew(behind, declaration);
      else if (behind.length === 0) this.dropLine(declaration);
      else {
        // The declaration goes and others come: they take its place.
        const lines = behind.map((candidate) => this.print(candidate)).join(this.file.style.eol);
        this.file.edits.overwrite(declaration.start, this.file.endOf(declaration), lines);
      }
    }
    const fresh = slots.filter((slot) => !slot.declaration && !this.declarations.includes(slot.after!));
    const behind = fresh.filter((slot) => slot.after);
    if (behind.length) this.insertNew(behind, behind[0]!.after!);
    const loose = fresh.filter((slot) => !slot.after);
    if (loose.length) this.insertAtTop(loose);
  }

  private statementOf(slot: Slot): Statement {
    const head = slot.head.map((record) => (record.kind === 'default' ? record.local : `* as ${record.local}`));
    const braces = slot.items.length > 0 || slot.head.length === 0;
    return { keyword: 'import', type: slot.type, head, items: braces ? slot.items : undefined, source: slot.source };
  }

  private rewrite(slot: Slot, records: ImportRecord[]): void {
    const declaration = slot.declaration!;
    const { file } = this;
    const { source } = declaration;
    const inner = this.file.comments.some((comment) => comment.start > declaration.start && comment.end < source.start);
    if (inner) return this.rewriteAroundComments(slot, records);
    const quote = file.text[source.start]!;
    const original = file.text.slice(declaration.start, source.end);
    const rest = file.endOf(declaration) - source.end;
    const before: Statement = {
      ...this.statementOf({ ...slot, head: [], items: [] }),
      head: records
        .filter((r) => r.kind !== 'named')
        .map((r) => (r.kind === 'default' ? r.specifier.local.name : `* as ${r.specifier.local.name}`)),
      items: records
        .filter((r) => r.kind === 'named')
        .map((r) => ({ name: r.original.name, as: r.specifier.local.name, type: r.inlineType })),
      source: source.value,
    };
    // A line its author let grow; a single name cannot be broken, so it shows no such wish.
    const overlong = !original.includes('\n') && records.length > 1 && original.length + rest > file.style.width;
    const comma = /\n/.test(original) ? /,\s*\}/.test(original) : file.style.trailingComma;
    const style = { ...file.style, trailingComma: comma, ...(overlong ? { width: Number.POSITIVE_INFINITY } : {}) };
    const broken = keepsBroken(original, before, file.style, rest);
    file.edits.overwrite(
      declaration.start,
      source.end,
      printStatement(this.statementOf(slot), style, { broken, rest, quote }),
    );
  }

  /** A list with comments inside is edited name by name, so that every comment stays where it is. */
  private rewriteAroundComments(slot: Slot, records: ImportRecord[]): void {
    const { edits, text } = this.file;
    const { source, specifiers } = slot.declaration!;
    edits.overwrite(source.start + 1, source.end - 1, slot.source);
    const stays = (record: ImportRecord) => !record.removed && record.source === slot.source;
    for (const record of records) {
      const { specifier } = record;
      if (!stays(record)) {
        const comma = /^\s*,/.exec(text.slice(specifier.end))?.[0].length ?? 0;
        const lineStart = text.lastIndexOf('\n', specifier.start - 1) + 1;
        const alone =
          text.slice(lineStart, specifier.start).trim() === '' &&
          /^[ \t]*\r?\n/.test(text.slice(specifier.end + comma));
        const end = specifier.end + comma;
        if (alone) edits.remove(lineStart, end + /^[ \t]*\r?\n/.exec(text.slice(end))![0].length);
        else edits.remove(specifier.start, end + (comma ? (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) : 0));
      } else if (isTouched(record) && record.kind === 'named')
        edits.overwrite(
          specifier.start,
          specifier.end,
          printItem({ name: record.name, as: record.local, type: record.inlineType }),
        );
      else if (isTouched(record)) edits.overwrite(specifier.local.start, specifier.local.end, record.local);
    }
    const kept = new Set(records.filter(stays).map((record) => record.local));
    const fresh = slot.items.filter((item) => !kept.has(item.as));
    if (fresh.length === 0) return;
    const texts = fresh.map(printItem);
    const trailing = /^\s*,/.test(text.slice((specifiers.at(-1) as Node).end));
    const last = records.filter((record) => stays(record) && record.kind === 'named').at(-1)?.specifier;
    if (!last) {
      const brace = text.indexOf('{', slot.declaration!.start) + 1;
      edits.insert(brace, ` ${texts.join(', ')}${trailing ? ',' : ''}`);
      return;
    }
    const comma = /^\s*,/.exec(text.slice(last.end))?.[0].length ?? 0;
    const after = last.end + comma;
    if (!comma) edits.insert(last.end, ',');
    const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
    const lead = /^[ \t]*/.exec(text.slice(lineStart))![0];
    // Behind a comment on the same line, which speaks of the name before it.
    const remark = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*\*\/[ \t]*)?(?=\r?\n)/.exec(text.slice(after));
    if (text.slice(lineStart, last.start).trim() === '' && lineStart > slot.declaration!.start && remark) {
      const lines = texts.map((item) => `${this.file.style.eol}${lead}${item}`);
      edits.insert(after + remark[0].length, lines.join(',') + (trailing ? ',' : ''));
    } else edits.insert(after, ` ${texts.join(', ')}${comma && trailing && last === specifiers.at(-1) ? ',' : ''}`);
  }

  /** Removes a declaration and the line it leaves empty; comments around it stay. */
  private dropLine(declaration: Node): void {
    const { text, edits, comments, style } = this.file;
    const last = this.file.endOf(declaration);
    const inner = comments.filter((comment) => comment.start > declaration.start && comment.end < last);
    if (inner.length) {
      edits.overwrite(declaration.start, last, inner.map((comment) => this.file.textOf(comment)).join(style.eol));
      return;
    }
    const first = text.startsWith('\uFEFF') ? 1 : 0;
    const lineStart = Math.max(first, text.lastIndexOf('\n', declaration.start - 1) + 1);
    const tail = /^[ \t]*(\r?\n|$)/.exec(text.slice(last));
    if (text.slice(lineStart, declaration.start).trim() !== '' || !tail) {
      edits.remove(declaration.start, last);
      return;
    }
    let end = last + tail[0].length;
    // Between two blank lines, or at the top of the file, one of them goes too.
    const above = text.slice(first, lineStart);
    const blankAbove = above === '' || /\n[ \t]*\r?\n$/.test(above);
    if (blankAbove) end += /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
    edits.remove(lineStart, end);
  }

  private insertNew(slots: Slot[], declaration: Node): void {
    if (slots.length === 0) return;
    const { text, edits, style } = this.file;
    const last = this.file.endOf(declaration);
    const newline = text.indexOf('\n', last);
    const lineEnd = newline === -1 ? text.length : newline > 0 && text[newline - 1] === '\r' ? newline - 1 : newline;
    // Something else on the same line (`import a from 'a'; foo();`): stay close to the declaration.
    const behind = text.slice(last, lineEnd);
    const at = /^\s*(\/\/.*|\/\*[\s\S]*\*\/\s*)?$/.test(behind) ? lineEnd : last;
    edits.insert(at, slots.map((slot) => `${style.eol}${this.print(slot)}`).join(''));
  }

  private print(slot: Slot): string {
    const { style } = this.file;
    const end = style.semi ? ';' : '';
    const todos = slot.todos.map(({ rule, message }) => `// TODO(mcp-v2/${rule}): ${message}${style.eol}`).join('');
    if (this.file.usesRequire) return todos + printRequire(slot.items, slot.source, style) + end;
    return todos + printStatement(this.statementOf(slot), style, { rest: end.length }) + slot.suffix + end;
  }

  /** The first imports of a file: below shebang, licence comment and directives. */
  private insertAtTop(slots: Slot[]): void {
    const { text, edits, style, program, comments } = this.file;
    const lines = slots.map((slot) => this.print(slot) + style.eol).join('');
    const directive = (program.directives as Node[] | undefined)?.at(-1);
    const interpreter = program.interpreter as Node | undefined;
    let at = directive?.end ?? interpreter?.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
    for (const comment of directive ? [] : comments) {
      // A licence is a comment, or a run of line comments, with a blank line behind it.
      if (comment.start < at || text.slice(at, comment.start).trim() !== '') continue;
      let end = comment.end;
      let value = comment.value;
      for (const next of comment.type === 'CommentLine' ? comments : [])
        if (next.type === 'CommentLine' && /^[ \t]*\r?\n[ \t]*$/.test(text.slice(end, next.start))) {
          end = next.end;
          value += next.value;
        }
      const isLicence = /^[*!]|licen[cs]e|copyright|\bMIT\b|@file/i.test(value) && !/^\*\s*@(type|param)/.test(value);
      if (isLicence && /^[ \t]*\r?\n[ \t]*\r?\n/.test(text.slice(end))) at = end;
      break;
    }
    const gap = /^[ \t]*\r?\n(?:[ \t]*\r?\n)*/.exec(text.slice(at))?.[0] ?? '';
    const code = text.slice(at + gap.length);
    // Imports are set off from the code by a blank line.
    const below = code.trim() === '' || /^[ \t]*\S/.test(code) === false ? '' : style.eol;
    const above = at === 0 || gap !== '' || text.slice(0, at) === '\uFEFF' ? '' : style.eol;
    edits.insert(at + gap.length, above + lines + below);
  }
}

/** `A, B: text` for names that are told the same. */
function gatherNotes(records: readonly ImportRecord[]): { rule: string; message: string }[] {
  const names = new Map<string, { rule: string; text: string; names: string[] }>();
  for (const { note, original } of records) {
    if (!note) continue;
    const key = `${note.rule} ${note.text}`;
    const entry = names.get(key) ?? { ...note, names: [] };
    entry.names.push(original.name);
    names.set(key, entry);
  }
  return [...names.values()].map(({ rule, text, names }) => ({
    rule,
    message: `${[...new Set(names)].join(', ')}: ${text}`,
  }));
}
