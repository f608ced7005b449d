import { type ListItem, printRequire } from '../../src/engine/import-list.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import { MODULE_HOMES, RENAMES } from '../../src/sdk/homes.js';
import { namesOf, specifierFor, verdictFor } from '../../src/sdk/verdicts.js';
import { type Migration, movedWhole, saying, targetOf } from './migration.js';
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
  if (!simple && parent?.type !== 'ExpressionStatement') wholeModule(migration, call, module, home);
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
  const verdict = verdictFor(module, property.name);
  if (verdict.kind === 'moved') {
    file.edits.overwrite(literal.start + 1, literal.end - 1, targetOf(migration, verdict));
    file.edits.overwrite(property.start, property.end, verdict.name);
    if (verdict.note) file.todos.add(whole, verdict.note.rule, saying(property.name, verdict.note.text));
  } else markLeft(migration, whole, module, property.name);
}

/** A name that could not move keeps its module on v1; the marker says why. */
function markLeft(migration: Migration, node: Node, module: string, name: string): void {
  const verdict = verdictFor(module, name);
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
  const groups = new Map<string, { property: Node; name: string }[]>();
  for (const property of properties) {
    const name = property.key.name as string;
    const verdict = verdictFor(module, name);
    const source = verdict.kind === 'moved' ? targetOf(migration, verdict) : (literal.value as string);
    groups.set(source, [
      ...(groups.get(source) ?? []),
      { property, name: verdict.kind === 'moved' ? verdict.name : name },
    ]);
    if (verdict.kind !== 'moved') markLeft(migration, pattern, module, name);
    else if (verdict.note) file.todos.add(pattern, verdict.note.rule, saying(name, verdict.note.text));
  }
  // What stays on v1 keeps the statement, for the markers stand above it.
  const old = literal.value as string;
  const left = groups.get(old);
  const ordered = new Map([...(left ? [[old, left] as const] : []), ...groups]);
  const declaration = declarator && file.scopes.parentOf(declarator);
  const alone = declaration?.type === 'VariableDeclaration' && declaration.declarations.length === 1;
  if (groups.size > 1 && !(alone && statementAlone(migration, declaration))) {
    const [home] = ordered.keys();
    file.edits.overwrite(literal.start + 1, literal.end - 1, home!);
    for (const [source, items] of [...ordered].slice(1))
      file.todos.add(
        pattern,
        'namespace',
        `${items.map((item) => item.name).join(', ')}: load from ${source}, not from ${home}.`,
      );
    return;
  }
  const renamedFrom = (property: Node, name: string): ListItem => {
    const local = property.value;
    const binding = file.scopes.bindingOf(local.type === 'AssignmentPattern' ? local.left : local);
    const was = property.key.name as string;
    if (loader === 'require' && binding && binding.name === was && Object.hasOwn(RENAMES, was) && name !== was) {
      if (file.canRename(binding, name)) {
        for (const reference of binding.references) file.replaceReference(reference, name);
        return { name, as: name, type: false };
      }
    }
    return { name, as: file.textOf(local), type: false };
  };
  const [first, ...others] = [...ordered];
  if (!first) return;
  file.edits.overwrite(literal.start + 1, literal.end - 1, first[0]);
  if (others.length === 0) {
    for (const { property, name } of first[1]) {
      if (name === property.key.name) continue;
      const item = renamedFrom(property, name);
      file.edits.overwrite(
        property.start,
        property.end,
        item.name === item.as ? item.name : `${item.name}: ${item.as}`,
      );
    }
    return;
  }
  const items = (group: { property: Node; name: string }[]) =>
    group.map(({ property, name }) => renamedFrom(property, name));
  const space = file.style.bracketSpacing ? ' ' : '';
  const list = items(first[1]).map(({ name, as }) => (name === as ? name : `${name}: ${as}`));
  file.edits.overwrite(pattern.start, pattern.end, `{${space}${list.join(', ')}${space}}`);
  const end = file.style.semi ? ';' : '';
  const indent = /[ \t]*$/.exec(file.text.slice(0, declaration!.start))![0];
  const more = others.map(([source, group]) => {
    const text = printRequire(items(group), source, file.style, declaration!.kind);
    return `${file.style.eol}${indent}${loader === 'import' ? text.replace(/= require\(/, '= await import(') : text}${end}`;
  });
  file.edits.insert(declaration!.end, more.join(''));
}

/** Whether more declarations can follow a declaration: it is a statement of a block, not the head of a loop. */
function statementAlone(migration: Migration, declaration: Node): boolean {
  const parent = migration.file.scopes.parentOf(declaration);
  return !!parent && /^(Program|BlockStatement|TSModuleBlock|SwitchCase|StaticBlock)$/.test(parent.type);
}
