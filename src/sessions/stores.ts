import { type Node, stringValue, unwrap } from '../engine/node.js';
import { type Code, calledName, isNothing, keyOf, nodesOf } from './code.js';

const SDK = /^@modelcontextprotocol\//;
const SERVER_TRANSPORT = /^(?:SSEServerTransport|(?:Node|WebStandard)?StreamableHTTPServerTransport)$/;
const SSE_TRANSPORT = /^SSE(?:Server|Client)Transport$/;

/** Transports with sessions, maps of them, event stores, and stores whose keys say that MCP sessions are in them. */
export function recogniseSessions(code: Code): void {
  const { file } = code;
  const transports = transportNames(code);
  for (const node of nodesOf(file.program, (at) => WANTED.has(at.type))) {
    if (node.type === 'NewExpression') construction(code, node);
    else if (node.type === 'CallExpression') {
      store(code, node);
      mapCall(code, node, transports);
      route(code, node);
      replay(code, node);
    } else if (node.type === 'ObjectProperty' || node.type === 'ObjectMethod') option(code, node);
    else if (
      node.type === 'VariableDeclarator' ||
      node.type === 'ClassProperty' ||
      node.type === 'ClassPrivateProperty'
    ) {
      typedMap(code, node, transports);
      const name = node.type === 'VariableDeclarator' ? node.id.name : keyOf(node);
      if (/prefix|key|table|collection|namespace|channel/i.test(name ?? ''))
        storeName(code, node, node.type === 'VariableDeclarator' ? node.init : node.value);
    } else if (node.type === 'AssignmentExpression') mapAssignment(code, node, transports);
    else if (node.type === 'ClassDeclaration') eventStoreClass(code, node);
  }
}

const WANTED = new Set([
  'NewExpression',
  'CallExpression',
  'ObjectProperty',
  'ObjectMethod',
  'VariableDeclarator',
  'ClassProperty',
  'ClassPrivateProperty',
  'AssignmentExpression',
  'ClassDeclaration',
]);

/** Local names of the SDK's server transports. */
function transportNames(code: Code): ReadonlySet<string> {
  return code.localNames((source, name) => SDK.test(source) && SERVER_TRANSPORT.test(name));
}

function construction(code: Code, node: Node): void {
  const from = code.imported(node.callee);
  if (!from || !SDK.test(from.source)) return;
  if (SSE_TRANSPORT.test(from.name))
    code.hit('ts-sse-transport', node, { automatic: 'rewrite', message: `${from.name} speaks HTTP+SSE` });
  if (/EventStore$/.test(from.name)) code.hit('code-event-store', node, { automatic: 'marker' });
  if (!SERVER_TRANSPORT.test(from.name)) return;
  const options = unwrap(node.arguments[0] ?? node);
  if (options.type !== 'ObjectExpression') return;
  for (const property of options.properties as Node[]) {
    const key = keyOf(property);
    const value = property.type === 'ObjectProperty' ? property.value : property;
    if (key === 'sessionIdGenerator' && !isNothing(value)) {
      const kept = !/\/sdk(?:\/|$)/.test(from.source);
      code.hit(kept ? 'ts-sessionful-route' : 'ts-session-transport', property, kept ? {} : { automatic: 'rewrite' });
    } else if (key === 'eventStore' && !isNothing(value))
      code.hit('code-event-store', property, { automatic: 'marker' });
  }
}

/** `sessionIdGenerator:` and `eventStore:` where options are made for a transport, or handed to what makes one. */
function option(code: Code, node: Node): void {
  const key = keyOf(node);
  if (/^(?:TableName|tableName|collectionName|keyPrefix|KeyPrefix)$/.test(key ?? ''))
    return storeName(code, node, node.value);
  if (/^transport(?:Type)?$/.test(key ?? '') && code.usesMcp && stringValue(node.value) === 'sse')
    return code.hit('ts-sse-transport', node, { message: 'asks for the transport of HTTP+SSE' });
  if (key !== 'sessionIdGenerator' && key !== 'eventStore') return;
  const value = node.type === 'ObjectProperty' ? node.value : node;
  if (
    !code.usesMcp ||
    code.file.scopes.parentOf(node)?.type !== 'ObjectExpression' ||
    isNothing(value) ||
    // These have options of these names for themselves.
    /['"](?:mcp-handler|@vercel\/mcp-adapter)['"]/.test(code.file.text)
  )
    return;
  if (key === 'eventStore') return code.hit('code-event-store', node, { automatic: 'marker' });
  const { records } = code.file.imports;
  const onV2 = records.some(({ original }) => /^@modelcontextprotocol\/(?!sdk(?:\/|$))/.test(original.source));
  if (onV2) code.hit('ts-sessionful-route', node);
  else code.hit('ts-session-transport', node, { automatic: 'rewrite' });
}

/** `store.replayEventsAfter(…)` */
function replay(code: Code, node: Node): void {
  if (code.usesMcp && calledName(node) === 'replayEventsAfter' && node.callee.type === 'MemberExpression')
    code.hit('code-event-store', node, { automatic: 'marker' });
}

/** `Map<string, Transport>`, `Record<string, Transport>`, `{ [id: string]: Transport }`, of what a declaration says. */
function typedMap(code: Code, node: Node, transports: ReadonlySet<string>): void {
  if (transports.size === 0) return;
  const annotation = node.type === 'VariableDeclarator' ? node.id.typeAnnotation : node.typeAnnotation;
  const value = (node.type === 'VariableDeclarator' ? node.init : node.value) as Node | null;
  const made = value ? unwrap(value) : undefined;
  const types = [annotation, made?.type === 'NewExpression' ? (made.typeParameters ?? made.typeArguments) : undefined];
  if (types.some((type) => type && isMapType(type) && mentions(type, transports)))
    code.hit('code-session-transport-map', node, { automatic: 'marker' });
}

function isMapType(type: Node): boolean {
  for (const _ of nodesOf(
    type,
    (at) =>
      at.type === 'TSIndexSignature' ||
      (at.type === 'TSTypeReference' && /^(?:Map|Record|WeakMap|LRUCache|ReadonlyMap)$/.test(at.typeName.name ?? '')),
  ))
    return true;
  return type.type === 'TSTypeParameterInstantiation';
}

function mentions(type: Node, names: ReadonlySet<string>): boolean {
  for (const _ of nodesOf(type, (at) => at.type === 'Identifier' && names.has(at.name))) return true;
  return false;
}

/** `transports[id] = transport`, for a map that no type describes. */
function mapAssignment(code: Code, node: Node, transports: ReadonlySet<string>): void {
  if (node.left.type !== 'MemberExpression' || !node.left.computed || !isTransport(code, node.right, transports))
    return;
  reportMap(code, node.left.object, node);
}

/** `sessions.set(id, transport)` and `sessions.set(id, { server, transport })`. */
function mapCall(code: Code, node: Node, transports: ReadonlySet<string>): void {
  if (calledName(node) !== 'set' || node.arguments.length < 2 || node.callee.type !== 'MemberExpression') return;
  if (isTransport(code, node.arguments[1], transports)) reportMap(code, node.callee.object, node);
}

/** The map's declaration is the place; where it is not in this file, the line that fills it. */
function reportMap(code: Code, map: Node, fallback: Node): void {
  const name = map.type === 'MemberExpression' ? map.property.name : map.name;
  const declaration =
    map.type === 'Identifier' ? code.file.scopes.bindingOf(map)?.declaration : classProperty(code, name);
  const place =
    declaration && /^(?:VariableDeclarator|Class(?:Private)?Property)$/.test(declaration.type) ? declaration : fallback;
  code.hit('code-session-transport-map', place, {
    automatic: 'marker',
    ...(place !== fallback && { related: [{ start: fallback.start, message: 'filled here' }] }),
  });
}

function classProperty(code: Code, name: string): Node | undefined {
  for (const node of nodesOf(code.file.program, (at) => at.type === 'ClassProperty' && keyOf(at) === name)) return node;
  return undefined;
}

function isTransport(code: Code, node: Node, transports: ReadonlySet<string>): boolean {
  if (transports.size === 0) return false;
  const value = unwrap(node);
  if (value.type === 'NewExpression') return transports.has(value.callee.name);
  if (value.type === 'ObjectExpression')
    return (value.properties as Node[]).some(
      (property) => property.type === 'ObjectProperty' && isTransport(code, property.value, transports),
    );
  if (value.type !== 'Identifier') return false;
  const declaration = code.file.scopes.bindingOf(value)?.declaration;
  if (declaration?.type !== 'VariableDeclarator') return false;
  const annotated = declaration.id.typeAnnotation;
  if (annotated && mentions(annotated, transports)) return true;
  return (
    (declaration.init && isTransport(code, declaration.init, transports)) ||
    assignedTransport(code, value.name, transports)
  );
}

/** `let transport; … transport = new StreamableHTTPServerTransport(…)`. */
function assignedTransport(code: Code, name: string, transports: ReadonlySet<string>): boolean {
  for (const node of nodesOf(code.file.program, (at) => at.type === 'AssignmentExpression' && at.left.name === name)) {
    const value = unwrap(node.right);
    if (value.type === 'NewExpression' && transports.has(value.callee.name)) return true;
  }
  return false;
}

const STORE_CALL =
  /^(?:set|get|setex|setEx|hset|hSet|hget|hGet|hgetall|hGetAll|del|delete|expire|put|exists|getItem|setItem|query|execute|scan|keys|zadd|sadd|publish|subscribe|putItem|prepare|exec|raw|from|table|collection|insertInto|selectFrom|deleteFrom|updateTable|createTable|model|define)$/;
/** What makes a table or an entity, called by its bare name. */
const TABLE_CALL = /^(?:(?:pg|mysql|sqlite)Table|defineTable|Entity|model)$/;
const STORE_KEY = /\bmcp[^\s'"]{0,20}sess|sess(?:ion)?s?[:_-][^\s'"]{0,10}\bmcp\b|\bmcp_sessions?\b/i;

/** A key or table whose name says `mcp … session`, in a call of a store. */
function store(code: Code, node: Node): void {
  const name = calledName(node) ?? '';
  if (!(node.callee.type === 'MemberExpression' ? STORE_CALL : TABLE_CALL).test(name)) return;
  const [argument] = node.arguments as Node[];
  // `'mcp-sessions:' + id` begins with what it is.
  let first = argument;
  while (first?.type === 'BinaryExpression') first = first.left as Node;
  const written = first && (stringValue(first) ?? (first.type === 'TemplateLiteral' ? templateText(first) : undefined));
  if (written === undefined || !STORE_KEY.test(written) || /^mcp-session-id$/i.test(written)) return;
  code.hit('code-session-store-redis', node, { automatic: 'marker', context: [written] });
}

/** `const PREFIX = 'mcp:session:'`, `TableName: 'mcp-sessions'`: what a store's keys begin with, what its table is called. */
function storeName(code: Code, node: Node, value: Node | null | undefined): void {
  const written = value ? stringValue(value) : undefined;
  if (
    written !== undefined &&
    STORE_KEY.test(written) &&
    !/^mcp[-_]session[-_]id$/i.test(written) &&
    !/\s/.test(written)
  )
    code.hit('code-session-store-redis', node, { automatic: 'marker', context: [written] });
}

function templateText(node: Node): string {
  return (node.quasis as Node[]).map((quasi) => quasi.value.raw).join('x');
}

/** `app.get('/sse', …)` and `app.post('/messages', …)` in a file that serves MCP over SSE. */
function route(code: Code, node: Node): void {
  const verb = calledName(node) ?? '';
  if (!/^(?:get|post|all|use|route)$/.test(verb) || node.arguments.length < 2 || !servesSse(code)) return;
  const path = stringValue(node.arguments[0]);
  if (path !== undefined && /(?:^|\/)(?:sse|messages?)\/?$/.test(path))
    code.hit('ts-sse-route', node, { automatic: 'rewrite', message: `serves ${path} of HTTP+SSE` });
}

const serving = new WeakMap<object, boolean>();

function servesSse(code: Code): boolean {
  const known = serving.get(code.file);
  if (known !== undefined) return known;
  const { file, usesMcp } = code;
  const imports = file.imports.records.some(
    ({ original }) => SDK.test(original.source) && original.name === 'SSEServerTransport',
  );
  // The transport may be made in another file: then the path says it, in a file that speaks of MCP otherwise.
  const found = imports || (usesMcp && (/SSEServerTransport/.test(file.text) || /['"`]\/sse\/?['"`]/.test(file.text)));
  serving.set(code.file, found);
  return found;
}

/** `class RedisEventStore implements EventStore`, or one with `replayEventsAfter`. */
function eventStoreClass(code: Code, node: Node): void {
  const implemented = ((node.implements ?? []) as Node[]).some(
    (one) => code.imported(one.expression ?? one.id)?.name === 'EventStore',
  );
  const replays = (node.body.body as Node[]).some((member) => keyOf(member) === 'replayEventsAfter');
  if ((implemented || replays) && (code.usesMcp || implemented))
    code.hit('code-event-store', node, { automatic: 'marker' });
}
