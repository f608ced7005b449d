import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { methodCall, quoted, Stop, statementOf } from './factory-model.js';
import { isCall, isMember, memberKey } from './members.js';
import { exportedName, sdkTypeOf } from './values.js';

/** A place where a server is connected to the process's own stdin and stdout. */
export interface StdioSite {
  /** `server.connect(transport)` */
  call: Node;
  /** The object that is connected. */
  server: Node;
  /** The argument. */
  transport: Node;
}

/** Every `x.connect(…)` of a file whose argument is a stdio server transport. */
export function stdioSites(file: SourceFile, facts: FileFacts): StdioSite[] {
  return file.scopes.calls.flatMap((call) => {
    if (!isCall(call) || !isMember(call.callee) || memberKey(call.callee) !== 'connect') return [];
    const [transport] = call.arguments;
    if (!transport || sdkTypeOf(file, facts, transport) !== 'StdioServerTransport') return [];
    return [{ call, server: call.callee.object, transport }];
  });
}

/** What becomes of a site's transport. */
export interface TransportFate {
  /** The option that hands it on, when the entry would not make the same one itself. */
  option: string | undefined;
  /** The statement that made it, and the list it stands in, when it goes. */
  statement?: { list: readonly Node[]; statement: Node };
  /** `transport.close()`: the objects of those calls. */
  closes: Node[];
}

/**
 * Works out what becomes of the transport a site connects.
 * @throws Stop when something else uses it: the entry would take its callbacks over
 */
export function transportFate(file: SourceFile, facts: FileFacts, site: StdioSite): TransportFate {
  const at = unwrap(site.transport);
  if (at.type === 'NewExpression') return { option: optionOf(file, facts, at, file.textOf(at)), closes: [] };
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  const made = binding?.declaration.type === 'VariableDeclarator' ? binding.declaration.init : undefined;
  const init = made && unwrap(made);
  if (!binding || init?.type !== 'NewExpression' || binding.declaration.id !== binding.id)
    throw new Stop(`nothing shows that ${quoted(file, at)} is a stdio transport and no other`, site.call);
  const closes = usesOf(file, binding, at);
  const option = optionOf(file, facts, init, at.name);
  const variable = file.scopes.parentOf(binding.declaration)!;
  const place = statementOf(file, binding.id);
  const goes = option === undefined && variable.declarations.length === 1 && place?.statement === variable;
  if (option === undefined && !goes) throw new Stop(`\`${binding.name}\` is declared together with other names`, at);
  return {
    option: option === at.name && at.name === 'transport' ? 'transport' : option && `transport: ${option}`,
    ...(goes && { statement: { list: place!.holder.body ?? place!.holder.consequent, statement: variable } }),
    closes,
  };
}

/** A transport over other streams than the process's, or of a class of the project's, is handed on. */
function optionOf(file: SourceFile, facts: FileFacts, made: Node, text: string): string | undefined {
  const plain = made.arguments.length === 0 && exportedName(file, facts, made.callee) === 'StdioServerTransport';
  return plain ? undefined : text;
}

function usesOf(file: SourceFile, binding: Binding, own: Node): Node[] {
  const closes: Node[] = [];
  for (const { node } of binding.references) {
    if (node === own) continue;
    const used = methodCall(file, node);
    if (used?.method === 'close') closes.push(node);
    else {
      const statement = statementOf(file, node)?.statement ?? node;
      throw new Stop(`\`${binding.name}\` is also used elsewhere: ${quoted(file, statement)}`, node);
    }
  }
  return closes;
}
