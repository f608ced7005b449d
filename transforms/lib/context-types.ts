import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { contextMember, isContextType } from '../../src/sdk/context.js';
import { memberIndex, propertyKey } from './members.js';
import { typeName, typeOfBinding } from './values.js';

/** Rewrites what types say of a context's members: `Pick<Extra, 'signal'>`, `Extra['signal']`, `typeof extra.signal`. */
export function rewriteContextTypes(file: SourceFile, facts: FileFacts): void {
  for (const node of memberIndex(file).types) {
    if (node.type === 'TSTypeReference') rewritePick(file, facts, node);
    else if (node.type === 'TSIndexedAccessType') rewriteIndexed(file, facts, node);
    else rewriteQuery(file, facts, node);
  }
}

const literalOf = (type: Node): string | undefined =>
  type.type === 'TSLiteralType' ? stringValue(type.literal) : undefined;

function rewritePick(file: SourceFile, facts: FileFacts, node: Node): void {
  const utility = node.typeName.name;
  if (utility !== 'Pick' && utility !== 'Omit') return;
  const [object, keyType] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
  if (!object || !keyType || !isContextType(typeName(file, facts, object))) return;
  const literals = (keyType.type === 'TSUnionType' ? keyType.types : [keyType]) as Node[];
  const members = literals.map((literal) => contextMember(literalOf(literal) ?? ''));
  if (members.every((member) => member && !member.group)) return;
  const groups = new Set(members.map((member) => member?.group));
  const name = typeText(file, object);
  if (utility === 'Pick' && groups.size > 1 && name !== undefined && !members.includes(undefined)) {
    const parts = [...groups].map((group) => {
      const keys = members.flatMap((member) => (member?.group === group ? [quoted(file, member!.name)] : []));
      return pickText(file, name, group, keys.join(' | '));
    });
    file.edits.overwrite(node.start, node.end, parts.join(' & '));
    return;
  }
  if (utility === 'Omit' || members.includes(undefined) || groups.size > 1) {
    file.todos.add(
      node,
      'context',
      `${utility} names members that are in groups now: mcpReq has id, signal, _meta, send and notify, http has authInfo, req, closeSSE and closeStandaloneSSE.`,
    );
    return;
  }
  const [group] = groups;
  const { edits, style } = file;
  const space = style.bracketSpacing ? ' ' : '';
  edits.insert(node.start, group === 'http' ? `{${space}http?: ` : `{${space}mcpReq: `);
  wrapGroup(file, object, group!);
  for (const [index, literal] of literals.entries()) writeKey(file, literal, members[index]!.name);
  edits.insert(node.end, `${space}}`);
}

const quoted = (file: SourceFile, text: string): string => `${file.style.quote}${text}${file.style.quote}`;

/** The name a context's type will have in the text, when it is one plain name. */
function typeText(file: SourceFile, object: Node): string | undefined {
  if (object.type !== 'TSTypeReference' || object.typeName.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(object.typeName);
  const record = file.imports.of(binding);
  if (!record) return binding && !(object.typeParameters ?? object.typeArguments) ? binding.name : undefined;
  return file.liveReferences(record.binding).some(({ node }) => node === object.typeName) ? record.local : undefined;
}

function pickText(file: SourceFile, name: string, group: 'mcpReq' | 'http' | undefined, keys: string): string {
  if (!group) return `Pick<${name}, ${keys}>`;
  const space = file.style.bracketSpacing ? ' ' : '';
  const whole = `${name}[${quoted(file, group)}]`;
  return group === 'http'
    ? `{${space}http?: Pick<NonNullable<${whole}>, ${keys}>${space}}`
    : `{${space}mcpReq: Pick<${whole}, ${keys}>${space}}`;
}

/** `Extra` → `Extra['mcpReq']`, or `NonNullable<Extra['http']>`. */
function wrapGroup(file: SourceFile, object: Node, group: 'mcpReq' | 'http'): void {
  const { quote } = file.style;
  if (group === 'http') file.edits.insert(object.start, 'NonNullable<');
  file.edits.insert(object.end, `[${quote}${group}${quote}]${group === 'http' ? '>' : ''}`);
}

function writeKey(file: SourceFile, literal: Node, name: string): void {
  const quote = file.text[literal.start];
  file.edits.overwrite(literal.start, literal.end, `${quote}${name}${quote}`);
}

function rewriteIndexed(file: SourceFile, facts: FileFacts, node: Node): void {
  const key = literalOf(node.indexType);
  const target = key === undefined ? undefined : contextMember(key);
  if (!target?.group || !isContextType(typeName(file, facts, node.objectType))) return;
  wrapGroup(file, node.objectType, target.group);
  writeKey(file, node.indexType, target.name);
}

/** `typeof extra.sendRequest`. */
function rewriteQuery(file: SourceFile, facts: FileFacts, node: Node): void {
  const { left, right } = node;
  const target = contextMember(right.name);
  if (!target?.group || left.type !== 'Identifier' || file.scopes.parentOf(node)?.type !== 'TSTypeQuery') return;
  if (!isContextType(typeOfBinding(file, facts, file.scopes.bindingOf(left)))) return;
  if (target.group === 'mcpReq') {
    file.edits.overwrite(right.start, right.end, `mcpReq.${target.name}`);
    return;
  }
  const { quote } = file.style;
  const query = file.scopes.parentOf(node)!;
  file.edits.insert(query.start, 'NonNullable<');
  file.edits.overwrite(right.start, right.end, 'http');
  file.edits.insert(query.end, `>[${quote}${target.name}${quote}]`);
}

/**
 * Rewrites a type literal that a context's parameter is annotated with: `{ signal: AbortSignal }` →
 * `{ mcpReq: { signal: AbortSignal } }`.
 */
export function rewriteLiteralType(file: SourceFile, literal: Node): void {
  const members = literal.members as Node[];
  const targets = members.map((member) => contextMember(propertyKey(member) ?? ''));
  const space = file.style.bracketSpacing ? ' ' : '';
  for (const [index, member] of members.entries()) {
    const target = targets[index];
    if (!target?.group) continue;
    // What separates the members of a literal belongs to the member before it.
    const end = /[;,]$/.test(file.textOf(member)) ? member.end - 1 : member.end;
    file.edits.overwrite(member.key.start, member.key.end, target.name);
    if (targets[index - 1]?.group !== target.group)
      file.edits.insert(member.start, `${target.group}${target.group === 'http' ? '?' : ''}: {${space}`);
    if (targets[index + 1]?.group !== target.group) file.edits.insert(end, `${space}}`);
  }
}
