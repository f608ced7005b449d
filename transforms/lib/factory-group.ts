import type { Binding, Reference } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { awaits, eachRunning, leaves } from './factory-depth.js';
import { bindingsIn, escapeOf, startedBy, startedHere } from './factory-escapes.js';
import {
  type ConnectSite,
  functionAround,
  isFunction,
  isInside,
  methodCall,
  namedFunction,
  quoted,
  rootName,
  type ServerGroup,
  Stop,
  statementIn,
  statementOf,
} from './factory-model.js';
import type { Range } from './layout.js';
import { isCall } from './members.js';
import { exportedAs } from './values.js';

/** What a caller has to say of the places it rewrites itself. */
export interface GroupOptions {
  /** Text that goes: references in it do not count. */
  gone: readonly Range[];
  /** Whether it matters that the factory may be called for a connection that is thrown away. */
  mayStart: boolean;
  /** The server crosses files, and all that import it are looked at: it may be exported, or imported. */
  isShared?: boolean;
}

/**
 * Everything that belongs to a server held by a variable: the statements that set it up, wherever they stand, and the
 * places that connect and close it.
 * @throws Stop when something else uses the server, so that it must stay one object
 */
export function groupOf(file: SourceFile, facts: FileFacts, server: Node, options: GroupOptions): ServerGroup {
  return new Collector(file, facts, server, options).collect();
}

class Collector {
  private readonly members = new Set<Node>();
  private readonly threaded = new Map<Node, { callable: Node; binding: Binding; calls: Node[] }>();
  private readonly own = new Set<Binding>();
  private readonly sites = new Map<Node, ConnectSite>();
  private readonly closes: Node[] = [];
  private readonly root: Binding;
  private readonly holder: Node;
  private readonly list: Node[];
  private readonly declaration: Node | undefined;

  constructor(
    private readonly file: SourceFile,
    private readonly facts: FileFacts,
    private readonly server: Node,
    private readonly options: GroupOptions,
  ) {
    this.root = this.rootBinding();
    const place = this.root.kind === 'import' ? undefined : statementOf(file, this.root.id)!;
    this.holder = place?.holder ?? file.program;
    this.list = this.holder.body;
    this.declaration = place?.statement;
    if (place) this.members.add(place.statement);
  }

  collect(): ServerGroup {
    const { file, facts, root, holder } = this;
    for (const { node } of root.references) this.noteSite(node);
    for (const binding of this.declaration ? bindingsIn(file, this.declaration) : [root]) this.take(binding);
    const members = [...this.members].sort((a, b) => a.start - b.start);
    for (const member of members) this.checkMember(member);
    for (const { callable } of this.threaded.values()) this.checkStarts(callable.body);
    const sites = [...this.sites.values()];
    for (const site of sites) {
      site.before.sort((a, b) => a.start - b.start);
      if (site.before.length > 0 && file.textOf(this.server) !== root.name) throw this.usedBy(root, site.before[0]!);
      for (const statement of site.before) this.checkMember(statement);
      site.isAsync = site.before.some(awaits);
    }
    this.checkOrder(members, sites);
    return {
      file,
      facts,
      root,
      returns: file.textOf(this.server),
      holder,
      members,
      threaded: [...this.threaded.values()].map(({ callable, calls }) => ({ callable, calls })),
      sites,
      closes: this.closes,
      isAsync: members.some(awaits),
    };
  }

  private rootBinding(): Binding {
    const { file, server } = this;
    const name = rootName(server);
    const binding = name.type === 'Identifier' ? file.scopes.bindingOf(name) : undefined;
    if (!binding) throw new Stop(`nothing shows where ${quoted(file, server)} comes from`, server);
    const { declaration } = binding;
    if (binding.kind === 'import' && this.options.isShared) return binding;
    if (binding.kind === 'import') throw new Stop(`\`${binding.name}\` is made in another file`, server);
    if (binding.kind === 'param') throw new Stop(`\`${binding.name}\` is handed in, so it was made elsewhere`, server);
    const variable = declaration.type === 'VariableDeclarator' ? file.scopes.parentOf(declaration) : undefined;
    const holder = variable && file.scopes.parentOf(variable);
    const isExported = holder?.type === 'ExportNamedDeclaration' && this.options.isShared;
    if (!variable || !declaration.init || !(isExported || /^(?:Program|BlockStatement)$/.test(holder?.type ?? ''))) {
      if (exportedAs(file, binding) !== undefined)
        throw new Stop(`\`${binding.name}\` is exported, and other files may use it`, server);
      throw new Stop(`\`${binding.name}\` is not made where it is declared`, server);
    }
    if (binding.declarations.length > 1) throw new Stop(`\`${binding.name}\` is declared twice`, server);
    return binding;
  }

  /** Notes `server.connect(…)`. */
  private noteSite(reference: Node): void {
    const { file } = this;
    const object = this.serverAt(reference);
    const used = object && methodCall(file, object);
    if (used?.method !== 'connect' || this.isGone(reference)) return;
    const place = statementOf(file, used.call);
    if (place) this.sites.set(used.call, { call: used.call, statement: place.statement, before: [], isAsync: false });
  }

  /** The expression that is the server, which a reference to the root begins. */
  private serverAt(reference: Node): Node | undefined {
    const { file, server } = this;
    let at: Node | undefined = reference;
    const path = file.textOf(server);
    while (at && file.textOf(at) !== path && file.textOf(at).length < path.length) at = file.scopes.parentOf(at);
    return at && file.textOf(at) === path ? at : undefined;
  }

  private isGone(node: Node): boolean {
    return this.options.gone.some((range) => isInside(node, range));
  }

  /** Makes a name part of the set-up: every reference to it must be part of it too. */
  private take(binding: Binding): void {
    if (this.own.has(binding)) return;
    this.own.add(binding);
    for (const reference of binding.references) if (!this.isGone(reference.node)) this.place(binding, reference);
  }

  private place(binding: Binding, { node, space }: Reference): void {
    const { file } = this;
    if (binding === this.root && this.options.isShared && this.isExport(node)) return;
    const way = space === 'type' ? undefined : escapeOf({ file, facts: this.facts, node }, (b) => this.own.has(b));
    const around = statementIn(file, node, this.holder);
    if (!around || !this.list.includes(around)) throw this.usedBy(binding, node);
    if (this.members.has(around) || this.isThreaded(node)) {
      if (way) throw new Stop(`\`${binding.name}\` does not stay in one place: ${way.reason}`, way.at);
      return;
    }
    if (binding === this.root && this.isSiteOrClose(node)) return;
    const site = this.siteBehind(node);
    if (site) {
      if (way) throw new Stop(`\`${binding.name}\` does not stay in one place: ${way.reason}`, way.at);
      if (binding !== this.root) throw this.usedBy(binding, node);
      this.addBefore(site, node);
      return;
    }
    if (this.holdsSite(around)) throw this.usedBy(binding, node);
    if (space === 'type') throw this.usedBy(binding, node);
    this.pull(around, binding, node);
    if (way) throw new Stop(`\`${binding.name}\` does not stay in one place: ${way.reason}`, way.at);
  }

  /** `export { server }`, `export default server`: looked at where it is imported. */
  private isExport(reference: Node): boolean {
    const parent = this.file.scopes.parentOf(reference);
    if (parent?.type === 'ExportDefaultDeclaration') return true;
    return parent?.type === 'ExportSpecifier' && parent.local.start === parent.exported.start;
  }

  /** Takes a statement of the server's own block into the set-up. */
  private pull(statement: Node, binding: Binding, reference: Node): void {
    if (/^Export/.test(statement.type)) throw this.usedBy(binding, reference);
    const named = namedFunction(statement);
    const name = named && this.file.scopes.bindingOf(named.id);
    if (named && name) {
      if (exportedAs(this.file, name) !== undefined) throw this.usedBy(binding, reference);
      if (binding === this.root && this.canThread(named.callable, name)) {
        const calls = name.references.map(({ node }) => this.file.scopes.parentOf(node)!);
        this.threaded.set(statement, { callable: named.callable, binding: name, calls });
        this.takeCalls(name, calls);
        return;
      }
    }
    if (
      !named &&
      !/^(?:VariableDeclaration|ClassDeclaration|ExpressionStatement|(?:If|For|ForOf|ForIn|While|Try|Block)Statement)$/.test(
        statement.type,
      )
    )
      throw this.usedBy(binding, reference);
    const { file } = this;
    const started =
      named || this.options.mayStart ? undefined : startedHere({ file, facts: this.facts, node: statement });
    if (started && isInside(reference, started)) throw this.usedBy(binding, reference);
    this.members.add(statement);
    const declared = named
      ? [name!]
      : file.scopes.bindings.filter((own) => own.scope === this.root.scope && isInside(own.id, statement));
    for (const own of declared) this.take(own);
  }

  /** A function that is only ever called by its name can be given the server. */
  private canThread(callable: Node, name: Binding): boolean {
    const { file } = this;
    if (callable.generator || name.declarations.length > 1) return false;
    if (callable.params[0]?.name === 'this') return false;
    if (callable.type === 'ArrowFunctionExpression' && file.text[callable.start + (callable.async ? 6 : 0)] !== '(')
      return false;
    const shadowed = (node: Node) => file.scopes.scopeOf(node).lookup(this.root.name, 'value') !== this.root;
    return (
      name.references.length > 0 &&
      name.references.every(({ node }) => {
        const call = file.scopes.parentOf(node);
        return isCall(call) && call.callee === node && !shadowed(node);
      })
    );
  }

  /** Every call of a function that gets the server must stand where there is one. */
  private takeCalls(name: Binding, calls: readonly Node[]): void {
    for (const call of calls) {
      if (this.isGone(call)) continue;
      const around = statementIn(this.file, call, this.holder);
      if (!around) throw this.usedBy(name, call);
      if (this.members.has(around) || this.isThreaded(call)) continue;
      const site = this.siteBehind(call);
      if (site) this.addBefore(site, call);
      else if (this.holdsSite(around)) throw this.usedBy(name, call);
      else this.pull(around, this.root, call);
    }
  }

  private isThreaded(node: Node): boolean {
    return [...this.threaded.values()].some(({ callable }) => isInside(node, callable));
  }

  private isSiteOrClose(reference: Node): boolean {
    const { file } = this;
    const object = this.serverAt(reference);
    const used = object && methodCall(file, object);
    if (!used) return false;
    if (this.sites.has(used.call)) return true;
    if (used.method !== 'close') return false;
    this.closes.push(object!);
    return true;
  }

  /** The site in whose block, before it, a node stands. */
  private siteBehind(node: Node): ConnectSite | undefined {
    for (const site of this.sites.values()) {
      const { holder } = statementOf(this.file, site.statement.type === 'Program' ? site.call : site.call)!;
      if (holder === this.holder) continue;
      const statement = statementIn(this.file, node, holder);
      if (statement && statement.start < site.statement.start) return site;
    }
    return undefined;
  }

  private addBefore(site: ConnectSite, node: Node): void {
    const { holder } = statementOf(this.file, site.call)!;
    const statement = statementIn(this.file, node, holder)!;
    if (site.before.includes(statement)) return;
    if (!/^(?:VariableDeclaration|ExpressionStatement|(?:If|For|ForOf|ForIn|Block)Statement)$/.test(statement.type))
      throw this.usedBy(this.root, node);
    site.before.push(statement);
    for (const binding of bindingsIn(this.file, statement)) {
      const outside = binding.references.find(
        ({ node: reference }) => !isInside(reference, statement) && !this.isGone(reference),
      );
      if (outside && !site.before.some((other) => isInside(outside.node, other)))
        throw this.usedBy(binding, outside.node);
    }
  }

  private holdsSite(statement: Node): boolean {
    return [...this.sites.keys()].some((call) => isInside(call, statement));
  }

  private usedBy(binding: Binding, node: Node): Stop {
    const { file } = this;
    const around = functionAround(file, node);
    const place = statementOf(file, node)?.statement ?? node;
    const name = around?.id?.name ?? around?.key?.name;
    return new Stop(
      `\`${binding.name}\` is also used ${name ? `in \`${name}\`` : 'elsewhere'}: ${quoted(file, place)}`,
      node,
    );
  }

  private checkMember(statement: Node): void {
    const { file } = this;
    if (namedFunction(statement)) return;
    const left = leaves(statement);
    if (left) throw new Stop(`what sets it up has a ${quoted(file, left)}`, left);
    this.checkStarts(statement);
    eachRunning(statement, (node) => {
      if (node.type === 'Identifier') this.checkRead(statement, node);
      if (node.type !== 'AssignmentExpression' && node.type !== 'UpdateExpression') return;
      const target = unwrap(node.type === 'UpdateExpression' ? node.argument : node.left);
      const root = rootName(target);
      const binding = root.type === 'Identifier' ? file.scopes.bindingOf(root) : undefined;
      if (binding && !this.own.has(binding) && !isInside(binding.id, statement))
        throw new Stop(`what sets it up also changes \`${root.name}\`: ${quoted(file, node)}`, node);
    });
  }

  /** What the set-up reads when it runs must still be the same when it runs later. */
  private checkRead(statement: Node, node: Node): void {
    const { file } = this;
    const binding = file.scopes.bindingOf(node);
    if (!binding || isInside(binding.id, statement) || this.own.has(binding)) return;
    const later = binding.references.find(({ node: other }) => {
      if (other.start < statement.end) return false;
      const parent = file.scopes.parentOf(other);
      return (parent?.type === 'AssignmentExpression' && parent.left === other) || parent?.type === 'UpdateExpression';
    });
    if (later)
      throw new Stop(
        `what sets it up reads \`${binding.name}\`, which is set again: ${quoted(file, file.scopes.parentOf(later.node)!)}`,
        node,
      );
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

  /** In one block, the set-up comes before what connects. */
  private checkOrder(members: readonly Node[], sites: readonly ConnectSite[]): void {
    for (const { call } of sites) {
      const statement = statementIn(this.file, call, this.holder);
      if (!statement || functionBetween(this.file, call, this.holder)) continue;
      const late = members.find((member) => member.start > statement.start && !namedFunction(member));
      if (late)
        throw new Stop(`\`${this.root.name}\` is used again after it is connected: ${quoted(this.file, late)}`, late);
    }
  }
}

/** Whether a node stands in a function that does not run with the block. */
function functionBetween(file: SourceFile, node: Node, holder: Node): boolean {
  for (let at = file.scopes.parentOf(node); at && at !== holder; at = file.scopes.parentOf(at))
    if (isFunction(at)) return true;
  return false;
}
