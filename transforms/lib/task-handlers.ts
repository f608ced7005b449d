import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { REMOVALS } from '../../src/sdk/removed.js';
import { propertyKey } from './members.js';
import { saying, stillOnV1 } from './migration.js';
import { annotateParameters } from './parameters.js';

const V1_TASKS = '@modelcontextprotocol/sdk/experimental/tasks';

/** What v1 handed to each handler of a task, by its own name for the type. */
const CONTEXTS: Readonly<Record<string, string>> = {
  createTask: 'CreateTaskRequestHandlerExtra',
  getTask: 'TaskRequestHandlerExtra',
  getTaskResult: 'TaskRequestHandlerExtra',
};

/**
 * Writes down the types that v1's `registerToolTask(name, config, handlers)` gave to a handler, so that its code stays
 * checked until it is ported. The types are v1's: v2 has none.
 * @returns whether the handler needs no more said about it
 */
export function typeTaskHandler(file: SourceFile, call: Node, property: Node): boolean {
  const callable = (property.type === 'ObjectMethod' ? property : property.value) as Node;
  const params = callable.params as Node[];
  if (file.language === 'js' || params.length === 0 || params.every((each) => each.typeAnnotation)) return true;
  const context = CONTEXTS[propertyKey(property) ?? ''];
  if (!context || call.callee.property?.name !== 'registerToolTask') return false;
  const schema = inputSchema(call);
  if (schema === 'unclear' || params.length > (schema ? 2 : 1)) return false;
  if (!params.every((each) => /^(Identifier|ObjectPattern)$/.test(each.type) && !each.typeAnnotation)) return false;
  const args = schema && typeOfSchema(file, schema);
  if (schema && !args) return false;
  annotateParameters(
    file,
    callable,
    params.map((param, index) => (args && index === 0 ? args : contextType(file, param, context))),
  );
  return true;
}

function contextType(file: SourceFile, at: Node, name: string): string {
  const removal = REMOVALS[name]!;
  const todo = { rule: removal.rule, message: saying(name, removal.advice) };
  // What a later run would say of the type where it stands.
  file.todos.add(at, removal.rule, stillOnV1(name));
  return file.imports.use(V1_TASKS, name, { at, type: true, todo });
}

/** The value of `inputSchema` in the config; undefined without one, in which case handlers get the context only. */
function inputSchema(call: Node): Node | 'unclear' | undefined {
  const config = call.arguments[1] && unwrap(call.arguments[1]);
  if (config?.type !== 'ObjectExpression') return 'unclear';
  const properties = config.properties as Node[];
  if (properties.some((property) => property.type === 'SpreadElement')) return 'unclear';
  const found = properties.find((property) => propertyKey(property) === 'inputSchema');
  return found && (found.value ?? 'unclear');
}

/** `z.infer<typeof Schema>`, when the schema is a constant of this file. */
function typeOfSchema(file: SourceFile, node: Node): string | undefined {
  const binding = node.type === 'Identifier' ? file.scopes.bindingOf(node) : undefined;
  const init = binding?.kind === 'const' && binding.declaration.init ? unwrap(binding.declaration.init) : undefined;
  if (!init || !/^(CallExpression|ObjectExpression)$/.test(init.type)) return undefined;
  const zod = file.imports.records.find(
    (record) => /^zod(\/v4)?$/.test(record.source) && (record.kind !== 'named' || record.original.name === 'z'),
  );
  if (!zod) return undefined;
  const type = `typeof ${node.name}`;
  return `${zod.local}.infer<${init.type === 'ObjectExpression' ? `${zod.local}.ZodObject<${type}>` : type}>`;
}
