import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue, unwrap } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { declaredType, type Place, resolved } from './handler-results-types.js';
import { isCall, isMember, memberKey, propertyKey } from './members.js';
import { exportedName, sdkTypeOf, typeName } from './values.js';

const SAME_LIST = /^(?:filter|slice|sort|reverse|toSorted|toReversed|concat)$/;
const ONE_OF_LIST = /^(?:find|findLast|at|pop|shift)$/;
const EACH_OF_LIST = /^(?:map|filter|flatMap|find|findLast|forEach|some|every)$/;

/** Whether an expression is a tool of the SDK's: by a declared type, or as one of those a client listed. */
export function isTool(file: SourceFile, facts: FileFacts, node: Node): boolean {
  if (sdkTypeOf(file, facts, node) === 'Tool') return true;
  const declared = declaredType({ file, facts, node });
  if (declared) return typeName(declared.file, declared.facts, declared.node) === 'Tool';
  return new Listed(file, facts).isTool(node, 0);
}

/** Follows what `client.listTools()` gave to a single tool. */
class Listed {
  constructor(
    private readonly file: SourceFile,
    private readonly facts: FileFacts,
  ) {}

  isTool(node: Node, depth: number): boolean {
    if (depth > 12) return false;
    const at = unwrap(node);
    if (at.type === 'Identifier') {
      const { id, init } = this.held(at);
      if (init && id === 'plain') return this.isTool(init, depth + 1);
      const list = id === 'item' ? init : this.behind(this.file.scopes.bindingOf(at)?.id);
      return !!list && this.isList(list, depth + 1);
    }
    if (isMember(at)) return at.computed && stringValue(at.property) === undefined && this.isList(at.object, depth + 1);
    return isCall(at) && isMember(at.callee) && ONE_OF_LIST.test(memberKey(at.callee) ?? '')
      ? this.isList(at.callee.object, depth + 1)
      : false;
  }

  private isList(node: Node, depth: number): boolean {
    if (depth > 12) return false;
    const at = unwrap(node);
    if (at.type === 'Identifier') {
      const { id, init } = this.held(at);
      if (!init) return false;
      return id === 'plain' ? this.isList(init, depth + 1) : id === 'tools' && this.isListing(init, depth + 1);
    }
    if (isMember(at)) return memberKey(at) === 'tools' && this.isListing(at.object, depth + 1);
    return isCall(at) && isMember(at.callee) && SAME_LIST.test(memberKey(at.callee) ?? '')
      ? this.isList(at.callee.object, depth + 1)
      : false;
  }

  /** What `listTools()` and `request({ method: 'tools/list' })` of a client give. */
  private isListing(node: Node, depth: number): boolean {
    if (depth > 12) return false;
    const at = unwrap(node);
    if (at.type === 'AwaitExpression') return this.isListing(at.argument, depth + 1);
    if (at.type === 'Identifier') {
      const { id, init } = this.held(at);
      return !!init && id === 'plain' && this.isListing(init, depth + 1);
    }
    if (!isCall(at) || !isMember(at.callee)) return false;
    const key = memberKey(at.callee);
    const asked = at.arguments[0]?.type === 'ObjectExpression' ? (at.arguments[0].properties as Node[]) : [];
    const isAsked =
      key === 'listTools' ||
      (key === 'request' &&
        asked.some((one) => propertyKey(one) === 'method' && stringValue(one.value) === 'tools/list'));
    return isAsked && this.isClient(at.callee.object, at);
  }

  /** A client, what has its methods, or what says of its own `listTools()` that it gives what the client's does. */
  private isClient(object: Node, call: Node): boolean {
    const { file, facts } = this;
    if (sdkTypeOf(file, facts, object) === 'Client') return true;
    return (
      isListing(declaredType({ file, facts, node: object }), 0) ||
      isListing(declaredType({ file, facts, node: call }), 0)
    );
  }

  /** What a constant holds: all of its value, its `tools`, or the one at some place of a list. */
  private held(name: Node): { id?: 'plain' | 'tools' | 'item'; init?: Node } {
    const binding = this.file.scopes.bindingOf(name);
    const declaration = binding?.declaration;
    if (declaration?.type !== 'VariableDeclarator' || !declaration.init || declaration.id.typeAnnotation) return {};
    const { id, init } = declaration;
    if (id === binding?.id) return { id: 'plain', init };
    if (id.type === 'ArrayPattern') return id.elements.includes(binding?.id) ? { id: 'item', init } : {};
    const property = (id.properties as Node[] | undefined)?.find((one) => one.value === binding?.id);
    return property && propertyKey(property) === 'tools' ? { id: 'tools', init } : {};
  }

  /** The list a callback's parameter or a loop's variable takes its value from. */
  private behind(id: Node | undefined): Node | undefined {
    const { scopes } = this.file;
    const parent = id && scopes.parentOf(id);
    if (parent?.type === 'VariableDeclarator') {
      const loop = scopes.parentOf(scopes.parentOf(parent)!);
      return loop?.type === 'ForOfStatement' ? loop.right : undefined;
    }
    const call =
      parent && Array.isArray(parent.params) && parent.params[0] === id ? scopes.parentOf(parent) : undefined;
    return isCall(call) && call.arguments[0] === parent && isMember(call.callee)
      ? EACH_OF_LIST.test(memberKey(call.callee) ?? '')
        ? call.callee.object
        : undefined
      : undefined;
  }
}

/** `ListToolsResult`, `ReturnType<Client['listTools']>`, that with more to it, `Pick<Client, 'listTools'>`. */
function isListing(type: Place | undefined, depth: number): boolean {
  const at = resolved(type);
  if (!at || depth > 8) return false;
  const next = (node: Node | undefined) => !!node && isListing({ ...at, node }, depth + 1);
  const { node } = at;
  switch (node.type) {
    case 'TSIntersectionType':
      return (node.types as Node[]).some(next);
    case 'TSIndexedAccessType':
      return (
        stringValue(node.indexType.literal) === 'listTools' && typeName(at.file, at.facts, node.objectType) === 'Client'
      );
    case 'TSTypeReference': {
      if (exportedName(at.file, at.facts, node.typeName) === 'ListToolsResult') return true;
      const [first] = ((node.typeParameters ?? node.typeArguments)?.params ?? []) as Node[];
      if (node.typeName.name === 'Pick') return typeName(at.file, at.facts, first) === 'Client';
      return /^(?:Promise|Awaited|ReturnType)$/.test(node.typeName.name ?? '') && next(first);
    }
  }
  return false;
}
