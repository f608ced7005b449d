import type { Binding } from '../src/engine/bindings.js';
import type { FileFacts } from '../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../src/engine/node.js';
import type { SourceFile } from '../src/engine/source-file.js';
import { defineTransform } from '../src/engine/transform.js';
import { CONTEXT_MEMBERS, contextMember, isContextType, REMOVED_CONTEXT_MEMBERS } from '../src/sdk/context.js';
import { isOpenRecord } from './lib/capability-payloads.js';
import { findDoubles } from './lib/context-doubles.js';
import { contextsInside, STATE } from './lib/context-inside.js';
import { reshapeObject } from './lib/context-objects.js';
import { ownContextType } from './lib/context-own-types.js';
import { rewritePattern } from './lib/context-patterns.js';
import { renameContext } from './lib/context-rename.js';
import { rewriteContextTypes, rewriteLiteralType } from './lib/context-types.js';
import { rewriteMember } from './lib/context-uses.js';
import { isCall, isMember, memberIndex, memberKey, membersCalled, propertyKey } from './lib/members.js';
import { sdkTypeOf, typeName, typeOfBinding, typeOfPattern } from './lib/values.js';

/** `extra` → `ctx`, and its members where v2 has them: followed as data, whatever the parameter is called. */
export default defineTransform({
  name: 'context',
  description: "extra → ctx: the handler's context has its members in mcpReq and http",
  needs: ['imports', 'symbols'],
  mentions:
    /\b(?:_requestHandlers|_?extra|signal|requestId|_meta|sendRequest|sendNotification|authInfo|requestInfo|closeSSEStream|closeStandaloneSSEStream|taskStore|taskId|taskRequestedTtl)\b/,
  unmet: (file) => file.text.includes('@modelcontextprotocol/sdk'),
  apply(file, facts) {
    const doubles = findDoubles(file, facts);
    const isContext = contextTest(file, facts, doubles.bindings);
    for (const binding of file.scopes.bindings)
      if (/^_?extra$/.test(binding.name) && binding.kind === 'param' && isContext(binding.id))
        renameContext(file, binding);
    annotateParameters(file, facts);
    for (const key of [...Object.keys(CONTEXT_MEMBERS), ...REMOVED_CONTEXT_MEMBERS])
      for (const node of membersCalled(file, key)) {
        if (!isContext(node.object)) continue;
        if (contextMember(key)?.group && isOpenHere(file, node.object)) file.todos.add(node, 'context', WHOLE);
        else rewriteMember(file, node, key);
      }
    for (const pattern of memberIndex(file).patterns)
      if (takesMoved(pattern) && isContextType(typeOfPattern(file, facts, pattern)) && !isOwnType(file, facts, pattern))
        rewritePattern(file, pattern);
      else if (takesMoved(pattern) && isFromDouble(file, pattern, doubles.bindings)) rewritePattern(file, pattern);
    const inside = contextsInside(file, facts);
    for (const object of doubles.objects) reshapeObject(file, facts, object, inside.has(object) ? STATE : '');
    rewriteContextTypes(file, facts);
    markWholeUses(file, isContext);
  },
});

/** Whether an expression is a context, by what it is and not by what it is called. */
function contextTest(file: SourceFile, facts: FileFacts, doubles: ReadonlySet<Binding>): (node: Node) => boolean {
  const known = new Map<Binding, boolean>();
  return (node) => {
    const at = unwrap(node);
    if (at.type !== 'Identifier') return isContextType(sdkTypeOf(file, facts, node));
    const binding = file.scopes.bindingOf(at);
    if (!binding) return false;
    let answer = known.get(binding);
    if (answer === undefined) {
      answer =
        doubles.has(binding) ||
        (isContextType(typeOfBinding(file, facts, binding)) && !isOwnType(file, facts, binding.id));
      known.set(binding, answer);
    }
    return answer;
  };
}

const LOOSE = /^TS(?:Any|Unknown|Object|TypeLiteral)(?:Keyword)?$/;

/** Whether a variable or pattern has a type of the user's own, which is not the SDK's context. */
function isOwnType(file: SourceFile, facts: FileFacts, id: Node): boolean {
  const annotation = id.typeAnnotation?.typeAnnotation as Node | undefined;
  if (!annotation || LOOSE.test(annotation.type) || isContextType(typeName(file, facts, annotation))) return false;
  return annotation.type !== 'TSTypeReference' || annotation.typeName.name !== 'Record';
}

/** Read as a record of anything, a context's members are unknown: what is in `mcpReq` and `http` cannot be read on. */
function isOpenHere(file: SourceFile, object: Node): boolean {
  if (file.language === 'js') return false;
  const at = object.type === 'ParenthesizedExpression' ? object.expression : object;
  if (at.type === 'TSAsExpression') return isOpenRecord(at.typeAnnotation);
  const binding = at.type === 'Identifier' ? file.scopes.bindingOf(at) : undefined;
  const annotation = binding?.id.typeAnnotation?.typeAnnotation as Node | undefined;
  if (annotation) return isOpenRecord(annotation);
  const init = binding?.declaration.id === binding?.id ? (binding?.declaration.init as Node | undefined) : undefined;
  return init?.type === 'TSAsExpression' && isOpenRecord(init.typeAnnotation);
}

/** Parameters that are handed a context and say what they need of it themselves. */
function annotateParameters(file: SourceFile, facts: FileFacts): void {
  const done = new Set<Node>();
  for (const { id, kind, declaration } of file.scopes.bindings) {
    if (kind !== 'param' || !declaration.body) continue;
    const holder = file.scopes.parentOf(id);
    const target = holder?.type === 'ObjectProperty' ? file.scopes.parentOf(holder)! : id;
    const annotation = target.typeAnnotation?.typeAnnotation as Node | undefined;
    if (!annotation || done.has(target) || !/^TSType(?:Literal|Reference)$/.test(annotation.type)) continue;
    done.add(target);
    if (annotation.type === 'TSTypeLiteral') {
      const members = annotation.members as Node[];
      if (!members.some((member) => contextMember(propertyKey(member) ?? '')?.group)) continue;
      if (isContextType(typeOfTarget(file, facts, target))) rewriteLiteralType(file, annotation);
    } else if (isOwnType(file, facts, target)) markOwnType(file, facts, target, annotation);
  }
}

const typeOfTarget = (file: SourceFile, facts: FileFacts, target: Node): string | undefined =>
  target.type === 'ObjectPattern'
    ? typeOfPattern(file, facts, target)
    : typeOfBinding(file, facts, file.scopes.bindingOf(target));

/** `(extra: ToolEnvironment)` where that type has members that moved. */
function markOwnType(file: SourceFile, facts: FileFacts, target: Node, annotation: Node): void {
  const message = ownContextType(file, facts, annotation);
  if (message && isContextType(typeOfTarget(file, facts, target))) file.todos.add(target, 'context', message);
}

const takesMoved = (pattern: Node): boolean =>
  (pattern.properties as Node[]).some((property) => {
    const key = propertyKey(property);
    return key === undefined || contextMember(key)?.group || REMOVED_CONTEXT_MEMBERS.has(key);
  });

/** `const { sendNotification } = extra` of a test's own object. */
function isFromDouble(file: SourceFile, pattern: Node, doubles: ReadonlySet<Binding>): boolean {
  const parent = file.scopes.parentOf(pattern);
  const init = parent?.type === 'VariableDeclarator' && parent.init ? unwrap(parent.init) : undefined;
  const binding = init?.type === 'Identifier' ? file.scopes.bindingOf(init) : undefined;
  return !!binding && doubles.has(binding);
}

/** Uses of the whole context that depend on which members it has: `'signal' in extra`, `Object.keys(extra)`. */
function markWholeUses(file: SourceFile, isContext: (node: Node) => boolean): void {
  for (const call of file.scopes.calls) {
    if (!isCall(call) || !isMember(call.callee) || call.callee.object.name !== 'Object') continue;
    if (!/^(?:keys|entries|values)$/.test(memberKey(call.callee) ?? '') || !call.arguments[0]) continue;
    if (isContext(call.arguments[0])) file.todos.add(call, 'context', WHOLE);
  }
  for (const binding of file.scopes.bindings) {
    if (binding.kind !== 'param' && binding.kind !== 'const') continue;
    for (const { node } of binding.references) {
      const parent = file.scopes.parentOf(node);
      if (parent?.type === 'BinaryExpression' && parent.operator === 'in' && parent.right === node) {
        const key = stringValue(parent.left);
        const target = key === undefined ? undefined : contextMember(key);
        if ((key !== undefined && !target?.group) || !isContext(node)) continue;
        if (target?.group === 'mcpReq' && target.name === key && !isOpenHere(file, node))
          file.edits.insert(node.end, '.mcpReq');
        else file.todos.add(node, 'context', WHOLE);
      } else if (isMember(parent) && parent.object === node && memberKey(parent) === undefined && isContext(node))
        file.todos.add(node, 'context', WHOLE);
    }
  }
}

const WHOLE =
  "v2's context has other members: sessionId, mcpReq (id, signal, _meta, send, notify) and http (authInfo, req); look for them there.";
