import type { FileFacts } from '../../src/engine/facts.js';
import { eachChild, type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { awaits } from './factory-depth.js';
import { isFunction } from './factory-model.js';
import { isCall, propertyKey } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';
import { memberOfType, sdkTypeOf } from './values.js';

/** A call that builds a server, as a factory. */
export interface BuilderCall {
  /** The factory: `createServer`, `() => createServer(config)`, `async () => (await setup()).server`. */
  expression: string;
  /** The server, as an expression of a statement: `createServer(config)`, `(await setup()).server`. */
  value: string;
}

/**
 * A builder's call, to be made again for each connection.
 * @param call the call or `new` that gives the server, or the object that holds it
 * @param path what is read off the result: `.server`, or nothing
 * @param awaited whether the result is awaited
 * @param texts what stands for arguments that are worked out once and kept
 */
export function builderCall(
  place: Place,
  path: string,
  awaited: boolean,
  texts: ReadonlyMap<Node, string> = new Map(),
): BuilderCall {
  const { file, facts, node: call } = place;
  const args = (call.arguments as Node[]).map((argument) => texts.get(argument) ?? file.textOf(argument));
  const types = call.typeParameters ?? call.typeArguments;
  const head = `${call.type === 'NewExpression' ? 'new ' : ''}${file.textOf(call.callee)}${types ? file.textOf(types) : ''}`;
  const plain = `${head}(${args.join(', ')})`;
  const isAsync =
    (path !== '' && awaited) || (call.arguments as Node[]).some((node) => !texts.has(node) && awaits(node));
  const value = awaited ? (path === '' ? `await ${plain}` : `(await ${plain})${path}`) : `${plain}${path}`;
  if (path === '' && args.length === 0 && isCall(call) && takesNothing(file, facts, call.callee))
    return { expression: file.textOf(call.callee), value };
  return { expression: `${isAsync ? 'async ' : ''}() => ${path === '' ? plain : value}`, value };
}

/** Whether a function can be handed over as it is: what a factory is called with must not reach a parameter of its own. */
function takesNothing(file: SourceFile, facts: FileFacts, callee: Node): boolean {
  if (callee.type !== 'Identifier') return false;
  const places = sourcesOf({ file, facts, node: callee });
  return places.length > 0 && places.every(({ node }) => isFunction(node) && node.params.length === 0);
}

const STEADY =
  /^(?:(?:String|Numeric|Boolean|Null|BigInt|RegExp)Literal|TemplateLiteral|TemplateElement|ObjectExpression|ArrayExpression|ObjectProperty|SpreadElement|MemberExpression|OptionalMemberExpression|UnaryExpression|BinaryExpression|LogicalExpression|ConditionalExpression|ParenthesizedExpression|ChainExpression|TS\w+)$/;

/** Whether an expression gives the same later, without doing anything twice. */
export function isSteady(file: SourceFile, node: Node): boolean {
  if (isFunction(node)) return true;
  if (node.type === 'Identifier') {
    const binding = file.scopes.bindingOf(node);
    if (!binding || /^(?:import|const|function|class|enum|namespace)$/.test(binding.kind)) return true;
    return binding.references.every(({ node: reference }) => {
      const parent = file.scopes.parentOf(reference);
      const isTarget = parent?.type === 'AssignmentExpression' && unwrap(parent.left) === reference;
      return !isTarget && parent?.type !== 'UpdateExpression';
    });
  }
  if (!STEADY.test(node.type)) return false;
  let steady = true;
  eachChild(node, (child, key) => {
    const isKey = (key === 'property' || key === 'key') && !node.computed;
    if (steady && !isKey) steady = isSteady(file, child);
  });
  return steady;
}

/** The name a builder gives to an argument, for the constant that keeps it. */
export function argumentName(place: Place, index: number): string {
  const [target] = sourcesOf({ ...place, node: place.node.callee });
  const callable = /^Class/.test(target?.node.type ?? '')
    ? (target!.node.body.body as Node[]).find((member) => member.kind === 'constructor')
    : target?.node;
  const parameter = callable?.params?.[index] as Node | undefined;
  const id = parameter?.parameter ?? parameter?.left ?? parameter;
  return id?.type === 'Identifier' ? id.name : 'options';
}

/** Whether what a builder's call gives has a server of the SDK under a key: `const { server, cleanup } = createServer()`. */
export function givesServer({ file, facts, node: call }: Place, key: string): boolean {
  if (!isCall(call)) return false;
  return sourcesOf({ file, facts, node: call.callee }).some((place) => {
    const annotation =
      place.node.returnType ?? (place.node.type === 'TSFunctionType' ? place.node.typeAnnotation : undefined);
    const declared = annotation && resolved(annotation.typeAnnotation);
    if (declared && isServerType(memberOfType(place.file, place.facts, declared, key, 0))) return true;
    if (!isFunction(place.node)) return false;
    const results = place.node.body.type === 'BlockStatement' ? place.file.returnsOf(place.node) : [place.node.body];
    return results.some((result) => {
      const object = unwrap(result);
      const property = (object.type === 'ObjectExpression' ? (object.properties as Node[]) : []).find(
        (candidate) => candidate.type === 'ObjectProperty' && propertyKey(candidate) === key,
      );
      return property !== undefined && isServerType(sdkTypeOf(place.file, place.facts, property.value));
    });
  });
}

export const isServerType = (type: string | undefined): boolean => type === 'McpServer' || type === 'Server';

/** What a promise's type promises. */
function resolved(type: Node): Node {
  const isPromise = type.type === 'TSTypeReference' && type.typeName.name === 'Promise';
  return isPromise ? ((type.typeParameters ?? type.typeArguments)?.params[0] ?? type) : type;
}
