import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { eachChild, type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { FUNCTIONS } from './zod-builders.js';
import { type ZodMode, ZodSource } from './zod-source.js';
import { forMissing, settleHiddenDefault } from './zod-values.js';

/** Methods of schemas that are gone, and what does their job. */
const GONE: Record<string, string> = {
  deepPartial: 'zod 4.2 has no deepPartial(); write out which nested fields may be missing',
  refinement: 'use .refine(test, { error }) or .superRefine()',
  promise: 'use z.promise(schema), or await the value first',
  setKey: 'use .extend({ [key]: schema })',
  innerType: 'a refined schema is the schema itself; take the in or out of a pipe',
  sourceType: 'a refined schema is the schema itself; take the in of a pipe',
};

/** Chains of methods that begin with a call of zod's. */
export function followMethods(zod: ZodSource, mode: ZodMode): void {
  const { file } = zod;
  for (const call of file.scopes.calls) {
    const { callee } = call;
    if (!callee || !/^(Optional)?MemberExpression$/.test(callee.type) || callee.computed || zod.nameOf(callee))
      continue;
    const name = callee.property.name as string;
    if (!METHODS.test(name) || file.isIgnored(call)) continue;
    const root = zod.rootOf(callee.object);
    if (!root) continue;
    settleMethod(zod, call, name, root, mode);
  }
}

const METHODS =
  /^(ip|cidr|nonstrict|augment|strict|refine|default|args|returns|deepPartial|refinement|promise|setKey|innerType|sourceType)$/;

function settleMethod(
  zod: ZodSource,
  call: Node,
  name: string,
  root: { name: string; call: Node },
  mode: ZodMode,
): void {
  const { file } = zod;
  const { property, object } = call.callee;
  const args = call.arguments as Node[];
  switch (name) {
    case 'nonstrict':
      file.edits.overwrite(property.start, property.end, 'passthrough');
      return;
    case 'augment':
      file.edits.overwrite(property.start, property.end, 'extend');
      return;
    case 'ip':
    case 'cidr':
      settleAddress(zod, call, name, root);
      return;
    case 'strict':
      if (args.length > 0)
        file.todos.add(call, 'zod/api', 'strict() takes no message in zod 4; give z.object() an error instead.');
      return;
    case 'refine':
      if (args[1]?.params)
        file.todos.add(
          args[1],
          'zod/api',
          'refine() takes no function of the value for its message in zod 4; write { error: (issue) => … } and read issue.input.',
        );
      return;
    case 'args':
    case 'returns':
      if (root.name === 'function') file.todos.add(call, 'zod/api', FUNCTIONS);
      return;
    case 'default':
      // zod 3 ran the default through the schema; zod 4 gives it back as it is, and calls the old way prefault.
      if (mode === 'from3' && settleHiddenDefault(file, call)) return;
      if (mode === 'from3' && (root.name === 'preprocess' || changesValue(object) || fillsIn(file, root.call)))
        file.edits.overwrite(property.start, property.end, 'prefault');
      return;
    default:
      file.todos.add(call, 'zod/api', `schemas have no ${name}() in zod 4; ${GONE[name]}.`);
  }
}

/** Whether a chain turns its input into something else. */
function changesValue(chain: Node): boolean {
  for (let at = unwrap(chain); at.type === 'CallExpression' && at.callee.object; at = unwrap(at.callee.object))
    if (/^(transform|pipe)$/.test(at.callee.property.name)) return true;
  return false;
}

/**
 * Whether something inside a schema puts values in: `.default({})` of zod 3 went through the schema and came out with
 * the defaults of its fields.
 */
function fillsIn(file: SourceFile, node: Node, depth = 0): boolean {
  if (depth > MOST_CONSTANTS) return false;
  if (/^(Optional)?MemberExpression$/.test(node.type) && !node.computed && FILLING.test(node.property.name))
    return true;
  if (node.type === 'Identifier') {
    const { kind, declaration } = file.scopes.bindingOf(node) ?? {};
    const init =
      kind === 'const' && declaration?.type === 'VariableDeclarator' ? (declaration.init as Node | null) : null;
    return !!init && fillsIn(file, init, depth + 1);
  }
  let found = false;
  eachChild(node, (child, key) => {
    const isName = !node.computed && (key === 'property' || (key === 'key' && !node.shorthand));
    found ||= !isName && fillsIn(file, child, depth);
  });
  return found;
}

const FILLING = /^(default|prefault|catch|transform|pipe|preprocess|coerce)$/;

/** Schemas are put together from constants; ones that name each other in a circle have no end. */
const MOST_CONSTANTS = 4;

/** `z.string().ip({ version: 'v4' })` → `z.ipv4()`. */
function settleAddress(zod: ZodSource, call: Node, name: string, root: { name: string; call: Node }): void {
  const { file } = zod;
  const named = zod.nameOf(root.call.callee);
  const [options] = call.arguments as Node[];
  const version = addressVersion(options);
  const direct = unwrap(call.callee.object) === root.call && root.name === 'string' && root.call.arguments.length === 0;
  if (!direct || !named?.prefix || version === 'unclear') {
    file.todos.add(call, 'zod/api', `strings have no ${name}() in zod 4; use z.${name}v4() or z.${name}v6().`);
    return;
  }
  const make = (v: string) => `${named.prefix}${name}${v}()`;
  const text = version ? make(version) : `${named.prefix}union([${make('v4')}, ${make('v6')}])`;
  file.edits.overwrite(root.call.start, call.end, text);
  // The namespace is still named, only by other letters.
}

function addressVersion(options: Node | undefined): 'v4' | 'v6' | 'unclear' | undefined {
  if (!options) return undefined;
  const properties = options.type === 'ObjectExpression' ? (options.properties as Node[]) : [];
  const version = stringValue(properties[0]?.value);
  return properties.length === 1 && properties[0]!.key?.name === 'version' && (version === 'v4' || version === 'v6')
    ? version
    : 'unclear';
}

/** `.Enum` and `.Values` of an enum schema are `.enum`. */
export function followEnumMembers(zod: ZodSource): void {
  const { file } = zod;
  for (const binding of file.scopes.bindings) {
    if (binding.kind !== 'const' || binding.declaration.id !== binding.id || !binding.declaration.init) continue;
    if (!/^(enum|nativeEnum)$/.test(zod.rootOf(binding.declaration.init)?.name ?? '')) continue;
    renameEnumMembers(file, binding);
  }
}

/** The same of an enum schema that another file of the project makes, in files that need not name zod. */
export function followImportedEnums(file: SourceFile, facts: FileFacts): void {
  if (!/\.(?:Enum|Values|options)\b/.test(file.text)) return;
  for (const { kind, original, binding } of file.imports.records) {
    const declared = kind === 'named' ? facts.declarationOf?.(original.source, original.name) : undefined;
    if (!declared) continue;
    const zod = new ZodSource(declared.file, (specifier) => specifier === 'zod');
    if (/^(enum|nativeEnum)$/.test(zod.rootOf(declared.node)?.name ?? '')) renameEnumMembers(file, binding);
  }
}

function renameEnumMembers(file: SourceFile, binding: Binding): void {
  for (const { node } of binding.references) {
    const parent = file.scopes.parentOf(node);
    if (parent?.type !== 'MemberExpression' || parent.object !== node || parent.computed) continue;
    if (/^(Enum|Values)$/.test(parent.property.name))
      file.edits.overwrite(parent.property.start, parent.property.end, 'enum');
    else if (parent.property.name === 'options' && isHandedOut(file, parent)) castOptions(file, parent);
  }
}

/** `pgEnum('kind', Kind.options)`: given to a function of another package, which may ask for one value at least. */
function isHandedOut(file: SourceFile, member: Node): boolean {
  const call = file.scopes.parentOf(member);
  if (file.language === 'js' || call?.type !== 'CallExpression' || call.callee === member) return false;
  const callee = call.callee.type === 'MemberExpression' ? call.callee.object : call.callee;
  const source = file.imports.of(file.scopes.bindingOf(callee))?.original.source;
  return source !== undefined && !/^[.#~]|^@\/|^zod(?:\/|$)/.test(source);
}

/** The options of an enum were a tuple in zod 3, and are a list of any length in zod 4. */
function castOptions(file: SourceFile, member: Node): void {
  const one = `(typeof ${file.textOf(member)})[number]`;
  file.edits.insert(member.end, ` as [${one}, ...${one}[]]`);
}

/**
 * Fields of `z.any()` and its like might be missing in zod 3; zod 4 asks for the key, in the value and in the JSON
 * Schema that clients see.
 */
export function followLooseFields(zod: ZodSource): void {
  const { file } = zod;
  for (const { name, token } of zod.names) {
    if (!LOOSE.test(name)) continue;
    let at: Node | undefined = file.scopes.parentOf(token);
    if (token.type === 'Identifier' && at?.callee === token) at = token;
    let call = at && file.scopes.parentOf(at);
    if (call?.type !== 'CallExpression' || call.callee !== at) continue;
    const made = call;
    const links: string[] = [];
    for (;;) {
      const member = file.scopes.parentOf(call);
      const next = member && file.scopes.parentOf(member);
      if (
        member?.type !== 'MemberExpression' ||
        member.object !== call ||
        next?.type !== 'CallExpression' ||
        next.callee !== member
      )
        break;
      links.push(member.property.name);
      call = next;
    }
    const property = file.scopes.parentOf(call);
    if (property?.type !== 'ObjectProperty' || property.value !== call) continue;
    const certain = !links.some((link) => /^(optional|default|nullish|catch|prefault|pipe|transform)$/.test(link));
    const early = forMissing(name, links);
    if (!certain && !early) continue;
    if (!isShape(zod, file, file.scopes.parentOf(property)!)) continue;
    // On a line of its own, where the next one is.
    const gap = /^\s*(?=\.)/.exec(file.text.slice(made.end))?.[0] ?? '';
    if (early) file.edits.insert(made.end, gap + early);
    else file.edits.insert(call.end, '.optional()');
  }
}

/** Schemas that took what was not there. */
const LOOSE = /^(?:any|unknown|undefined|void|coerce\.boolean)$/;

/** An object whose every value is a schema, or that is handed to `z.object(…)` and its like. */
function isShape(zod: ZodSource, file: SourceFile, object: Node): boolean {
  if (object.type !== 'ObjectExpression') return false;
  const call = file.scopes.parentOf(object);
  if (call?.type === 'CallExpression' && call.arguments[0] === object) {
    if (/^(object|strictObject|looseObject)$/.test(zod.nameOf(call.callee)?.name ?? '')) return true;
    if (/^(extend|augment|safeExtend)$/.test(call.callee.property?.name ?? '')) return true;
  }
  return (object.properties as Node[]).every(
    (each) => each.type === 'ObjectProperty' && zod.rootOf(each.value) !== undefined,
  );
}
