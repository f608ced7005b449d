import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import { callsOf, functionAt } from './callbacks.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';

/** Something that is found by a session id: a map, an object, a table, another program's memory. */
export interface KeyUse {
  /** In the file that was asked about: the operation itself, or the call that leads to it. */
  node: Node;
  /** What the store is called; undefined where it has no plain name. */
  name: string | undefined;
  /** The declaration of the store's variable or field, where this file has it. */
  store: Node | undefined;
  /** Whether what is found says who calls, or what they may do. */
  identity: boolean;
  /** Whether the operation stands in the file that was asked about. */
  direct: boolean;
}

/** Methods whose first argument is a key, in Map, Set, storages, caches and Redis clients alike. */
const KEYED =
  /^(?:get|set|has|delete|del|add|put|take|touch|getItem|setItem|removeItem|h(?:get|set|del|getall|getAll|exists|incrby|incrBy|keys|vals|mget|mset)|[lr](?:push|range|pop|rem)|[lr](?:Push|Range|Pop|Rem)|s(?:add|rem|members|ismember|card)|s(?:Add|Rem|Members|IsMember|Card)|exists|expire|setex|setEx|psetex|getdel|getDel|getex|getEx|incr|decr|incrby|incrBy|decrby|decrBy|unlink)$/;
/** Members of a string that give a string. */
const STRING_METHODS =
  /^(?:toString|trim|toLowerCase|toUpperCase|concat|slice|replace|replaceAll|padStart|padEnd|valueOf)$/;
const SEARCHES = /^(?:filter|find|some|every|findIndex|findLast|findLastIndex)$/;
const SQL = /^\s*(?:select|insert|update|delete|with|merge|replace)\b/i;
const IDENTITY = /user|principal|identit|role|permission|tenant|account|auth|login|credential|admin/i;
/** Stores of the plumbing: transports and servers by session id. They go with the sessions. */
const PLUMBING = /Transport|\bMcpServer\b|\bServer\b/;
const MAX_DEPTH = 10;

/**
 * The operations that find something by a value: where an expression, or whatever it is put into, is a key. Followed
 * through variables, string building, helpers, methods and other files.
 */
export function keyUsesOf(place: Place, depth = 0, seen = new Set<Node>()): KeyUse[] {
  if (depth > MAX_DEPTH || seen.has(place.node)) return [];
  seen.add(place.node);
  const { file } = place;
  const at = widest(place);
  const parent = file.scopes.parentOf(at);
  if (!parent) return [];
  const again = (node: Node) => keyUsesOf({ ...place, node }, depth + 1, seen);
  switch (parent.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression': {
      const index = (parent.arguments as Node[]).indexOf(at);
      return index < 0
        ? []
        : usesOfArgument(place, parent, index, (callee) => parameterUses(callee, index, depth, seen));
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return parent.computed && parent.property === at ? usesOfStore(place, parent, parent.object) : [];
    case 'BinaryExpression':
      if (parent.operator === 'in') return parent.left === at ? usesOfStore(place, parent, parent.right) : [];
      return /^[!=]==?$/.test(parent.operator) ? usesOfSearch(place, parent, at) : [];
    case 'VariableDeclarator':
      return parent.init === at && parent.id.type === 'Identifier' ? usesOfName(place, parent.id, depth, seen) : [];
    case 'AssignmentExpression':
      return parent.right === at && parent.left.type === 'Identifier'
        ? usesOfName(place, parent.left, depth, seen)
        : [];
    case 'ObjectProperty':
      if (parent.computed && parent.key === at) return usesOfStore(place, parent, file.scopes.parentOf(parent)!);
      return parent.value === at ? usesOfMember(place, parent, depth, seen) : [];
    case 'ArrayExpression':
      return usesInQuery(place, parent);
    case 'ReturnStatement': {
      const maker = file.ancestor(parent, (node) => Array.isArray(node.params) && 'body' in node);
      return maker ? callsOf(file, maker).flatMap(again) : [];
    }
    case 'ArrowFunctionExpression':
      return parent.body === at ? callsOf(file, parent).flatMap(again) : [];
  }
  return [];
}

/** The widest expression that is the value, a fallback for it, or a string built with it. */
function widest({ file, node }: Place): Node {
  let at = node;
  for (let up = file.scopes.parentOf(at); up; up = file.scopes.parentOf(at)) {
    if (!carries(up, at)) {
      const call =
        isMember(up) && up.object === at && STRING_METHODS.test(memberKey(up) ?? '')
          ? file.scopes.parentOf(up)
          : undefined;
      if (!call || !isCall(call) || call.callee !== up) return at;
      at = call;
    } else at = up;
  }
  return at;
}

function carries(up: Node, at: Node): boolean {
  switch (up.type) {
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'AwaitExpression':
      return true;
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return up.operator === '+';
    case 'LogicalExpression':
      return up.operator !== '&&' || up.right === at;
    case 'ConditionalExpression':
      return up.test !== at;
    case 'CallExpression':
      return up.callee.name === 'String' && up.arguments[0] === at;
  }
  return false;
}

function usesOfName(place: Place, id: Node, depth: number, seen: Set<Node>): KeyUse[] {
  const binding = place.file.scopes.bindingOf(id);
  return (binding?.references ?? []).flatMap(({ node, space }) =>
    space === 'type' || node === id ? [] : keyUsesOf({ ...place, node }, depth + 1, seen),
  );
}

function usesOfArgument(place: Place, call: Node, index: number, into: (callee: Place) => KeyUse[]): KeyUse[] {
  const { file, facts } = place;
  const { callee } = call;
  const functions = functionsOf({ file, facts, node: callee });
  if (functions.length > 0)
    return functions.flatMap(into).map((use) => ({
      ...use,
      node: call,
      direct: false,
      name: isMember(callee) && callee.object.type !== 'ThisExpression' ? lastName(callee.object) : use.name,
      store: use.store && functions.every((made) => made.file === file) ? use.store : undefined,
      identity: use.identity || IDENTITY.test(lastName(callee) ?? '') || IDENTITY.test(resultName(place, call) ?? ''),
    }));
  const method = isMember(callee) ? (memberKey(callee) ?? '') : '';
  if (index === 0 && isMember(callee) && KEYED.test(method) && !GLOBALS.test(callee.object.name ?? ''))
    return usesOfStore(place, call, callee.object);
  if (index === 1 && isMember(callee) && method === 'hasOwn') return usesOfStore(place, call, call.arguments[0]);
  if (index === 0 && isMember(callee) && /^(?:get|all|run|iterate)$/.test(method) && holdsSql(place, callee.object))
    return usesOfStore(place, call, callee.object);
  const name = lastName(callee);
  // A lookup of another package that says what it finds: `findUserBySession(id)`.
  return index === 0 && name && IDENTITY.test(name) && /^(?:get|find|load|fetch|lookup|resolve)/.test(name)
    ? [{ node: call, name, store: undefined, identity: true, direct: true }]
    : [];
}

const GLOBALS = /^(?:console|JSON|Math|Promise|Number|Reflect|process|performance)$/;

/** What a function does with one of its parameters. */
function parameterUses({ file, facts, node }: Place, index: number, depth: number, seen: Set<Node>): KeyUse[] {
  const parameter = node.params[index] as Node | undefined;
  const id = parameter?.parameter ?? parameter;
  const target = id?.left ?? id;
  return target?.type === 'Identifier' ? usesOfName({ file, facts, node: target }, target, depth, seen) : [];
}

/** The functions a callee stands for, in this project. */
function functionsOf(callee: Place): Place[] {
  const at = unwrap(callee.node);
  if (at.type !== 'Identifier' && !isMember(at)) return [];
  return sourcesOf({ ...callee, node: at }).flatMap((place) => {
    if (/^Class/.test(place.node.type) && place.node.body.type === 'ClassBody') {
      const made = (place.node.body.body as Node[]).find((member) => member.kind === 'constructor');
      return made ? [{ ...place, node: made }] : [];
    }
    return functionAt(place) ?? [];
  });
}

/** `save({ sessionId, item })`, and `where: { sessionId }` of a query builder. */
function usesOfMember(place: Place, property: Node, depth: number, seen: Set<Node>): KeyUse[] {
  const { file } = place;
  const object = file.scopes.parentOf(property)!;
  if (object.type !== 'ObjectExpression') return [];
  const key = propertyKey(property);
  for (let at: Node = object, up = file.scopes.parentOf(at); up; up = file.scopes.parentOf(at)) {
    if (up.type === 'ObjectProperty' && up.value === at && propertyKey(up) === 'where') {
      const call = file.ancestor(up, (node) => isCall(node) || /Statement$/.test(node.type));
      return isCall(call) && isMember(call.callee) ? usesOfStore(place, call, call.callee.object) : [];
    }
    if (up.type !== 'ObjectProperty' && up.type !== 'ObjectExpression') break;
    at = up;
  }
  const call = file.scopes.parentOf(object);
  const index = isCall(call) ? call.arguments.indexOf(object) : -1;
  if (!isCall(call) || index < 0 || key === undefined) return [];
  return usesOfArgument(place, call, -1, (callee) => {
    const parameter = callee.node.params[index] as Node | undefined;
    const target = parameter?.left ?? parameter;
    if (target?.type === 'ObjectPattern') {
      const member = (target.properties as Node[]).find((candidate) => propertyKey(candidate) === key);
      const id = member?.value?.left ?? member?.value;
      return id?.type === 'Identifier' ? usesOfName({ ...callee, node: id }, id, depth, seen) : [];
    }
    const binding = target?.type === 'Identifier' ? callee.file.scopes.bindingOf(target) : undefined;
    return (binding?.references ?? []).flatMap(({ node }) => {
      const member = callee.file.scopes.parentOf(node);
      return isMember(member) && member.object === node && memberKey(member) === key
        ? keyUsesOf({ ...callee, node: member }, depth + 1, seen)
        : [];
    });
  });
}

/** `items.filter((item) => item.session === id)`: entries are found by comparing. */
function usesOfSearch(place: Place, comparison: Node, at: Node): KeyUse[] {
  const { file } = place;
  const other = unwrap(comparison.left === at ? comparison.right : comparison.left);
  if (!isMember(other) && other.type !== 'Identifier') return [];
  if (other.name === 'undefined' || /Literal$/.test(other.type)) return [];
  const callable = file.ancestor(comparison, (node) => Array.isArray(node.params) && 'body' in node);
  const call = callable && file.scopes.parentOf(callable);
  if (!callable || !isCall(call) || call.arguments[0] !== callable || !isMember(call.callee)) return [];
  if (!SEARCHES.test(memberKey(call.callee) ?? '')) return [];
  // What is compared with comes from the entry.
  const root = rootOf(other);
  const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
  return binding?.declaration === callable ? usesOfStore(place, call, call.callee.object) : [];
}

/** `pool.query('SELECT … WHERE session = $1', [id])`. */
function usesInQuery(place: Place, array: Node): KeyUse[] {
  const call = place.file.scopes.parentOf(array);
  if (!isCall(call) || !isMember(call.callee) || call.arguments[1] !== array) return [];
  const text = textOf(call.arguments[0]);
  return text !== undefined && SQL.test(text) ? usesOfStore(place, call, call.callee.object) : [];
}

const textOf = (node: Node | undefined): string | undefined =>
  node?.type === 'TemplateLiteral' ? node.quasis[0].value.cooked : stringValue(node);

/** `db.prepare('SELECT …')`, or a constant that holds it. */
function holdsSql({ file }: Place, node: Node): boolean {
  let at = unwrap(node);
  if (at.type === 'Identifier') {
    const declaration = file.scopes.bindingOf(at)?.declaration;
    at = (declaration?.type === 'VariableDeclarator' && declaration.init) || at;
  }
  return isCall(at) && SQL.test(textOf(at.arguments[0]) ?? '');
}

function usesOfStore(place: Place, node: Node, store: Node): KeyUse[] {
  const { file } = place;
  const at = unwrap(store);
  const declaration = declarationOf(place, at);
  const described = declaration ? describe(file.textOf(declaration)) : '';
  if (PLUMBING.test(described)) return [];
  const name = lastName(at);
  const identity = [name, described, resultName(place, node), nameAround(place, node), ...kept(place, node)].some(
    (text) => IDENTITY.test(text ?? ''),
  );
  return [{ node, name, store: declaration, identity, direct: true }];
}

/** Names of what is put in, or read from what is found: `{ userId }`, `.role`. */
function kept({ file }: Place, node: Node): string[] {
  let up = file.scopes.parentOf(node);
  if (up?.type === 'TSNonNullExpression') up = file.scopes.parentOf(up);
  if (isMember(up) && !up.computed) return [memberKey(up) ?? ''];
  const value =
    up?.type === 'AssignmentExpression' && up.left === node ? up.right : isCall(node) ? node.arguments[1] : undefined;
  return value?.type === 'ObjectExpression'
    ? (value.properties as Node[]).map((property) => propertyKey(property) ?? '')
    : [];
}

/** What a declaration says of its entries: its type, or the type arguments of what it is set to. */
function describe(text: string): string {
  const line = text.slice(0, 300);
  return /^[^=]*(?:=\s*(?:new\s+)?\w*\s*<[^()]*>)?/.exec(line)?.[0] ?? '';
}

/** The declarator or field that a store is. */
function declarationOf({ file }: Place, at: Node): Node | undefined {
  if (at.type === 'Identifier') {
    const { declaration } = file.scopes.bindingOf(at) ?? {};
    return declaration?.type === 'VariableDeclarator' ? declaration : undefined;
  }
  if (!isMember(at) || at.object.type !== 'ThisExpression') return undefined;
  const owner = file.ancestor(at, (node) => /^Class(?:Declaration|Expression)$/.test(node.type));
  const key = memberKey(at);
  return (owner?.body.body as Node[] | undefined)?.find(
    (member) => /Property$/.test(member.type) && (member.key?.name ?? member.key?.id?.name) === key,
  );
}

function lastName(node: Node): string | undefined {
  const at = unwrap(node);
  if (at.type === 'Identifier') return at.name;
  if (isMember(at)) return memberKey(at) ?? lastName(at.object);
  return isCall(at) ? lastName(isMember(at.callee) ? at.callee.object : at.callee) : undefined;
}

function rootOf(node: Node): Node {
  let at = unwrap(node);
  while (isMember(at)) at = unwrap(at.object);
  return at;
}

/** The variable that gets what was found. */
function resultName({ file }: Place, node: Node): string | undefined {
  const declarator = file.ancestor(
    node,
    (at) => at.type === 'VariableDeclarator' || /Statement$|Function/.test(at.type),
  );
  return declarator?.type === 'VariableDeclarator' ? file.textOf(declarator.id).slice(0, 80) : undefined;
}

/** The helper an operation stands in: `userOf`, `requireAdmin`. */
function nameAround({ file }: Place, node: Node): string | undefined {
  const callable = file.ancestor(node, (at) => Array.isArray(at.params) && 'body' in at);
  const parent = callable && file.scopes.parentOf(callable);
  return (
    callable?.id?.name ?? callable?.key?.name ?? (parent?.type === 'VariableDeclarator' ? parent.id.name : undefined)
  );
}
