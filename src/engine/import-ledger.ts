import type { Binding } from './bindings.js';
import { keepsBroken, type ListItem, printItem, printRequire, printStatement, type Statement } from './import-list.js';
import type { Node } from './node.js';
import type { SourceFile } from './source-file.js';

/** One name that an ES import brings into the file, and where it is to come from in the end. */
export interface ImportRecord {
  kind: 'named' | 'default' | 'namespace';
  declaration: Node;
  specifier: Node;
  binding: Binding;
  /** What the file imports, as it stood. */
  readonly original: { source: string; name: string };
  /** Where it comes from now; transforms change these. */
  source: string;
  name: string;
  local: string;
  /** Has its own `type` modifier, or stands in an `import type`. */
  type: boolean;
  inlineType: boolean;
  removed: boolean;
  /** What is to be said of it where it is imported in the end. */
  note?: { rule: string; text: string };
}

interface Added {
  source: string;
  name: string;
  local: string;
  type: boolean;
  /** A marker for the line above a new statement. */
  todo?: { rule: string; message: string };
}

/** One statement of the final import block. */
interface Slot {
  source: string;
  type: boolean;
  /** The declaration this slot stands in the place of; none for a new line. */
  declaration?: Node;
  /** A new line goes behind this declaration. */
  after?: Node;
  head: ImportRecord[];
  items: ListItem[];
  /** Whether names can be put into its braces. */
  open: boolean;
  todos: { rule: string; message: string }[];
  /** Names that want a marker above this statement. */
  noted: ImportRecord[];
}

/**
 * The file's imports as a ledger: transforms say where each name comes from (`move`, `rename`, `release`, `use`), and
 * one pass at the end works out the statements, merged per package and each in its old place.
 */
export class ImportLedger {
  readonly records: ImportRecord[] = [];
  private readonly added: Added[] = [];
  /** How many names were moved, renamed, dropped or added. */
  moves = 0;
  private readonly declarations: Node[];
  private readonly locals = new Map<Binding, ImportRecord>();

  constructor(private readonly file: SourceFile) {
    this.declarations = (file.program.body as Node[]).filter((node) => node.type === 'ImportDeclaration');
    for (const declaration of this.declarations) {
      for (const specifier of declaration.specifiers as Node[]) {
        const binding = file.scopes.bindingOf(specifier.local);
        if (!binding) continue;
        const kind =
          specifier.type === 'ImportSpecifier' ? 'named' : specifier.type === 'ImportDefaultSpecifier' ? 'default' : 'namespace';
        const imported = specifier.imported;
        const name =
          kind === 'named' ? (imported.type === 'StringLiteral' ? imported.value : imported.name) : kind === 'default' ? 'default' : '*';
        const inlineType = specifier.importKind === 'type';
        const record: ImportRecord = {
          kind,
          declaration,
          specifier,
          binding,
          original: { source: declaration.source.value, name },
          source: declaration.source.value,
          name,
          local: specifier.local.name,
          type: inlineType || declaration.importKind === 'type',
          inlineType,
          removed: false,
        };
        this.records.push(record);
        this.locals.set(binding, record);
      }
    }
  }

  /** The record behind a binding, when an ES import declares it. */
  of(binding: Binding | undefined): ImportRecord | undefined {
    return binding && this.locals.get(binding);
  }

  move(record: ImportRecord, source: string, name: string = record.name): void {
    if (this.file.isIgnored(record.declaration)) return;
    if (record.source !== source || record.name !== name) this.moves++;
    record.source = source;
    record.name = name;
  }

  /** Asks for a marker above the statement that imports this name in the end; names of one sort share one. */
  note(record: ImportRecord, rule: string, text: string): void {
    if (this.file.isIgnored(record.declaration)) return;
    record.note = { rule, text };
    this.moves++;
  }

  /** Drops a name from the imports: its last reference is gone. */
  release(record: ImportRecord): void {
    if (record.removed || this.file.isIgnored(record.declaration)) return;
    record.removed = true;
    this.moves++;
  }

  /** Calls the name `local` in this file, references included. @returns false when that name would clash. */
  rename(record: ImportRecord, local: string): boolean {
    if (record.local === local) return true;
    if (this.file.isIgnored(record.declaration)) return false;
    const twin = this.records.find(
      (other) => other !== record && !other.removed && other.local === local && other.source === record.source && other.name === record.name,
    );
    const free = twin ? this.canJoin(record, twin) : !this.claimed(local) && this.file.canRename(record.binding, local);
    if (!free) return false;
    for (const reference of this.file.liveReferences(record.binding)) this.file.replaceReference(reference, local);
    if (twin) {
      twin.type &&= record.type;
      this.release(record);
    } else record.local = local;
    return true;
  }

  /** Whether the references of one import may use another import of the very same export. */
  private canJoin(record: ImportRecord, twin: ImportRecord): boolean {
    if (twin.type && !record.type) return false;
    return this.file
      .liveReferences(record.binding)
      .every((reference) => reference.scope.lookup(twin.local, 'any') === twin.binding && !this.file.isIgnored(reference.node));
  }

  /**
   * Makes `name` of `source` available.
   * @param options `at` is where the name will be written, so that only declarations around that place can be in its
   *   way; `todo` goes above the line if it has to be a new one
   * @returns the local name to write: that of an import that stands there already, or a free one
   */
  use(source: string, name: string, options: { at: Node; type?: boolean; todo?: Added['todo'] }): string {
    const type = options.type ?? false;
    const visible = (local: string) => !this.isShadowed(local, options.at);
    const standing = this.records.find(
      (record) => !record.removed && record.source === source && record.name === name && (type || !record.type) && visible(record.local),
    );
    if (standing) return standing.local;
    const wanted = this.added.find((added) => added.source === source && added.name === name && visible(added.local));
    if (wanted) {
      wanted.type &&= type;
      return wanted.local;
    }
    const taken = !visible(name) || this.claimed(name) || !this.isFree(name);
    const local = taken ? this.file.freeName(`Mcp${name}`) : name;
    this.added.push({ source, name, local, type, todo: options.todo });
    this.moves++;
    return local;
  }

  /** Packages and subpaths the final imports come from. */
  sources(): { source: string; type: boolean }[] {
    return [
      ...this.records.filter((record) => !record.removed).map(({ source, type }) => ({ source, type })),
      ...this.added.map(({ source, type }) => ({ source, type })),
      ...this.declarations
        .filter((declaration) => declaration.specifiers.length === 0)
        .map((declaration) => ({ source: declaration.source.value as string, type: false })),
    ];
  }

  get changed(): boolean {
    return this.added.length > 0 || this.records.some((record) => isTouched(record));
  }

  private claimed(local: string): boolean {
    return (
      this.added.some((added) => added.local === local) ||
      this.records.some((record) => !record.removed && record.local === local && record.local !== record.specifier.local.name)
    );
  }

  /** Whether a declaration between a place and the module level already has the name. */
  private isShadowed(name: string, at: Node): boolean {
    const { scopes } = this.file;
    const found = scopes.scopeOf(at).lookup(name, 'any');
    return found !== undefined && found.scope !== scopes.root;
  }

  /** A new module-level name must not repeat another, nor catch a global. */
  private isFree(name: string): boolean {
    const { scopes } = this.file;
    return !scopes.root.own(name, 'any') && !scopes.globals.some((global) => global.node.name === name);
  }

  /** Records the edits. Called once, by the pipeline, after all transforms. */
  flush(): void {
    for (const record of this.records) {
      const { references } = record.binding;
      if (references.length > 0 && this.file.liveReferences(record.binding).length === 0) this.release(record);
    }
    if (!this.changed && !this.records.some((record) => record.note)) return;
    const slots = this.plan();
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
      if (slot || records.length === 0) this.insertNew(behind, declaration);
      else if (behind.length === 0) this.dropLine(declaration);
      else {
        // The declaration goes and others come: they take its place.
        const lines = behind.map((candidate) => this.print(candidate)).join(this.file.style.eol);
        this.file.edits.overwrite(declaration.start, declaration.end, lines);
      }
    }
    const fresh = slots.filter((slot) => !slot.declaration && !this.declarations.includes(slot.after!));
    const behind = fresh.filter((slot) => slot.after);
    if (behind.length) this.insertNew(behind, behind[0]!.after!);
    const loose = fresh.filter((slot) => !slot.after);
    if (loose.length) this.insertAtTop(loose);
  }

  private plan(): Slot[] {
    const slots: Slot[] = [];
    const find = (source: string, type: boolean) =>
      slots.find((slot) => slot.source === source && slot.type === type && slot.open);
    // Statements nothing touches are the places to merge into, wherever they stand.
    for (const declaration of this.declarations) {
      const records = this.records.filter((record) => record.declaration === declaration);
      if (records.length && !records.some(isMoved)) slots.push(this.slotFor(declaration, declaration.source.value, records));
    }
    for (const declaration of this.declarations) {
      const records = this.records.filter((record) => record.declaration === declaration);
      if (!records.some(isMoved)) continue;
      const groups = new Map<string, ImportRecord[]>();
      for (const record of records) {
        if (record.removed) continue;
        groups.set(record.source, [...(groups.get(record.source) ?? []), record]);
      }
      let keeps = false;
      for (const [source, group] of groups) {
        const fresh = this.slotFor(declaration, source, group);
        const same = find(source, fresh.type);
        if (same && fresh.head.length === 0 && fresh.open) {
          for (const item of fresh.items) addItem(same, item);
          same.noted.push(...fresh.noted);
          continue;
        }
        if (!keeps) slots.push(fresh);
        else slots.push({ ...fresh, declaration: undefined, after: declaration });
        keeps = true;
      }
    }
    for (const added of this.added) {
      const item: ListItem = { name: added.name, as: added.local, type: false };
      const same = find(added.source, false) ?? (added.type ? find(added.source, true) : undefined);
      if (same) addItem(same, { ...item, type: false });
      else {
        const after = this.lastPlace(slots);
        const todos = added.todo ? [added.todo] : [];
        slots.push({ source: added.source, type: added.type, after, head: [], items: [item], open: true, todos, noted: [] });
      }
    }
    return slots.filter((slot) => slot.head.length + slot.items.length > 0 || (slot.declaration && !this.hadNames(slot)));
  }

  private hadNames(slot: Slot): boolean {
    return this.records.some((record) => record.declaration === slot.declaration);
  }

  private slotFor(declaration: Node, source: string, records: ImportRecord[]): Slot {
    const live = records.filter((record) => !record.removed);
    const head = live.filter((record) => record.kind !== 'named');
    const items = live
      .filter((record) => record.kind === 'named')
      .map((record) => ({ name: record.name, as: record.local, type: record.inlineType }));
    const plain = declaration.importKind !== 'typeof' && !declaration.phase && !declaration.module;
    const open = plain && !head.some((record) => record.kind === 'namespace') && !(declaration.importKind === 'type' && head.length);
    return { source, type: declaration.importKind === 'type', declaration, head, items, open, todos: [], noted: live.filter((record) => record.note) };
  }

  /** New imports go behind the last statement that still stands, imports of the SDK before others. */
  private lastPlace(slots: Slot[]): Node | undefined {
    const standing = slots.flatMap((slot) => (slot.declaration ? [slot] : []));
    const sdk = standing.filter((slot) => slot.source.startsWith('@modelcontextprotocol/'));
    const from = sdk.length ? sdk : standing;
    const last = from.map((slot) => slot.declaration!).sort((a, b) => b.start - a.start)[0] ?? this.declarations.at(-1);
    return last ?? (this.file.usesRequire ? this.lastRequire() : undefined);
  }

  private lastRequire(): Node | undefined {
    return (this.file.program.body as Node[]).filter((node) => isRequire(node)).at(-1);
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
    const rest = declaration.end - source.end;
    const before: Statement = {
      ...this.statementOf({ ...slot, head: [], items: [] }),
      head: records.filter((r) => r.kind !== 'named').map((r) => (r.kind === 'default' ? r.specifier.local.name : `* as ${r.specifier.local.name}`)),
      items: records
        .filter((r) => r.kind === 'named')
        .map((r) => ({ name: r.original.name, as: r.specifier.local.name, type: r.inlineType })),
      source: source.value,
    };
    const overlong = !original.includes('\n') && original.length + rest > file.style.width;
    const comma = /\n/.test(original) ? /,\s*\}/.test(original) : file.style.trailingComma;
    const style = { ...file.style, trailingComma: comma, ...(overlong ? { width: Number.POSITIVE_INFINITY } : {}) };
    const broken = keepsBroken(original, before, file.style, rest);
    file.edits.overwrite(declaration.start, source.end, printStatement(this.statementOf(slot), style, { broken, rest, quote }));
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
        const alone = text.slice(lineStart, specifier.start).trim() === '' && /^[ \t]*\r?\n/.test(text.slice(specifier.end + comma));
        const end = specifier.end + comma;
        if (alone) edits.remove(lineStart, end + /^[ \t]*\r?\n/.exec(text.slice(end))![0].length);
        else edits.remove(specifier.start, end + (comma ? (/^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0) : 0));
      } else if (isTouched(record) && record.kind === 'named')
        edits.overwrite(specifier.start, specifier.end, printItem({ name: record.name, as: record.local, type: record.inlineType }));
      else if (isTouched(record)) edits.overwrite(specifier.local.start, specifier.local.end, record.local);
    }
    const kept = new Set(records.filter(stays).map((record) => record.local));
    const fresh = slot.items.filter((item) => !kept.has(item.as));
    if (fresh.length === 0) return;
    const last = specifiers[specifiers.length - 1] as Node;
    const comma = /^\s*,/.exec(text.slice(last.end))?.[0].length ?? 0;
    const lineStart = text.lastIndexOf('\n', last.start - 1) + 1;
    const lead = /^[ \t]*/.exec(text.slice(lineStart))![0];
    const broken = text.slice(lineStart, last.start).trim() === '' && lineStart > slot.declaration!.start;
    const gap = broken ? `${this.file.style.eol}${lead}` : ' ';
    edits.insert(last.end + comma, `${comma ? '' : ','}${fresh.map((item) => `${gap}${printItem(item)}`).join(',')}${comma && broken ? ',' : ''}`);
  }

  /** Removes a declaration and the line it leaves empty; comments around it stay. */
  private dropLine(declaration: Node): void {
    const { text, edits } = this.file;
    const lineStart = text.lastIndexOf('\n', declaration.start - 1) + 1;
    const tail = /^[ \t]*(\r?\n|$)/.exec(text.slice(declaration.end));
    if (text.slice(lineStart, declaration.start).trim() !== '' || !tail) {
      edits.remove(declaration.start, declaration.end);
      return;
    }
    let end = declaration.end + tail[0].length;
    // Between two blank lines, or at the top of the file, one of them goes too.
    const above = text.slice(0, lineStart);
    const blankAbove = above === '' || /\n[ \t]*\r?\n$/.test(above);
    if (blankAbove) end += /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
    edits.remove(lineStart, end);
  }

  private insertNew(slots: Slot[], declaration: Node): void {
    if (slots.length === 0) return;
    const { text, edits, style } = this.file;
    const newline = text.indexOf('\n', declaration.end);
    const lineEnd = newline === -1 ? text.length : newline > 0 && text[newline - 1] === '\r' ? newline - 1 : newline;
    // Something else on the same line (`import a from 'a'; foo();`): stay close to the declaration.
    const behind = text.slice(declaration.end, lineEnd);
    const at = /^\s*(\/\/.*|\/\*[^]*\*\/\s*)?$/.test(behind) ? lineEnd : declaration.end;
    edits.insert(at, slots.map((slot) => `${style.eol}${this.print(slot)}`).join(''));
  }

  private print(slot: Slot): string {
    const { style } = this.file;
    const end = style.semi ? ';' : '';
    const todos = slot.todos.map(({ rule, message }) => `// TODO(mcp-v2/${rule}): ${message}${style.eol}`).join('');
    if (this.file.usesRequire) return todos + printRequire(slot.items, slot.source, style) + end;
    return todos + printStatement(this.statementOf(slot), style, { rest: end.length }) + end;
  }

  /** The first imports of a file: below shebang, licence comment and directives. */
  private insertAtTop(slots: Slot[]): void {
    const { text, edits, style, program, comments } = this.file;
    const lines = slots.map((slot) => this.print(slot) + style.eol).join('');
    const directive = (program.directives as Node[] | undefined)?.at(-1);
    const interpreter = program.interpreter as Node | undefined;
    let at = directive?.end ?? interpreter?.end ?? (text.startsWith('\uFEFF') ? 1 : 0);
    const licence = directive ? undefined : comments.find((c) => c.start >= at && text.slice(at, c.start).trim() === '');
    if (licence && /^[*!]|licen[cs]e|copyright|@file/i.test(licence.value) && !/^\*\s*@(type|param)/.test(licence.value)) {
      const next = /^[ \t]*\r?\n[ \t]*\r?\n/.exec(text.slice(licence.end));
      if (next) at = licence.end;
    }
    const gap = /^[ \t]*\r?\n(?:[ \t]*\r?\n)*/.exec(text.slice(at))?.[0] ?? '';
    edits.insert(at + gap.length, at === 0 || gap !== '' || at === 1 ? lines + (gap === '' ? style.eol : '') : style.eol + lines);
  }
}

/** `const … = require(…)` or `require(…).x`. */
function isRequire(node: Node): boolean {
  if (node.type !== 'VariableDeclaration') return false;
  let init = node.declarations[0]?.init as Node | null;
  while (init?.type === 'MemberExpression') init = init.object;
  return init?.type === 'CallExpression' && init.callee.name === 'require';
}

function isMoved(record: ImportRecord): boolean {
  return record.removed || record.source !== record.original.source;
}

function isTouched(record: ImportRecord): boolean {
  return isMoved(record) || record.name !== record.original.name || record.local !== record.specifier.local.name;
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
  return [...names.values()].map(({ rule, text, names }) => ({ rule, message: `${[...new Set(names)].join(', ')}: ${text}` }));
}

/** Adds a name to a list unless it is there; a name that was only a type becomes a value when one is needed. */
function addItem(slot: Slot, item: ListItem): void {
  const same = slot.items.find((other) => other.name === item.name && other.as === item.as);
  if (!same) slot.items.push(item);
  else same.type &&= item.type;
}
