import type { Reference } from '../../src/engine/bindings.js';
import { eachChild, type Node, stringValue } from '../../src/engine/node.js';
import type { Became } from '../../src/sdk/became.js';
import { CLIENT, SERVER } from '../../src/sdk/homes.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import type { Migration } from './migration.js';

/** Whether every reference can be rewritten: `export { Name }` needs a name to export, and an ignored line stays. */
export function canRewrite(migration: Migration, references: readonly Reference[]): boolean {
  const { file } = migration;
  return references.every(
    ({ node }) => file.scopes.parentOf(node)?.type !== 'ExportSpecifier' && !file.isIgnored(node),
  );
}

/** The text that stands for a v1 name which v2 says with a global or an expression. */
export function becameText(migration: Migration, became: Exclude<Became, { kind: 'context' }>, near: Node): string {
  const { file, role } = migration;
  if (became.kind === 'expression')
    return became.text.replace(
      '$',
      file.imports.use(specifierFor('role', role), became.name, { at: near, type: became.type }),
    );
  const shadowed = file.scopes.scopeOf(near).lookup(became.name, 'any');
  return shadowed ? `globalThis.${became.name}` : became.name;
}

/** Rewrites every reference of a v1 name that v2 says otherwise. The import's last reference goes with it. */
export function rewriteReferences(
  migration: Migration,
  name: string,
  became: Exclude<Became, { kind: 'context' }>,
  references: readonly Reference[],
): void {
  const { file } = migration;
  for (const reference of references) {
    file.replaceReference(reference, becameText(migration, became, reference.node));
    file.release(reference.node);
    if (became.kind === 'global' && became.note)
      file.todos.add(reference.node, became.note.rule, `${name}: ${became.note.text}`);
  }
}

export type ContextName = 'ServerContext' | 'ClientContext';

/**
 * Which context a `RequestHandlerExtra<…>` means: its type arguments say so when they are the SDK's own unions, else
 * the file's role. `proved` is false when neither does.
 */
export function contextFor(
  migration: Migration,
  typeReference: Node | undefined,
): { name: ContextName; proved: boolean } {
  const { file, role } = migration;
  const args = (typeReference?.typeParameters ?? typeReference?.typeArguments)?.params as Node[] | undefined;
  for (const arg of args ?? []) {
    const named =
      arg.type === 'TSTypeReference' ? arg.typeName : arg.type === 'TSImportType' ? arg.qualifier : undefined;
    const id = named?.right ?? named;
    if (!id) continue;
    if (arg.type === 'TSImportType') {
      const source = stringValue(arg.argument?.literal ?? arg.argument) ?? '';
      if (source.startsWith('@modelcontextprotocol/') && /^(Server|Client)(Request|Notification)$/.test(id.name))
        return { name: id.name.startsWith('Server') ? 'ServerContext' : 'ClientContext', proved: true };
      continue;
    }
    const record = file.imports.of(file.scopes.bindingOf(id));
    const imported = record?.original.name ?? id.name;
    const fromSdk = record
      ? record.original.source.startsWith('@modelcontextprotocol/')
      : arg.typeName.right !== undefined;
    if (fromSdk && /^Server(Request|Notification)$/.test(imported)) return { name: 'ServerContext', proved: true };
    if (fromSdk && /^Client(Request|Notification)$/.test(imported)) return { name: 'ClientContext', proved: true };
  }
  return {
    name: role === 'client' ? 'ClientContext' : 'ServerContext',
    proved: role === 'client' || role === 'server',
  };
}

export function contextPackage(name: ContextName): string {
  return name === 'ClientContext' ? CLIENT : SERVER;
}

/** Takes the type arguments off a reference: v2's contexts have none. Imports only they used go with them. */
export function dropTypeArguments(migration: Migration, typeReference: Node | undefined): void {
  const args = typeReference?.typeParameters ?? typeReference?.typeArguments;
  if (args) removeTypeArguments(migration, args);
}

/** Takes away `<…>`; comments in it stay. What was inferred from them is what v1 took when nothing was said. */
export function removeTypeArguments(migration: Migration, args: Node): void {
  const { file } = migration;
  if (args.params.some((param: Node) => holdsInfer(param)) && !settleInferred(migration, args)) {
    file.todos.add(args, 'context-role', 'v2 has no type parameters here: there is nothing to infer from them.');
    return;
  }
  file.edits.remove(args.start, args.end);
  const inner = file.comments.filter((comment) => comment.start > args.start && comment.end < args.end);
  if (inner.length)
    file.edits.insert(
      args.end,
      inner
        .map((comment) => ` ${file.textOf(comment)}`)
        .join('')
        .replace(/(\/\/.*)$/, `$1${file.style.eol}`),
    );
  file.release(args);
}

/** What v1's type parameters were by default, in their order: of Server, Client and RequestHandlerExtra alike. */
const DEFAULTS = ['Request', 'Notification', 'Result'];

/**
 * `S extends Server<infer R, any, any> ? R : never` → `S extends Server ? Request : never`.
 * @returns false when something is inferred from within an argument, or used elsewhere than in the answer
 */
function settleInferred({ file, role }: Migration, args: Node): boolean {
  const reference = file.scopes.parentOf(args);
  const conditional = reference && file.scopes.parentOf(reference);
  if (conditional?.type !== 'TSConditionalType' || conditional.extendsType !== reference) return false;
  const inferred = (args.params as Node[]).map((param) =>
    param.type === 'TSInferType' && !param.typeParameter.constraint
      ? file.scopes.bindings.find(({ declaration }) => declaration === param.typeParameter)
      : undefined,
  );
  if ((args.params as Node[]).some((param, index) => !inferred[index] && holdsInfer(param))) return false;
  const { trueType } = conditional;
  const isAnswer = (node: Node) => node.start >= trueType.start && node.end <= trueType.end;
  if (inferred.some((binding) => binding?.references.some(({ node }) => !isAnswer(node)))) return false;
  inferred.forEach((binding, index) => {
    for (const reference of binding?.references ?? [])
      file.replaceReference(
        reference,
        file.imports.use(specifierFor('role', role), DEFAULTS[index]!, { at: reference.node, type: true }),
      );
  });
  return true;
}

function holdsInfer(node: Node): boolean {
  if (node.type === 'TSInferType') return true;
  let found = false;
  eachChild(node, (child) => {
    found ||= holdsInfer(child);
  });
  return found;
}

export const CONTEXT_UNPROVED =
  "RequestHandlerExtra became ServerContext or ClientContext; nothing here proves which, so the server's was taken. Use ClientContext if this handles requests of a client.";
