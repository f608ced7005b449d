import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { outermost } from './errors-flow.js';
import { isMember, memberKey } from './members.js';
import type { ZodSource } from './zod-source.js';

const OPEN = /^(ZodType|ZodTypeAny|ZodSchema|Schema)$/;
const PARSES = /^(parse|parseAsync|safeParse|safeParseAsync|spa)$/;
/** What a type may stand in and still be what the declaration is about. */
const INSIDE = /^TS(TypeParameterInstantiation|TypeReference|ArrayType|UnionType|ParenthesizedType|TypeAnnotation)$/;
/** Declarations others read the type off. */
const SHARED = /^(TSTypeAliasDeclaration|TSPropertySignature|ClassProperty|ClassAccessorProperty|TSMethodSignature)$/;

/**
 * A bare `z.ZodType` gave `any` in zod 3, and gives `unknown` in zod 4. Where somebody may rely on what it gives, the
 * type says any itself.
 */
export function followOpenTypes(zod: ZodSource): void {
  const { file } = zod;
  if (file.language === 'js') return;
  for (const { name, token } of zod.names) {
    // What another step has taken out or written anew says what it is.
    if (!OPEN.test(name) || file.isIgnored(token) || file.edits.touches(token.start, token.end)) continue;
    const whole = file.scopes.parentOf(token);
    const reference = whole && zod.nameOf(whole) ? file.scopes.parentOf(whole) : whole;
    if (reference?.type !== 'TSTypeReference' || (reference.typeParameters ?? reference.typeArguments)) continue;
    if (isReliedOn(file, reference)) file.edits.insert(token.end, '<any>');
  }
}

function isReliedOn(file: SourceFile, reference: Node): boolean {
  let at = reference;
  let parent = file.scopes.parentOf(at);
  while (parent && INSIDE.test(parent.type)) {
    at = parent;
    parent = file.scopes.parentOf(at);
  }
  if (!parent) return false;
  if (SHARED.test(parent.type)) return true;
  if (parent.type === 'TSTypeParameter') return parent.default === at;
  if (/^TS(As|Satisfies)Expression$/.test(parent.type)) return isParsed(file, parent);
  if (parent.returnType === at) return true;
  if (parent.type !== 'Identifier') return false;
  const nested = at.typeAnnotation !== reference;
  const property = file.scopes.parentOf(parent)?.type === 'TSParameterProperty';
  const references = file.scopes.bindingOf(parent)?.references ?? [];
  return nested || property || references.some(({ node }) => isParsed(file, node));
}

/** `schema.parse(…)` */
function isParsed(file: SourceFile, node: Node): boolean {
  const outer = outermost(file, node);
  const member = file.scopes.parentOf(outer);
  return isMember(member) && member.object === outer && PARSES.test(memberKey(member) ?? '');
}
