import type { Binding } from './bindings.js';
import { type AddedImport, type ImportRecord, isTouched } from './import-record.js';
import { ImportWriter } from './import-writer.js';
import type { Node } from './node.js';
import type { SourceFile } from './source-file.js';

/**
 * The file's imports as a ledger: transforms say where each name comes from (`move`, `rename`, `release`, `use`), and
 * one pass at the end works out the statements, merged per package and each in its old place.
 */
export class ImportLedger {
  readonly records: ImportRecord[] = [];
  private readonly added: AddedImport[] = [];
  /** How many names were moved, renamed, dropped or added. */
  moves = 0;
  private declarations: Node[];
  private readonly locals = new Map<Binding, ImportRecord>();

  constructor(private readonly file: SourceFile) {
    this.declarations = (file.program.body as Node[]).filter((node) => node.type === 'ImportDeclaration');
    for (const declaration of this.declarations) {
      for (const specifier of declaration.specifiers as Node[]) {
        const binding = file.scopes.bindingOf(specifier.local);
        if (!binding) continue;
        const kind =
          specifier.type === 'ImportSpecifier'
            ? 'named'
            : specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : 'namespace';
        const imported = specifier.imported;
        const name =
          kind === 'named'
            ? imported.type === 'StringLiteral'
              ? imported.value
              : imported.name
            : kind === 'default'
              ? 'default'
              : '*';
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

  /** Takes an import statement without names out of account: a transform removes it. */
  forget(declaration: Node): void {
    this.declarations = this.declarations.filter((other) => other !== declaration);
  }

  /** Calls the name `local` in this file, references included. @returns false when that name would clash. */
  rename(record: ImportRecord, local: string): boolean {
    if (record.local === local) return true;
    if (this.file.isIgnored(record.declaration)) return false;
    const twin = this.records.find(
      (other) =>
        other !== record &&
        !other.removed &&
        other.local === local &&
        other.source === record.source &&
        other.name === record.name,
    );
    const free = twin ? this.canJoin(record, twin) : !this.claimed(local) && this.file.canRename(record.binding, local);
    if (!free) return false;
    for (const reference of this.file.liveReferences(record.binding)) this.file.replaceReference(reference, local);
    this.file.renameInJsDoc(record.local, local);
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
      .every(
        (reference) =>
          reference.scope.lookup(twin.local, 'any') === twin.binding && !this.file.isIgnored(reference.node),
      );
  }

  /**
   * Makes `name` of `source` available.
   * @param options `at` is where the name will be written, so that only declarations around that place can be in its
   *   way; `todo` goes above the line if it has to be a new one
   * @returns the local name to write: that of an import that stands there already, or a free one
   */
  use(source: string, name: string, options: { at: Node; type?: boolean; todo?: AddedImport['todo'] }): string {
    const type = options.type ?? false;
    const visible = (local: string) => !this.isShadowed(local, options.at);
    const standing = this.records.find(
      (record) =>
        !record.removed &&
        record.source === source &&
        record.name === name &&
        (type || !record.type) &&
        visible(record.local),
    );
    if (standing) {
      standing.wanted = true;
      return standing.local;
    }
    const wanted = this.added.find((added) => added.source === source && added.name === name && visible(added.local));
    if (wanted) {
      wanted.type &&= type;
      wanted.uses = (wanted.uses ?? 1) + 1;
      return wanted.local;
    }
    // A name that stood for the type alone stands for the value, too, now.
    const typeOnly = this.records.find(
      (record) =>
        record.type &&
        !record.removed &&
        !this.file.isIgnored(record.declaration) &&
        record.kind === 'named' &&
        record.source === source &&
        record.name === name &&
        visible(record.local),
    );
    if (typeOnly) {
      typeOnly.removed = true;
      this.added.push({ source, name, local: typeOnly.local, type: false, todo: options.todo });
      this.moves++;
      return typeOnly.local;
    }
    const taken = !visible(name) || this.claimed(name) || !this.isFree(name);
    let local = taken ? this.file.freeName(`Mcp${name}`) : name;
    for (let n = 2; this.claimed(local); n++) local = this.file.freeName(`Mcp${name}${n}`);
    this.added.push({ source, name, local, type, todo: options.todo });
    this.moves++;
    return local;
  }

  /** Takes one `use` back: the place it was for has been rewritten once more and no longer names it. */
  unuse(source: string, name: string): void {
    const index = this.added.findIndex((added) => added.source === source && added.name === name);
    const added = this.added[index];
    if (!added) return;
    added.uses = (added.uses ?? 1) - 1;
    if (added.uses === 0) this.added.splice(index, 1);
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
      this.records.some(
        (record) => !record.removed && record.local === local && record.local !== record.specifier.local.name,
      )
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
      if (record.wanted) continue;
      if (references.length > 0 && this.file.liveReferences(record.binding).length === 0) this.release(record);
    }
    if (!this.changed && !this.records.some((record) => record.note)) return;
    new ImportWriter(this.file, this.declarations, this.records, this.added).write();
  }
}
