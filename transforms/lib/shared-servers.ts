import { posix } from 'node:path';
import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts, Importer } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { awaits } from './factory-depth.js';
import { type FactoryCall, factoryOf, importedFactoryOf } from './factory-emit.js';
import { groupOf } from './factory-group.js';
import { type ServerGroup, Stop } from './factory-model.js';
import { formOf } from './stdio-entry.js';
import { stdioSites, transportFate } from './stdio-sites.js';
import { exportedAs, sdkTypeOf } from './values.js';

/** A file that works on the server as it is loaded: what it does becomes a function. */
export interface ToolModule {
  group: ServerGroup;
  /** `registerTickets` */
  name: string;
  /** The statement that loads it, and the file of that. */
  load: Importer;
}

/** A server that one file makes and exports, and others import. */
export interface SharedServer {
  home: ServerGroup;
  /** How the home's own sites build it. */
  call: FactoryCall;
  /** The factory's name, as others import it. */
  name: string;
  tools: ToolModule[];
  /** Files that connect it: what they do with it. */
  users: Map<SourceFile, ServerGroup>;
}

const known = new WeakMap<Binding, SharedServer | Stop>();

/**
 * A server that crosses files, when each file of the project that imports it only connects it, or registers with it as
 * it is loaded.
 * @param place the file that makes it
 * @throws Stop naming the file and the reference for which it must stay one object
 */
export function sharedServer(place: { file: SourceFile; facts: FileFacts }, binding: Binding): SharedServer {
  let found = known.get(binding);
  if (!found) {
    // Asked again while it is being answered: then the answer is no.
    known.set(binding, new Stop(`\`${binding.name}\` is imported in a circle`, binding.id));
    try {
      found = findShared(place, binding);
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      found = error;
    }
    known.set(binding, found);
  }
  if (found instanceof Stop) throw found;
  return found;
}

function findShared({ file, facts }: { file: SourceFile; facts: FileFacts }, binding: Binding): SharedServer {
  const exported = exportedAs(file, binding);
  const importers = facts.importers?.();
  const stopped = (why: string, at: Node) => new Stop(`\`${binding.name}\` is exported, and ${why}`, at);
  if (exported === undefined || exported === 'default' || !importers)
    throw stopped('other files may use it', binding.id);
  const uses = importers.filter(({ name }) => name === exported || name === '*');
  if (uses.length === 0) throw stopped('other files may use it', binding.id);
  const options = { gone: [], mayStart: false, isShared: true };
  const users = new Map<SourceFile, ServerGroup>();
  const tools: ToolModule[] = [];
  for (const use of uses) {
    const where = posix.basename(use.file.filename.replaceAll('\\', '/'));
    if (use.name === '*') throw stopped(`${where} passes it on`, binding.id);
    const local = use.file.scopes.bindingOf(use.node);
    if (!local || local.references.length === 0) continue;
    if (users.has(use.file)) throw stopped(`${where} imports it twice`, binding.id);
    let group: ServerGroup;
    try {
      group = groupOf(use.file, use.facts, local.id, options);
    } catch (error) {
      throw error instanceof Stop ? stopped(`in ${where}, ${error.reason}`, binding.id) : error;
    }
    if (group.sites.length > 0) {
      if (group.closes.length > 0 && !closesHere(use)) throw stopped(`${where} closes it`, binding.id);
      users.set(use.file, group);
    } else if (group.closes.length > 0) throw stopped(`${where} closes it`, binding.id);
    else tools.push(toolModule(use, group, stopped));
  }
  const home = { ...groupOf(file, facts, binding.id, options), exports: true };
  if ([...users.values()].some((group) => group.members.length > 0) && users.size + Number(home.sites.length > 0) > 1)
    throw stopped('one of the files that connect it registers with it too', binding.id);
  inOrder(tools, stopped, binding);
  const files = [{ file, facts }, ...uses];
  const onV1 = files.find((one) => one.facts.boundary?.length || !isWhole(one));
  if (onV1) throw stopped('a file that works on it is left as it is', binding.id);
  if (!files.some((one) => SERVES.test(one.file.text))) throw stopped('other files may use it', binding.id);
  const calls = tools.map((tool) => () => `${importTool(file, tool)}(${binding.name})`);
  const call = factoryOf({ ...home, calls });
  const name = call.name!;
  for (const user of users.keys())
    if (user.freeName(name) !== name)
      throw stopped(`\`${name}\` means something else where it is imported`, binding.id);
  for (const tool of tools)
    if (file.freeName(tool.name) !== tool.name) throw stopped(`\`${tool.name}\` is taken where it is made`, binding.id);
  return { home, call, name, tools, users };
}

const SERVES = /\b(?:Stdio|(?:\w*Streamable)?HTTP|SSE)ServerTransport\b/;

/** Whether all of a file may be changed. */
const isWhole = ({ file }: { file: SourceFile }) => !file.isIgnored(file.program) && !/mcp-v2-ignore/.test(file.text);

/** Whether the one site of a file takes its `close` calls over. */
function closesHere({ file, facts }: Importer): boolean {
  const [site, ...others] = stdioSites(file, facts);
  if (!site || others.length > 0 || facts.inRun?.has('stdio') === false) return false;
  try {
    transportFate(file, facts, site);
    return formOf(file, site.call).kind === 'statement';
  } catch (error) {
    if (error instanceof Stop) return false;
    throw error;
  }
}

function toolModule(use: Importer, group: ServerGroup, stopped: (why: string, at: Node) => Stop): ToolModule {
  const { file, facts } = use;
  const where = posix.basename(file.filename.replaceAll('\\', '/'));
  if (group.members.some(awaits)) throw stopped(`${where} waits for something while it registers`, use.node);
  const [load, ...others] = facts.importers?.() ?? [];
  if (!load || others.length > 0 || load.node.type !== 'ImportDeclaration')
    throw stopped(`${where} registers with it${load ? ' and is imported by more than one statement' : ''}`, use.node);
  const words = where
    .replace(/\..*$/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const base = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('') || 'Tools';
  return {
    group,
    name: file.freeName(/^register/i.test(base) ? base[0]!.toLowerCase() + base.slice(1) : `register${base}`),
    load,
  };
}

/** Puts what registers into the order in which it is loaded. */
function inOrder(tools: ToolModule[], stopped: (why: string, at: Node) => Stop, binding: Binding): void {
  const [first] = tools;
  if (tools.some(({ load }) => load.file !== first!.load.file))
    throw stopped('files that register with it are loaded from different places', binding.id);
  tools.sort((a, b) => a.load.node.start - b.load.node.start);
}

/** Makes a tool module's function available in the file that makes the server. */
function importTool(file: SourceFile, { load, name }: ToolModule): string {
  const specifier = load.node.source.value as string;
  const slashed = (path: string) => path.replaceAll('\\', '/');
  let source = specifier;
  if (/^\.\.?(?:\/|$)/.test(specifier)) {
    const target = posix.join(posix.dirname(slashed(load.file.filename)), specifier);
    source = posix.relative(posix.dirname(slashed(file.filename)), target);
    if (!source.startsWith('.')) source = `./${source}`;
  }
  return file.imports.use(source, name, { at: file.program });
}

/** The shared server behind an imported name. @throws Stop when it must stay one object */
export function importedServer(file: SourceFile, facts: FileFacts, binding: Binding): SharedServer | undefined {
  const record = file.imports.of(binding);
  const declared =
    record && record.kind !== 'namespace'
      ? facts.declarationOf?.(record.original.source, record.original.name)
      : undefined;
  const own = declared?.node.type === 'Identifier' ? declared.file.scopes.bindingOf(declared.node) : undefined;
  const init = own?.declaration.type === 'VariableDeclarator' ? own.declaration.init : undefined;
  if (
    !declared ||
    !own ||
    !init ||
    !/^(?:McpServer|Server)$/.test(sdkTypeOf(declared.file, declared.facts, unwrap(init)) ?? '')
  )
    return undefined;
  // Read for a question only: it is no part of the run, and stays as it is.
  if (facts.moduleAt?.(record!.original.source)?.file !== declared.file)
    throw new Stop(`\`${binding.name}\` is made in a file that this run leaves alone`, binding.id);
  return sharedServer(declared, own);
}

/** How a file that imports a shared server builds it. */
export function userFactoryOf(
  shared: SharedServer,
  file: SourceFile,
  binding: Binding,
): { group: ServerGroup; call: FactoryCall } {
  const group = shared.users.get(file);
  if (!group) throw new Stop(`\`${binding.name}\` is only registered with here`, binding.id);
  const { source } = file.imports.of(binding)!.original;
  const { isAsync } = shared.call;
  const importIt = () => file.imports.use(source, shared.name, { at: file.program });
  return { group, call: importedFactoryOf(group, { name: shared.name, isAsync }, importIt) };
}
