import type { Binding } from '../../src/engine/bindings.js';
import { eachChild, type Node } from '../../src/engine/node.js';
import { effectsOf, isExchange } from './hosting-effects.js';
import { callsIn, type Kept, type Live } from './hosting-live.js';
import { bare, functionCalled, type Hosting, inside, isFunction } from './hosting-model.js';
import { sourceOf } from './hosting-routes.js';
import { isCall, isMember, memberKey } from './members.js';

// The body of a request, read by hand. v2's handler reads it itself: a reader that only the transport needed goes.

/**
 * Takes what reads the body out of what stays, where only the transport was handed it; its third argument goes too.
 * A reader that also counts bytes, checks or logs stays, and the handler is handed what it read.
 */
export function dropReaders(hosting: Hosting, live: Live): void {
  const mounts = mountsIn(live.kept);
  const handed = mounts.flatMap(({ parsed }) => (parsed ? [parsed] : []));
  if (handed.length === 0) return;
  const reading = new Reading(hosting, live, mounts);
  const statements = reading.find(handed);
  if (!statements || !waitsIn(live.kept).every((wait) => isOnlyWait(wait, statements))) return;
  take(live, live.kept, statements);
  for (const mount of mounts) mount.parsed = undefined;
}

/** Every place of a handler where the transport takes over. */
export const mountsIn = (kept: readonly Kept[]): Kept[] =>
  kept.flatMap((one) => (one.mount ? [one] : one.inner ? mountsIn(one.inner) : []));

const leavesOf = (kept: readonly Kept[]): Kept[] => kept.flatMap((one) => (one.inner ? leavesOf(one.inner) : [one]));

class Reading {
  private readonly names = new Set<Binding>();

  constructor(
    private readonly hosting: Hosting,
    private readonly live: Live,
    private readonly mounts: readonly Kept[],
  ) {}

  /** @returns the statements that only read the body, or undefined when they do more, or others need it */
  find(handed: readonly Node[]): Set<Node> | undefined {
    for (const node of handed) if (!this.learn(node, true)) return undefined;
    const leaves = leavesOf(this.live.kept).filter((one) => !one.mount);
    const statements = new Set<Node>();
    for (let size = -1; size !== this.names.size; ) {
      size = this.names.size;
      for (const { node } of leaves) {
        if (!this.mentions(node)) continue;
        statements.add(node);
        if (!this.learn(node)) return undefined;
      }
    }
    for (const statement of statements) if (!this.isReading(statement)) return undefined;
    for (const node of handed) if (!this.isReading(node)) return undefined;
    // Of the conditions that stay, none may ask for the body.
    const isGone = (node: Node) =>
      [...statements].some((statement) => inside(node, statement)) ||
      this.mounts.some((mount) => inside(node, mount.node)) ||
      !this.stays(this.live.kept, node);
    for (const binding of this.names)
      if (!binding.references.every(({ node }) => isGone(node)) || !isGone(binding.id)) return undefined;
    return statements;
  }

  /** Whether a place is in what stays: a statement, or the head of one whose branches stay. */
  private stays(kept: readonly Kept[], node: Node): boolean {
    return kept.some((one) => {
      if (!inside(node, one.node)) return false;
      if (!one.inner) return true;
      const blocks = one.branches?.map(({ block }) => block) ?? [one.node.block as Node];
      const cuts = one.cuts ?? [];
      if (cuts.some((cut) => inside(node, cut))) return false;
      return blocks.some((block) => inside(node, block)) ? this.stays(one.inner, node) : true;
    });
  }

  private mentions(node: Node): boolean {
    return [...this.names].some(
      (binding) => inside(binding.id, node) || binding.references.some((reference) => inside(reference.node, node)),
    );
  }

  /** Learns the names that a piece of code takes the body through. False when it comes from outside. */
  private learn(node: Node, isHanded = false): boolean {
    const { file } = this.hosting;
    let known = true;
    const look = (at: Node) => {
      if (at.type === 'Identifier') {
        const binding = file.scopes.bindingOf(at);
        if (binding && !this.names.has(binding)) {
          if (binding.kind === 'param') {
            if (!isExchange(this.hosting, at) && !inside(binding.id, node)) known = false;
          } else if (!inside(binding.id, this.live.callable))
            known &&= !isHanded || binding.kind === 'function' || binding.kind === 'import';
          else if (isHanded || this.carriesBody(binding)) this.names.add(binding);
        }
      }
      eachChild(at, look);
    };
    look(node);
    return known;
  }

  /** A local that starts empty, or is made from the request's body. */
  private carriesBody({ declaration }: Binding): boolean {
    if (declaration.type !== 'VariableDeclarator') return false;
    const init = declaration.init ? bare(declaration.init) : undefined;
    if (!init) return true;
    if (init.type === 'StringLiteral') return init.value === '';
    if (init.type === 'ArrayExpression') return init.elements.length === 0;
    return init.type === 'NullLiteral' || this.mentions(init) || callsIn(init).some((call) => this.isReader(call));
  }

  /** Whether code does nothing but read the body: no limit, no check, no line in a log. */
  private isReading(node: Node): boolean {
    const { hosting } = this;
    if (hasLimit(node)) return false;
    const { foreign, answers, logs } = effectsOf(hosting, node, node);
    const inCatch = (at: Node) =>
      hosting.file.ancestor(at, (up) => up.type === 'CatchClause' && inside(up, node)) !== undefined;
    if (![...answers, ...logs].every(inCatch)) return false;
    return foreign.every((effect) => this.isHarmless(effect));
  }

  private isHarmless(effect: Node): boolean {
    const { file } = this.hosting;
    if (effect.type === 'AssignmentExpression') {
      const binding = effect.left.type === 'Identifier' ? file.scopes.bindingOf(effect.left) : undefined;
      return binding !== undefined && this.names.has(binding);
    }
    if (!isCall(effect)) return effect.type === 'NewExpression' && /^TextDecoder$/.test(file.textOf(effect.callee));
    const callee = bare(effect.callee);
    if (/^Buffer\.(?:concat|from|isBuffer)$/.test(file.textOf(callee))) return true;
    if (isMember(callee)) {
      const root = bare(callee.object);
      const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
      if (binding && this.names.has(binding)) return true;
      if (isExchange(this.hosting, root) && /^(?:setEncoding|resume|on|once)$/.test(memberKey(callee) ?? ''))
        return true;
    }
    return this.isReader(effect);
  }

  /** `readBody(req)`, of this file and quiet, or of a package that does that. */
  private isReader(call: Node): boolean {
    const { hosting } = this;
    const { file } = hosting;
    if (!(call.arguments as Node[]).some((argument) => isExchange(hosting, argument))) return false;
    const callable = functionCalled(file, call.callee);
    if (callable) {
      if (hasLimit(callable) || !consumes(hosting, callable)) return false;
      const { foreign, answers, logs } = effectsOf(hosting, callable.body, callable);
      const isThrow = (node: Node) => node.type === 'ThrowStatement';
      return logs.length === 0 && answers.every(isThrow) && foreign.every((effect) => this.isHarmless(effect));
    }
    const callee = bare(call.callee);
    const binding = callee.type === 'Identifier' ? file.scopes.bindingOf(callee) : undefined;
    return call.arguments.length === 1 && /^(?:raw-body|co-body)$/.test(sourceOf(file, binding) ?? '');
  }
}

/** Whether a call reads the body of the request it is handed, by a function of the file. */
export function readsBody(hosting: Hosting, call: Node): boolean {
  if (!isCall(call) || !(call.arguments as Node[]).some((argument) => isExchange(hosting, argument))) return false;
  const callable = functionCalled(hosting.file, call.callee);
  return callable !== undefined && consumes(hosting, callable);
}

/** Whether a function reads its request to the end: `for await (const chunk of req)`, `req.on('data', …)`. */
function consumes(hosting: Hosting, callable: Node): boolean {
  let found = false;
  const look = (at: Node) => {
    if (at.type === 'ForOfStatement' && at.await && isExchange(hosting, at.right)) found = true;
    if (isCall(at) && isMember(bare(at.callee)) && /^(?:on|once)$/.test(memberKey(bare(at.callee)) ?? ''))
      found ||= at.arguments[0]?.value === 'data' && isExchange(hosting, bare(at.callee).object);
    if (!found) eachChild(at, look);
  };
  look(callable.body);
  return found;
}

/** `if (size > LIMIT)`: the reader guards the process, and no handler knows that limit. */
function hasLimit(node: Node): boolean {
  let found = false;
  const look = (at: Node) => {
    if (at.type === 'BinaryExpression' && /^[<>]=?$/.test(at.operator)) found = true;
    if (!found) eachChild(at, look);
  };
  look(node);
  return found;
}

/** `req.on('end', () => …)` around the transport. */
const waitsIn = (kept: readonly Kept[]): Kept[] =>
  kept.flatMap((one) => (isWait(one) ? [one] : one.inner ? waitsIn(one.inner) : []));

const isWait = ({ node, branches }: Kept): boolean =>
  node.type === 'ExpressionStatement' && branches?.length === 1 && isFunction(bare(bare(node.expression).arguments[1]));

/** Whether nothing is left to wait for, and nothing that could end more than the callback. */
const isOnlyWait = ({ inner }: Kept, statements: ReadonlySet<Node>): boolean =>
  (inner ?? []).every(
    (one) => statements.has(one.node) || !one.inner || one.inner.every((leaf) => statements.has(leaf.node)),
  );

/** Takes statements out of what stays; a `try`, and a wait for the end of the body, that stood around them go too. */
function take(live: Live, kept: Kept[], statements: ReadonlySet<Node>): void {
  for (let index = kept.length - 1; index >= 0; index--) {
    const one = kept[index]!;
    if (statements.has(one.node)) {
      live.gone.push(one.node);
      kept.splice(index, 1);
      continue;
    }
    if (!one.inner) continue;
    if (one.branches) for (const branch of one.branches) take(live, branch.kept, statements);
    else take(live, one.inner, statements);
    if (one.branches) one.inner = one.branches.flatMap((branch) => branch.kept);
    if (isWait(one)) {
      kept.splice(index, 1, ...one.inner.filter(({ node }) => node.type !== 'ReturnStatement'));
      live.unwrapped = true;
    }
    if (one.inner.length === 0 && one.node.type === 'TryStatement') kept.splice(index, 1);
  }
}
