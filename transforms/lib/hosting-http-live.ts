import { type Node, stringValue } from '../../src/engine/node.js';
import { isExchange } from './hosting-effects.js';
import { type Env, truth, worthOf } from './hosting-facts.js';
import { dropReaders, readsBody } from './hosting-http-body.js';
import { addAlias, opensStream, takesMessages } from './hosting-http-sse.js';
import { callsIn, type Kept, type Live, needsGuard, Runner, reachesTransport } from './hosting-live.js';
import { bare, functionCalled, type Hosting, isFunction, Refusal, statementsOf } from './hosting-model.js';
import { firstPlumbing, isPlumbing } from './hosting-plumbing.js';
import { hasOnlyCounts } from './hosting-rest.js';
import type { Callable } from './hosting-routes.js';
import type { Range } from './layout.js';
import { isCall, isMember, memberKey } from './members.js';

// A listener of node:http, run on paper. It tells requests apart by path, and such conditions stay around what they
// lead to; those that ask for a session or for the verbs of one go.

/** @throws Refusal where the listener does something nobody can place. */
export function runListener(hosting: Hosting, callable: Callable): Live {
  return new ListenerRunner(hosting, callable).run();
}

interface Walk {
  kept: Kept[];
  ended: boolean;
  /** It ends in a `return`. */
  returned: boolean;
  mounted: boolean;
}

class ListenerRunner extends Runner {
  /** How many conditions that stay are around the statement. */
  private nest = 0;
  private mounts = 0;
  /** Tests that stay before a transport. */
  private readonly tests: { test: Node; kept: Kept }[] = [];
  /** Whether a branch for GET or DELETE of a session is gone. */
  private verbsGone = false;
  /** Whether a branch that handed requests to the transport of a session is gone. */
  private servedSessions = false;

  override run(): Live {
    this.live.http = true;
    const { body } = this.live.callable;
    if (body.type === 'BlockStatement') this.list(body.body as Node[], this.live.kept);
    else if (!this.expression(body, body, this.live.kept)) this.keep(body, this.live.kept);
    if (this.mounts === 0)
      throw new Refusal('the way of a request to the transport could not be followed here', this.live.callable);
    if (this.verbsGone) for (const { test, kept } of this.tests) this.cutVerb(test, kept, 'POST');
    dropReaders(this.hosting, this.live);
    return this.live;
  }

  protected override statement(node: Node, kept: Kept[]): boolean {
    if (node.type !== 'ReturnStatement') return super.statement(node, kept);
    if (!node.argument) {
      if (this.nest > 0) this.keep(node, kept);
      else this.live.gone.push(node);
      return true;
    }
    if (this.expression(node.argument, node, kept)) return true;
    // Another path of the listener's ends here.
    if (this.isOurs(node)) throw new Refusal('a request ends here before it reaches the transport', node);
    if (this.nest === 0 && this.mounts === 0)
      throw new Refusal('a request ends here before it reaches the transport', node);
    if (this.nest === 0 && this.mounted) this.live.gone.push(node);
    else this.keep(node, kept);
    return true;
  }

  protected override expression(expression: Node, statement: Node, kept: Kept[]): boolean {
    const at = bare(expression);
    if (isCall(at) && isMember(bare(at.callee))) {
      const callee = bare(at.callee);
      const key = memberKey(callee) ?? '';
      // `handle(req, res).catch(…)`
      if (/^(?:catch|finally|then)$/.test(key)) {
        const inner = bare(callee.object);
        if (isCall(inner) && !this.isMountCall(inner) && this.forwards(inner, kept, statement)) return true;
      }
      if (key === 'on' && stringValue(at.arguments[0]) === 'end' && isExchange(this.hosting, callee.object))
        if (this.whenRead(at, statement, kept)) return true;
    }
    return super.expression(expression, statement, kept);
  }

  /** `req.on('end', async () => { …the transport… })` */
  private whenRead(at: Node, statement: Node, kept: Kept[]): boolean {
    const callback = bare(at.arguments[1]);
    if (!isFunction(callback) || callback.body.type !== 'BlockStatement' || !this.leadsOn(callback.body)) return false;
    const walk = this.branch(callback.body);
    this.mounted = walk.mounted;
    kept.push({
      node: statement,
      opening: false,
      inner: walk.kept,
      branches: [{ block: callback.body, kept: walk.kept }],
    });
    return true;
  }

  protected override mount(at: Node, statement: Node, kept: Kept[]): boolean {
    const done = super.mount(at, statement, kept);
    this.mounts++;
    Object.assign(kept.at(-1)!, { call: at, parsed: at.arguments[2] });
    return done;
  }

  protected override connect(at: Node, statement: Node, kept: Kept[]): boolean {
    const { mounted } = this;
    const done = super.connect(at, statement, kept);
    if (this.mounted && !mounted) this.mounts++;
    return done;
  }

  protected override forwards(at: Node, kept: Kept[], statement: Node): boolean {
    const { hosting, live } = this;
    const callable = functionCalled(hosting.file, at.callee);
    if (!callable || at.arguments.length < 2 || !reachesTransport(hosting, callable)) return false;
    const [request, response] = (at.arguments as Node[]).map((argument) => bare(argument).name as string | undefined);
    if (request !== live.request || response !== live.response) return false;
    const session = (at.arguments as Node[]).slice(2).find((argument) => firstPlumbing(hosting, argument));
    if (session) throw new Refusal('a session is handed on with the request', session);
    if (this.mounted) throw new Refusal('a request may reach the transport twice', at);
    this.mounted = true;
    this.mounts++;
    live.forwards.push(callable as Callable);
    kept.push({ node: statement, opening: false });
    return true;
  }

  protected override condition(node: Node, kept: Kept[]): boolean {
    const { hosting } = this;
    const value = truth(worthOf(hosting, this.env, node.test));
    const asksInitialize = /nitialize/.test(hosting.file.textOf(node.test));
    // What said no to the other verbs where there was no session.
    if (value === false && !node.alternate && this.servedSessions && this.isVerbRefusal(node)) {
      this.live.gone.push(node);
      return false;
    }
    if (!this.leadsOn(node) && !(asksInitialize && value !== undefined)) {
      if (asksInitialize) throw new Refusal('whether this is the first request of a session is asked here', node);
      this.keep(node, kept);
      return false;
    }
    if (opensStream(hosting, node.consequent))
      return this.isVerb(node.test, 'GET') && this.nest > 0 && this.goesWithVerb(node.alternate)
        ? this.streamOnly(node, kept)
        : this.staying(node, kept);
    if (!firstPlumbing(hosting, node.test) && takesMessages(hosting, node.consequent)) {
      this.deadBranch(node.consequent, kept);
      return node.alternate ? this.list(statementsOf(node.alternate), kept) : false;
    }
    if (value !== undefined && this.decides(node.test)) {
      if (!this.asksVerbOnly(node.test)) return super.condition(node, kept);
      if (!this.goesWithVerb(value ? node.alternate : node.consequent)) return this.staying(node, kept);
      this.verbsGone = true;
      const [taken, other] = value ? [node.consequent, node.alternate] : [node.alternate, node.consequent];
      if (other) this.deadBranch(other, kept);
      return taken ? this.list(statementsOf(taken), kept) : false;
    }
    if (firstPlumbing(hosting, node.test)) return super.condition(node, kept);
    return this.staying(node, kept);
  }

  /** A condition that stays, around what stays in its branches. */
  private staying(node: Node, kept: Kept[]): boolean {
    const wasMounted = this.mounted;
    const own: Kept = { node, opening: false, inner: [], branches: [], cuts: [] };
    const first = this.branch(node.consequent);
    const branches = [first];
    own.branches!.push({ block: node.consequent, kept: first.kept });
    if (opensStream(this.hosting, node.consequent)) this.takeStream(node, own);
    if (first.kept.length === 0) throw new Refusal('a condition would be left without anything to do', node);
    if (first.mounted) this.tests.push({ test: node.test, kept: own });
    const other = node.alternate ? this.otherwise(node, own) : undefined;
    if (other) branches.push(other);
    own.inner = own.branches!.flatMap((branch) => branch.kept);
    this.mounted = wasMounted || branches.some((branch) => branch.mounted && !branch.ended);
    kept.push(own);
    return branches.length === 2 && branches.every((branch) => branch.ended);
  }

  /** The `else` of a condition that stays; conditions in it that are decided go. */
  private otherwise(node: Node, own: Kept): Walk | undefined {
    const { hosting } = this;
    const from = node.alternate as Node;
    let at: Node | undefined = from;
    while (at?.type === 'IfStatement' && this.leadsOn(at)) {
      if (opensStream(hosting, at.consequent)) break;
      if (takesMessages(hosting, at.consequent)) {
        this.deadBranch(at.consequent, own.inner!);
        at = (at.alternate as Node | null) ?? undefined;
        continue;
      }
      const value = truth(worthOf(hosting, this.env, at.test));
      if (value === undefined || !this.decides(at.test)) break;
      if (this.asksVerbOnly(at.test) && !this.goesWithVerb(value ? at.alternate : at.consequent)) break;
      if (this.asksVerbOnly(at.test)) this.verbsGone = true;
      const [taken, other]: (Node | undefined)[] = value
        ? [at.consequent, at.alternate]
        : [at.alternate, at.consequent];
      if (other) this.deadBranch(other, own.inner!);
      at = taken ?? undefined;
    }
    const walk = at && this.branch(at);
    if (!at || !walk || walk.kept.length === 0) {
      own.cuts!.push({ start: node.consequent.end, end: node.end });
      return undefined;
    }
    if (at !== from) own.cuts!.push({ start: from.start, end: at.start }, { start: at.end, end: from.end });
    own.branches!.push({ block: at, kept: walk.kept });
    return walk;
  }

  /** `if (req.method === 'GET') { …the stream… } else …` on the path of one: every verb comes this way from now on. */
  private streamOnly(node: Node, kept: Kept[]): boolean {
    if (node.alternate) this.deadBranch(node.alternate, kept);
    return this.list(statementsOf(node.consequent), kept);
  }

  /** The path of a stream takes every verb from now on. */
  private takeStream(node: Node, own: Kept): void {
    const text = this.hosting.file.textOf(node.test);
    if (/\bmethod\b/.test(text)) {
      this.cutVerb(node.test, own, 'GET');
      if (own.cuts!.length !== 1) throw new Refusal('only the requests that open a stream come this way', node.test);
    }
    if (this.hosting.sites.every((site) => site.kind === 'sse')) addAlias(this.hosting, node.test, own);
  }

  /** Runs one way of several. */
  private branch(node: Node): Walk {
    const { mounted, mounts } = this;
    const env: Env = new Map(this.env);
    const leads = this.leadsOn(node) && callsIn(node).some((call) => this.isMountCall(call));
    const kept: Kept[] = [];
    this.mounted = false;
    this.nest++;
    const ended = this.list(statementsOf(node), kept);
    this.nest--;
    const result = { kept, ended: ended || endsIn(node), returned: ended, mounted: this.mounted };
    if (leads && this.mounts === mounts)
      throw new Refusal('the way of a request to the transport could not be followed here', node);
    this.mounted = mounted;
    this.env.clear();
    for (const [binding, value] of env) this.env.set(binding, value);
    return result;
  }

  protected override choice(node: Node, kept: Kept[]): boolean {
    if (!this.leadsOn(node)) {
      this.keep(node, kept);
      return false;
    }
    if (worthOf(this.hosting, this.env, node.discriminant) === 'POST') {
      for (const one of node.cases as Node[])
        if (one.test && one.test.value !== 'POST' && one.consequent.length > 0 && !this.goesWithVerb(one))
          throw new Refusal('the switch on the method serves other methods too', one);
      this.verbsGone = true;
      const { mounts } = this;
      this.chosen--;
      const ended = super.choice(node, kept);
      this.chosen++;
      if (this.mounts === mounts) throw new Refusal('the method is switched on without a case for POST', node);
      return ended;
    }
    const own: Kept = { node, opening: false, inner: [], branches: [], cuts: [] };
    const walks: Walk[] = [];
    for (const one of node.cases as Node[]) {
      if (one.consequent.length === 0) continue;
      const only = one.consequent.length === 1 && one.consequent[0].type === 'BlockStatement';
      const block: Node = only ? one.consequent[0] : one;
      if (takesMessages(this.hosting, one)) {
        this.deadBranch({ ...one, type: 'BlockStatement', body: one.consequent }, kept);
        own.cuts!.push(this.caseRange(node, one));
        continue;
      }
      const walk = this.branch(only ? block : { ...one, type: 'BlockStatement', body: one.consequent });
      walks.push(walk);
      if (opensStream(this.hosting, one) && this.hosting.sites.every((site) => site.kind === 'sse')) {
        const alias: Kept = { node: one, opening: false };
        addAlias(this.hosting, one, alias);
        own.alias ??= alias.alias;
      }
      own.branches!.push({ block, kept: walk.kept });
    }
    own.inner = own.branches!.flatMap((branch) => branch.kept);
    this.mounted ||= walks.some((walk) => walk.mounted && !walk.returned);
    kept.push(own);
    return false;
  }

  /** A `case` with its line. */
  private caseRange({ cases }: Node, one: Node): Range {
    const { text } = this.hosting.file;
    const next = cases[cases.indexOf(one) + 1] as Node | undefined;
    if (next) return { start: one.start, end: next.start };
    return { start: text.lastIndexOf('\n', one.start), end: one.end };
  }

  protected override attempt(node: Node, kept: Kept[]): boolean {
    const { mounts } = this;
    const ended = super.attempt(node, kept);
    if (this.mounts > mounts && node.handler) this.live.handler ??= node.handler;
    return ended;
  }

  /** An answer that tells how many sessions are open stays; the count is written over. */
  protected override other(node: Node, kept: Kept[]): void {
    if (!this.isOurs(node) || this.effects(node).answers.length === 0) {
      super.other(node, kept);
      return;
    }
    if (!hasOnlyCounts(this.hosting, node)) throw new Refusal('an answer depends on the sessions that are open', node);
    this.keep(node, kept);
  }

  /** Whether a statement has plumbing in it, or leads to a function that has. */
  private leadsOn(node: Node): boolean {
    return (
      this.isOurs(node) ||
      callsIn(node).some((call) => {
        const callable = functionCalled(this.hosting.file, call.callee);
        return callable !== undefined && reachesTransport(this.hosting, callable);
      })
    );
  }

  /** What is asked of a request's verb, and path, is asked of every request, and not only of the first of a session. */
  private asksVerbOnly(test: Node): boolean {
    const text = this.hosting.file.textOf(test);
    return /\bmethod\b/.test(text) && !/nitialize/.test(text) && !firstPlumbing(this.hosting, test);
  }

  /** Whether a branch for another verb is about sessions, or only refuses; other routes of the listener stay. */
  private goesWithVerb(branch: Node | null | undefined): boolean {
    return (
      !branch ||
      this.leadsOn(branch) ||
      (this.isRefusal(branch) && /\b(?:4\d\d|501)\b|ethod.?not.?allowed/i.test(this.hosting.file.textOf(branch)))
    );
  }

  protected override dead(node: Node, kept: Kept[]): void {
    if (callsIn(node).some((call) => this.isMountCall(call))) this.servedSessions = true;
    super.dead(node, kept);
    // That a body was read is no loss.
    this.live.lost = this.live.lost.filter((lost) => !readsBody(this.hosting, lost));
  }

  private isVerbRefusal(node: Node): boolean {
    const test = bare(node.test);
    return (
      test.type === 'BinaryExpression' &&
      this.asksVerbOnly(test) &&
      !this.leadsOn(node.consequent) &&
      this.goesWithVerb(node.consequent)
    );
  }

  protected override keep(node: Node, kept: Kept[]): void {
    if (this.chosen > 0 && needsGuard(this.hosting, node))
      throw new Refusal('what a session is opened with is read here, and other requests do not carry it', node);
    super.keep(node, kept);
  }

  /** `req.method === 'POST' && …` before the transport: the other verbs are the handler's to refuse. */
  private cutVerb(test: Node, kept: Kept, verb: string): void {
    const at = bare(test);
    if (at.type !== 'LogicalExpression' || at.operator !== '&&') return;
    for (const [side, other] of [
      [at.left, at.right],
      [at.right, at.left],
    ] as [Node, Node][]) {
      if (!this.isVerb(side, verb)) continue;
      const cut: Range =
        side === at.left ? { start: side.start, end: other.start } : { start: other.end, end: side.end };
      kept.cuts!.push(cut);
      return;
    }
    this.cutVerb(at.left, kept, verb);
  }

  private isVerb(node: Node, verb: string): boolean {
    const at = bare(node);
    return (
      at.type === 'BinaryExpression' &&
      /^===?$/.test(at.operator) &&
      stringValue(at.right) === verb &&
      worthOf(this.hosting, this.env, at.left) === 'POST' &&
      !isPlumbing(this.hosting, at.left)
    );
  }
}

/** Whether a branch ends in a way out that stays with it: `break`, `continue`. */
const endsIn = (node: Node): boolean =>
  /^(?:Break|Continue|Throw)Statement$/.test(statementsOf(node).at(-1)?.type ?? '');
