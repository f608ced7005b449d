import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { SPEC_METHODS } from '../../src/sdk/methods.js';
import { declaredType } from './handler-results-types.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { anyOf, elementOf, listOf, memberOf, type Shape, shapeNamed } from './protocol-shapes.js';
import { isType, type Place, sourcesOf, typeNamed } from './registration-sources.js';
import { enclosingClass, exportedName, sdkTypeOf } from './values.js';

// What travels between clients and servers, followed through a file: results of a client's methods, what handlers get,
// and what is typed as a protocol type; their members and elements.

const MAX_DEPTH = 16;

/** What methods of a client or server give, by v2's names. */
const RESULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Client: {
    listTools: 'ListToolsResult',
    listPrompts: 'ListPromptsResult',
    getPrompt: 'GetPromptResult',
    listResources: 'ListResourcesResult',
    listResourceTemplates: 'ListResourceTemplatesResult',
    readResource: 'ReadResourceResult',
    complete: 'CompleteResult',
    getServerCapabilities: 'ServerCapabilities',
    getServerVersion: 'Implementation',
  },
  Server: {
    listRoots: 'ListRootsResult',
    getClientCapabilities: 'ClientCapabilities',
    getClientVersion: 'Implementation',
  },
};

const EACH = /^(?:map|filter|flatMap|find|findLast|findIndex|forEach|some|every|sort|toSorted)$/;
const ONE = /^(?:find|findLast|at|pop|shift|get)$/;
const SAME = /^(?:filter|slice|sort|toSorted|reverse|toReversed|concat|values)$/;

/** Requests and notifications by the string that v2 registers handlers for. */
const BY_METHOD = new Map(Object.entries(SPEC_METHODS).map(([schema, { method }]) => [method, schema]));

const nameOfSchema = (schema: string | undefined): string | undefined => schema?.replace(/Schema$/, '');

export class ProtocolValues {
  private readonly known = new Map<Node, Shape | undefined>();

  constructor(
    private readonly file: SourceFile,
    private readonly facts: FileFacts,
  ) {}

  /** What an expression is, as far as the code proves that it is part of the protocol. */
  of(node: Node, depth = 0): Shape | undefined {
    if (depth > MAX_DEPTH) return undefined;
    if (this.known.has(node)) return this.known.get(node);
    // A question met again inside itself has nothing to add.
    this.known.set(node, undefined);
    const shape = this.find(node, depth + 1);
    this.known.set(node, shape);
    return shape;
  }

  private find(node: Node, depth: number): Shape | undefined {
    switch (node.type) {
      case 'ParenthesizedExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'ChainExpression':
        return this.of(node.expression, depth);
      case 'AwaitExpression':
        return this.of(node.argument, depth);
      case 'TSAsExpression':
      case 'TSTypeAssertion':
        return this.ofType(this.place(node.typeAnnotation));
      case 'LogicalExpression':
        return node.operator !== '&&' && isEmptyList(node.right) ? this.of(node.left, depth) : undefined;
      case 'Identifier': {
        const binding = this.file.scopes.bindingOf(node);
        return binding && this.ofBinding(binding, depth);
      }
      case 'MemberExpression':
      case 'OptionalMemberExpression': {
        const key = memberKey(node);
        const whole = this.of(node.object, depth);
        if (whole) return key === undefined ? elementOf(whole) : memberOf(whole, key);
        return this.declared(node);
      }
      case 'CallExpression':
      case 'OptionalCallExpression':
        return this.ofCall(node, depth);
    }
    return undefined;
  }

  private place(node: Node): Place {
    return { file: this.file, facts: this.facts, node };
  }

  private declared(node: Node): Shape | undefined {
    const type = declaredType(this.place(node));
    return type && this.ofType(type);
  }

  private ofBinding(binding: Binding, depth: number): Shape | undefined {
    const { id, declaration } = binding;
    if (id.typeAnnotation) return this.ofType(this.place(id.typeAnnotation));
    if (binding.kind === 'import') return this.declared(id);
    if (declaration.type !== 'VariableDeclarator' || declaration.id !== id) return this.ofTarget(id, depth);
    // `let page; do { page = await client.listTools(); } while (page.nextCursor)`
    const set = binding.references.flatMap(({ node }): Node[] => {
      const parent = this.file.scopes.parentOf(node);
      return parent?.type === 'AssignmentExpression' && parent.left === node ? [parent.right] : [];
    });
    if (set.length === 0) return this.ofTarget(id, depth);
    const values = [...(declaration.init ? [declaration.init as Node] : []), ...set].filter(
      (value) => !isNothing(value),
    );
    return anyOf(values.map((value) => this.of(value, depth)));
  }

  /** What a name or pattern gets where it is declared. */
  ofTarget(target: Node, depth = 0): Shape | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const { scopes } = this.file;
    if (target.typeAnnotation) return this.ofType(this.place(target.typeAnnotation));
    const parent = scopes.parentOf(target);
    switch (parent?.type) {
      case 'AssignmentPattern':
        return parent.left === target ? this.ofTarget(parent, depth + 1) : undefined;
      case 'ObjectProperty': {
        const pattern = scopes.parentOf(parent);
        const key = propertyKey(parent);
        if (pattern?.type !== 'ObjectPattern' || key === undefined) return undefined;
        return memberOf(this.ofTarget(pattern, depth + 1), key);
      }
      case 'ArrayPattern':
        return elementOf(this.ofTarget(parent, depth + 1));
      case 'VariableDeclarator': {
        if (parent.init) return this.of(parent.init, depth + 1);
        const loop = scopes.parentOf(scopes.parentOf(parent) ?? parent);
        return loop?.type === 'ForOfStatement' ? elementOf(this.of(loop.right, depth + 1)) : undefined;
      }
    }
    const index = Array.isArray(parent?.params) ? (parent.params as Node[]).indexOf(target) : -1;
    return index < 0 ? undefined : this.ofParameter(parent!, index, depth + 1);
  }

  private ofParameter(callable: Node, index: number, depth: number): Shape | undefined {
    const call = this.file.scopes.parentOf(callable);
    if (!isCall(call) || !isMember(call.callee)) return undefined;
    const key = memberKey(call.callee) ?? '';
    const place = call.arguments.indexOf(callable);
    if (place === 1 && index === 0 && /^set(?:Request|Notification)Handler$/.test(key))
      return shapeNamed(this.handled(call.arguments[0]!));
    if (place !== 0) return undefined;
    if (key === 'then' && index === 0) return this.of(call.callee.object, depth);
    const isElement = EACH.test(key) && (index === 0 || /^(?:sort|toSorted)$/.test(key));
    return isElement || (key === 'reduce' && index === 1) ? elementOf(this.of(call.callee.object, depth)) : undefined;
  }

  /** What a handler is registered for: by v1's schema, or by v2's string. */
  private handled(first: Node): string | undefined {
    const method = stringValue(first);
    const schema = method === undefined ? exportedName(this.file, this.facts, first) : BY_METHOD.get(method);
    return schema && schema in SPEC_METHODS ? nameOfSchema(schema) : undefined;
  }

  private ofCall(call: Node, depth: number): Shape | undefined {
    const { callee } = call;
    if (!isMember(callee)) return this.returned(call, depth);
    const key = memberKey(callee) ?? '';
    const [first, second] = call.arguments as (Node | undefined)[];
    if (key === 'values' && first && callee.object.name === 'Object') return this.of(first, depth);
    if (key === 'parse') return shapeNamed(this.schemaOf(callee.object));
    if (key === 'request' && second) return shapeNamed(this.schemaOf(second));
    const receiver = Object.values(RESULTS).some((results) => Object.hasOwn(results, key))
      ? sdkTypeOf(this.file, this.facts, callee.object)
      : undefined;
    const result = receiver && RESULTS[receiver]?.[key];
    if (result) return shapeNamed(result);
    const list = ONE.test(key) || SAME.test(key) || key === 'flatMap' ? this.of(callee.object, depth) : undefined;
    if (list?.list) {
      if (key === 'flatMap') return first?.type === 'ArrowFunctionExpression' ? this.of(first.body, depth) : undefined;
      if (/^(?:find|filter)/.test(key)) return this.kept(list, first, key);
      return ONE.test(key) ? elementOf(list) : list;
    }
    return this.returned(call, depth);
  }

  /** What `filter` and `find` leave: by a type guard, or the same where there is nothing to tell apart. */
  private kept(list: Shape, test: Node | undefined, key: string): Shape | undefined {
    const guard = test?.returnType?.typeAnnotation as Node | undefined;
    const item =
      guard?.type === 'TSTypePredicate'
        ? this.ofType(this.place(guard.typeAnnotation))
        : list.of.length === 1 && test?.params
          ? elementOf(list)
          : undefined;
    return key === 'filter' ? listOf(item) : item;
  }

  /** `ToolSchema`, by the name of the type. */
  private schemaOf(node: Node): string | undefined {
    const name = exportedName(this.file, this.facts, node);
    return name?.endsWith('Schema') ? nameOfSchema(name) : undefined;
  }

  /** What a function or method of this file gives: as it says, or what it returns. */
  private returned(call: Node, depth: number): Shape | undefined {
    const declared = this.declared(call);
    if (declared) return declared;
    const [only, ...others] = sourcesOf(this.place(call));
    if (only && others.length === 0 && isType(only.node)) return this.ofType(only);
    const callable = this.callableOf(call.callee);
    if (!callable || callable.returnType) return undefined;
    const values: Node[] =
      callable.body?.type === 'BlockStatement' ? this.file.returnsOf(callable) : callable.body ? [callable.body] : [];
    return anyOf(values.filter((value) => !isNothing(value)).map((value) => this.of(value, depth)));
  }

  private callableOf(callee: Node): Node | undefined {
    if (callee.type === 'Identifier') {
      const binding = this.file.scopes.bindingOf(callee);
      const declaration = binding?.declaration;
      const callable = declaration?.type === 'VariableDeclarator' ? declaration.init : declaration;
      return callable?.params && binding?.kind !== 'import' && binding?.kind !== 'param' ? callable : undefined;
    }
    if (!isMember(callee) || callee.object.type !== 'ThisExpression') return undefined;
    const key = memberKey(callee);
    return (enclosingClass(this.file, callee)?.body.body as Node[] | undefined)?.find(
      (member) => member.kind === 'method' && propertyKey(member) === key,
    );
  }

  /** What a type annotation says, when it is a protocol type and no more than that. */
  ofType(place: Place, depth = 0): Shape | undefined {
    const { file, facts, node } = place;
    if (depth > 8) return undefined;
    const next = (inner: Node | undefined) => inner && this.ofType({ ...place, node: inner }, depth + 1);
    switch (node.type) {
      case 'TSTypeAnnotation':
      case 'TSParenthesizedType':
      case 'TSTypeOperator':
      case 'TSOptionalType':
        return next(node.typeAnnotation);
      case 'TSArrayType':
        return listOf(next(node.elementType));
      case 'TSUnionType':
        return anyOf(
          (node.types as Node[]).filter(({ type }) => !/^TS(?:Undefined|Null)Keyword$/.test(type)).map(next),
        );
      case 'TSIndexedAccessType': {
        const { literal, type } = node.indexType;
        const whole = next(node.objectType);
        if (type === 'TSNumberKeyword' || typeof literal?.value === 'number') return elementOf(whole);
        return typeof literal?.value === 'string' ? memberOf(whole, literal.value) : undefined;
      }
      case 'TSTypeReference': {
        const shape = shapeNamed(exportedName(file, facts, node.typeName));
        if (shape) return shape;
        const [first] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
        const name = node.typeName.name ?? node.typeName.right?.name ?? '';
        if (first && /^(?:Promise|Awaited|Readonly|NonNullable)$/.test(name)) return next(first);
        if (first && /^(?:Readonly)?(?:Array|Set)$/.test(name)) return listOf(next(first));
        // What is taken out of these by a key is an element as well.
        const [, second] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
        if (second && /^(?:Record|(?:Readonly)?Map)$/.test(name)) return listOf(next(second));
        if (first && name === 'ReturnType') return this.ofMethodType({ ...place, node: first });
        if (first && /^(?:infer|Infer|output)$/.test(name)) {
          const schema = first.type === 'TSTypeQuery' ? exportedName(file, facts, first.exprName) : undefined;
          return schema?.endsWith('Schema') ? shapeNamed(nameOfSchema(schema)) : undefined;
        }
        const [alias] = typeNamed({ ...place, node: node.typeName });
        return alias?.node.type === 'TSTypeAliasDeclaration' && !alias.node.typeParameters
          ? this.ofType({ ...alias, node: alias.node.typeAnnotation }, depth + 1)
          : undefined;
      }
    }
    return undefined;
  }

  /** `Client['listTools']` */
  private ofMethodType({ file, facts, node }: Place): Shape | undefined {
    if (node.type !== 'TSIndexedAccessType') return undefined;
    const owner = exportedName(file, facts, node.objectType.typeName ?? node.objectType);
    return shapeNamed(RESULTS[owner ?? '']?.[node.indexType.literal?.value]);
  }
}

const isNothing = (node: Node): boolean =>
  node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined');

const isEmptyList = (node: Node): boolean => node.type === 'ArrayExpression' && node.elements.length === 0;
