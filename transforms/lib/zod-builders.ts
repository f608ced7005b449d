import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import type { ZodMode, ZodName, ZodSource } from './zod-source.js';

const SHORT_OPTIONALS: Record<string, string> = { ostring: 'string', onumber: 'number', oboolean: 'boolean' };

/** Calls of `z.something(…)` whose arguments or names are others in zod 4. */
export function followBuilders(zod: ZodSource, mode: ZodMode): void {
  const { file } = zod;
  for (const call of file.scopes.calls) {
    const named = call.callee && zod.nameOf(call.callee);
    if (!named || file.isIgnored(call)) continue;
    const args = call.arguments as Node[];
    const { name, prefix, token } = named;
    if (name === 'record') settleRecord(zod, call, prefix, token, mode);
    else if (SHORT_OPTIONALS[name] && prefix) {
      file.edits.overwrite(token.start, token.end, SHORT_OPTIONALS[name]!);
      file.edits.insert(call.end, '.optional()');
    } else if (name === 'function' && args.length > 0 && args[0]?.type !== 'ObjectExpression') markFunction(file, call);
    const last = args.at(-1);
    if (
      mode === 'from3' &&
      last?.type === 'ObjectExpression' &&
      COERCING.test(name) &&
      settleCoercion(zod, named, last)
    )
      continue;
    if (last?.type === 'ObjectExpression') settleParameters(file, call, last, name);
  }
}

/** Schemas that took `{ coerce: true }`. */
const COERCING = /^(?:string|number|boolean|bigint|date)$/;

/** `z.date({ coerce: true })` → `z.coerce.date()`; whether the object went. */
function settleCoercion(zod: ZodSource, { name, prefix, token }: ZodName, object: Node): boolean {
  const { file } = zod;
  const properties = object.properties as Node[];
  const coerce = properties.find((each) => each.type === 'ObjectProperty' && each.key.name === 'coerce');
  if (!coerce) return false;
  const isAlone = properties.length === 1 && coerce.value.value === true && prefix !== '';
  if (isAlone) {
    file.edits.overwrite(token.start, token.end, `coerce.${name}`);
    file.edits.remove(object.start, object.end);
  } else file.todos.add(object, 'zod/api', `zod 4 takes no coerce here: write z.coerce.${name}(…).`);
  return isAlone;
}

function settleRecord(zod: ZodSource, call: Node, prefix: string, token: Node, mode: ZodMode): void {
  const { file } = zod;
  const [first, second] = call.arguments as Node[];
  if (!first || first.type === 'SpreadElement') return;
  const single = !second || second.type === 'ObjectExpression';
  if (!single) {
    // zod 3 let keys of an enum be missing; zod 4 asks for every one of them.
    const root = zod.rootOf(first)?.name;
    if (mode === 'from3' && prefix && root && /^(enum|nativeEnum|literal|union)$/.test(root))
      file.edits.overwrite(token.start, token.end, 'partialRecord');
    return;
  }
  if (!prefix) {
    file.todos.add(call, 'zod/api', 'record() takes the schema of its keys first in zod 4: record(string(), value).');
    return;
  }
  const begin = file.text.lastIndexOf('\n', first.start - 1) + 1;
  const before = file.text.slice(begin, first.start);
  const gap = begin > call.start && before.trim() === '' ? file.style.eol + before : ' ';
  // `z` and `.record` may stand on lines of their own.
  file.edits.insert(first.start, `${prefix.replace(/\s+/g, '')}string(),${gap}`);
}

function markFunction(file: SourceFile, call: Node): void {
  file.todos.add(call, 'zod/api', FUNCTIONS);
}

export const FUNCTIONS =
  'z.function() is no schema in zod 4: it takes { input: […], output } and gives a wrapper with implement(); inside a schema use z.custom<(…) => …>().';

/** `{ required_error, invalid_type_error, errorMap }` → `{ error }`. */
function settleParameters(file: SourceFile, call: Node, object: Node, name: string): void {
  const properties = object.properties as Node[];
  const find = (key: string) => properties.find((each) => each.type === 'ObjectProperty' && each.key.name === key);
  const required = find('required_error');
  const invalid = find('invalid_type_error');
  const map = find('errorMap');
  const description = find('description');
  if (/^(object|strictObject|looseObject)$/.test(name) && call.arguments.length < 2) return;
  if (required || invalid) settleMessages(file, call, object, required, invalid);
  if (map) settleMap(file, map);
  if (description && properties.length === 1 && call.arguments.length === 1) {
    file.edits.remove(object.start, object.end);
    file.edits.insert(call.end, `.describe(${file.textOf(description.value)})`);
  } else if (description)
    file.todos.add(call, 'zod/api', 'zod 4 takes no description here; write .describe(…) behind the call.');
}

function settleMessages(
  file: SourceFile,
  call: Node,
  object: Node,
  required: Node | undefined,
  invalid: Node | undefined,
): void {
  const properties = object.properties as Node[];
  const others = properties.some((each) => each.key?.name === 'message' || each.key?.name === 'error');
  const [first, second] = [required, invalid]
    .filter((each): each is Node => each !== undefined)
    .sort((a, b) => a.start - b.start);
  const apart = second && properties.indexOf(second) !== properties.indexOf(first!) + 1;
  if (!first || others || apart || file.comments.some((each) => each.start > object.start && each.end < object.end)) {
    file.todos.add(
      call,
      'zod/api',
      'required_error and invalid_type_error are one error now: error: (issue) => (issue.input === undefined ? … : …).',
    );
    return;
  }
  const issue = file.scopes.scopeOf(object).lookup('issue', 'value') ? 'iss' : 'issue';
  if (second && file.textOf(first.value) === file.textOf(second.value)) {
    file.edits.overwrite(first.key.start, first.key.end, 'error');
    file.edits.remove(first.value.end, second.end);
    return;
  }
  const test = first === required ? '===' : '!==';
  const head = `error: (${issue}) => (${issue}.input ${test} undefined ? `;
  file.edits.overwrite(first.start, first.value.start, head);
  if (second) {
    file.edits.overwrite(first.value.end, second.value.start, ' : ');
    file.edits.insert(second.value.end, ')');
  } else file.edits.insert(first.value.end, ' : undefined)');
}

function settleMap(file: SourceFile, map: Node): void {
  file.edits.overwrite(map.key.start, map.key.end, map.shorthand ? 'error: errorMap' : 'error');
  const callable = unwrap(map.value);
  const reads = callable.params ? callable.params.length : 1;
  if (reads > 0)
    file.todos.add(
      map,
      'zod/api',
      'an error map gets one argument in zod 4, the issue (with its input), and returns the message or undefined; there is no ctx.defaultError, and some issue codes have new names.',
    );
}
