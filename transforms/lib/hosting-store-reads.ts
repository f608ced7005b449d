import type { Binding } from '../../src/engine/bindings.js';
import type { Node } from '../../src/engine/node.js';
import { quoted } from './factory-model.js';
import { bare, inside, rootOf, statementOf } from './hosting-model.js';
import { isStoreCall } from './hosting-modules.js';
import type { HostingPlan } from './hosting-plan.js';
import { isCall, isMember } from './members.js';

/** Marks what still makes or reads a store of another module that no session is put into any more. */
export function markStoreReads(plan: Pick<HostingPlan, 'hosting' | 'gone'>): void {
  const { hosting, gone } = plan;
  const { file } = hosting;
  const isGone = (node: Node) => gone.some((range) => inside(node, range));
  for (const call of file.scopes.calls) {
    if (bare(call.callee).type !== 'Identifier' || isGone(call) || !isStoreCall(hosting, call)) continue;
    file.todos.add(
      statementOf(file, call),
      'sessions/orphan',
      `this file keeps no sessions any more, and ${quoted(file, call)} finds none of its own. Take it out, or count something else.`,
    );
  }
  for (const binding of storesOf(plan)) {
    const reads = binding.references.filter(({ node, space }) => space === 'value' && !isGone(node));
    const { declaration } = binding;
    const isMade = binding.kind !== 'import' && declaration.type === 'VariableDeclarator' && isMadeHere(declaration);
    if (isMade && !isGone(declaration)) {
      const read = reads.find(({ node }) => isMember(file.scopes.parentOf(node)));
      const told = read ? `: ${quoted(file, file.scopes.parentOf(read.node)!)} finds none` : '';
      file.todos.add(
        statementOf(file, declaration),
        'sessions/orphan',
        `no session is put into \`${binding.name}\` any more${told}. Take it out, with what reads it.`,
      );
    } else if (!isMade)
      for (const statement of new Set(reads.map(({ node }) => statementOf(file, node))))
        if (!/^(?:Import|Export)/.test(statement.type))
          file.todos.add(
            statement,
            'sessions/orphan',
            `this file puts no session into \`${binding.name}\` any more, and what is asked of it here finds none of its own. Take it out, or count something else.`,
          );
  }
}

/** Names of stores that calls went from, as far as something is left of them. */
function storesOf({ hosting, gone }: Pick<HostingPlan, 'hosting' | 'gone'>): Set<Binding> {
  const { file } = hosting;
  const found = new Set<Binding>();
  for (const call of file.scopes.calls) {
    const callee = bare(call.callee);
    if (!isCall(call) || !isMember(callee) || !gone.some((range) => inside(call, range))) continue;
    const root = rootOf(callee);
    const binding =
      root === bare(callee.object) && root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
    if (binding && !found.has(binding) && !hosting.plumbing.has(binding) && isStoreCall(hosting, call))
      found.add(binding);
  }
  return found;
}

const isMadeHere = (declaration: Node): boolean =>
  !!declaration.init && bare(declaration.init).type === 'NewExpression';
