import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { exportedName, typeName } from './values.js';

/** v1's and v2's names of the requests' types; what is annotated with one has that method as a literal. */
const REQUEST_TYPES: Readonly<Record<string, string>> = {
  InitializeRequest: 'initialize',
  PingRequest: 'ping',
  CompleteRequest: 'completion/complete',
  SetLevelRequest: 'logging/setLevel',
  GetPromptRequest: 'prompts/get',
  ListPromptsRequest: 'prompts/list',
  ListResourcesRequest: 'resources/list',
  ListResourceTemplatesRequest: 'resources/templates/list',
  ReadResourceRequest: 'resources/read',
  SubscribeRequest: 'resources/subscribe',
  UnsubscribeRequest: 'resources/unsubscribe',
  CallToolRequest: 'tools/call',
  ListToolsRequest: 'tools/list',
  CreateMessageRequest: 'sampling/createMessage',
  ElicitRequest: 'elicitation/create',
  ListRootsRequest: 'roots/list',
};

/** The method of a request expression, when its type has it as a literal; undefined when it is only known to run. */
export function methodOfRequest(file: SourceFile, facts: FileFacts, request: Node): string | undefined {
  if (/^TS(As|Satisfies)Expression$/.test(request.type)) {
    const type = typeName(file, facts, request.typeAnnotation);
    return type !== undefined && Object.hasOwn(REQUEST_TYPES, type)
      ? REQUEST_TYPES[type]
      : request.type === 'TSSatisfiesExpression' || isConst(request)
        ? methodOfRequest(file, facts, request.expression)
        : undefined;
  }
  if (request.type === 'ObjectExpression') return literalMethod(request, false);
  if (request.type !== 'Identifier') return undefined;
  const binding = file.scopes.bindingOf(request);
  return binding && methodOfBinding(file, facts, binding);
}

function methodOfBinding(file: SourceFile, facts: FileFacts, binding: Binding): string | undefined {
  if (binding.id.typeAnnotation) {
    const type = typeName(file, facts, binding.id.typeAnnotation);
    return type !== undefined && Object.hasOwn(REQUEST_TYPES, type) ? REQUEST_TYPES[type] : undefined;
  }
  const { declaration } = binding;
  if (declaration.type !== 'VariableDeclarator' || declaration.id !== binding.id || !declaration.init) return undefined;
  const init = declaration.init as Node;
  if (/^TS(As|Satisfies)Expression$/.test(init.type)) {
    if (isConst(init)) return methodOfRequest(file, facts, init.expression);
    const type = typeName(file, facts, init.typeAnnotation);
    return type !== undefined && Object.hasOwn(REQUEST_TYPES, type) ? REQUEST_TYPES[type] : undefined;
  }
  // TypeScript widens the method of a variable's literal to string; JavaScript has nothing to widen.
  return init.type === 'ObjectExpression' ? literalMethod(init, file.language !== 'js') : undefined;
}

function isConst(node: Node): boolean {
  return node.type === 'TSAsExpression' && node.typeAnnotation.typeName?.name === 'const';
}

function literalMethod(object: Node, mustBeConst: boolean): string | undefined {
  let method: string | undefined;
  for (const property of object.properties as Node[]) {
    // What is spread in later may bring a method of its own.
    if (property.type === 'SpreadElement') method = undefined;
    else if (
      property.type === 'ObjectProperty' &&
      !property.computed &&
      (property.key.name ?? property.key.value) === 'method'
    ) {
      const value = property.value as Node;
      method = mustBeConst && !isConst(value) ? undefined : stringValue(unwrap(value));
    }
  }
  return method;
}

/** The name of the SDK's result schema an expression stands for, by binding. */
export function resultSchemaNamed(file: SourceFile, facts: FileFacts, node: Node | undefined): string | undefined {
  const name = node && exportedName(file, facts, unwrap(node));
  return name && /Result(?:WithTools)?Schema$/.test(name) ? name : undefined;
}

/** Whether a value a call gives is read for something only one of its two shapes has. */
export function readsOf(file: SourceFile, call: Node): { members: Set<string>; escapes: boolean } {
  const members = new Set<string>();
  let escapes = false;
  const value = (node: Node): void => {
    const parent = file.scopes.parentOf(node);
    switch (parent?.type) {
      case 'AwaitExpression':
      case 'ParenthesizedExpression':
      case 'TSNonNullExpression':
        return value(parent);
      case 'ExpressionStatement':
        return;
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        if (parent.object === node && !parent.computed) members.add(parent.property.name);
        else escapes ||= parent.object === node;
        return;
      case 'CallExpression':
        // What prints a value takes any.
        escapes ||= !/^(?:JSON\.stringify|console\.\w+|String)$/.test(file.textOf(parent.callee));
        return;
      case 'TemplateLiteral':
        return;
      case 'VariableDeclarator':
        if (parent.id.type === 'Identifier' && !parent.id.typeAnnotation) {
          for (const reference of file.scopes.bindingOf(parent.id)?.references ?? []) value(reference.node);
          return;
        }
        if (parent.id.type === 'ObjectPattern' && !parent.id.typeAnnotation) {
          for (const property of parent.id.properties as Node[])
            if (property.type === 'ObjectProperty') members.add(property.key.name ?? property.key.value);
            else escapes = true;
          return;
        }
    }
    escapes = true;
  };
  value(call);
  return { members, escapes };
}
