import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isMember, memberKey, propertyKey } from './members.js';

const READERS = /^(?:String|Number|Boolean)$/;

/**
 * Whether every use of an elicitation's answer means the same for what inputResponse gives: it has `action` and
 * `content`, a `kind` besides, and nothing says of what type the content's values are.
 * @param id the constant, or the pattern that takes the answer apart
 */
export function isSafeAnswer(file: SourceFile, id: Node): boolean {
  if (id.type === 'Identifier') return referencesOf(file, id).every((node) => isSafeWhole(file, node));
  if (id.type !== 'ObjectPattern') return false;
  return (id.properties as Node[]).every((property) => {
    const key = propertyKey(property);
    if (property.value?.type !== 'Identifier' || (key !== 'action' && key !== 'content')) return false;
    return key === 'action' || referencesOf(file, property.value).every((node) => isSafeValue(file, node));
  });
}

/** Whether anything reads what the client filled in, and not only whether it did. */
export function readsContent(file: SourceFile, id: Node): boolean {
  if (id.type === 'ObjectPattern')
    return (id.properties as Node[]).some((property) => propertyKey(property) === 'content');
  return referencesOf(file, id).some((node) => {
    const parent = file.scopes.parentOf(node);
    return !isMember(parent) || memberKey(parent) !== 'action';
  });
}

const referencesOf = (file: SourceFile, id: Node): Node[] =>
  (file.scopes.bindingOf(id)?.references ?? []).map(({ node }) => node).filter((node) => node !== id);

function isSafeWhole(file: SourceFile, node: Node): boolean {
  const parent = file.scopes.parentOf(node);
  if (parent?.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'ObjectPattern')
    return isSafeAnswer(file, parent.id);
  if (!isMember(parent) || parent.object !== node) return false;
  const key = memberKey(parent);
  return key === 'action' || (key === 'content' && isSafeValue(file, parent));
}

/** A value of unknown type, used where that is as good as any. */
function isSafeValue(file: SourceFile, value: Node, depth = 0): boolean {
  if (file.language === 'js') return true;
  if (depth > 8) return false;
  let at = value;
  for (
    let up = file.scopes.parentOf(at);
    up?.type === 'TSNonNullExpression' || up?.type === 'ParenthesizedExpression';
    up = file.scopes.parentOf(at)
  )
    at = up;
  const parent = file.scopes.parentOf(at);
  switch (parent?.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      // A member of the content; of a value in it, nobody can read one.
      return parent.object === at && depth === 0 && isContent(at) && isSafeValue(file, parent, depth + 1);
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return true;
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return /^[!=]==?$/.test(parent.operator);
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof';
    case 'IfStatement':
      return true;
    case 'ConditionalExpression':
      return parent.test === at || isSafeValue(file, parent, depth + 1);
    case 'LogicalExpression':
      return parent.operator === '&&' && parent.left === at ? true : isSafeValue(file, parent, depth + 1);
    case 'CallExpression': {
      if (parent.arguments[0] !== at) return false;
      const { callee } = parent;
      if (callee.type === 'Identifier') return READERS.test(callee.name) && !file.scopes.bindingOf(callee);
      const key = isMember(callee) ? (memberKey(callee) ?? '') : '';
      return /^(?:parse|safeParse|stringify)$/.test(key) || callee.object?.name === 'console';
    }
    case 'VariableDeclarator': {
      if (parent.init !== at) return false;
      if (parent.id.type === 'Identifier')
        return (
          !parent.id.typeAnnotation && referencesOf(file, parent.id).every((node) => isSafeValue(file, node, depth + 1))
        );
      return false;
    }
  }
  return false;
}

const isContent = (node: Node): boolean => {
  const at = unwrap(node);
  return at.type === 'Identifier' || (isMember(at) && memberKey(at) === 'content');
};
