import { importedFrom } from '../../src/engine/commonjs-modules.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { expectedType } from './function-types.js';
import { isCall } from './members.js';
import { type Place, sourcesOf, typeNamed } from './registration-sources.js';
import { enclosingClass, exportedName, typeName } from './values.js';

// What `this` is, and what a class makes: bases over several classes and files, mixins, `this` parameters.

const MAX_DEPTH = 10;

/**
 * The SDK type of what an expression for a class makes: a class of the SDK's, one that extends it (over several bases,
 * here or in other files), a mixin's result, a parameter or constant that is typed as such a class.
 */
export function typeOfInstances(file: SourceFile, facts: FileFacts, node: Node, depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const go = (next: Node | null | undefined) => (next ? typeOfInstances(file, facts, next, depth + 1) : undefined);
  const at = unwrap(node);
  if (/^Class/.test(at.type)) return go(at.superClass);
  const named = exportedName(file, facts, at);
  if (named) return named;
  if (isCall(at)) return mixedIn(file, facts, at, depth);
  if (at.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(at);
  if (!binding) return undefined;
  const imported = importedFrom(file, binding);
  if (imported) return facts.valueOf(imported.source, imported.name)?.type;
  const { declaration, id } = binding;
  if (/^Class/.test(declaration.type)) return go(declaration);
  if (id.typeAnnotation) return typeOfMade({ file, facts, node: id.typeAnnotation }, depth + 1);
  return declaration.type === 'VariableDeclarator' && declaration.id === id ? go(declaration.init) : undefined;
}

/** `Loggable(Base)`, of a function that returns a class: by that class, or else by the class that is handed in. */
function mixedIn(file: SourceFile, facts: FileFacts, call: Node, depth: number): string | undefined {
  const [made, ...others] = sourcesOf({ file, facts, node: call.callee });
  if (!made?.node.params || others.length > 0) return undefined;
  const { body } = made.node;
  const values: Node[] = body?.type === 'BlockStatement' ? made.file.returnsOf(made.node) : body ? [body] : [];
  const [only, ...rest] = values;
  if (!only || rest.length > 0) return undefined;
  const type = typeOfInstances(made.file, made.facts, only, depth + 1);
  if (type) return type;
  const base = classOf(made.file, only)?.superClass as Node | undefined;
  const taken = base?.type === 'Identifier' ? made.file.scopes.bindingOf(base)?.id : undefined;
  const argument = taken && call.arguments[(made.node.params as Node[]).indexOf(taken)];
  return argument && typeOfInstances(file, facts, argument, depth + 1);
}

function classOf(file: SourceFile, node: Node): Node | undefined {
  if (/^Class/.test(node.type)) return node;
  const declaration = node.type === 'Identifier' ? file.scopes.bindingOf(node)?.declaration : undefined;
  return declaration && /^Class/.test(declaration.type) ? declaration : undefined;
}

/** What a type of a class says that it makes: `new (...args: any[]) => McpServer`, `typeof McpServer`, names for these. */
function typeOfMade(place: Place, depth: number, given: readonly Node[] = [], of?: Place): string | undefined {
  const { file, facts, node } = place;
  if (depth > MAX_DEPTH) return undefined;
  const next = (inner: Node | null | undefined) =>
    inner ? typeOfMade({ ...place, node: inner }, depth + 1, given, of) : undefined;
  switch (node.type) {
    case 'TSTypeAnnotation':
    case 'TSParenthesizedType':
      return next(node.typeAnnotation);
    case 'TSIntersectionType':
      for (const type of node.types as Node[]) {
        const found = next(type);
        if (found) return found;
      }
      return undefined;
    case 'TSTypeQuery':
      return typeOfInstances(file, facts, node.exprName, depth + 1);
    case 'TSConstructorType': {
      const made = (node.typeAnnotation ?? node.returnType)?.typeAnnotation as Node | undefined;
      const parameter = made?.type === 'TSTypeReference' ? parameterOf(place, made.typeName) : undefined;
      if (!parameter || !of) return typeName(file, facts, made);
      const argument = given[parameter.index];
      return argument
        ? typeName(of.file, of.facts, argument)
        : typeName(file, facts, parameter.node.default ?? parameter.node.constraint);
    }
    case 'TSTypeReference': {
      const parameter = parameterOf(place, node.typeName);
      if (parameter) return next(parameter.node.constraint);
      const [alias] = typeNamed({ ...place, node: node.typeName });
      const args = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
      return alias?.node.type === 'TSTypeAliasDeclaration'
        ? typeOfMade({ ...alias, node: alias.node.typeAnnotation }, depth + 1, args, place)
        : undefined;
    }
  }
  return undefined;
}

/** The type parameter a name stands for, and which of its declaration's it is. */
function parameterOf({ file }: Place, name: Node): { node: Node; index: number } | undefined {
  const declaration = name.type === 'Identifier' ? file.scopes.bindingOf(name)?.declaration : undefined;
  if (declaration?.type !== 'TSTypeParameter') return undefined;
  const all = (file.scopes.parentOf(declaration)?.params ?? []) as Node[];
  return { node: declaration, index: all.indexOf(declaration) };
}

/**
 * The type that a function says `this` has in it: its own `this` parameter's, or that of the function type its place
 * asks for.
 * @param node `this`, where it stands
 * @returns undefined where nothing is said; then `this` is the class around it
 */
export function declaredThis(file: SourceFile, facts: FileFacts, node: Node): Place | undefined {
  if (!declaresThis(file)) return undefined;
  const callable = file.ancestor(node, (at) => at.type !== 'ArrowFunctionExpression' && ownsThis(at));
  if (!callable || !/Function/.test(callable.type)) return undefined;
  const [first] = (callable.params ?? []) as Node[];
  if (first?.type === 'Identifier' && first.name === 'this')
    return first.typeAnnotation && { file, facts, node: first.typeAnnotation };
  return callable.type === 'FunctionExpression' ? expectedThis({ file, facts, node: callable }) : undefined;
}

const declaring = new WeakMap<SourceFile, boolean>();

/** Whether a file declares what `this` is: asked for each `this`, told by its text once. */
function declaresThis(file: SourceFile): boolean {
  const before = declaring.get(file);
  if (before !== undefined) return before;
  const known = /\bthis\s*:/.test(file.text);
  declaring.set(file, known);
  return known;
}

const ownsThis = (node: Node): boolean =>
  Array.isArray(node.params) || /^(?:Class\w*Property|ClassAccessorProperty|StaticBlock)$/.test(node.type);

/** `const plugins: ((this: McpServer) => void)[] = [function () { … }]` */
function expectedThis(callable: Place): Place | undefined {
  let at = expectedType(callable);
  for (let step = 0; at && step < MAX_DEPTH; step++) {
    const { node } = at;
    if (/^TS(?:TypeAnnotation|ParenthesizedType|TypeAliasDeclaration)$/.test(node.type)) {
      at = { ...at, node: node.typeAnnotation };
    } else if (node.type === 'TSTypeReference') {
      [at] = typeNamed({ ...at, node: node.typeName });
    } else {
      const [first] = ((node.parameters ?? node.params) as Node[] | undefined) ?? [];
      return first?.type === 'Identifier' && first.name === 'this' && first.typeAnnotation
        ? { ...at, node: first.typeAnnotation }
        : undefined;
    }
  }
  return undefined;
}

/** The SDK type of `this` or `super`: what its function declares for it, or what the class around it is by its bases. */
export function typeOfThis(file: SourceFile, facts: FileFacts, node: Node): string | undefined {
  const said = node.type === 'ThisExpression' ? declaredThis(file, facts, node) : undefined;
  if (said) return typeName(said.file, said.facts, said.node);
  const owner = enclosingClass(file, node);
  return owner && typeOfInstances(file, facts, owner);
}
