import type { FileFacts } from '../../src/engine/facts.js';
import type { Node } from '../../src/engine/node.js';
import type { SourceFile } from '../../src/engine/source-file.js';
import { isCall, isMember, memberKey } from './members.js';
import { type Place, sourcesOf } from './registration-sources.js';
import { exportedName, typeName } from './values.js';

// What libraries that only keep a project's values give back of them: React's hooks, containers of dependencies.

const HOOKS = /^(?:react|preact\/hooks|preact\/compat)$/;
const CONTAINERS = /^(?:inversify|tsyringe|typedi|awilix|@nestjs\/.+)$/;
/** Methods of containers that give the one value they are asked for, by type argument or by class. */
const TAKES = /^(?:get|getAsync|getNamed|getTagged|resolve|resolveAsync)$/;

const typeArguments = (node: Node): Node[] => (node.typeParameters ?? node.typeArguments)?.params ?? [];

/** The package a name was imported from. */
function sourceOf(file: SourceFile, name: Node | undefined): string {
  const binding = name?.type === 'Identifier' ? file.scopes.bindingOf(name) : undefined;
  return file.imports.of(binding)?.original.source ?? '';
}

/** The hook of React's that a call is of: `useRef(…)`, `React.useRef(…)`. */
export function hookOf(file: SourceFile, call: Node): string | undefined {
  const { callee } = call;
  if (isMember(callee)) return HOOKS.test(sourceOf(file, callee.object)) ? memberKey(callee) : undefined;
  if (callee.type !== 'Identifier' || !/^(?:use|create)[A-Z]/.test(callee.name)) return undefined;
  const record = file.imports.of(file.scopes.bindingOf(callee));
  return record && HOOKS.test(record.original.source) ? record.original.name : undefined;
}

/** What a function that is written out, or a value in its stead, comes to: `() => new Client(…)`. */
function resultOf(place: Place, depth: number): Place[] {
  const { node } = place;
  if (!node.params) return sourcesOf(place, depth);
  const values: Node[] = node.body.type === 'BlockStatement' ? place.file.returnsOf(node) : [node.body];
  return values.length === 1 ? sourcesOf({ ...place, node: values[0]! }, depth) : [];
}

/** What a hook gives: `useMemo(() => client)`, `useContext(McpContext)` of `createContext<Client>(…)`. */
export function givenByHook(place: Place, depth: number): Place[] {
  const { file, node } = place;
  const hook = hookOf(file, node);
  const [first] = node.arguments as Node[];
  if (!hook || !first) return [];
  const [type] = typeArguments(node);
  if (hook === 'useMemo') return type ? [{ ...place, node: type }] : resultOf({ ...place, node: first }, depth + 1);
  if (hook !== 'useContext') return [];
  const [context, ...others] = sourcesOf({ ...place, node: first }, depth + 1);
  if (!context || others.length > 0 || !isCall(context.node) || hookOf(context.file, context.node) !== 'createContext')
    return [];
  const [held] = typeArguments(context.node);
  return held ? [{ ...context, node: held }] : [];
}

/** `useRef<Client>(null).current`, `useState<Client>()[0]` */
export function memberOfHook(place: Place, key: string, depth: number): Place[] {
  const { file, node } = place;
  if (key !== 'current' && key !== '0') return [];
  if (hookOf(file, node) !== (key === '0' ? 'useState' : 'useRef')) return [];
  const [type] = typeArguments(node);
  if (type) return [{ ...place, node: type }];
  const [first] = node.arguments as Node[];
  return first ? resultOf({ ...place, node: first }, depth + 1) : [];
}

/** `RefObject<Client>['current']` */
export function memberOfRef({ node, ...place }: Place, key: string): Place[] {
  const name = node.typeName as Node;
  const isRef = key === 'current' && /^(?:Mutable)?RefObject$/.test(name.right?.name ?? name.name ?? '');
  const [type] = isRef ? typeArguments(node) : [];
  const isReacts = type && HOOKS.test(sourceOf(place.file, name.left ?? name));
  return isReacts ? [{ ...place, node: type }] : [];
}

/** The SDK type of what is taken out of a container: `container.get<McpServer>(TYPES.Server)`, `container.resolve(McpServer)`. */
export function typeFromContainer(file: SourceFile, facts: FileFacts, call: Node, depth: number): string | undefined {
  const { callee } = call;
  if (!isMember(callee) || callee.computed || !TAKES.test(memberKey(callee) ?? '')) return undefined;
  const [type] = typeArguments(call);
  const [first] = call.arguments as Node[];
  const found = type ? typeName(file, facts, type, depth) : first && exportedName(file, facts, first);
  return found && isContainer({ file, facts, node: callee.object }) ? found : undefined;
}

/** Whether an expression comes from a package of containers: imported, made by what is, or typed so. */
function isContainer(place: Place): boolean {
  if (CONTAINERS.test(sourceOf(place.file, rootOf(place.node)))) return true;
  const all = sourcesOf(place);
  return (
    all.length > 0 &&
    all.every(({ file, node }) => CONTAINERS.test(sourceOf(file, node.typeName ?? rootOf(node.callee ?? node))))
  );
}

function rootOf(node: Node): Node {
  let at = node;
  for (;;) {
    if (isMember(at)) at = at.object;
    else if (isCall(at) || at.type === 'NewExpression') at = at.callee;
    else if (at.type === 'AwaitExpression') at = at.argument;
    else return at;
  }
}
