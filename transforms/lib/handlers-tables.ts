import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { type Flow, takesMethod } from './handlers-flow.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { isTested } from './results-casts.js';
import { exportedAs } from './values.js';

type Path = readonly (string | number)[];

const EACH = /^(?:forEach|map|filter|some|every|find)$/;

/**
 * Whether what a table holds under a path only goes to places that take a method: `table[key]`, `table.tools.list`,
 * `for (const kind of Object.values(table))`.
 *
 * @param table the literal, which a constant of this file holds
 */
export function tableTakesMethod(flow: Flow, table: Node, path: Path, depth: number): boolean {
  const { file } = flow;
  const declarator = file.scopes.parentOf(table);
  const binding = declarator?.type === 'VariableDeclarator' ? file.scopes.bindingOf(declarator.id) : undefined;
  if (!binding || declarator?.id.typeAnnotation || binding.kind !== 'const' || exportedAs(file, binding) !== undefined)
    return false;
  const way = new Way(flow, depth);
  return way.goesOn(declarator!.id, path) && way.arrives;
}

/** Follows one path through the uses of a table. */
class Way {
  /** A place that takes a method was found. */
  arrives = false;

  constructor(
    private readonly flow: Flow,
    private readonly depth: number,
  ) {}

  /** Whether nothing but such places is reached from what a name, or a pattern, holds. */
  goesOn(pattern: Node, path: Path): boolean {
    const { file, methods } = this.flow;
    if (pattern.type === 'Identifier') {
      const binding = file.scopes.bindingOf(pattern);
      const goes = binding?.references.every(
        ({ node, space }) => space === 'type' || isTypeOf(file, node) || this.reaches(node, path),
      );
      if (binding && goes) methods.add(binding);
      return goes === true;
    }
    if (pattern.type !== 'ObjectPattern') return false;
    return (pattern.properties as Node[]).every((property) => {
      if (property.type !== 'ObjectProperty' || property.computed) return false;
      return propertyKey(property) !== path[0] || this.goesOn(property.value, path.slice(1));
    });
  }

  private reaches(node: Node, path: Path): boolean {
    const { file } = this.flow;
    if (isTested(file, node)) return true;
    const parent = file.scopes.parentOf(node);
    if (path.length === 0) {
      const takes = takesMethod(this.flow, node, this.depth + 1);
      this.arrives ||= takes;
      return takes;
    }
    if (isMember(parent) && parent.object === node) {
      const key = parent.computed ? stringValue(parent.property) : memberKey(parent);
      return key !== undefined && key !== path[0] ? true : this.reaches(parent, path.slice(1));
    }
    if (parent?.type === 'VariableDeclarator') return parent.init === node && this.goesOn(parent.id, path);
    if (!isCall(parent) || !isMember(parent.callee) || parent.callee.object.name !== 'Object') return false;
    switch (memberKey(parent.callee)) {
      case 'keys':
        return true;
      case 'values':
        return this.eachGoesOn(parent, (item) => this.goesOn(item, path.slice(1)));
      case 'entries':
        return this.eachGoesOn(parent, (entry) => {
          const value = entry.type === 'ArrayPattern' ? (entry.elements[1] as Node | undefined) : undefined;
          return value ? this.goesOn(value, path.slice(1)) : entry.type === 'ArrayPattern';
        });
    }
    return false;
  }

  /** What takes the items of a list that is gone through where it is made. */
  private eachGoesOn(list: Node, goesOn: (item: Node) => boolean): boolean {
    const { file } = this.flow;
    const parent = file.scopes.parentOf(list);
    if (parent?.type === 'ForOfStatement' && parent.right === list) {
      const item = parent.left.declarations?.[0]?.id as Node | undefined;
      return !!item && goesOn(item);
    }
    if (!isMember(parent) || parent.object !== list || !EACH.test(memberKey(parent) ?? '')) return false;
    const call = file.scopes.parentOf(parent);
    const item =
      isCall(call) && call.callee === parent ? (call.arguments[0]?.params?.[0] as Node | undefined) : undefined;
    return !!item && goesOn(item);
  }
}

/** `keyof typeof table` */
function isTypeOf(file: SourceFile, node: Node): boolean {
  return file.scopes.parentOf(node)?.type === 'TSTypeQuery';
}
