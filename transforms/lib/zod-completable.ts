import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { exportedName } from './values.js';
import type { ZodSource } from './zod-source.js';

/** Methods after which a schema is still the one it was. */
const HARMLESS = /^(describe|meta|brand|refine|superRefine|min|max|length|regex|email|url|trim)$/;

/**
 * `completable(schema.optional(), cb)` → `completable(schema, cb).optional()`: v2 looks for the completion under an outer
 * optional, and finds none inside.
 */
export function followCompletable(file: SourceFile, facts: FileFacts, zod: ZodSource): void {
  for (const call of file.scopes.calls) {
    if (!call.callee || exportedName(file, facts, call.callee) !== 'completable' || file.isIgnored(call)) continue;
    const schema = call.arguments[0] as Node | undefined;
    if (!schema) continue;
    const chain = chainOf(file, schema);
    const wrappers = chain.filter(({ name }) => /^(optional|nullish|default|nullable)$/.test(name));
    if (wrappers.length === 0) {
      const wraps = unwrap(schema);
      if (wraps.type === 'CallExpression' && zod.nameOf(wraps.callee)?.name === 'optional' && wraps.arguments[0])
        invertCall(file, call, wraps);
      continue;
    }
    const [wrapper] = wrappers;
    const after = chain.slice(0, chain.indexOf(wrapper!));
    const simple =
      wrappers.length === 1 &&
      wrapper!.name === 'optional' &&
      wrapper!.call.arguments.length === 0 &&
      unwrap(schema) === schema &&
      wrapper!.inline &&
      after.every(({ name }) => HARMLESS.test(name));
    if (simple) {
      file.edits.remove(wrapper!.call.callee.object.end, wrapper!.call.end);
      file.edits.insert(call.end, '.optional()');
    } else
      file.todos.add(
        call,
        'completable',
        `v2 finds a completion only directly under an outer optional: give completable() the plain schema and put .${wrapper!.name}() behind the call.`,
      );
  }
}

interface Link {
  name: string;
  call: Node;
  /** Written here, and not behind a name. */
  inline: boolean;
}

/** The methods of a chain, the last one first; a constant of the file is looked into. */
function chainOf(file: SourceFile, expression: Node): Link[] {
  const links: Link[] = [];
  let at = unwrap(expression);
  let inline = true;
  for (let step = 0; step < 30; step++) {
    if (at.type === 'CallExpression' && /MemberExpression$/.test(at.callee.type)) {
      links.push({ name: at.callee.property.name, call: at, inline });
      at = unwrap(at.callee.object);
    } else if (at.type === 'Identifier') {
      const binding = file.scopes.bindingOf(at);
      const init = binding?.kind === 'const' && binding.declaration.id === binding.id ? binding.declaration.init : null;
      if (!init) break;
      at = unwrap(init);
      inline = false;
    } else break;
  }
  return links;
}

/** `completable(z.optional(schema), cb)`. */
function invertCall(file: SourceFile, call: Node, wrapper: Node): void {
  const [inner] = wrapper.arguments as Node[];
  file.edits.remove(wrapper.start, inner!.start);
  file.edits.remove(inner!.end, wrapper.end);
  file.edits.insert(call.end, '.optional()');
}
