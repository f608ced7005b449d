import type { Node } from '../../src/engine/node.js';
import { MODULE_HOMES } from '../../src/sdk/homes.js';
import { namesOf, specifierFor } from '../../src/sdk/verdicts.js';
import { becameText, CONTEXT_UNPROVED, contextFor, contextPackage, dropTypeArguments } from './became.js';
import { type Migration, movedWhole, saying, targetOf, verdictIn } from './migration.js';

/** `import('v1').Name<…>` in a type, and `typeof import('v1')`. */
export function settleImportType(migration: Migration, node: Node, literal: Node, module: string): void {
  const { file } = migration;
  const set = (target: string) => file.edits.overwrite(literal.start + 1, literal.end - 1, target);
  let property = node.qualifier as Node | null | undefined;
  while (property?.type === 'TSQualifiedName') property = property.left;
  if (!property) {
    const simple = movedWhole(migration, module, namesOf(module));
    const home = simple?.target ?? specifierFor(MODULE_HOMES[module]!, migration.role);
    set(home);
    if (!simple)
      file.todos.add(
        node,
        'namespace',
        `the type of the whole of v1's ${module} is ${home}'s now, without what moved elsewhere.`,
      );
    return;
  }
  const name = property.name as string;
  const verdict = verdictIn(migration, module, name);
  switch (verdict.kind) {
    case 'moved':
      set(targetOf(migration, verdict));
      file.edits.overwrite(property.start, property.end, verdict.name);
      if (verdict.note) file.todos.add(node, verdict.note.rule, saying(name, verdict.note.text));
      return;
    case 'became': {
      const { became } = verdict;
      if (became.kind === 'context') {
        const context = contextFor(migration, node);
        set(contextPackage(context.name));
        file.edits.overwrite(property.start, property.end, context.name);
        dropTypeArguments(migration, node);
        if (!context.proved) file.todos.add(node, 'context-role', CONTEXT_UNPROVED);
        return;
      }
      file.edits.overwrite(node.start, node.end, becameText(migration, became, node));
      if (became.kind === 'global' && became.note)
        file.todos.add(node, became.note.rule, `${name}: ${became.note.text}`);
      return;
    }
    case 'removed':
      file.todos.add(node, verdict.rule, saying(name, verdict.advice));
      return;
    case 'unknown':
      file.todos.add(node, 'unknown-export', `v1's ${module} exports no ${name}.`);
  }
}
