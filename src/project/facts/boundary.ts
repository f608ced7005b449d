import { dirname, join } from 'node:path';
import { isMember } from '../../../transforms/lib/members.js';
import { sdkTypeOf } from '../../../transforms/lib/values.js';
import type { Binding } from '../../engine/bindings.js';
import type { FileFacts } from '../../engine/facts.js';
import { type Node, unwrap } from '../../engine/node.js';
import { packageName } from '../../engine/packages.js';
import type { SourceFile } from '../../engine/source-file.js';
import { HOST_LIBRARIES } from '../../sdk/hosts.js';
import { parseV1Specifier, V1_PACKAGE } from '../../sdk/specifiers.js';
import { V2_PACKAGES } from '../../sdk/v2-versions.js';
import type { Disk } from '../disk.js';

const V2_NAMES = new Set(V2_PACKAGES.map(({ name }) => name));

/** Which dependencies, as installed, are themselves on v1. Read from their package.json; what is not installed is not. */
export class V1Dependencies {
  private readonly known = new Map<string, boolean | undefined>();

  constructor(private readonly disk: Disk) {}

  has(from: string, name: string): boolean {
    return this.state(from, name) === true;
  }

  /** Whether a dependency is on v1; undefined when it is not installed. */
  state(from: string, name: string): boolean | undefined {
    const dir = dirname(from);
    const key = `${dir} ${name}`;
    if (!this.known.has(key)) this.known.set(key, this.look(dir, name));
    return this.known.get(key);
  }

  private look(dir: string, name: string): boolean | undefined {
    const text = this.disk.read(join(dir, 'node_modules', name, 'package.json'));
    if (text !== undefined) {
      try {
        const manifest = JSON.parse(text);
        return V1_PACKAGE in { ...manifest.dependencies, ...manifest.peerDependencies };
      } catch {
        return false;
      }
    }
    const up = dirname(dir);
    return up === dir ? undefined : this.state(join(up, '_'), name);
  }
}

/**
 * Places where objects of the SDK meet a package that is on v1 itself: calls that hand it one, and variables of an SDK
 * type that hold what it made. Only what is plain counts as such an object:
 * an SDK class or function, something made from one, or an object literal with one in it.
 */
export function boundaryCalls(
  file: SourceFile,
  isOnV1: (dependency: string) => boolean,
): { dependency: string; call: Node }[] {
  const foreign = new Map<unknown, string>();
  let usesV1 = false;
  for (const record of file.imports.records) {
    const name = packageName(record.original.source);
    if (name === V1_PACKAGE) usesV1 = true;
    else if (name && !record.type && !V2_NAMES.has(name) && isOnV1(name)) foreign.set(record.binding, name);
  }
  if (!usesV1 || foreign.size === 0) return [];
  const calls: { dependency: string; call: Node }[] = [];
  for (const call of file.scopes.calls) {
    const root = rootOf(call.callee);
    const dependency = root && foreign.get(file.scopes.bindingOf(root));
    if (dependency && call.arguments.some((argument: Node) => isSdkObject(file, argument, 0)))
      calls.push({ dependency, call });
  }
  for (const record of file.imports.records) {
    const dependency = foreign.get(record.binding);
    if (!dependency) continue;
    for (const { node } of record.binding.references) {
      const declarator = file.ancestor(node, (at) => at.type === 'VariableDeclarator' || /Statement$/.test(at.type));
      const annotation = declarator?.type === 'VariableDeclarator' ? declarator.id.typeAnnotation : undefined;
      // `const servers: Record<string, () => McpServer> = { a: createServer }`
      if (annotation && namesSdk(file, annotation) && !calls.some(({ call }) => call === declarator))
        calls.push({ dependency, call: declarator! });
    }
  }
  return calls;
}

/** Types of the SDK that do not fit between v1 and v2: its classes, and what holds JSON that v2 types as such. */
const UNLIKE =
  /^(?:Client|Server|McpServer|Protocol|(?:InMemory|(?:Stdio|SSE|WebSocket|(?:Node|WebStandard)?StreamableHTTP)(?:Client|Server))?Transport|Tool|ListToolsResult|CallToolResult)$/;

/**
 * Calls that hand an object of the SDK, which the file was given by others, to a package on v1. The object is v2's after
 * the migration, whatever this file does.
 */
export function handoverCalls(
  file: SourceFile,
  facts: FileFacts,
  isOnV1: (dependency: string) => boolean,
): { call: Node; message: string }[] {
  const foreign = new Map<unknown, string>();
  let usesV1 = false;
  for (const record of file.imports.records) {
    const name = packageName(record.original.source);
    if (name === V1_PACKAGE) usesV1 = true;
    else if (name && !V2_NAMES.has(name) && isOnV1(name)) foreign.set(record.binding, name);
  }
  if (!usesV1 || foreign.size === 0) return [];
  return file.scopes.calls.flatMap((call) => {
    const root = rootOf(call.callee);
    const binding = root && file.scopes.bindingOf(root);
    const dependency = foreign.get(binding) ?? foreign.get(binding && typeBehind(file, binding));
    if (dependency === undefined) return [];
    const type = (call.arguments as Node[])
      .filter(({ type }) => type !== 'SpreadElement')
      .map((argument) => sdkTypeOf(file, facts, argument))
      .find((name) => name !== undefined && UNLIKE.test(name));
    if (type === undefined) return [];
    const message = `${dependency} is on v1 of the SDK and is handed a ${type} here, which is v2's after this migration: their types differ; update ${dependency} as soon as it is on v2, and cast until then, if what it does with the ${type} works.`;
    return [{ call, message }];
  });
}

/** The name that a variable's type has, or that of the class it is made from. */
function typeBehind(file: SourceFile, { id, declaration }: Binding): Binding | undefined {
  const annotation = id.typeAnnotation?.typeAnnotation as Node | undefined;
  const init = declaration.type === 'VariableDeclarator' && declaration.id === id ? declaration.init : undefined;
  const name = annotation?.typeName ?? (init?.type === 'NewExpression' ? init.callee : undefined);
  return name?.type === 'Identifier' ? file.scopes.bindingOf(name) : undefined;
}

/**
 * Places where a library builds the server of this file (src/sdk/hosts.ts): the first of each. The library is on v1
 * unless what is installed says that it is not.
 */
export function hostedCalls(
  file: SourceFile,
  isOnV1: (dependency: string) => boolean | undefined,
): { dependency: string; call: Node; message: string }[] {
  const calls: { dependency: string; call: Node; message: string }[] = [];
  for (const record of file.imports.records) {
    const dependency = packageName(record.original.source);
    const exports = dependency === undefined ? undefined : HOST_LIBRARIES.get(dependency);
    if (dependency === undefined || !exports?.includes(record.original.name) || record.type) continue;
    if (isOnV1(dependency) === false || calls.some((call) => call.dependency === dependency)) continue;
    const use = record.binding.references.find(({ node }) => hosts(file, node));
    if (use)
      calls.push({
        dependency,
        call: use.node,
        message: `${dependency} builds and hosts the server here, on v1 of the SDK, so this file was left as it is; it becomes stateless when ${dependency} does: update it first, then run again.`,
      });
  }
  return calls;
}

/** Called, constructed, extended, used as a decorator; also `McpModule.forRoot(…)`. */
function hosts(file: SourceFile, reference: Node): boolean {
  let at = reference;
  let parent = file.scopes.parentOf(at);
  while (parent && isMember(parent) && parent.object === at) [at, parent] = [parent, file.scopes.parentOf(parent)];
  if (!parent) return false;
  return (
    (/^(?:Call|New|OptionalCall)Expression$/.test(parent.type) && parent.callee === at) || parent.superClass === at
  );
}

/** Whether a type names something that is imported from the SDK. */
function namesSdk(file: SourceFile, type: Node): boolean {
  return file.imports.records.some(
    (record) =>
      record.original.source.startsWith(V1_PACKAGE) &&
      record.binding.references.some(({ node }) => node.start >= type.start && node.end <= type.end),
  );
}

function rootOf(callee: Node): Node | undefined {
  let at = unwrap(callee);
  while (/^(Optional)?(Member|Call)Expression$/.test(at.type)) at = unwrap(at.object ?? at.callee);
  return at.type === 'Identifier' ? at : undefined;
}

function isSdkObject(file: SourceFile, expression: Node, depth: number): boolean {
  if (depth > 4) return false;
  const at = unwrap(expression.type === 'AwaitExpression' ? expression.argument : expression);
  if (at.type === 'ObjectExpression')
    return at.properties.some((property: Node) => property.value && isSdkObject(file, property.value, depth + 1));
  if (at.type === 'NewExpression') return isSdkImport(file, at.callee);
  if (at.type !== 'Identifier') return false;
  if (isSdkImport(file, at)) return true;
  const declaration = file.scopes.bindingOf(at)?.declaration;
  return declaration?.type === 'VariableDeclarator' && declaration.id.type === 'Identifier' && declaration.init
    ? isSdkObject(file, declaration.init, depth + 1)
    : false;
}

function isSdkImport(file: SourceFile, node: Node): boolean {
  const record = node.type === 'Identifier' ? file.imports.of(file.scopes.bindingOf(node)) : undefined;
  return !!record && !record.type && parseV1Specifier(record.original.source) !== undefined;
}
