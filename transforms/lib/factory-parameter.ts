import type { Binding } from '../../src/engine/bindings.js';
import { importedFrom } from '../../src/engine/commonjs-modules.js';
import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { builderCall, isServerType } from './factory-builder.js';
import {
  bareServer,
  isFunction,
  isInside,
  methodCall,
  namedFunction,
  statementIn,
  statementOf,
} from './factory-model.js';
import { isCall } from './members.js';
import { type FactoryPlan, planServerFactory } from './server-factory.js';
import { exportedAs, sdkTypeOf } from './values.js';

/** How one caller hands the factory over instead of the server. */
interface Caller {
  isAsync: boolean;
  apply(): void;
}

/** What a function is handed instead of the server: the factory, by whom, and where its parameter is. */
interface Handed {
  id: Node;
  name: string;
  closes: Node[];
  callers: { file: SourceFile; caller: Caller }[];
}

const known = new WeakMap<Binding, Handed | null>();

/**
 * The factory of a server that a function is handed, `runStdio(createServer())`: callers hand the factory over instead,
 * `runStdio(createServer)`, and the parameter is that. Callers in other files do so when those are looked at.
 * @param server the object `connect` is called on
 * @returns nothing where it is no parameter, where it is used otherwise, or where a caller cannot be followed
 */
export function handedFactory(file: SourceFile, facts: FileFacts, server: Node): FactoryPlan | undefined {
  const handed = handedTo(file, facts, server);
  if (!handed) return undefined;
  const { name, closes, callers } = handed;
  return {
    kind: 'factory',
    expression: name,
    closes: closes.length,
    takeCloses: () => closes,
    apply() {
      applyCallers(file, handed);
      writeParameter(
        file,
        handed.id,
        name,
        callers.some(({ caller }) => caller.isAsync),
      );
    },
  };
}

/**
 * Hands factories over where a function of another file is handed a server that it serves on stdio.
 * @param serves whether that file rewrites the site
 */
export function settleHandedServers(
  file: SourceFile,
  facts: FileFacts,
  sitesOf: (file: SourceFile, facts: FileFacts) => readonly { call: Node; server: Node }[],
  serves: (file: SourceFile, facts: FileFacts, call: Node) => boolean,
): void {
  for (const binding of file.scopes.bindings) {
    const imported = binding.kind === 'import' || binding.kind === 'const' ? importedFrom(file, binding) : undefined;
    const isCalled = binding.references.some(({ node }) => file.scopes.parentOf(node)?.callee === node);
    if (!imported || !isCalled) continue;
    const declared = facts.declarationOf?.(imported.source, imported.name);
    if (!declared || !isFunction(declared.node) || declared.file === file) continue;
    if (facts.moduleAt?.(imported.source)?.file !== declared.file || declared.file.isIgnored(declared.node)) continue;
    if (!isMet(declared.file, declared.facts)) continue;
    for (const site of sitesOf(declared.file, declared.facts)) {
      const handed = isInside(site.call, declared.node)
        ? handedTo(declared.file, declared.facts, site.server)
        : undefined;
      if (handed && !declared.file.isIgnored(site.call) && serves(declared.file, declared.facts, site.call))
        applyCallers(file, handed);
    }
  }
}

const applied = new WeakSet<Caller>();

function applyCallers(file: SourceFile, { callers }: Handed): void {
  for (const { file: own, caller } of callers) {
    if (own !== file || applied.has(caller)) continue;
    applied.add(caller);
    caller.apply();
  }
}

function handedTo(file: SourceFile, facts: FileFacts, server: Node): Handed | undefined {
  const at = bareServer(server);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  if (binding?.kind !== 'param') return undefined;
  let found = known.get(binding);
  if (found === undefined) {
    found = findHanded(file, facts, binding, at) ?? null;
    known.set(binding, found);
  }
  return found ?? undefined;
}

function findHanded(file: SourceFile, facts: FileFacts, binding: Binding, at: Node): Handed | undefined {
  if (!isServerType(sdkTypeOf(file, facts, at))) return undefined;
  const callable = binding.declaration;
  const index = isFunction(callable) ? callable.params.indexOf(binding.id) : -1;
  const closes = index < 0 ? undefined : closesOf(file, binding, at);
  const own = closes && ownName(file, callable);
  if (!own || describes(file, callable, binding.name)) return undefined;
  const exported = exportedAs(file, own);
  const callers: Handed['callers'] = [];
  for (const { node } of own.references) {
    if (/^Export/.test(file.scopes.parentOf(node)?.type ?? '')) continue;
    const caller = callerAt(file, facts, node, index);
    if (!caller) return undefined;
    callers.push({ file, caller });
  }
  if (exported !== undefined) {
    const others = callersElsewhere(facts, exported, index);
    if (!others) return undefined;
    callers.push(...others);
  }
  return callers.length > 0 ? { id: binding.id, name: nameIn(file, callable), closes, callers } : undefined;
}

/** A call by a name of the function, with the server at the place of the parameter. */
function callerAt(file: SourceFile, facts: FileFacts, node: Node, index: number): Caller | undefined {
  const call = file.scopes.parentOf(node);
  const argument = isCall(call) && call.callee === node ? (call.arguments[index] as Node | undefined) : undefined;
  return argument && call!.arguments.slice(0, index).every(isPlain) ? callerOf(file, facts, argument) : undefined;
}

/** Every call of an exported function in the other files of the project; nothing when one of them cannot be followed. */
function callersElsewhere(facts: FileFacts, exported: string, index: number): Handed['callers'] | undefined {
  const importers = facts.importers?.();
  if (!importers || exported === 'default' || facts.inRun?.has('stdio') === false) return undefined;
  const callers: Handed['callers'] = [];
  for (const use of importers) {
    if (use.name === '*') return undefined;
    if (use.name !== exported) continue;
    const local = use.file.scopes.bindingOf(use.node);
    // Hosting of its own may need the same server there.
    const isPlainFile = !use.facts.boundary?.length && !HOSTS.test(use.file.text) && isMet(use.file, use.facts);
    const isLookedAt = use.facts.sharesServers || /[Ss]tdio/.test(use.file.text);
    if (!local || !isPlainFile || !isLookedAt || use.file.isIgnored(use.file.program)) return undefined;
    for (const { node } of local.references) {
      const caller = callerAt(use.file, use.facts, node, index);
      if (!caller || use.file.isIgnored(node)) return undefined;
      callers.push({ file: use.file, caller });
    }
  }
  return callers;
}

/** Whether this run looks at a file: one on v1 only together with its imports. */
const isMet = (file: SourceFile, { inRun }: FileFacts): boolean =>
  inRun?.has('imports') !== false || !file.text.includes('@modelcontextprotocol/sdk');

const HOSTS = /\b(?:\w*StreamableHTTP|SSE)ServerTransport\b|mcp-v2-ignore/;

const isPlain = (node: Node): boolean => node.type !== 'SpreadElement';

/** `server.close()` in the function; nothing when it does anything but connect and close the server. */
function closesOf(file: SourceFile, { references }: Binding, connected: Node): Node[] | undefined {
  const closes: Node[] = [];
  for (const { node } of references) {
    if (node === connected) continue;
    if (methodCall(file, node)?.method !== 'close') return undefined;
    closes.push(node);
  }
  return closes;
}

/** The name a function is called by. */
function ownName(file: SourceFile, callable: Node): Binding | undefined {
  const statement = statementOf(file, callable)?.statement;
  const isDeclared = callable.type === 'FunctionDeclaration';
  const named = isDeclared ? namedFunction(callable) : statement && namedFunction(statement);
  if (named?.callable !== callable) return undefined;
  const own = file.scopes.bindingOf(named.id);
  const isOnly = own?.declarations.length === 1 && /^(?:function|const)$/.test(own.kind);
  return isOnly ? own : undefined;
}

/** Whether a comment says what the parameter is, and would no longer be true. */
function describes(file: SourceFile, callable: Node, name: string): boolean {
  const start = statementOf(file, callable)?.statement.start ?? callable.start;
  const above = file.comments.filter(({ end }) => end <= start).at(-1);
  return (
    above !== undefined &&
    /^\s*$/.test(file.text.slice(above.end, start)) &&
    new RegExp(`@param\\b[^\\n]*\\b${name.replaceAll('$', '\\$')}\\b`).test(file.textOf(above))
  );
}

function callerOf(file: SourceFile, facts: FileFacts, argument: Node): Caller | undefined {
  const made = bareServer(argument);
  if (!isServerType(sdkTypeOf(file, facts, made))) return undefined;
  const awaited = argument.type === 'AwaitExpression';
  if (argument !== made && !(awaited && argument.argument === made)) return undefined;
  if (isCall(made) || made.type === 'NewExpression') {
    const { expression } = builderCall({ file, facts, node: made }, '', awaited);
    if (expression.startsWith('async ')) return undefined;
    return { isAsync: awaited, apply: () => writeArgument(file, argument, made, expression) };
  }
  return made.type === 'Identifier' && !awaited ? variableOf(file, facts, made) : undefined;
}

/** `createServer()` becomes `createServer`, `build(config)` becomes `() => build(config)`; what stands in it stays. */
function writeArgument(file: SourceFile, argument: Node, made: Node, expression: string): void {
  if (argument !== made) file.edits.remove(argument.start, made.start);
  if (made.type === 'CallExpression' && expression === file.textOf(made.callee))
    file.edits.remove(made.callee.end, made.end);
  else file.edits.insert(made.start, '() => ');
}

/** `const server = createServer(); …; await runStdio(server);` with nothing of the server behind that. */
function variableOf(file: SourceFile, facts: FileFacts, argument: Node): Caller | undefined {
  const binding = file.scopes.bindingOf(argument);
  const place = binding?.declaration.type === 'VariableDeclarator' ? statementOf(file, binding.id) : undefined;
  const around = place && statementIn(file, argument, place.holder);
  if (!binding || !around) return undefined;
  const isBefore = ({ node }: { node: Node }) => node === argument || node.end <= around.start;
  if (!binding.references.every(isBefore) || binding.declaration.id !== binding.id) return undefined;
  if (binding.references.some(({ node }) => node !== argument && isInside(node, around))) return undefined;
  const plan = planServerFactory(file, facts, argument, { gone: [argument] });
  if (plan.kind === 'refused' || plan.closes > 0) return undefined;
  return {
    isAsync: makesPromise(file, binding, argument),
    apply() {
      plan.apply();
      file.edits.overwrite(argument.start, argument.end, plan.expression);
    },
  };
}

/** Whether what makes a server, or sets it up, may have to wait. */
const makesPromise = (file: SourceFile, { references, declaration }: Binding, handed: Node): boolean =>
  [
    declaration,
    ...references.flatMap(({ node }) => (node === handed ? [] : (statementOf(file, node)?.statement ?? node))),
  ].some((node) => /\bawait\b/.test(file.textOf(node)));

/** A name for the parameter that neither the function nor anything around it has another use for. */
function nameIn(file: SourceFile, callable: Node): string {
  const isFree = (name: string) => file.freeName(name) === name;
  const shadows = (name: string) => {
    const outer = file.scopes.scopeOf(callable.body).lookup(name, 'value');
    return outer === undefined || outer.references.some(({ node }) => isInside(node, callable));
  };
  for (const name of ['createServer', 'serverFactory']) if (isFree(name) || !shadows(name)) return name;
  return file.freeName('serverFactory');
}

/** `server: McpServer` becomes `createServer: () => McpServer`. */
function writeParameter(file: SourceFile, id: Node, name: string, isAsync: boolean): void {
  file.edits.overwrite(id.start, id.start + id.name.length, name);
  const type = id.typeAnnotation?.typeAnnotation as Node | undefined;
  if (!type) return;
  file.edits.insert(type.start, '() => ');
  if (isAsync) file.edits.insert(type.end, ` | Promise<${file.textOf(type)}>`);
}
