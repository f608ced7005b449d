import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { outermost } from './errors-flow.js';
import { isMember, memberKey, membersCalled, propertyKey } from './members.js';

/** One read of a member of a schema's `_def`. */
export interface DefRead {
  /** The member expression, or the property of the pattern it is taken out by. */
  node: Node;
  /** The token that names the member. */
  key: Node;
  name: string;
  /** The `x._def` it comes from. */
  def: Node;
  /** `member` reads `_def` itself, `alias` a constant that holds it, `pattern` takes the member out by name. */
  how: 'member' | 'alias' | 'pattern';
}

/** Every read of a member of a `_def`: `x._def.values`, `const def = x._def; def.values`, `const { values } = x._def`. */
export function defReads(file: SourceFile): DefRead[] {
  const reads: DefRead[] = [];
  const follow = (def: Node, value: Node): void => {
    const whole = outermost(file, value);
    const parent = file.scopes.parentOf(whole);
    if (isMember(parent) && parent.object === whole && !parent.computed) {
      const how = value === def ? 'member' : 'alias';
      reads.push({ node: parent, key: parent.property, name: memberKey(parent)!, def, how });
    } else if (parent?.type === 'VariableDeclarator' && parent.init === whole) {
      const binding = parent.id.type === 'Identifier' ? file.scopes.bindingOf(parent.id) : undefined;
      if (binding?.kind === 'const' && value === def) for (const { node } of binding.references) follow(def, node);
      for (const property of (parent.id.properties ?? []) as Node[]) {
        const name = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
        if (name) reads.push({ node: property, key: property.key, name, def, how: 'pattern' });
      }
    }
  };
  for (const def of membersCalled(file, '_def')) if (!def.computed) follow(def, def);
  return reads.sort((a, b) => a.node.start - b.node.start);
}

/** Gives a read another name for its member; a name that is taken out keeps what it is called here. */
export function renameRead(file: SourceFile, { node, key, name, how }: DefRead, to: string): void {
  file.edits.overwrite(key.start, key.end, how === 'pattern' && node.shorthand ? `${to}: ${name}` : to);
}

/** Whether two expressions mean the same variable, or the same path of members on one. */
export function meansSame(file: SourceFile, a: Node, b: Node): boolean {
  const path = (node: Node) => file.textOf(unwrap(node)).replaceAll('?.', '.');
  return path(a) === path(b) && rootOf(file, a) === rootOf(file, b);
}

function rootOf(file: SourceFile, node: Node): unknown {
  let at = unwrap(node);
  while (isMember(at)) at = unwrap(at.object);
  return at.type === 'Identifier' ? file.scopes.bindingOf(at) : at.type;
}
