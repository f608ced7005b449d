import type { Node } from '../../src/engine/node.js';
import { ZOD_DERIVED, ZOD_ISSUE_CODES, ZOD_REMOVED, ZOD_RENAMES } from '../../src/sdk/zod-names.js';
import type { ZodName, ZodSource } from './zod-source.js';

/** Names of zod's that zod 4 calls otherwise, has no more, or gives other type parameters. */
export function followNames(zod: ZodSource): void {
  const { file } = zod;
  for (const named of zod.names) {
    const { name, token } = named;
    // A name that was rewritten with what it was compared to is settled.
    if (file.isIgnored(token) || file.edits.touches(token.start, token.end)) continue;
    const whole = file.scopes.parentOf(token);
    const reference = whole?.type === 'TSQualifiedName' ? file.scopes.parentOf(whole) : whole;
    const args = reference && typeArguments(reference);
    if (name === 'ZodIssueCode') settleIssueCode(zod, token);
    else if (/^(ZodType|ZodSchema|Schema)$/.test(name)) settleTypeArguments(zod, args);
    else if (/^(ZodObject|ZodArray)$/.test(name)) keepFirst(zod, name, args, token);
    else if (Object.hasOwn(ZOD_DERIVED, name)) derive(zod, named, args);
    else if (Object.hasOwn(ZOD_RENAMES, name)) rename(zod, named, args);
    else if (Object.hasOwn(ZOD_REMOVED, name) && !(name === 'ZodTypeDef' && insideTypeArguments(zod, token)))
      file.todos.add(token, 'zod/api', `zod 4 has no ${name}: ${ZOD_REMOVED[name]}.`);
  }
}

function typeArguments(reference: Node): Node | undefined {
  return reference.typeParameters ?? reference.typeArguments;
}

/** `ZodType<Output, Def, Input>` → `ZodType<Output, Input>`. */
function settleTypeArguments(zod: ZodSource, args: Node | undefined): void {
  const { file } = zod;
  const [output, def, input] = (args?.params ?? []) as Node[];
  if (!output || !def) return;
  if (input) {
    file.edits.remove(def.start, input.start);
    file.release({ start: def.start, end: input.start });
  } else if (zod.nameOf(def.typeName ?? def)?.name === 'ZodTypeDef') {
    file.edits.remove(output.end, def.end);
    file.release(def);
  }
}

function insideTypeArguments(zod: ZodSource, token: Node): boolean {
  const list = zod.file.ancestor(token, (at) => at.type === 'TSTypeParameterInstantiation');
  const holder = list && zod.file.scopes.parentOf(list);
  return /^(ZodType|ZodSchema|Schema)$/.test(zod.nameOf(holder?.typeName ?? holder)?.name ?? '');
}

const CONFIGS: Record<string, string> = { strict: '$strict', passthrough: '$loose' };

/** `ZodObject<Shape, 'strip', …>` → `ZodObject<Shape>`: how unknown keys are treated is a type of its own. */
function keepFirst(zod: ZodSource, name: string, args: Node | undefined, token: Node): void {
  const { file } = zod;
  const list = (args?.params ?? []) as Node[];
  const [first, second] = list;
  if (!first || !second) return;
  const literal: string | undefined = second.type === 'TSLiteralType' ? second.literal.value : undefined;
  // zod 4 has a second parameter too: a config type, which zod 3 never had there.
  if (
    list.length === 2 &&
    name === 'ZodObject' &&
    !literal &&
    second.type !== 'TSAnyKeyword' &&
    second.type !== 'TSTypeReference'
  )
    return;
  if (
    list.length === 2 &&
    name === 'ZodObject' &&
    second.type === 'TSTypeReference' &&
    zod.nameOf(second.typeName)?.name.startsWith('core.')
  )
    return;
  const prefix = zod.nameOf(file.scopes.parentOf(token) ?? token)?.prefix;
  const config = name === 'ZodObject' && literal && CONFIGS[literal];
  if (config && !prefix) {
    file.todos.add(
      token,
      'zod/api',
      `zod 4 says '${literal}' with z.core.${config} as the second parameter of ZodObject.`,
    );
    return;
  }
  const last = list.at(-1)!;
  file.edits.overwrite(first.end, last.end, config ? `, ${prefix}core.${config}` : '');
  file.release({ start: first.end, end: last.end });
}

/** `z.objectOutputType<Shape, Catchall>` → `z.output<z.ZodObject<Shape>>`. */
function derive(zod: ZodSource, { name, prefix, token }: ZodName, args: Node | undefined): void {
  const { file } = zod;
  const [shape] = (args?.params ?? []) as Node[];
  if (!prefix || !shape) {
    file.todos.add(token, 'zod/api', `zod 4 has no ${name}: write z.${ZOD_DERIVED[name]}<z.ZodObject<Shape>>.`);
    return;
  }
  file.edits.overwrite(token.start, token.end, ZOD_DERIVED[name]!);
  file.edits.insert(shape.start, `${prefix}ZodObject<`);
  const end = args!.end - 1;
  if (shape.end < end) {
    file.edits.remove(shape.end, end);
    file.release({ start: shape.end, end });
  }
  file.edits.insert(end, '>');
}

function rename(zod: ZodSource, { name, prefix, token }: ZodName, args: Node | undefined): void {
  const { file } = zod;
  const to = ZOD_RENAMES[name]!;
  if (name === 'SafeParseReturnType' && args?.params.length === 2) {
    // <Input, Output> → <Output>
    file.edits.remove(args.params[0].start, args.params[1].start);
    file.release(args.params[0]);
  }
  if (prefix) {
    file.edits.overwrite(token.start, token.end, to);
    return;
  }
  const record = file.imports.of(file.scopes.bindingOf(token));
  if (!record || record.name === to) return;
  file.imports.move(record, record.source, to);
  if (record.local === name) file.imports.rename(record, to);
}

function settleIssueCode(zod: ZodSource, token: Node): void {
  const { file } = zod;
  const holder = file.scopes.parentOf(token);
  const whole = holder && zod.nameOf(holder) ? file.scopes.parentOf(holder) : holder;
  const property = whole?.property as Node | undefined;
  const to = property && Object.hasOwn(ZOD_ISSUE_CODES, property.name) ? ZOD_ISSUE_CODES[property.name] : undefined;
  if (property && to) file.edits.overwrite(property.start, property.end, to);
}
