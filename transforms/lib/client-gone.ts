import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { removeStatements } from './client-layout.js';
import { isKept, isStoring, type Keeping } from './client-stores.js';
import { fieldOf, fieldUses } from './client-transports.js';
import { isCall, isMember, memberKey, membersCalled, wrapped } from './members.js';
import { sdkTypeOf } from './values.js';

const TRANSPORT = 'StreamableHTTPClientTransport';

/** What goes with the session ids: variables and fields that only held one, and statements that only stored it. */
export class Gone {
  private readonly ranges: { start: number; end: number }[] = [];
  private readonly lost: Node[] = [];
  /** Some transport of the file is, or was, given an id. */
  concerned = false;
  /** The statements that go, whole. */
  private readonly dropped: Node[] = [];

  constructor(
    private readonly file: SourceFile,
    private readonly facts: FileFacts,
  ) {}

  /** Whether nothing is left dangling when a property goes: no variable that is read nowhere and cannot go itself. */
  canLose(property: Node): boolean {
    const value = idValue(property.value);
    const binding = value.type === 'Identifier' ? this.file.scopes.bindingOf(value) : undefined;
    if (!binding || binding.kind === 'param' || binding.kind === 'import') return true;
    const uses = this.usesOf(binding, property);
    return uses.reads.length > 0 || this.canGo(binding, property) !== undefined;
  }

  lose(property: Node): void {
    this.concerned = true;
    this.ranges.push(property);
    this.lost.push(idValue(property.value));
  }

  /** Removes a call that stands as a statement, and what is left empty by it. @returns false when it does not */
  dropCall(call: Node): boolean {
    const statement = this.statementAround(call);
    if (!statement) return false;
    this.drop(statement);
    return true;
  }

  /** Follows what was lost to what fed it, and to where the ids were stored. */
  settle(): void {
    const { file } = this;
    for (const value of this.lost) {
      if (value.type === 'Identifier') {
        const binding = file.scopes.bindingOf(value);
        if (binding) this.settleBinding(binding);
      } else if (isMember(value) && value.object.type === 'ThisExpression') this.settleField(value);
      else this.settleStores(value);
    }
    if (this.concerned) this.markSaves();
    removeStatements(file, this.dropped);
  }

  private isGone(node: Node): boolean {
    return this.ranges.some((range) => node.start >= range.start && node.end <= range.end);
  }

  private usesOf(binding: Binding, except?: Node): { writes: Node[]; reads: Node[] } {
    const uses = { writes: [] as Node[], reads: [] as Node[] };
    for (const { node } of binding.references) {
      if (this.isGone(node) || (except && node.start >= except.start && node.end <= except.end)) continue;
      const parent = this.file.scopes.parentOf(node);
      const isWrite =
        parent?.type === 'AssignmentExpression' &&
        parent.left === node &&
        parent.operator === '=' &&
        this.file.scopes.parentOf(parent)?.type === 'ExpressionStatement';
      (isWrite ? uses.writes : uses.reads).push(node);
    }
    return uses;
  }

  /** The statements that go with a variable which nobody reads any more; undefined when one does something else too. */
  private canGo(binding: Binding, except?: Node): Node[] | undefined {
    const { file } = this;
    const { declaration } = binding;
    if (declaration.type !== 'VariableDeclarator' || declaration.id !== binding.id) return undefined;
    const list = file.scopes.parentOf(declaration)!;
    const holder = file.scopes.parentOf(list);
    if (list.declarations.length !== 1 || !holder || !/^(?:Program|BlockStatement)$/.test(holder.type))
      return undefined;
    const { writes, reads } = this.usesOf(binding, except);
    if (reads.length > 0) return undefined;
    const values = writes.map((node) => file.scopes.parentOf(node)!.right as Node);
    if (declaration.init) values.push(declaration.init);
    if (!values.every((value) => isKept(this.keeping(), value))) return undefined;
    return [list, ...writes.map((node) => file.scopes.parentOf(file.scopes.parentOf(node)!)!)];
  }

  private keeping(): Keeping {
    return { file: this.file, facts: this.facts, isId: (node) => this.isId(node) };
  }

  /** `transport.sessionId`, in whatever coat. */
  private isId(node: Node): boolean {
    const at = idValue(node);
    return isMember(at) && memberKey(at) === 'sessionId' && sdkTypeOf(this.file, this.facts, at.object) === TRANSPORT;
  }

  private settleBinding(binding: Binding): void {
    const statements = this.canGo(binding);
    if (!statements) return;
    for (const statement of statements) this.drop(statement);
    for (const statement of statements) this.settleStores(statement);
  }

  /** A private field that nobody reads any more, with its assignments. */
  private settleField(member: Node): void {
    const { file } = this;
    const field = fieldOf(file, member);
    if (!field) return;
    const uses = fieldUses(file, field, membersCalled(file, field.key)).filter((use) => !this.isGone(use));
    const isPrivate = field.declaration
      ? field.declaration.accessibility === 'private' || field.declaration.type === 'ClassPrivateProperty'
      : file.language === 'js';
    const assignments = uses.map((use) => file.scopes.parentOf(use));
    const statements = assignments.map((assignment) => assignment && file.scopes.parentOf(assignment));
    const free = assignments.every(
      (assignment, index) =>
        assignment?.type === 'AssignmentExpression' &&
        assignment.left === uses[index] &&
        statements[index]?.type === 'ExpressionStatement' &&
        isKept(this.keeping(), assignment.right),
    );
    const others = membersCalled(file, field.key).some(
      (other) => other.object.type !== 'ThisExpression' && !this.isGone(other) && !this.isId(other),
    );
    if (!isPrivate || !free || others) return;
    const declared = field.declaration;
    if (declared && (!declared.value || isKept(this.keeping(), declared.value))) this.drop(declared);
    for (const statement of statements) this.drop(statement!);
  }

  /** Statements that did nothing but store ids, where what read them has gone. */
  private settleStores(read: Node): void {
    if (!isStoring(this.keeping(), read)) return;
    const { file } = this;
    for (const member of membersCalled(file, 'sessionId')) if (this.isId(member)) this.dropAround(member);
    this.sweep();
    // What is never written must not be removed either: `unlinkSync(SESSION_FILE)` would throw.
    for (const binding of file.scopes.root.values.values()) {
      if (binding.kind !== 'const' || !binding.references.some(({ node }) => this.isGone(node))) continue;
      for (const { node } of binding.references) {
        if (this.isGone(node) || this.dropAround(node)) continue;
        const maker = file.ancestor(
          node,
          (at) => at.type === 'FunctionDeclaration' || at.type === 'VariableDeclarator',
        );
        const own = maker?.id?.type === 'Identifier' && file.scopes.bindingOf(maker.id);
        if (own && own !== binding && isKept(this.keeping(), maker.init ?? maker))
          for (const use of own.references) this.dropAround(use.node);
      }
    }
    this.sweep();
  }

  /** Drops the statement a place stands in, when that does nothing but keep ids. @returns whether it did */
  private dropAround(node: Node): boolean {
    const statement = this.isGone(node) ? undefined : this.statementAround(node);
    if (!statement || !isKept(this.keeping(), statement.expression)) return false;
    // The body of a function that keeps ids goes with the function, not piece by piece.
    const owner = this.file.ancestor(statement, (at) => Array.isArray(at.params) && 'body' in at);
    if (owner && isKept(this.keeping(), owner)) return false;
    this.drop(statement);
    return true;
  }

  /** Functions and constants of this file that nothing names any more, and that did nothing but keep ids. */
  private sweep(): void {
    for (let before = -1; before !== this.ranges.length; ) {
      before = this.ranges.length;
      for (const binding of this.file.scopes.root.values.values()) {
        const { declaration } = binding;
        if (binding.references.length === 0 || binding.references.some(({ node }) => !this.isGone(node))) continue;
        if (binding.kind === 'function' && this.file.scopes.parentOf(declaration)?.type === 'Program') {
          if (isKept(this.keeping(), declaration)) this.drop(declaration);
        } else if (binding.kind === 'const' && this.canGo(binding)) this.drop(this.file.scopes.parentOf(declaration)!);
      }
    }
  }

  /** Ids that are stored still: a stateless server has none to store. */
  private markSaves(): void {
    const { file } = this;
    for (const member of membersCalled(file, 'sessionId')) {
      if (this.isGone(member) || !this.isId(member)) continue;
      const call = file.scopes.parentOf(wrapped(file, member));
      const name = isCall(call) ? (memberKey(call.callee) ?? call.callee.name ?? '') : '';
      if (!/^(?:set|put|save|write|store|persist)/i.test(name) || isGuarded(file, member)) continue;
      file.todos.add(
        member,
        'client/session',
        'a stateless server gives no session id: transport.sessionId is undefined here.',
      );
    }
  }

  /** The statement that a call or a value is all of; with what is left empty around it. */
  private statementAround(node: Node): Node | undefined {
    const { file } = this;
    const statement = file.ancestor(node, (at) => /Statement$|Declaration$/.test(at.type));
    const holder = statement && file.scopes.parentOf(statement);
    if (statement?.type !== 'ExpressionStatement' || !holder) return undefined;
    return /^(?:Program|BlockStatement|IfStatement)$/.test(holder.type) ? statement : undefined;
  }

  private drop(statement: Node): void {
    const { file } = this;
    let at = statement;
    for (;;) {
      const block = file.scopes.parentOf(at)!;
      const holder = block.type === 'BlockStatement' ? file.scopes.parentOf(block) : block;
      const isAll =
        block.type !== 'BlockStatement' || (block.body as Node[]).every((item) => item === at || this.isGone(item));
      const isIf = holder?.type === 'IfStatement' && !holder.alternate && this.isPlainTest(holder.test);
      const isTry = holder?.type === 'TryStatement' && holder.block === block && !holder.finalizer;
      if (!isAll || !(isIf || isTry)) break;
      at = holder!;
    }
    if (this.isGone(at)) return;
    this.ranges.push({ start: at.start, end: at.end });
    this.dropped.push(at);
    file.release(at);
  }

  private isPlainTest(test: Node): boolean {
    const at = unwrap(test);
    return isMember(at) || at.type === 'Identifier' || isKept(this.keeping(), at);
  }
}

/** Whether an `if` around a place asks for the very value. */
function isGuarded(file: SourceFile, member: Node): boolean {
  const text = file.textOf(member);
  const holder = file.ancestor(member, (at) => at.type === 'IfStatement' || 'params' in at);
  return holder?.type === 'IfStatement' && file.textOf(holder.test).includes(text);
}

/** `id ?? undefined`, `id!`, `id as string`: the id. */
function idValue(node: Node): Node {
  const at = unwrap(node);
  return at.type === 'LogicalExpression' && at.operator !== '&&' ? idValue(at.left) : at;
}
