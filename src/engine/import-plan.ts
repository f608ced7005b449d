import type { ListItem } from './import-list.js';
import { type AddedImport, type ImportRecord, isMoved } from './import-record.js';
import type { Node } from './node.js';
import type { SourceFile } from './source-file.js';

/** One statement of the final import block. */
export interface Slot {
  source: string;
  type: boolean;
  /** The declaration this slot stands in the place of; none for a new line. */
  declaration?: Node;
  /** A new line goes behind this declaration. */
  after?: Node;
  head: ImportRecord[];
  items: ListItem[];
  /** Import attributes, as they stand behind the source. */
  suffix: string;
  /** Whether names can be put into its braces. */
  open: boolean;
  todos: { rule: string; message: string }[];
  /** Names that want a marker above this statement. */
  noted: ImportRecord[];
}

/** Works out which import statements a file ends up with. */
export class ImportPlan {
  constructor(
    private readonly file: SourceFile,
    private readonly declarations: readonly Node[],
    private readonly records: readonly ImportRecord[],
    private readonly added: readonly AddedImport[],
  ) {}

  /** The statements, in no particular order; those of kept declarations know their place. */
  slots(): Slot[] {
    const slots: Slot[] = [];
    const find = (source: string, type: boolean) =>
      slots.find((slot) => slot.source === source && slot.type === type && slot.open);
    // Statements nothing touches are the places to merge into, wherever they stand.
    for (const declaration of this.declarations) {
      const records = this.records.filter((record) => record.declaration === declaration);
      if (records.length && !records.some(isMoved))
        slots.push(this.slotFor(declaration, declaration.source.value, records));
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
      // A type joins the types; among values it says that it is one.
      const types = added.type ? find(added.source, true) : undefined;
      const same = types ?? find(added.source, false);
      const item: ListItem = { name: added.name, as: added.local, type: added.type && !types && same !== undefined };
      if (same) addItem(same, item);
      else {
        const after = this.lastPlace(slots);
        const todos = added.todo ? [added.todo] : [];
        slots.push({
          source: added.source,
          type: added.type,
          after,
          head: [],
          items: [item],
          suffix: '',
          open: true,
          todos,
          noted: [],
        });
      }
    }
    return slots.filter(
      (slot) => slot.head.length + slot.items.length > 0 || (slot.declaration && !this.hadNames(slot)),
    );
  }

  private hadNames(slot: Slot): boolean {
    return this.records.some((record) => record.declaration === slot.declaration);
  }

  private slotFor(declaration: Node, source: string, records: ImportRecord[]): Slot {
    const live = records.filter((record) => !record.removed);
    const head = live.filter((record) => record.kind !== 'named');
    const items = live
      .filter((record) => record.kind === 'named')
      .map((record) => ({ name: this.written(record), as: record.local, type: record.inlineType }));
    const ignored = this.file.isIgnored(declaration);
    const bare = !declaration.attributes?.length && !declaration.assertions?.length;
    const plain = bare && declaration.importKind !== 'typeof' && !declaration.phase && !declaration.module;
    const open =
      plain &&
      !ignored &&
      !head.some((record) => record.kind === 'namespace') &&
      !(declaration.importKind === 'type' && head.length);
    return {
      source,
      type: declaration.importKind === 'type',
      declaration,
      head,
      items,
      suffix: bare ? '' : this.file.text.slice(declaration.source.end, this.file.endOf(declaration)).replace(/;$/, ''),
      open,
      todos: [],
      noted: live.filter((record) => record.note),
    };
  }

  /** The name as the file writes it: one that is a string keeps its quotes. */
  private written({ specifier, name, original }: ImportRecord): string {
    const { imported } = specifier;
    return imported?.type === 'StringLiteral' && name === original.name ? this.file.textOf(imported) : name;
  }

  /** New imports go behind the last statement that still stands, imports of the SDK before others. */
  private lastPlace(slots: Slot[]): Node | undefined {
    const standing = slots.flatMap((slot) => (slot.declaration ? [slot] : []));
    const sdk = standing.filter((slot) => slot.source.startsWith('@modelcontextprotocol/'));
    const from = sdk.length ? sdk : standing;
    const last = from.map((slot) => slot.declaration!).sort((a, b) => b.start - a.start)[0] ?? this.declarations.at(-1);
    return last ?? this.lastRequire();
  }

  private lastRequire(): Node | undefined {
    // One that another transform took out would take the new line along.
    return (this.file.program.body as Node[])
      .filter((node) => isRequire(node) && !this.file.edits.removes(node.start, node.end))
      .at(-1);
  }
}

/** `const … = require(…)`, `require(…).x`, `import x = require(…)`. */
function isRequire(node: Node): boolean {
  if (node.type === 'TSImportEqualsDeclaration') return true;
  if (node.type !== 'VariableDeclaration') return false;
  let init = node.declarations[0]?.init as Node | null;
  while (init?.type === 'MemberExpression') init = init.object;
  return init?.type === 'CallExpression' && init.callee.name === 'require';
}

/** Adds a name to a list unless it is there; a name that was only a type becomes a value when one is needed. */
function addItem(slot: Slot, item: ListItem): void {
  const same = slot.items.find((other) => other.name === item.name && other.as === item.as);
  if (!same) slot.items.push(item);
  else same.type &&= item.type;
}
