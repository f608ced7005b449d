import { keepsBroken, type ListItem, printStatement, type Statement } from '../../src/engine/import-list.js';
import type { Node } from '../../src/engine/node.js';
import { MODULE_HOMES } from '../../src/sdk/homes.js';
import { isValue, namesOf, specifierFor } from '../../src/sdk/verdicts.js';
import { CONTEXT_UNPROVED, contextFor, contextPackage } from './became.js';
import { type Migration, movedWhole, saying, targetOf, verdictIn } from './migration.js';

const nameOf = (node: Node): string => (node.type === 'StringLiteral' ? node.value : node.name);

/** `export { … } from 'v1'`: one statement per home; the names the file exports stay what they were. */
export function settleNamedReExport(
  migration: Migration,
  declaration: Node,
  module: string,
  specifiers: readonly Node[] = declaration.specifiers,
): void {
  const { file } = migration;
  const old = declaration.source.value as string;
  const groups = new Map<string, ListItem[]>();
  const aliases: string[] = [];
  const put = (source: string, item: ListItem) => groups.set(source, [...(groups.get(source) ?? []), item]);
  const items: ListItem[] = [];
  for (const specifier of specifiers) {
    if (specifier.type !== 'ExportSpecifier') continue;
    const name = nameOf(specifier.local);
    // A string name keeps its quotes: `export { x as "a name" }`.
    const as = specifier.exported.type === 'StringLiteral' ? file.textOf(specifier.exported) : specifier.exported.name;
    const type = specifier.exportKind === 'type';
    items.push({ name, as, type });
    const verdict = verdictIn(migration, module, name);
    if (verdict.kind === 'moved') {
      put(targetOf(migration, verdict), { name: verdict.name, as, type });
      if (verdict.note) file.todos.add(declaration, verdict.note.rule, saying(name, verdict.note.text));
    } else if (verdict.kind === 'became' && verdict.became.kind === 'context') {
      const context = contextFor(migration, undefined);
      put(contextPackage(context.name), { name: context.name, as, type });
      if (!context.proved) file.todos.add(declaration, 'context-role', CONTEXT_UNPROVED);
    } else if (verdict.kind === 'became' && verdict.became.kind === 'global') {
      aliases.push(`export type ${as} = ${verdict.became.name}`);
      if (verdict.became.note)
        file.todos.add(declaration, verdict.became.note.rule, `${name}: ${verdict.became.note.text}`);
    } else {
      put(old, { name, as, type });
      if (verdict.kind === 'removed') file.todos.add(declaration, verdict.rule, saying(name, verdict.advice));
      else if (verdict.kind === 'became')
        file.todos.add(declaration, 'rewritten-export', `v2 exports no ${name}; the re-export was left on v1.`);
      else file.todos.add(declaration, 'unknown-export', `v1's ${module} exports no ${name}; it was left on v1.`);
    }
  }
  if (items.length === 0) return;
  writeGroups(migration, declaration, items, groups, aliases);
}

function writeGroups(
  migration: Migration,
  declaration: Node,
  before: ListItem[],
  groups: Map<string, ListItem[]>,
  aliases: string[],
): void {
  const { file } = migration;
  const { style } = file;
  const { source } = declaration;
  const rest = file.endOf(declaration) - source.end;
  const type = declaration.exportKind === 'type';
  const statement = (items: ListItem[], from: string): Statement => ({
    keyword: 'export',
    type,
    head: [],
    items,
    source: from,
  });
  const original = file.text.slice(declaration.start, source.end);
  const broken = keepsBroken(original, statement(before, source.value), style, rest);
  const quote = file.text[source.start]!;
  // What stays on v1 keeps the statement, for the markers stand above it.
  const left = groups.get(source.value);
  const [first, ...others] = [...new Map([...(left ? [[source.value as string, left] as const] : []), ...groups])];
  const end = style.semi ? ';' : '';
  const commented = file.comments.some((comment) => comment.start > declaration.start && comment.end < source.start);
  if (first && commented && others.length === 0 && aliases.length === 0) {
    file.edits.overwrite(source.start + 1, source.end - 1, first[0]);
    declaration.specifiers.forEach((specifier: Node, index: number) => {
      const { name, as } = first[1][index]!;
      if (name !== nameOf(specifier.local))
        file.edits.overwrite(specifier.local.start, specifier.exported.end, `${name} as ${as}`);
    });
    return;
  }
  const inner = commented ? commentsWithin(migration, declaration) : '';
  const text = first ? printStatement(statement(first[1], first[0]), style, { broken, rest, quote }) : aliases.shift()!;
  file.edits.overwrite(declaration.start, source.end, inner + text);
  const more = [
    ...others.map(([from, items]) => printStatement(statement(items, from), style, { rest: end.length, quote })),
    ...aliases,
  ];
  if (more.length) file.edits.insert(file.endOf(declaration), more.map((line) => `${style.eol}${line}${end}`).join(''));
}

/** Comments of a list that is taken apart stand above it afterwards: better out of place than lost. */
function commentsWithin({ file }: Migration, declaration: Node): string {
  return file.comments
    .filter((comment) => comment.start > declaration.start && comment.end < declaration.source.start)
    .map((comment) => file.textOf(comment) + file.style.eol)
    .join('');
}

/** A star over so few names is better a list: exact, and in nobody's way. */
const FEW_NAMES = 40;

/** Subpaths that took in one v1 module; the packages' roots export much more than any of them did. */
function exportsNoMore(target: string): boolean {
  return target.split('/').length > 2;
}

/** `export * from 'v1'` as the list of what it exported. */
function listNames(migration: Migration, declaration: Node, module: string): void {
  const specifiers = namesOf(module).map((name) => ({
    type: 'ExportSpecifier',
    local: { type: 'Identifier', name, start: 0, end: 0 },
    exported: { type: 'Identifier', name, start: 0, end: 0 },
    exportKind: !isValue(module, name) && declaration.exportKind !== 'type' ? 'type' : 'value',
  }));
  settleNamedReExport(migration, declaration, module, specifiers as unknown as Node[]);
}

/** `export * from 'v1'` and `export * as ns from 'v1'`. */
export function settleStarReExport(migration: Migration, declaration: Node, module: string): void {
  const { file, role } = migration;
  const { source } = declaration;
  const set = (target: string) => file.edits.overwrite(source.start + 1, source.end - 1, target);
  const namespace = declaration.specifiers?.length > 0;
  const simple = movedWhole(migration, module, namesOf(module));
  if (simple && (namespace || exportsNoMore(simple.target))) {
    set(simple.target);
    return;
  }
  if (!namespace && namesOf(module).length <= FEW_NAMES) {
    listNames(migration, declaration, module);
    return;
  }
  const home = specifierFor(MODULE_HOMES[module]!, role);
  if (namespace) {
    set(home);
    file.todos.add(
      declaration,
      'namespace',
      `${nameOf(declaration.specifiers[0].exported)} stood for the whole of v1's ${module}; it is ${home} now, without what moved elsewhere.`,
    );
    return;
  }
  const targets = new Set<string>([home]);
  const renamed = new Map<string, ListItem[]>();
  const aliases: string[] = [];
  const lost: string[] = [];
  for (const name of namesOf(module)) {
    const verdict = verdictIn(migration, module, name);
    const type = declaration.exportKind === 'type' ? false : !isValue(module, name);
    const rename = (from: string, item: ListItem) => renamed.set(from, [...(renamed.get(from) ?? []), item]);
    if (verdict.kind === 'moved') {
      const target = targetOf(migration, verdict);
      if (verdict.name === name) targets.add(target);
      else rename(target, { name: verdict.name, as: name, type });
    } else if (verdict.kind === 'became' && verdict.became.kind === 'global')
      aliases.push(`export type ${name} = ${verdict.became.name}`);
    else if (verdict.kind === 'became' && verdict.became.kind === 'context') {
      const context = contextFor(migration, undefined);
      rename(contextPackage(context.name), { name: context.name, as: name, type });
    } else lost.push(name);
  }
  const { style } = file;
  const end = style.semi ? ';' : '';
  const type = declaration.exportKind === 'type';
  set(home);
  const star = (from: string) => `export ${type ? 'type ' : ''}* from ${style.quote}${from}${style.quote}`;
  const lines = [
    ...[...targets].filter((target) => target !== home).map(star),
    ...[...renamed].map(([from, items]) =>
      printStatement({ keyword: 'export', type, head: [], items, source: from }, style, { rest: end.length }),
    ),
    ...aliases,
  ];
  file.edits.insert(file.endOf(declaration), lines.map((line) => `${style.eol}${line}${end}`).join(''));
  file.todos.add(
    declaration,
    'export-star',
    `v1's ${module} became ${[...targets].join(' and ')}, which export more than it did; list the names you mean to export.${lost.length ? ` Not exported any more: ${lost.join(', ')}.` : ''}`,
  );
}
