import type { BindingKind, Scope } from './bindings.js';
import type { Node } from './node.js';
import type { ScopeBuilder } from './scope.js';

type Visitor = (this: ScopeBuilder, node: Node, scope: Scope) => void;

const callable: Visitor = function (node, scope) {
  this.callable(node, scope);
};
const block: Visitor = function (node, scope) {
  this.children(node, this.open(scope, node));
};
/** Blocks that keep their `var`s to themselves. */
const functionBlock: Visitor = function (node, scope) {
  this.children(node, this.open(scope, node, true));
};
const labelled: Visitor = function (node, scope) {
  this.children(node, scope, 'label');
};
/** Members whose key is a name, not a reference, unless it is computed. */
const keyed: Visitor = function (node, scope) {
  this.children(node, scope, node.computed ? undefined : 'key');
};
const opaque: Visitor = function (node) {
  this.adopt(node);
};
const heritage: Visitor = function (node, scope) {
  this.entity(node.expression, node, scope, 'type');
  this.child(node.typeParameters ?? node.typeArguments, node, scope);
};
const member: Visitor = function (node, scope) {
  this.children(node, scope, node.computed ? undefined : 'property');
};
const imported: Visitor = function (node, scope) {
  for (const key of ['imported', 'local']) if (node[key]) this.parents.set(node[key], node);
  if (node.imported?.type === 'StringLiteral') this.adopt(node.imported);
  this.declare(scope, 'import', node.local, node);
};

/** Node types whose children are not all plain references. Everything else is walked as it is. */
export const VISITORS: Record<string, Visitor> = {
  Identifier(node, scope) {
    this.refer(node, scope, 'value');
    this.child(node.typeAnnotation, node, scope);
  },
  FunctionDeclaration(node, scope) {
    this.declareFunction(node, scope);
  },
  TSDeclareFunction(node, scope) {
    this.declareFunction(node, scope);
  },
  FunctionExpression: callable,
  ArrowFunctionExpression: callable,
  ObjectMethod: callable,
  ClassMethod: callable,
  ClassPrivateMethod: callable,
  TSDeclareMethod: callable,
  TSMethodSignature: callable,
  TSFunctionType: callable,
  TSConstructorType: callable,
  TSCallSignatureDeclaration: callable,
  TSConstructSignatureDeclaration: callable,
  TSIndexSignature: callable,
  ClassDeclaration(node, scope) {
    this.klass(node, scope);
  },
  ClassExpression(node, scope) {
    this.klass(node, scope);
  },
  VariableDeclaration(node, scope) {
    let target = scope;
    if (node.kind === 'var') while (!target.isFunction && target.parent) target = target.parent;
    const kind: BindingKind = node.kind === 'var' || node.kind === 'let' ? node.kind : 'const';
    for (const declarator of node.declarations as Node[]) {
      this.parents.set(declarator, node);
      this.pattern(declarator.id, declarator, scope, target, kind, declarator);
      this.child(declarator.init, declarator, scope);
    }
  },
  BlockStatement: block,
  StaticBlock: functionBlock,
  ForStatement: block,
  ForInStatement: block,
  ForOfStatement: block,
  SwitchStatement(node, outer) {
    this.child(node.discriminant, node, outer);
    this.list(node.cases, node, this.open(outer, node));
  },
  TSModuleBlock: functionBlock,
  CatchClause(node, outer) {
    const scope = this.open(outer, node);
    this.pattern(node.param, node, scope, scope, 'catch', node);
    this.child(node.body, node, scope);
  },
  ImportSpecifier: imported,
  ImportDefaultSpecifier: imported,
  ImportNamespaceSpecifier: imported,
  ImportAttribute: opaque,
  TSImportEqualsDeclaration(node, scope) {
    this.parents.set(node.id, node);
    this.declare(scope, 'import', node.id, node);
    if (node.moduleReference.type === 'TSExternalModuleReference') {
      this.parents.set(node.moduleReference, node);
      this.adopt(node.moduleReference);
    } else this.entity(node.moduleReference, node, scope, 'any');
  },
  ExportNamedDeclaration(node, scope) {
    if (!node.source) return this.children(node, scope);
    this.adopt(node);
  },
  ExportSpecifier(node, scope) {
    this.parents.set(node.local, node);
    this.parents.set(node.exported, node);
    if (node.exported.type === 'StringLiteral') this.adopt(node.exported);
    this.refer(node.local, scope, 'any');
  },
  ExportDefaultDeclaration(node, scope) {
    this.entity(node.declaration, node, scope, 'any');
  },
  TSExportAssignment(node, scope) {
    this.entity(node.expression, node, scope, 'any');
  },
  TSNamespaceExportDeclaration: opaque,
  LabeledStatement: labelled,
  BreakStatement: labelled,
  ContinueStatement: labelled,
  MetaProperty: opaque,
  PrivateName: opaque,
  MemberExpression: member,
  OptionalMemberExpression: member,
  ObjectProperty(node, scope) {
    this.parents.set(node.key, node);
    if (node.computed) this.visit(node.key, scope);
    else this.adopt(node.key);
    this.child(node.value, node, scope);
    this.list(node.decorators, node, scope);
  },
  ClassProperty: keyed,
  ClassAccessorProperty: keyed,
  TSPropertySignature: keyed,
  TSEnumMember(node, scope) {
    this.parents.set(node.id, node);
    this.adopt(node.id);
    this.child(node.initializer, node, scope);
  },
  TSEnumDeclaration(node, outer) {
    this.parents.set(node.id, node);
    this.declare(outer, 'enum', node.id, node);
    // Members see each other by their bare names.
    const scope = this.open(outer, node);
    for (const member of node.members ?? node.body?.members ?? [])
      if (member.id.type === 'Identifier') this.declare(scope, 'const', member.id, member);
    this.children(node, scope, 'id');
  },
  TSTypeAliasDeclaration(node, outer) {
    this.parents.set(node.id, node);
    this.declare(outer, 'type', node.id, node);
    this.children(node, this.open(outer, node), 'id');
  },
  TSInterfaceDeclaration(node, outer) {
    this.parents.set(node.id, node);
    this.declare(outer, 'interface', node.id, node);
    this.children(node, this.open(outer, node), 'id');
  },
  TSModuleDeclaration(node, scope) {
    this.parents.set(node.id, node);
    const dotted = this.parents.get(node)?.type === 'TSModuleDeclaration';
    if (node.id.type === 'Identifier' && node.kind !== 'global' && !node.global && !dotted)
      this.declare(scope, 'namespace', node.id, node);
    if (node.id.type === 'StringLiteral') this.adopt(node.id);
    // `namespace A.B {}`: B is declared in A.
    this.child(node.body, node, node.body?.type === 'TSModuleDeclaration' ? this.open(scope, node, true) : scope);
  },
  TSTypeParameter(node, scope) {
    this.declare(scope, 'typeparam', node, node, typeof node.name === 'string' ? node.name : node.name.name);
    this.child(node.constraint, node, scope);
    this.child(node.default, node, scope);
  },
  TSMappedType(node, outer) {
    this.children(node, this.open(outer, node));
  },
  TSConditionalType(node, outer) {
    this.child(node.checkType, node, outer);
    const scope = this.open(outer, node);
    this.child(node.extendsType, node, scope);
    this.child(node.trueType, node, scope);
    this.child(node.falseType, node, outer);
  },
  /** `infer X` belongs to the conditional type, however deep in its `extends` it stands. */
  TSInferType(node, scope) {
    let target = scope;
    while (target.node.type !== 'TSConditionalType' && target.parent) target = target.parent;
    this.parents.set(node.typeParameter, node);
    this.visit(node.typeParameter, target.node.type === 'TSConditionalType' ? target : scope);
  },
  TSTypeReference(node, scope) {
    this.entity(node.typeName, node, scope, 'type');
    this.child(node.typeParameters ?? node.typeArguments, node, scope);
  },
  TSTypeQuery(node, scope) {
    this.entity(node.exprName, node, scope, 'value');
    this.child(node.typeParameters ?? node.typeArguments, node, scope);
  },
  TSImportType(node, scope) {
    this.children(node, scope, 'qualifier');
  },
  TSExpressionWithTypeArguments: heritage,
  TSInterfaceHeritage: heritage,
  TSClassImplements: heritage,
  TSNamedTupleMember: labelled,
  JSXOpeningElement(node, scope) {
    this.jsxName(node.name, node, scope);
    this.list(node.attributes, node, scope);
    this.child(node.typeParameters, node, scope);
  },
  JSXClosingElement(node, scope) {
    this.jsxName(node.name, node, scope);
  },
  JSXAttribute(node, scope) {
    this.children(node, scope, 'name');
  },
};
