import type { Node } from './node.js';

/**
 * Names are resolved in one walk, in both of TypeScript's spaces. @babel/traverse does the value space only: it lists
 * no reference in a type position (`a: McpError`, `implements Transport`), which is where half of the SDK's names
 * stand. test/engine/scope.test.ts holds this resolver against it over every fixture.
 */
export type Space = 'value' | 'type' | 'namespace' | 'any';

export type BindingKind =
  | 'import'
  | 'var'
  | 'let'
  | 'const'
  | 'function'
  | 'class'
  | 'param'
  | 'catch'
  | 'type'
  | 'interface'
  | 'enum'
  | 'namespace'
  | 'typeparam';

export interface Reference {
  /** The Identifier or JSXIdentifier that stands for the binding. */
  node: Node;
  space: Space;
  scope: Scope;
}

export class Binding {
  readonly references: Reference[] = [];
  /** Every node that declares the name: overloads, merged interfaces, repeated `var`s. */
  readonly declarations: { id: Node; node: Node }[] = [];
  constructor(
    readonly name: string,
    readonly kind: BindingKind,
    readonly scope: Scope,
  ) {}
  /** The node of the first declaration (ImportSpecifier, VariableDeclarator, function, class, parameter's function…). */
  get declaration(): Node {
    return this.declarations[0]!.node;
  }
  get id(): Node {
    return this.declarations[0]!.id;
  }
}

export class Scope {
  readonly values = new Map<string, Binding>();
  readonly types = new Map<string, Binding>();
  /** What can stand left of a dot in a type: namespaces, enums, imports. */
  readonly namespaces = new Map<string, Binding>();
  constructor(
    readonly parent: Scope | undefined,
    readonly node: Node,
    /** `var` and function-level names land in the nearest scope of which this is true. */
    readonly isFunction: boolean,
  ) {}

  /** The binding `name` means here, looking outwards; a value-only binding does not shadow a type, nor the reverse. */
  lookup(name: string, space: Space): Binding | undefined {
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const found = scope.own(name, space);
      if (found) return found;
    }
    return undefined;
  }

  own(name: string, space: Space): Binding | undefined {
    if (space === 'value') return this.values.get(name);
    if (space === 'type') return this.types.get(name);
    if (space === 'namespace') return this.namespaces.get(name);
    return this.values.get(name) ?? this.types.get(name) ?? this.namespaces.get(name);
  }
}

export interface ScopeTable {
  root: Scope;
  /** Every binding of the file, in order of declaration. */
  bindings: Binding[];
  /** Every string literal and template piece, and every call, in order of the walk: what transforms look through most. */
  strings: Node[];
  calls: Node[];
  /** Assignments to a member (`this.server = …`), and `return` statements with a value. */
  memberAssignments: Node[];
  returns: Node[];
  /** References that no declaration of this file answers: globals. */
  globals: Reference[];
  /** The binding an identifier stands for, whether it declares it or refers to it. */
  bindingOf(node: Node): Binding | undefined;
  /** The scope a node stands in. */
  scopeOf(node: Node): Scope;
  parentOf(node: Node): Node | undefined;
  /** Every node of a type, in order of the text. */
  nodesOf(type: string): readonly Node[];
}
