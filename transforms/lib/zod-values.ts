import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { linksAfter, linksBefore } from './zod-chains.js';
import type { ZodSource } from './zod-source.js';

/** Methods after which a value may be missing. */
const MAY_MISS = /^(?:optional|nullish|default|prefault|catch)$/;
/** Methods of objects that make another object of the same description; in zod 4 it has none. */
const REMAKES =
  /^(?:strict|strip|passthrough|nonstrict|loose|catchall|extend|augment|pick|omit|partial|required|setKey)$/;

/** What schemas take and fill in: places where zod 4 means something else by the same words, without saying so. */
export function followValues(zod: ZodSource): void {
  const { file } = zod;
  for (const call of file.scopes.calls) {
    if (!isCall(call) || !isMember(call.callee) || file.isIgnored(call)) continue;
    const settle = SETTLED[memberKey(call.callee) ?? ''];
    if (!settle || zod.nameOf(call.callee)) continue;
    const root = zod.rootOf(call.callee.object)?.name;
    if (root !== undefined) settle(zod, call, root);
  }
  for (const call of file.scopes.calls)
    if (call.callee && zod.nameOf(call.callee)?.name === 'union' && !file.isIgnored(call)) settleUnion(zod, call);
}

const SETTLED: Record<string, (zod: ZodSource, call: Node, root: string) => void> = {
  /** Any eight-four-four-four-twelve in zod 3; zod 4 looks at version and variant, and calls the old way guid. */
  uuid({ file }, call, root) {
    const { property } = call.callee as Node;
    if (/^(?:coerce\.)?string$/.test(root)) file.edits.overwrite(property.start, property.end, 'guid');
  },

  /** Fractions were safe in zod 3. */
  safe({ file }, call, root) {
    if (!/^(?:coerce\.)?number$/.test(root) || call.arguments.length > 0) return;
    if ([...linksBefore(call), ...linksAfter(file, call)].some((link) => link.name === 'int')) return;
    const { property } = call.callee as Node;
    file.edits.overwrite(property.start, call.end, 'min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)');
  },

  /** `.describe(…).strict()`: what zod 3 carried over. */
  describe({ file }, call, root) {
    const links = linksAfter(file, call);
    const last = links.findLast((link) => REMAKES.test(link.name));
    if (root !== 'object' || !last) return;
    const rest = links.slice(links.indexOf(last));
    // A merge has always dropped it, and another description stands for itself.
    if (rest.some((link) => /^(?:describe|merge)$/.test(link.name))) return;
    if (links.some((link) => link.name === 'merge')) return;
    const { start, end } = { start: unwrapped(call).end as number, end: call.end as number };
    const moved = file.text.slice(start, end);
    file.edits.remove(start, end);
    file.edits.insert(last.call.end, moved);
  },

  /** `.or(z.undefined())` is what zod 4 calls optional; a key that may be missing is nothing else to it. */
  or(zod, call) {
    const { file } = zod;
    const [other] = call.arguments as Node[];
    if (!other || !isUndefined(zod, other) || call.arguments.length > 1) return;
    if (hasComment(file, (call.callee as Node).property.start, call.end)) return;
    file.release(other);
    file.edits.overwrite((call.callee as Node).property.start, call.end, 'optional()');
  },

  /** Zod 3 left out what `.partial()` made optional, zod 4 fills in its default. */
  partial(zod, call) {
    const { file } = zod;
    const filled = filledIn(zod, call.callee.object, call.arguments[0]);
    if (filled.length > 0)
      file.todos.add(
        call,
        'zod/api',
        `zod 4 fills in the default of ${filled.join(', ')} here, where zod 3 left a missing field out; write the fields without .default() where they must not be filled in.`,
      );
  },
};

const unwrapped = (call: Node): Node => (call.callee as Node).object;

/**
 * `.default(x).optional()`: zod 3 gave undefined for what was missing, and told clients the default; zod 4 gives the
 * default. @returns whether this is one
 */
export function settleHiddenDefault(file: SourceFile, call: Node): boolean {
  const links = linksAfter(file, call);
  const next = links.find((link) => !/^(?:describe|meta|nullable|brand|readonly|refine|superRefine)$/.test(link.name));
  if (!next || !/^(?:optional|nullish)$/.test(next.name)) return false;
  const [value] = call.arguments as Node[];
  const { property } = call.callee as Node;
  const at = value && unwrap(value);
  if (!at || call.arguments.length > 1 || at.type === 'SpreadElement' || mayBeFunction(file, at)) {
    file.todos.add(
      call,
      'zod/api',
      'zod 4 fills in a default behind which stands .optional(), where zod 3 gave undefined; take off the one that is not meant.',
    );
    return true;
  }
  const space = file.style.bracketSpacing ? ' ' : '';
  file.edits.overwrite(property.start, property.end, 'meta');
  file.edits.insert(value!.start, `{${space}default: `);
  file.edits.insert(value!.end, `${space}}`);
  return true;
}

/** A function makes the default; what a name or a call gives may be one. */
function mayBeFunction(file: SourceFile, value: Node): boolean {
  if (value.type === 'Identifier' && value.name !== 'undefined') {
    const { kind, declaration } = file.scopes.bindingOf(value) ?? {};
    const init =
      kind === 'const' && declaration?.type === 'VariableDeclarator' ? (declaration.init as Node) : undefined;
    return !init || mayBeFunction(file, unwrap(init));
  }
  return !/Literal$|^(?:Array|Object|Unary)Expression$/.test(value.type) && !isMember(value);
}

/** The fields of an object schema that have a default, as far as its text shows. */
function filledIn(zod: ZodSource, schema: Node, mask: Node | undefined, depth = 0): string[] {
  const { file } = zod;
  const names = new Set<string>();
  const chosen = mask?.type === 'ObjectExpression' ? (mask.properties as Node[]).map(propertyKey) : undefined;
  const read = (shape: Node | undefined) => {
    if (shape?.type !== 'ObjectExpression') return;
    for (const property of shape.properties as Node[]) {
      const key = propertyKey(property);
      if (key === undefined || property.type !== 'ObjectProperty') continue;
      const links = linksBefore(property.value).map((link) => link.name);
      const isFilled = links.includes('default') && !links.slice(links.lastIndexOf('default')).some(isMissing);
      if (isFilled && zod.rootOf(property.value)) names.add(key);
      else names.delete(key);
    }
  };
  let at = unwrap(schema);
  const chain = linksBefore(at);
  while (isCall(at) && isMember(at.callee) && !zod.nameOf(at.callee)) at = unwrap(at.callee.object);
  if (isCall(at) && zod.nameOf(at.callee)?.name === 'object') read(at.arguments[0]);
  else if (at.type === 'Identifier' && depth < 4) {
    const { kind, declaration, id } = file.scopes.bindingOf(at) ?? {};
    if (kind === 'const' && declaration?.init && declaration.id === id)
      for (const name of filledIn(zod, declaration.init, undefined, depth + 1)) names.add(name);
  }
  for (const { name, call } of chain) {
    const [given] = call.arguments as Node[];
    const keys = given?.type === 'ObjectExpression' ? (given.properties as Node[]).map(propertyKey) : [];
    if (/^(?:extend|augment)$/.test(name)) read(given);
    else if (name === 'omit') for (const key of keys) names.delete(key ?? '');
    else if (name === 'pick') for (const key of [...names]) if (!keys.includes(key)) names.delete(key);
  }
  return [...names].filter((name) => !chosen || chosen.includes(name));
}

const isMissing = (name: string): boolean => name === 'optional' || name === 'nullish';

/** `z.union([A, z.undefined()])` → `A.optional()`: with the member in it, zod 4 asks for the key. */
function settleUnion(zod: ZodSource, call: Node): void {
  const { file } = zod;
  const [list] = call.arguments as Node[];
  const members = list?.type === 'ArrayExpression' ? (list.elements as (Node | null)[]) : [];
  const index = members.findIndex((member) => member && isUndefined(zod, member));
  const gone = members[index];
  if (!gone || members.length < 2 || call.arguments.length > 1) return;
  const before = members[index - 1];
  const after = members[index + 1];
  const start = before ? before.end : gone.start;
  const end = before || !after ? gone.end : after.start;
  // What is left standing is told of by another step.
  if (hasComment(file, start, end)) return;
  file.edits.remove(start, end);
  file.release(gone);
  file.edits.insert(call.end, '.optional()');
}

const hasComment = (file: SourceFile, start: number, end: number): boolean =>
  file.comments.some((comment) => comment.start >= start && comment.end <= end);

const isUndefined = (zod: ZodSource, node: Node): boolean =>
  isCall(node) && node.arguments.length === 0 && zod.nameOf(node.callee)?.name === 'undefined';

/**
 * Values of zod's that came to be when a key was missing: `z.coerce.boolean()` gave false, `z.any().transform(…)` got
 * undefined. zod 4 asks for the key.
 * @returns what to write behind the call of zod's, if anything
 */
export function forMissing(name: string, links: readonly string[]): string | undefined {
  if (links.some((link) => MAY_MISS.test(link))) return undefined;
  if (name === 'coerce.boolean') return '.default(false)';
  return links.some((link) => /^(?:transform|pipe)$/.test(link)) ? '.optional()' : undefined;
}
