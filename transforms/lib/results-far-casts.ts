import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { membersCalled, propertyKey } from './members.js';
import { type Place, typeNamed } from './registration-sources.js';
import { exportedName } from './values.js';

const KINDS = /^(?:text|image|audio|resource|resource_link)$/;

/**
 * `result.content as [{ text: string }]` → `result.content as unknown as [{ text: string }]`: what callTool() gave was of
 * no type in v1, so that any cast went; v2 knows a list of content blocks, and lets it be cast to lists of such only.
 *
 * @param isCalled whether an expression is what a client's callTool() gives
 */
export function castFarContent(file: SourceFile, facts: FileFacts, isCalled: (node: Node) => boolean): void {
  if (file.language === 'js') return;
  for (const member of membersCalled(file, 'content')) {
    const value = sure(file, member);
    const cast = file.scopes.parentOf(value);
    if (cast?.type !== 'TSAsExpression' || cast.expression !== value || file.isIgnored(cast)) continue;
    if (isFar({ file, facts, node: cast.typeAnnotation }) && isCalled(member.object))
      file.edits.insert(value.end, ' as unknown');
  }
}

/** The value with the parentheses and the `!` around it. */
function sure(file: SourceFile, node: Node): Node {
  let at = node;
  for (let up = file.scopes.parentOf(at); up; up = file.scopes.parentOf(at)) {
    if (up.type !== 'TSNonNullExpression' && up.type !== 'ParenthesizedExpression') break;
    at = up;
  }
  return at;
}

/** Whether a type is none that TypeScript casts a list of content blocks to. */
function isFar(place: Place, depth = 0): boolean {
  const { file, facts, node } = place;
  if (depth > 6) return false;
  const next = (inner: Node) => isFar({ ...place, node: inner }, depth + 1);
  switch (node.type) {
    case 'TSTupleType':
    case 'TSTypeLiteral':
    case 'TSStringKeyword':
      return true;
    case 'TSParenthesizedType':
    case 'TSTypeAnnotation':
    case 'TSTypeAliasDeclaration':
      return next(node.typeAnnotation);
    case 'TSTypeOperator':
      return node.operator === 'readonly' && next(node.typeAnnotation);
    case 'TSUnionType':
      return (node.types as Node[]).filter((part) => !/^TS(?:Undefined|Null)Keyword$/.test(part.type)).every(next);
    case 'TSArrayType':
      return isOtherItem({ ...place, node: node.elementType });
    case 'TSTypeReference': {
      if (exportedName(file, facts, node.typeName)) return false;
      const [first] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
      if (/^(?:Readonly)?Array$/.test(node.typeName.name ?? ''))
        return !!first && isOtherItem({ ...place, node: first });
      const [named, ...others] = typeNamed({ ...place, node: node.typeName });
      return named !== undefined && others.length === 0 && isFar(named, depth + 1);
    }
  }
  return false;
}

/** `{ type: 'json'; … }`: an item that is no kind of content. */
function isOtherItem({ node }: Place): boolean {
  const at = node.type === 'TSParenthesizedType' ? node.typeAnnotation : node;
  if (at.type !== 'TSTypeLiteral') return /^TS(?:String|Number|Boolean)Keyword$/.test(at.type);
  return (at.members as Node[]).some((member) => {
    const kind = propertyKey(member) === 'type' ? member.typeAnnotation?.typeAnnotation : undefined;
    const value = kind?.type === 'TSLiteralType' ? stringValue(kind.literal) : undefined;
    return value !== undefined && !KINDS.test(value);
  });
}
