import type { ImportRecord } from '../../src/engine/import-record.js';
import {
  CONTEXT_UNPROVED,
  canRewrite,
  contextFor,
  contextPackage,
  dropTypeArguments,
  rewriteReferences,
} from './became.js';
import { type Migration, type Origin, saying, stillOnV1, targetOf, verdictIn } from './migration.js';

/** Gives one imported name the home its verdict names. A name that comes through a barrel keeps its place and name. */
export function settleNamed(migration: Migration, record: ImportRecord, origin: Origin): void {
  const { file } = migration;
  const verdict = verdictIn(migration, origin.module, origin.name);
  const { direct } = origin;
  switch (verdict.kind) {
    case 'moved':
      if (direct) file.imports.move(record, targetOf(migration, verdict), verdict.name);
      if (direct && verdict.note) file.imports.note(record, verdict.note.rule, verdict.note.text);
      return;
    case 'became':
      if (verdict.became.kind === 'context') settleContext(migration, record, direct);
      else if (!canRewrite(migration, record.binding.references)) keepOnV1(migration, record);
      else if (direct || verdict.became.kind === 'expression') {
        rewriteReferences(migration, origin.name, verdict.became, record.binding.references);
        if (record.binding.references.length === 0) file.imports.release(record);
      }
      return;
    case 'removed':
      if (direct) file.imports.note(record, verdict.rule, verdict.advice);
      for (const { node } of record.binding.references) {
        const statement = file.ancestor(node, (at) => at.type === 'ImportDeclaration');
        const message = direct ? stillOnV1(origin.name) : saying(origin.name, verdict.advice);
        if (!statement) file.todos.add(node, verdict.rule, message);
      }
      return;
    case 'unknown':
      if (direct)
        file.imports.note(
          record,
          'unknown-export',
          `not exported by v1's ${origin.module}; the import was left on v1.`,
        );
  }
}

function keepOnV1(migration: Migration, record: ImportRecord): void {
  migration.file.imports.note(
    record,
    'rewritten-export',
    `not exported by v2, but exported again from this file; the import was left on v1.`,
  );
}

/** `RequestHandlerExtra<…>` → `ServerContext`/`ClientContext`: one import where all uses agree, the odd ones by name. */
function settleContext(migration: Migration, record: ImportRecord, direct: boolean): void {
  const { file } = migration;
  const uses = record.binding.references.map((reference) => {
    const parent = file.scopes.parentOf(reference.node);
    const holder = parent && /^TS(TypeReference|ExpressionWithTypeArguments)$/.test(parent.type) ? parent : undefined;
    return { reference, holder, context: contextFor(migration, holder) };
  });
  const main = uses.find((use) => use.holder)?.context ?? contextFor(migration, undefined);
  for (const { reference, holder, context } of uses) {
    dropTypeArguments(migration, holder);
    if (!context.proved) file.todos.add(reference.node, 'context-role', CONTEXT_UNPROVED);
    if (context.name === main.name) continue;
    file.replaceReference(
      reference,
      file.imports.use(contextPackage(context.name), context.name, { at: reference.node, type: true }),
    );
    file.release(reference.node);
  }
  if (direct) file.imports.move(record, contextPackage(main.name), main.name);
}
