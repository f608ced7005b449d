import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { builderCall, givesServer, isServerType } from './factory-builder.js';
import { type ClassGroup, classGroupOf } from './factory-class.js';
import { classFactoryOf } from './factory-class-emit.js';
import { emitToolModule, type FactoryCall, factoryOf } from './factory-emit.js';
import { type GroupOptions, groupOf } from './factory-group.js';
import { bareServer, type ConnectSite, isInside, rootName, type ServerGroup, Stop } from './factory-model.js';
import { removeStatement } from './factory-wrap.js';
import type { Range } from './layout.js';
import { propertyKey } from './members.js';
import { importedServer, type SharedServer, sharedServer, userFactoryOf } from './shared-servers.js';
import { enclosingClass, exportedAs, sdkTypeOf } from './values.js';

/** How a server can be built anew for each connection. */
export interface FactoryPlan {
  kind: 'factory';
  /** Text for `createMcpHandler(<here>)` and `serveStdio(<here>)`: `createServer`, `() => createServer(config)`. */
  expression: string;
  /** The class whose instances build the server; a handle that other methods need goes into a field of it. */
  owner?: ClassGroup;
  /** How many calls `takeCloses` would give. */
  closes: number;
  /**
   * Objects of `server.close()` calls outside the factory, which must close the handle now. The first caller to ask gets
   * them, and puts its handle's name in their places.
   */
  takeCloses(): Node[];
  /** Records the edits that make the factory. A server that several places connect is rewritten once. */
  apply(): void;
}

/** Why it cannot: the server must stay the one object it is. */
export interface FactoryRefusal {
  kind: 'refused';
  /** Half a sentence that names the reference which stops it. */
  reason: string;
  at: Node;
}

export interface FactoryOptions {
  /** Text the caller removes or rewrites: what it says of the server does not count. */
  gone?: readonly Range[];
  /** Whether timers, ports and watchers that a function starts while it builds a server are no objection. */
  mayStart?: boolean;
}

interface Applied {
  group: ServerGroup | ClassGroup;
  call: FactoryCall;
  closesTaken: boolean;
}

/** Servers that were rewritten in this run, by file and text. */
const applied = new WeakMap<SourceFile, Map<unknown, Applied>>();
/** What callers removed so far. */
const removed = new WeakMap<SourceFile, Range[]>();

/**
 * Works out how the server that is connected at a place can be built by a function: an existing one it comes from, or
 * one made of the statements that set it up.
 * @param server the object `connect` is called on
 * @returns a plan that changes nothing until it is applied, or why there is none
 */
export function planServerFactory(
  file: SourceFile,
  facts: FileFacts,
  server: Node,
  options: FactoryOptions = {},
): FactoryPlan | FactoryRefusal {
  try {
    return plan(file, facts, server, options);
  } catch (error) {
    if (error instanceof Stop) return { kind: 'refused', reason: error.reason, at: error.at };
    throw error;
  }
}

function plan(file: SourceFile, facts: FileFacts, server: Node, options: FactoryOptions): FactoryPlan {
  const bare = bareServer(server);
  if (!isServerType(sdkTypeOf(file, facts, bare)) && !isTakenFromBuilder(file, facts, bare))
    throw new Stop(`nothing shows that \`${file.textOf(server)}\` is a server of the SDK`, server);
  if (bare.type === 'CallExpression' || bare.type === 'NewExpression') {
    const { expression } = builderCall({ file, facts, node: bare }, '', false);
    return { kind: 'factory', expression, closes: 0, takeCloses: () => [], apply: () => {} };
  }
  const known = applied.get(file) ?? new Map<unknown, Applied>();
  applied.set(file, known);
  const root = rootName(bare);
  const inClass = root.type === 'ThisExpression';
  const binding = inClass ? enclosingClass(file, bare) : file.scopes.bindingOf(root);
  const standing = known.get(binding);
  const gone = [...(removed.get(file) ?? []), ...(options.gone ?? [])];
  const settings = { gone, mayStart: options.mayStart ?? false };
  const { group, call } =
    standing ?? (inClass ? planClass(file, facts, bare, settings) : planVariable(file, facts, bare, settings));
  const state: Applied = standing ?? { group, call, closesTaken: false };
  const site = siteOf(group, server);
  return {
    kind: 'factory',
    ...('owner' in group && { owner: group }),
    expression: call.forSite(site),
    closes: state.closesTaken ? 0 : group.closes.length,
    takeCloses() {
      if (state.closesTaken) return [];
      state.closesTaken = true;
      return group.closes;
    },
    apply() {
      if (known.has(binding)) return;
      known.set(binding, state);
      removed.set(file, gone);
      call.emit(gone);
    },
  };
}

/** `const { server, cleanup } = await createServer()` */
function isTakenFromBuilder(file: SourceFile, facts: FileFacts, server: Node): boolean {
  const binding = server.type === 'Identifier' ? file.scopes.bindingOf(server) : undefined;
  if (!binding) return false;
  const { id, init } = binding.declaration;
  if (id?.type !== 'ObjectPattern' || !init) return false;
  const property = (id.properties as Node[]).find(({ value }) => value === binding.id);
  const key = property && propertyKey(property);
  return key !== undefined && givesServer({ file, facts, node: bareServer(init) }, key);
}

function planVariable(file: SourceFile, facts: FileFacts, server: Node, options: GroupOptions) {
  const binding = file.scopes.bindingOf(rootName(server));
  if (binding?.kind === 'import' && binding.name === file.textOf(server)) {
    const shared = importedServer(file, facts, binding);
    if (shared) return userFactoryOf(shared, file, binding);
  }
  if (binding && binding.scope === file.scopes.root && exportedAs(file, binding) !== undefined) {
    const shared = sharedServer({ file, facts }, binding);
    return { group: shared.home, call: shared.call };
  }
  const group = groupOf(file, facts, server, options);
  return { group, call: factoryOf(group) };
}

function planClass(file: SourceFile, facts: FileFacts, server: Node, options: GroupOptions) {
  const group = classGroupOf(file, facts, server, options);
  return { group, call: classFactoryOf(group) };
}

function siteOf(group: ServerGroup | ClassGroup, server: Node): ConnectSite | undefined {
  return group.sites.find(({ call }) => isInside(server, call.callee));
}

/** Files whose part in servers that cross files is settled. */
const settled = new WeakSet<SourceFile>();

/**
 * Rewrites what a file has to do with servers that one file makes and others import: the file that makes one exports its
 * factory, those that register with it as they are loaded become functions it calls, those that connect it import the
 * factory. Every file decides the same, from what all of them were before; each is settled once in a run.
 */
export function settleSharedServers(file: SourceFile, facts: FileFacts): void {
  if (!facts.sharesServers || settled.has(file)) return;
  settled.add(file);
  for (const binding of file.scopes.bindings) {
    if (binding.scope !== file.scopes.root || !/^(?:const|let|var|import)$/.test(binding.kind)) continue;
    const shared =
      binding.kind === 'import' ? unlessStopped(() => importedServer(file, facts, binding)) : homeOf(binding);
    if (!shared) continue;
    if (binding.kind !== 'import') applyOnce(file, binding, shared.home, shared.call);
    else if (shared.users.has(file)) {
      const { group, call } = userFactoryOf(shared, file, binding);
      applyOnce(file, binding, group, call);
    } else {
      const tool = shared.tools.find(({ group }) => group.file === file);
      if (tool) emitToolModule(tool.group, tool.name);
    }
  }
  for (const statement of file.program.body as Node[])
    if (
      statement.type === 'ImportDeclaration' &&
      statement.specifiers.length === 0 &&
      isNowImported(file, facts, statement)
    ) {
      file.imports.forget(statement);
      removeStatement(file, file.program.body, statement);
    }

  function homeOf(binding: Binding): SharedServer | undefined {
    const init = binding.declaration.type === 'VariableDeclarator' ? binding.declaration.init : undefined;
    if (!init || exportedAs(file, binding) === undefined) return undefined;
    if (!/^(?:McpServer|Server)$/.test(sdkTypeOf(file, facts, init) ?? '')) return undefined;
    return unlessStopped(() => sharedServer({ file, facts }, binding));
  }
}

function applyOnce(file: SourceFile, binding: Binding, group: ServerGroup, call: FactoryCall): void {
  const done = applied.get(file) ?? new Map<unknown, Applied>();
  applied.set(file, done);
  if (done.has(binding)) return;
  done.set(binding, { group, call, closesTaken: false });
  call.emit(removed.get(file) ?? []);
}

function unlessStopped<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof Stop) return undefined;
    throw error;
  }
}

/** `import './tools/add.js'`, whose function the file that makes the server imports now. */
function isNowImported(file: SourceFile, facts: FileFacts, statement: Node): boolean {
  const module = facts.moduleAt?.(statement.source.value);
  if (!module) return false;
  return module.file.imports.records.some(({ binding }) => {
    const shared = unlessStopped(() => importedServer(module.file, module.facts, binding));
    return shared?.tools.some(({ load }) => load.file === file && load.node === statement) ?? false;
  });
}
