import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { eachChild, type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { annotationOf, classMembers } from './hosting-class.js';
import { effectsOf } from './hosting-effects.js';
import { callsIn } from './hosting-live.js';
import {
  bare,
  calledName,
  functionCalled,
  type Hosting,
  isFunction,
  isNothing,
  rootOf,
  type TransportSite,
  type WebHost,
} from './hosting-model.js';
import { givesSession, spreadModules } from './hosting-modules.js';
import { sourceOf } from './hosting-routes.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { exportedName, sdkTypeOf, typeName } from './values.js';

// Which names of a file hold nothing but session plumbing. Everything starts at the transports the file makes.

const KINDS: Record<string, TransportSite['kind']> = {
  NodeStreamableHTTPServerTransport: 'streamable',
  SSEServerTransport: 'sse',
};

/** What kind of transport a v2 name stands for, among those that count here. */
const kindNamed = (name: string, web: WebHost | undefined): TransportSite['kind'] | undefined =>
  web ? (web.transports.includes(name) ? 'streamable' : undefined) : KINDS[name];

/**
 * Finds the transports a file makes and follows them through its names. Undefined when it makes none.
 * @param web the host, where it is not express
 */
export function findHosting(file: SourceFile, facts: FileFacts, web?: WebHost): Hosting | undefined {
  const sites = file.scopes.calls.flatMap((call): TransportSite[] => {
    const kind =
      call.type === 'NewExpression' ? kindNamed(exportedName(file, facts, call.callee) ?? '', web) : undefined;
    if (!kind || file.isIgnored(call)) return [];
    // What was asked to stay is no plumbing.
    if (kind === 'sse' && facts.hosting?.sse === 'legacy') return [];
    return [{ kind, node: call, options: call.arguments[kind === 'sse' ? 2 : 0] }];
  });
  if (sites.length === 0) return undefined;
  const hosting: Hosting = {
    file,
    facts,
    sites,
    plumbing: new Set(),
    stores: new Set(),
    keyed: new Set(),
    servers: new Set(),
    web,
    modules: new Map(),
  };
  for (let known = -1, size = 0; known !== size; ) {
    known = size;
    follow(hosting);
    size = hosting.plumbing.size + hosting.keyed.size + spreadModules(hosting);
  }
  findServers(hosting);
  return hosting;
}

/** Follows values into names until there is no news. */
export function follow(hosting: Hosting): void {
  for (let size = -1; size !== hosting.plumbing.size + hosting.keyed.size; ) {
    size = hosting.plumbing.size + hosting.keyed.size;
    spread(hosting);
  }
}

/** Whether a file makes transports of its own. */
export const mentionsTransports = ({ file, facts, web }: Hosting): boolean =>
  file.scopes.calls.some(
    (call) =>
      call.type === 'NewExpression' && kindNamed(exportedName(file, facts, call.callee) ?? '', web) !== undefined,
  );

/** Whether an expression is a transport that is made here, by its name or in place, or a record of one. */
export function isTransportMade(hosting: Hosting, node: Node): boolean {
  const at = bare(node);
  if (at.type === 'ObjectExpression')
    return (at.properties as Node[]).some((property) => property.value && isTransportMade(hosting, property.value));
  if (at.type === 'NewExpression') return hosting.sites.some((site) => site.node === at);
  const binding = at.type === 'Identifier' ? hosting.file.scopes.bindingOf(at) : undefined;
  if (!binding || !hosting.plumbing.has(binding)) return false;
  if (isTransportType(hosting, annotationOf(hosting.file, binding))) return true;
  const { init } = binding.declaration;
  const values = [...(init ? [init as Node] : []), ...assignedTo(hosting.file, binding)];
  return values.some((value) => {
    const made = bare(value);
    return made.type === 'NewExpression' || made.type === 'ObjectExpression' ? isTransportMade(hosting, made) : false;
  });
}

/** One round of following values into names. */
function spread(hosting: Hosting): void {
  const { file } = hosting;
  for (const binding of [...file.scopes.bindings, ...classMembers(file, hosting.facts).bindings]) {
    if (binding.kind === 'import' || hosting.plumbing.has(binding)) continue;
    if (holdsPlumbing(hosting, binding)) hosting.plumbing.add(binding);
    else noteStore(hosting, binding);
  }
}

function holdsPlumbing(hosting: Hosting, binding: Binding): boolean {
  const { file } = hosting;
  const { declaration, id } = binding;
  if (binding.kind === 'param') return parameterHoldsPlumbing(hosting, binding);
  if (declaration.type !== 'VariableDeclarator') return false;
  if (isOptionOnly(hosting, binding) || isSweeper(hosting, binding) || isMintedId(hosting, binding)) return true;
  if (isTransportType(hosting, annotationOf(file, binding))) return true;
  const loop = file.ancestor(declaration, (at) => at.type !== 'VariableDeclaration');
  if (loop && /^For(?:Of|In)Statement$/.test(loop.type) && loop.left?.declarations?.includes(declaration))
    return isPlumbing(hosting, loop.right);
  if (declaration.init && isPlumbing(hosting, declaration.init)) return !isServerPart(hosting, binding);
  return (
    declaration.id === id &&
    isNothing(declaration.init) &&
    assignedTo(file, binding).some((value) => isPlumbing(hosting, value))
  );
}

/** `this.sweeper = setInterval(() => this.sweep(), …)`, when all it does is to look after sessions. */
function isSweeper(hosting: Hosting, binding: Binding): boolean {
  const { declaration, id } = binding;
  if (declaration.id !== id) return false;
  const assigned = isNothing(declaration.init)
    ? assignedTo(hosting.file, binding).filter((value) => !isNothing(value))
    : [declaration.init as Node];
  let init = assigned.length === 1 ? bare(assigned[0]!) : undefined;
  if (isCall(init) && isMember(init.callee) && memberKey(init.callee) === 'unref') init = bare(init.callee.object);
  if (!isCall(init) || !/^set(?:Interval|Timeout)$/.test(hosting.file.textOf(init.callee))) return false;
  const callback = init.arguments[0] && functionCalled(hosting.file, init.arguments[0]);
  if (!callback || effectsOf(hosting, callback.body, callback).foreign.length > 0) return false;
  const looks = (node: Node): boolean =>
    firstPlumbing(hosting, node) !== undefined ||
    callsIn(node).some((call) => {
      const callable = functionCalled(hosting.file, call.callee);
      return callable !== undefined && firstPlumbing(hosting, callable.body) !== undefined;
    });
  return looks(callback.body);
}

/** `const eventStore = new InMemoryEventStore()`, when it is for transports only. */
function isOptionOnly({ sites }: Hosting, { references, declaration, id }: Binding): boolean {
  return (
    declaration.id === id &&
    references.length > 0 &&
    references.every(({ node }) =>
      sites.some(({ options }) => options && node.start >= options.start && node.end <= options.end),
    ) &&
    references.some(({ node }) =>
      sites.some(({ options }) => options?.properties?.some((property: Node) => property.value === node)),
    )
  );
}

/** `const id = randomUUID()` with `sessionIdGenerator: () => id`: the session's id before the session is there. */
function isMintedId({ file, sites }: Hosting, binding: Binding): boolean {
  if (binding.scope === file.scopes.root || binding.declaration.id !== binding.id) return false;
  return sites.some(({ options }) => {
    const property = (options?.properties as Node[] | undefined)?.find(
      (one) => propertyKey(one) === 'sessionIdGenerator',
    );
    const generator = property?.type === 'ObjectProperty' ? bare(property.value) : undefined;
    if (!isFunction(generator)) return false;
    const given = generator.body.type === 'BlockStatement' ? file.returnsOf(generator) : [generator.body];
    return given.some((value) => value.type === 'Identifier' && file.scopes.bindingOf(value) === binding);
  });
}

/** `const { server, transport } = session`: the server is followed on its own. */
function isServerPart({ file, facts }: Hosting, binding: Binding): boolean {
  const type = sdkTypeOf(file, facts, binding.id);
  return type === 'McpServer' || type === 'Server';
}

function assignedTo(file: SourceFile, binding: Binding): Node[] {
  return binding.references.flatMap(({ node }) => {
    const parent = file.scopes.parentOf(node);
    return parent?.type === 'AssignmentExpression' && parent.left === node ? [parent.right as Node] : [];
  });
}

function isTransportType(hosting: Hosting, annotation: Node | undefined): boolean {
  const name = annotation && typeName(hosting.file, hosting.facts, annotation);
  return name !== undefined && kindNamed(name, hosting.web) !== undefined;
}

/** A parameter of a callback over the store, of a transport's own callbacks, or of a function only plumbing is handed to. */
function parameterHoldsPlumbing(hosting: Hosting, binding: Binding): boolean {
  const { file } = hosting;
  const callable = binding.declaration;
  if (!isFunction(callable)) return false;
  if (isTransportType(hosting, binding.id.typeAnnotation)) return true;
  const index = callable.params.findIndex(
    (parameter) => binding.id.start >= parameter.start && binding.id.end <= parameter.end,
  );
  const parent = file.scopes.parentOf(callable);
  if (parent?.type === 'ObjectProperty' || callable.type === 'ObjectMethod') {
    const key = propertyKey(callable.type === 'ObjectMethod' ? callable : parent!);
    const object = file.scopes.parentOf(callable.type === 'ObjectMethod' ? callable : parent!);
    if (isCacheOption(hosting, object)) return /^(?:dispose\w*|onEviction)$/.test(key ?? '');
    return /^onsession(?:initialized|closed)$/.test(key ?? '') && hosting.sites.some((site) => site.options === object);
  }
  // `Array.from(transports.values(), (transport) => …)`
  if (isCall(parent) && parent.arguments[1] === callable && file.textOf(parent.callee) === 'Array.from')
    return isPlumbing(hosting, parent.arguments[0]!);
  if (isCall(parent) && parent.arguments.includes(callable))
    return isMember(bare(parent.callee)) && isPlumbing(hosting, bare(parent.callee).object);
  const named =
    callable.type === 'FunctionDeclaration'
      ? callable.id
      : parent?.type === 'VariableDeclarator'
        ? parent.id
        : undefined;
  const own =
    named?.type === 'Identifier'
      ? file.scopes.bindingOf(named)
      : classMembers(file, hosting.facts).methods.get(callable);
  if (!own || own.references.length === 0) return false;
  return own.references.every(({ node }) => {
    const call = file.scopes.parentOf(node);
    const argument = isCall(call) && call.callee === node ? call.arguments[index] : undefined;
    return argument !== undefined && isPlumbing(hosting, argument);
  });
}

/** `new LRUCache({ dispose: (transport) => … })`, of a cache that sessions are kept in. */
function isCacheOption({ file, stores }: Hosting, object: Node | undefined): boolean {
  const made = object && file.scopes.parentOf(object);
  if (made?.type !== 'NewExpression' || !isContainerNew(file, made)) return false;
  const holder = file.scopes.parentOf(made);
  return holder?.type === 'VariableDeclarator' && [...stores].some(({ declaration }) => declaration === holder);
}

/** Whether what is written into a name makes it a store. */
function noteStore(hosting: Hosting, binding: Binding): void {
  const { file } = hosting;
  if (!isContainer(hosting, binding)) return;
  const typed = holdsTransports(hosting, annotationOf(file, binding)?.typeAnnotation) || isTypedNew(hosting, binding);
  let keyed = false;
  for (const { node } of typed ? [] : binding.references) {
    const written = writtenInto(file, node);
    if (!written) continue;
    if (written.value && isPlumbing(hosting, written.value)) {
      hosting.plumbing.add(binding);
      hosting.stores.add(binding);
      return;
    }
    keyed ||= !!written.key && isPlumbing(hosting, written.key);
  }
  if (typed) {
    hosting.plumbing.add(binding);
    hosting.stores.add(binding);
  } else if (keyed) {
    hosting.plumbing.add(binding);
    hosting.keyed.add(binding);
  }
}

const CONTAINERS = /^(?:Map|WeakMap|Set|WeakSet|Object|Array)$/;
/** Packages whose class is a map with a limit or a lifetime. */
const CACHES = new Set(['lru-cache', 'quick-lru', '@isaacs/ttlcache', 'node-cache', 'tiny-lru', 'expiry-map']);

function isContainer({ file }: Hosting, { declaration, id }: Binding): boolean {
  if (declaration.type !== 'VariableDeclarator' || declaration.id !== id || !declaration.init) return false;
  return isEmptyContainer(file, declaration.init, true);
}

/** A new map, list or object without anything in it; or an object of such, by kind of transport. */
function isEmptyContainer(file: SourceFile, node: Node, nested: boolean): boolean {
  const init = unwrap(node);
  if (init.type === 'ObjectExpression')
    return (init.properties as Node[]).every(
      (property) => nested && property.type === 'ObjectProperty' && isEmptyContainer(file, property.value, false),
    );
  if (init.type === 'ArrayExpression') return init.elements.length === 0;
  if (init.type === 'NewExpression') return isContainerNew(file, init);
  return isCall(init) && file.textOf(init.callee) === 'Object.create';
}

/** `new Map()`, or a cache of a package that is used like one. */
export function isContainerNew(file: SourceFile, { callee }: Node): boolean {
  const root = rootOf(callee);
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  if (!binding) return callee.type === 'Identifier' && CONTAINERS.test(callee.name);
  return CACHES.has(sourceOf(file, binding) ?? '');
}

/** `Map<string, Transport>`, `Record<string, { transport: Transport }>`, `{ [id: string]: Transport }`, `Session[]`. */
function holdsTransports(hosting: Hosting, type: Node | undefined, depth = 0): boolean {
  if (!type || depth > 4) return false;
  const { file } = hosting;
  const parameters = ((type.typeParameters ?? type.typeArguments)?.params ?? []) as Node[];
  if (
    parameters.some(
      (parameter) => isTransportType(hosting, parameter) || holdsTransports(hosting, parameter, depth + 1),
    )
  )
    return true;
  switch (type.type) {
    case 'TSTypeLiteral':
      return (type.members as Node[]).some((member) => {
        const inner = member.typeAnnotation?.typeAnnotation as Node | undefined;
        return isTransportType(hosting, inner) || holdsTransports(hosting, inner, depth + 1);
      });
    case 'TSUnionType':
      return (type.types as Node[]).some(
        (part) => isTransportType(hosting, part) || holdsTransports(hosting, part, depth + 1),
      );
    case 'TSArrayType':
      return isTransportType(hosting, type.elementType) || holdsTransports(hosting, type.elementType, depth + 1);
    case 'TSTypeReference': {
      const declaration =
        type.typeName.type === 'Identifier' ? file.scopes.bindingOf(type.typeName)?.declaration : undefined;
      if (declaration?.type === 'TSTypeAliasDeclaration')
        return (
          isTransportType(hosting, declaration.typeAnnotation) ||
          holdsTransports(hosting, declaration.typeAnnotation, depth + 1)
        );
      if (declaration?.type !== 'TSInterfaceDeclaration') return false;
      return (declaration.body.body as Node[]).some((member) => {
        const inner = member.typeAnnotation?.typeAnnotation as Node | undefined;
        return isTransportType(hosting, inner) || holdsTransports(hosting, inner, depth + 1);
      });
    }
  }
  return false;
}

function isTypedNew(hosting: Hosting, { declaration }: Binding): boolean {
  const init = unwrap(declaration.init);
  return init.type === 'NewExpression' && holdsTransports(hosting, init);
}

/** What a reference to a container writes into it: `x.set(key, value)`, `x[key] = value`, `x.add(value)`. */
function writtenInto(file: SourceFile, node: Node): { key?: Node; value?: Node } | undefined {
  let member = file.scopes.parentOf(node);
  if (!isMember(member) || member.object !== node) return undefined;
  let up = file.scopes.parentOf(member);
  // `transports.sse[id] = …`
  if (isMember(up) && up.object === member && !member.computed) {
    member = up;
    up = file.scopes.parentOf(member);
  }
  if (up?.type === 'AssignmentExpression' && up.left === member)
    return { key: member.computed ? member.property : undefined, value: up.right };
  if (!isCall(up) || up.callee !== member) return undefined;
  const [first, second] = up.arguments;
  switch (memberKey(member)) {
    case 'set':
      return { key: first, value: second };
    case 'add':
    case 'push':
      return { key: first, value: first };
  }
  return undefined;
}

const HEADER = /^mcp-session-id$/i;

/** `req.headers['mcp-session-id']`, `req.header('Mcp-Session-Id')`, `req.get(…)`, `req.query.sessionId`. */
export function isSessionIdRead(node: Node): boolean {
  const at = bare(node);
  if (isMember(at)) {
    if (HEADER.test(memberKey(at) ?? '')) return true;
    const object = bare(at.object);
    return isMember(object) && memberKey(object) === 'query' && /^session_?id$/i.test(memberKey(at) ?? '');
  }
  if (!isCall(at) || !isMember(bare(at.callee))) return false;
  const key = stringValue(at.arguments[0]) ?? '';
  if (HEADER.test(key)) return true;
  // `url.searchParams.get('sessionId')`
  const object = bare(bare(at.callee).object);
  return /^session_?id$/i.test(key) && isMember(object) && memberKey(object) === 'searchParams';
}

const OVER_OBJECTS =
  /^(?:Object\.(?:values|entries|keys|hasOwn)|Array\.(?:from|isArray)|String|Number|Boolean|Promise\.(?:all|allSettled))$/;

/** Whether what an expression gives comes from session plumbing. */
export function isPlumbing(hosting: Hosting, node: Node, depth = 0): boolean {
  if (depth > 12) return false;
  const { file } = hosting;
  const next = (inner: Node | null | undefined) => !!inner && isPlumbing(hosting, inner, depth + 1);
  const at = bare(node);
  switch (at.type) {
    case 'Identifier': {
      const binding = file.scopes.bindingOf(at);
      return binding !== undefined && hosting.plumbing.has(binding);
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      if (isSessionIdRead(at) || isPlumbingField(hosting, at)) return true;
      // What is kept for a session is plumbing where its id is; elsewhere it is somebody's data.
      if (isKeyed(hosting, at.object) && at.computed) return next(at.property);
      return next(at.object);
    case 'NewExpression':
      return hosting.sites.some((site) => site.node === at);
    case 'CallExpression':
    case 'OptionalCallExpression': {
      if (isSessionIdRead(at)) return true;
      const callee = bare(at.callee);
      if (OVER_OBJECTS.test(file.textOf(callee))) return next(at.arguments[0]);
      if (isMember(callee)) {
        // The answer to a request is not plumbing.
        if (hosting.web && memberKey(callee) === 'handleRequest') return false;
        const isLookup = isKeyed(hosting, callee.object) && /^(?:get|has|delete|set)$/.test(memberKey(callee) ?? '');
        if (isLookup ? next(at.arguments[0]) : next(callee.object)) return true;
        return givesSession(hosting, at, depth);
      }
      const callable = functionCalled(file, callee);
      return callable ? givesPlumbing(hosting, callable, depth) : givesSession(hosting, at, depth);
    }
    case 'ConditionalExpression':
      return next(at.consequent) || next(at.alternate);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return next(at.left) || next(at.right);
    case 'UnaryExpression':
      return next(at.argument);
    case 'AssignmentExpression':
      return next(at.right);
    case 'SpreadElement':
      return next(at.argument);
    case 'ArrayExpression':
      return (at.elements as (Node | null)[]).some(next);
    case 'ObjectExpression':
      return (at.properties as Node[]).some((property) => next(property.value ?? property.argument));
    case 'TemplateLiteral':
      return (at.expressions as Node[]).some(next);
  }
  return false;
}

/** `this.transports` */
function isPlumbingField({ file, facts, plumbing }: Hosting, node: Node): boolean {
  const field = classMembers(file, facts).at.get(node);
  return field !== undefined && plumbing.has(field);
}

function isKeyed({ file, facts, keyed }: Hosting, node: Node): boolean {
  const at = bare(node);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : classMembers(file, facts).at.get(at);
  return binding !== undefined && keyed.has(binding);
}

/** Whether what a function gives is plumbing on some way out of it. */
export function givesPlumbing(hosting: Hosting, callable: Node, depth: number): boolean {
  const { file } = hosting;
  if (callable.body.type !== 'BlockStatement') return isPlumbing(hosting, callable.body, depth + 1);
  return file.returnsOf(callable).some((value) => isPlumbing(hosting, value, depth + 1));
}

/** Whether anything within a node is session plumbing. */
export function mentionsPlumbing(hosting: Hosting, node: Node): boolean {
  return firstPlumbing(hosting, node) !== undefined;
}

/** What was found in a part of another module, and how much was known of that module then. */
const looked = new WeakMap<Node, { found: Node | undefined; known: number }>();

/** The first place within a node that names plumbing, makes a transport or reads a session id. */
export function firstPlumbing(hosting: Hosting, node: Node): Node | undefined {
  // Without transports of its own a module's names say it all, and a server's factory is asked about again and again.
  if (hosting.sites.length > 0) return lookForPlumbing(hosting, node);
  const before = looked.get(node);
  if (before && (before.found || before.known === hosting.plumbing.size)) return before.found;
  const found = lookForPlumbing(hosting, node);
  looked.set(node, { found, known: hosting.plumbing.size });
  return found;
}

function lookForPlumbing(hosting: Hosting, node: Node): Node | undefined {
  let found: Node | undefined;
  const look = (at: Node) => {
    if (found) return;
    if (at.type === 'Identifier') {
      const binding = hosting.file.scopes.bindingOf(at);
      if (binding && hosting.plumbing.has(binding)) found = at;
    } else if ((isMember(at) || isCall(at)) && isSessionIdRead(at)) found = at;
    else if (isMember(at) && isPlumbingField(hosting, at)) found = at;
    else if (at.type === 'NewExpression' && hosting.sites.some((site) => site.node === at)) found = at;
    else if (isCall(at) && hosting.sites.length > 0 && isPlumbing(hosting, at)) found = at;
    if (!found) eachChild(at, look);
  };
  look(node);
  return found;
}

/** `server.connect(transport)`: the calls that tie a server to plumbing. */
export function isConnect(hosting: Hosting, node: Node): boolean {
  const call = bare(node);
  return (
    isCall(call) &&
    calledName(call) === 'connect' &&
    isMember(bare(call.callee)) &&
    call.arguments.length >= 1 &&
    isPlumbing(hosting, call.arguments[0]!) &&
    !isPlumbing(hosting, bare(call.callee).object)
  );
}

/** Notes the names of servers that are connected to transports, and of what they are destructured from. */
function findServers(hosting: Hosting): void {
  for (const call of hosting.file.scopes.calls) {
    if (!isConnect(hosting, call)) continue;
    const root = rootOf(bare(call.callee).object);
    const binding = root.type === 'Identifier' ? hosting.file.scopes.bindingOf(root) : undefined;
    if (binding) hosting.servers.add(binding);
  }
}
