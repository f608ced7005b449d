import type { Binding } from '../../src/engine/bindings.js';
import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { contextMember, isContextType } from '../../src/sdk/context.js';
import { callsOf } from './callbacks.js';
import { isHandlerValue } from './captured-handlers.js';
import { hasMovedMembers } from './context-objects.js';
import { expectedType } from './function-types.js';
import { isCall, memberIndex, propertyKey, wrapped } from './members.js';
import { sourcesOf } from './registration-sources.js';
import { sdkTypeOf, typeName, typeOfParameterAt } from './values.js';

export interface Doubles {
  /** Object literals that stand for a context. */
  objects: Node[];
  /** Variables that hold such an object. */
  bindings: Set<Binding>;
}

/** Finds the object literals that are used as a handler's context: in tests, and where a context is made anew. */
export function findDoubles(file: SourceFile, facts: FileFacts): Doubles {
  const doubles: Doubles = { objects: [], bindings: new Set() };
  for (const object of memberIndex(file).objects)
    if (hasMovedMembers(object) && !isV2Shape(object) && isDouble(file, facts, object, doubles.bindings))
      doubles.objects.push(object);
  return doubles;
}

const isV2Shape = (object: Node): boolean =>
  (object.properties as Node[]).some((property) => propertyKey(property) === 'mcpReq');

function isDouble(file: SourceFile, facts: FileFacts, object: Node, bindings: Set<Binding>): boolean {
  if (isContextType(sdkTypeOf(file, facts, object))) return true;
  const place = expectedType({ file, facts, node: object });
  if (place && isContextType(typeName(place.file, place.facts, place.node))) return true;
  const outer = wrapped(file, object);
  const parent = file.scopes.parentOf(outer);
  switch (parent?.type) {
    case 'CallExpression':
    case 'OptionalCallExpression':
      return isContextArgument(file, facts, parent, outer);
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' && isHandedOn(file, facts, parent.id, bindings);
    case 'AssignmentExpression':
      return parent.left.type === 'Identifier' && isHandedOn(file, facts, parent.left, bindings);
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const maker =
        parent.type === 'ReturnStatement'
          ? file.ancestor(parent, (at) => Array.isArray(at.params) && 'body' in at)
          : parent.body === outer
            ? parent
            : undefined;
      return maker !== undefined && isMaker(file, facts, maker, bindings);
    }
  }
  return false;
}

/** `const extra = createExtra(); handler(args, extra)`, `handler(args, createExtra())`. */
function isMaker(file: SourceFile, facts: FileFacts, maker: Node, bindings: Set<Binding>): boolean {
  let found = false;
  for (const call of callsOf(file, maker)) {
    const outer = wrapped(file, call);
    const parent = file.scopes.parentOf(outer);
    if (isCall(parent) && isContextArgument(file, facts, parent, outer)) found = true;
    else if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier')
      found = isHandedOn(file, facts, parent.id, bindings) || found;
  }
  return found;
}

/** Whether some use of a variable hands it to a handler, or to a helper that takes a context. */
function isHandedOn(file: SourceFile, facts: FileFacts, id: Node, bindings: Set<Binding>): boolean {
  const binding = file.scopes.bindingOf(id);
  if (!binding) return false;
  if (bindings.has(binding)) return true;
  const found = binding.references.some(({ node }) => {
    const outer = wrapped(file, node);
    const parent = file.scopes.parentOf(outer);
    return isCall(parent) && isContextArgument(file, facts, parent, outer);
  });
  if (found) bindings.add(binding);
  return found;
}

function isContextArgument(file: SourceFile, facts: FileFacts, call: Node, argument: Node): boolean {
  const index = (call.arguments as Node[]).indexOf(argument);
  if (index < 0) return false;
  const callee = unwrap(call.callee);
  for (const place of sourcesOf({ file, facts, node: callee }))
    if (place.node.params && place.node.body) {
      if (isContextType(typeOfParameterAt(place.file, place.facts, place.node, index))) return true;
    }
  if (index !== call.arguments.length - 1 || !isHandlerValue(file, facts, callee)) return false;
  // A handler without arguments gets the context alone; an object of arguments looks otherwise.
  return index > 0 || isContextLike(file, unwrap(argument));
}

/** Members that no tool's arguments are likely to have; `requestId` and `sessionId` might be. */
const TELLING = new Set(['signal', 'sendRequest', 'sendNotification', 'requestInfo', 'authInfo', 'closeSSEStream']);

function isContextLike(file: SourceFile, node: Node): boolean {
  const declaration = node.type === 'Identifier' ? file.scopes.bindingOf(node)?.declaration : undefined;
  const object = declaration?.type === 'VariableDeclarator' && declaration.init ? unwrap(declaration.init) : node;
  return (
    object.type === 'ObjectExpression' &&
    (object.properties as Node[]).every((property) => contextMember(propertyKey(property) ?? '') !== undefined) &&
    (object.properties as Node[]).some((property) => TELLING.has(propertyKey(property) ?? ''))
  );
}
