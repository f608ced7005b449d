import type { Binding, Reference } from '../../src/engine/bindings.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import { MODULE_HOMES } from '../../src/sdk/homes.js';
import { V1_PACKAGE } from '../../src/sdk/specifiers.js';
import { isValue, namesOf, specifierFor } from '../../src/sdk/verdicts.js';
import { becameText, contextFor, contextPackage, dropTypeArguments } from './became.js';
import { inType, type Migration, movedWhole, saying, targetOf, verdictIn } from './migration.js';

/** `ns.Name` in a value or a type, with the node to replace when the member leaves the namespace. */
interface Member {
  name: string;
  whole: Node;
  property: Node;
}

/**
 * Follows every member read from a namespace of a v1 module (`import * as x`, `import x = require()`, a required
 * module, an awaited one). Members that went where the namespace goes stay members; the others are imported by name.
 * @returns the specifier the namespace itself must name now
 */
export function settleNamespace(
  migration: Migration,
  module: string,
  binding: Binding,
  options: { canImport: boolean },
): string {
  const { file } = migration;
  const members: Member[] = [];
  const wholes: Reference[] = [];
  for (const reference of binding.references) {
    const member = memberAt(migration, reference.node);
    if (member) members.push(member);
    else wholes.push(reference);
  }
  const targets = members.flatMap(({ name }) => {
    const verdict = verdictIn(migration, module, name);
    return verdict.kind === 'moved' ? [targetOf(migration, verdict)] : [];
  });
  const home = specifierFor(MODULE_HOMES[module]!, migration.role);
  const target = targets.length === 0 || targets.includes(home) ? home : targets[0]!;
  for (const member of members) settleMember(migration, module, member, target, options.canImport);
  const simple = movedWhole(migration, module, namesOf(module));
  if (!simple)
    for (const { node } of wholes)
      file.todos.add(
        node,
        'namespace',
        `${binding.name} stands for the whole of v1's ${module}; it is ${target} now, without what moved elsewhere${module === 'types' ? ' (the *Schema constants are in @modelcontextprotocol/core)' : ''}.`,
      );
  return target;
}

function memberAt(migration: Migration, node: Node): Member | undefined {
  const parent = migration.file.scopes.parentOf(node);
  if (!parent) return undefined;
  if (/^(Optional)?MemberExpression$/.test(parent.type) && parent.object === node) {
    const name = parent.computed ? stringValue(parent.property) : parent.property.name;
    return name === undefined ? undefined : { name, whole: parent, property: parent.property };
  }
  if (parent.type === 'TSQualifiedName' && parent.left === node)
    return { name: parent.right.name, whole: parent, property: parent.right };
  if (parent.type === 'JSXMemberExpression' && parent.object === node)
    return { name: parent.property.name, whole: parent, property: parent.property };
  return undefined;
}

function settleMember(migration: Migration, module: string, member: Member, target: string, canImport: boolean): void {
  const { file } = migration;
  const { name, whole, property } = member;
  const verdict = verdictIn(migration, module, name);
  const type = inType(file, whole);
  const replace = (text: string) => {
    file.edits.overwrite(whole.start, whole.end, text);
    file.release(whole);
  };
  switch (verdict.kind) {
    case 'moved': {
      const here = targetOf(migration, verdict);
      if (verdict.note) file.todos.add(whole, verdict.note.rule, saying(name, verdict.note.text));
      if (here === target) {
        if (verdict.name !== name)
          file.edits.overwrite(property.start, property.end, quoteLike(file.textOf(property), verdict.name));
      } else if (canImport && file.scopes.parentOf(whole)?.type !== 'TSImportEqualsDeclaration')
        replace(file.imports.use(here, verdict.name, { at: whole, type: type && !isValue(module, name) }));
      else file.todos.add(whole, 'namespace', `${name} is exported by ${here} now, not by ${target}.`);
      return;
    }
    case 'became': {
      const { became } = verdict;
      if (became.kind === 'context') {
        const parent = file.scopes.parentOf(whole);
        const context = contextFor(migration, parent);
        dropTypeArguments(migration, parent);
        if (contextPackage(context.name) === target) file.edits.overwrite(property.start, property.end, context.name);
        else replace(file.imports.use(contextPackage(context.name), context.name, { at: whole, type: true }));
        return;
      }
      replace(becameText(migration, became, whole));
      if (became.kind === 'global' && became.note)
        file.todos.add(whole, became.note.rule, `${name}: ${became.note.text}`);
      return;
    }
    case 'removed': {
      const message = saying(name, verdict.advice);
      file.todos.add(whole, verdict.rule, message);
      if (canImport)
        replace(
          file.imports.use(`${V1_PACKAGE}/${module}.js`, name, {
            at: whole,
            type: type && !isValue(module, name),
            todo: { rule: verdict.rule, message },
          }),
        );
      return;
    }
    case 'unknown':
      file.todos.add(whole, 'unknown-export', `v1's ${module} exports no ${name}.`);
  }
}

/** A computed member keeps its quotes: `types['McpError']`. */
function quoteLike(old: string, name: string): string {
  return /^['"`]/.test(old) ? `${old[0]}${name}${old[0]}` : name;
}
