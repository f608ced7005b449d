import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { specifierFor } from '../../src/sdk/verdicts.js';
import {
  type Expected,
  hasOnlyKeysOf,
  isFrozen,
  itemExpected,
  memberExpected,
  typeText,
  widens,
} from './handler-results-shapes.js';
import { callableOf, declaredType, misfits } from './handler-results-types.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { roleOf } from './migration.js';

/**
 * Gives types to what handlers return, where it provably lost them on the way: a declaration gets the type v2 expects,
 * a function its return type; what comes from another file is cast where it is used. Nothing changes at run time.
 */
export class ResultRepair {
  private readonly done = new Set<Node>();
  /** While a list is only looked at: what would have been cast or given a type. */
  private trial: { casts: number; types: number; frozen: boolean } | undefined;

  constructor(
    private readonly file: SourceFile,
    private readonly facts: FileFacts,
  ) {}

  /** What v2 calls a type, imported where it is written. */
  text(expected: Expected, at: Node): string {
    const source = specifierFor('role', roleOf(this.file, this.facts));
    const local = this.file.imports.use(source, expected.name, { at, type: true });
    return typeText(expected, local, this.file.style.quote);
  }

  /** Looks at a returned value. */
  visit(node: Node, expected: Expected, depth = 0): void {
    if (depth > 8 || this.done.has(node)) return;
    if (this.settleList(node, expected, depth)) return;
    const next = (inner: Node | null | undefined, wanted: Expected | undefined = expected) => {
      if (inner && wanted) this.visit(inner, wanted, depth + 1);
    };
    switch (node.type) {
      case 'ParenthesizedExpression':
        return next(node.expression);
      case 'ConditionalExpression':
        next(node.consequent);
        return next(node.alternate);
      case 'LogicalExpression':
        next(node.left);
        return next(node.right);
      case 'SpreadElement':
        return next(node.argument);
      case 'ArrayExpression':
        for (const element of node.elements as (Node | null)[])
          next(element, element?.type === 'SpreadElement' ? expected : itemExpected(expected));
        return;
      case 'ObjectExpression':
        if (this.isTask(node, expected)) return;
        for (const property of node.properties as Node[]) {
          const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
          if (key !== undefined) next(property.value, memberExpected(expected, key));
          else if (property.type === 'SpreadElement') next(property.argument);
        }
        return;
      case 'Identifier':
        return this.variable(node, expected, depth);
      case 'AwaitExpression':
        if (isCall(node.argument)) this.call(node.argument, expected, node, depth);
        return;
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.call(node, expected, node, depth);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return this.member(node, expected);
    }
  }

  /** A list of which several entries are cast, some of them `as const`, is cast once, where it is returned. */
  private settleList(node: Node, expected: Expected, depth: number): boolean {
    if (!expected.list || this.trial || node.type === 'ArrayExpression' || node.type === 'SpreadElement') return false;
    const trial = { casts: 0, types: 0, frozen: false };
    const done = new Set(this.done);
    this.trial = trial;
    this.visit(node, expected, depth);
    this.trial = undefined;
    this.done.clear();
    for (const one of done) this.done.add(one);
    if (trial.casts < 2 || trial.types > 0 || !trial.frozen) return false;
    this.cast(node, expected, false, true);
    return true;
  }

  /** `return { task }` from tools/call: v1's answer to a task-augmented call, which v2 knows no more. */
  private isTask(node: Node, expected: Expected): boolean {
    if (this.trial) return false;
    const keys = (node.properties as Node[]).map((property) => property.key && propertyKey(property));
    if (expected.name !== 'CallToolResult' || !keys.includes('task') || keys.includes('content')) return false;
    this.file.todos.add(
      node,
      'removed/tasks',
      'v2 has no tasks (SEP-2663) and refuses this answer to tools/call: wait for the result and return that, or keep this process on v1.',
    );
    if (this.file.language !== 'js') this.file.edits.insert(node.end, ` as unknown as ${this.text(expected, node)}`);
    return true;
  }

  private variable(node: Node, expected: Expected, depth: number): void {
    const { file, facts } = this;
    const binding = file.scopes.bindingOf(node);
    if (!binding) return;
    const { declaration, id } = binding;
    const isPlain = declaration.type === 'VariableDeclarator' && declaration.id === id && !id.typeAnnotation;
    if (!isPlain) {
      if (binding.kind === 'import') this.imported(node, expected);
      else if (misfits(declaredType({ file, facts, node }), expected)) this.cast(node, expected);
      return;
    }
    const init = declaration.init as Node | null;
    if (!init || (init.type === 'ArrayExpression' && init.elements.length === 0)) {
      if (this.isFilledWithWidened(binding)) this.annotate(binding, expected);
      return;
    }
    if (isFrozen(init)) return this.cast(node, expected, false, true);
    if (init.type === 'ObjectExpression' || init.type === 'ArrayExpression' || widens(init)) {
      if (!widens(init)) return this.visit(init, expected, depth + 1);
      if (hasOnlyKeysOf(init, expected) && !this.isQueried(binding)) this.annotate(binding, expected);
      else this.castSchemas(init);
      return;
    }
    if (misfits(declaredType({ file, facts, node: init }), expected)) this.cast(node, expected);
    else this.visit(init, expected, depth + 1);
  }

  /** `content.push({ type: 'text', … })`, `result = { content: […] }`. */
  private isFilledWithWidened(binding: Binding): boolean {
    return binding.references.some(({ node }) => {
      const parent = this.file.scopes.parentOf(node);
      if (parent?.type === 'AssignmentExpression' && parent.left === node) return widens(parent.right);
      if (!isMember(parent) || parent.object !== node || !/^(?:push|unshift)$/.test(memberKey(parent) ?? ''))
        return false;
      const call = this.file.scopes.parentOf(parent);
      return isCall(call) && call.callee === parent && call.arguments.some((argument) => widens(argument));
    });
  }

  /** `(typeof tools)[number]['name']`: such types would lose what the literal told them. */
  private isQueried(binding: Binding): boolean {
    return binding.references.some(({ node }) => this.file.scopes.parentOf(node)?.type === 'TSTypeQuery');
  }

  private imported(node: Node, expected: Expected): void {
    const record = this.file.imports.of(this.file.scopes.bindingOf(node));
    if (!record || record.kind === 'namespace') return;
    const declared = this.facts.declarationOf?.(record.original.source, record.original.name);
    if (declared?.node.type !== 'Identifier') return;
    const { init, id } = declared.file.scopes.bindingOf(declared.node)?.declaration ?? ({} as Node);
    if (id?.typeAnnotation) {
      if (misfits({ ...declared, node: id.typeAnnotation }, expected)) this.cast(node, expected);
    } else if (isFrozen(init)) this.cast(node, expected, false, true);
    else if (widens(init)) this.cast(node, expected);
  }

  private member(node: Node, expected: Expected): void {
    const { file, facts } = this;
    if (misfits(declaredType({ file, facts, node }), expected)) {
      this.cast(node, expected);
      return;
    }
    const literal = this.literalOf(node.object);
    if (literal && expected.name === 'Tool') this.castSchemas(literal);
  }

  /** The literal a constant of this file holds. */
  private literalOf(node: Node): Node | undefined {
    const binding = node.type === 'Identifier' ? this.file.scopes.bindingOf(node) : undefined;
    const declaration = binding?.declaration;
    if (declaration?.type !== 'VariableDeclarator' || declaration.id !== binding?.id || binding?.id.typeAnnotation)
      return undefined;
    const init = declaration.init as Node | null;
    return init && /^(Array|Object)Expression$/.test(init.type) ? init : undefined;
  }

  private call(node: Node, expected: Expected, whole: Node, depth: number): void {
    const { file, facts } = this;
    const { callee } = node;
    if (isMember(callee)) {
      const key = memberKey(callee) ?? '';
      if (/^(?:filter|slice|sort|reverse|toSorted|concat)$/.test(key))
        return this.visit(callee.object, expected, depth + 1);
      const table = key === 'map' ? callee.object : callee.object.name === 'Object' ? node.arguments[0] : undefined;
      if (table && expected.name === 'Tool') return this.table(table);
    }
    const mapped = mappedByAll(node);
    const item = mapped && itemExpected(expected);
    if (item) return this.mapped(mapped, item, depth);
    const callable = callableOf({ file, facts, node });
    if (!callable && this.isForeignSchema(node, expected)) return this.cast(whole, expected);
    if (callable?.node.body && !callable.node.returnType) {
      const returns = this.returnsOf(callable.file, callable.node);
      if (!returns.some((value) => this.loses(callable.file, value))) return;
      if (callable.file === file && this.canAnnotate(callable.node, returns))
        this.annotateFunction(callable.node, expected, depth);
      else this.cast(whole, expected, whole === node && callable.node.async);
      return;
    }
    const type = declaredType({ file, facts, node: whole });
    if (misfits(type, expected)) this.cast(whole, expected, whole === node && type?.node.typeName?.name === 'Promise');
  }

  /** `await Promise.all(xs.map(async (x) => ({ … })))`: through Promise.all, literals lose what they are wanted for. */
  private mapped(callback: Node, item: Expected, depth: number): void {
    const returns = this.returnsOf(this.file, callback);
    const isPlain = returns.every((value) => {
      const at = unwrap(value);
      return at.type === 'ObjectExpression' && hasOnlyKeysOf(at, item);
    });
    if (isPlain && !callback.returnType && returns.some((value) => widens(unwrap(value))))
      this.annotateFunction(callback, item, depth + 1);
    else for (const value of returns) this.visit(unwrap(value), item, depth + 1);
  }

  /** A JSON schema that a library makes: of a type of its own, which v2's need not be. */
  private isForeignSchema(node: Node, { name, member }: Expected): boolean {
    if (name !== 'Tool' || !/^(input|output)Schema$/.test(member ?? '')) return false;
    const record = this.file.imports.of(this.file.scopes.bindingOf(unwrap(node.callee)));
    return record?.kind === 'named' && !/^(?:[.#@~]\/|\.|zod)/.test(record.original.source);
  }

  /** What is listed from a table: `Object.values(TOOLS)`, `TOOLS.map(…)`, `Object.entries(TOOLS).map(…)`. */
  private table(node: Node): void {
    const at = unwrap(node);
    if (isCall(at) && isMember(at.callee)) {
      const inner = at.callee.object.name === 'Object' ? at.arguments[0] : at.callee.object;
      if (inner) this.table(inner);
      return;
    }
    const literal = this.literalOf(at);
    if (literal) this.castSchemas(literal);
  }

  /** What a function returns. */
  returnsOf(file: SourceFile, callable: Node): Node[] {
    return callable.body.type === 'BlockStatement' ? file.returnsOf(callable) : [callable.body];
  }

  /** Whether a returned value has a literal that nothing holds to its type. */
  loses(file: SourceFile, value: Node): boolean {
    const at = value.type === 'AwaitExpression' ? value.argument : value;
    if (widens(at)) return true;
    if (at.type === 'ObjectExpression')
      return (at.properties as Node[]).some(
        (property) => property.value?.type === 'Identifier' && this.loses(file, property.value),
      );
    const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
    const isPlain = binding?.declaration.type === 'VariableDeclarator' && !binding.id.typeAnnotation;
    return isPlain && widens(binding.declaration.init);
  }

  private canAnnotate(callable: Node, returns: readonly Node[]): boolean {
    if (callable.generator || callable.typeParameters || callable.kind === 'constructor') return false;
    // A value that is something else as well needs a type of its own.
    return returns.every(
      (value) => !/^(NullLiteral|StringLiteral|BooleanLiteral)$/.test(value.type) && value.name !== 'undefined',
    );
  }

  /** Gives a function the return type v2 expects, and looks at what it returns. */
  annotateFunction(callable: Node, expected: Expected, depth = 0): void {
    if (this.done.has(callable)) return;
    this.done.add(callable);
    if (this.trial) {
      this.trial.types++;
      return;
    }
    const { file } = this;
    const params = callable.params as Node[];
    const from = params.at(-1)?.end ?? (callable.key ?? callable.id)?.end ?? callable.start;
    const isBare =
      callable.type === 'ArrowFunctionExpression' &&
      params.length === 1 &&
      !file.text.slice(callable.start, params[0]!.start).includes('(');
    const text = this.text(expected, callable);
    const type = `: ${callable.async ? `Promise<${text}>` : text}`;
    if (isBare) {
      file.edits.insert(params[0]!.start, '(');
      file.edits.insert(params[0]!.end, `)${type}`);
    } else file.edits.insert(file.text.indexOf(')', from) + 1, type);
    for (const value of this.returnsOf(file, callable)) this.visit(value, expected, depth + 1);
  }

  private annotate(binding: Binding, expected: Expected): void {
    const { id } = binding;
    if (this.done.has(id)) return;
    this.done.add(id);
    if (this.trial) {
      this.trial.types++;
      return;
    }
    this.file.edits.insert(id.start + id.name.length, `: ${this.text(expected, id)}`);
  }

  /** Every `inputSchema: { type: 'object', … }` of a table that has more than v2's type knows. */
  private castSchemas(literal: Node): void {
    if (this.done.has(literal)) return;
    this.done.add(literal);
    const items = (literal.elements ?? literal.properties) as (Node | null)[];
    for (const item of items) {
      const object = item?.type === 'ObjectProperty' ? item.value : item;
      if (object?.type !== 'ObjectExpression') continue;
      for (const property of object.properties as Node[]) {
        const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
        if (key !== 'inputSchema' && key !== 'outputSchema') continue;
        if (widens(property.value)) this.cast(property.value, { name: 'Tool', member: key });
      }
    }
    if (literal.type === 'ObjectExpression')
      for (const property of literal.properties as Node[]) {
        const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
        if ((key === 'inputSchema' || key === 'outputSchema') && widens(property.value))
          this.cast(property.value, { name: 'Tool', member: key });
      }
  }

  /** @param frozen a literal `as const`, which TypeScript casts to nothing that can be changed */
  private cast(node: Node, expected: Expected, promise = false, frozen = false): void {
    if (this.done.has(node)) return;
    this.done.add(node);
    if (this.trial) {
      this.trial.casts++;
      this.trial.frozen ||= frozen;
      return;
    }
    const { file } = this;
    const text = this.text(expected, node);
    // A list entry is still the entry of its list.
    const wanted = expected.member === 'contents' && expected.item ? this.withOwnType(node, text) : text;
    const type = `${frozen ? ' as unknown' : ''} as ${promise ? `Promise<${wanted}>` : wanted}`;
    const parent = file.scopes.parentOf(node);
    if (parent?.type === 'ObjectProperty' && parent.shorthand) {
      file.edits.insert(node.end, `: ${node.name}${type}`);
      return;
    }
    const isAwait = node.type === 'AwaitExpression';
    if (isAwait) file.edits.insert(node.start, '(');
    file.edits.insert(node.end, `${isAwait ? ')' : ''}${type}`);
  }

  /** A Resource is no text and no blob; that it comes with one is more than its type, not another. */
  private withOwnType(node: Node, text: string): string {
    const type = declaredType({ file: this.file, facts: this.facts, node })?.node;
    if (type?.type !== 'TSTypeReference') return text;
    return `${this.file.textOf(type)} & ${text}`;
  }
}

/** The function of `Promise.all(xs.map(…))`. */
function mappedByAll(node: Node): Node | undefined {
  if (!isMember(node.callee) || node.callee.object.name !== 'Promise' || memberKey(node.callee) !== 'all')
    return undefined;
  const list = node.arguments[0] as Node | undefined;
  if (!list || !isCall(list) || !isMember(list.callee) || memberKey(list.callee) !== 'map') return undefined;
  const callback = list.arguments[0] as Node | undefined;
  return callback && /FunctionExpression$/.test(callback.type) ? callback : undefined;
}
