import type { Binding } from '../../src/engine/bindings.js';
import { eachChild, type Node } from '../../src/engine/node.js';
import { type Effects, effectsOf, isExchange, isOurs, workIn } from './hosting-effects.js';
import { type Env, truth, type Value, worthOf } from './hosting-facts.js';
import { callsIn, type Kept, type Live, namesServer } from './hosting-live.js';
import {
  bare,
  calledName,
  functionCalled,
  type Hosting,
  inside,
  isFunction,
  isLog,
  Refusal,
  rootOf,
  statementsOf,
} from './hosting-model.js';
import { firstPlumbing, isConnect, isPlumbing } from './hosting-plumbing.js';
import type { Callable } from './hosting-routes.js';
import { isMountCall } from './hosting-web-host.js';
import { isCall, isMember, memberKey } from './members.js';

// A handler that returns its answer, run on paper: every request is the first and only one of its session.

/** A statement that stays. */
export interface WebKept extends Kept {
  inner?: WebKept[];
  /** The blocks of an `if` or a `try` that stays, with what stays in them; `inner` is all of that. */
  frames?: { block: Node; kept: WebKept[] }[];
  /** Calls in it that hand the request to a transport. */
  mounts?: Node[];
  /** Text in those that goes: a body that nobody parsed. */
  bodies?: { start: number; end: number }[];
  /** It told a request without a session no, and hands it over now. */
  instead?: boolean;
}

export interface WebLive extends Live {
  kept: WebKept[];
  /** Whether a transport takes over in it; else it only served sessions that were open. */
  opens: boolean;
}

/**
 * @param byMethod whether conditions on the method stay, because other methods have answers of their own
 * @throws Refusal where the handler does something nobody can place
 */
export function runWebHandler(hosting: Hosting, callable: Callable, byMethod: boolean): WebLive {
  return new WebRunner(hosting, callable, byMethod).run();
}

class WebRunner {
  private readonly env: Env = new Map();
  private readonly live: WebLive;
  /** How many conditions on sessions, decided by now, stand around the statement. */
  private chosen = 0;
  /** How many early answers to all requests that open no session stand before it. */
  private opened = 0;
  /** Whether a condition after the statement asks if a session is to be opened. */
  private asked = false;
  /** How many conditions that stay stand around it. */
  private framed = 0;
  /** A condition that asked for more than the session, and was decided by it. */
  private mixed: Node | undefined;
  private served = false;
  /** What follows was for other methods than POST. */
  private methodsEnd = false;

  constructor(
    private readonly hosting: Hosting,
    callable: Callable,
    private readonly byMethod: boolean,
  ) {
    this.live = {
      callable,
      kept: [],
      gone: [],
      connects: [],
      setup: [],
      request: '',
      response: '',
      forwards: [],
      lost: [],
      inner: [],
      dead: [],
      opens: false,
    };
  }

  run(): WebLive {
    const { body } = this.live.callable;
    if (body.type === 'BlockStatement') {
      this.list(body.body as Node[], this.live.kept);
    } else if (!this.mount(body, this.live.kept)) throw new Refusal('the way of a request could not be followed', body);
    if (!this.served) throw new Refusal('the way of a request to the transport could not be followed', body);
    return this.live;
  }

  /** @returns whether the end is never reached */
  private list(statements: readonly Node[], kept: WebKept[]): boolean {
    let ended = false;
    const { opened, asked } = this;
    for (const [index, statement] of statements.entries()) {
      this.asked = asked || statements.slice(index + 1).some((later) => this.asksForOpening(later));
      if (!ended) ended = this.statement(statement, kept);
      else if (statement.type === 'FunctionDeclaration') this.keep(statement, kept);
      else this.dead(statement);
      if (this.leavesOpening(statement)) this.opened++;
    }
    Object.assign(this, { opened, asked });
    return ended;
  }

  /** `if (transport) return transport.handleRequest(…)`, `if (!isInitializeRequest(body)) return …`: others are gone. */
  private leavesOpening(node: Node): boolean {
    if (node.type !== 'IfStatement' || node.alternate || !this.live.dead.some((dead) => inside(dead, node)))
      return false;
    if (!/^(?:Return|Throw)Statement$/.test(statementsOf(node.consequent).at(-1)?.type ?? '')) return false;
    return this.asksForOpening(node) || callsIn(node.consequent).some((call) => isMountCall(this.hosting, call));
  }

  private asksForOpening(node: Node): boolean {
    return node.type === 'IfStatement' && /nitialize/.test(this.textOf(node.test));
  }

  private statement(node: Node, kept: WebKept[]): boolean {
    switch (node.type) {
      case 'BlockStatement':
        return this.list(node.body, kept);
      case 'EmptyStatement':
        return this.drop(node) && false;
      case 'VariableDeclaration':
        this.declaration(node, kept);
        return false;
      case 'ExpressionStatement':
        if (!this.mount(node, kept) && !this.expression(node.expression, node)) this.other(node, kept);
        return false;
      case 'ReturnStatement':
        this.answer(node, kept);
        return true;
      case 'ThrowStatement':
        this.answer(node, kept);
        return true;
      case 'IfStatement':
        return this.condition(node, kept);
      case 'SwitchStatement':
        return this.choice(node, kept);
      case 'TryStatement':
        return this.attempt(node, kept);
      default:
        this.other(node, kept);
        return false;
    }
  }

  /** A statement that hands the request over: it stays, and another handler takes the request. */
  private mount(node: Node, kept: WebKept[]): boolean {
    const { hosting } = this;
    const mounts = (isCall(node) ? [node, ...callsIn(node)] : callsIn(node)).filter((call) =>
      isMountCall(hosting, call),
    );
    if (mounts.length === 0) return false;
    const beside = plumbingBeside(hosting, node, mounts);
    if (beside) throw new Refusal('the transport does more here than take the request', beside);
    this.served = true;
    this.live.opens = true;
    kept.push({ node, opening: false, mount: true, mounts });
    return true;
  }

  private answer(node: Node, kept: WebKept[]): void {
    if (this.mount(node, kept)) return;
    const isAboutSession = this.chosen > 0 || (node.argument && firstPlumbing(this.hosting, node.argument));
    if (!isAboutSession) {
      if (node.argument || this.framed > 0) this.keep(node, kept);
      return;
    }
    if (this.mixed) throw new Refusal('a check of the session and of something else is one condition here', this.mixed);
    const { foreign } = this.effects(node);
    if (foreign.length > 0) throw new Refusal('more than session plumbing happens here', foreign[0]!);
    this.served = true;
    kept.push({ node, opening: false, mount: true, instead: true });
  }

  private declaration(node: Node, kept: WebKept[]): void {
    const { hosting } = this;
    if (this.mount(node, kept)) return;
    let ours = 0;
    for (const declarator of node.declarations as Node[]) {
      const names = this.bindingsIn(declarator);
      const init = declarator.init as Node | null;
      if (names.some((binding) => hosting.servers.has(binding))) {
        ours++;
        continue;
      }
      const value = init ? worthOf(hosting, this.env, init) : node.kind === 'let' ? 'absent' : undefined;
      for (const binding of names) this.env.set(binding, declarator.id.type === 'Identifier' ? value : undefined);
      if (names.length === 0 || !names.every((binding) => hosting.plumbing.has(binding))) continue;
      ours++;
      if (init) this.absorb(init, node);
    }
    if (ours === (node.declarations as Node[]).length) this.drop(node);
    else if (ours > 0) throw new Refusal('session plumbing and other values are declared in one statement', node);
    else if (!this.isOurs(node)) this.keep(node, kept);
    else if (this.effects(node, node).foreign.length > 0)
      throw new Refusal('what is computed here depends on the session', node);
    else this.drop(node);
  }

  /** @returns false when the expression is nothing of ours */
  private expression(expression: Node, statement: Node): boolean {
    const { hosting } = this;
    const at = bare(expression);
    if (at.type === 'AssignmentExpression') return this.assignment(at, statement);
    if (at.type === 'LogicalExpression') {
      const test = this.worth(at.left);
      if (test === undefined || !this.isOurs(at.left)) return false;
      const taken = at.operator === '&&' ? test : !test;
      return taken ? this.expression(at.right, statement) : this.drop(statement);
    }
    if (!isCall(at)) {
      if (!this.isOurs(at) || this.effects(at).foreign.length > 0) return false;
      return this.drop(statement);
    }
    if (isConnect(hosting, at)) {
      this.live.connects.push(at);
      if (bare(at.arguments[0]!).type === 'NewExpression') this.absorb(at.arguments[0]!, statement);
      return this.drop(statement);
    }
    if (isLog(hosting.file, at)) return this.isOurs(at) ? this.drop(statement) : false;
    const callable = functionCalled(hosting.file, at.callee);
    if (callable && isPlumbing(hosting, at)) {
      this.helper(callable);
      return this.drop(statement);
    }
    return false;
  }

  private assignment(at: Node, statement: Node): boolean {
    const { hosting } = this;
    if (!isOurs(hosting, at.left)) return false;
    const root = rootOf(at.left);
    const binding = root.type === 'Identifier' ? hosting.file.scopes.bindingOf(root) : undefined;
    const isName = bare(at.left).type === 'Identifier';
    if (binding && hosting.servers.has(binding)) {
      if (!isName) {
        if (isFunction(at.right)) this.lifecycle(at.right);
        else if (!isPlumbing(hosting, at.right)) this.live.setup.push(statement);
      }
      return this.drop(statement);
    }
    if (binding && isName) this.env.set(binding, worthOf(hosting, this.env, at.right));
    if (isFunction(at.right)) {
      this.lifecycle(at.right);
      const target = bare(at.left);
      if (isMember(target) && memberKey(target) === 'onerror') this.live.handler ??= at.right;
    } else this.absorb(at.right, statement);
    return this.drop(statement);
  }

  /** `onclose` and the like of what goes: what it did beyond cleaning up is said in a marker. */
  private lifecycle(callable: Node): void {
    const { foreign, handed } = this.effects(callable.body, callable);
    this.live.lost.push(...handed, ...foreign);
  }

  /** A function that only sets sessions up. It must do nothing else, for it goes. */
  private helper(callable: Node): void {
    const { hosting } = this;
    for (const inner of callsIn(callable.body)) if (isConnect(hosting, inner)) this.live.connects.push(inner);
    const other = this.effects(callable.body, callable).foreign.find((node) => !isOurs(hosting, node));
    if (other) throw new Refusal('the function that sets a session up does more than that', other);
  }

  /** Walks what a plumbing value is made from: options with callbacks, a call of a helper. */
  private absorb(node: Node, statement: Node): void {
    const { hosting } = this;
    const at = bare(node);
    if (at.type === 'LogicalExpression' || at.type === 'ConditionalExpression') {
      for (const part of [at.left ?? at.consequent, at.right ?? at.alternate]) this.absorb(part, statement);
      return;
    }
    const callable = isCall(at) ? functionCalled(hosting.file, at.callee) : undefined;
    if (callable) {
      if (worthOf(hosting, this.env, at) !== 'absent') this.helper(callable);
      return;
    }
    const site = hosting.sites.find((candidate) => candidate.node === at);
    if (site?.options?.type === 'ObjectExpression')
      for (const property of site.options.properties as Node[]) {
        const value = property.type === 'ObjectMethod' ? property : property.value;
        if (isFunction(value)) this.lifecycle(value);
      }
    if (site) return;
    const { foreign, handed } = this.effects(at);
    if (foreign.length > 0) throw new Refusal('more than session plumbing happens here', foreign[0]!);
    this.live.lost.push(...handed);
  }

  private condition(node: Node, kept: WebKept[]): boolean {
    const value = this.worth(node.test);
    const isSession = this.isOurs(node.test) || /nitialize/.test(this.textOf(node.test));
    const isMethod = /\bmethod\b/.test(this.textOf(node.test));
    const branches = [node.consequent, node.alternate].filter((branch: Node | null) => branch !== null) as Node[];
    const reaches = branches.some((branch) => this.isOurs(branch));
    if (value !== undefined && (isSession || (isMethod && reaches && !this.byMethod))) {
      const taken = (value ? node.consequent : node.alternate) as Node | null;
      const other = (value ? node.alternate : node.consequent) as Node | null;
      const before = this.mixed;
      if (this.isMixed(node.test)) this.mixed ??= node;
      for (const statement of statementsOf(other)) this.dead(statement);
      this.chosen += isSession ? 1 : 0;
      const ended = this.list(statementsOf(taken), kept);
      this.chosen -= isSession ? 1 : 0;
      this.mixed = before;
      // `if (sessionId && allowed) return serve(); return no();`: what is left is for requests that failed the check too.
      if (!value && this.isMixed(node.test)) this.mixed ??= node;
      if (ended && isMethod && !isSession) this.methodsEnd = true;
      return ended;
    }
    if (!isSession && !reaches) {
      this.keep(node, kept);
      return false;
    }
    if (this.isOurs(node.test))
      throw new Refusal('what this condition asks for could not be decided without a session', node);
    return this.frame(node, kept);
  }

  /** An `if` that asks for something else and stays, around branches that are followed on their own. */
  private frame(node: Node, kept: WebKept[]): boolean {
    const frames: WebKept['frames'] = [];
    const ends: boolean[] = [];
    this.framed++;
    for (const branch of [node.consequent, node.alternate] as (Node | null)[]) {
      if (!branch) {
        ends.push(false);
        continue;
      }
      if (branch.type !== 'BlockStatement') {
        if (branch.type === 'IfStatement' && branch === node.alternate && this.isOurs(branch)) {
          const inner: WebKept[] = [];
          ends.push(this.condition(branch, inner));
          const [only] = inner;
          if (inner.length !== 1 || only!.node !== branch)
            throw new Refusal('what this condition asks for could not be decided without a session', branch);
          frames.push(...(only!.frames ?? []));
          continue;
        }
        const inner: WebKept[] = [];
        if (this.isOurs(branch) && !(branch.type === 'ReturnStatement' && this.mount(branch, inner)))
          throw new Refusal('what this condition asks for could not be decided without a session', branch);
        if (inner.length > 0) frames.push({ block: branch, kept: inner });
        ends.push(/^(?:Return|Throw)Statement$/.test(branch.type));
        continue;
      }
      const inner: WebKept[] = [];
      const saved = new Map(this.env);
      ends.push(this.list(branch.body as Node[], inner));
      for (const [binding, value] of saved) this.env.set(binding, value);
      frames.push({ block: branch, kept: inner });
    }
    this.framed--;
    kept.push({ node, opening: this.isOpening(), frames, inner: frames.flatMap((one) => one.kept) });
    return ends.every(Boolean);
  }

  private choice(node: Node, kept: WebKept[]): boolean {
    if (worthOf(this.hosting, this.env, node.discriminant) !== 'POST' || this.byMethod) {
      this.other(node, kept);
      return false;
    }
    const cases = node.cases as Node[];
    const index = cases.findIndex((one) => one.test?.value === 'POST');
    if (index < 0) throw new Refusal('the method is switched on without a case for POST', node);
    const bodyOf = (one: Node) =>
      (one.consequent as Node[])
        .flatMap((statement) => statementsOf(statement))
        .filter((at) => at.type !== 'BreakStatement');
    for (const [at, one] of cases.entries()) {
      if (at === index) continue;
      this.methodsEnd = true;
      for (const statement of bodyOf(one)) this.dead(statement);
    }
    this.methodsEnd = true;
    return this.list(bodyOf(cases[index]!), kept);
  }

  private attempt(node: Node, kept: WebKept[]): boolean {
    const inner: WebKept[] = [];
    const before = this.live.connects.length;
    const wasServed = this.served;
    this.served = false;
    const ended = this.list(node.block.body, inner);
    const serves = this.served || this.live.connects.length > before;
    this.served ||= wasServed;
    if (node.finalizer && this.effects(node.finalizer).foreign.length > 0)
      throw new Refusal('a finally block does more than clean a session up', node.finalizer);
    const body = node.handler?.body as Node | undefined;
    const { foreign } = body ? this.effects(body, node.handler) : { foreign: [] };
    if (serves && node.handler) this.live.handler ??= node.handler;
    const isPlain = inner.every(
      (one) => one.mount || (!one.inner && isLog(this.hosting.file, one.node.expression ?? one.node)),
    );
    if (!body || (isPlain && foreign.length === 0)) kept.push(...inner);
    else if (this.isOurs(body))
      throw new Refusal('the catch block here cleans a session up and does other things', body);
    else kept.push({ node, opening: this.isOpening(), inner, frames: [{ block: node.block, kept: inner }] });
    return ended;
  }

  /** What is not reached any more because a session would have to be open. */
  private dead(node: Node): void {
    const effects = this.effects(node, node);
    const { foreign, handed } = effects;
    const { hosting } = this;
    if (this.isCheck(node)) throw new Refusal('a request of an open session is checked here', node);
    if (this.methodsEnd && !this.isOurs(node) && !this.isRefusal(node, foreign))
      throw new Refusal('other methods have answers of their own here', node);
    const others = workIn(this.hosting, effects).filter(
      (effect) =>
        !(isCall(effect) && (isMountCall(hosting, effect) || isConnect(hosting, effect))) && !this.isOurs(effect),
    );
    this.live.lost.push(...others, ...handed);
    this.live.dead.push(node);
    this.drop(node);
  }

  private isRefusal(node: Node, foreign: readonly Node[]): boolean {
    return foreign.length === 0 && /\b(?:4\d\d|501)\b|ethod.?not.?allowed/i.test(this.textOf(node));
  }

  /** A condition on the request, and nothing of the session, that ends in an answer. */
  private isCheck(node: Node): boolean {
    if (node.type !== 'IfStatement' || this.isOurs(node.test)) return false;
    return answersIn(node.consequent) && this.worth(node.test) === undefined;
  }

  /** Whether a condition asks for something beside the session, the method and what initializes. */
  private isMixed(test: Node): boolean {
    const at = bare(test);
    if (at.type === 'LogicalExpression') return this.isMixed(at.left) || this.isMixed(at.right);
    if (at.type === 'UnaryExpression') return this.isMixed(at.argument);
    return !this.isOurs(at) && this.worth(at) === undefined;
  }

  private other(node: Node, kept: WebKept[]): void {
    if (!this.isOurs(node)) return this.keep(node, kept);
    if (this.isAboutServer(node)) {
      if (this.framed > 0) throw new Refusal('the server is put together under a condition', node);
      this.live.setup.push(node);
      this.drop(node);
      return;
    }
    const { foreign, handed } = this.effects(node);
    if (foreign.length > 0) throw new Refusal('more than session plumbing happens here', foreign[0]!);
    this.live.lost.push(...handed);
    this.drop(node);
  }

  /** A statement that works on the server before it is connected. */
  private isAboutServer(node: Node): boolean {
    if (firstPlumbing(this.hosting, node)) return false;
    const at = node.type === 'ExpressionStatement' ? bare(node.expression) : node;
    if (isCall(at) && calledName(at) === 'close' && isOurs(this.hosting, at)) return false;
    // `request.signal.addEventListener('abort', () => server.close())`
    if (isCall(at) && isExchange(this.hosting, at)) return false;
    return namesServer(this.hosting, node);
  }

  /** Whether the statement ran for requests only that opened a session. */
  private isOpening(): boolean {
    return this.chosen + this.opened > 0;
  }

  private keep(node: Node, kept: WebKept[]): void {
    if (this.isOpening() && readsParams(node))
      throw new Refusal('what a session is opened with is read here, and other requests do not carry it', node);
    // A line in a log before the question was written for requests that open nothing too.
    const isLine = node.type === 'ExpressionStatement' && isLog(this.hosting.file, bare(node.expression));
    kept.push({ node, opening: this.isOpening() && !(this.chosen === 0 && this.asked && isLine) });
  }

  private drop(node: Node): true {
    this.live.gone.push(node);
    return true;
  }

  /** What a condition comes to; a server that is made for a request is not connected yet. */
  private worth(test: Node): boolean | undefined {
    const at = bare(test);
    if (at.type === 'UnaryExpression' && at.operator === '!') {
      const inner = this.worth(at.argument);
      return inner === undefined ? undefined : !inner;
    }
    if (isCall(at) && calledName(at) === 'isConnected' && isOurs(this.hosting, at)) return false;
    return truth(worthOf(this.hosting, this.env, at) as Value);
  }

  private isOurs(node: Node): boolean {
    return firstPlumbing(this.hosting, node) !== undefined || namesServer(this.hosting, node);
  }

  private effects(node: Node, scope: Node = this.live.callable): Effects {
    return effectsOf(this.hosting, node, scope);
  }

  private textOf(node: Node): string {
    return this.hosting.file.textOf(node);
  }

  private bindingsIn(declarator: Node): Binding[] {
    const { scopes } = this.hosting.file;
    return scopes.bindings.filter((binding) => binding.declaration === declarator && inside(binding.id, declarator.id));
  }
}

/** Plumbing in a statement that is not the transport its calls are made on. */
function plumbingBeside(hosting: Hosting, node: Node, mounts: readonly Node[]): Node | undefined {
  let found: Node | undefined;
  const look = (at: Node) => {
    if (found || mounts.some((call) => at === bare(call.callee))) return;
    const isOwn = at.type === 'Identifier' && (firstPlumbing(hosting, at) || namesServer(hosting, at));
    const isRead = (isMember(at) || isCall(at)) && !mounts.includes(at) && isPlumbing(hosting, at);
    if (isOwn || isRead) found = at;
    else eachChild(at, look);
  };
  look(node);
  return found;
}

/** Whether an answer to the request is given in a branch. */
function answersIn(node: Node): boolean {
  let found = false;
  const look = (at: Node) => {
    if (/^(?:Return|Throw)Statement$/.test(at.type)) found = true;
    if (!found && !isFunction(at)) eachChild(at, look);
  };
  look(node);
  return found;
}

/** `body.params.clientInfo`: read on into what only initialize is sure to carry. */
function readsParams(node: Node): boolean {
  let found = false;
  const look = (at: Node) => {
    if (at.type === 'MemberExpression' && !at.optional) {
      const object = bare(at.object);
      if (object.type === 'MemberExpression' && memberKey(object) === 'params') found = true;
    }
    if (!found) eachChild(at, look);
  };
  look(node);
  return found;
}
