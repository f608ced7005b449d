import type { Binding } from '../../src/engine/bindings.js';
import { eachChild, type Node } from '../../src/engine/node.js';
import { type Effects, effectsOf, isExchange, isOurs, workIn } from './hosting-effects.js';
import { type Env, truth, type Value, worthOf } from './hosting-facts.js';
import { isParsedBody } from './hosting-http.js';
import {
  bare,
  calledName,
  functionCalled,
  type Hosting,
  inside,
  isFunction,
  isLog,
  keptSessions,
  Refusal,
  rootOf,
  statementsOf,
} from './hosting-model.js';
import { firstPlumbing, isConnect, isPlumbing } from './hosting-plumbing.js';
import type { Callable } from './hosting-routes.js';
import { ranInStorage } from './hosting-storage.js';
import type { Range } from './layout.js';
import { isCall, isMember, memberKey } from './members.js';

// A handler, run on paper: every request is the first and only one of its session. What is reached and is not plumbing
// stays, in order.

/** A statement of a handler that stays. */
export interface Kept {
  node: Node;
  /** It ran for the request that opened a session only. */
  opening: boolean;
  /** A `try` that stays around the statements in it. */
  inner?: Kept[];
  /** The lists that hold `inner`, where the statement is no `try`. */
  branches?: { block: Node; kept: Kept[] }[];
  /** Text of the statement itself that goes: a branch for sessions, the test of one. */
  cuts?: Range[];
  /** The parsed body that the transport was handed. */
  parsed?: Node;
  /** The test of the statement, for another path too. */
  alias?: Range & { text: string };
  /** The call of the transport, where it stays as it is written. */
  call?: Node;
  /** It makes the server. */
  making?: boolean;
  /** The place where the transport took over. */
  mount?: boolean;
}

/** The lists of statements inside a statement that stays: a `try`'s block, the ways of a condition. */
export const branchesOf = (one: Kept): { block: Node; kept: Kept[] }[] =>
  one.branches ?? (one.inner ? [{ block: one.node.block, kept: one.inner }] : []);

/** What became of one handler. */
export interface Live {
  callable: Callable;
  kept: Kept[];
  /** Statements that go. */
  gone: Node[];
  /** `server.connect(transport)`, in this handler or in what it calls. */
  connects: Node[];
  /** What was done to the server before it was connected, apart from that. */
  setup: Node[];
  /** The first `catch` around the transport. */
  handler?: Node;
  request: string;
  response: string;
  /** Functions of the file that take the request over. */
  forwards: Callable[];
  /** What was done for a session when it opened, closed or came back, and is done no more. */
  lost: Node[];
  /** Statements inside callbacks that go, while the callback stays. */
  inner: Node[];
  /** Code for open sessions that is not reached any more. */
  dead: Node[];
  /** It is a listener of node:http, or called by one. */
  http?: boolean;
  /** Statements of a callback stand in the function itself now. */
  unwrapped?: boolean;
}

/** @throws Refusal where the handler does something nobody can place. */
export function runHandler(hosting: Hosting, callable: Callable): Live {
  return new Runner(hosting, callable).run();
}

/** One run of one handler; hosts that route by hand bring a run of their own. */
export class Runner {
  protected readonly env: Env = new Map();
  protected readonly live: Live;
  protected mounted = false;
  /** How many decided conditions stand around the statement. */
  protected chosen = 0;
  /** How many early answers to the requests of open sessions stand before the statement. */
  private known = 0;
  /** Whether a condition after the statement asks if a session is to be opened. */
  private asked = false;
  /** What is left after the statement just looked at: requests that open a session, or those of no open one. */
  private leaves: 'opening' | 'unknown' | undefined;
  protected depth = 0;

  constructor(
    protected readonly hosting: Hosting,
    callable: Callable,
  ) {
    const [request, response] = callable.params;
    if (request?.type !== 'Identifier' || response?.type !== 'Identifier')
      throw new Refusal('its handler does not name the request and the response', callable);
    this.live = {
      callable,
      kept: [],
      gone: [],
      connects: [],
      setup: [],
      request: request.name,
      response: response.name,
      forwards: [],
      lost: [],
      inner: [],
      dead: [],
    };
  }

  run(): Live {
    const { body } = this.live.callable;
    if (body.type === 'BlockStatement') this.list(body.body as Node[], this.live.kept);
    else if (!this.expression(body, body, this.live.kept)) this.keep(body, this.live.kept);
    if (!this.mounted)
      throw new Refusal('the way of a request to the transport could not be followed here', this.live.callable);
    return this.live;
  }

  /** @returns whether the end is never reached */
  protected list(statements: readonly Node[], kept: Kept[]): boolean {
    let ended = false;
    const { chosen, known, asked } = this;
    for (const [index, statement] of statements.entries()) {
      this.asked = asked || statements.slice(index + 1).some((later) => this.asksForOpening(later));
      if (ended) {
        if (statement.type === 'FunctionDeclaration') this.keep(statement, kept);
        else this.dead(statement, kept);
      } else ended = this.statement(statement, kept);
      // `if (!isInitializeRequest(req.body)) return …;`, `if (transport) { …; return; }`: what follows opens a session.
      if (this.leaves === 'opening') this.chosen++;
      if (this.leaves === 'unknown') this.known++;
      this.leaves = undefined;
    }
    Object.assign(this, { chosen, known, asked });
    return ended;
  }

  protected statement(node: Node, kept: Kept[]): boolean {
    switch (node.type) {
      case 'BlockStatement':
        return this.list(node.body, kept);
      case 'EmptyStatement':
        this.live.gone.push(node);
        return false;
      case 'VariableDeclaration':
        this.declaration(node, kept);
        return false;
      case 'FunctionDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
        this.keep(node, kept);
        return false;
      case 'ExpressionStatement':
        if (!this.expression(node.expression, node, kept)) this.other(node, kept);
        return false;
      case 'ReturnStatement':
        if (!node.argument) {
          this.live.gone.push(node);
          return true;
        }
        if (!this.expression(node.argument, node, kept)) {
          if (this.mounted && !this.isOurs(node)) this.live.gone.push(node);
          else throw new Refusal('a request ends here before it reaches the transport', node);
        }
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

  protected declaration(node: Node, kept: Kept[]): void {
    const { hosting } = this;
    const ours: Node[] = [];
    for (const declarator of node.declarations as Node[]) {
      const names = this.bindingsIn(declarator);
      const init = declarator.init as Node | null;
      const isServer = names.some((binding) => hosting.servers.has(binding));
      const isOwn = names.length > 0 && names.every((binding) => hosting.plumbing.has(binding));
      if (init && !isServer) {
        const value = worthOf(hosting, this.env, init);
        for (const binding of names) this.env.set(binding, declarator.id.type === 'Identifier' ? value : undefined);
      }
      if (isServer) {
        ours.push(declarator);
        continue;
      }
      if (isOwn) {
        ours.push(declarator);
        if (init) this.absorb(init, node);
      }
    }
    if (ours.length === (node.declarations as Node[]).length) this.live.gone.push(node);
    else if (ours.length > 0)
      throw new Refusal('session plumbing and other values are declared in one statement', node);
    else if (this.isOurs(node)) {
      if (effectsOf(hosting, node).foreign.length > 0)
        throw new Refusal('what is computed here depends on the session', node);
      this.live.gone.push(node);
    } else this.keep(node, kept);
  }

  /** @returns false when the expression is nothing of ours */
  protected expression(expression: Node, statement: Node, kept: Kept[]): boolean {
    const { hosting } = this;
    let at = bare(expression);
    // `transport.handleRequest(…).catch(…)`
    if (isCall(at) && isMember(bare(at.callee)) && /^(?:catch|finally|then)$/.test(calledName(at) ?? '')) {
      const inner = bare(bare(at.callee).object);
      if (isCall(inner) && this.isMountCall(inner)) {
        if (calledName(at) !== 'catch' || at.arguments.length !== 1)
          throw new Refusal('something waits here for the transport', statement);
        if (isFunction(at.arguments[0])) this.live.handler ??= at.arguments[0];
        at = inner;
      }
    }
    if (at.type === 'AssignmentExpression') return this.assignment(at, statement);
    if (at.type === 'LogicalExpression' && at.operator === '&&') {
      const test = truth(worthOf(hosting, this.env, at.left));
      if (test === false && this.isOurs(at)) return this.drop(statement);
      if (test === true) return this.expression(at.right, statement, kept);
    }
    if (!isCall(at)) {
      if (!this.isOurs(at)) return false;
      if (effectsOf(hosting, at).foreign.length > 0) throw new Refusal('this depends on the session', statement);
      return this.drop(statement);
    }
    if (this.isMountCall(at)) return this.mount(at, statement, kept);
    if (isConnect(hosting, at)) return this.connect(at, statement, kept);
    if (this.forwards(at, kept, statement) || this.inStorage(at, kept, statement)) return true;
    const callee = bare(at.callee);
    if (
      isMember(callee) &&
      /^(?:on|once)$/.test(memberKey(callee) ?? '') &&
      isExchange(hosting, callee.object) &&
      rootOf(callee.object) === bare(callee.object)
    )
      return this.listener(at, statement, kept);
    if (isLog(hosting.file, at)) {
      if (!this.isOurs(at) && !(this.chosen > 0 && saysNothing(at))) return false;
      return this.drop(statement);
    }
    const callable = functionCalled(hosting.file, callee);
    if (callable && isPlumbing(hosting, at)) {
      this.helper(callable, at);
      return this.drop(statement);
    }
    return false;
  }

  protected assignment(at: Node, statement: Node): boolean {
    const { hosting } = this;
    if (!isOurs(hosting, at.left)) return false;
    const target = bare(at.left);
    if (target.type === 'Identifier') {
      const binding = hosting.file.scopes.bindingOf(target);
      if (binding && hosting.plumbing.has(binding)) this.env.set(binding, worthOf(hosting, this.env, at.right));
      if (binding && hosting.servers.has(binding)) return this.drop(statement);
    }
    const root = rootOf(target);
    const binding = root.type === 'Identifier' ? hosting.file.scopes.bindingOf(root) : undefined;
    if (binding && hosting.servers.has(binding)) {
      // Something is set on the server itself.
      if (isFunction(at.right)) this.lifecycle(at.right, statement);
      else if (!isPlumbing(hosting, at.right)) this.live.setup.push(statement);
      return this.drop(statement);
    }
    if (isFunction(at.right)) this.lifecycle(at.right, statement);
    else this.absorb(at.right, statement);
    return this.drop(statement);
  }

  /** `onclose` and the like of what goes: log lines and plumbing go with it, the rest is said in a marker. */
  protected lifecycle(callable: Node, statement: Node): void {
    const { foreign, handed } = this.effects(callable.body, callable);
    this.live.lost.push(...handed, ...foreign);
    // `onsessioninitialized: async () => { await server.connect(transport) }`
    this.live.connects.push(...callsIn(callable.body).filter((call) => isConnect(this.hosting, call)));
    // `transport.onerror = …` logs what createMcpHandler() hands to its own.
    const target = statement.type === 'ExpressionStatement' ? bare(statement.expression).left : undefined;
    if (isMember(target) && memberKey(target) === 'onerror') this.live.handler ??= callable;
  }

  protected isMountCall(at: Node): boolean {
    const callee = bare(at.callee);
    return isMember(callee) && memberKey(callee) === 'handleRequest' && isPlumbing(this.hosting, callee.object);
  }

  protected mount(at: Node, statement: Node, kept: Kept[]): boolean {
    const { live } = this;
    const [request, response] = at.arguments as Node[];
    const names = [request, response].map((argument) => (argument ? bare(argument) : undefined));
    if (names[0]?.name !== live.request || names[1]?.name !== live.response)
      throw new Refusal('the transport is handed something else than the request and the response', at);
    if (this.mounted) throw new Refusal('a request may reach the transport twice', at);
    if (this.depth > 0) throw new Refusal('the transport takes over in a function that is also used otherwise', at);
    this.mounted = true;
    kept.push({ node: statement, opening: false, mount: true });
    return true;
  }

  protected connect(at: Node, statement: Node, kept: Kept[]): boolean {
    const { hosting, live } = this;
    live.connects.push(at);
    const argument = at.arguments[0]!;
    const site = this.siteOf(argument);
    if (site?.kind === 'sse' && this.depth === 0 && !this.mounted) {
      this.mounted = true;
      kept.push({ node: statement, opening: false, mount: true });
      return true;
    }
    if (bare(argument).type === 'NewExpression') this.absorb(argument, statement);
    void hosting;
    return this.drop(statement);
  }

  /** The transport an expression stands for. */
  protected siteOf(node: Node) {
    const at = bare(node);
    const { sites, file } = this.hosting;
    if (at.type === 'NewExpression') return sites.find((site) => site.node === at);
    const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
    return binding && sites.find((site) => madeAs(this.hosting, site.node) === binding);
  }

  /** A function of this file that is handed the request and the response, and takes them to the transport. */
  protected forwards(at: Node, kept: Kept[], statement: Node): boolean {
    const { hosting, live } = this;
    const callable = functionCalled(hosting.file, at.callee);
    if (!callable || at.arguments.length < 2 || !reachesTransport(hosting, callable)) return false;
    const names = (at.arguments as Node[]).slice(0, 2).map((argument) => bare(argument).name);
    if (names[0] !== live.request || names[1] !== live.response) return false;
    // `handle(req, res, true)`: what else it is told is told it still.
    const more = (at.arguments as Node[]).slice(2).find((argument) => this.isOurs(argument));
    if (more) throw new Refusal('the function that takes the request over is handed session plumbing too', more);
    if (this.mounted) throw new Refusal('a request may reach the transport twice', at);
    this.mounted = true;
    live.forwards.push(callable as Callable);
    kept.push({ node: statement, opening: false });
    return true;
  }

  /** `storage.run(store, async () => { await transport.handleRequest(…) })`: the request is served inside. */
  protected inStorage(at: Node, kept: Kept[], statement: Node): boolean {
    const callback = ranInStorage(this.hosting, at);
    if (!callback || this.mounted || !callsIn(callback.body).some((call) => this.isMountCall(call))) return false;
    const store = at.arguments[0] as Node;
    if (this.isOurs(store)) throw new Refusal('what a request runs with is made of session plumbing', store);
    const inner: Kept[] = [];
    this.list(callback.body.body, inner);
    kept.push({ node: statement, opening: false, inner, branches: [{ block: callback.body, kept: inner }] });
    return true;
  }

  /** `res.on('close', …)`: what it cleans up goes, what else it does stays. */
  protected listener(at: Node, statement: Node, kept: Kept[]): boolean {
    const { hosting } = this;
    if (!this.isOurs(at)) return false;
    const callback = bare(at.arguments.at(-1)!);
    const callable = isFunction(callback) ? callback : functionCalled(hosting.file, callback);
    if (!callable) return this.drop(statement);
    const { foreign } = this.effects(callable.body, callable);
    const isBlock = isFunction(callback) && callback.body.type === 'BlockStatement';
    const says = isBlock && (callback.body.body as Node[]).some((inner) => this.isReport(inner));
    if (foreign.length === 0 && !says) return this.drop(statement);
    if (!isBlock) throw new Refusal('cleaning up does more here than that', statement);
    for (const inner of callback.body.body as Node[]) {
      if (!this.isOurs(inner) && !this.endsTimer(inner)) continue;
      if (this.effects(inner, callback).foreign.length > 0)
        throw new Refusal('cleaning up does more here than that', inner);
      this.live.inner.push(inner);
    }
    this.keep(statement, kept);
    return true;
  }

  /** A log line about the request; of the end of a session says one that has nothing but its author's words. */
  protected isReport(node: Node): boolean {
    if (!isLogStatement(this.hosting, node) || this.isOurs(node)) return false;
    return !saysNothing(bare(node.expression)) || !keptSessions(this.hosting);
  }

  /** `res.on('close', …)` that says something and does nothing. */
  protected isQuietListener(node: Node): boolean {
    const call = node.type === 'ExpressionStatement' ? bare(node.expression) : node;
    if (!isCall(call) || !/^(?:on|once)$/.test(calledName(call) ?? '')) return false;
    return isExchange(this.hosting, bare(call.callee).object) && this.effects(call).foreign.length === 0;
  }

  /** `clearInterval(ping)`, of a timer that did nothing but keep a stream alive. */
  protected endsTimer(node: Node): boolean {
    const call = node.type === 'ExpressionStatement' ? bare(node.expression) : node;
    if (!isCall(call) || !/^clear(?:Interval|Timeout)$/.test(calledName(call) ?? '')) return false;
    const [timer] = call.arguments as Node[];
    const binding = timer?.type === 'Identifier' ? this.hosting.file.scopes.bindingOf(timer) : undefined;
    const init = binding?.declaration.init as Node | undefined;
    return init !== undefined && this.effects(init, init).foreign.length === 0;
  }

  /** A function that only sets sessions up: `createTransport()`. It must do nothing else, for it goes. */
  protected helper(callable: Node, call: Node): void {
    if (this.depth > 4) throw new Refusal('the functions around the transport call each other too deeply', call);
    const { body } = callable;
    for (const connect of callsIn(body).filter((inner) => isConnect(this.hosting, inner)))
      this.live.connects.push(connect);
    const { foreign } = this.effects(body, callable);
    const other = foreign.find((node) => !this.isServerSetup(node));
    if (other) throw new Refusal('the function that sets a session up does more than that', other);
  }

  protected isServerSetup(node: Node): boolean {
    return isOurs(this.hosting, node);
  }

  /** Walks what a plumbing value is made from: options with callbacks, a call of a helper. */
  protected absorb(node: Node, statement: Node): void {
    const at = bare(node);
    if (at.type === 'LogicalExpression' || at.type === 'ConditionalExpression') {
      for (const part of [at.left ?? at.consequent, at.right ?? at.alternate]) this.absorb(part, statement);
      return;
    }
    if (isCall(at)) {
      const callable = functionCalled(this.hosting.file, at.callee);
      if (!callable && isPlumbing(this.hosting, at) && worthOf(this.hosting, this.env, at) === 'absent') return;
      if (callable) {
        // One that only looks a session up finds none.
        if (worthOf(this.hosting, this.env, at) === 'absent') return;
        this.helper(callable, at);
        return;
      }
    }
    const site = this.hosting.sites.find((candidate) => candidate.node === at);
    if (site?.options?.type === 'ObjectExpression')
      for (const property of site.options.properties as Node[]) {
        const value = property.type === 'ObjectMethod' ? property : property.value;
        if (isFunction(value)) this.lifecycle(value, statement);
      }
    if (site) return;
    const { foreign, handed } = this.effects(at);
    if (foreign.length > 0) throw new Refusal('more than session plumbing happens here', foreign[0]!);
    this.live.lost.push(...handed);
  }

  protected condition(node: Node, kept: Kept[]): boolean {
    const { hosting } = this;
    const value = truth(worthOf(hosting, this.env, node.test));
    const decided = value !== undefined && this.decides(node.test);
    if (decided) {
      const taken = value ? node.consequent : node.alternate;
      const other = value ? node.alternate : node.consequent;
      if (other) this.deadBranch(other, kept);
      if (!taken) {
        if (other && /^(?:Return|Throw)Statement$/.test(statementsOf(other).at(-1)?.type ?? ''))
          this.leaves = this.asksForOpening(node) ? 'opening' : this.servesKnown(other) ? 'unknown' : undefined;
        return false;
      }
      this.chosen++;
      const ended = this.list(statementsOf(taken), kept);
      this.chosen--;
      return ended;
    }
    if (!this.isOurs(node)) {
      this.keep(node, kept);
      return false;
    }
    const { foreign } = this.effects(node);
    if (foreign.length === 0 && !callsIn(node).some((call) => this.isMountCall(call) || isConnect(hosting, call)))
      return this.drop(node) && false;
    throw new Refusal(`what this condition asks for could not be decided without a session`, node);
  }

  /** Whether a condition asks if a session is to be opened. */
  private asksForOpening(node: Node): boolean {
    return node.type === 'IfStatement' && /nitialize/.test(this.hosting.file.textOf(node.test));
  }

  /** Whether the requests of open sessions are answered in a branch. */
  private servesKnown(branch: Node): boolean {
    return callsIn(branch).some((call) => {
      const callable = functionCalled(this.hosting.file, call.callee);
      return this.isMountCall(call) || (callable !== undefined && reachesTransport(this.hosting, callable));
    });
  }

  /** Whether a condition speaks of sessions, of verbs or of initializing; others are nobody's business here. */
  protected decides(test: Node): boolean {
    return this.isOurs(test) || /\bmethod\b|nitialize/.test(this.hosting.file.textOf(test));
  }

  protected choice(node: Node, kept: Kept[]): boolean {
    if (worthOf(this.hosting, this.env, node.discriminant) !== 'POST') {
      this.other(node, kept);
      return false;
    }
    const cases = node.cases as Node[];
    const index = cases.findIndex((one) => one.test?.value === 'POST');
    if (index < 0) throw new Refusal('the method is switched on without a case for POST', node);
    for (const [at, one] of cases.entries())
      if (at !== index)
        for (const statement of one.consequent as Node[]) {
          if (one.test && !/^(?:GET|DELETE)$/.test(one.test.value ?? '') && !this.isRefusal(one))
            throw new Refusal('the switch on the method serves other methods too', one);
          this.dead(statement, kept);
        }
    const statements: Node[] = [];
    for (const one of cases.slice(index)) {
      const body = (one.consequent as Node[]).flatMap((statement) =>
        statement.type === 'BlockStatement' ? (statement.body as Node[]) : [statement],
      );
      const end = body.findIndex((statement) => statement.type === 'BreakStatement');
      statements.push(...(end < 0 ? body : body.slice(0, end)));
      if (end >= 0 || body.at(-1)?.type === 'ReturnStatement') break;
    }
    this.chosen++;
    const ended = this.list(statements, kept);
    this.chosen--;
    return ended;
  }

  protected isRefusal(one: Node): boolean {
    const { foreign, answers } = this.effects(one);
    return foreign.length === 0 && answers.length > 0;
  }

  protected attempt(node: Node, kept: Kept[]): boolean {
    const wasMounted = this.mounted;
    const inner: Kept[] = [];
    const ended = this.list(node.block.body, inner);
    const mounts = this.mounted && !wasMounted;
    if (node.finalizer) {
      const { foreign } = this.effects(node.finalizer);
      if (foreign.length > 0) throw new Refusal('a finally block does more than clean a session up', node.finalizer);
    }
    if (!mounts && inner.length === 0) {
      this.drop(node);
      return ended;
    }
    const body = node.handler?.body as Node | undefined;
    const passesOn = body && callsIn(body).some((call) => calledName(call) === 'next');
    const isPlain = (statement: Node) =>
      isLogStatement(this.hosting, statement) || (!passesOn && this.isQuietListener(statement));
    const plain = inner.every((one) => one.mount || (isPlain(one.node) && !one.inner));
    if (mounts && node.handler) this.live.handler ??= node.handler;
    const { foreign } = body ? this.effects(body, node.handler) : { foreign: [] };
    if (!mounts && this.isOurs(node.handler ?? node.block))
      throw new Refusal('a try block here guards plumbing and other things', node);
    if (plain && (foreign.length === 0 || !body)) kept.push(...inner);
    else if (body && this.isOursIn(body))
      throw new Refusal('the catch block here cleans a session up and does other things', body);
    else kept.push({ node, opening: false, inner });
    return ended;
  }

  /** What is not reached any more because a session would have to be open. */
  protected deadBranch(branch: Node, kept: Kept[]): void {
    for (const statement of statementsOf(branch)) this.dead(statement, kept);
  }

  protected dead(node: Node, kept: Kept[]): void {
    void kept;
    if (node.type === 'BreakStatement' || node.type === 'EmptyStatement') return;
    const effects = this.effects(node, node);
    const { handed } = effects;
    const others = workIn(this.hosting, effects).filter(
      (effect) => !this.isMountOrConnect(effect) && !this.isLocal(effect),
    );
    // A check that answers only when something of the request is wrong must not get lost with the branch.
    if (this.isCheck(node)) throw new Refusal('a request of an open session is checked here', node);
    this.live.lost.push(...others, ...handed);
    this.live.dead.push(node);
    this.live.gone.push(node);
  }

  protected isMountOrConnect(node: Node): boolean {
    return isCall(node) && (this.isMountCall(node) || isConnect(this.hosting, node));
  }

  protected isLocal(node: Node): boolean {
    return node.type === 'AssignmentExpression' && this.isOurs(node);
  }

  /** A condition on the request, and nothing of the session, that ends in an answer. */
  protected isCheck(node: Node): boolean {
    if (node.type !== 'IfStatement' || this.isOurs(node.test)) return false;
    return (
      this.effects(node.consequent).answers.length > 0 &&
      truth(worthOf(this.hosting, this.env, node.test)) === undefined
    );
  }

  protected other(node: Node, kept: Kept[]): void {
    if (!this.isOurs(node)) {
      this.keep(node, kept);
      return;
    }
    const { foreign, handed } = this.effects(node);
    const about = this.isAboutServer(node);
    if (about) {
      this.live.setup.push(node);
      this.live.gone.push(node);
      return;
    }
    if (foreign.length > 0) throw new Refusal('more than session plumbing happens here', foreign[0]!);
    this.live.lost.push(...handed);
    this.drop(node);
  }

  /** A statement that works on the server before it is connected: registrations, handlers of its own. */
  protected isAboutServer(node: Node): boolean {
    const { hosting } = this;
    if (firstPlumbing(hosting, node)) return false;
    const at = node.type === 'ExpressionStatement' ? bare(node.expression) : node;
    if (isCall(at) && calledName(at) === 'close' && isOurs(hosting, at)) return false;
    return namesServer(hosting, node);
  }

  protected keep(node: Node, kept: Kept[]): void {
    // A line in a log before the question was written for requests that open nothing too.
    const opening = this.chosen > 0 || (this.known > 0 && !(this.asked && isLogStatement(this.hosting, node)));
    if (opening && needsGuard(this.hosting, node) && !this.isGuardable(node))
      throw new Refusal('what a session is opened with is read here, and other requests do not carry it', node);
    kept.push({ node, opening });
  }

  /** Whether a statement can stand in a condition of its own: no check, and no name that others use. */
  protected isGuardable(node: Node): boolean {
    return node.type === 'ExpressionStatement' && this.effects(node).answers.length === 0;
  }

  protected drop(node: Node): true {
    this.live.gone.push(node);
    return true;
  }

  protected isOurs(node: Node): boolean {
    return firstPlumbing(this.hosting, node) !== undefined || namesServer(this.hosting, node);
  }

  protected isOursIn = (node: Node) => this.isOurs(node);

  protected effects(node: Node, scope: Node = this.live.callable): Effects {
    return effectsOf(this.hosting, node, scope);
  }

  protected bindingsIn(declarator: Node): Binding[] {
    const { scopes } = this.hosting.file;
    return scopes.bindings.filter((binding) => binding.declaration === declarator && inside(binding.id, declarator.id));
  }
}

/** Whether a statement reads on into the message of a request, which only initialize is sure to have that way. */
export function needsGuard(hosting: Hosting, node: Node): boolean {
  let found = false;
  const look = (at: Node) => {
    if (at.type === 'MemberExpression' && !at.optional) {
      const object = bare(at.object);
      if (isMember(object) && object.type === 'MemberExpression' && memberKey(object) === 'params') {
        const body = bare(object.object);
        if (isMember(body) && memberKey(body) === 'body' && isExchange(hosting, body.object)) found = true;
        if (isParsedBody(hosting, body)) found = true;
      }
    }
    if (!found) eachChild(at, look);
  };
  look(node);
  return found;
}

/** Whether a statement takes a request's body for granted, which only a POST has. */
export function readsBody(hosting: Hosting, node: Node): boolean {
  const isBody = (at: Node | null | undefined) => {
    const body = at ? bare(at) : undefined;
    return isMember(body) && memberKey(body) === 'body' && isExchange(hosting, body.object);
  };
  let found = false;
  const look = (at: Node) => {
    if (at.type === 'MemberExpression' && isBody(at.object)) found = true;
    if (at.type === 'VariableDeclarator' && at.id.type === 'ObjectPattern' && isBody(at.init)) found = true;
    if (!found) eachChild(at, look);
  };
  look(node);
  return found;
}

export function namesServer(hosting: Hosting, node: Node): boolean {
  return [...hosting.servers].some((binding) => binding.references.some((reference) => inside(reference.node, node)));
}

/** A log line that says only what its author wrote. */
function saysNothing(call: Node): boolean {
  return (call.arguments as Node[]).every(
    (argument) =>
      argument.type === 'StringLiteral' || (argument.type === 'TemplateLiteral' && argument.expressions.length === 0),
  );
}

const isLogStatement = ({ file }: Hosting, node: Node) =>
  node.type === 'ExpressionStatement' && isLog(file, node.expression);

/** The name a transport is made for. */
export function madeAs({ file }: Hosting, node: Node): Binding | undefined {
  let at = node;
  let parent = file.scopes.parentOf(at);
  while (
    parent &&
    /^(?:TSAsExpression|ParenthesizedExpression|AwaitExpression|TSSatisfiesExpression)$/.test(parent.type)
  ) {
    at = parent;
    parent = file.scopes.parentOf(at);
  }
  const id =
    parent?.type === 'VariableDeclarator' && parent.init === at
      ? parent.id
      : parent?.type === 'AssignmentExpression' && parent.right === at
        ? parent.left
        : undefined;
  return id?.type === 'Identifier' ? file.scopes.bindingOf(id) : undefined;
}

const calls = new WeakMap<Node, readonly Node[]>();

/** Every call within a node. */
export function callsIn(node: Node): readonly Node[] {
  const known = calls.get(node);
  if (known) return known;
  const found: Node[] = [];
  const look = (at: Node) => {
    if (isCall(at)) found.push(at);
    eachChild(at, look);
  };
  look(node);
  calls.set(node, found);
  return found;
}

/** Whether a function takes a request to a transport, itself or through functions of the file it calls. */
export function reachesTransport(hosting: Hosting, callable: Node, seen = new Set<Node>()): boolean {
  if (seen.has(callable)) return false;
  seen.add(callable);
  return callsIn(callable.body).some((call) => {
    const callee = bare(call.callee);
    if (
      isMember(callee) &&
      /^(?:handleRequest|handlePostMessage)$/.test(memberKey(callee) ?? '') &&
      isPlumbing(hosting, callee.object)
    )
      return true;
    if (isConnect(hosting, call) && hosting.sites.some((site) => site.kind === 'sse' && inside(site.node, callable)))
      return true;
    const inner = functionCalled(hosting.file, callee);
    return inner !== undefined && reachesTransport(hosting, inner, seen);
  });
}

export type { Value };
