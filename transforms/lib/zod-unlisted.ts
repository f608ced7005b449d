import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isMember, memberKey } from './members.js';
import { type Listed, listedAs } from './schema-uses.js';
import { linksAfter, linksBefore } from './zod-chains.js';
import type { ZodSource } from './zod-source.js';

/** A piece of JSON Schema, to be written as it is. */
type Told = { [key: string]: string | number | boolean | Told | Told[] };

/** What zod 4 has no JSON schema for: the methods only such a schema has, and what zod 3 was told as. */
const UNLISTED: Record<string, { own?: RegExp; told?: (zod: ZodSource, call: Node) => Told | undefined }> = {
  date: { own: /^(?:min|max)$/, told: () => ({ type: 'string', format: 'date-time' }) },
  bigint: {
    own: /^(?:min|max|gte?|lte?|positive|negative|nonnegative|nonpositive|multipleOf|step)$/,
    told: () => ({ type: 'integer', format: 'int64' }),
  },
  set: {
    own: /^(?:min|max|size|nonempty)$/,
    told(zod, call) {
      const items = scalar(zod, call.arguments[0]);
      return items && { type: 'array', uniqueItems: true, items };
    },
  },
  map: {
    told(zod, call) {
      const [key, value] = (call.arguments as Node[]).map((each) => scalar(zod, each));
      if (!key || !value) return undefined;
      return { type: 'array', items: { type: 'array', prefixItems: [key, value], minItems: 2, maxItems: 2 } };
    },
  },
  custom: { told: () => ({}) },
  instanceof: { told: () => ({}) },
  symbol: {},
  undefined: {},
  void: {},
  nan: {},
  function: {},
};

/** Types and classes by which code tells such a schema from others. */
const CLASSES = /\bZod(?:Date|BigInt|Set|Map)\b/;

/**
 * Schemas that zod 4 has no JSON schema for, in what tools and prompts take and give: it throws, and nothing is listed
 * at all. They are told as what zod 3 said of them: `z.any().meta({ … }).pipe(z.coerce.date())` takes what
 * `z.coerce.date()` does.
 */
export function followUnlisted(zod: ZodSource, facts: FileFacts): void {
  const { file } = zod;
  for (const call of file.scopes.calls) {
    if (!call.callee || file.isIgnored(call)) continue;
    const named = zod.nameOf(call.callee);
    const name = named?.name.replace(/^coerce\./, '');
    if (named && name !== undefined && (Object.hasOwn(UNLISTED, name) || name === 'literal'))
      settle(zod, facts, call, name, named.prefix);
    else if (isMember(call.callee) && memberKey(call.callee) === 'transform') settleTransform(zod, facts, call);
    else if (isMember(call.callee) && memberKey(call.callee) === 'catch' && isDynamic(call))
      if (zod.rootOf(call.callee.object))
        mark(file, call, 'a value that .catch() works out from what came in', listedAs(file, facts, call));
  }
}

function settle(zod: ZodSource, facts: FileFacts, call: Node, name: string, prefix: string): void {
  const { file } = zod;
  if (name === 'literal') {
    const [value] = call.arguments as Node[];
    if (value?.type !== 'BigIntLiteral' && value?.name !== 'undefined') return;
    return mark(file, call, `z.literal(${file.textOf(value)})`, listedAs(file, facts, call));
  }
  // It went already: `.or(z.undefined())` is `.optional()`.
  if (name === 'undefined' && file.edits.touches(call.start, call.end)) return;
  const listed = listedAs(file, facts, call);
  const { output } = listed;
  const input = listed.input || listed.converted;
  if (!input && !output) return;
  const namespace = /^[\w$]+\s*\./.exec(prefix)?.[0].replace(/\s/g, '');
  const { own, told } = UNLISTED[name]!;
  const links = linksAfter(file, call);
  const last = links.findLast((link) => own?.test(link.name))?.call;
  const as = last && name === 'set' ? undefined : told?.(zod, call);
  if (!as || !namespace || CLASSES.test(file.text)) return mark(file, call, `z.${name}()`, listed);
  const any = `${namespace}any()${meta(file, as)}`;
  if (input) {
    const missing = name === 'custom' && mayBeMissing(call, links[0]?.name) ? '.optional()' : '';
    file.edits.insert(call.start, `${any}${missing}.pipe(`);
  }
  const end = (last ?? call).end as number;
  if (input) file.edits.insert(end, ')');
  // A pipe is told as what goes in, and described as a whole.
  if (input)
    for (const link of links) if (link.name === 'describe' && link.call.end < end) putOff(file, link.call, end);
  if (output) file.edits.insert(end, `.pipe(${any})`);
}

/** Takes a `.describe(…)` behind the rest of a chain. */
function putOff(file: SourceFile, call: Node, to: number): void {
  const { start, end } = { start: call.callee.object.end as number, end: call.end as number };
  file.edits.remove(start, end);
  file.edits.insert(to, file.text.slice(start, end).trimStart());
}

/** `.transform(…)` of something whose kind is plain: a client was told of what goes in. */
function settleTransform(zod: ZodSource, facts: FileFacts, call: Node): void {
  const { file } = zod;
  const root = zod.rootOf(call.callee.object);
  const listed = root && listedAs(file, facts, call);
  if (!root || !listed?.output) return;
  const namespace = zod.namespace;
  const before = linksBefore(call.callee.object).map((link) => link.name);
  const plain = before.some((name) => /^(?:nullable|nullish|optional|array|or|and|default|pipe)$/.test(name))
    ? undefined
    : SCALARS[root.name];
  const kept = linksBefore(call.callee.object)[0]?.call === undefined || root.call.arguments.length === 0;
  if (!plain || !namespace || !kept) return mark(file, call, 'what a .transform() gives', { ...listed, input: false });
  file.edits.insert(call.end, `.pipe(${namespace}.any()${meta(file, { type: plain })})`);
}

const SCALARS: Record<string, string | undefined> = { string: 'string', number: 'number', boolean: 'boolean' };

/** The JSON schema of an element that says no more than its kind. */
function scalar(zod: ZodSource, node: Node | undefined): Told | undefined {
  const name =
    node?.type === 'CallExpression' && node.arguments.length === 0 ? zod.nameOf(node.callee)?.name : undefined;
  const type = name === undefined ? undefined : SCALARS[name];
  return type === undefined ? undefined : { type };
}

/** `.catch((ctx) => …)`: zod asks it for a value to tell clients, with nothing to work with. */
function isDynamic(call: Node): boolean {
  const [value] = call.arguments as Node[];
  return (value?.params?.length ?? 0) > 0;
}

/** Whether a `z.custom(check)` may take a value that is not there; a check of a type does not. */
function mayBeMissing(call: Node, next: string | undefined): boolean {
  if (next !== undefined && /^(?:optional|nullish|default|prefault|catch)$/.test(next)) return false;
  const [check] = call.arguments as Node[];
  if (!check) return true;
  let test = check.params?.length === 1 ? (check.body as Node) : undefined;
  if (test?.type === 'BlockStatement' && test.body.length === 1) test = test.body[0].argument as Node | undefined;
  while (test?.type === 'LogicalExpression' && test.operator === '&&') test = test.left as Node;
  if (test?.type === 'BinaryExpression') {
    if (test.operator === 'instanceof') return false;
    const isKind = test.left.operator === 'typeof' && /^===?$/.test(test.operator);
    return !(isKind && test.right.type === 'StringLiteral' && test.right.value !== 'undefined');
  }
  return !(test?.type === 'CallExpression' && /^(?:Array\.isArray|Buffer\.isBuffer)$/.test(nameOf(test.callee)));
}

const nameOf = (callee: Node): string =>
  isMember(callee) ? `${callee.object.name}.${memberKey(callee)}` : (callee.name ?? '');

/** `.meta({ … })`, in the words of the file; nothing where there is nothing to tell. */
function meta(file: SourceFile, told: Told): string {
  return Object.keys(told).length === 0 ? '' : `.meta(${written(file, told)})`;
}

function written(file: SourceFile, value: Told[string]): string {
  const { quote, bracketSpacing } = file.style;
  if (typeof value === 'string') return quote + value + quote;
  if (Array.isArray(value)) return `[${value.map((each) => written(file, each)).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const space = bracketSpacing ? ' ' : '';
  const members = Object.entries(value).map(([key, each]) => `${key}: ${written(file, each)}`);
  return `{${space}${members.join(', ')}${space}}`;
}

function mark(file: SourceFile, call: Node, what: string, { input, output, converted }: Listed): void {
  if (!input && !output && !converted) return;
  const effect =
    input || output
      ? 'a server with it in one tool or prompt lists none at all'
      : "z.toJSONSchema() throws, or says nothing of it with unrepresentable: 'any'";
  const advice =
    output && !input
      ? 'tell clients what they get: .pipe(z.any().meta({ type: … })).'
      : 'take what JSON can say, and .transform() it, or tell what comes in: z.any().meta({ type: … }).pipe(…).';
  file.todos.add(call, 'zod/unlisted', `zod 4 has no JSON Schema for ${what}, and ${effect}; ${advice}`);
}
