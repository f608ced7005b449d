import { type Node, unwrap } from '../../src/engine/node.js';
import type { Expected } from './handler-results-shapes.js';
import { type Place, resolved } from './handler-results-types.js';

/** How far a value is from what v2 takes: it fits, may be cast to it, or may be cast to it by way of `unknown`. */
export type Fit = 'fits' | 'near' | 'far';

/** Whether the content of an answer to an elicitation is expected. */
export const isAnswer = ({ name, member }: Expected): boolean => name === 'ElicitResult' && member === 'content';

/** How a literal fits what v2 takes as an answer: strings, numbers, booleans and lists of strings. */
export function answerFit(literal: Node): Fit {
  let fit: Fit = 'fits';
  for (const property of literal.properties as Node[]) {
    const one = property.type === 'ObjectProperty' ? valueFit(property.value) : 'fits';
    if (one === 'far') return 'far';
    if (one === 'near') fit = 'near';
  }
  return fit;
}

function valueFit(node: Node): Fit {
  const at = unwrap(node);
  switch (at.type) {
    case 'NullLiteral':
    case 'ObjectExpression':
      return 'far';
    case 'ArrayExpression':
      return (at.elements as (Node | null)[]).some(
        (one) => one && /^(?:Numeric|Boolean|Null)Literal$|^(?:Object|Array)Expression$/.test(one.type),
      )
        ? 'far'
        : 'fits';
    case 'OptionalMemberExpression':
    case 'OptionalCallExpression':
      return 'near';
    case 'Identifier':
      return at.name === 'undefined' ? 'near' : 'fits';
    case 'ConditionalExpression':
      return further(valueFit(at.consequent), valueFit(at.alternate));
    case 'LogicalExpression':
      return at.operator === '&&' ? further('fits', valueFit(at.right)) : valueFit(at.right);
  }
  return 'fits';
}

/** One of two values: undefined beside something else is near. */
function further(one: Fit, other: Fit): Fit {
  if (one === 'far' || other === 'far') return 'far';
  return one === 'near' || other === 'near' ? 'near' : 'fits';
}

/** How a declared type fits. What cannot be read fits. */
export function answerTypeFit(type: Place | undefined): Fit {
  const at = resolved(type);
  if (!at) return 'fits';
  const { node } = at;
  if (node.type === 'TSInterfaceDeclaration' || node.type === 'TSUnknownKeyword') return 'far';
  if (node.type !== 'TSTypeReference' || node.typeName.name !== 'Record') return 'fits';
  const value = ((node.typeParameters ?? node.typeArguments)?.params ?? []).at(-1) as Node | undefined;
  return value?.type === 'TSUnknownKeyword' ? 'near' : 'fits';
}
