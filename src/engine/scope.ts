import { Binding, type BindingKind, type Reference, Scope, type ScopeTable, type Space } from './bindings.js';
import { childKeys, eachChild, type Node } from './node.js';
import { VISITORS } from './scope-visitors.js';

const SPACES: Record<BindingKind, { value: boolean; type: boolean; namespace: boolean }> = {
  import: { value: true, type: true, namespace: true },
  var: { value: true, type: false, namespace: false },
  let: { value: true, type: false, namespace: false },
  const: { value: true, type: false, namespace: false },
  function: { value: true, type: false, namespace: false },
  class: { value: true, type: true, namespace: false },
  param: { value: true, type: false, namespace: false },
  catch: { value: true, type: false, namespace: false },
  type: { value: false, type: true, namespace: false },
  interface: { value: false, type: true, namespace: false },
  enum: { value: true, type: true, namespace: true },
  namespace: { value: true, type: false, namespace: true },
  typeparam: { value: false, type: true, namespace: false },
};

function hasExpressions(pattern: Node): boolean {
  if (pattern.type === 'AssignmentPattern') return true;
  const inner = pattern.properties ?? pattern.elements ?? [pattern.argument, pattern.parameter];
  return (inner as (Node | null | undefined)[]).some(
    (item) => item && (item.computed || hasExpressions(item.value ?? item)),
  );
}

/** Nodes that go on one of the table's lists. */
const NOTED = new Map<string, 'string' | 'call' | 'assignment' | 'return'>([
  ['StringLiteral', 'string'],
  ['TemplateElement', 'string'],
  ['TemplateLiteral', 'string'],
  ['DirectiveLiteral', 'string'],
  ['RegExpLiteral', 'string'],
  ['CallExpression', 'call'],
  ['OptionalCallExpression', 'call'],
  ['NewExpression', 'call'],
  ['AssignmentExpression', 'assignment'],
  ['ReturnStatement', 'return'],
]);

/** Nodes by their types, told apart when somebody first asks: nobody has to walk the tree again for them. */
function byType(parents: ReadonlyMap<Node, Node>): (type: string) => readonly Node[] {
  let types: Map<string, Node[]> | undefined;
  return (type) => {
    if (!types) {
      types = new Map();
      for (const node of parents.keys()) {
        const list = types.get(node.type);
        if (list) list.push(node);
        else types.set(node.type, [node]);
      }
      for (const list of types.values()) list.sort((a, b) => a.start - b.start || b.end - a.end);
    }
    return types.get(type) ?? [];
  };
}

/** Resolves every name of a parsed file. */
export function buildScopes(file: Node): ScopeTable {
  return new ScopeBuilder().run(file);
}

/** The walk itself. Its methods are for the visitor table of scope-visitors.ts; use `buildScopes`. */
export class ScopeBuilder {
  readonly parents = new Map<Node, Node>();
  readonly scopes = new Map<Node, Scope>();
  readonly resolved = new Map<Node, Binding>();
  readonly pending: Reference[] = [];
  readonly bindings: Binding[] = [];
  readonly strings: Node[] = [];
  readonly calls: Node[] = [];
  readonly memberAssignments: Node[] = [];
  readonly returns: Node[] = [];

  run(file: Node): ScopeTable {
    const program = file.program as Node;
    const root = this.open(undefined, program, true);
    this.children(program, root);
    const globals: Reference[] = [];
    for (const reference of this.pending) {
      const name = reference.node.name as string;
      const binding = reference.scope.lookup(name, reference.space);
      if (!binding) {
        globals.push(reference);
        continue;
      }
      binding.references.push(reference);
      this.resolved.set(reference.node, binding);
      // `export { Foo }` may carry a value and a type of the same name: both are meant.
      if (reference.space === 'any') {
        const type = binding.scope.types.get(name);
        if (type && type !== binding) type.references.push(reference);
      }
    }
    const { parents, scopes, resolved } = this;
    return {
      root,
      bindings: this.bindings,
      globals,
      strings: this.strings,
      calls: this.calls,
      memberAssignments: this.memberAssignments,
      returns: this.returns,
      bindingOf: (node) => resolved.get(node),
      parentOf: (node) => parents.get(node),
      nodesOf: byType(parents),
      scopeOf(node) {
        for (let at: Node | undefined = node; at; at = parents.get(at)) {
          const scope = scopes.get(at);
          if (scope) return scope;
        }
        return root;
      },
    };
  }

  open(parent: Scope | undefined, node: Node, isFunction = false): Scope {
    const scope = new Scope(parent, node, isFunction);
    this.scopes.set(node, scope);
    return scope;
  }

  declare(wanted: Scope, kind: BindingKind, id: Node, node: Node, name: string = id.name): void {
    // `var` of a parameter's name is that parameter, though the body has a scope of its own.
    const parameters = wanted.parent?.isFunction && wanted.node === wanted.parent.node.body ? wanted.parent : undefined;
    const scope = kind === 'var' && parameters?.values.has(name) ? parameters : wanted;
    const spaces = SPACES[kind];
    const known =
      (spaces.value && scope.values.get(name)) ||
      (spaces.type && scope.types.get(name)) ||
      (spaces.namespace && scope.namespaces.get(name)) ||
      undefined;
    const binding = known ?? new Binding(name, kind, scope);
    if (!known) this.bindings.push(binding);
    binding.declarations.push({ id, node });
    if (spaces.value && !scope.values.has(name)) scope.values.set(name, binding);
    if (spaces.type && !scope.types.has(name)) scope.types.set(name, binding);
    if (spaces.namespace && !scope.namespaces.has(name)) scope.namespaces.set(name, binding);
    // The name of an enum's member is a key to everybody but the enum's own initializers.
    if (node.type !== 'TSEnumMember') this.resolved.set(id, binding);
  }

  refer(node: Node, scope: Scope, space: Space): void {
    this.pending.push({ node, scope, space });
  }

  /** Visits a child, remembering who its parent is. */
  child(node: Node | null | undefined, parent: Node, scope: Scope): void {
    if (!node) return;
    this.parents.set(node, parent);
    this.visit(node, scope);
  }

  list(nodes: (Node | null)[] | null | undefined, parent: Node, scope: Scope): void {
    if (nodes) for (const node of nodes) this.child(node, parent, scope);
  }

  children(node: Node, scope: Scope, skip?: string): void {
    // Every node of every file passes here: no closures.
    for (const key of childKeys(node)) {
      const value = node[key];
      if (!value) continue;
      if (Array.isArray(value)) {
        for (const child of value) if (child) this.take(child, node, scope, key === skip);
      } else if (typeof value.type === 'string') this.take(value, node, scope, key === skip);
    }
  }

  private take(child: Node, node: Node, scope: Scope, isName: boolean): void {
    this.parents.set(child, node);
    if (isName) this.adopt(child);
    else this.visit(child, scope);
  }

  /** Sets the parents below a node that holds no references (labels, plain keys). */
  adopt(node: Node): void {
    this.note(node);
    eachChild(node, (child) => {
      this.parents.set(child, node);
      this.adopt(child);
    });
  }

  note(node: Node): void {
    switch (NOTED.get(node.type)) {
      case 'string':
        this.strings.push(node);
        break;
      case 'call':
        this.calls.push(node);
        break;
      case 'assignment':
        if (node.left.type === 'MemberExpression') this.memberAssignments.push(node);
        break;
      case 'return':
        if (node.argument) this.returns.push(node);
        break;
    }
  }

  visit(node: Node, scope: Scope): void {
    this.note(node);
    const visitor = VISITORS[node.type];
    if (visitor) visitor.call(this, node, scope);
    else this.children(node, scope);
  }

  // --- what the visitor table calls ---------------------------------------------------------------------------

  /** Declares the names of a binding pattern; defaults, computed keys and annotations are ordinary references. */
  pattern(node: Node | null, parent: Node, scope: Scope, target: Scope, kind: BindingKind, declaration: Node): void {
    if (!node) return;
    this.parents.set(node, parent);
    switch (node.type) {
      case 'Identifier':
        this.declare(target, kind, node, declaration);
        this.child(node.typeAnnotation, node, scope);
        return;
      case 'ObjectPattern':
        for (const property of node.properties as Node[]) {
          this.parents.set(property, node);
          if (property.type === 'RestElement') {
            this.pattern(property.argument, property, scope, target, kind, declaration);
            continue;
          }
          this.parents.set(property.key, property);
          if (property.computed) this.visit(property.key, scope);
          else this.adopt(property.key);
          this.pattern(property.value, property, scope, target, kind, declaration);
        }
        break;
      case 'ArrayPattern':
        for (const element of node.elements) this.pattern(element, node, scope, target, kind, declaration);
        break;
      case 'AssignmentPattern':
        this.pattern(node.left, node, scope, target, kind, declaration);
        this.child(node.right, node, scope);
        break;
      case 'RestElement':
        this.pattern(node.argument, node, scope, target, kind, declaration);
        break;
      case 'TSParameterProperty':
        this.pattern(node.parameter, node, scope, target, kind, declaration);
        break;
      default:
        this.visit(node, scope);
        return;
    }
    this.child(node.typeAnnotation, node, scope);
  }

  /** A function of any sort: decorators and computed key belong outside, parameters and body to the function. */
  callable(node: Node, outer: Scope): void {
    if (node.key) {
      this.parents.set(node.key, node);
      if (node.computed) this.visit(node.key, outer);
      else this.adopt(node.key);
    }
    this.list(node.decorators, node, outer);
    let around = outer;
    if (node.id) {
      this.parents.set(node.id, node);
      // The name of a function expression is seen inside only, and a parameter of the same name hides it.
      if (node.type === 'FunctionExpression') {
        around = new Scope(outer, node, false);
        this.declare(around, 'function', node.id, node);
      }
    }
    const scope = this.open(around, node, true);
    this.child(node.typeParameters, node, scope);
    const parameters = (node.params ?? node.parameters ?? []) as Node[];
    for (const parameter of parameters) {
      this.list(parameter.decorators, parameter, outer);
      this.pattern(parameter, node, scope, scope, 'param', node);
    }
    this.child(node.returnType, node, scope);
    this.child(node.typeAnnotation, node, scope);
    this.child(node.predicate, node, scope);
    const body = node.body as Node | undefined;
    if (!body) return;
    this.parents.set(body, node);
    // Defaults and computed keys do not see what the body declares.
    const inner = parameters.some(hasExpressions) ? this.open(scope, body, true) : scope;
    if (body.type === 'BlockStatement') this.children(body, inner);
    else this.visit(body, inner);
  }

  declareFunction(node: Node, scope: Scope): void {
    if (node.id) this.declare(scope, 'function', node.id, node);
    this.callable(node, scope);
  }

  klass(node: Node, outer: Scope): void {
    if (node.id && node.type === 'ClassDeclaration') this.declare(outer, 'class', node.id, node);
    this.list(node.decorators, node, outer);
    const scope = this.open(outer, node);
    if (node.id) {
      this.parents.set(node.id, node);
      if (node.type === 'ClassExpression') this.declare(scope, 'class', node.id, node);
    }
    this.child(node.typeParameters, node, scope);
    this.child(node.superClass, node, scope);
    this.child(node.superTypeParameters, node, scope);
    this.list(node.implements, node, scope);
    this.child(node.body, node, scope);
  }

  /** `typeName`, `exprName`, heritage: an identifier, or the left end of `a.b.c`. */
  entity(node: Node, parent: Node, scope: Scope, space: Space): void {
    this.parents.set(node, parent);
    if (node.type === 'Identifier') this.refer(node, scope, space);
    else if (node.type === 'TSQualifiedName') {
      this.entity(node.left, node, scope, space === 'value' ? 'value' : 'namespace');
      this.parents.set(node.right, node);
    } else this.visit(node, scope);
  }

  jsxName(node: Node, parent: Node, scope: Scope): void {
    this.parents.set(node, parent);
    if (node.type === 'JSXIdentifier') {
      const intrinsic = parent.type !== 'JSXMemberExpression' && /^[a-z]/.test(node.name);
      if (!intrinsic && node.name !== 'this') this.refer(node, scope, 'value');
    } else if (node.type === 'JSXMemberExpression') {
      this.jsxName(node.object, node, scope);
      this.parents.set(node.property, node);
    } else this.adopt(node);
  }
}
