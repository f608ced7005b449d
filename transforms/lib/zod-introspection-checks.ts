import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { ZOD_CHECKS } from '../../src/sdk/zod-names.js';
import { comparisonsOf, outermost, regionsWhere, within } from './errors-flow.js';
import { indentAt } from './layout.js';
import { isCall, isMember, memberKey } from './members.js';
import type { DefRead } from './zod-introspection-reads.js';

/** Methods of lists that hand each item to a function. */
const EACH = /^(forEach|map|flatMap|filter|some|every|find|findLast)$/;

type Family = 'ZodString' | 'ZodNumber';

interface Edit {
  node: Node;
  text: string;
}

/**
 * `for (const check of x._def.checks) switch (check.kind) …`: in zod 4 a check says what it is in `_zod.def`. Rewritten
 * when every use of every check is one of a kind that has a counterpart.
 * @param kind the class of the schema, by its name in zod 3
 * @returns whether it was
 */
export function followChecks(file: SourceFile, read: DefRead, kind: string | undefined): boolean {
  if ((kind !== 'ZodString' && kind !== 'ZodNumber') || read.how === 'pattern') return false;
  const items = itemsOf(file, read.node);
  const edits = items?.map((item) => editsFor(file, item, kind));
  if (!edits?.length || edits.includes(undefined)) return false;
  for (const { node, text } of edits.flatMap((each) => each ?? [])) file.edits.overwrite(node.start, node.end, text);
  widen(file, read);
  return true;
}

/** zod 4 has no list where there are no checks, and types its items by what they check only. */
function widen(file: SourceFile, { node, def }: DefRead): void {
  const outer = outermost(file, node);
  const parent = file.scopes.parentOf(outer);
  const hasFallback = parent?.type === 'LogicalExpression' && parent.left === outer;
  const isAny = file.language === 'js' || unwrapParens(def.object).type === 'TSAsExpression' || outer !== node;
  if (hasFallback && isAny) return;
  const fallback = hasFallback ? '' : ' ?? []';
  const cast = isAny ? '' : ' as any[]';
  const isOperand = hasFallback || isMember(parent);
  const inner = fallback && (cast || isOperand) ? ['(', ')'] : ['', ''];
  const whole = cast && isOperand ? ['(', ')'] : ['', ''];
  file.edits.insert(node.start, `${whole[0]}${inner[0]}`);
  file.edits.insert(node.end, `${fallback}${inner[1]}${cast}${whole[1]}`);
}

function unwrapParens(node: Node): Node {
  return node.type === 'ParenthesizedExpression' ? unwrapParens(node.expression) : node;
}

/** The names each check goes by in what walks through the list; undefined when the list gets out of sight. */
function itemsOf(file: SourceFile, list: Node, depth = 0): Node[] | undefined {
  const outer = outermost(file, list);
  const parent = file.scopes.parentOf(outer);
  if (!parent || depth > 3) return undefined;
  if (parent.type === 'LogicalExpression' && parent.left === outer) return itemsOf(file, parent, depth + 1);
  if (parent.type === 'ForOfStatement' && parent.right === outer) {
    const id = parent.left.declarations?.[0].id as Node | undefined;
    return id?.type === 'Identifier' ? [id] : undefined;
  }
  if (parent.type === 'VariableDeclarator' && parent.init === outer && parent.id.type === 'Identifier') {
    const binding = file.scopes.bindingOf(parent.id);
    if (binding?.kind !== 'const') return undefined;
    const all = binding.references.map(({ node }) => itemsOf(file, node, depth + 1));
    return all.every((each) => each !== undefined) ? all.flat() : undefined;
  }
  if (!isMember(parent) || parent.object !== outer) return undefined;
  if (memberKey(parent) === 'length') return [];
  const call = file.scopes.parentOf(parent);
  if (!isCall(call) || call.callee !== parent || !EACH.test(memberKey(parent) ?? '')) return undefined;
  const callback = call.arguments[0];
  const item = callback && /FunctionExpression$/.test(callback.type) ? (callback.params[0] as Node) : undefined;
  if (item?.type !== 'Identifier') return undefined;
  return /^find/.test(memberKey(parent)!) ? foundItems(file, call, item) : [item];
}

/** `const min = checks.find((check) => …)`: what was found is a check as well. */
function foundItems(file: SourceFile, call: Node, item: Node): Node[] | undefined {
  const outer = outermost(file, call);
  const parent = file.scopes.parentOf(outer);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return [item, parent.id];
  const isTest = /^(If|While)Statement$|^(Conditional|Unary|Logical)Expression$/.test(parent?.type ?? '');
  return isTest ? [item] : undefined;
}

/** What to write for every use of a check; undefined when one of them has no counterpart. */
function editsFor(file: SourceFile, item: Node, family: Family): Edit[] | undefined {
  const edits: Edit[] = [];
  const kinds: { kind: string; regions: Node[] }[] = [];
  const later: Node[] = [];
  for (const { node } of file.scopes.bindingOf(item)?.references ?? []) {
    const member = file.scopes.parentOf(outermost(file, node));
    if (isMember(member) && member.object === outermost(file, node) && !member.computed) {
      if (memberKey(member) !== 'kind') later.push(member);
      else if (!settleKind(file, member, family, edits, kinds)) return undefined;
    } else if (!/^(If|While)Statement$|^(Conditional|Unary|Logical)Expression$/.test(member?.type ?? ''))
      return undefined;
  }
  for (const member of later) {
    const here = kinds.filter(({ regions }) => within(member, regions)).map(({ kind }) => kind);
    const to = memberOf(memberKey(member)!, family, here);
    if (to === undefined) return undefined;
    edits.push({ node: member.property, text: `_zod.def.${to}` });
  }
  return edits;
}

/** `check.kind`, wherever it is only compared with kinds that zod 4 has. */
function settleKind(
  file: SourceFile,
  member: Node,
  family: Family,
  edits: Edit[],
  kinds: { kind: string; regions: Node[] }[],
): boolean {
  const compared = comparisonsOf(file, member);
  if (compared.length === 0) return false;
  for (const { other, how, whole } of compared) {
    const kind = stringValue(other);
    const to = kind === undefined ? undefined : ZOD_CHECKS[family][kind];
    if (!kind || !to || other.start < whole.start || other.end > whole.end) return false;
    // The project's own schemas say guid where they said uuid; others may say uuid.
    if (kind === 'uuid') {
      if (how !== 'case') return false;
      const lead = `${file.style.eol}${indentAt(file, other.start)}`;
      edits.push({ node: other, text: `${file.textOf(other)}:${lead}case ${file.style.quote}guid${file.style.quote}` });
    } else if (to !== kind) edits.push({ node: other, text: `${file.style.quote}${to}${file.style.quote}` });
    kinds.push({
      kind,
      regions: how === 'case' ? caseOf(whole, other) : regionsWhere(file, whole, how === '===').regions,
    });
  }
  const object = file.textOf(member.object);
  const dot = member.optional ? '?.' : '.';
  const parent = file.scopes.parentOf(member);
  const alone = parent?.type === 'SwitchStatement';
  const text = `${object}${dot}_zod.def.format ?? ${object}${dot}_zod.def.check`;
  edits.push({ node: member, text: alone ? text : `(${text})` });
  return true;
}

function caseOf(whole: Node, label: Node): Node[] {
  const branches = whole.cases as Node[];
  const from = branches.findIndex((branch) => branch.test && unwrap(branch.test) === label);
  return branches.slice(from).find((branch) => branch.consequent.length > 0)?.consequent ?? [];
}

/** What a member of a check is called in zod 4, where the check is known to be of some kinds. */
function memberOf(name: string, family: Family, kinds: readonly string[]): string | undefined {
  if (name === 'regex') return 'pattern';
  if (family === 'ZodNumber') return name === 'value' || name === 'inclusive' ? name : undefined;
  const VALUES: Readonly<Record<string, string>> = {
    min: 'minimum',
    max: 'maximum',
    length: 'length',
    startsWith: 'prefix',
    endsWith: 'suffix',
    includes: 'includes',
  };
  const names = new Set(kinds.map((kind) => VALUES[kind]));
  return name === 'value' && names.size === 1 ? [...names][0] : undefined;
}
