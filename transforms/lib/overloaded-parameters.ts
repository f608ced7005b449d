import type { FileFacts } from '../../src/engine/facts.js';
import { type Node, stringValue } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { memberIndex } from './members.js';
import { typeName } from './values.js';

const OVERLOADED = new Set(['request', 'callTool', 'setRequestHandler', 'setNotificationHandler']);

/**
 * `Parameters<Client['setRequestHandler']>[1]`: of several overloads, TypeScript takes the last. A handler that is only
 * asked for its context is the fallback handler as well, which has the one signature.
 */
export function settleParameters(file: SourceFile, facts: FileFacts): void {
  for (const type of memberIndex(file).types) {
    if (type.type !== 'TSTypeReference' || type.typeName.name !== 'Parameters' || file.isIgnored(type)) continue;
    const [of] = ((type.typeParameters ?? type.typeArguments)?.params ?? []) as Node[];
    const method = of?.type === 'TSIndexedAccessType' ? stringValue(of.indexType.literal ?? of.indexType) : undefined;
    const owner = method && OVERLOADED.has(method) ? typeName(file, facts, of!.objectType) : undefined;
    if (!method || !owner || !/^(Client|Server|Protocol)$/.test(owner)) continue;
    const read = file.scopes.parentOf(type);
    const isFirst = read?.type === 'TSIndexedAccessType' && read.indexType.literal?.value === 0;
    // The request itself comes first, now as then.
    if (isFirst && /^(request|callTool)$/.test(method)) continue;
    if (method === 'setRequestHandler' && isAskedForContext(file, read)) {
      const { quote } = file.style;
      file.edits.overwrite(type.start, of!.objectType.start, 'NonNullable<');
      file.edits.overwrite(of!.objectType.end, read!.end, `[${quote}fallbackRequestHandler${quote}]>`);
      continue;
    }
    const change =
      method === 'callTool'
        ? 'takes (params, options) in v2, without a schema between them'
        : `has overloads in v2, and Parameters<> reads the last, which takes ${LAST[method]}`;
    file.todos.add(type, 'types/overloads', `${owner}.${method} ${change}; name the type that is meant instead.`);
  }
}

/** What the last overload of each method takes. */
const LAST: Readonly<Record<string, string>> = {
  request: '(request, resultSchema, options)',
  setRequestHandler: '(method, { params, result }, handler)',
  setNotificationHandler: '(method, { params }, handler)',
};

/** `Parameters<…>[1]` of a handler, in place or by the name it is given. */
function isAskedForContext(file: SourceFile, handler: Node | undefined): boolean {
  if (!isSecond(handler)) return false;
  const parent = file.scopes.parentOf(handler);
  if (parent?.type !== 'TSTypeAliasDeclaration') return isOfContext(file, handler);
  const binding = file.scopes.bindingOf(parent.id);
  return !!binding && binding.references.length > 0 && binding.references.every(({ node }) => isOfContext(file, node));
}

function isOfContext(file: SourceFile, type: Node): boolean {
  const parameters = file.ancestor(type, (at) => at.type === 'TSTypeReference' && at.typeName?.name === 'Parameters');
  const [of] = ((parameters?.typeParameters ?? parameters?.typeArguments)?.params ?? []) as Node[];
  return !!of && (of === type || of.typeName === type) && isSecond(file.scopes.parentOf(parameters!));
}

function isSecond(type: Node | undefined): type is Node {
  return type?.type === 'TSIndexedAccessType' && type.indexType.literal?.value === 1;
}
