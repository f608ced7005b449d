import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember } from './members.js';
import type { ZodSource } from './zod-source.js';

/**
 * `ZodRawShape` was a record of schemas; in zod 4 it is a record of its core type, which has none of a schema's methods.
 * Where code goes through the values of such a shape, the type says ZodType itself.
 */
export function followShapes(zod: ZodSource): void {
  const { file } = zod;
  if (file.language === 'js') return;
  for (const { name, token } of zod.names) {
    if (name !== 'ZodRawShape') continue;
    const whole = file.scopes.parentOf(token);
    const reference = whole && zod.nameOf(whole) ? file.scopes.parentOf(whole) : whole;
    if (reference?.type !== 'TSTypeReference' || !isGoneThrough(file, reference)) continue;
    const schema = zod.namespace
      ? `${zod.namespace}.ZodType`
      : file.imports.use('zod', 'ZodType', { at: token, type: true });
    file.edits.overwrite(reference.start, reference.end, `Record<string, ${schema}>`);
    // With a namespace the new text names what the old one did.
    if (!zod.namespace) file.release(reference);
  }
}

/** Whether code goes through the values of what is declared to be of a type. */
export const isGoneThrough = (file: SourceFile, type: Node): boolean =>
  holders(file, type).some((id) => isWalked(file, id));

/** The variables and parameters that are declared to be of a type, or of a type parameter bound by it. */
function holders(file: SourceFile, type: Node): Node[] {
  const parent = file.scopes.parentOf(type);
  if (parent?.type === 'TSTypeAnnotation') {
    const id = file.scopes.parentOf(parent);
    return id?.type === 'Identifier' ? [id] : [];
  }
  if (parent?.type !== 'TSTypeParameter') return [];
  const binding = file.scopes.bindings.find((each) => each.kind === 'typeparam' && each.declaration === parent);
  return (binding?.references ?? []).flatMap(({ node }) => {
    const use = file.scopes.parentOf(node);
    return use?.type === 'TSTypeReference' ? holders(file, use) : [];
  });
}

/** Whether the values of a record are looked at: `Object.entries(x)`, `x[key]`. */
function isWalked(file: SourceFile, id: Node): boolean {
  return (file.scopes.bindingOf(id)?.references ?? []).some(({ node }) => {
    const parent = file.scopes.parentOf(node);
    if (isMember(parent)) return parent.object === node && parent.computed;
    return isCall(parent) && /^Object\.(entries|values)$/.test(file.textOf(parent.callee));
  });
}
