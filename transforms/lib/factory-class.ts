import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { awaits, leaves } from './factory-depth.js';
import { escapeOf, startedBy, startedHere } from './factory-escapes.js';
import type { GroupOptions } from './factory-group.js';
import {
  type ConnectSite,
  functionAround,
  isFunction,
  isInside,
  methodCall,
  quoted,
  Stop,
  statementIn,
  statementOf,
} from './factory-model.js';
import { isCall, isMember, memberKey, membersCalled, propertyKey } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';
import { enclosingClass, exportedAs, sdkTypeOf } from './values.js';

/** A server held by a field of a class, everything that sets it up, and every place of the class that uses it. */
export interface ClassGroup {
  file: SourceFile;
  facts: FileFacts;
  owner: Node;
  /** The field's name, and its declaration where there is one. */
  key: string;
  field: Node | undefined;
  /** What the server is called inside the factory. */
  local: string;
  /** `new McpServer(…)`: in the field itself, or assigned to it. */
  made: Node;
  /** The method or constructor in whose block the server is set up; undefined when the field does it all. */
  home: Node | undefined;
  /** Statements of the home's block that go into the factory, in order. */
  members: Node[];
  /** Methods that get the server as a parameter now, with the calls of them and the `bind(this)`s. */
  threaded: { method: Node; uses: Node[] }[];
  sites: ConnectSite[];
  closes: Node[];
  /** Every `this.server` that the factory or a threaded method answers. */
  reads: Node[];
  isAsync: boolean;
}

/**
 * The same for a server in a field: `this.server`.
 * @throws Stop when something else uses the field, so that it must stay
 */
export function classGroupOf(file: SourceFile, facts: FileFacts, server: Node, options: GroupOptions): ClassGroup {
  return new ClassCollector(file, facts, server, options).collect();
}

class ClassCollector {
  private readonly owner: Node;
  private readonly key: string;
  private readonly methods: Node[];
  private readonly threaded = new Map<Node, Node[]>();
  private readonly members = new Set<Node>();
  private readonly sites = new Map<Node, ConnectSite>();
  private readonly closes: Node[] = [];
  private readonly reads: Node[] = [];
  private home: Node | undefined;
  private made!: Node;
  private field: Node | undefined;

  constructor(
    private readonly file: SourceFile,
    private readonly facts: FileFacts,
    private readonly server: Node,
    private readonly options: GroupOptions,
  ) {
    const owner =
      isMember(server) && server.object.type === 'ThisExpression' ? enclosingClass(file, server) : undefined;
    const key = isMember(server) ? memberKey(server) : undefined;
    if (!owner || key === undefined) throw new Stop(`nothing shows where ${quoted(file, server)} is made`, server);
    this.owner = owner;
    this.key = key;
    this.methods = (owner.body.body as Node[]).filter((member) => isFunction(member));
  }

  collect(): ClassGroup {
    const { file, facts, owner, key } = this;
    this.findHome();
    this.checkOutside();
    const uses = this.fieldUses();
    for (const use of uses) this.noteSite(use);
    for (const use of uses) this.place(use);
    const members = [...this.members].sort((a, b) => a.start - b.start);
    for (const member of members) this.check(member);
    for (const method of this.threaded.keys()) this.checkStarts(method.body);
    const sites = [...this.sites.values()];
    for (const site of sites) {
      site.before.sort((a, b) => a.start - b.start);
      for (const statement of site.before) this.check(statement);
      site.isAsync = site.before.some(awaits);
    }
    return {
      file,
      facts,
      owner,
      key,
      field: this.field,
      local: this.localName(),
      made: this.made,
      home: this.home,
      members,
      threaded: [...this.threaded].map(([method, calls]) => ({ method, uses: calls })),
      sites,
      closes: this.closes,
      reads: this.reads,
      isAsync: members.some(awaits),
    };
  }

  /** Finds the one place that gives the field its server. */
  private findHome(): void {
    const { file, owner, key, server } = this;
    this.field = (owner.body.body as Node[]).find(
      (member) => /Property$/.test(member.type) && propertyKey(member) === key && !member.static,
    );
    const assigned = file
      .assignmentsTo(key)
      .filter(({ left }) => left.object.type === 'ThisExpression' && enclosingClass(file, left) === owner);
    const value = this.field?.value && this.field.value.type !== 'NullLiteral' ? (this.field.value as Node) : undefined;
    if (value ? assigned.length > 0 : assigned.length !== 1)
      throw new Stop(`\`this.${key}\` ${assigned.length === 0 ? 'is handed in' : 'is set more than once'}`, server);
    const [assignment] = assigned;
    this.made = unwrap(value ?? assignment!.right);
    if (value) {
      this.home = this.methods.find((method) => method.kind === 'constructor');
      return;
    }
    const statement = file.scopes.parentOf(assignment!)!;
    const body = file.scopes.parentOf(statement);
    const method = body && file.scopes.parentOf(body);
    if (statement.type !== 'ExpressionStatement' || !method || !this.methods.includes(method))
      throw new Stop(`\`this.${key}\` is not set where its method begins: ${quoted(file, statement)}`, statement);
    this.home = method;
    this.members.add(statement);
  }

  /** Whether anything but the class can get at the field. */
  private checkOutside(): void {
    const { file, owner, key, field, server } = this;
    if (field?.decorators?.length || owner.declare || owner.abstract)
      throw new Stop(`\`${key}\` is more than a plain field of its class`, server);
    const isPrivate = field && (field.accessibility === 'private' || field.type === 'ClassPrivateProperty');
    if (isPrivate) return;
    this.checkHanded();
    const binding = owner.id && file.scopes.bindingOf(owner.id);
    if (!binding || this.readElsewhere(binding, key))
      throw new Stop(`\`${key}\` is a public field of a class that other files may use`, server);
    for (const node of membersCalled(file, key)) {
      const object = unwrap(node.object);
      if (object.type !== 'Identifier' && object.type !== 'NewExpression') continue;
      const made = object.type === 'Identifier' ? file.scopes.bindingOf(object)?.declaration.init : object;
      if (made && unwrap(made).callee && file.scopes.bindingOf(unwrap(made).callee) === binding)
        throw new Stop(`\`${key}\` is also read from outside the class: ${quoted(file, node)}`, node);
    }
    const extended = (binding as Binding).references.find(
      ({ node }) => file.scopes.parentOf(node)?.superClass === node,
    );
    if (extended) throw new Stop(`another class extends the one that has \`${key}\``, extended.node);
  }

  /** `new Tool(this)`: what is handed the whole object may use the field. */
  private checkHanded(): void {
    const { file, facts, owner, key } = this;
    for (const call of file.scopes.calls) {
      const whole = (call.arguments as Node[]).find(({ type }) => type === 'ThisExpression');
      if (!whole || !isInside(call, owner) || enclosingClass(file, whole) !== owner) continue;
      if (isMember(call.callee) && /^(?:bind|call|apply)$/.test(memberKey(call.callee) ?? '')) continue;
      const takers = sourcesOf({ file, facts, node: call.callee }).filter(({ node }) => isFunction(node) || node.body);
      const names = new RegExp(`\\b${key}\\b`);
      const mayRead = (taker: Place) => names.test(taker.file.textOf(taker.node));
      if (takers.length === 0 || takers.some(mayRead))
        throw new Stop(`\`${file.textOf(call.callee)}\` is handed the object and may use its \`${key}\``, call);
    }
  }

  /** Whether another file may use a member of the class. */
  private readElsewhere(binding: Binding, key: string): boolean {
    if (this.isAssignedToExports(binding)) return true;
    const exported = exportedAs(this.file, binding);
    if (exported === undefined) return false;
    const importers = this.facts.importers?.();
    const uses = importers?.filter(({ name }) => name === exported || name === '*') ?? [];
    // What nobody in the project imports is there for others.
    if (uses.length === 0) return true;
    return uses.some(
      ({ file, facts, name }) =>
        name === '*' ||
        membersCalled(file, key).some((member) => sdkTypeOf(file, facts, member.object) !== 'McpServer'),
    );
  }

  private isAssignedToExports(binding: Binding): boolean {
    return binding.references.some(({ node }) => {
      const assignment = this.file.ancestor(node, (at) => at.type === 'AssignmentExpression' || isFunction(at));
      return (
        assignment?.type === 'AssignmentExpression' && /^(?:module\.)?exports\b/.test(this.file.textOf(assignment))
      );
    });
  }

  /** Every `this.server` of the class, those that set the field left out. */
  private fieldUses(): Node[] {
    const { file, owner, key } = this;
    return membersCalled(file, key).filter((node) => {
      if (node.object.type !== 'ThisExpression' || enclosingClass(file, node) !== owner) return false;
      const parent = file.scopes.parentOf(node);
      return !(parent?.type === 'AssignmentExpression' && parent.left === node) && !this.isGone(node);
    });
  }

  private isGone(node: Node): boolean {
    return this.options.gone.some((range) => isInside(node, range));
  }

  private noteSite(use: Node): void {
    const used = methodCall(this.file, use);
    if (used?.method !== 'connect') return;
    const place = statementOf(this.file, used.call);
    if (place) this.sites.set(used.call, { call: used.call, statement: place.statement, before: [], isAsync: false });
  }

  private place(use: Node): void {
    const { file, facts } = this;
    const used = methodCall(file, use);
    if (used && this.sites.has(used.call)) return;
    const method = this.methodAround(use);
    if (!method) throw this.usedBy(use);
    const inFactory = [...this.members].some((member) => isInside(use, member));
    if (!inFactory && !this.threaded.has(method)) {
      if (used?.method === 'close' || this.isCloseTest(use)) {
        this.closes.push(use);
        return;
      }
      this.bring(method, use);
    }
    const way = escapeOf({ file, facts, node: use }, () => false);
    if (way) throw new Stop(`\`this.${this.key}\` does not stay in one place: ${way.reason}`, way.at);
    this.reads.push(use);
  }

  /** `if (this.server) await this.server.close()` */
  private isCloseTest(use: Node): boolean {
    const test = this.file.scopes.parentOf(use);
    return (
      test?.type === 'IfStatement' &&
      test.test === use &&
      !test.alternate &&
      this.file.textOf(test.consequent).includes(`this.${this.key}.close(`)
    );
  }

  /** Puts the statement or the method that holds a use, or a call of a method that has one, into the set-up. */
  private bring(method: Node, node: Node): void {
    if (this.threaded.has(method)) return;
    const { file } = this;
    if (method === this.home) {
      const statement = statementIn(file, node, method.body)!;
      const site = [...this.sites.values()].find(({ call }) => isInside(call, statement));
      if (site) this.addBefore(site, node);
      else this.pull(statement, node);
      return;
    }
    const site = [...this.sites.values()].find(({ call }) => isInside(call, method));
    if (site) this.addBefore(site, node);
    else this.thread(method, node);
  }

  private pull(statement: Node, node: Node): void {
    if (this.members.has(statement)) return;
    const { file } = this;
    if (!/^(?:ExpressionStatement|(?:If|For|ForOf|ForIn|Try|Block)Statement)$/.test(statement.type))
      throw this.usedBy(node);
    if (this.sites.size > 0 && [...this.sites.keys()].some((call) => this.methodAround(call) === this.home))
      for (const { statement: connects } of this.sites.values())
        if (isInside(connects, this.home!.body) && statement.start > connects.start) throw this.usedBy(node);
    const started = startedHere({ file, facts: this.facts, node: statement });
    if (started && isInside(node, started)) throw this.usedBy(node);
    this.members.add(statement);
  }

  private addBefore(site: ConnectSite, node: Node): void {
    const { holder } = statementOf(this.file, site.call)!;
    const statement = statementIn(this.file, node, holder);
    if (!statement || statement.start >= site.statement.start) throw this.usedBy(node);
    if (statement.type !== 'ExpressionStatement' && !/^(?:If|For|ForOf|ForIn)Statement$/.test(statement.type))
      throw this.usedBy(node);
    if (!site.before.includes(statement)) site.before.push(statement);
  }

  /** Gives a method the server, when every call of it stands where there is one. */
  private thread(method: Node, node: Node): void {
    const { file, owner } = this;
    const name = propertyKey(method);
    if (
      method.kind !== 'method' ||
      name === undefined ||
      method.static ||
      method.generator ||
      method.decorators?.length
    )
      throw this.usedBy(node);
    const binding = owner.id && file.scopes.bindingOf(owner.id);
    const isOpen = !binding || this.readElsewhere(binding, name);
    const isPrivate = method.accessibility === 'private' || method.type === 'ClassPrivateMethod';
    if (isOpen && !isPrivate) throw this.usedBy(node);
    const calls: Node[] = [];
    this.threaded.set(method, calls);
    for (const member of membersCalled(file, name)) {
      if (member.object.type !== 'ThisExpression' || enclosingClass(file, member) !== owner) {
        if (isPrivate) continue;
        const object = unwrap(member.object);
        const made = object.type === 'Identifier' ? file.scopes.bindingOf(object)?.declaration.init : undefined;
        if (made && unwrap(made).callee && file.scopes.bindingOf(unwrap(made).callee) === binding)
          throw this.usedBy(node);
        continue;
      }
      const call = this.callOf(member);
      const around = this.methodAround(member);
      if (!call || !around) throw this.usedBy(node);
      calls.push(call);
      if ([...this.members].some((statement) => isInside(member, statement)) || this.threaded.has(around)) continue;
      this.bring(around, member);
    }
    if (calls.length === 0) throw this.usedBy(node);
  }

  /** `this.method(…)` and `this.method.bind(this)`. */
  private callOf(member: Node): Node | undefined {
    const call = this.file.scopes.parentOf(member);
    if (isCall(call) && call.callee === member) return call;
    const bound = methodCall(this.file, member);
    return bound?.method === 'bind' && bound.call.arguments.length === 1 ? bound.call : undefined;
  }

  /** The method whose `this` a node sees. */
  private methodAround(node: Node): Node | undefined {
    let around = functionAround(this.file, node);
    while (around?.type === 'ArrowFunctionExpression') around = functionAround(this.file, around);
    return around && this.methods.includes(around) ? around : undefined;
  }

  private usedBy(node: Node): Stop {
    const { file } = this;
    const method = this.methodAround(node);
    const name = method && propertyKey(method);
    const statement = statementOf(file, node)?.statement ?? node;
    return new Stop(
      `\`this.${this.key}\` is also used ${name ? `in \`${name}\`` : 'elsewhere'}: ${quoted(file, statement)}`,
      node,
    );
  }

  private check(statement: Node): void {
    const left = leaves(statement);
    if (left) throw new Stop(`what sets it up has a ${quoted(this.file, left)}`, left);
    this.checkStarts(statement);
  }

  private checkStarts(code: Node): void {
    if (this.options.mayStart) return;
    const started = startedBy({ file: this.file, facts: this.facts, node: code });
    if (started)
      throw new Stop(
        `setting it up starts something that would be started again for each connection: ${quoted(this.file, started)}`,
        started,
      );
  }

  /** A name for the server that means nothing else anywhere in the class. */
  private localName(): string {
    const { file, owner, key } = this;
    const means = (name: string) =>
      file.scopes.bindings.some(
        (binding) =>
          binding.name === name &&
          (isInside(binding.id, owner.body) || binding.references.some(({ node }) => isInside(node, owner.body))),
      ) || file.scopes.globals.some((global) => global.node.name === name && isInside(global.node, owner.body));
    const wanted = [key.replace(/^[_#]+/, ''), 'server', 'mcpServer', 'mcp'];
    const name = wanted.find((candidate) => candidate !== '' && !means(candidate));
    if (!name) throw new Stop('every name for it is taken in its class', this.server);
    return name;
  }
}
