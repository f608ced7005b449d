import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { usesOfExport } from './errors-flow.js';

/** Fields of stored credentials that a provider copies one by one when it does not keep the object. */
const CREDENTIAL = /^(access_token|refresh_token|client_id|client_secret)$/;

/** Classes and objects that implement OAuthClientProvider: what v2 counts on, and v1 did not. */
export function followProviders(file: SourceFile, facts: FileFacts): void {
  for (const use of usesOfExport(file, facts, 'OAuthClientProvider')) {
    const members = implementation(file, use);
    if (!members) continue;
    for (const member of members) {
      const name = member.key?.name as string | undefined;
      const callable = member.type === 'ObjectProperty' ? member.value : member;
      if (!callable?.body) continue;
      if (name === 'saveTokens' || name === 'saveClientInformation') markRebuilt(file, callable, name);
      if (name !== undefined && Object.hasOwn(CONTEXT_AT, name)) markOwnParameter(file, callable, name);
      if (name === 'invalidateCredentials') markAllScope(file, callable);
    }
  }
}

/** Methods that v2 hands a context, `{ issuer }`, and as which argument; v1 called them without one. */
const CONTEXT_AT: Readonly<Record<string, number>> = {
  clientInformation: 0,
  saveClientInformation: 1,
  tokens: 0,
  saveTokens: 1,
};

/** `saveClientInformation(information, options?: SaveOptions)`: the place of a parameter of the project's own is taken. */
function markOwnParameter(file: SourceFile, callable: Node, method: string): void {
  const own = callable.params[CONTEXT_AT[method]!] as Node | undefined;
  const id = own?.type === 'AssignmentPattern' ? own.left : own;
  if (!own || own.type === 'RestElement' || /OAuthClientInformationContext/.test(file.textOf(own))) return;
  // On v2 already, it may well be the context.
  if (!file.text.includes('@modelcontextprotocol/sdk')) return;
  const isUsed =
    id.type !== 'Identifier' || id.typeAnnotation || (file.scopes.bindingOf(id)?.references.length ?? 0) > 0;
  if (isUsed)
    file.todos.add(
      callable,
      'auth/provider',
      `v2 calls ${method}() with its own context, { issuer }, where ${file.textOf(id).split(/[\s:?]/)[0]} stands; v1 left that argument out. Take both, and tell them apart, or give the method for your own callers another name.`,
    );
}

function implementation(file: SourceFile, use: Node): Node[] | undefined {
  const parent = file.scopes.parentOf(use);
  const heritage = parent && file.scopes.parentOf(parent);
  if (heritage && /^Class/.test(heritage.type) && (heritage.implements as Node[] | undefined)?.includes(parent!))
    return heritage.body.body;
  // const provider: OAuthClientProvider = { … }
  if (parent?.type !== 'TSTypeReference') return undefined;
  const id = file.scopes.parentOf(heritage!);
  const declarator = id && file.scopes.parentOf(id);
  return declarator?.type === 'VariableDeclarator' && declarator.init?.type === 'ObjectExpression'
    ? declarator.init.properties
    : undefined;
}

/** `saveTokens(tokens) { this.store = { access_token: tokens.access_token } }` loses the issuer v2 stamps on it. */
function markRebuilt(file: SourceFile, callable: Node, method: string): void {
  const parameter = callable.params[0] as Node | undefined;
  const binding = parameter?.type === 'Identifier' ? file.scopes.bindingOf(parameter) : undefined;
  if (!binding) return;
  const copied = binding.references.find(({ node }) => {
    const member = file.scopes.parentOf(node);
    const property = member && file.scopes.parentOf(member);
    return property?.type === 'ObjectProperty' && CREDENTIAL.test(member!.property?.name ?? '');
  });
  const kept = binding.references.some(({ node }) => file.scopes.parentOf(node)?.type !== 'MemberExpression');
  if (!copied || kept) return;
  file.todos.add(
    copied.node,
    'auth/provider',
    `v2 stamps an issuer on what it hands to ${method}() and checks it when it reads it back; store the object as it is, or copy issuer too.`,
  );
}

/** v1 invalidated 'all' after a refused client; v2 asks for 'client' and then for 'tokens'. */
function markAllScope(file: SourceFile, callable: Node): void {
  const inside = (node: Node) => node.start > callable.body.start && node.end < callable.body.end;
  const named = new Set(
    file.scopes.strings
      .filter((node) => node.type === 'StringLiteral' && inside(node))
      .map((node) => stringValue(node)),
  );
  if (named.has('all') && !named.has('client') && !named.has('tokens'))
    file.todos.add(
      callable,
      'auth/provider',
      "after invalid_client or unauthorized_client v2 invalidates 'client' and then 'tokens', where v1 invalidated 'all'; handle those scopes too.",
    );
}
