import type { Binding } from '../../src/engine/bindings.js';
import { commonjsExports, importedFrom, WHOLE } from '../../src/engine/commonjs-modules.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isContextType } from '../../src/sdk/context.js';
import { parseV1Specifier } from '../../src/sdk/specifiers.js';
import { verdictFor } from '../../src/sdk/verdicts.js';
import { callsOf, contextParameter, exportPath } from './callbacks.js';
import { declaredThis, typeOfInstances, typeOfThis } from './class-types.js';
import { givesThis, typeOfDeclaredCall } from './declared-calls.js';
import { declaredReturn } from './declared-types.js';
import { takesElement } from './element-sources.js';
import { expectedParameter } from './expected-parameters.js';
import { contextOfType, memberOf, thisParameters } from './function-types.js';
import { typeFromAssignedPattern, typeInside, typeOfHeldMember } from './held-values.js';
import { givenByHook, typeFromContainer } from './library-values.js';
import { narrowedType } from './narrowing.js';
import { isType, type Place } from './registration-sources.js';
import { getsElements, isElement, typeOfElement } from './typed-elements.js';

/**
 * What an expression is, in the SDK's own words (v2's names: `McpServer`, `Server`, `Client`, `ServerContext`, …), as
 * far as the code proves it: by `new`, a type annotation, a cast, an assignment, a function's return, a member whose
 * type the SDK fixes, or another file (facts). Undefined means unknown, never "not an SDK object".
 */
export function sdkTypeOf(file: SourceFile, facts: FileFacts, node: Node, depth = 0): string | undefined {
  if (depth > 12) return undefined;
  const next = (inner: Node) => sdkTypeOf(file, facts, inner, depth + 1);
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return next(node.expression);
    case 'AwaitExpression':
      return next(node.argument);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return typeName(file, facts, node.typeAnnotation) ?? next(node.expression);
    case 'AssignmentExpression':
      return next(node.right);
    case 'ConditionalExpression':
      return next(node.consequent) ?? next(node.alternate);
    case 'LogicalExpression':
      return next(node.right) ?? next(node.left);
    case 'NewExpression':
      return (
        exportedName(file, facts, node.callee) ?? typeOfAlias(file, facts, file.scopes.bindingOf(node.callee), depth)
      );
    // `this.registerTool(…)` in a class of the user's that extends one of the SDK's.
    case 'ThisExpression':
    case 'Super':
      return typeOfThis(file, facts, node);
    case 'ObjectExpression':
      // `{ ...extra, signal }`: a context with something replaced.
      for (const property of node.properties as Node[]) {
        const type = property.type === 'SpreadElement' ? next(property.argument) : undefined;
        if (isContextType(type)) return type;
      }
      return undefined;
    case 'TemplateLiteral':
      return (node.expressions as Node[]).some((part) => next(part) === 'SessionId') ? 'SessionId' : undefined;
    case 'BinaryExpression':
      return node.operator === '+' && [node.left, node.right].some((part) => next(part) === 'SessionId')
        ? 'SessionId'
        : undefined;
    case 'Identifier':
      return typeOfBinding(file, facts, file.scopes.bindingOf(node), depth + 1) ?? narrowedType(file, facts, node);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return typeOfMember(file, facts, node, depth + 1);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return typeOfCall(file, facts, node, depth + 1);
  }
  return undefined;
}

/** The v2 name of the SDK export an identifier or `ns.Name` stands for; undefined when it stands for anything else. */
export function exportedName(file: SourceFile, facts: FileFacts, node: Node): string | undefined {
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') {
    const binding = file.scopes.bindingOf(node);
    const record = file.imports.of(binding);
    if (record && file.isIgnored(record.declaration)) return undefined;
    if (record)
      return record.kind === 'named' ? nameOfImport(facts, record.original.source, record.original.name) : undefined;
    return binding && requiredName(facts, binding);
  }
  const isMember = /^(Optional)?MemberExpression$/.test(node.type) && !node.computed;
  if (!isMember && node.type !== 'TSQualifiedName') return undefined;
  const object = isMember ? node.object : node.left;
  const property = isMember ? node.property : node.right;
  if (object.type !== 'Identifier') return undefined;
  const source = moduleOf(file, file.scopes.bindingOf(object));
  return source === undefined ? undefined : nameOfImport(facts, source, property.name);
}

/** The module a namespace binding stands for: `import * as x`, `import x = require()`, `const x = require()`. */
function moduleOf(file: SourceFile, binding: Binding | undefined): string | undefined {
  if (!binding || file.isIgnored(binding.declaration)) return undefined;
  const record = file.imports.of(binding);
  if (record) return record.kind === 'named' ? undefined : record.original.source;
  const { declaration } = binding;
  if (declaration.type === 'TSImportEqualsDeclaration') return stringValue(declaration.moduleReference.expression);
  if (declaration.type === 'VariableDeclarator' && declaration.id.type === 'Identifier')
    return requireSource(declaration.init);
  return undefined;
}

/** `const { McpServer } = require('…')`. */
function requiredName(facts: FileFacts, binding: Binding): string | undefined {
  const { declaration } = binding;
  if (declaration.type !== 'VariableDeclarator' || declaration.id.type !== 'ObjectPattern') return undefined;
  const source = requireSource(declaration.init);
  const property = declaration.id.properties.find(
    (candidate: Node) => candidate.value === binding.id || candidate.value?.left === binding.id,
  );
  return source && property && !property.computed
    ? nameOfImport(facts, source, property.key.name ?? property.key.value)
    : undefined;
}

function requireSource(init: Node | null | undefined): string | undefined {
  let at = init;
  while (at && (at.type === 'AwaitExpression' || at.type === 'ParenthesizedExpression'))
    at = at.argument ?? at.expression;
  if (at?.type === 'CallExpression' && (at.callee.name === 'require' || at.callee.type === 'Import'))
    return stringValue(at.arguments[0]);
  return at?.type === 'ImportExpression' ? stringValue(at.source) : undefined;
}

/** The v2 name of what `name` of `source` is, whether `source` is v1, v2 or a barrel of the project. */
function nameOfImport(facts: FileFacts, source: string, name: string): string | undefined {
  const v1 = parseV1Specifier(source);
  const origin = v1 ? (v1.kind === 'module' ? { module: v1.module, name } : undefined) : facts.origin(source, name);
  if (origin) {
    const verdict = verdictFor(origin.module, origin.name);
    if (verdict.kind === 'moved') return verdict.name;
    return verdict.kind === 'became' && verdict.became.kind === 'context' ? 'ServerContext' : origin.name;
  }
  return source.startsWith('@modelcontextprotocol/') ? name : undefined;
}

/** Types mocking libraries give their doubles: `Mocked<McpServer>`. */
const DOUBLE = /^(?:Mocked\w*|DeepMocked|(?:Deep)?MockProxy|Sinon(?:StubbedInstance|Mocked\w*)|StubbedInstance)$/;

/** The SDK type a type annotation names: `McpServer`, `Promise<McpServer>`, `McpServer | undefined`, `typeof server`. */
export function typeName(
  file: SourceFile,
  facts: FileFacts,
  annotation: Node | null | undefined,
  depth = 0,
): string | undefined {
  if (!annotation || depth > 8) return undefined;
  switch (annotation.type) {
    case 'TSTypeAnnotation':
      return typeName(file, facts, annotation.typeAnnotation, depth + 1);
    case 'TSParenthesizedType':
    case 'TSOptionalType':
      return typeName(file, facts, annotation.typeAnnotation, depth + 1);
    case 'TSTypeReference': {
      const named = exportedName(file, facts, annotation.typeName);
      if (named) return named;
      const args = (annotation.typeParameters ?? annotation.typeArguments)?.params as Node[] | undefined;
      // `jest.Mocked<McpServer>`, `sinon.SinonStubbedInstance<McpServer>`
      const isDouble = DOUBLE.test(annotation.typeName.right?.name ?? annotation.typeName.name);
      if (isDouble && args?.length) return typeName(file, facts, args[0], depth + 1);
      const id = annotation.typeName;
      if (id.type !== 'Identifier') return undefined;
      const context = typeOfUtility(file, facts, id.name, args, depth + 1);
      if (context) return context;
      if (args?.length && /^(Promise|Readonly|Required|Partial|NonNullable|Awaited)$/.test(id.name))
        return typeName(file, facts, args[0], depth + 1);
      if (args?.length && /^(?:ReturnType|InstanceType)$/.test(id.name) && !file.scopes.bindingOf(id))
        return typeOfQuery(file, facts, id.name, args[0]!, depth + 1);
      return typeOfAlias(file, facts, file.scopes.bindingOf(id), depth + 1);
    }
    case 'TSUnionType':
    case 'TSIntersectionType': {
      const names = (annotation.types as Node[])
        .filter((type) => !/^TS(Undefined|Null)Keyword$/.test(type.type))
        .map((type) => typeName(file, facts, type, depth + 1));
      if (annotation.type === 'TSIntersectionType') return names.find(Boolean);
      return names.every((name) => name === names[0]) ? names[0] : undefined;
    }
    case 'TSIndexedAccessType':
      return typeOfIndexed(file, facts, annotation, depth + 1);
    case 'TSTypeQuery':
      return annotation.exprName.type === 'Identifier'
        ? typeOfBinding(file, facts, file.scopes.bindingOf(annotation.exprName), depth + 1)
        : undefined;
    case 'TSImportType': {
      const source = stringValue(annotation.argument?.literal ?? annotation.argument);
      return source && annotation.qualifier?.name ? nameOfImport(facts, source, annotation.qualifier.name) : undefined;
    }
  }
  return undefined;
}

/** `Pick<RequestHandlerExtra<…>, 'signal'>`, `Pick<McpServer, 'tool'>`: still that, of which less is known. */
function typeOfUtility(
  file: SourceFile,
  facts: FileFacts,
  name: string,
  args: Node[] | undefined,
  depth: number,
): string | undefined {
  if (!args?.length || !/^(?:Pick|Omit)$/.test(name)) return undefined;
  const type = typeName(file, facts, args[0], depth);
  return isContextType(type) || type === 'McpServer' ? type : undefined;
}

/** `ReturnType<typeof createServer>`, `InstanceType<typeof McpServer>`. */
function typeOfQuery(
  file: SourceFile,
  facts: FileFacts,
  utility: string,
  query: Node,
  depth: number,
): string | undefined {
  if (query.type !== 'TSTypeQuery') return undefined;
  if (utility === 'InstanceType') return typeOfInstances(file, facts, query.exprName, depth);
  const binding = query.exprName.type === 'Identifier' ? file.scopes.bindingOf(query.exprName) : undefined;
  return binding && typeOfResult(file, facts, binding, depth);
}

/** `Parameters<ToolCallback<…>>[1]`, `Parameters<typeof handler>[1]`: the context, where it is one; `Deps['server']`. */
function typeOfIndexed(file: SourceFile, facts: FileFacts, type: Node, depth: number): string | undefined {
  const { objectType, indexType } = type;
  const index = indexType.type === 'TSLiteralType' ? indexType.literal.value : undefined;
  if (typeof index === 'string') {
    const whole = typeName(file, facts, objectType, depth);
    return (whole && MEMBERS[whole]?.[index]) ?? typeInside({ file, facts, node: objectType }, index, depth);
  }
  if (objectType.type !== 'TSTypeReference' || objectType.typeName.name !== 'Parameters' || typeof index !== 'number')
    return undefined;
  const of = (objectType.typeParameters ?? objectType.typeArguments)?.params[0] as Node | undefined;
  if (of?.type === 'TSTypeQuery') {
    const declaration = of.exprName.type === 'Identifier' ? file.scopes.bindingOf(of.exprName)?.declaration : undefined;
    const callable = declaration?.type === 'VariableDeclarator' ? declaration.init : declaration;
    return callable?.params ? typeOfParameterAt(file, facts, callable, index, depth + 1) : undefined;
  }
  const owner = of && index === 1 ? ownerOfHandler(file, facts, of, depth + 1) : undefined;
  if (owner) return owner === 'Client' ? 'ClientContext' : 'ServerContext';
  const context = of && contextOfType({ file, facts, node: of });
  return context?.index === index ? context.type : undefined;
}

/** `Parameters<Server['setRequestHandler']>[1]`, or a name for it: what is handed to a server's or a client's method. */
function ownerOfHandler(file: SourceFile, facts: FileFacts, type: Node, depth: number): string | undefined {
  if (depth > 8) return undefined;
  if (type.type === 'TSTypeReference' && type.typeName.type === 'Identifier') {
    const declaration = file.scopes.bindingOf(type.typeName)?.declaration;
    return declaration?.type === 'TSTypeAliasDeclaration'
      ? ownerOfHandler(file, facts, declaration.typeAnnotation, depth + 1)
      : undefined;
  }
  const parameters = type.type === 'TSIndexedAccessType' ? type.objectType : undefined;
  if (parameters?.typeName?.name !== 'Parameters' || type.indexType.literal?.value !== 1) return undefined;
  const [method] = ((parameters.typeParameters ?? parameters.typeArguments)?.params ?? []) as Node[];
  const isMethod = method?.type === 'TSIndexedAccessType' && method.indexType.literal?.value === 'setRequestHandler';
  const owner = isMethod ? typeName(file, facts, method.objectType, depth + 1) : undefined;
  return owner && /^(?:Client|Server)$/.test(owner) ? owner : undefined;
}

/** `type Extra = RequestHandlerExtra<…>`, `interface Extra extends RequestHandlerExtra<…>`, or such a type imported. */
function typeOfAlias(
  file: SourceFile,
  facts: FileFacts,
  binding: Binding | undefined,
  depth: number,
): string | undefined {
  if (!binding) return undefined;
  const { declaration } = binding;
  if (declaration.type === 'TSTypeAliasDeclaration') return typeName(file, facts, declaration.typeAnnotation, depth);
  if (declaration.type === 'TSTypeParameter') return typeName(file, facts, declaration.constraint, depth);
  if (declaration.type === 'TSInterfaceDeclaration') {
    for (const base of (declaration.extends ?? []) as Node[]) {
      const named = exportedName(file, facts, base.expression);
      if (named) return named;
    }
    return undefined;
  }
  if (declaration.type === 'ClassDeclaration' && declaration.superClass)
    return typeOfInstances(file, facts, declaration.superClass, depth);
  return importedValue(file, facts, binding)?.type;
}

function importedValue(file: SourceFile, facts: FileFacts, binding: Binding) {
  const imported = importedFrom(file, binding);
  return imported && facts.valueOf(imported.source, imported.name === '*' ? WHOLE : imported.name);
}

/** `servers.create`, of `import * as servers` or a `require` of it all. */
function ofNamespace(file: SourceFile, facts: FileFacts, member: Node) {
  const object = member.object.type === 'Identifier' ? file.scopes.bindingOf(member.object) : undefined;
  const imported = importedFrom(file, object);
  return imported?.name === '*' ? facts.valueOf(imported.source, member.property.name) : undefined;
}

/** Answers of the question that is being asked: a name met again inside it costs nothing, and a circle ends. */
let asked: Map<Binding, string | undefined> | undefined;

/** What a variable, parameter or import holds. */
export function typeOfBinding(
  file: SourceFile,
  facts: FileFacts,
  binding: Binding | undefined,
  depth = 0,
): string | undefined {
  if (!binding || depth > 12) return undefined;
  if (asked?.has(binding)) return asked.get(binding);
  const outermost = asked === undefined;
  asked ??= new Map();
  asked.set(binding, undefined);
  try {
    const type = findTypeOfBinding(file, facts, binding, depth);
    asked.set(binding, type);
    return type;
  } finally {
    if (outermost) asked = undefined;
  }
}

function findTypeOfBinding(file: SourceFile, facts: FileFacts, binding: Binding, depth: number): string | undefined {
  const { declaration, id } = binding;
  const annotated = typeName(file, facts, id.typeAnnotation);
  if (annotated) return annotated;
  switch (binding.kind) {
    case 'import':
      return importedValue(file, facts, binding)?.type;
    case 'param':
      return typeOfParameter(file, facts, binding, depth);
    case 'var':
    case 'let':
    case 'const': {
      if (declaration.type !== 'VariableDeclarator') return undefined;
      const required = importedValue(file, facts, binding)?.type;
      if (required) return required;
      if (isElement(file, declaration)) return typeOfElement(file, facts, id, depth);
      if (declaration.id.type === 'ObjectPattern') return typeOfDestructured(file, facts, declaration, id, depth);
      if (declaration.init) {
        const initial = sdkTypeOf(file, facts, declaration.init, depth + 1);
        if (initial) return initial;
      }
      return binding.kind === 'const' ? undefined : typeOfAssignments(file, facts, binding, depth);
    }
  }
  return undefined;
}

/** `let server; … server = new McpServer(…)`: when every assignment that can be told agrees. */
function typeOfAssignments(file: SourceFile, facts: FileFacts, binding: Binding, depth: number): string | undefined {
  let found: string | undefined;
  for (const { node } of binding.references) {
    const parent = file.scopes.parentOf(node);
    const assigned =
      parent?.type === 'AssignmentExpression' && parent.left === node
        ? sdkTypeOf(file, facts, parent.right, depth + 1)
        : typeFromAssignedPattern(file, facts, node, depth);
    if (found && assigned && assigned !== found) return undefined;
    found ??= assigned;
  }
  return found;
}

/** What an object pattern takes apart: the initializer, the parameter, the member of an outer pattern. */
export function typeOfPattern(file: SourceFile, facts: FileFacts, pattern: Node, depth = 0): string | undefined {
  if (depth > 12) return undefined;
  const annotated = typeName(file, facts, pattern.typeAnnotation);
  if (annotated) return annotated;
  let own = pattern;
  let parent = file.scopes.parentOf(own);
  if (parent?.type === 'AssignmentPattern' && parent.left === own) {
    own = parent;
    parent = file.scopes.parentOf(own);
  }
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.init ? sdkTypeOf(file, facts, parent.init, depth + 1) : undefined;
    case 'AssignmentExpression':
      return parent.left === own ? sdkTypeOf(file, facts, parent.right, depth + 1) : undefined;
    case 'ObjectProperty': {
      const outer = file.scopes.parentOf(parent);
      const key = parent.key.name ?? parent.key.value;
      const whole = outer?.type === 'ObjectPattern' ? typeOfPattern(file, facts, outer, depth + 1) : undefined;
      return whole && !parent.computed ? MEMBERS[whole]?.[key] : undefined;
    }
  }
  const index = parent && Array.isArray(parent.params) ? (parent.params as Node[]).indexOf(own) : -1;
  return index < 0 ? undefined : typeOfParameterAt(file, facts, parent!, index, depth + 1);
}

/** `const { server } = await setup()` and the like. */
function typeOfDestructured(
  file: SourceFile,
  facts: FileFacts,
  declarator: Node,
  id: Node,
  depth: number,
): string | undefined {
  const property = (declarator.id.properties as Node[]).find(
    (candidate) => candidate.value === id || candidate.value?.left === id,
  );
  if (!property) {
    // `const { requestInfo: { headers } } = extra`
    const holder = file.scopes.parentOf(id);
    const inner = holder?.type === 'AssignmentPattern' ? file.scopes.parentOf(holder) : holder;
    const pattern = inner?.type === 'ObjectProperty' && !inner.computed ? file.scopes.parentOf(inner) : undefined;
    const whole = pattern && typeOfPattern(file, facts, pattern, depth + 1);
    return whole
      ? MEMBERS[whole]?.[inner!.key.name ?? inner!.key.value]
      : pattern && typeOfElement(file, facts, id, depth);
  }
  if (property.computed || !declarator.init) return undefined;
  const key = property.key.name ?? property.key.value;
  return typeOfProperty(file, facts, declarator.init, key, depth + 1);
}

/** A parameter without a type of its own: what its function's type, or every caller, says it is. */
function typeOfParameter(file: SourceFile, facts: FileFacts, binding: Binding, depth: number): string | undefined {
  const callable = binding.declaration;
  const parent = file.scopes.parentOf(binding.id);
  // `clients.forEach(([name, client]) => …)`, `entries.map(({ client }) => …)`
  const isInPattern = /^(?:ArrayPattern|ObjectProperty)$/.test(parent?.type ?? '');
  if (isInPattern && getsElements(file, callable, 0)) return typeOfElement(file, facts, binding.id, depth);
  let own = binding.id;
  // `(server = new McpServer())`, and parameter properties.
  if (parent?.type === 'AssignmentPattern' && parent.left === own) {
    const initial = sdkTypeOf(file, facts, parent.right, depth + 1);
    if (initial) return initial;
    own = parent;
  }
  if (file.scopes.parentOf(own)?.type === 'ObjectProperty') return typeOfPatternMember(file, facts, binding, depth);
  if (file.scopes.parentOf(own)?.type === 'TSParameterProperty') own = file.scopes.parentOf(own)!;
  const index = (callable.params as Node[] | undefined)?.indexOf(own) ?? -1;
  return index < 0 ? undefined : typeOfParameterAt(file, facts, callable, index, depth);
}

/** What a function gets as argument number `index`: by its place and type, or by what every caller hands it. */
export function typeOfParameterAt(
  file: SourceFile,
  facts: FileFacts,
  callable: Node,
  index: number,
  depth = 0,
): string | undefined {
  if (depth > 12) return undefined;
  const parameter = callable.params[index] as Node | undefined;
  const annotated = typeName(file, facts, (parameter?.left ?? parameter?.parameter ?? parameter)?.typeAnnotation);
  if (annotated) return annotated;
  if (index === 1 && isMessageHandler(file, facts, callable, depth)) return 'MessageExtraInfo';
  const context = contextParameter(file, facts, callable);
  if (context) return context.index === index ? context.type : undefined;
  const expected = expectedParameter(file, facts, callable, index);
  const asked = expected && typeName(expected.file, expected.facts, expected.node);
  if (asked) return asked;
  const calls = callable.kind === 'constructor' ? constructorCalls(file, callable) : callsOf(file, callable);
  const here = argumentTypes(file, facts, calls, index - thisParameters(callable), depth);
  if (here) return here;
  if (parameter && getsElements(file, callable, index)) return typeOfElement(file, facts, parameter, depth);
  const handed = facts.handedTo?.(callable, index);
  if (handed) return handed;
  const path = callable.kind === 'constructor' ? exportedClass(file, callable) : exportPath(file, callable);
  return path === undefined ? undefined : facts.argumentOf(path, index);
}

/** `transport.onmessage = (message, extra) => …` */
function isMessageHandler(file: SourceFile, facts: FileFacts, callable: Node, depth: number): boolean {
  const parent = file.scopes.parentOf(callable);
  if (parent?.type !== 'AssignmentExpression' || parent.right !== callable) return false;
  const { left } = parent;
  if (left.type !== 'MemberExpression' || left.computed || left.property.name !== 'onmessage') return false;
  return /Transport$/.test(sdkTypeOf(file, facts, left.object, depth + 1) ?? '');
}

function constructorCalls(file: SourceFile, callable: Node): Node[] {
  const binding = functionBinding(file, callable);
  return (binding?.references ?? []).flatMap(({ node }) => {
    const call = file.scopes.parentOf(node);
    return call?.type === 'NewExpression' && call.callee === node ? [call] : [];
  });
}

function exportedClass(file: SourceFile, callable: Node): string | undefined {
  const binding = functionBinding(file, callable);
  return binding && exportedAs(file, binding);
}

/** `function f({ server }: { server: McpServer })`, `function f({ server })` with `f({ server })`. */
function typeOfPatternMember(file: SourceFile, facts: FileFacts, binding: Binding, depth: number): string | undefined {
  const holder = file.scopes.parentOf(binding.id)!;
  const property = holder.type === 'AssignmentPattern' ? file.scopes.parentOf(holder)! : holder;
  const pattern = file.scopes.parentOf(property);
  const key = property.key?.name;
  if (!key || !pattern) return undefined;
  const annotation = pattern.typeAnnotation?.typeAnnotation as Node | undefined;
  const declared = memberOfType(file, facts, annotation, key, 0);
  if (declared) return declared;
  const inside = annotation && typeInside({ file, facts, node: annotation }, key, depth + 1);
  if (inside) return inside;
  const whole = typeOfPattern(file, facts, pattern, depth + 1);
  if (whole) return MEMBERS[whole]?.[key];
  const callable = binding.declaration;
  const index = ((callable.params ?? []) as Node[]).findIndex((parameter) => (parameter.left ?? parameter) === pattern);
  // `({ deps: { client } }: Context)`
  if (index < 0) return typeOfElement(file, facts, binding.id, depth);
  const expected = memberOf(expectedParameter(file, facts, callable, index), key);
  const asked = expected && typeName(expected.file, expected.facts, expected.node);
  if (asked) return asked;
  let found: string | undefined;
  for (const call of callsOf(file, callable)) {
    const argument = call.arguments[index] as Node | undefined;
    const given = (argument?.type === 'ObjectExpression' ? (argument.properties as Node[]) : []).find(
      (candidate) => candidate.type === 'ObjectProperty' && !candidate.computed && candidate.key.name === key,
    );
    const type = given && sdkTypeOf(file, facts, given.value, depth + 1);
    if (found && type && type !== found) return undefined;
    found ??= type;
  }
  return found;
}

/** The type of a member of an object type: a literal, an interface or an alias of this file. */
export function memberOfType(
  file: SourceFile,
  facts: FileFacts,
  type: Node | undefined,
  key: string,
  depth: number,
): string | undefined {
  if (!type || depth > 6) return undefined;
  const members =
    type.type === 'TSTypeLiteral' ? type.members : type.type === 'TSInterfaceBody' ? type.body : undefined;
  if (members) {
    const member = (members as Node[]).find(
      (candidate) => candidate.type === 'TSPropertySignature' && candidate.key.name === key,
    );
    return typeName(file, facts, member?.typeAnnotation);
  }
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const declaration = file.scopes.bindingOf(type.typeName)?.declaration;
  if (declaration?.type === 'TSTypeAliasDeclaration')
    return memberOfType(file, facts, declaration.typeAnnotation, key, depth + 1);
  if (declaration?.type === 'TSInterfaceDeclaration')
    return memberOfType(file, facts, declaration.body, key, depth + 1);
  return undefined;
}

/** The binding a function is called by: its own name, or the constant that holds it. */
export function functionBinding(file: SourceFile, callable: Node): Binding | undefined {
  if (callable.kind === 'constructor') {
    const owner = enclosingClass(file, callable);
    return owner?.id ? file.scopes.bindingOf(owner.id) : undefined;
  }
  if (callable.type === 'FunctionDeclaration') return callable.id ? file.scopes.bindingOf(callable.id) : undefined;
  const parent = file.scopes.parentOf(callable);
  return parent?.type === 'VariableDeclarator' && parent.init === callable && parent.id.type === 'Identifier'
    ? file.scopes.bindingOf(parent.id)
    : undefined;
}

/** What calls hand to a parameter, when all that can be told agree. */
function argumentTypes(
  file: SourceFile,
  facts: FileFacts,
  calls: readonly Node[],
  index: number,
  depth: number,
): string | undefined {
  let found: string | undefined;
  for (const call of calls) {
    const argument = call.arguments[index] as Node | undefined;
    const type = argument && sdkTypeOf(file, facts, argument, depth + 1);
    if (found && type && type !== found) return undefined;
    found ??= type;
  }
  return found;
}

/** The name a binding of this module is exported by, if it is. */
export function exportedAs(file: SourceFile, binding: Binding): string | undefined {
  for (const statement of file.program.body as Node[]) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement;
      if (
        declaration.id === binding.id ||
        (declaration.type === 'Identifier' && file.scopes.bindingOf(declaration) === binding)
      )
        return 'default';
    }
    if (statement.type !== 'ExportNamedDeclaration' || statement.source) continue;
    const declared = statement.declaration as Node | null;
    const ids = declared?.declarations?.map((declarator: Node) => declarator.id) ?? [declared?.id];
    if (ids.includes(binding.id)) return binding.name;
    for (const specifier of statement.specifiers as Node[])
      if (file.scopes.bindingOf(specifier.local) === binding)
        return specifier.exported.name ?? specifier.exported.value;
  }
  for (const [name, value] of commonjsExports(file))
    if (value.type === 'Identifier' && file.scopes.bindingOf(value) === binding) return name;
  return undefined;
}

function typeOfMember(file: SourceFile, facts: FileFacts, node: Node, depth: number): string | undefined {
  const key = node.computed ? stringValue(node.property) : (node.property.name ?? node.property.id?.name);
  if (key === undefined) return node.computed ? typeOfElement(file, facts, node, depth) : undefined;
  return typeOfProperty(file, facts, node.object, key, depth);
}

/** Members whose type the SDK fixes. */
const MEMBERS: Record<string, Record<string, string>> = {
  McpServer: { server: 'Server' },
  // v1's members and v2's: a file may be on its way.
  // Not a type of the SDK's: the session id of a handler's context, and strings made with it.
  ServerContext: {
    requestInfo: 'RequestInfo',
    http: 'ServerContext.http',
    mcpReq: 'ServerContext.mcpReq',
    sessionId: 'SessionId',
  },
  'ServerContext.http': { req: 'RequestInfo' },
  RequestInfo: { headers: 'IsomorphicHeaders' },
  MessageExtraInfo: { requestInfo: 'RequestInfo', request: 'RequestInfo' },
};

function typeOfProperty(
  file: SourceFile,
  facts: FileFacts,
  object: Node,
  key: string,
  depth: number,
): string | undefined {
  if (depth > 12) return undefined;
  if (object.type === 'ThisExpression' || object.type === 'Super') {
    const said = object.type === 'ThisExpression' ? declaredThis(file, facts, object) : undefined;
    if (!said) return typeOfField(file, facts, enclosingClass(file, object), key, depth);
    const self = typeName(said.file, said.facts, said.node);
    return (self && MEMBERS[self]?.[key]) ?? typeInside({ ...said, node: said.node.typeAnnotation }, key, depth + 1);
  }
  const whole = sdkTypeOf(file, facts, object, depth + 1);
  if (whole && MEMBERS[whole]?.[key]) return MEMBERS[whole]![key];
  return typeOfOwnMember(file, facts, object, key, depth) ?? typeOfHeldMember(file, facts, object, key, depth);
}

function typeOfOwnMember(
  file: SourceFile,
  facts: FileFacts,
  object: Node,
  key: string,
  depth: number,
): string | undefined {
  const binding = object.type === 'Identifier' ? file.scopes.bindingOf(object) : undefined;
  if (!binding) return undefined;
  const annotation = binding.id.typeAnnotation?.typeAnnotation as Node | undefined;
  const declared = memberOfType(file, facts, annotation, key, 0);
  if (declared) return declared;
  // `const app = { server: new McpServer(…) }`, `const app = new App()` with a class of this file.
  const init =
    binding.declaration.type === 'VariableDeclarator' ? (binding.declaration.init as Node | null) : undefined;
  // `const self = this`
  if (init?.type === 'ThisExpression') return typeOfField(file, facts, enclosingClass(file, init), key, depth + 1);
  if (init?.type === 'ObjectExpression') {
    const property = (init.properties as Node[]).find(
      (candidate) => candidate.type === 'ObjectProperty' && (candidate.key.name ?? candidate.key.value) === key,
    );
    return property && sdkTypeOf(file, facts, property.value, depth + 1);
  }
  const className =
    init?.type === 'NewExpression'
      ? init.callee
      : annotation?.type === 'TSTypeReference'
        ? annotation.typeName
        : undefined;
  const declaration = className?.type === 'Identifier' ? file.scopes.bindingOf(className)?.declaration : undefined;
  return declaration && /^Class/.test(declaration.type)
    ? typeOfField(file, facts, declaration, key, depth + 1)
    : undefined;
}

export function enclosingClass(file: SourceFile, node: Node): Node | undefined {
  return file.ancestor(node, (at) => at.type === 'ClassDeclaration' || at.type === 'ClassExpression');
}

/** A field by its annotation, initializer, parameter property, accessor, or an assignment to `this.<key>` in the class. */
export function typeOfField(
  file: SourceFile,
  facts: FileFacts,
  owner: Node | undefined,
  key: string,
  depth: number,
): string | undefined {
  if (!owner || depth > 12) return undefined;
  for (const member of owner.body.body as Node[]) {
    const name = member.key?.name ?? member.key?.id?.name;
    if (/Property$/.test(member.type) && name === key) {
      const type =
        typeName(file, facts, member.typeAnnotation) ??
        (member.value && sdkTypeOf(file, facts, member.value, depth + 1));
      if (type) return type;
    }
    if (member.kind === 'get' && name === key) {
      const type = returnType(file, facts, member, depth + 1);
      if (type) return type;
    }
    if (member.kind === 'constructor')
      for (const parameter of member.params as Node[])
        if (parameter.type === 'TSParameterProperty') {
          const id = parameter.parameter.left ?? parameter.parameter;
          if (id.name === key) return typeName(file, facts, id.typeAnnotation);
        }
  }
  for (const assignment of file.assignmentsTo(key)) {
    if (assignment.left.object.type !== 'ThisExpression' || enclosingClass(file, assignment) !== owner) continue;
    const type = sdkTypeOf(file, facts, assignment.right, depth + 1);
    if (type) return type;
  }
  const base = owner.superClass as Node | null;
  if (!base) return undefined;
  const parent = base.type === 'Identifier' ? file.scopes.bindingOf(base)?.declaration : undefined;
  if (parent && /^Class/.test(parent.type)) return typeOfField(file, facts, parent, key, depth + 1);
  const named = typeOfInstances(file, facts, base, depth);
  return named ? MEMBERS[named]?.[key] : undefined;
}

/** Functions of the SDK whose results are its objects. */
const RETURNS: Record<string, string> = {
  'McpServer.registerTool': 'RegisteredTool',
  'McpServer.tool': 'RegisteredTool',
  'McpServer.registerPrompt': 'RegisteredPrompt',
  'McpServer.prompt': 'RegisteredPrompt',
  'McpServer.registerResource': 'RegisteredResource',
  'McpServer.resource': 'RegisteredResource',
};

function typeOfCall(file: SourceFile, facts: FileFacts, node: Node, depth: number): string | undefined {
  const { callee } = node;
  const double = typeOfDouble(file, facts, node, depth);
  if (double) return double;
  const element = takesElement(node) ? typeOfElement(file, facts, node, depth) : undefined;
  if (element) return element;
  const kept =
    typeFromContainer(file, facts, node, depth + 1) ?? typeGiven(givenByHook({ file, facts, node }, depth), depth);
  if (kept) return kept;
  if (/^(Optional)?MemberExpression$/.test(callee.type) && !callee.computed) {
    const object = sdkTypeOf(file, facts, callee.object, depth + 1);
    const known = object && RETURNS[`${object}.${callee.property.name}`];
    if (known) return known;
    // `this.createServer()`: a method of the class.
    if (callee.object.type === 'ThisExpression') {
      const owner = enclosingClass(file, callee);
      const method = (owner?.body.body as Node[] | undefined)?.find(
        (member) => member.key?.name === callee.property.name && member.body,
      );
      if (method) return returnType(file, facts, method, depth);
    }
    return (
      typeName(file, facts, declaredReturn(file, callee), depth) ??
      typeOfDeclaredCall(file, facts, callee, depth + 1) ??
      (object && givesThis(file, facts, callee) ? object : undefined) ??
      ofNamespace(file, facts, callee)?.returns
    );
  }
  if (callee.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(callee);
  if (!binding) return undefined;
  return (
    typeOfResult(file, facts, binding, depth) ??
    (binding.kind === 'import' ? undefined : typeName(file, facts, declaredReturn(file, callee), depth))
  );
}

function typeGiven(places: readonly Place[], depth: number): string | undefined {
  const types = places.map(({ file, facts, node }) =>
    isType(node) ? typeName(file, facts, node) : sdkTypeOf(file, facts, node, depth + 1),
  );
  return types.every((type) => type === types[0]) ? types[0] : undefined;
}

/** What a function returns, by the name it is called by. */
function typeOfResult(file: SourceFile, facts: FileFacts, binding: Binding, depth: number): string | undefined {
  const callable = binding.kind === 'function' ? binding.declaration : (binding.declaration.init as Node | undefined);
  if (binding.kind !== 'import' && callable?.params) return returnType(file, facts, callable, depth);
  // Of another file, or `const createServer = require('./server')`.
  return importedValue(file, facts, binding)?.returns;
}

/** `sinon.createStubInstance(McpServer)`, `vi.mocked(server)`, `mock<McpServer>()` of a library that makes doubles. */
function typeOfDouble(file: SourceFile, facts: FileFacts, call: Node, depth: number): string | undefined {
  const { callee } = call;
  const name = callee.property?.name ?? callee.name;
  const [first] = call.arguments as Node[];
  if (name === 'createStubInstance') return first && exportedName(file, facts, first);
  if (name === 'mocked') return first && sdkTypeOf(file, facts, first, depth + 1);
  const [type] = ((call.typeParameters ?? call.typeArguments)?.params ?? []) as Node[];
  if (!type || callee.type !== 'Identifier') return undefined;
  const source = file.imports.of(file.scopes.bindingOf(callee))?.original.source ?? '';
  return /mock/.test(source) || /^@golevelup\/ts-/.test(source) ? typeName(file, facts, type, depth + 1) : undefined;
}

/** What a function returns: its annotation, or the type all its `return`s that can be told agree on. */
export function returnType(file: SourceFile, facts: FileFacts, callable: Node, depth = 0): string | undefined {
  if (depth > 12) return undefined;
  const annotated = typeName(file, facts, callable.returnType);
  if (annotated) return annotated;
  if (callable.body && callable.body.type !== 'BlockStatement') return sdkTypeOf(file, facts, callable.body, depth + 1);
  let found: string | undefined;
  for (const argument of file.returnsOf(callable)) {
    const type = sdkTypeOf(file, facts, argument, depth + 1);
    if (found && type && type !== found) return undefined;
    found ??= type;
  }
  return found;
}
