import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { ZOD_KINDS } from '../../src/sdk/zod-names.js';
import { type Comparison, comparisonsOf, outermost, regionsWhere } from './errors-flow.js';
import { isMember } from './members.js';
import { type DefRead, renameRead } from './zod-introspection-reads.js';
import type { ZodSource } from './zod-source.js';

/** A schema of which a stretch of the code knows the class. */
export interface KnownKind {
  subject: Node;
  /** The name of the class in zod 3. */
  kind: string;
  regions: Node[];
  /** TypeScript knows it as well: by `instanceof`, not by comparing names. */
  typed: boolean;
}

interface Compared extends Comparison {
  kind: string;
}

/** Places that print a value take any. */
const PRINTS = /^(?:console\.\w+|String|JSON\.stringify|\w*Error)$/;

/**
 * `x._def.typeName === 'ZodString'` → `x._def.type === 'string'`, when all that is done with the name is comparing it
 * to names of classes, and printing it.
 * @returns whether the read was settled; what it says of the schema goes into `kinds`
 */
export function followTypeName(
  file: SourceFile,
  zod: ZodSource,
  read: DefRead,
  kinds: KnownKind[],
  asked: Map<string, string>,
): boolean {
  const compared = comparisons(file, zod, read);
  if (!compared) return false;
  renameRead(file, read, 'type');
  const callable = file.ancestor(read.node, (at) => Array.isArray(at.params) && 'body' in at);
  const subject = `${callable?.start} ${file.textOf(unwrap(read.def.object))}`;
  for (const comparison of compared) {
    const { kind, other } = comparison;
    const to = ZOD_KINDS[kind];
    if (to === undefined) {
      file.todos.add(
        other,
        'zod/introspection',
        `a schema with a brand is the schema itself in zod 4, so that nothing is a ${kind}: remove what is done for it.`,
      );
      kinds.push({ subject: read.def.object, kind, regions: regionsOf(file, comparison), typed: false });
      continue;
    }
    kinds.push({ subject: read.def.object, kind, regions: regionsOf(file, comparison), typed: false });
    if (repeats(file, zod, comparison, to)) continue;
    const before = asked.get(`${subject} ${to}`);
    if (before !== undefined && before !== kind && !sharesCase(file, comparison))
      file.todos.add(
        other,
        'zod/introspection',
        `zod 4 calls ${before} and ${kind} both '${to}', so that what comes first takes both; tell them apart by what they hold (${TELL[kind] ?? TELL[before]}).`,
      );
    asked.set(`${subject} ${to}`, kind);
    file.edits.overwrite(other.start, other.end, `${file.style.quote}${to}${file.style.quote}`);
    file.release(other);
    if (kind === 'ZodEffects') markEffects(file, other);
  }
  return true;
}

/** How zod 4 tells apart what it calls by one name. */
const TELL: Readonly<Record<string, string>> = {
  ZodDiscriminatedUnion: 'a discriminated union has _def.discriminator',
  ZodNativeEnum: 'both have _def.entries',
  ZodEffects: 'a transform has one of kind transform at _def.in or _def.out',
};

function markEffects(file: SourceFile, at: Node): void {
  file.todos.add(
    at,
    'zod/introspection',
    'zod 4 has no effects around a schema: a refinement is part of the schema itself, .transform() makes a pipe with the schema at _def.in, z.preprocess() one with it at _def.out.',
  );
}

/** Everything the name is compared to; undefined when something else is done with it. */
function comparisons(file: SourceFile, zod: ZodSource, read: DefRead): Compared[] | undefined {
  const found: Compared[] = [];
  for (const value of valuesOf(file, read)) {
    const here = comparisonsOf(file, value);
    if (here.length === 0 && !isPrinted(file, value)) return undefined;
    for (const comparison of here) {
      const kind = kindNamed(zod, comparison.other);
      // A list that is a constant of its own may be for something else as well.
      const elsewhere = comparison.how === 'member' && !inside(comparison.other, comparison.whole);
      if (!kind || elsewhere) return undefined;
      found.push({ ...comparison, kind });
    }
  }
  return found.sort((a, b) => a.other.start - b.other.start);
}

function inside(node: Node, whole: Node): boolean {
  return node.start >= whole.start && node.end <= whole.end;
}

/** The places where the name is used: the read itself, or those of the constant that holds it. */
function valuesOf(file: SourceFile, { node, how }: DefRead): Node[] {
  const holder = how === 'pattern' ? (node.value.left ?? node.value) : outermost(file, node);
  const declarator = how === 'pattern' ? undefined : file.scopes.parentOf(holder);
  const id = how === 'pattern' ? holder : declarator?.type === 'VariableDeclarator' ? declarator.id : undefined;
  if (!id) return [node];
  const binding = id.type === 'Identifier' ? file.scopes.bindingOf(id) : undefined;
  return binding?.kind === 'const' ? binding.references.map((reference) => reference.node) : [node];
}

function isPrinted(file: SourceFile, value: Node): boolean {
  const parent = file.scopes.parentOf(outermost(file, value));
  if (parent?.type === 'TemplateLiteral') return true;
  return /^(?:Call|New)Expression$/.test(parent?.type ?? '') && PRINTS.test(file.textOf(parent!.callee));
}

/** `'ZodString'`, `z.ZodFirstPartyTypeKind.ZodString`: the class. */
function kindNamed(zod: ZodSource, node: Node): string | undefined {
  const text = stringValue(node);
  const at = unwrap(node);
  const isMemberOfKinds = isMember(at) && zod.nameOf(unwrap(at.object))?.name === 'ZodFirstPartyTypeKind';
  const name = text ?? (isMemberOfKinds && !at.computed ? (at.property.name as string) : undefined);
  return name !== undefined && (Object.hasOwn(ZOD_KINDS, name) || name === 'ZodBranded') ? name : undefined;
}

/** `a === 'ZodUnion' || a === 'ZodDiscriminatedUnion'` would say the same twice: the second goes. */
function repeats(file: SourceFile, zod: ZodSource, { whole, how }: Compared, to: string): boolean {
  const parent = file.scopes.parentOf(whole);
  if (how !== '===' || parent?.type !== 'LogicalExpression' || parent.operator !== '||' || parent.right !== whole)
    return false;
  const said = operands(parent.left).some((operand) => {
    const [left, right] = [operand.left as Node | undefined, operand.right as Node | undefined];
    const kind = right && operand.operator === '===' ? kindNamed(zod, unwrap(right)) : undefined;
    return kind !== undefined && ZOD_KINDS[kind] === to && file.textOf(left!) === file.textOf(whole.left);
  });
  if (!said) return false;
  file.edits.supersede(parent.left.end, whole.end, '');
  file.release(whole);
  return true;
}

function operands(node: Node): Node[] {
  const at = unwrap(node);
  return at.type === 'LogicalExpression' && at.operator === '||' ? [...operands(at.left), ...operands(at.right)] : [at];
}

/** `case 'ZodUnion': case 'ZodDiscriminatedUnion':` does the same for both. */
function sharesCase(file: SourceFile, { how, other }: Compared): boolean {
  const label = how === 'case' ? file.ancestor(other, (at) => at.type === 'SwitchCase') : undefined;
  const branches = (label && (file.scopes.parentOf(label)?.cases as Node[])) ?? [];
  return label !== undefined && branches[branches.indexOf(label) - 1]?.consequent.length === 0;
}

/** Where a comparison says that the schema is of the kind. */
function regionsOf(file: SourceFile, { other, how, whole }: Compared): Node[] {
  if (how === '===' || how === '!==') return regionsWhere(file, whole, how === '===').regions;
  if (how === 'member') return regionsWhere(file, whole, true).regions;
  if (how !== 'case') return [];
  // A case without a body goes on into the next.
  const branches = whole.cases as Node[];
  const from = branches.findIndex((branch) => branch.test && unwrap(branch.test) === other);
  const body = branches.slice(from).find((branch) => branch.consequent.length > 0);
  return body?.consequent ?? [];
}
