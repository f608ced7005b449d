import { type Node, unwrap } from '../../src/engine/node.js';
import { MODULE_HOMES, RENAMES } from '../../src/sdk/homes.js';
import { namesOf, specifierFor } from '../../src/sdk/verdicts.js';
import { type Migration, movedWhole, saying, targetOf, verdictIn } from './migration.js';
import { settleNamespace } from './namespaces.js';

/** How a module gets loaded as a value; `require` is a statement of the file, `import()` a moment of its run. */
export type Loader = 'require' | 'import';

/**
 * `require('v1')` and `import('v1')`: what the file takes from the module decides where it must be loaded from.
 * @param call the call itself
 * @param literal the specifier, its first argument
 */
export function settleLoaded(migration: Migration, call: Node, literal: Node, module: string, loader: Loader): void {
  const { file } = migration;
  const setSource = (target: string) => file.edits.overwrite(literal.start + 1, literal.end - 1, target);
  const { value, parent } = settledValue(migration, call, loader);

  if (parent?.type === 'VariableDeclarator' && parent.init === value) {
    if (parent.id.type === 'ObjectPattern') return settlePattern(migration, parent.id, parent, module, literal, loader);
    const binding = file.scopes.bindingOf(parent.id);
    if (binding) {
      setSource(settleNamespace(migration, module, binding, { canImport: loader === 'require' }));
      const declaration = file.scopes.parentOf(parent)!;
      if (loader === 'require')
        file.later(() => isSpent(migration, parent.id) && dropStatement(migration, declaration));
      return;
    }
  }
  if (parent && /^(Optional)?MemberExpression$/.test(parent.type) && parent.object === value && !parent.computed) {
    if (loader === 'import' && value === call && parent.property.name === 'then')
      return settleThen(migration, parent, module, literal);
    return settleOne(migration, parent.property, parent, module, literal);
  }
  const simple = movedWhole(migration, module, namesOf(module));
  const home = simple?.target ?? specifierFor(MODULE_HOMES[module]!, migration.role);
  setSource(home);
  // A module loaded for its side effects only, or whose value goes nowhere, loses nothing.
  const discarded =
    parent?.type === 'ExpressionStatement' || (parent?.type === 'UnaryExpression' && parent.operator === 'void');
  if (!simple && !discarded) wholeModule(migration, call, module, home);
}

function wholeModule(migration: Migration, node: Node, module: string, home: string): void {
  migration.file.todos.add(
    node,
    'namespace',
    `the whole of v1's ${module} is loaded here; it is ${home} now, without what moved elsewhere and with new names for what was renamed.`,
  );
}

/** Climbs over `await`, parentheses, casts and `__importStar(…)`-free wrappers to what the loaded module is used as. */
function settledValue(migration: Migration, call: Node, loader: Loader): { value: Node; parent: Node | undefined } {
  const { scopes } = migration.file;
  let value = call;
  let parent = scopes.parentOf(value);
  while (
    parent &&
    ((loader === 'import' && parent.type === 'AwaitExpression') ||
      (unwrap(parent) !== parent && parent.expression === value))
  ) {
    value = parent;
    parent = scopes.parentOf(value);
  }
  return { value, parent };
}

/** `(await import('v1')).Name`, `require('v1').Name`. */
function settleOne(migration: Migration, property: Node, whole: Node, module: string, literal: Node): void {
  const { file } = migration;
  const verdict = verdictIn(migration, module, property.name);
  if (verdict.kind === 'moved') {
    file.edits.overwrite(literal.start + 1, literal.end - 1, targetOf(migration, verdict));
    file.edits.overwrite(property.start, property.end, verdict.name);
    if (verdict.note) file.todos.add(whole, verdict.note.rule, saying(property.name, verdict.note.text));
  } else markLeft(migration, whole, module, property.name);
}

/** A name that could not move keeps its module on v1; the marker says why. */
function markLeft(migration: Migration, node: Node, module: string, name: string): void {
  const verdict = verdictIn(migration, module, name);
  if (verdict.kind === 'removed') migration.file.todos.add(node, verdict.rule, saying(name, verdict.advice));
  else if (verdict.kind === 'became')
    migration.file.todos.add(node, 'rewritten-export', `v2 exports no ${name}; it is still loaded from v1.`);
  else
    migration.file.todos.add(node, 'unknown-export', `v1's ${module} exports no ${name}; it is still loaded from v1.`);
}

/** `import('v1').then((m) => m.Name)` and `.then(({ Name }) => …)`. */
function settleThen(migration: Migration, member: Node, module: string, literal: Node): void {
  const { file } = migration;
  const call = file.scopes.parentOf(member);
  const callback = call?.type === 'CallExpression' ? (call.arguments[0] as Node | undefined) : undefined;
  const parameter = callback?.params?.[0] as Node | undefined;
  if (parameter?.type === 'ObjectPattern')
    return settlePattern(migration, parameter, undefined, module, literal, 'import');
  const binding = parameter?.type === 'Identifier' ? file.scopes.bindingOf(parameter) : undefined;
  if (binding) {
    const target = settleNamespace(migration, module, binding, { canImport: false });
    file.edits.overwrite(literal.start + 1, literal.end - 1, target);
    return;
  }
  const home = specifierFor(MODULE_HOMES[module]!, migration.role);
  file.edits.overwrite(literal.start + 1, literal.end - 1, home);
  if (!movedWhole(migration, module, namesOf(module))) wholeModule(migration, literal, module, home);
}

/** `const { A, B: b } = require('v1')`: split per home when the declaration allows it. */
function settlePattern(
  migration: Migration,
  pattern: Node,
  declarator: Node | undefined,
  module: string,
  literal: Node,
  loader: Loader,
): void {
  const { file } = migration;
  const properties = pattern.properties as Node[];
  const plain = properties.every((p) => p.type === 'ObjectProperty' && !p.computed && p.key.type === 'Identifier');
  if (!plain) {
    const home = specifierFor(MODULE_HOMES[module]!, migration.role);
    file.edits.overwrite(literal.start + 1, literal.end - 1, home);
    wholeModule(migration, pattern, module, home);
    return;
  }
  const groups = new Map<string, Taken[]>();
  for (const property of properties) {
    const name = property.key.name as string;
    const verdict = verdictIn(migration, module, name);
    const source = verdict.kind === 'moved' ? targetOf(migration, verdict) : (literal.value as string);
    groups.set(source, [
      ...(groups.get(source) ?? []),
      { property, name: verdict.kind === 'moved' ? verdict.name : name },
    ]);
    if (verdict.kind !== 'moved') markLeft(migration, pattern, module, name);
    else if (verdict.note) {
      const { rule, text } = verdict.note;
      // Whoever takes the last use of the name away has nothing left to be told.
      file.later(() => {
        if (!isSpent(migration, localOf(property))) file.todos.add(pattern, rule, saying(name, text));
      });
    }
  }
  // What stays on v1 keeps the statement, for the markers stand above it.
  const old = literal.value as string;
  const left = groups.get(old);
  const ordered = new Map([...(left ? [[old, left] as const] : []), ...groups]);
  const declaration = declarator && file.scopes.parentOf(declarator);
  const alone = declaration?.type === 'VariableDeclaration' && declaration.declarations.length === 1;
  const [first, ...others] = [...ordered];
  if (!first) return;
  file.edits.overwrite(literal.start + 1, literal.end - 1, first[0]);
  const stands = alone && statementAlone(migration, declaration!);
  const splits = others.length > 0 && stands;
  if (!splits) {
    if (others.length === 0 && stands && loader === 'require')
      file.later(() => dropSpent(migration, declaration!, pattern, first[1]));
    for (const [, items] of ordered)
      for (const item of items)
        if (item.name !== item.property.key.name)
          file.edits.overwrite(item.property.start, item.property.end, taken(migration, item, loader));
    for (const [source, items] of others)
      file.todos.add(
        pattern,
        'namespace',
        `${items.map(({ name }) => name).join(', ')}: load from ${source}, not from ${first[0]}.`,
      );
    return;
  }
  const space = file.style.bracketSpacing ? ' ' : '';
  const braces = (items: Taken[]) =>
    `{${space}${items.map((item) => taken(migration, item, loader)).join(', ')}${space}}`;
  const { eol, quote, semi } = file.style;
  const indent = /[ \t]*$/.exec(file.text.slice(0, declaration!.start))![0];
  const inner = file.comments.filter((comment) => comment.start > pattern.start && comment.end < pattern.end);
  // Comments of a pattern that is taken apart stand above it: better out of place than lost.
  if (inner.length)
    file.edits.insert(declaration!.start, inner.map((comment) => `${file.textOf(comment)}${eol}${indent}`).join(''));
  file.edits.overwrite(pattern.start, pattern.end, braces(first[1]));
  const call = loader === 'import' ? 'await import' : 'require';
  const printed = others.map(([source, items]) => ({ source, items, text: braces(items) }));
  file.later(() => {
    const used = (items: Taken[]) => items.filter(({ property }) => !isSpent(migration, localOf(property)));
    const left = printed.flatMap(({ source, items, text }) => {
      const kept = used(items);
      return kept.length === 0 ? [] : [{ source, text: kept.length === items.length ? text : braces(kept) }];
    });
    let head = used(first[1]).length === 0 ? left.shift() : undefined;
    if (!head && used(first[1]).length < first[1].length && used(first[1]).length > 0)
      head = { source: first[0], text: braces(used(first[1])) };
    if (!head && used(first[1]).length === 0) return dropStatement(migration, declaration!);
    if (head) {
      file.edits.supersede(literal.start + 1, literal.end - 1, head.source);
      file.edits.supersede(pattern.start, pattern.end, head.text);
    }
    const more = left.map(
      ({ source, text }) =>
        `${eol}${indent}${declaration!.kind} ${text} = ${call}(${quote}${source}${quote})${semi ? ';' : ''}`,
    );
    file.edits.insert(file.endOf(declaration!), more.join(''));
  });
}

/** The name a property of a pattern declares. */
function localOf({ value }: Node): Node {
  return value.type === 'AssignmentPattern' ? value.left : value;
}

/** Whether a name was used, and no transform left a use of it. */
function isSpent({ file }: Migration, id: Node): boolean {
  const binding = file.scopes.bindingOf(id);
  return !!binding && binding.references.length > 0 && file.liveReferences(binding).length === 0;
}

/** Takes names that lost their last use out of a pattern, or the whole statement when none is left. */
function dropSpent(migration: Migration, declaration: Node, pattern: Node, items: readonly Taken[]): void {
  const { file } = migration;
  const kept = items.filter(({ property }) => !isSpent(migration, localOf(property)));
  if (kept.length === items.length) return;
  if (kept.length === 0) return dropStatement(migration, declaration);
  const properties = pattern.properties as Node[];
  for (const { property } of items) {
    if (kept.some((item) => item.property === property)) continue;
    const index = properties.indexOf(property);
    const next = properties[index + 1];
    const later = kept.some((item) => item.property.start > property.start);
    // The comma that goes is the one behind, or for the last ones the one before.
    if (next && later) file.edits.supersede(property.start, next.start, '');
    else file.edits.supersede(properties[index - 1]?.end ?? property.start, property.end, '');
  }
}

/** Removes a statement with its line. */
function dropStatement({ file }: Migration, declaration: Node): void {
  const start = file.text.lastIndexOf('\n', declaration.start - 1) + 1;
  const end = file.endOf(declaration);
  const rest = /^[ \t]*\r?\n/.exec(file.text.slice(end));
  const isWholeLine = file.text.slice(start, declaration.start).trim() === '' && rest;
  file.edits.supersede(isWholeLine ? start : declaration.start, isWholeLine ? end + rest[0].length : end, '');
}

/** One property of a pattern over a loaded module, and the v2 name of what it takes. */
interface Taken {
  property: Node;
  name: string;
}

/** `New`, `New: local` or `New: local = default`. What `require` binds under its v1 name is called by its new name. */
function taken({ file }: Migration, { property, name }: Taken, loader: Loader): string {
  const was = property.key.name as string;
  const withDefault = property.value.type === 'AssignmentPattern';
  const id = withDefault ? property.value.left : property.value;
  const fallback = withDefault ? ` = ${file.textOf(property.value.right)}` : '';
  const binding = file.scopes.bindingOf(id);
  const follows = loader === 'require' && name !== was && binding?.name === was && Object.hasOwn(RENAMES, was);
  if (follows && file.canRename(binding, name)) {
    for (const reference of file.liveReferences(binding)) file.replaceReference(reference, name);
    return name + fallback;
  }
  const local = file.textOf(id);
  return (name === local ? name : `${name}: ${local}`) + fallback;
}

/** Whether more declarations can follow a declaration: it is a statement of a block, not the head of a loop. */
function statementAlone(migration: Migration, declaration: Node): boolean {
  const parent = migration.file.scopes.parentOf(declaration);
  return !!parent && /^(Program|BlockStatement|TSModuleBlock|SwitchCase|StaticBlock)$/.test(parent.type);
}
