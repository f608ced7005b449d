import type { Binding } from '../../src/engine/bindings.js';
import type { Node } from '../../src/engine/node.js';
import { classMembers } from './hosting-class.js';
import { effectsOf, isOurs } from './hosting-effects.js';
import { callsIn, namesServer } from './hosting-live.js';
import {
  bare,
  functionCalled,
  functionOfBinding,
  type Hosting,
  inside,
  isFunction,
  Refusal,
  statementOf,
} from './hosting-model.js';
import { closesSessions, isStoreCall } from './hosting-modules.js';
import { firstPlumbing } from './hosting-plumbing.js';
import type { Callable } from './hosting-routes.js';
import type { Range } from './layout.js';
import { isCall, isMember, memberKey } from './members.js';

// What the rest of a file does with sessions: stores, idle timers, shutdown loops, helpers, counts for a status page.

export interface Rest {
  /** Statements that go. */
  gone: Set<Node>;
  /** Statements that go and closed every session. */
  closing: Set<Node>;
  /** Reads of how many sessions are open. */
  counts: Node[];
  /** Calls into code of the user's for a session's sake that go with it. */
  lost: Node[];
}

/**
 * Finds what goes outside of the handlers.
 * @param covered What the handlers and routes take with them already.
 * @throws Refusal at a use of plumbing that is nothing known.
 */
export function findRest(hosting: Hosting, covered: readonly Range[]): Rest {
  const rest: Rest = { gone: new Set(), closing: new Set(), counts: [], lost: [] };
  const isCovered = (node: Node) =>
    covered.some((range) => inside(node, range)) || [...rest.gone].some((statement) => inside(node, statement));
  const queue: Node[] = [];
  for (const binding of [...hosting.plumbing, ...hosting.servers]) {
    if (hosting.servers.has(binding) && !hosting.plumbing.has(binding) && !isLocalServer(hosting, binding, covered))
      continue;
    // What was kept by session id may be read by code that stays; then its declaration does too.
    if (!hosting.keyed.has(binding)) queue.push(...binding.declarations.map(({ id }) => id));
    queue.push(...binding.references.map(({ node }) => node));
  }
  queue.push(...hosting.sites.map(({ node }) => node));
  const work = () => {
    for (let node = queue.shift(); node; node = queue.shift())
      if (!isCovered(node) && !isTypeOnly(hosting, node)) settle(hosting, rest, node, queue);
  };
  work();
  // What a store's module is told elsewhere goes where it can: sweeps, `sessionStore.closeAll()`.
  for (const call of hosting.file.scopes.calls) {
    if (isCovered(call) || !isCall(call) || !isStoreCall(hosting, call)) continue;
    if (widest(hosting, call)) settle(hosting, rest, call, queue);
    work();
  }
  return rest;
}

/** A server that is made in code that goes; one of the module is the factory's business. */
function isLocalServer(hosting: Hosting, binding: Binding, covered: readonly Range[]): boolean {
  return covered.some((range) => inside(binding.id, range)) || binding.scope !== hosting.file.scopes.root;
}

function isTypeOnly(hosting: Hosting, node: Node): boolean {
  return (
    hosting.file.ancestor(node, (at) =>
      /^TS(?:TypeAnnotation|InterfaceDeclaration|TypeAliasDeclaration|TypeParameterInstantiation)$/.test(at.type),
    ) !== undefined
  );
}

function settle(hosting: Hosting, rest: Rest, node: Node, queue: Node[]): void {
  const statement = widest(hosting, node);
  if (statement) {
    rest.gone.add(statement);
    rest.lost.push(...effectsOf(hosting, statement).handed);
    if (closesAll(hosting, statement)) rest.closing.add(statement);
    // A helper that goes takes its callers' calls along.
    const named = namedBy(hosting, statement);
    if (named) queue.push(...named.references.map((reference) => reference.node));
    return;
  }
  const count = countRead(hosting, node);
  if (count) {
    if (!rest.counts.includes(count)) rest.counts.push(count);
    return;
  }
  const binding = nameAt(hosting, node);
  if (binding && hosting.keyed.has(binding)) return;
  const told = binding?.kind === 'param' ? functionNameOf(hosting, binding.declaration) : undefined;
  throw new Refusal(
    told
      ? `\`${told}()\` works with what it is told of a session`
      : 'what serves it is used in a way that has no stateless counterpart',
    // A name alone says little of how it is used.
    told || node.type !== 'Identifier' ? node : (statementOf(hosting.file, node) ?? node),
  );
}

/** The name of a function that is declared or held by a constant. */
function functionNameOf({ file }: Hosting, callable: Node): string | undefined {
  const id = callable.type === 'FunctionDeclaration' ? callable.id : file.scopes.parentOf(callable)?.id;
  return id?.type === 'Identifier' ? id.name : undefined;
}

const nameAt = ({ file, facts }: Hosting, node: Node): Binding | undefined =>
  node.type === 'Identifier' ? file.scopes.bindingOf(node) : classMembers(file, facts).at.get(node);

/** The widest statement around a node that is plumbing through and through. */
function widest(hosting: Hosting, node: Node): Node | undefined {
  const { file } = hosting;
  let best: Node | undefined;
  for (let at: Node | undefined = statementOf(file, node); at && at.type !== 'Program'; ) {
    if (isGoneable(hosting, at)) best = at;
    const holder = file.scopes.parentOf(at);
    if (!holder || holder.type === 'Program') break;
    // Past a function only when all that calls it is plumbing too: a timer, a loop over the store, a helper by name.
    const owner = isFunction(holder) ? holder : file.scopes.parentOf(holder);
    if (isFunction(owner) && !best) {
      at = statementOf(file, owner);
      continue;
    }
    if (isFunction(owner) && !isOwnCallback(hosting, owner)) break;
    const up = statementOf(file, holder);
    at = up === at ? (holder.type === 'BlockStatement' ? file.scopes.parentOf(holder) : undefined) : up;
  }
  return best;
}

function isOwnCallback(hosting: Hosting, callable: Node): boolean {
  const { file } = hosting;
  const parent = file.scopes.parentOf(callable);
  if (classMembers(file, hosting.facts).methods.has(callable)) return true;
  if (callable.type === 'FunctionDeclaration' || parent?.type === 'VariableDeclarator') return true;
  if (parent?.type === 'AssignmentExpression') return isOurs(hosting, parent.left);
  if (!isCall(parent)) return false;
  const callee = bare(parent.callee);
  if (callee.type === 'Identifier') return /^set(?:Interval|Timeout)$/.test(callee.name);
  return (
    isMember(callee) &&
    (isOurs(hosting, callee.object) || /^(?:forEach|map|catch|then|allSettled|all)$/.test(memberKey(callee) ?? ''))
  );
}

const GOES =
  /^(?:ExpressionStatement|IfStatement|For(?:Of|In)?Statement|WhileStatement|TryStatement|VariableDeclaration|FunctionDeclaration|Class(?:Private)?(?:Property|Method))$/;

function isGoneable(hosting: Hosting, node: Node): boolean {
  const { file } = hosting;
  if (!GOES.test(node.type)) return false;
  if (/^Export/.test(file.scopes.parentOf(node)?.type ?? '')) return false;
  if (/^Class/.test(node.type) && !isOwnMember(hosting, node)) return false;
  if (node.type === 'VariableDeclaration') {
    const bindings = file.scopes.bindings.filter(
      (binding) => inside(binding.id, node) && node.declarations.includes(binding.declaration),
    );
    const isOwn = (binding: Binding) =>
      hosting.plumbing.has(binding) ||
      hosting.servers.has(binding) ||
      functionOfBinding(binding) !== undefined ||
      isTimer(hosting, binding);
    if (!bindings.every(isOwn)) return false;
  }
  if (/Property$/.test(node.type)) return !node.value || effectsOf(hosting, node.value).foreign.length === 0;
  const isAbout =
    firstPlumbing(hosting, node) ||
    namesServer(hosting, node) ||
    callsGone(hosting, node) ||
    callsIn(node).some((call) => isStoreCall(hosting, call));
  if (!isAbout) return false;
  const { foreign, answers } = effectsOf(hosting, node);
  // Code that answers is a route's, or a helper that goes with its last caller.
  return foreign.length === 0 && (answers.length === 0 || isFunctionStatement(node));
}

/** A field that is plumbing, or a method only the class itself calls. */
function isOwnMember({ file, facts, plumbing }: Hosting, node: Node): boolean {
  const { bindings, methods } = classMembers(file, facts);
  const field = bindings.find((binding) => binding.id === node.key);
  return field !== undefined && (plumbing.has(field) || methods.has(isFunction(node) ? node : node.value));
}

const isFunctionStatement = (node: Node): boolean =>
  node.type === 'FunctionDeclaration' ||
  /^Class(?:Private)?Method$/.test(node.type) ||
  (node.type === 'VariableDeclaration' &&
    (node.declarations as Node[]).every(({ init }) => init && isFunction(bare(init))));

function isTimer({ file }: Hosting, { declaration }: Binding): boolean {
  const init = declaration.type === 'VariableDeclarator' && declaration.init ? bare(declaration.init) : undefined;
  return isCall(init) && /^set(?:Interval|Timeout)$/.test(file.textOf(init.callee));
}

/** A call or mention of a helper that is plumbing itself. */
function callsGone(hosting: Hosting, node: Node): boolean {
  const { file } = hosting;
  const { bindings, methods } = classMembers(file, hosting.facts);
  return [...file.scopes.bindings, ...bindings].some((binding) => {
    const callable = methods.has(binding.declaration) ? (binding.declaration as Callable) : functionOfBinding(binding);
    if (!callable && !isTimer(hosting, binding)) return false;
    if (!binding.references.some((reference) => inside(reference.node, node))) return false;
    const body = callable?.body ?? binding.declaration;
    return firstPlumbing(hosting, body) !== undefined || callsIn(body).some((call) => isStoreCall(hosting, call));
  });
}

function namedBy(hosting: Hosting, statement: Node): Binding | undefined {
  if (/^Class/.test(statement.type))
    return classMembers(hosting.file, hosting.facts).bindings.find((binding) => binding.id === statement.key);
  const id =
    statement.type === 'FunctionDeclaration'
      ? statement.id
      : statement.type === 'VariableDeclaration'
        ? statement.declarations[0].id
        : undefined;
  return id?.type === 'Identifier' ? hosting.file.scopes.bindingOf(id) : undefined;
}

function closesAll(hosting: Hosting, statement: Node, depth = 0): boolean {
  const inTimer = hosting.file.ancestor(
    statement,
    (at) => isCall(at) && /^set(?:Interval|Timeout)$/.test(hosting.file.textOf(at.callee)),
  );
  if (
    inTimer ||
    /Declaration$/.test(statement.type) ||
    (isCall(bare(statement.expression ?? statement)) === false && statement.type === 'ExpressionStatement')
  )
    return false;
  if (/^set(?:Interval|Timeout)\b/.test(hosting.file.textOf(statement))) return false;
  return callsIn(statement).some((call) => {
    const callee = bare(call.callee);
    if (isStoreCall(hosting, call)) return closesSessions(hosting, call);
    // `destroySession(id)` for each of them.
    const helper = depth < 3 ? functionCalled(hosting.file, callee) : undefined;
    if (helper) return closesAll(hosting, helper.body, depth + 1);
    return isMember(callee) && memberKey(callee) === 'close' && isOurs(hosting, callee.object);
  });
}

/** `transports.size`, `Object.keys(transports).length`: the number of open sessions, in code that stays. */
function countRead(hosting: Hosting, node: Node): Node | undefined {
  const { file } = hosting;
  const binding = nameAt(hosting, node);
  if (!binding || !(hosting.stores.has(binding) || hosting.keyed.has(binding))) return undefined;
  const parent = file.scopes.parentOf(node);
  if (isMember(parent) && parent.object === node && /^(?:size|length)$/.test(memberKey(parent) ?? '')) return parent;
  if (!isCall(parent) || !/^(?:Object\.(?:keys|values|entries)|Array\.from)$/.test(file.textOf(parent.callee)))
    return undefined;
  const member = file.scopes.parentOf(parent);
  return isMember(member) && member.object === parent && memberKey(member) === 'length' ? member : undefined;
}

/** Whether all that a piece of code has to do with sessions is to count the open ones. */
export function hasOnlyCounts(hosting: Hosting, node: Node): boolean {
  const names = [...hosting.plumbing, ...hosting.servers].flatMap((binding) =>
    binding.references.flatMap((reference) => (inside(reference.node, node) ? [reference.node] : [])),
  );
  return names.length > 0 && names.every((name) => countRead(hosting, name) !== undefined);
}

/**
 * Names that nothing uses any more once the ranges are gone: constants, helpers, types. Imports go by the ledger.
 * @param copied Code in the ranges that is written again elsewhere: what it names is still used.
 * @returns their statements
 */
export function unusedBy(hosting: Hosting, ranges: readonly Range[], copied: readonly Node[]): Set<Node> {
  const { file } = hosting;
  const unused = new Set<Node>();
  const isGone = (node: Node) =>
    (ranges.some((range) => inside(node, range)) || [...unused].some((statement) => inside(node, statement))) &&
    !copied.some((range) => inside(node, range));
  const all = [...file.scopes.bindings, ...classMembers(file, hosting.facts).bindings];
  const touched = all.filter((binding) => binding.references.some(({ node }) => isGone(node)));
  for (let size = -1; size !== unused.size; ) {
    size = unused.size;
    for (const binding of size === 0 ? touched : all) {
      if (binding.kind === 'import' || binding.kind === 'param' || binding.references.length === 0) continue;
      if (binding.declarations.length !== 1) continue;
      const statement = declaredBy(hosting, binding);
      if (!statement || unused.has(statement) || isGone(statement)) continue;
      const names = all.filter((other) => declaredBy(hosting, other) === statement);
      const isUnused = (other: Binding) =>
        other.references.length > 0 && other.references.every(({ node }) => isGone(node) || inside(node, statement));
      if (!names.every(isUnused) || !names.some((other) => other.references.some(({ node }) => isGone(node)))) continue;
      if (statement.type === 'VariableDeclaration' && !isQuiet(hosting, statement)) continue;
      if (/Property$/.test(statement.type) && statement.value && effectsOf(hosting, statement.value).foreign.length > 0)
        continue;
      unused.add(statement);
    }
  }
  return unused;
}

function declaredBy({ file }: Hosting, binding: Binding): Node | undefined {
  if (binding.name.startsWith('this.')) {
    const member = file.scopes.parentOf(binding.id);
    return member?.decorators?.length ? undefined : member;
  }
  const { declaration } = binding;
  const statement = declaration.type === 'VariableDeclarator' ? file.scopes.parentOf(declaration) : declaration;
  if (
    !statement ||
    !/^(?:VariableDeclaration|FunctionDeclaration|ClassDeclaration|TSInterfaceDeclaration|TSTypeAliasDeclaration)$/.test(
      statement.type,
    )
  )
    return undefined;
  const parent = file.scopes.parentOf(statement);
  return parent && /^(?:Program|BlockStatement)$/.test(parent.type) && inside(binding.id, statement)
    ? statement
    : undefined;
}

/** Whether making a value does nothing anybody would miss. */
function isQuiet(hosting: Hosting, statement: Node): boolean {
  return (statement.declarations as Node[]).every((declarator) => {
    const init = declarator.init ? bare(declarator.init) : undefined;
    if (!init || isFunction(init)) return true;
    if (/^require\(/.test(hosting.file.textOf(init))) return true;
    return effectsOf(hosting, init).foreign.length === 0;
  });
}
