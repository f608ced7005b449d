import type { Binding } from '../../src/engine/bindings.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { answerFit, answerTypeFit, isAnswer } from './handler-results-answers.js';
import { ResultCasts } from './handler-results-casts.js';
import { entriesOf, isApartLiteral, isSchema, lacksContent, listsOf, mappedByAll } from './handler-results-literals.js';
import {
  choicesOf,
  type Expected,
  hasOnlyKeysOf,
  isFrozen,
  itemExpected,
  memberExpected,
  widens,
} from './handler-results-shapes.js';
import { callableOf, declaredType, isJson, misfits } from './handler-results-types.js';
import { differ, schemaLiterals, standApart } from './json-schemas.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { exportedName } from './values.js';

/**
 * Gives types to what handlers return, where it provably lost them on the way: a declaration gets the type v2 expects,
 * a function its return type; what comes from another file is cast where it is used. Nothing changes at run time.
 */
export class ResultRepair extends ResultCasts {
  /** What is looked at is spread into a result, and need not be one. */
  private isPart = false;

  /** Looks at a returned value. */
  visit(node: Node, expected: Expected, depth = 0): void {
    if (depth > 8 || this.done.has(node)) return;
    if (this.settleList(node, expected, depth)) return;
    const next = (inner: Node | null | undefined, wanted: Expected | undefined) => {
      if (inner && wanted) this.visit(inner, wanted, depth + 1);
    };
    if (isAnswer(expected)) return this.answer(node, expected);
    switch (node.type) {
      case 'ParenthesizedExpression':
        return next(node.expression, expected);
      case 'ConditionalExpression':
        next(node.consequent, expected);
        return next(node.alternate, expected);
      case 'LogicalExpression':
        next(node.left, expected);
        return next(node.right, expected);
      case 'SpreadElement':
        return next(node.argument, expected);
      case 'ArrayExpression':
        if (this.takesForeignIterator(node, expected)) return this.cast(node, expected);
        for (const element of node.elements as (Node | null)[])
          next(element, element?.type === 'SpreadElement' ? expected : itemExpected(expected));
        return;
      case 'ObjectExpression':
        if (this.isTask(node, expected)) return;
        if (!this.isPart && lacksContent(node, expected)) return this.cast(node, expected, false, true);
        for (const property of node.properties as Node[]) {
          const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
          if (key !== undefined) next(property.value, memberExpected(expected, key));
          else if (property.type === 'SpreadElement') this.spread(property.argument, expected, depth);
        }
        if (isSchema(expected)) this.schema(node, expected);
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

  /** What a person answered: v2 knows strings, numbers, booleans and lists of strings, where v1 took anything. */
  private answer(node: Node, expected: Expected): void {
    const { file, facts } = this;
    const literal = node.type === 'ObjectExpression' ? node : this.literalOf(node);
    const fit = literal ? answerFit(literal) : answerTypeFit(declaredType({ file, facts, node }));
    if (fit !== 'fits') this.cast(node, expected, false, fit === 'far');
  }

  /** `[...tools.values()]`: what is spread is no list, so the cast goes to the list it ends up in. */
  private takesForeignIterator(node: Node, expected: Expected): boolean {
    const { file, facts } = this;
    return (node.elements as (Node | null)[]).some((element) => {
      const argument = element?.type === 'SpreadElement' ? (element.argument as Node) : undefined;
      const isIterator =
        argument && isCall(argument) && isMember(argument.callee) && argument.callee.object.name !== 'Object';
      return (
        isIterator &&
        memberKey(argument.callee) === 'values' &&
        misfits(declaredType({ file, facts, node: argument }), expected)
      );
    });
  }

  /** A literal schema: a part of it may be of a type that is no JSON to v2. */
  private schema(node: Node, expected: Expected): void {
    if (this.hasForeignPart(node)) this.cast(node, expected, false, true);
    else this.thaw(node);
  }

  private hasForeignPart(node: Node): boolean {
    const { file, facts } = this;
    switch (node.type) {
      case 'ObjectExpression':
        return (node.properties as Node[]).some(({ type, value, argument }) =>
          type === 'ObjectMethod' ? false : this.hasForeignPart(value ?? argument),
        );
      case 'ArrayExpression':
        return (node.elements as (Node | null)[]).some((element) => element && this.hasForeignPart(element));
      case 'SpreadElement':
        return this.hasForeignPart(node.argument);
      case 'Identifier': {
        if (node.name === 'undefined') return true;
        const literal = this.literalOf(node);
        if (literal) return differ([literal]);
        const binding = file.scopes.bindingOf(node);
        const init = binding?.declaration.type === 'VariableDeclarator' ? binding.declaration.init : undefined;
        if (init?.type === 'TSAsExpression' && init.expression.type === 'ObjectExpression') return isFrozen(init);
      }
    }
    return /^(?:Identifier|(?:Optional)?(?:Member|Call)Expression)$/.test(node.type)
      ? !isJson(declaredType({ file, facts, node }))
      : false;
  }

  /** `{ ...base, text }`: what is spread is but a part, so its own choices are told to stay as they are. */
  private spread(node: Node, expected: Expected, depth: number): void {
    const at = unwrap(node);
    if (at.type === 'ConditionalExpression' || at.type === 'LogicalExpression') {
      for (const side of [at.consequent ?? at.left, at.alternate ?? at.right]) this.spread(side, expected, depth);
      return;
    }
    const literal = at.type === 'ObjectExpression' ? at : this.literalOf(at);
    if (literal?.type !== 'ObjectExpression') {
      this.isPart = true;
      this.visit(at, expected, depth + 1);
      this.isPart = false;
      return;
    }
    if (this.done.has(literal) || this.trial) return;
    this.done.add(literal);
    for (const value of choicesOf(literal)) this.file.edits.insert(value.end, ' as const');
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
    const loop = file.scopes.parentOf(file.scopes.parentOf(declaration)!);
    if (!init && loop?.type === 'ForOfStatement') {
      if (misfits(declaredType({ file, facts, node }), expected)) this.cast(node, expected);
      return;
    }
    if (!init || (init.type === 'ArrayExpression' && init.elements.length === 0)) {
      if (this.isFilledWithForeign(binding, expected)) this.cast(node, expected);
      else if (this.isFilledWithWidened(binding)) this.annotate(binding, expected);
      return;
    }
    if (isFrozen(init)) return this.cast(node, expected, false, true);
    if (!this.isPart && lacksContent(init, expected)) return this.cast(node, expected, false, true);
    if (init.type === 'ObjectExpression' || init.type === 'ArrayExpression' || widens(init)) {
      const isApart = isApartLiteral(init, expected);
      if (!widens(init) && !isApart) return this.visit(init, expected, depth + 1);
      if (hasOnlyKeysOf(init, expected) && !this.isQueried(binding)) this.annotate(binding, expected);
      else this.castSchemas(init, isApart);
      this.visitLiterals(init, expected, depth);
      return;
    }
    if (misfits(declaredType({ file, facts, node: init }), expected)) this.cast(node, expected);
    else this.visit(init, expected, depth + 1);
  }

  /** `content.push({ type: 'text', … })`, `result = { content: […] }`. */
  private isFilledWithWidened(binding: Binding): boolean {
    return this.filledWith(binding).some((value) => widens(value));
  }

  /** `tools.push(...provider.tools)`: of a type of the project's own that v2 does not take, or with such a part. */
  private isFilledWithForeign(binding: Binding, expected: Expected): boolean {
    const { file, facts } = this;
    const item = itemExpected(expected);
    if (!item) return false;
    return this.filledWith(binding).some((value) => {
      if (value.type === 'SpreadElement') return misfits(declaredType({ file, facts, node: value.argument }), expected);
      if (value.type !== 'ObjectExpression') return misfits(declaredType({ file, facts, node: value }), item);
      return (value.properties as Node[]).some((property) => {
        const key = property.type === 'ObjectProperty' ? propertyKey(property) : undefined;
        const inner = key === undefined ? undefined : memberExpected(item, key);
        return inner !== undefined && misfits(declaredType({ file, facts, node: property.value }), inner);
      });
    });
  }

  /** What is assigned to a variable, or pushed to the list it holds. */
  private filledWith(binding: Binding): Node[] {
    return binding.references.flatMap(({ node }) => {
      const parent = this.file.scopes.parentOf(node);
      if (parent?.type === 'AssignmentExpression' && parent.left === node) return [parent.right as Node];
      if (!isMember(parent) || parent.object !== node || !/^(?:push|unshift)$/.test(memberKey(parent) ?? '')) return [];
      const call = this.file.scopes.parentOf(parent);
      return isCall(call) && call.callee === parent ? (call.arguments as Node[]) : [];
    });
  }

  /** The schemas of a literal that is held to its type: what in them is a name or a list `as const`. */
  private visitLiterals(literal: Node, expected: Expected, depth: number): void {
    if (isSchema(expected)) this.thaw(literal);
    for (const schema of schemaLiterals(literal, expected))
      this.visit(schema.literal, { name: 'Tool', member: schema.key }, depth + 1);
  }

  /** `(typeof tools)[number]['name']`: such types would lose what the literal told them. */
  private isQueried(binding: Binding): boolean {
    return binding.references.some(({ node }) => this.file.scopes.parentOf(node)?.type === 'TSTypeQuery');
  }

  private imported(node: Node, expected: Expected): void {
    const declared = this.importedFrom(node);
    if (!declared) return;
    const { init, id } = declared;
    if (id?.typeAnnotation) {
      if (misfits({ ...declared, node: id.typeAnnotation }, expected)) this.cast(node, expected);
    } else if (isFrozen(init)) this.cast(node, expected, false, true);
    else {
      const isApart = standApart(schemaLiterals(init, expected));
      if (isApart || widens(init)) this.cast(node, expected, false, isApart);
    }
  }

  private member(node: Node, expected: Expected): void {
    const { file, facts } = this;
    if (misfits(declaredType({ file, facts, node }), expected)) {
      this.cast(node, expected);
      return;
    }
    const field = this.fieldOf(node);
    if (field) return this.field(node, field, expected);
    const literal = this.literalOf(node.object);
    if (literal && expected.name === 'Tool') this.castSchemas(literal);
  }

  /** `this.tools` of a class whose field holds a literal that nothing holds to its type. */
  private field(node: Node, field: Node, expected: Expected): void {
    const value = field.value as Node;
    if (isFrozen(value)) return this.cast(node, expected, false, true);
    const isApart = isApartLiteral(value, expected);
    if (this.done.has(value) || (!widens(value) && !isApart)) return;
    if (!hasOnlyKeysOf(value, expected) || field.computed) return this.castSchemas(value, isApart);
    this.done.add(value);
    if (this.trial) {
      this.trial.types++;
      return;
    }
    this.file.edits.insert(field.key.end, `: ${this.text(expected, field)}`);
    this.visitLiterals(value, expected, 0);
  }

  private call(node: Node, expected: Expected, whole: Node, depth: number): void {
    const { file, facts } = this;
    const { callee } = node;
    if (isMember(callee)) {
      const key = memberKey(callee) ?? '';
      if (/^(?:filter|slice|sort|reverse|toSorted|concat)$/.test(key))
        return this.visit(callee.object, expected, depth + 1);
      const item = key === 'map' || key === 'flatMap' ? itemExpected(expected) : undefined;
      const callback = item && this.ownFunction(node.arguments[0]);
      if (callback && !callback.returnType)
        for (const value of this.returnsOf(file, callback))
          this.item(value, key === 'flatMap' && value.type === 'ArrayExpression' ? expected : item, depth + 1);
      const table = key === 'map' ? callee.object : callee.object.name === 'Object' ? node.arguments[0] : undefined;
      if (table && expected.name === 'Tool' && this.table(table))
        this.cast(node, { name: 'Tool', list: true }, false, true);
      if (item || table) return;
    }
    if (expected.name === 'CallToolResult' && this.readsCompatibly(node))
      return this.cast(whole, expected, whole === node);
    const mapped = mappedByAll(node);
    const item = mapped && itemExpected(expected);
    if (item) return this.mapped(mapped, item, depth);
    const callable = callableOf({ file, facts, node });
    if (!callable && this.isForeignSchema(node, expected)) return this.cast(whole, expected);
    if (callable?.node.body && !callable.node.returnType) {
      const returns = this.returnsOf(callable.file, callable.node);
      const isOwn = callable.file === file;
      if (!this.isPart && returns.some((value) => lacksContent((isOwn && this.literalOf(value)) || value, expected)))
        return this.cast(whole, expected, whole === node && callable.node.async, true);
      if (!returns.some((value) => this.loses(callable.file, value, expected))) {
        if (callable.file === file) for (const value of returns) this.visit(value, expected, depth + 1);
        return;
      }
      if (callable.file === file && this.canAnnotate(callable.node, returns))
        this.annotateFunction(callable.node, expected, depth);
      else this.cast(whole, expected, whole === node && callable.node.async);
      return;
    }
    const type = declaredType({ file, facts, node: whole });
    if (misfits(type, expected)) this.cast(whole, expected, whole === node && type?.node.typeName?.name === 'Promise');
  }

  /** `client.request(…, CompatibilityCallToolResultSchema)`: also the result of servers of 2024, without content. */
  private readsCompatibly(node: Node): boolean {
    const schema = (node.arguments as Node[])[1];
    return !!schema && exportedName(this.file, this.facts, schema) === 'CompatibilityCallToolResultSchema';
  }

  /** A callback: written in place, or a function of this file. */
  private ownFunction(node: Node | undefined): Node | undefined {
    if (node && /FunctionExpression$/.test(node.type)) return node;
    const binding = node?.type === 'Identifier' ? this.file.scopes.bindingOf(node) : undefined;
    const declared = binding?.kind === 'function' ? binding.declaration : binding?.declaration.init;
    return declared?.params && declared.body ? declared : undefined;
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
    else for (const value of returns) this.item(value, item, depth + 1);
  }

  /** What a callback gives for an entry: what is cast there already has the type it is cast to. */
  private item(value: Node, expected: Expected, depth: number): void {
    const { file, facts } = this;
    if (value.type !== 'TSAsExpression' || value.typeAnnotation.typeName?.name === 'const')
      this.visit(unwrap(value), expected, depth);
    else if (misfits({ file, facts, node: value.typeAnnotation }, expected)) this.cast(value, expected);
  }

  /** A JSON schema that a library makes: of a type of its own, which v2's need not be. */
  private isForeignSchema(node: Node, { name, member }: Expected): boolean {
    if (name !== 'Tool' || !/^(input|output)Schema$/.test(member ?? '')) return false;
    const record = this.file.imports.of(this.file.scopes.bindingOf(unwrap(node.callee)));
    return record?.kind === 'named' && !/^(?:[.#@~]\/|\.|zod)/.test(record.original.source);
  }

  /**
   * What is listed from a table: `Object.values(TOOLS)`, `TOOLS.map(…)`, `Object.entries(TOOLS).map(…)`.
   *
   * @returns whether the table stands in another file and does not fit, so that what is listed needs a cast
   */
  private table(node: Node): boolean {
    const at = unwrap(node);
    if (isCall(at) && isMember(at.callee)) {
      const inner = at.callee.object.name === 'Object' ? at.arguments[0] : at.callee.object;
      return inner ? this.table(inner) : false;
    }
    const field = this.fieldOf(at);
    if (field?.value.type === 'ArrayExpression') this.field(at, field, { name: 'Tool', list: true });
    else {
      const literal = this.literalOf(at);
      if (literal) this.castSchemas(literal, standApart(entriesOf(literal)));
    }
    const declared = at.type === 'Identifier' ? this.importedFrom(at) : undefined;
    const isTable =
      declared && !declared.id?.typeAnnotation && /^(?:Array|Object)Expression$/.test(declared.init?.type ?? '');
    return !!isTable && (widens(declared.init) || standApart(entriesOf(declared.init!)));
  }

  /** Whether what a function returns has tools side by side whose schemas TypeScript would fill up with each other's. */
  standApart(returns: readonly Node[], expected: Expected): boolean {
    return standApart(returns.flatMap((value) => schemaLiterals(value, expected)));
  }

  /** Holds such tools to their type: by the function's own, or each schema where a tool has members of its own. */
  holdApart(callable: Node, returns: readonly Node[], expected: Expected): void {
    const lists = returns.flatMap((value) => listsOf(value, 'tools'));
    if (this.canAnnotate(callable, returns) && lists.every((list) => hasOnlyKeysOf(list, { name: 'Tool' })))
      return this.annotateFunction(callable, expected);
    for (const list of lists) this.castSchemas(list, true);
    for (const value of returns) this.visit(value, expected);
  }

  /** Whether a returned value has a literal that nothing holds to its type. */
  loses(file: SourceFile, value: Node, expected: Expected): boolean {
    const at = value.type === 'AwaitExpression' ? value.argument : value;
    if (widens(at) || standApart(schemaLiterals(at, expected))) return true;
    if (at.type === 'ObjectExpression')
      return (at.properties as Node[]).some(
        (property) => property.value?.type === 'Identifier' && this.loses(file, property.value, expected),
      );
    const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
    const isPlain = binding?.declaration.type === 'VariableDeclarator' && !binding.id.typeAnnotation;
    return isPlain && widens(binding.declaration.init);
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

  private canAnnotate(callable: Node, returns: readonly Node[]): boolean {
    if (callable.generator || callable.typeParameters || callable.kind === 'constructor') return false;
    // A value that is something else as well needs a type of its own.
    return returns.every(
      (value) => !/^(NullLiteral|StringLiteral|BooleanLiteral)$/.test(value.type) && value.name !== 'undefined',
    );
  }
}
